#include "load/FileReader.h"

#include <algorithm>
#include <span>

namespace albumen {
namespace {

constexpr std::size_t readPieceBytes = 1 << 20;

Error asReadError(Error error)
{
    error.code = error.code == Code::pathMissing ? Code::fileVanished : Code::fileUnreadable;
    error.stage = Stage::read;
    return error;
}

bool asFound(const FileInfo& info, const FoundPhoto& photo)
{
    return info.size == photo.size && info.mtimeNs == photo.mtimeNs;
}

/// Fills `bytes` as far as the file goes. Gives how far.
Result<std::size_t> readPieces(ReadableFile& file, std::span<std::byte> bytes, const JobControl& job)
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::read);
        const std::span<std::byte> piece = bytes.subspan(done, std::min(readPieceBytes, bytes.size() - done));
        auto got = file.read(done, piece);
        if (!got) return fail(asReadError(std::move(got).error()));
        done += *got;
        if (*got < piece.size()) break;
    }
    return done;
}

} // namespace

Result<std::vector<std::byte>> FileReader::read(const FoundPhoto& photo, const JobControl& job) const
{
    auto file = files_.openRead(photo.path, Follow::yes);
    if (!file) return fail(asReadError(std::move(file).error()));
    const FileInfo before = (*file)->info();
    if (before.kind != FileKind::file) return fail(Code::fileUnreadable, Stage::read, photo.path, "not a file");
    if (before.size > limit_)
        return fail(Error{.code = Code::fileTooBig,
                          .stage = Stage::read,
                          .path = photo.path,
                          .detail = {},
                          .needed = before.size,
                          .available = limit_});
    if (!asFound(before, photo)) return fail(Code::fileChanging, Stage::read, photo.path, "not as the scan found it");
    try {
        std::vector<std::byte> bytes(before.size);
        TRY_ASSIGN(const std::size_t got, readPieces(**file, bytes, job));
        const auto after = files_.info(photo.path, Follow::yes);
        if (!after) return fail(asReadError(after.error()));
        if (got != before.size || !asFound(*after, photo))
            return fail(Code::fileChanging, Stage::read, photo.path, "changed while it was read");
        return bytes;
    } catch (const std::bad_alloc&) {
        return fail(Code::outOfMemory, Stage::read, photo.path);
    }
}

} // namespace albumen

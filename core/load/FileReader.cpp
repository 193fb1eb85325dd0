#include "load/FileReader.h"

#include <algorithm>
#include <array>
#include <span>

#include "load/ImageFormat.h"
#include "photo/FilmName.h"

namespace albumen {
namespace {

constexpr std::size_t readPieceBytes = 1 << 20;
constexpr std::size_t headBytes = 4096; // more than any kind needs to be told

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
    return readOpen(**file, photo, job);
}

Result<std::vector<std::byte>> FileReader::readOpen(ReadableFile& file, const FoundPhoto& photo,
                                                    const JobControl& job) const
{
    const FileInfo before = file.info();
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
        TRY_ASSIGN(const std::size_t got, readPieces(file, bytes, job));
        TRY(unchanged(photo));
        if (got != before.size) return fail(Code::fileChanging, Stage::read, photo.path, "changed while it was read");
        return bytes;
    } catch (const std::bad_alloc&) {
        return fail(Code::outOfMemory, Stage::read, photo.path);
    }
}

bool isFilm(ReadableFile& file)
{
    std::array<std::byte, headBytes> head{};
    const auto got = file.read(0, head);
    return got && formatOf(std::span(head).first(*got)) == ImageFormat::film;
}

Result<LoadedImage> loadFile(ImageLoader& loader, const PhotoFile& file, const LoadRequest& request,
                             const JobControl& job)
{
    return file.film ? loader.loadFilm(filmBytes(*file.film), request, job) : loader.load(file.bytes, request, job);
}

Result<PhotoFile> FileReader::open(const FoundPhoto& photo, MemoryBudget& budget, const JobControl& job) const
{
    const auto bytes = photo.size <= limit_ ? photo.size : 0; // what is too large is refused unread
    const auto share = [&](std::uint64_t wanted) -> Result<MemoryLease> {
        auto lease = budget.lease(wanted, job);
        return lease ? Result<MemoryLease>(std::move(*lease)) : fail(Code::cancelled, Stage::read);
    };
    const bool calledFilm = hasFilmExtension(photo.path.native());
    PhotoFile opened;
    TRY_ASSIGN(opened.lease, share(calledFilm ? 0 : bytes));
    auto file = files_.openRead(photo.path, Follow::yes);
    if (!file) return fail(asReadError(std::move(file).error()));
    if ((*file)->info().kind == FileKind::file && isFilm(**file)) {
        if (!asFound((*file)->info(), photo))
            return fail(Code::fileChanging, Stage::read, photo.path, "not as the scan found it");
        opened.lease.shrinkTo(0);
        opened.film = std::move(*file);
        return opened;
    }
    if (calledFilm) {
        TRY_ASSIGN(opened.lease, share(bytes));
    }
    TRY_ASSIGN(opened.bytes, readOpen(**file, photo, job));
    return opened;
}

Status FileReader::unchanged(const FoundPhoto& photo) const
{
    const auto info = files_.info(photo.path, Follow::yes);
    if (!info) return fail(asReadError(info.error()));
    return asFound(*info, photo) ? Status()
                                 : fail(Code::fileChanging, Stage::read, photo.path, "changed while it was read");
}

} // namespace albumen

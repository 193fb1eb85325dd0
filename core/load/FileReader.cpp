#include "load/FileReader.h"

namespace albumen {
namespace {

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

} // namespace

Result<std::vector<std::byte>> FileReader::read(const FoundPhoto& photo) const
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
        auto got = (*file)->read(0, bytes);
        if (!got) return fail(asReadError(std::move(got).error()));
        const auto after = files_.info(photo.path, Follow::yes);
        if (!after) return fail(asReadError(after.error()));
        if (*got != before.size || !asFound(*after, photo))
            return fail(Code::fileChanging, Stage::read, photo.path, "changed while it was read");
        return bytes;
    } catch (const std::bad_alloc&) {
        return fail(Code::outOfMemory, Stage::read, photo.path);
    }
}

} // namespace albumen

#include "library/PathRules.h"

#include <algorithm>
#include <array>

#include "archive/VerifiedCopy.h"
#include "base/Hash.h"
#include "base/Sentence.h"
#include "photo/FilmName.h"
#include "photo/PictureName.h"
#include "scan/FileEnumerator.h"
#include "trash/TrashRecord.h"

namespace albumen {
namespace {

constexpr std::size_t headBytes = 32; // looksLikePicture() needs less

/// The canonical form of a path of which only a part may exist.
Path canonicalAsFarAsItIs(Files& files, const Path& path)
{
    Path rest;
    for (Path there = path.lexically_normal(); !there.empty(); there = there.parent_path()) {
        if (const auto real = files.canonical(there)) return rest.empty() ? *real : *real / rest;
        if (there == there.parent_path()) break;
        rest = rest.empty() ? there.filename() : there.filename() / rest;
    }
    return path.lexically_normal();
}

bool below(const Path& inner, const Path& outer)
{
    auto i = inner.begin();
    for (const Path& part : outer) {
        if (part.empty()) continue; // a trailing slash
        if (i == inner.end() || *i != part) return false;
        ++i;
    }
    return true;
}

/// Whether a file can be made in this folder: tried, since rights, read-only disks and quotas all answer only so.
Status checkWritable(Files& files, const Path& folder, const Path& target)
{
    const Path probe = folder / (".albumen-" + randomHex(12) + ".part");
    const auto made = files.create(probe);
    if (!made) {
        const Code why = made.error().code;
        const bool disk = why == Code::diskFull || why == Code::diskOutOfFiles || why == Code::diskReadOnly;
        return fail(disk ? why : Code::pathNotWritable, Stage::plan, target, made.error().detail);
    }
    return files.remove(probe);
}

Status checkSource(Files& files, const Path& source)
{
    TRY(checkNoTrash(files, source));
    const auto info = files.info(source, Follow::yes);
    if (!info)
        return fail(info.error().code == Code::pathDenied ? Code::pathDenied : Code::pathMissing, Stage::scan, source,
                    info.error().detail);
    if (info->kind == FileKind::folder) {
        if (const auto list = files.list(source); !list)
            return fail(list.error().code, Stage::scan, source, list.error().detail);
        return {};
    }
    if (info->kind != FileKind::file) return fail(Code::pathNotFolder, Stage::scan, source);
    const auto file = files.openRead(source, Follow::yes);
    if (!file) return fail(file.error().code, Stage::scan, source, file.error().detail);
    std::array<std::byte, headBytes> head{};
    TRY_ASSIGN(const std::size_t got, (*file)->read(0, head));
    const bool photo = got > 0 && (hasPhotoExtension(source.native()) || hasFilmExtension(source.native()) ||
                                   looksLikePicture({head.data(), got}));
    return photo ? Status() : fail(Code::pathEmpty, Stage::scan, source);
}

/// Whether there is a photo in any of the sources; nobody waits longer for it than to the first one.
bool anyPhoto(Files& files, const ArchiveChoice& choice)
{
    bool found = false;
    const std::vector<Path> excluded{choice.save, choice.zips};
    FileEnumerator enumerator(files, excluded);
    for (const Path& source : choice.photos) {
        ScanRoot root;
        const auto info = files.info(source, Follow::yes);
        if (!info) continue;
        root.path = info->kind == FileKind::folder ? source : source.parent_path();
        if (info->kind != FileKind::folder) root.onlyFiles.push_back(source.filename());
        enumerator.walk(root, JobControl{}, [&found](const FoundPhoto&) { return !(found = true); });
        if (found) break;
    }
    return found;
}

} // namespace

bool isInside(Files& files, const Path& inner, const Path& outer)
{
    return below(canonicalAsFarAsItIs(files, inner), canonicalAsFarAsItIs(files, outer));
}

Result<Path> nearestFolder(Files& files, const Path& path)
{
    for (Path there = path.lexically_normal(); !there.empty(); there = there.parent_path()) {
        const auto info = files.info(there, Follow::yes);
        if (info && info->kind == FileKind::folder) return there;
        if (info) return fail(Code::pathNotFolder, Stage::plan, there);
        if (info.error().code == Code::pathDenied || info.error().code == Code::pathTooLong)
            return fail(info.error().code, Stage::plan, path, info.error().detail);
        if (info.error().code == Code::pathNotFolder) return fail(Code::pathNotFolder, Stage::plan, path);
        if (there == there.parent_path()) break;
    }
    return fail(Code::pathMissing, Stage::plan, path);
}

Status checkSources(Files& files, const ArchiveChoice& choice)
{
    if (choice.photos.empty()) return fail(Code::pathEmpty, Stage::scan);
    for (const Path& source : choice.photos) TRY(checkSource(files, source));
    return {};
}

Status checkNoTrash(Files& files, const Path& source)
{
    const Path real = canonicalAsFarAsItIs(files, source);
    if (std::ranges::find(real, Path(trashFolderName)) == real.end()) return {};
    return fail(Code::sourceInsideTarget, Stage::scan, source, std::string(inTrashFolder));
}

Status checkNotEmpty(Files& files, const ArchiveChoice& choice)
{
    if (anyPhoto(files, choice)) return {};
    const Path& first = choice.photos.front();
    return fail(Code::pathEmpty, Stage::scan, first, std::string(hasArchiveMark(files, first) ? isArchive : ""));
    return {};
}

Status checkApart(Files& files, const Path& target, const std::vector<Path>& sources)
{
    const bool marked = files.exists(target / ".albumen-archive");
    for (const Path& source : sources) {
        const auto info = files.info(source, Follow::yes);
        if (info && info->kind == FileKind::file && isInside(files, source, target))
            return fail(Code::sourceInsideTarget, Stage::plan, source);
        if (!info || info->kind != FileKind::folder) continue;
        if (isInside(files, source, target) && isInside(files, target, source))
            return fail(Code::pathSameAsSource, Stage::plan, target);
        if (isInside(files, source, target)) return fail(Code::sourceInsideTarget, Stage::plan, source);
        const bool inArchiveFolder = isInside(files, target, source / archiveFolderName);
        if (isInside(files, target, source) && !inArchiveFolder && !marked)
            return fail(Code::pathInsideSource, Stage::plan, target);
    }
    return {};
}

Status checkNoArchive(Files& files, const Path& save, const std::vector<ArchiveSettings>& archives)
{
    const auto isIt = [&](const Path& folder) {
        return isInside(files, save, folder) && isInside(files, folder, save);
    };
    if (std::ranges::any_of(archives, [&](const ArchiveSettings& one) { return isIt(one.save); })) return {};
    const bool marked = hasArchiveMark(files, save);
    for (const ArchiveSettings& one : archives) {
        const bool zips = isInside(files, save, one.zips) && !isInside(files, one.save, one.zips);
        const bool itsZips = isIt(one.zips);
        const bool within = isInside(files, save, one.save) || (zips && !itsZips);
        if (marked ? itsZips && hasArchiveMark(files, one.save) : within)
            return fail(Code::pathInsideSource, Stage::plan, save, std::string(partOfArchive) + one.save.native());
    }
    return {};
}

Status checkTarget(Files& files, const Path& target, const std::vector<Path>& sources)
{
    if (!target.is_absolute()) return fail(Code::pathMissing, Stage::plan, target, "not an absolute path");
    TRY_ASSIGN(const Path folder, nearestFolder(files, target));
    TRY(checkApart(files, target, sources));
    return checkWritable(files, folder, target);
}

} // namespace albumen

#include "archive/Identity.h"

#include "archive/VerifiedCopy.h"
#include "base/FileRights.h"

namespace albumen {
namespace {

bool isAbsence(Code code)
{
    return code == Code::pathMissing || code == Code::pathNotFolder;
}

} // namespace

/// Of a file with other bytes than were filed.
Found Identity::judged(const FiledFile& filed, const Path& path, const FileInfo& now) const
{
    if (isOriginal(now)) return Found::photo;
    if (now.mtimeNs == filed.mtimeNs || now.size == 0) return Found::damaged;
    if (filed.mode == FilingMode::hardLink && now.links > 1 && !originals_) return Found::photo;
    if (!filed.companion.empty()) return Found::edited; // no picture that could be opened
    return !opens_ || opens_(path) ? Found::edited : Found::damaged;
}

Result<std::optional<FiledLook>> Identity::look(const FiledFile& filed, const Path& path, Depth depth) const
{
    const auto now = files_.info(path);
    if (!now && isAbsence(now.error().code)) return FiledLook{Found::missing, {}};
    if (!now) return fail(now.error());
    const bool ours = now->kind == FileKind::file && (filed.mode == FilingMode::hardLink || !isOriginal(*now));
    const bool linked = filed.state == FiledState::foreign && filed.mode != FilingMode::hardLink && now->links > 1;
    if (!ours || linked) return FiledLook{Found::notOurs, *now};
    const bool asRecorded = now->size == filed.size && now->mtimeNs == filed.mtimeNs;
    if (!mayRead(path)) return fail(Code::pathDenied, Stage::file, path);
    if (depth == Depth::quick && asRecorded) return FiledLook{Found::same, *now};
    if (now->size != filed.size) return FiledLook{judged(filed, path, *now), *now};
    const auto file = files_.openRead(path);
    if (!file && isAbsence(file.error().code)) return FiledLook{Found::missing, {}};
    if (!file && file.error().code == Code::pathDenied) return fail(file.error());
    if (file) (*file)->dropCache();
    const auto hash = file ? hashOpen(**file, job_) : fail(file.error());
    if (!hash) return FiledLook{Found::damaged, *now}; // the disk cannot give its bytes any more
    if (!*hash) return std::nullopt;
    return FiledLook{**hash == filed.hash ? Found::same : judged(filed, path, *now), *now};
}

Result<bool> Identity::isOurFolder(const Path& folder) const
{
    const auto now = files_.info(folder);
    if (!now && isAbsence(now.error().code)) return false;
    if (!now) return fail(now.error());
    return now->kind == FileKind::folder && !(originals_ && originals_->lieIn(*now));
}

std::optional<Code> Identity::insteadOf(const Path& folder, Use use) const
{
    const auto now = files_.info(folder);
    if (!now) return std::nullopt;
    const bool open = use == Use::look ? mayLookInto(folder) : mayChange(folder);
    if (now->kind == FileKind::folder) return open ? std::nullopt : std::optional(Code::archiveClosed);
    return now->kind == FileKind::link ? Code::archiveLinked : Code::archiveBlocked;
}

} // namespace albumen

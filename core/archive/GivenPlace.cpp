#include "archive/GivenPlace.h"

#include "archive/SafeName.h"

namespace albumen {
namespace {

/// Nothing: cancelled.
Result<std::optional<bool>> hasBytesOf(Files& files, const Path& path, const FileInfo& info, const Path& like,
                                       const JobControl& job)
{
    TRY_ASSIGN(const FileInfo wanted, files.info(like));
    if (info.kind != FileKind::file || info.size != wanted.size) return false;
    TRY_ASSIGN(const auto theirs, hashFile(files, path, job));
    if (!theirs) return std::nullopt;
    TRY_ASSIGN(const auto ours, hashFile(files, like, job));
    if (!ours) return std::nullopt;
    return *theirs == *ours;
}

} // namespace

bool isAbout(const Error& error, const Path& source)
{
    return error.code != Code::cancelled && (error.path.empty() || error.path == source);
}

Result<std::optional<GivenPlace>> placeFor(Files& files, const Path& folder, const std::string& name, const Path& like,
                                           const JobControl& job)
{
    for (int number = 1;; ++number) {
        if (!job.mayGoOn()) return std::nullopt;
        const Path path = folder / numberedFile(name, number);
        const auto info = files.info(path);
        if (!info && info.error().code == Code::pathMissing) return GivenPlace{path, false};
        if (!info) return fail(info.error());
        TRY_ASSIGN(const auto same, hasBytesOf(files, path, *info, like, job));
        if (!same) return std::nullopt;
        if (*same) return GivenPlace{path, true};
    }
}

Result<std::optional<GivenPlace>> givePlace(Files& files, const Path& part, const Path& folder, const std::string& name,
                                            const JobControl& job)
{
    for (;;) {
        auto place = placeFor(files, folder, name, part, job);
        const bool free = place && *place && !(*place)->there;
        const Status named = free ? files.rename(part, (*place)->path) : Status();
        if (free && named) return place;
        if (free && named.error().code == Code::nameTaken) continue; // somebody was quicker
        (void)files.remove(part);
        if (!named) return fail(named.error());
        return place;
    }
}

} // namespace albumen

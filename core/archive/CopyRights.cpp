#include "archive/CopyRights.h"

#include <map>
#include <string>
#include <utility>

#include "base/FileRights.h"

namespace albumen {
namespace {

/// Of each photo and of what lies beside it, by the ending of that.
using OriginalPaths = std::map<std::pair<PhotoId, std::string>, Path>;

OriginalPaths originalsOf(const FilingInput& input)
{
    OriginalPaths originals;
    for (const PhotoToFile& photo : input.photos) {
        if (!photo.present) continue;
        originals.emplace(std::pair(photo.photo, std::string()), photo.source);
        for (const Companion& one : photo.companions) originals.emplace(std::pair(photo.photo, one.ending), one.source);
    }
    return originals;
}

} // namespace

void followRights(const FilingInput& input, const Path& save, const LedgerState& filed, const JobControl& job)
{
    const OriginalPaths originals = originalsOf(input);
    std::map<TargetKey, Path> folders;
    for (const Target& target : filed.targets)
        if (target.there) folders[target.key] = save / target.folder;
    for (const FiledFile& file : filed.filed) {
        if (!job.mayGoOn()) return;
        const auto folder = folders.find(file.target);
        const auto original = originals.find({file.photo, file.companion});
        if (file.state != FiledState::there || folder == folders.end() || original == originals.end()) continue;
        narrowRights(folder->second / file.name, original->second);
    }
}

} // namespace albumen

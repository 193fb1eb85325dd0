#include "archive/RenamedFolders.h"

#include <algorithm>

#include "archive/SafeName.h"
#include "archive/VerifiedCopy.h"

namespace albumen {
namespace {

constexpr int mostToRead = 8; // of what lies there by name and size

bool holdsFiledOf(Files& files, const TargetKey& key, const Path& folder, const LedgerState& state)
{
    const JobControl job;
    int read = 0;
    return std::ranges::any_of(state.filed, [&](const FiledFile& file) {
        if (file.target != key || read == mostToRead) return false;
        const auto there = files.info(folder / file.name);
        if (!there || there->kind != FileKind::file || there->size != file.size) return false;
        ++read;
        const auto hash = hashFile(files, folder / file.name, job);
        return hash && *hash && **hash == file.hash;
    });
}

} // namespace

Result<std::vector<Target>> renamedByHand(Files& files, const Path& save, const LedgerState& state,
                                          const std::vector<PersonToFile>& people)
{
    std::vector<Target> renamed;
    for (const PersonToFile& person : people) {
        const TargetKey key{TargetKind::person, person.id};
        const std::string name = safeFolderName(person.name);
        const auto target = std::ranges::find(state.targets, key, &Target::key);
        if (target == state.targets.end() || !target->made || target->folder == name) continue;
        if (std::ranges::find(state.targets, name, &Target::folder) != state.targets.end()) continue;
        TRY_ASSIGN(const bool stayed, isThere(files, save / target->folder));
        if (stayed) continue;
        const auto now = files.info(save / name);
        if (!now || now->kind != FileKind::folder || !holdsFiledOf(files, key, save / name, state)) continue;
        renamed.push_back({key, name, true});
    }
    return renamed;
}

void follow(const std::vector<Target>& renamed, LedgerState& state)
{
    for (const Target& one : renamed) *std::ranges::find(state.targets, one.key, &Target::key) = one;
}

} // namespace albumen

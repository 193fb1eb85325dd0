#include "archive/RenamedFolders.h"

#include <algorithm>
#include <optional>
#include <set>

#include "archive/SafeName.h"
#include "archive/VerifiedCopy.h"

namespace albumen {
namespace {

constexpr int mostToRead = 8; // of what lies there by name and size

/// How many of the files that were filed to it lie there, by name and size. 0: the bytes of none are those filed.
std::size_t filedThere(Files& files, const TargetKey& key, const Path& folder, const LedgerState& state)
{
    const JobControl job;
    std::size_t there = 0;
    int read = 0;
    bool proved = false;
    for (const FiledFile& file : state.filed) {
        if (file.target != key) continue;
        const auto found = files.info(folder / file.name);
        if (!found || found->kind != FileKind::file || found->size != file.size) continue;
        ++there;
        if (proved || read == mostToRead) continue;
        ++read;
        const auto hash = hashFile(files, folder / file.name, job);
        proved = hash && *hash && **hash == file.hash;
    }
    return proved ? there : 0;
}

/// The folders inside the save folder that are no target's, in the order of their names; none where that is away.
Result<std::vector<std::string>> foldersOfNobody(Files& files, const Path& save, const LedgerState& state)
{
    std::set<std::string> targets;
    for (const Target& target : state.targets) targets.insert(target.folder);
    std::vector<std::string> names;
    TRY_ASSIGN(const bool there, isThere(files, save));
    if (!there) return names;
    TRY_ASSIGN(const auto entries, files.list(save));
    for (const FolderEntry& entry : entries) {
        const bool ours = targets.contains(entry.name) || entry.name.starts_with('.');
        if (entry.kind == FileKind::folder && !ours) names.push_back(entry.name);
    }
    std::ranges::sort(names);
    return names;
}

/// The one that has the most of its files, at least half of them; the new name of the person is enough with one.
std::optional<std::string> newNameOf(Files& files, const Path& save, const LedgerState& state, const Target& target,
                                     const std::string& wanted, const std::vector<std::string>& names)
{
    const auto of = [&](const FiledFile& file) { return file.target == target.key; };
    const auto filed = static_cast<std::size_t>(std::ranges::count_if(state.filed, of));
    std::optional<std::string> best;
    std::size_t most = 0;
    for (const std::string& name : names) {
        const std::size_t there = filedThere(files, target.key, save / name, state);
        if (there > 0 && name == wanted) return name;
        if (2 * there < std::max<std::size_t>(filed, 1) || there <= most) continue;
        most = there;
        best = name;
    }
    return best;
}

} // namespace

Result<std::vector<Target>> renamedByHand(Files& files, const Path& save, const LedgerState& state,
                                          const std::vector<PersonToFile>& people)
{
    std::vector<Target> renamed;
    std::optional<std::vector<std::string>> names; // once a folder is missed
    for (const Target& target : state.targets) {
        if (!target.made) continue;
        TRY_ASSIGN(const bool stayed, isThere(files, save / target.folder));
        if (stayed) continue;
        if (!names) {
            TRY_ASSIGN(names, foldersOfNobody(files, save, state));
        }
        const auto person = std::ranges::find_if(people, [&](const PersonToFile& one) {
            return target.key == TargetKey{TargetKind::person, one.id};
        });
        const std::string wanted = person == people.end() ? std::string() : safeFolderName(person->name);
        const auto now = newNameOf(files, save, state, target, wanted, *names);
        if (!now) continue;
        std::erase(*names, *now);
        renamed.push_back({target.key, *now, true});
    }
    return renamed;
}

void follow(const std::vector<Target>& renamed, LedgerState& state)
{
    for (const Target& one : renamed) *std::ranges::find(state.targets, one.key, &Target::key) = one;
}

} // namespace albumen

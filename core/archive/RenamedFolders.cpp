#include "archive/RenamedFolders.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "archive/SafeName.h"
#include "archive/VerifiedCopy.h"

namespace albumen {
namespace {

constexpr int mostToRead = 8; // of what lies there by name and size

struct Lying {
    std::size_t filed = 0, there = 0;
};

/// By name and size.
bool liesIn(Files& files, const Path& folder, const FiledFile& file)
{
    const auto found = files.info(folder / file.name);
    return found && found->kind == FileKind::file && found->size == file.size;
}

/// How many of the files that were filed to it lie there, by name and size. 0: the bytes of none are those filed.
std::size_t filedThere(Files& files, const TargetKey& key, const Path& folder, const LedgerState& state)
{
    const JobControl job;
    std::size_t there = 0;
    int read = 0;
    bool proved = false;
    for (const FiledFile& file : state.filed) {
        if (file.target != key) continue;
        if (!liesIn(files, folder, file)) continue;
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

/// Counts the files of each target that were there and lie in its folder now, but for those that `isAsked` passes by.
template <class IsAsked>
std::map<TargetKey, Lying> lyingAtHome(Files& files, const Path& save, const LedgerState& state, IsAsked isAsked)
{
    std::map<TargetKey, std::string> folders;
    for (const Target& target : state.targets)
        if (target.made) folders[target.key] = target.folder;
    std::map<TargetKey, Lying> lying;
    for (const FiledFile& file : state.filed) {
        const auto folder = folders.find(file.target);
        if (file.state != FiledState::there || folder == folders.end() || !isAsked(file)) continue;
        Lying& one = lying[file.target];
        ++one.filed;
        one.there += liesIn(files, save / folder->second, file) ? 1 : 0;
    }
    return lying;
}

/// Of targets that lack one of a few files, spread over all that they have; the others are taken to be as they were.
std::map<TargetKey, Lying> lackingAtHome(Files& files, const Path& save, const LedgerState& state)
{
    std::map<TargetKey, std::size_t> filed, passed;
    for (const FiledFile& file : state.filed) ++filed[file.target];
    const auto few = lyingAtHome(files, save, state, [&](const FiledFile& file) {
        return passed[file.target]++ % std::max<std::size_t>(1, filed[file.target] / mostToRead) == 0;
    });
    const auto lacks = [](const Lying& one) { return one.there < one.filed; };
    return lyingAtHome(files, save, state, [&](const FiledFile& file) {
        const auto found = few.find(file.target);
        return found != few.end() && lacks(found->second);
    });
}

/// A target whose folder is gone, or has another one's files in it.
struct Sought {
    const Target* target = nullptr;
    bool gone = false;
    std::string wanted;            ///< the folder of the name that the person has by now
    std::size_t atHome = 0;        ///< files of it that lie where they are to lie
    std::optional<std::string> at; ///< the folder that it is
};

/// The one that has the most of its files, at least half of them and more than its own has; the new name of the person
/// is enough with one.
std::optional<std::string> newNameOf(Files& files, const Path& save, const LedgerState& state, const Sought& sought,
                                     const std::vector<std::string>& names)
{
    const TargetKey& key = sought.target->key;
    const auto filed = static_cast<std::size_t>(std::ranges::count(state.filed, key, &FiledFile::target));
    std::optional<std::string> best;
    std::size_t most = sought.atHome;
    for (const std::string& name : names) {
        if (name == sought.target->folder) continue;
        const std::size_t there = filedThere(files, key, save / name, state);
        if (there > 0 && sought.gone && name == sought.wanted) return name;
        if (2 * there < std::max<std::size_t>(filed, 1) || there <= most) continue;
        most = there;
        best = name;
    }
    return best;
}

/// A folder that is there changes hands only where its own target was found elsewhere, and leaves a folder that is
/// there only for one that takes that: else somebody made a copy.
void dropOneSided(std::vector<Sought>& all)
{
    const auto holds = [&all](const std::string& folder) {
        return std::ranges::find_if(all, [&](const Sought& one) { return !one.gone && one.target->folder == folder; });
    };
    const auto isTaken = [&all](const std::string& folder) {
        return std::ranges::any_of(all, [&](const Sought& one) { return one.at == folder; });
    };
    for (bool changed = true; std::exchange(changed, false);)
        for (Sought& one : all) {
            if (!one.at) continue;
            const auto owner = holds(*one.at);
            const bool owned = owner != all.end() && !owner->at;
            if (!owned && (one.gone || isTaken(one.target->folder))) continue;
            one.at.reset();
            changed = true;
        }
}

/// Targets whose folder is gone; where there are any, or two of them lack files, also these.
Result<std::vector<Sought>> soughtTargets(Files& files, const Path& save, const LedgerState& state,
                                          const std::vector<PersonToFile>& people)
{
    const auto lacking = lackingAtHome(files, save, state);
    std::vector<Sought> all;
    for (const Target& target : state.targets) {
        if (!target.made) continue;
        TRY_ASSIGN(const bool stayed, isThere(files, save / target.folder));
        const auto lacks = lacking.find(target.key);
        if (stayed && lacks == lacking.end()) continue;
        const auto person = std::ranges::find_if(people, [&](const PersonToFile& one) {
            return target.key == TargetKey{TargetKind::person, one.id};
        });
        all.push_back({.target = &target,
                       .gone = !stayed,
                       .wanted = person == people.end() ? std::string() : safeFolderName(person->name),
                       .atHome = lacks == lacking.end() ? 0 : lacks->second.there,
                       .at = {}});
    }
    if (all.size() == 1 && !all.front().gone) all.clear();
    return all;
}

} // namespace

Result<std::vector<Target>> renamedByHand(Files& files, const Path& save, const LedgerState& state,
                                          const std::vector<PersonToFile>& people)
{
    std::vector<Target> renamed;
    TRY_ASSIGN(std::vector<Sought> all, soughtTargets(files, save, state, people));
    if (all.empty()) return renamed;
    TRY_ASSIGN(std::vector<std::string> names, foldersOfNobody(files, save, state));
    for (const Sought& one : all)
        if (!one.gone) names.push_back(one.target->folder);
    for (Sought& one : all) {
        one.at = newNameOf(files, save, state, one, names);
        if (one.at) std::erase(names, *one.at);
    }
    dropOneSided(all);
    for (const Sought& one : all)
        if (one.at) renamed.push_back({one.target->key, *one.at, true});
    return renamed;
}

void follow(const std::vector<Target>& renamed, LedgerState& state)
{
    for (const Target& one : renamed) *std::ranges::find(state.targets, one.key, &Target::key) = one;
}

} // namespace albumen

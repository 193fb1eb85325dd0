// What must be true of an archive, every day and in the end.
#include "Life.h"

#include <filesystem>

#include <fmt/format.h>

namespace albumen::test {
namespace fs = std::filesystem;

std::map<std::string, TargetKey> Life::targetsByFolder()
{
    std::map<std::string, TargetKey> targets;
    const LedgerState filed = recorded();
    for (const Target& target : filed.targets) targets[target.folder] = target.key;
    return targets;
}

/// What the archive takes for somebody else's work: also links that were written through before the photo was replaced.
std::set<Path> Life::editedCopies()
{
    std::set<Path> files;
    const auto targets = targetsByFolder();
    const LedgerState filed = recorded();
    for (const FiledFile& file : filed.filed)
        for (const auto& [folder, key] : targets)
            if (key == file.target && file.state == FiledState::foreign)
                files.insert(house_.save() / folder / file.name);
    return files;
}

void Life::expectNothingLost()
{
    std::set<std::string> archived;
    std::multimap<std::string, Path> lying;
    for (const Path& file : allBelow(house_.save())) {
        const std::string bytes = readFile(file);
        archived.insert(bytes);
        if (!inTrash(file)) lying.emplace(bytes, file.filename());
    }
    for (const Photo& photo : photos_) {
        const Path file = (plugged_ ? house_.photos() : house_.folder / "away") / photo.name;
        if (fs::exists(file)) {
            if (readFile(file) != photo.bytes) throw Broken{"a photo was changed: " + photo.name};
        } else if (!photo.gone || !owners_.contains(photo.bytes)) {
            if (!everMoved_) throw Broken{"a photo is gone: " + photo.name};
            if (!archived.contains(photo.bytes) && !owners_.contains(photo.bytes))
                throw Broken{"a photo that was moved is nowhere: " + photo.name};
        }
    }
    for (const Photo& photo : photos_) {
        if (photo.sidecar.empty() || owners_.contains(photo.sidecar)) continue;
        const bool there = fs::exists(sidecarOf(photo));
        if (there ? readFile(sidecarOf(photo)) != photo.sidecar : !archived.contains(photo.sidecar) || !everMoved_)
            throw Broken{"a sidecar is lost: " + photo.name};
    }
    for (const auto& [bytes, name] : theirs_) {
        const auto [first, last] = lying.equal_range(bytes);
        if (std::none_of(first, last, [&name = name](const auto& one) { return one.second == name; }))
            throw Broken{"what is not Albumen's was taken: " + name};
    }
}

void Life::end()
{
    if (!plugged_) unplug({});
    looked_ = true;
    verify({}); // what goes bad without a sign is found by reading alone
    std::set<std::string> inArchive;
    const auto targets = targetsByFolder();
    const std::set<Path> edited = editedCopies();
    for (const Path& copy : copies())
        if (targets.contains(copy.parent_path().filename()) && !edited.contains(copy))
            inArchive.insert(pictureIn(readFile(copy)));
    for (int round = 0; round < 4; ++round) {
        fileOnce(*house_.files);
        zipOnce(*house_.files);
    }
    expectNothingLost();
    scan();
    const auto plan = Filer(*house_.files, house_.ledger, house_.clock, &house_.names, opens)
                          .plan({house_.save(), house_.zips()}, house_.input, house_.job);
    if (!plan || !*plan) throw Broken{"no plan"};
    if (!(*plan)->steps.empty()) throw Broken{"never done: " + (*plan)->lines().front()};
    expectAllInPlace(inArchive);
    verify({});
}

bool Life::isFiled(const TargetKey& key) const
{
    const FilingOptions& options = house_.input.options;
    if (key.kind == TargetKind::unknown) return options.unknown;
    if (key.kind == TargetKind::noPeople) return options.noPeople;
    return std::any_of(house_.input.people.begin(), house_.input.people.end(),
                       [&](const PersonToFile& person) { return person.id == key.person; });
}

void Life::expectAllInPlace(const std::set<std::string>& inArchive)
{
    const auto folders = targetsByFolder();
    const std::set<Path> edited = editedCopies();
    std::map<std::pair<TargetKey, std::string>, Names> found;
    for (const Path& copy : copies()) {
        const auto at = folders.find(copy.parent_path().filename());
        if (at != folders.end() && !edited.contains(copy))
            found[{at->second, pictureIn(readFile(copy))}].push_back(copy.lexically_relative(house_.save()));
    }
    std::set<std::string> within = inArchive, present;
    for (const Photo& photo : photos_)
        if (!photo.gone && fs::exists(house_.photos() / photo.name)) present.insert(photo.picture);
    within.insert(present.begin(), present.end());
    for (const auto& [seen, picture] : pictures_)
        for (const TargetKey& key : picture.targets) {
            if (!isFiled(key) || !within.contains(seen) || (picture.savedOver && !present.contains(seen))) continue;
            const auto at = found.find({key, seen});
            if (at == found.end()) throw Broken{fmt::format("picture {} is not in its folder", picture.content)};
            if (at->second.size() > 1)
                throw Broken{fmt::format("picture {} is in a folder twice: {} and {}", picture.content, at->second[0],
                                         at->second[1])};
        }
    expectSidecars();
    for (const auto& [where, names] : found) {
        const Picture& picture = pictures_[where.second];
        const bool wanted = isFiled(where.first) && picture.targets.contains(where.first);
        if (!wanted && present.contains(where.second))
            throw Broken{fmt::format("picture {} does not belong there: {}", picture.content, names.front())};
    }
}

/// What lies beside a photo lies beside each copy of it.
void Life::expectSidecars()
{
    std::map<TargetKey, std::set<std::string>> filed;
    const LedgerState state = recorded();
    for (const Target& target : state.targets)
        for (const auto& [name, bytes] : filesBelow(house_.save() / target.folder)) filed[target.key].insert(bytes);
    std::map<ContentNo, int> files; // of a second file of a picture the archive may have the first one's
    for (const Photo& photo : photos_) ++files[static_cast<ContentNo>(pictures_[photo.picture].content)];
    for (const PhotoToFile& row : house_.input.photos)
        for (const Companion& sidecar : row.companions)
            for (const TargetKey& key : files[row.content] == 1 ? row.targets : std::vector<TargetKey>())
                if (isFiled(key) && !filed[key].contains(readFile(sidecar.source)))
                    throw Broken{"a sidecar is not beside the copy: " + sidecar.source.filename().native()};
}

} // namespace albumen::test

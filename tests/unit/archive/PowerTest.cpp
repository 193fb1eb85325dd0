// The power goes at every change of a filing and a zipping: what was recorded is there, and the next run finishes.
#include <iostream>

#include "House.h"
#include "archive/VerifiedCopy.h"
#include "support/ForgetfulFiles.h"

namespace albumen::test {
namespace {

constexpr unsigned seedsEach = 3; // what a disk keeps, at one moment

struct Outage {
    std::string name;
    std::function<void(House&)> before;
    std::function<void(House&, Files&)> work;
    /// Bytes that lie in the archive alone before, and somewhere in it afterwards: in its trash, if nowhere else.
    std::function<std::vector<std::string>(House&)> trashed = {};
};

struct Deaf {
    bool file = false, folder = false; ///< flushes that are left out
};

bool isUnderWay(House& house, const Path& path)
{
    const auto open = house.ledger.openEntries(static_cast<ArchiveNo>(1)).value();
    return std::any_of(open.begin(), open.end(), [&](const JournalEntry& entry) {
        return entry.source == path || entry.destination == path || isUnder(path, entry.source) ||
               isUnder(path, entry.destination);
    });
}

/// Why what is recorded is not so; empty: it is.
std::string untrueRecord(House& house)
{
    if (house.ledger.archives().value().empty()) return {};
    const LedgerState state = house.state();
    std::map<TargetKey, std::string> folders;
    for (const Target& target : state.targets) folders[target.key] = target.folder;
    const JobControl job;
    for (const FiledFile& file : state.filed) {
        const Path path = house.save() / folders[file.target] / file.name;
        if (file.state != FiledState::there || isUnderWay(house, path)) continue;
        if (!house.files->exists(path)) return "recorded and gone: " + path.native();
        if (*hashFile(*house.files, path, job).value() != file.hash) return "recorded and torn: " + path.native();
    }
    for (const auto& [key, folder] : folders)
        for (const std::string& name : namesBelow(house.save() / folder)) {
            const bool known =
                std::any_of(state.filed.begin(), state.filed.end(),
                            [&, &key = key](const FiledFile& file) { return file.target == key && file.name == name; });
            if (!known && !name.starts_with('.') && !isUnderWay(house, house.save() / folder / name))
                return "not recorded: " + folder + "/" + name;
        }
    for (const ZipRecord& zip : state.zips) {
        const auto there = house.files->info(house.zips() / zip.name);
        if (isUnderWay(house, house.zips() / zip.name) || zip.fingerprint == Xxh128{}) continue; // known to be damaged
        if (!there || there->size != zip.size) return "recorded and gone or torn: " + zip.name;
    }
    return {};
}

/// Every original's bytes, in its place or in the archive.
std::string lostOriginal(const House& house, const std::map<std::string, std::string>& originals)
{
    std::set<std::string> all;
    for (const auto& one : filesBelow(house.photos())) all.insert(one.second);
    for (const Path& top : {house.save(), house.zips()})
        for (const auto& one : filesBelow(top)) all.insert(one.second);
    for (const auto& [name, bytes] : originals)
        if (!all.contains(bytes)) return "lost: " + name;
    return {};
}

std::string notFinished(House& house)
{
    for (int round = 0; round < 2; ++round) {
        house.rescan();
        const auto filed = house.file(), zipped = house.zip();
        if (filed.error || zipped.error)
            return "it ended: " + std::string(nameOf((filed.error ? filed : zipped).error->code));
    }
    house.rescan();
    const auto plan = house.plan();
    if (!plan.steps.empty()) return "never done: " + plan.lines().front();
    const auto verified = house.verify();
    return verified.problems.empty() ? std::string() : "not whole: " + verified.problems.front().path.native();
}

/// One outage. `done`: the work had ended before it came to that.
std::string outage(const Outage& trial, std::uint64_t at, unsigned seed, Deaf deaf, bool& done)
{
    House house;
    trial.before(house);
    auto originals = filesBelow(house.photos());
    for (const std::string& bytes : trial.trashed ? trial.trashed(house) : std::vector<std::string>())
        originals["trash " + std::to_string(originals.size())] = bytes;
    ForgetfulFiles files(house.folder / "aside", at);
    files.hearsFile = !deaf.file;
    files.hearsFolder = !deaf.folder;
    try {
        trial.work(house, files);
        done = true;
    } catch (const Killed&) {
    }
    const Names left = namesBelow(house.photos());
    files.cut(seed);
    std::string why = lostOriginal(house, originals);
    if (why.empty() && done && namesBelow(house.photos()) != left) why = "recorded as moved, and came back";
    if (why.empty()) why = untrueRecord(house);
    if (why.empty()) why = notFinished(house);
    if (why.empty()) why = lostOriginal(house, originals);
    return why;
}

/// What went wrong first, over all moments; empty: nothing.
std::string firstLoss(const Outage& trial, Deaf deaf, std::uint64_t& moments)
{
    bool done = false;
    for (std::uint64_t at = 1; !done; ++at)
        for (unsigned seed = 1; seed <= seedsEach; ++seed, ++moments)
            if (const std::string why = outage(trial, at, seed * 1000 + static_cast<unsigned>(at), deaf, done);
                !why.empty())
                return trial.name + " at " + std::to_string(at) + ": " + why;
    return {};
}

void corrected(House& house)
{
    somePhotos(house);
    requireDone(house.file());
    requireDone(house.zip());
    house.input.people[0].name = "Annabel";
    house.input.photos[1].targets = {person(2)};
    house.input.photos[2].targets = {person(1)};
}

void renewed(House& house)
{
    somePhotos(house);
    requireDone(house.file());
    house.input.photos[0].names = "Anna, Bob";
    house.rewrite(house.input.photos[2], bytesOf(9, 2000));
}

/// Moved photos go from one folder to another, and one that is in both leaves the other.
void merged(House& house)
{
    somePhotos(house);
    house.photo("b.jpg", bytesOf(5, 900), 5, {person(2)});
    house.photo("c.jpg", bytesOf(6, 800), 6, {person(2)}); // stays: the folder is not dropped
    house.input.options.mode = FilingMode::move;
    requireDone(house.file());
    house.rescan();
    for (const std::size_t i : {0U, 3U}) house.input.photos[i].targets = {person(1)};
}

void mergedBack(House& house)
{
    merged(house);
    for (PhotoToFile& photo : house.input.photos) photo.targets = {person(2)};
}

/// A moved photo goes to another folder, and in the one that it leaves nothing else changes.
void handedOver(House& house)
{
    somePhotos(house);
    house.photo("b.jpg", bytesOf(5, 900), 5, {person(2)});
    house.photo("c.jpg", bytesOf(6, 800), 6, {person(2)});
    house.input.options.mode = FilingMode::move;
    requireDone(house.file());
    house.rescan();
    house.input.photos[3].targets = {person(1)};
}

/// A copy leaves a folder in which nothing else changes.
void leaving(House& house)
{
    somePhotos(house);
    house.photo("b.jpg", bytesOf(5, 900), 5, {person(2)});
    requireDone(house.file());
    house.input.photos[0].targets = {person(1)};
}

/// Another picture was saved over a photo: the copy of the first one goes to the trash.
void savedOver(House& house)
{
    somePhotos(house);
    requireDone(house.file());
    PhotoToFile& photo = house.input.photos[0];
    const PhotoToFile old{.content = photo.content, .targets = photo.targets, .present = false};
    photo.content = static_cast<ContentNo>(9);
    house.rewrite(photo, bytesOf(90, 500));
    house.input.photos.push_back(old);
}

void renamedOnly(House& house)
{
    somePhotos(house);
    requireDone(house.file());
    house.input.people[0].name = "Annabel";
}

/// One zip has no photos any more, and one went bad.
void losingZips(House& house)
{
    somePhotos(house);
    requireDone(house.file());
    requireDone(house.zip());
    house.input.photos[0].targets = {person(1)};
    house.input.people.pop_back();
    const Path zip = house.zips() / "Anna.zip";
    const auto time = std::filesystem::last_write_time(zip);
    std::filesystem::resize_file(zip, std::filesystem::file_size(zip) / 2);
    setTime(zip, time);
    house.verify();
}

std::vector<std::string> zipsOf(House& house)
{
    std::vector<std::string> bytes;
    for (const auto& one : filesBelow(house.zips())) bytes.push_back(one.second);
    return bytes;
}

/// A filing that was killed: copies under way and names given that no record knows.
void killed(House& house)
{
    somePhotos(house);
    FaultyFiles files(Fault::kill, 70);
    try {
        house.file(files);
    } catch (const Killed&) {
    }
}

std::vector<Outage> outages()
{
    const auto file = [](House& house, Files& files) { house.file(files); };
    const auto both = [](House& house, Files& files) {
        house.file(files);
        house.zip(files);
    };
    const auto inMode = [](FilingMode mode) {
        return [mode](House& house) {
            somePhotos(house);
            house.input.options.mode = mode;
        };
    };
    return {{"copying", somePhotos, both},
            {"moving", inMode(FilingMode::move), file},
            {"linking", inMode(FilingMode::hardLink), file},
            {"correcting", corrected, both},
            {"renewing", renewed, file, [](House&) { return std::vector{bytesOf(3, (1 << 20) + 5)}; }},
            {"merging", merged, file},
            {"merging the other way", mergedBack, file},
            {"handing over", handedOver, file},
            {"leaving", leaving, file},
            {"saved over", savedOver, file, [](House&) { return std::vector{bytesOf(1, 3000)}; }},
            {"renaming", renamedOnly, file},
            {"losing zips", losingZips, both, zipsOf},
            {"recovering", killed, file}};
}

} // namespace

TEST_CASE("When the power goes at any change, what was recorded is there and the next run finishes")
{
    std::uint64_t moments = 0;
    for (const Outage& trial : outages()) CHECK(firstLoss(trial, {}, moments) == "");
    std::cout << moments << " outages\n";
}

TEST_CASE("When flushes are left out an outage finds it")
{
    std::uint64_t moments = 0;
    const auto all = outages();
    CHECK(firstLoss(all[0], {.file = true}, moments) != "");
    CHECK(firstLoss(all[1], {.folder = true}, moments) != "");
}

} // namespace albumen::test

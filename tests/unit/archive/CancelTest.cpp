// A cancel is an outcome: it is seen before, between and during the steps, and leaves nothing half done.
#include "House.h"
#include "support/FaultyFiles.h"

namespace albumen::test {
namespace {

namespace fs = std::filesystem;

void threePhotos(House& house)
{
    house.photo("a.jpg", bytesOf(1, 3000), 1, {person(1), person(2)});
    house.photo("big.jpg", bytesOf(2, (2 << 20) + 5), 2, {person(1)});
    house.photo("c.jpg", bytesOf(3, 10), 3, {noPeople});
    house.input.photos[0].names = "Anna, Bob";
}

/// Filing, zipping or checking with a job of its own.
using Work = std::function<FilingReport(House&, Files&, const JobControl&)>;

FilingReport file(House& house, Files& files, const JobControl& job)
{
    return Filer(files, house.ledger, house.clock, &house.names)
        .file({house.save(), house.zips()}, house.input, job, {});
}

FilingReport makeFolders(House& house, Files& files, const JobControl& job)
{
    return Filer(files, house.ledger, house.clock, &house.names)
        .makeFolders({house.save(), house.zips()}, house.input, job, {});
}

FilingReport zip(House& house, Files& files, const JobControl& job)
{
    return Zipper(files, house.ledger, house.clock).zip(house.save(), house.zips(), std::nullopt, job, {});
}

FilingReport verify(House& house, Files& files, const JobControl& job)
{
    return Verifier(files, house.ledger).verify(house.save(), house.zips(), 1, 1, job, {});
}

std::map<std::string, std::string> archiveOf(const House& house)
{
    auto all = filesBelow(house.save());
    for (const auto& [name, bytes] : filesBelow(house.zips())) all["zips/" + name] = bytes;
    return all;
}

void expectCancelled(const FilingReport& report)
{
    CHECK(report.outcome == Outcome::cancelled);
    CHECK_FALSE(report.error);
    CHECK(report.problems.empty());
}

/// Cancels at every operation in turn. Ensures: as many trials as the work has operations.
std::uint64_t cancelEverywhere(const std::function<void(House&)>& before, const Work& work)
{
    for (std::uint64_t at = 1;; ++at) {
        House house;
        before(house);
        const auto originals = filesBelow(house.photos());
        FaultyFiles files;
        JobControl job;
        files.onStep = [&](std::uint64_t count) {
            if (count == at) job.cancel();
        };
        const FilingReport report = work(house, files, job);
        if (files.operations() < at) return at - 1;
        INFO("cancelled at operation " << at);
        expectCancelled(report);
        CHECK(filesBelow(house.photos()) == originals);
        for (const auto& [name, bytes] : archiveOf(house)) CHECK(name.find(".part") == std::string::npos);
        CHECK(house.ledger.openEntries(static_cast<ArchiveNo>(1)).value().empty());
        requireDone(house.file());
        requireDone(house.zip());
        CHECK(namesBelow(house.save()) == Names{"Anna/a.jpg", "Anna/big.jpg", "Bob/a.jpg", "No people/c.jpg"});
        requireDone(house.verify());
    }
}

} // namespace

TEST_CASE("what is cancelled before it begins makes no folder, reads no file and writes nothing down")
{
    for (const Work& work : {Work(file), Work(makeFolders), Work(zip), Work(verify)}) {
        House house;
        threePhotos(house);
        FaultyFiles files;
        house.job.cancel();
        expectCancelled(work(house, files, house.job));
        CHECK(files.operations() == 0);
        CHECK(house.ledger.commits == 0);
        CHECK_FALSE(fs::exists(house.save()));
        CHECK_FALSE(fs::exists(house.zips()));
    }
}

TEST_CASE("a plan that is cancelled, before or when the ledger was read, is none, and so is the number of zips to make")
{
    House house;
    threePhotos(house);
    requireDone(house.file());
    requireDone(house.zip());
    for (const bool late : {false, true}) {
        JobControl job;
        if (!late) job.cancel();
        house.ledger.beforeRead = [&] { job.cancel(); };
        const std::uint64_t commits = house.ledger.commits;
        if (!late) CHECK_FALSE(planFiling(house.input, {}, job));
        CHECK_FALSE(Filer(*house.files, house.ledger, house.clock)
                        .plan({house.save(), house.zips()}, house.input, job)
                        .value());
        CHECK_FALSE(Zipper(*house.files, house.ledger, house.clock).stale(house.save(), house.zips(), job).value());
        CHECK(house.ledger.commits == commits);
    }
    house.ledger.beforeRead = nullptr;
    CHECK(Zipper(*house.files, house.ledger, house.clock).stale(house.save(), house.zips(), house.job).value() == 0);
}

TEST_CASE("a job cancelled between reading the ledger and planning does nothing to photos and archive")
{
    House house;
    threePhotos(house);
    requireDone(house.file());
    requireDone(house.zip());
    house.photo("new.jpg", bytesOf(9, 50), 9, {person(1)});
    const auto before = archiveOf(house);
    for (const Work& work : {Work(file), Work(makeFolders), Work(zip), Work(verify)}) {
        JobControl job;
        house.ledger.beforeRead = [&] { job.cancel(); };
        expectCancelled(work(house, *house.files, job));
        house.ledger.beforeRead = nullptr;
        CHECK(archiveOf(house) == before);
    }
    CHECK(house.plan().steps.size() == 1);
}

TEST_CASE("filing that is cancelled at any operation leaves nothing half done, and the next run finishes")
{
    CHECK(cancelEverywhere(threePhotos, file) > 60);
}

TEST_CASE("zipping that is cancelled at any operation leaves nothing half done, and the next run finishes")
{
    const auto filed = [](House& house) {
        threePhotos(house);
        requireDone(house.file());
    };
    CHECK(cancelEverywhere(filed, zip) > 20);
}

TEST_CASE("checking that is cancelled at any operation changes nothing, and the next check finds all whole")
{
    const auto zipped = [](House& house) {
        threePhotos(house);
        requireDone(house.file());
        requireDone(house.zip());
    };
    CHECK(cancelEverywhere(zipped, verify) > 20);
}

} // namespace albumen::test

// How soon checking and zipping end when they are cancelled, in an archive on disk that the catalogue knows.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <thread>

#include "Watch.h"
#include "catalogue/LedgerRows.h"
#include "support/CatalogueMaker.h"
#include "unit/archive/House.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// An archive of as many photos of 2 KiB, of 400 people, filed as hard links.
struct LargeArchive {
    House house;
    TestLibrary library;
    LedgerRows ledger{*library.catalogue};

    explicit LargeArchive(int photos)
    {
        house.input.options.mode = FilingMode::hardLink;
        house.input.people.clear();
        for (int i = 1; i <= 400; ++i)
            house.input.people.push_back({static_cast<PersonId>(i), "Person " + std::to_string(i)});
        for (int i = 0; i < photos; ++i)
            house.photo(std::to_string(i % 100) + "/" + std::to_string(i) + ".jpg", bytesOf(i, 2048), i + 1,
                        {person(i % 400 + 1)});
        requireDone(Filer(*house.files, ledger, house.clock, nullptr)
                        .file({house.save(), house.zips()}, house.input, house.job, {}));
    }
    FilingReport zip(const JobControl& job)
    {
        return Zipper(*house.files, ledger, house.clock).zip(house.save(), house.zips(), std::nullopt, job, {});
    }
    FilingReport verify(const JobControl& job)
    {
        return Verifier(*house.files, ledger).verify(house.save(), house.zips(), 1, 1, job, {});
    }
};

void cancelled(const char* what, const std::function<FilingReport(const JobControl&)>& work)
{
    for (const int after : {50, 200, 500, 1000, 2000}) { // milliseconds
        JobControl job;
        FilingReport report;
        double ended = 0;
        const Watch watch;
        std::thread runs([&] {
            report = work(job);
            ended = watch.seconds();
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(after));
        const double asked = watch.seconds();
        job.cancel();
        runs.join();
        std::printf("%s cancelled after %d ms: %s, %.0f ms later\n", what, after,
                    report.outcome == Outcome::cancelled ? "stopped" : "had ended",
                    std::max(0., 1000 * (ended - asked)));
    }
}

} // namespace

TEST_CASE("Cancelling zip and verify in an archive of 100,000 photos", "[.timing]")
{
    LargeArchive archive(100'000);
    cancelled("zip", [&](const JobControl& job) { return archive.zip(job); });
    requireDone(archive.zip({}));
    cancelled("verify", [&](const JobControl& job) { return archive.verify(job); });
}

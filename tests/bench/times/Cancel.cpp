// How soon each job ends when it is cancelled, in a library of 100,000 photos of a face each.
#include <algorithm>
#include <cstdio>
#include <thread>

#include <catch2/catch.hpp>

#include "Watch.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("Cancelling each job among 100,000 photos", "[.timing]")
{
    constexpr std::int64_t faces = 100'000, people = 400;
    PlantedLibrary library([&](PlantedLibrary& planted) {
        for (std::int64_t i = 0; i < faces; ++i)
            planted.photoLater({unitVector(static_cast<unsigned>(i % (2 * people)) + 7'000'000, 256)});
    });
    for (std::int64_t person = 0; person < people; ++person)
        library.decide(AssignFaces{{FaceId{1 + person}}, "Person " + std::to_string(person)});
    library.settle();
    struct Named {
        const char* name;
        JobOrder order;
    };
    const Named all[] = {{"recognise", jobs::Recognise{}},
                         {"group again", jobs::GroupAgain{}},
                         {"make folders", jobs::MakeFolders{}},
                         {"file", jobs::File{}},
                         {"zip", jobs::Zip{}},
                         {"verify", jobs::Verify{}},
                         {"import xmp", jobs::ImportXmp{}},
                         {"export xmp", jobs::ExportXmp{library.folder / "xmp"}},
                         {"export json", jobs::ExportJson{library.folder / "all.json"}}};
    for (const Named& one : all)
        for (const int after : {50, 500, 2000}) {
            JobControl job;
            Report report;
            double took = 0;
            Watch watch;
            std::thread runs([&] {
                report = library->run(one.order, job, {});
                took = watch.seconds();
            });
            std::this_thread::sleep_for(std::chrono::milliseconds(after));
            const double asked = watch.seconds();
            job.cancel();
            runs.join();
            std::printf("%-12s cancelled after %4d ms: %s, %.0f ms later\n", one.name, after,
                        std::string(nameOf(endingOf(report))).c_str(), std::max(0., 1000 * (took - asked)));
        }
}

// Names while somebody types, and why a face has its name, among 2,000 people.
#include <cstdio>

#include <catch2/catch.hpp>

#include "Watch.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("Names among 2,000 people of five faces each", "[.timing]")
{
    constexpr std::int64_t people = 2000, each = 5;
    PlantedLibrary library([&](PlantedLibrary& planted) {
        for (std::int64_t i = 0; i <= people * each; ++i)
            planted.photoLater({unitVector(static_cast<unsigned>(i), 256)});
    });
    for (std::int64_t person = 0; person < people; ++person) {
        std::vector<FaceId> faces;
        for (std::int64_t i = 1; i <= each; ++i) faces.push_back(FaceId{person * each + i});
        library.decide(AssignFaces{faces, (person % 2 == 0 ? "Person " : "王小明 ") + std::to_string(person)});
    }
    library.settle();
    const FaceId face{people * each + 1};
    for (const char* const text : {"", "p", "per", "wxm", "19"})
        for (int again = 0; again < 2; ++again) {
            const Watch watch;
            const auto names = must(library->people().matching({.text = text, .face = face}));
            std::printf("names for \"%s\": %zu in %.1f ms\n", text, names.size(), watch.seconds() * 1000);
        }
    for (int again = 0; again < 2; ++again) {
        const Watch watch;
        (void)must(library->faces().why(face));
        std::printf("why: %.1f ms\n", watch.seconds() * 1000);
    }
}

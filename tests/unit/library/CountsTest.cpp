// The lists that are ordered by count, after whatever changes the counts.
#include <random>

#include <catch2/catch.hpp>

#include "catalogue/GroupRows.h"
#include "catalogue/PeopleRows.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Ninety photos of up to three of six people, in few directions, so that many faces are alike.
void crowd(PlantedLibrary& library)
{
    std::mt19937 random(7);
    for (int photo = 0; photo < 90; ++photo) {
        std::vector<std::vector<float>> faces;
        const std::size_t count = 1 + random() % 3;
        for (std::size_t i = 0; i < count; ++i)
            faces.push_back(PlantedLibrary::atAngle(double(random() % 50), 2 * ((random() % 4 + i) % 6)));
        library.photo(faces);
    }
}

/// Any command about one or a few faces, people or groups that there may be.
Command randomCommand(std::mt19937& random, PlantedLibrary& library, std::int64_t faces)
{
    const std::vector<std::string> names{"Ida", "Jon", "Kim", "Lea", "Max"};
    const auto face = [&] { return FaceId{1 + std::int64_t(random() % std::uint64_t(faces))}; };
    const auto name = [&] { return names[random() % names.size()]; };
    const std::vector<std::int64_t> groups = must(library->groups().ids());
    const auto group = [&] { return groups.empty() ? 1 : groups[random() % groups.size()]; };
    switch (random() % 24) {
    case 0: return IgnoreFaces{{face(), face()}};
    case 1: return RestoreFaces{{face(), face(), face()}};
    case 2: return NotFaces{{face()}};
    case 3: return RemoveFaces{{face()}};
    case 4: return RejectFaces{{face()}};
    case 5: return ConfirmFaces{{face()}};
    case 6: return MergePeople{name(), name()};
    case 7: return RenamePerson{name(), name()};
    case 8: return SplitPerson{name(), name(), {face()}};
    case 9: return DeletePerson{name()};
    case 10: return NameGroup{group(), name()};
    case 11: return IgnoreGroup{group()};
    case 12: return SplitGroup{group(), {face()}};
    case 13: return MergeGroups{group(), group()};
    case 14: return SayPair{face(), face(), random() % 2 == 0};
    case 15: return SetBirth{name(), "1990-01-01"};
    case 16: return AcceptSuggestions{"", 2};
    case 17:
    case 18: return Undo{};
    case 19: return Redo{};
    default: return AssignFaces{{face()}, name()};
    }
}

/// What counting everything anew gives.
void requireCountedRightly(PlantedLibrary& library)
{
    const auto counted = library.look();
    const auto people = must(counted->read([](Db& db) { return PeopleRows(db).ids(PeopleOrder::mostPhotos); }));
    const auto groups = must(counted->read([](Db& db) { return GroupRows(db).ids(); }));
    REQUIRE(must(library->people().ids(PeopleOrder::mostPhotos)) == people);
    REQUIRE(must(library->groups().ids()) == groups);
}

} // namespace

TEST_CASE("Lists by count are what counting everything anew gives after each of random decisions and jobs")
{
    PlantedLibrary library(crowd);
    const auto faces = std::int64_t(library.faces().size());
    REQUIRE_FALSE(library.run(jobs::GroupAgain{}).error);
    requireCountedRightly(library);
    REQUIRE(must(library->groups().ids()).size() > 3);
    std::mt19937 random(13);
    std::size_t done = 0;
    for (int step = 0; step < 400; ++step) {
        const Command command = randomCommand(random, library, faces);
        CAPTURE(step, command.index());
        done += library->decide(command) ? 1 : 0; // some are refused
        library.settle();
        requireCountedRightly(library);
        if (step % 40 == 7) REQUIRE_FALSE(library.run(jobs::Recognise{}).error);
        if (step % 100 == 50) REQUIRE_FALSE(library.run(jobs::GroupAgain{}).error);
        requireCountedRightly(library);
    }
    CHECK(done > 200);
}

TEST_CASE("Lists by count of a library that another program has open are counted anew")
{
    PlantedLibrary library(crowd);
    REQUIRE_FALSE(library.run(jobs::GroupAgain{}).error);
    library.decide(AssignFaces{{FaceId{1}}, "Ida"});
    library.settle();
    library.close();
    library.open(LibraryMode::readOnly);
    requireCountedRightly(library);
    { // another program decides
        const auto other = must(Catalogue::open(library.folder / "library", library.folder / "cache",
                                                Catalogue::Mode::readWrite, library.clock));
        must(other->write([&](Db& db) -> Status {
            TRY_ASSIGN(const Draft draft, rejectDraft(db, {FaceId{1}}));
            TRY(DecisionLog(db, 1).append(draft));
            return {};
        }));
    }
    requireCountedRightly(library);
}

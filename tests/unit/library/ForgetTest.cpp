// Face data deleted: what the networks found goes, what a person said stays.
#include <fstream>

#include <catch2/catch.hpp>

#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Named, refused, matched, grouped and ignored faces.
struct Family {
    std::vector<FaceId> ida, jon, strangers;
    PlantedLibrary library{[this](PlantedLibrary& planted) {
        for (int i = 0; i < 6; ++i) {
            ida.push_back(planted.photo({PlantedLibrary::atAngle(i)}).front());
            jon.push_back(planted.photo({PlantedLibrary::atAngle(i, 4)}).front());
            strangers.push_back(planted.photo({PlantedLibrary::atAngle(i, 8)}).front());
        }
    }};

    Family()
    {
        library.decide(AssignFaces{{ida[0], ida[1]}, "Ida"});
        library.decide(AssignFaces{{jon[0]}, "Jon"});
        library.decide(IgnoreFaces{{strangers[0]}});
        library.settle();
        library.run(jobs::GroupAgain{});
    }
    std::int64_t count(const char* what)
    {
        return must(library.look()->read([&](Db& db) -> Result<std::int64_t> {
            TRY_ASSIGN(const auto n, db.one(std::string("SELECT count(*) FROM ") + what));
            return n.value_or(0);
        }));
    }
};

} // namespace

TEST_CASE("Deleting face data leaves every name and decision and nothing that a network found")
{
    Family family;
    PlantedLibrary& library = family.library;
    REQUIRE(family.count("d.embedding") == 18);
    REQUIRE(family.count("d.match") > 0);
    REQUIRE(family.count("d.face_group") > 0);
    const auto decisions = family.count("decision"), changes = family.count("change"), states = family.count("state");

    const Report report = library.run(jobs::ForgetFaces{});
    CHECK_FALSE(report.error);
    CHECK(report.outcome == Outcome::completed);
    for (const char* const table : {"d.embedding", "d.face_look", "d.match", "d.match_limit", "d.group_face",
                                    "d.face_group", "d.pass WHERE kind IN (1, 2, 5)", "t.thumb WHERE kind = 3"}) {
        INFO(table);
        CHECK(family.count(table) == 0);
    }
    CHECK(family.count("decision") == decisions);
    CHECK(family.count("change") == changes);
    CHECK(family.count("state") == states);
    CHECK(family.count("person") == 2);
    CHECK(family.count("photo") == 18);

    const auto left = library.faces(); // those that a person spoke of, and no others
    REQUIRE(left.size() == 4);
    CHECK(library.face(family.ida[0]).person == "Ida");
    CHECK(library.face(family.ida[1]).person == "Ida");
    CHECK(library.face(family.jon[0]).person == "Jon");
    CHECK(library.face(family.strangers[0]).how == LabelHow::ignored);
    CHECK(library.face(family.ida[0]).box.w > 0);
}

TEST_CASE("Decisions can be taken and undone after face data was deleted and the vectors are in no file")
{
    Family family;
    PlantedLibrary& library = family.library;
    library.decide(RejectFaces{{family.ida[2]}}); // spoken of, without a name
    library.settle();
    const auto before = std::filesystem::file_size(library.folder / "library/derived.sqlite");
    CHECK_FALSE(library.run(jobs::ForgetFaces{}).error);
    CHECK(library.face(family.ida[2]).how == LabelHow::unknown);
    library.decide(AssignFaces{{family.ida[2]}, "Jon"});
    library.settle();
    CHECK(library.face(family.ida[2]).person == "Jon");
    library.decide(Undo{});
    library.decide(Undo{}); // of the refusal
    library.settle();
    CHECK(must(library->people().ids(PeopleOrder::name)).size() == 2);
    library.close();
    library.open();
    CHECK(library.face(family.ida[0]).person == "Ida");
    CHECK(std::filesystem::file_size(library.folder / "library/derived.sqlite") <= before);
}

TEST_CASE("Face data is deleted by nobody who may only read and not after a cancel")
{
    Family family;
    JobControl cancelled;
    cancelled.cancel();
    CHECK(family.library->run(jobs::ForgetFaces{}, cancelled, {}).outcome == Outcome::cancelled);
    CHECK(family.count("d.embedding") == 18);
    family.library.close();
    family.library.open(LibraryMode::readOnly);
    const Report refused = family.library.run(jobs::ForgetFaces{});
    REQUIRE(refused.error);
    CHECK(refused.error->code == Code::libraryInUse);
    CHECK(family.count("d.embedding") == 18);
}

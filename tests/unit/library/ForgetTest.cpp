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

namespace {

/// The bytes of a face's vector as they lie in the file.
std::string vectorOf(PlantedLibrary& library, FaceId face)
{
    return must(library.look()->read([&](Db& db) -> Result<std::string> {
        Query query = db.query("SELECT vec FROM d.embedding WHERE face_id = ?", face);
        REQUIRE(query.next());
        return std::string(reinterpret_cast<const char*>(query.blob(0).data()), query.blob(0).size());
    }));
}

std::size_t filesWith(PlantedLibrary& library, const std::string& bytes)
{
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(library.folder.path()))
        if (entry.is_regular_file() && readFile(entry.path()).find(bytes) != std::string::npos) ++files;
    return files;
}

} // namespace

TEST_CASE("A person who is forgotten is in no file of the library and others stay as they were")
{
    Family family;
    PlantedLibrary& library = family.library;
    library.decide(ConfirmFaces{{family.ida[2]}});
    const Decided drawn = library.decide(DrawFace{"/photos/6.jpg", {0.7F, 0.7F, 0.1F, 0.1F}, "Ida"});
    library.decide(RenamePerson{"Ida", "Ida Lovelace"});
    library.settle();
    REQUIRE(library.face(family.ida[4]).person == "Ida Lovelace"); // taken for her
    std::vector<std::string> hers, jons;
    for (const FaceId face : family.ida) hers.push_back(vectorOf(library, face));
    for (const FaceId face : family.jon) jons.push_back(vectorOf(library, face));
    const std::string uid = must(library.look()->read([](Db& db) -> Result<std::string> {
        Query query = db.query("SELECT uid FROM face WHERE origin = 1");
        REQUIRE(query.next());
        return std::string(reinterpret_cast<const char*>(query.blob(0).data()), query.blob(0).size());
    }));
    library.close();
    library.open(); // the copy of today is made
    library.close();
    library.open();
    for (const std::string& bytes : hers) REQUIRE(filesWith(library, bytes) > 0);
    REQUIRE(filesWith(library, uid) > 1); // a backup too
    const auto jonsBefore = library.face(family.jon[3]);
    const auto passes = family.count("d.pass");

    const Report report = library.run(jobs::ForgetFaces{"Ida Lovelace"});
    CHECK_FALSE(report.error);
    CHECK(report.forgotten.faces == 7);
    CHECK(report.forgotten.photos == 7);
    CHECK(report.forgotten.vectors == 6);
    CHECK(report.forgotten.decisions >= 3);
    for (int closed = 0; closed < 2; ++closed) {
        for (const std::string& bytes : hers) CHECK(filesWith(library, bytes) == 0);
        CHECK(filesWith(library, uid) == 0);
        CHECK(filesWith(library, "Lovelace") == 0);
        for (const std::string& bytes : jons) CHECK(filesWith(library, bytes) == 1);
        if (closed == 0) library.close();
    }
    library.open();
    CHECK_FALSE(must(library->people().named("Ida Lovelace")));
    CHECK(library.face(family.jon[0]).person == "Jon");
    CHECK(library.face(family.jon[3]).person == jonsBefore.person);
    CHECK(library.face(family.strangers[0]).how == LabelHow::ignored);
    CHECK(library.faces().size() == 18 - 6);
    CHECK(family.count("d.pass") == passes); // nobody looks at those photos again
    CHECK(family.count("change WHERE reg < 20 AND a NOT IN (SELECT id FROM face)") == 0);
    const auto log = must(library.look()->read([](Db& db) -> Result<bool> {
        const DecisionLog of(db, 0);
        TRY_ASSIGN(const auto fold, of.fold());
        TRY_ASSIGN(const auto state, of.state());
        return fold == state;
    }));
    CHECK(log);
    CHECK(drawn.id.has_value());

    library.run(jobs::GroupAgain{});
    for (const FaceCard& card : library.faces()) CHECK_FALSE(card.person.starts_with("Ida"));
    library.decide(Undo{}); // of what is left in the history
    library.settle();
    for (const FaceCard& card : library.faces()) CHECK_FALSE(card.person.starts_with("Ida"));
    CHECK(library.run(jobs::ForgetFaces{"Ida Lovelace"}).error->code == Code::personUnknown);
}

TEST_CASE("Of two people made one both are forgotten and what once was theirs keeps its later name")
{
    Family family;
    PlantedLibrary& library = family.library;
    library.decide(AssignFaces{{family.strangers[1]}, "Eva Marie"});
    library.decide(AssignFaces{{family.strangers[2]}, "Eva Marie"});
    library.decide(MergePeople{"Eva Marie", "Ida"});
    library.decide(AssignFaces{{family.strangers[2]}, "Jon"}); // it was Eva's
    library.settle();
    CHECK_FALSE(library.run(jobs::ForgetFaces{"Ida"}).error);
    CHECK(filesWith(library, "Eva Marie") == 0);
    CHECK(library.face(family.strangers[2]).person == "Jon");
    library.decide(Undo{}); // of giving it to Jon: whose it was is not known any more
    library.settle();
    CHECK(library.face(family.strangers[2]).person.empty());
    CHECK(must(library->people().ids(PeopleOrder::name)).size() == 1);
}

TEST_CASE("Where the copies cannot be removed that is done when the library is opened again")
{
    Family family;
    PlantedLibrary& library = family.library;
    const auto copy = must(library->settings().backUp()).file;
    const auto folder = copy.parent_path(), aside = library.folder / "aside";
    const std::optional<std::string> person = GENERATE(std::optional<std::string>("Ida"), std::optional<std::string>());
    std::filesystem::rename(folder, aside);
    writeFile(folder, "no folder");
    CHECK(library.run(jobs::ForgetFaces{person}).error);
    CHECK(family.count("d.embedding") < 18);
    library.close();
    std::filesystem::remove(folder);
    std::filesystem::rename(aside, folder);
    library.open();
    library.close(); // waits for what is under way
    CHECK_FALSE(std::filesystem::exists(copy));
    CHECK(family.count("meta WHERE key = 'forgetting'") == 0);
}

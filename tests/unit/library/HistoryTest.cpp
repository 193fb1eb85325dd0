// The log as its page shows it, and what undoing an entry would do.
#include <catch2/catch.hpp>

#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("An entry shows the first faces and pictures that it touched and no more")
{
    std::vector<FaceId> faces;
    PlantedLibrary library([&](PlantedLibrary& planted) {
        for (int i = 0; i < 15; ++i) faces.push_back(planted.photo({PlantedLibrary::atAngle(i)}).front());
    });
    library.decide(AssignFaces{faces, "Ida"});
    const auto photos = must(library->photos().list({})).ids;
    library.decide(SetFavourite{{photos[0], photos[1]}});
    const auto history = must(library->history().newest(9));
    REQUIRE(history.size() == 2);
    CHECK(history[0].photos == 2);
    CHECK(history[0].somePhotos.size() == 2);
    CHECK(history[0].faces == 0);
    CHECK(history[0].someFaces.empty());
    CHECK(history[0].sentence == "2 photos: favourite");
    CHECK(history[1].faces == 15);
    CHECK(history[1].someFaces == std::vector(faces.begin(), faces.begin() + 12));
    CHECK(history[1].somePhotos.empty());
}

TEST_CASE("An entry that speaks of people alone shows a face of each, of a merge those of both, and so does its undo")
{
    std::vector<FaceId> faces;
    PlantedLibrary library([&](PlantedLibrary& planted) {
        for (const double angle : {0., 90., 180.})
            faces.push_back(planted.photo({PlantedLibrary::atAngle(angle)}).front());
    });
    library.decide(AssignFaces{{faces[0]}, "Ida"});
    library.decide(AssignFaces{{faces[1]}, "Jon"});
    library.decide(AssignFaces{{faces[2]}, "Kim"});
    library.decide(MergePeople{"Jon", "Ida"});
    library.decide(MergePeople{"Ida", "Kim"});
    library.decide(RenamePerson{"Kim", "Kay"});
    const auto people = [&](std::size_t i) { return must(library->history().newest(9)).at(i).somePeople; };
    CHECK(people(2) == std::vector{faces[1], faces[0]});
    CHECK(people(1) == std::vector{faces[0], faces[2]});
    CHECK(people(0) == std::vector{faces[2]});
    CHECK(people(3).empty()); // its face says it
    library.decide(Undo{must(library->history().newest(9)).at(1).id});
    CHECK(people(2) == std::vector{faces[0], faces[2]});
}

TEST_CASE("What undo would do is what it does and asking changes nothing")
{
    std::vector<FaceId> faces;
    PlantedLibrary library([&](PlantedLibrary& planted) {
        for (const double angle : {0., 90., 180.})
            faces.push_back(planted.photo({PlantedLibrary::atAngle(angle)}).front());
    });
    const Decided named = library.decide(AssignFaces{faces, "Ida"});
    library.decide(AssignFaces{{faces[1]}, "Jon"}); // newer: stays
    const UndoCard card = must(library->history().wouldUndo(*named.id));
    CHECK(card.sentence == "name 3 faces Ida");
    CHECK(card.faces == std::vector{faces[0], faces[2]});
    CHECK(card.facesLeft == std::vector{faces[1]});
    CHECK(card.goes == std::vector<std::string>{"Ida"});
    CHECK(must(library->history().newest(9)).size() == 2);
    CHECK(library.face(faces[0]).person == "Ida");
    const Decided undone = library.decide(Undo{*named.id});
    CHECK(undone.written == card.back);
    CHECK(undone.left == card.left);
    CHECK(library.face(faces[0]).person.empty());
    CHECK(library.face(faces[1]).person == "Jon");
    const auto again = library->history().wouldUndo(*named.id);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Code::nothingToUndo);
}

TEST_CASE("An undo says what it took back and a redo what it brought back")
{
    FaceId face{};
    PlantedLibrary library(
        [&](PlantedLibrary& planted) { face = planted.photo({PlantedLibrary::atAngle(0)}).front(); });
    library.decide(AssignFaces{{face}, "Ida"});
    library.decide(Undo{});
    library.decide(Redo{});
    const auto history = must(library->history().newest(9));
    REQUIRE(history.size() == 3);
    CHECK(history[2].of.empty());
    CHECK(history[1].what == "undo");
    CHECK(history[1].of == history[2].what);
    CHECK(history[0].what == "redo");
    CHECK(history[0].of == history[2].what);
}

TEST_CASE("A face that goes from one person to another is moved and the first name is given")
{
    FaceId face{}, other{};
    PlantedLibrary library([&](PlantedLibrary& planted) {
        face = planted.photo({PlantedLibrary::atAngle(0)}).front();
        other = planted.photo({PlantedLibrary::atAngle(0, 20)}).front();
    });
    CHECK(library.decide(AssignFaces{{face}, "Ida"}).sentence == "name 1 face Ida");
    library.decide(AssignFaces{{other}, "Jon"});
    const Decided moved = library.decide(AssignFaces{{face}, "Jon"});
    CHECK(moved.what == "split");
    CHECK(moved.note == "Ida -> Jon");
    CHECK(must(library->history().newest(1)).front().sentence == "move 1 face, Ida -> Jon");
    CHECK(library.decide(AssignFaces{{face}, "Jon"}).what == "assigned"); // confirmed: nobody loses it
    CHECK(library.decide(AssignFaces{{face, other}, "Otto"}).note == "Jon -> Otto");
}

TEST_CASE("A name that somebody was given since would stay after an undo")
{
    std::vector<FaceId> faces;
    PlantedLibrary library([&](PlantedLibrary& planted) {
        for (const double angle : {0., 90.}) faces.push_back(planted.photo({PlantedLibrary::atAngle(angle)}).front());
    });
    const Decided named = library.decide(AssignFaces{{faces[0]}, "Ida"});
    library.decide(AssignFaces{{faces[1]}, "Ida"});
    const UndoCard card = must(library->history().wouldUndo(*named.id));
    CHECK(card.goes.empty());
    CHECK(card.left == 1);
    CHECK(card.faces == std::vector{faces[0]});
    CHECK(card.facesLeft.empty());
}

TEST_CASE("A face that undo would change in part is told once")
{
    FaceId face{};
    PlantedLibrary library(
        [&](PlantedLibrary& planted) { face = planted.photo({PlantedLibrary::atAngle(0)}).front(); });
    library.decide(IgnoreFaces{{face}});
    const Decided named = library.decide(AssignFaces{{face}, "Ida"});
    library.decide(AssignFaces{{face}, "Jon"});
    const UndoCard card = must(library->history().wouldUndo(*named.id));
    CHECK(card.faces == std::vector{face}); // ignored again
    CHECK(card.facesLeft.empty());
    CHECK(card.left == 1); // whom it was given since
}

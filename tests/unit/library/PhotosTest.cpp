// Photos as the pages show them, and what people decide about them.
#include <catch2/catch.hpp>

#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Two photos: of one face, and of two.
struct TwoPhotos {
    std::vector<FaceId> faces;
    PlantedLibrary library{[this](PlantedLibrary& planted) {
        faces.push_back(planted.photo({PlantedLibrary::atAngle(0)}).front());
        for (const FaceId face : planted.photo({PlantedLibrary::atAngle(0, 10), PlantedLibrary::atAngle(0, 20)}))
            faces.push_back(face);
    }};
    PhotoId one = ids().at(0), two = ids().at(1);

    std::vector<PhotoId> ids() { return must(library->photos().list({})).ids; }
    PhotoCard card(PhotoId id) { return must(library->photos().cards(std::span(&id, 1))).front(); }
    ViewedPhoto viewed(PhotoId id) { return must(library->photos().viewed(id)); }
};

} // namespace

TEST_CASE("A star is of the picture and is undone and redone under its name")
{
    TwoPhotos album;
    const Decided starred = album.library.decide(SetFavourite{{album.one}});
    CHECK(starred.sentence == "1 photo: favourite");
    CHECK(starred.photos == std::vector{*album.card(album.one).content});
    CHECK(starred.faces.empty());
    CHECK(album.card(album.one).favourite);
    CHECK_FALSE(album.card(album.two).favourite);
    CHECK(must(album.library->photos().list({.favourite = true})).ids == std::vector{album.one});
    CHECK_FALSE(album.library.decide(SetFavourite{{album.one}}).id); // nothing would change
    CHECK(album.library.decide(Undo{}).photos == starred.photos);
    CHECK_FALSE(album.card(album.one).favourite);
    CHECK(album.library.decide(Redo{}).sentence == "1 photo: favourite");
    CHECK(album.card(album.one).favourite);
    const auto unknown = album.library->decide(SetFavourite{{PhotoId{999}}});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == Code::pathMissing);
}

TEST_CASE("Boxes and sizes follow a turned picture and a face drawn in it lies where it was drawn")
{
    TwoPhotos album;
    const ViewedPhoto before = album.viewed(album.two);
    REQUIRE(before.faces.size() == 2);
    REQUIRE(before.width == 4000);
    const RelBox stored = before.faces[0].box;
    album.library.decide(TurnPhotos{{album.two}, 1});
    const ViewedPhoto turned = album.viewed(album.two);
    CHECK(turned.card.turn == 1);
    CHECK(turned.width == 3000);
    CHECK(turned.height == 4000);
    const FaceCard face = album.library.face(before.faces[0].id);
    CHECK(face.turn == 1);
    CHECK(face.box.x == Approx(1 - stored.y - stored.h));
    CHECK(face.box.y == Approx(stored.x));
    CHECK(face.box.w == Approx(stored.h));
    CHECK(album.card(album.one).turn == 0);

    const RelBox drawn{0.1F, 0.7F, 0.2F, 0.1F};
    const Decided drew = album.library.decide(DrawFace{turned.card.path, drawn, "Ida"});
    REQUIRE(drew.faces.size() == 1);
    const RelBox shown = album.library.face(drew.faces.front()).box;
    CHECK(shown.x == Approx(drawn.x));
    CHECK(shown.y == Approx(drawn.y));
    CHECK(shown.w == Approx(drawn.w));
    album.library.decide(TurnPhotos{{album.two}, -1});
    CHECK(album.library.face(drew.faces.front()).box.x == Approx(0.7F)); // where the face is in the file's picture
    CHECK(album.library.face(before.faces[0].id).box.x == Approx(stored.x));
}

TEST_CASE("The time that a person says is shown as theirs and goes back with undo")
{
    TwoPhotos album;
    constexpr std::int64_t then = 1'243'728'000 + 3600;
    const Decided said = album.library.decide(SetTaken{{album.one, album.two}, then});
    CHECK(said.sentence == "2 photos: taken 2009-05-31 01:00");
    CHECK(album.card(album.two).takenLocalS == then);
    CHECK(album.card(album.two).takenSaid);
    CHECK(must(album.library->photos().list({})).months == std::vector<PhotoSpan>{{2009, 5, 0, 0, 2}});
    album.library.decide(SetTaken{{album.one}, std::nullopt});
    CHECK_FALSE(album.card(album.one).takenLocalS);
    CHECK_FALSE(album.card(album.one).takenSaid);
    album.library.decide(Undo{});
    CHECK(album.card(album.one).takenLocalS == then);
}

TEST_CASE("A viewed photo says its faces and other files and nothing of faces that are none")
{
    TwoPhotos album;
    album.library.decide(AssignFaces{{album.faces[1]}, "Ida"});
    album.library.decide(NotFaces{{album.faces[2]}});
    const ViewedPhoto viewed = album.viewed(album.two);
    REQUIRE(viewed.faces.size() == 1);
    CHECK(viewed.faces[0].person == "Ida");
    CHECK(viewed.card.faces == 1);
    CHECK(viewed.copies.empty());
    CHECK(viewed.filed.empty());
    CHECK_FALSE(viewed.card.unreadable);
    const auto nothing = album.library->photos().viewed(PhotoId{999});
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().code == Code::pathMissing);
}

TEST_CASE("Counts for a filter name people by how many photos they are in")
{
    TwoPhotos album;
    album.library.decide(AssignFaces{{album.faces[0], album.faces[1]}, "Ida"});
    album.library.decide(AssignFaces{{album.faces[2]}, "Jon"});
    album.library.settle();
    const FilterCounts counts = must(album.library->photos().counts({}));
    REQUIRE(counts.people.size() == 2);
    CHECK(counts.people[0].name == "Ida");
    CHECK(counts.people[0].photos == 2);
    CHECK(counts.people[1].photos == 1);
    CHECK(counts.photos == 2);
    REQUIRE(counts.folders.size() == 1);
    CHECK(counts.folders[0].path == "/photos");
    CHECK(counts.unknownPeople == 0);
}

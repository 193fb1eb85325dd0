// Photos that a person keeps or throws away, as every question answers by it.
#include <catch2/catch.hpp>

#include "catalogue/PhotoRows.h"
#include "scan/RootMarker.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Two photos of one person each, and of the second one stranger more.
struct Album {
    std::vector<FaceId> faces;
    PlantedLibrary library{[this](PlantedLibrary& planted) {
        faces.push_back(planted.photo({PlantedLibrary::atAngle(0)}).front());
        for (const FaceId face : planted.photo({PlantedLibrary::atAngle(5), PlantedLibrary::atAngle(0, 20)}))
            faces.push_back(face);
    }};
    PhotoId one = ids().at(0), two = ids().at(1);

    std::vector<PhotoId> ids() { return must(library->photos().list({})).ids; }
    std::vector<TrashCard> trash() { return must(library->cleanup().trash()); }
    std::vector<FaceId> facesOf(const std::string& name)
    {
        const auto person = must(library->people().named(name));
        return person ? must(library->faces().ids({.person = person})) : std::vector<FaceId>{};
    }
    std::size_t shownOf(const std::string& name)
    {
        const PersonFaces shown = must(library->people().faces(*must(library->people().named(name))));
        return shown.confirmed.size() + shown.sure.size() + shown.toConfirm.size();
    }
};

} // namespace

TEST_CASE("A photo that is thrown away is in no list and no count, and comes back with all that was decided")
{
    Album album;
    album.library.decide(AssignFaces{{album.faces[0], album.faces[1]}, std::string("Ada")});
    album.library.settle();
    album.library.decide(SetFavourite{{album.two}});
    REQUIRE(album.facesOf("Ada").size() == 2);
    const Decided thrown = album.library.decide(TrashPhotos{{album.two}});
    CHECK(thrown.trash);
    CHECK(thrown.sentence == "1 photo: to the trash");
    CHECK(album.ids() == std::vector{album.one});
    CHECK(album.facesOf("Ada") == std::vector{album.faces[0]});
    CHECK(album.shownOf("Ada") == 1);
    CHECK(must(album.library->photos().counts({})).photos == 1);
    const auto person = must(album.library->people().named("Ada"));
    CHECK(must(album.library->people().cards(std::span(&*person, 1))).front().photos == 1);
    REQUIRE(album.trash().size() == 1);
    CHECK(album.trash()[0].id == album.two);
    CHECK(album.trash()[0].trashPath.empty()); // no file was moved yet
    CHECK(album.trash()[0].bytes > 0);

    const Decided undone = album.library.decide(Undo{});
    CHECK(undone.trash);
    CHECK(album.ids().size() == 2);
    CHECK(album.trash().empty());
    CHECK(album.facesOf("Ada").size() == 2);
    CHECK(must(album.library->photos().cards(std::span(&album.two, 1))).front().favourite);
    album.library.decide(Redo{});
    CHECK(album.ids() == std::vector{album.one});
    album.library.decide(TrashPhotos{{album.two}, false});
    CHECK(album.ids().size() == 2);
}

TEST_CASE("What is thrown away stays so when the library is opened again, and stands in the history")
{
    Album album;
    album.library.decide(KeepPhotos{{album.one}});
    album.library.decide(TrashPhotos{{album.one, album.two}});
    album.library.close();
    album.library.open();
    CHECK(album.ids().empty());
    CHECK(album.trash().size() == 2);
    const auto history = must(album.library->history().newest(2));
    REQUIRE(history.size() == 2);
    CHECK(history[0].sentence == "2 photos: to the trash");
    CHECK(history[0].photos == 2);
    CHECK(history[0].somePhotos.size() == 2);
    CHECK(history[1].sentence == "1 photo: kept");
    CHECK(must(album.library->history().wouldUndo(history[0].id)).sentence == "2 photos: to the trash");
}

TEST_CASE("Nobody throws away a photo that is not there")
{
    Album album;
    const auto unknown = album.library->decide(TrashPhotos{{PhotoId{999}}});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == Code::pathMissing);
    CHECK_FALSE(album.library.decide(TrashPhotos{{album.one}, false}).id); // it was not thrown away
    const auto kept = album.library->decide(KeepPhotos{{PhotoId{999}}});
    REQUIRE_FALSE(kept);
    CHECK(kept.error().code == Code::pathMissing);
}

TEST_CASE("A photo whose folder is away is in no list, waits for its folder, and is restored without it")
{
    Album album; // whose folder of photos is not there
    album.library.decide(TrashPhotos{{album.one}});
    CHECK_FALSE(must(album.library->cleanup().filesAreDue()));
    const Report report = album.library.run(jobs::FollowTrash{});
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::rootOffline);
    CHECK(album.trash().size() == 1);
    album.library.decide(Undo{});
    CHECK(album.library.run(jobs::FollowTrash{}).problems.empty());
    CHECK(album.ids().size() == 2);
}

TEST_CASE("A photo that is gone from its folder is neither thrown away nor kept, and one that is there is")
{
    TempFolder photos;
    PlantedLibrary library(
        [](PlantedLibrary& planted) {
            planted.photo({});
            planted.photo({});
        },
        photos.path());
    const auto ids = must(library->photos().list({})).ids;
    const auto cards = must(library->photos().cards(ids));
    writeFile(cards[0].path, "a photo");
    const auto roots = must(library.look()->read([](Db& db) { return PhotoRows(db).roots(); }));
    must(RootMarker(*library.files).write(photos.path(), roots.front().uid));
    for (const Command& command :
         {Command(TrashPhotos{ids}), Command(TrashPhotos{{ids[1]}}), Command(KeepPhotos{ids})}) {
        const auto refused = library->decide(command);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::pathMissing);
        CHECK(refused.error().path == cards[1].path);
    }
    CHECK(must(library->cleanup().trash()).empty());
    library.decide(TrashPhotos{{ids[0]}});
    CHECK(must(library->cleanup().trash()).size() == 1);
}

TEST_CASE("That files are still to follow is known where their folder is there")
{
    TempFolder photos;
    PlantedLibrary library([](PlantedLibrary& planted) { planted.photo({}); }, photos.path());
    const auto ids = must(library->photos().list({})).ids;
    writeFile(must(library->photos().cards(ids)).front().path, "a photo");
    CHECK_FALSE(must(library->cleanup().filesAreDue()));
    library.decide(TrashPhotos{must(library->photos().list({})).ids});
    library.close(); // before its files followed
    library.open();
    CHECK(must(library->cleanup().filesAreDue()));
    library.decide(Undo{}); // nothing was moved
    CHECK_FALSE(must(library->cleanup().filesAreDue()));
}

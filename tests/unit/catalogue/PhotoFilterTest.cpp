// Lists of photos by time, and what filters leave.
#include "catalogue/PhotoFilter.h"

#include <catch2/catch.hpp>

#include "catalogue/drafts/PhotoDrafts.h"
#include "support/CatalogueMaker.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr std::int64_t hour = 3600, day = 24 * hour;
constexpr std::int64_t may31 = 1'243'728'000; // 2009-05-31, midnight

/// Photos of a trip and of a party, taken as given; none: they do not say.
struct Album {
    TestLibrary library;
    std::uint64_t contents = 0;

    StoredPhoto photo(const std::string& folder, const std::string& name, std::optional<std::int64_t> taken,
                      int faces = 0)
    {
        PhotoResult result = photoResult(library.root, folder, name, ++contents, faces);
        result.exif->takenLocalS = taken;
        return library.store(result);
    }
    PhotoList list(const PhotoQuery& query = {})
    {
        return library.read([&](Db& db) { return photoList(db, query); });
    }
    std::vector<PhotoId> ids(const PhotoQuery& query) { return list(query).ids; }
    PhotoTally tally(const PhotoQuery& query = {})
    {
        return library.read([&](Db& db) { return photoTally(db, query); });
    }
    void decide(const Draft& draft) { must(library.catalogue->decide(draft)); }
    void ignore(const std::vector<FaceId>& faces) { decide(ignoreDraft(faces)); }
};

std::vector<PhotoId> photosOf(const std::vector<StoredPhoto>& stored)
{
    std::vector<PhotoId> ids;
    for (const StoredPhoto& one : stored) ids.push_back(one.photo);
    return ids;
}

} // namespace

TEST_CASE("Photos come newest first in days and months and those without a time come last by path")
{
    Album album;
    const auto b = album.photo("b", "1.jpg", {}), a = album.photo("a", "2.jpg", {});
    const auto morning = album.photo("a", "m.jpg", may31 + 8 * hour),
               noon = album.photo("a", "n.jpg", may31 + 12 * hour);
    const auto june = album.photo("a", "j.jpg", may31 + day), old = album.photo("a", "o.jpg", -hour);
    const PhotoList list = album.list();
    CHECK(list.ids == photosOf({june, noon, morning, old, a, b}));
    CHECK(list.days ==
          std::vector<PhotoSpan>{{2009, 6, 1, 0, 1}, {2009, 5, 31, 1, 2}, {1969, 12, 31, 3, 1}, {0, 0, 0, 4, 2}});
    CHECK(list.months ==
          std::vector<PhotoSpan>{{2009, 6, 0, 0, 1}, {2009, 5, 0, 1, 2}, {1969, 12, 0, 3, 1}, {0, 0, 0, 4, 2}});
    CHECK(album.ids({.takenFrom = may31, .takenBefore = may31 + day}) == photosOf({noon, morning}));
    CHECK(album.ids({.takenBefore = 0}) == photosOf({old})); // one without a time is of no time
}

TEST_CASE("What a person says of the time moves a photo in the list and undoing it moves it back")
{
    Album album;
    const auto early = album.photo("", "1.jpg", may31), late = album.photo("", "2.jpg", may31 + day);
    const auto pictures = album.library.read([&](Db& db) { return picturesOf(db, {early.photo}); });
    album.decide(takenDraft(pictures, may31 + 2 * day));
    CHECK(album.ids({}) == photosOf({early, late}));
    CHECK(album.list().days.front() == PhotoSpan{2009, 6, 2, 0, 1});
    must(album.library.catalogue->undoLast());
    CHECK(album.ids({}) == photosOf({late, early}));
}

TEST_CASE("A filter by people holds and refuses and ands and ors them")
{
    Album album;
    const auto both = album.photo("", "1.jpg", 4 * day, 2), anna = album.photo("", "2.jpg", 3 * day, 1),
               ben = album.photo("", "3.jpg", 2 * day, 1), nobody = album.photo("", "4.jpg", day, 0);
    const PersonId a = album.library.person("Anna", {both.faces[0], anna.faces[0]});
    const PersonId b = album.library.person("Ben", {both.faces[1], ben.faces[0]});
    const PhotoQuery::People isA{.anyOf = {a}}, isB{.anyOf = {b}}, notB{.anyOf = {b}, .without = true};
    CHECK(album.ids({.people = {isA, isB}}) == photosOf({both}));
    CHECK(album.ids({.people = {{.anyOf = {a, b}}}}) == photosOf({both, anna, ben}));
    CHECK(album.ids({.people = {isA, notB}}) == photosOf({anna}));
    CHECK(album.ids({.people = {notB}}) == photosOf({anna, nobody}));
    const PhotoTally all = album.tally();
    CHECK(all.people == std::map<PersonId, std::uint64_t>{{a, 2}, {b, 2}});
    CHECK(album.tally({.people = {isA}}).people == std::map<PersonId, std::uint64_t>{{a, 2}, {b, 1}});
    CHECK(all.photos == 4);
}

TEST_CASE("No people and unknown people and favourites and unreadable photos are told from all others")
{
    Album album;
    const auto named = album.photo("", "1.jpg", 5 * day, 1), unknown = album.photo("", "2.jpg", 4 * day, 1),
               stranger = album.photo("", "3.jpg", 3 * day, 1), empty = album.photo("", "4.jpg", 2 * day, 0);
    album.library.person("Anna", named.faces);
    album.ignore(stranger.faces);
    PhotoResult broken = photoResult(album.library.root, "", "5.jpg", 77, 0);
    broken.content.reset();
    broken.faces.reset();
    broken.exif.reset();
    broken.errors.push_back({Code::imageBroken, Stage::load, broken.found.path, "cut off"});
    const auto unread = album.library.store(broken);
    CHECK(album.ids({.noPeople = true}) == photosOf({empty}));
    CHECK(album.ids({.noPeople = false}) == photosOf({named, unknown, stranger, unread})); // nobody looked at the last
    CHECK(album.ids({.unknownPeople = true}) == photosOf({unknown}));
    CHECK(album.ids({.unreadable = true}) == photosOf({unread}));
    CHECK(album.ids({.unreadable = false}) == photosOf({named, unknown, stranger, empty}));
    const auto pictures = album.library.read([&](Db& db) { return picturesOf(db, {empty.photo}); });
    album.decide(favouriteDraft(pictures, true));
    CHECK(album.ids({.favourite = true}) == photosOf({empty}));
    CHECK(album.ids({.favourite = false}) == photosOf({named, unknown, stranger, unread}));
    const PhotoTally tally = album.tally();
    CHECK(tally.favourite == 1);
    CHECK(tally.noPeople == 1);
    CHECK(tally.unknownPeople == 1);
    CHECK(tally.unreadable == 1);
    album.decide(favouriteDraft(pictures, false));
    CHECK(album.ids({.favourite = true}).empty());
}

TEST_CASE("A filter by folder or name finds what is in it and counts go by folder and month")
{
    Album album;
    const auto cafe = album.photo("trip/day 1", "Café.jpg", may31), harbour = album.photo("trip", "harbour.JPG", may31),
               party = album.photo("party", "cafeteria.jpg", may31 + day), plain = album.photo("party", "x.jpg", {});
    CHECK(album.ids({.under = {"/photos/trip"}}) == photosOf({harbour, cafe}));
    CHECK(album.ids({.under = {"/photos/trip"}, .notUnder = {"/photos/trip/day 1"}}) == photosOf({harbour}));
    CHECK(album.ids({.notUnder = {"/photos/trip"}}) == photosOf({party, plain}));
    CHECK(album.ids({.name = "CAFE"}) == photosOf({party, cafe}));
    CHECK(album.ids({.name = "fé"}) == photosOf({party, cafe}));
    CHECK(album.ids({.name = "zebra"}).empty());
    const PhotoTally tally = album.tally({.notUnder = {"/photos/trip/day 1"}});
    CHECK(tally.folders == std::map<std::filesystem::path, std::uint64_t>{{"/photos/trip", 1}, {"/photos/party", 2}});
    CHECK(tally.months == std::vector<PhotoSpan>{{2009, 6, 0, 0, 1}, {2009, 5, 0, 0, 1}, {0, 0, 0, 0, 1}});
    const auto nowhere =
        album.library.catalogue->read([](Db& db) { return photoList(db, {.under = {"/photos/tri"}}); });
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == Code::pathMissing);
}

TEST_CASE("Turning a picture goes on from how it is turned and a whole turn leaves nothing")
{
    Album album;
    const auto photo = album.photo("", "1.jpg", {}), other = album.photo("", "2.jpg", {});
    const auto pictures = album.library.read([&](Db& db) { return picturesOf(db, {photo.photo, photo.photo}); });
    REQUIRE(pictures.size() == 1);
    const auto turned = [&] {
        return album.library.read([&](Db& db) -> Result<int> {
            TRY_ASSIGN(const auto quarters, db.one("SELECT quarters FROM temp.content_turn"));
            return static_cast<int>(quarters.value_or(0));
        });
    };
    const auto turn = [&](int quarters) {
        album.decide(album.library.read([&](Db& db) { return turnDraft(db, pictures, quarters); }));
    };
    turn(-1);
    CHECK(turned() == 3);
    turn(2);
    CHECK(turned() == 1);
    turn(3);
    CHECK(album.library.count("SELECT count(*) FROM temp.content_turn") == 0);
    must(album.library.catalogue->undoLast());
    CHECK(turned() == 1);
    for (const int quarters : {0, 4, -4})
        CHECK(album.library.catalogue->read([&](Db& db) { return turnDraft(db, pictures, quarters); }).error().code ==
              Code::usage);
    CHECK(album.library.count("SELECT count(*) FROM temp.content_turn") == 1); // the other picture is as it was
    const auto nobody = album.library.catalogue->read([](Db& db) { return picturesOf(db, {PhotoId{999}}); });
    CHECK(nobody.error().code == Code::pathMissing);
}

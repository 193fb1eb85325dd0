// Groups of pictures that are alike: what they are made from, kept and read.
#include "catalogue/AlikeRows.h"

#include "catalogue/UnderstandingRows.h"
#include "catalogue/drafts/PhotoDrafts.h"
#include "support/CatalogueMaker.h"

using namespace albumen;
using namespace albumen::test;

namespace {

const ModelRev network{"network", "1"};

struct AlikeAlbum {
    TestLibrary library;
    StoredPhoto a = look("a.jpg", 1, 1), b = look("b.jpg", 2, 0), c = look("c.jpg", 3, 0);

    StoredPhoto look(const std::string& name, std::uint64_t content, int faces)
    {
        PhotoResult result = photoResult(library.root, "", name, content, faces);
        result.exif->takenLocalS = 1000 + std::int64_t(content);
        result.exif->camera = "Camera";
        const StoredPhoto stored = library.store(result);
        Understanding seen;
        seen.measures = {{Measure::laplacian, float(content)}, {Measure::shaken, 0.25F}};
        seen.look = Look{.hash = content, .tone = {1}, .pooled = unitVector(unsigned(content), 16), .network = network};
        seen.scene = {{"animals", 1}};
        seen.objects = {{{16, Tag::animal, {0, 0, 1, 1}, 0.9F}}};
        seen.models = {network};
        must(library.catalogue->write([&](Db& db) { return UnderstandingRows(db).store(*stored.content, seen); }));
        return stored;
    }
    std::vector<PhotoToGroup> photos(PooledVectors& looks)
    {
        return library.read([&](Db& db) { return AlikeRows(db).photos(network, looks); });
    }
    std::vector<AlikeGroup> groups()
    {
        return library.read([&](Db& db) { return AlikeRows(db).groups(); });
    }
    void store(const std::vector<AlikeGroup>& groups)
    {
        PooledVectors looks;
        const auto all = photos(looks);
        must(library.catalogue->write([&](Db& db) { return AlikeRows(db).store(groups, all, network); }));
    }
};

} // namespace

TEST_CASE("Pictures are grouped by what was stored of each and a time that a person said")
{
    AlikeAlbum album;
    const auto pictures = album.library.read([&](Db& db) { return picturesOf(db, {album.b.photo}); });
    must(album.library.catalogue->decide(takenDraft(pictures, 5000)));
    PooledVectors looks;
    const std::vector<PhotoToGroup> photos = album.photos(looks);
    REQUIRE(photos.size() == 3);
    CHECK(photos[0].id == *album.a.content);
    CHECK(photos[0].hash == 1);
    CHECK(photos[0].takenLocalS == 1001);
    CHECK(photos[1].takenLocalS == 5000);
    CHECK(photos[0].tags == std::vector{Tag::animal});
    CHECK(photos[0].scene == "animals");
    CHECK_FALSE(photos[0].asked);
    CHECK(*looks.likeness(photos[0].look, photos[0].look) == Approx(1).margin(0.01));
    CHECK(*looks.likeness(photos[0].look, photos[1].look) < 0.9);
}

TEST_CASE("Groups are read as they were stored, without photos that are gone, and no pair is asked about twice")
{
    AlikeAlbum album;
    const AlikeGroup all{AlikeKind::similar, *album.a.content, {*album.a.content, *album.b.content, *album.c.content}};
    const AlikeGroup two{AlikeKind::copies, *album.a.content, {*album.a.content, *album.b.content}};
    album.store({two, all});
    CHECK(album.groups() == std::vector{two, all});
    PooledVectors looks;
    for (const PhotoToGroup& photo : album.photos(looks)) CHECK(photo.asked);
    must(album.library.catalogue->write([&](Db& db) { return PhotoRows(db).markMissing({album.b.photo}); }));
    const AlikeGroup rest{AlikeKind::similar, *album.a.content, {*album.a.content, *album.c.content}};
    CHECK(album.groups() == std::vector{rest}); // nobody is a group alone
    album.look("a.jpg", 1, 1);                  // looked at anew: asked about anew
    PooledVectors again;
    const auto photos = album.photos(again);
    CHECK_FALSE(photos[0].asked);
    CHECK(photos[1].asked);
}

TEST_CASE("A photo that is thrown away is still of its group and is grouped by what it was, and not one that is gone")
{
    AlikeAlbum album;
    const AlikeGroup all{AlikeKind::similar, *album.a.content, {*album.a.content, *album.b.content, *album.c.content}};
    album.store({all});
    must(album.library.catalogue->write([&](Db& db) -> Status {
        TRY(db.run("UPDATE photo SET state = ? WHERE id = ?", PhotoState::trashed, album.b.photo));
        return PhotoRows(db).markMissing({album.c.photo});
    }));
    CHECK(album.groups().empty());
    const AlikeGroup two{AlikeKind::similar, *album.a.content, {*album.a.content, *album.b.content}};
    CHECK(album.library.read([](Db& db) { return AlikeRows(db).stored(); }) == std::vector{two});
    PooledVectors looks;
    const auto photos = album.photos(looks);
    REQUIRE(photos.size() == 2);
    CHECK(photos[1].id == *album.b.content);
    CHECK(photos[1].takenLocalS == 1002);
}

TEST_CASE("Duplicates are present photos of one picture and nothing else")
{
    AlikeAlbum album;
    CHECK(album.library.read([](Db& db) { return AlikeRows(db).duplicates(); }).empty());
    const StoredPhoto twin = album.library.store(photoResult(album.library.root, "copy", "b.jpg", 2, 0));
    const auto same = album.library.read([](Db& db) { return AlikeRows(db).duplicates(); });
    REQUIRE(same.size() == 1);
    CHECK(same[0].content == *album.b.content);
    CHECK(same[0].photos == std::vector{album.b.photo, twin.photo});
    must(album.library.catalogue->write([&](Db& db) { return PhotoRows(db).markMissing({twin.photo}); }));
    CHECK(album.library.read([](Db& db) { return AlikeRows(db).duplicates(); }).empty());
}

TEST_CASE("What tells which of a group to keep is gathered of each")
{
    AlikeAlbum album;
    album.library.person("Anna", album.a.faces);
    const auto pictures = album.library.read([&](Db& db) { return picturesOf(db, {album.a.photo}); });
    must(album.library.catalogue->decide(favouriteDraft(pictures, true)));
    must(album.library.catalogue->decide(must(starsDraft(pictures, 3))));
    const KeepFacts facts = album.library.read([&](Db& db) { return AlikeRows(db).keepFacts(*album.a.content); });
    CHECK(facts.id == *album.a.content);
    CHECK(facts.sharpness == 1);
    CHECK(facts.shaken == 0.25F);
    CHECK_FALSE(facts.brightness);
    CHECK(facts.faces.size() == 1);
    CHECK(facts.namedPeople == 1);
    CHECK(facts.pixels == 12'000'000);
    CHECK(facts.bytes == 1001);
    CHECK(facts.favourite);
    CHECK(facts.stars == 3);
    CHECK(facts.camera);
}

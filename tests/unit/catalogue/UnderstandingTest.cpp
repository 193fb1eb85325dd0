// What was seen of whole pictures, stored and asked for.
#include "catalogue/UnderstandingRows.h"

#include "catalogue/ForgetFaces.h"
#include "support/CatalogueMaker.h"

using namespace albumen;
using namespace albumen::test;

namespace {

const ModelRev measures{"measures", "1"}, tagger{"tagger", "1"};

Understanding dogAtTheBeach()
{
    Understanding seen;
    seen.measures = {{Measure::shaken, 0.25F}, {Measure::imprint, 7.5F}};
    seen.details = {{Measure::imprint, "1995-12-24"}};
    seen.objects = {{{16, Tag::animal, {0.1F, 0.2F, 0.3F, 0.4F}, 0.75F}, {0, Tag::person, {0, 0, 0.5F, 1}, 0.5F}}};
    seen.scene = {{"animals", 0.75F}, {"landscape", 0.25F}};
    seen.imagenet = {{"golden retriever", 0.5F}, {"seashore", 0.125F}};
    seen.look =
        Look{.hash = 0xF000'0000'0000'0001U, .tone = {1, 200, 3}, .pooled = unitVector(1, 64), .network = tagger};
    seen.models = {measures, tagger};
    return seen;
}

struct SeenAlbum {
    TestLibrary library;
    ContentNo dog = *library.store("dog.jpg", 1, 1).content, sea = *library.store("sea.jpg", 2, 0).content;

    void store(ContentNo content, const Understanding& seen)
    {
        must(library.catalogue->write([&](Db& db) { return UnderstandingRows(db).store(content, seen); }));
    }
    Understanding of(ContentNo content)
    {
        return library.read([&](Db& db) { return UnderstandingRows(db).of(content); });
    }
    std::vector<ContentNo> waiting(const std::vector<ModelRev>& models)
    {
        std::vector<ContentNo> contents;
        const auto waiting = library.read([&](Db& db) { return UnderstandingRows(db).waiting(models); });
        for (const ToUnderstand& one : waiting) contents.push_back(one.content);
        std::sort(contents.begin(), contents.end());
        return contents;
    }
};

} // namespace

TEST_CASE("What was seen of a picture is read as it was stored and another look takes its place")
{
    SeenAlbum album;
    album.store(album.dog, dogAtTheBeach());
    const Understanding read = album.of(album.dog), stored = dogAtTheBeach();
    CHECK(read.measures == stored.measures);
    CHECK(read.details == stored.details);
    CHECK(read.objects == stored.objects);
    CHECK(read.scene == stored.scene);
    CHECK(read.imagenet == stored.imagenet);
    CHECK(read.models == stored.models);
    const auto look = album.library.read([&](Db& db) { return UnderstandingRows(db).lookOf(album.dog); });
    REQUIRE(look);
    CHECK(look->hash == stored.look->hash);
    CHECK(look->tone == stored.look->tone);
    CHECK(look->network == tagger);
    REQUIRE(look->pooled.size() == 64);
    CHECK(look->pooled[5] == Approx(stored.look->pooled[5]).margin(0.001));

    Understanding other;
    other.scene = {{"people", 1}};
    other.models = {measures};
    album.store(album.dog, other);
    CHECK(album.of(album.dog).scene == other.scene);
    CHECK(album.of(album.dog).objects->empty()); // looked, nothing there
    CHECK(album.of(album.dog).measures.empty());
    CHECK_FALSE(album.library.read([&](Db& db) { return UnderstandingRows(db).lookOf(album.dog); }));
    CHECK(album.of(album.sea).models.empty());
    CHECK_FALSE(album.of(album.sea).objects); // nobody looked
}

TEST_CASE("A picture waits until all models looked and again when one of them is another")
{
    SeenAlbum album;
    CHECK(album.waiting({measures, tagger}) == std::vector{album.dog, album.sea});
    album.store(album.dog, dogAtTheBeach());
    CHECK(album.waiting({measures, tagger}) == std::vector{album.sea});
    CHECK(album.waiting({measures, {"tagger", "2"}}) == std::vector{album.dog, album.sea});
    Understanding half;
    half.models = {measures};
    album.store(album.sea, half);
    CHECK(album.waiting({measures}).empty());
    CHECK(album.waiting({measures, tagger}) == std::vector{album.sea});
}

TEST_CASE("A picture that people were not looked for in does not wait and neither does one that is gone")
{
    SeenAlbum album;
    PhotoResult unread = photoResult(album.library.root, "", "new.jpg", 3, 0);
    unread.faces.reset();
    unread.detector.reset();
    unread.embedder.reset();
    album.library.store(unread);
    const StoredPhoto gone = album.library.store("gone.jpg", 4, 0);
    must(album.library.catalogue->write([&](Db& db) { return PhotoRows(db).markMissing({gone.photo}); }));
    CHECK(album.waiting({measures}) == std::vector{album.dog, album.sea});
}

TEST_CASE("Looks are those of photos that are there and vectors those of the network asked for")
{
    SeenAlbum album;
    album.store(album.dog, dogAtTheBeach());
    const StoredPhoto gone = album.library.store("gone.jpg", 4, 0);
    album.store(*gone.content, dogAtTheBeach());
    must(album.library.catalogue->write([&](Db& db) { return PhotoRows(db).markMissing({gone.photo}); }));
    const auto looks = [&](const std::optional<ModelRev>& network) {
        return album.library.read([&](Db& db) { return UnderstandingRows(db).looks(network); });
    };
    REQUIRE(looks(tagger).size() == 1);
    CHECK(looks(tagger).front().content == album.dog);
    CHECK(looks(tagger).front().look.pooled.size() == 64);
    CHECK(looks(ModelRev{"other", "1"}).front().look.pooled.empty());
}

TEST_CASE("What is said of faces is kept with each and goes when it is switched off or face data is deleted")
{
    SeenAlbum album;
    const StoredPhoto two = album.library.store("two.jpg", 5, 2);
    const auto say = [&] {
        Understanding seen = dogAtTheBeach();
        seen.attributes = {{{"smiles", 0.75F}, {"does not", 0.25F}}, {}};
        must(album.library.catalogue->write(
            [&](Db& db) { return UnderstandingRows(db).store(*two.content, seen, two.faces); }));
    };
    const auto said = [&] {
        return album.library.read([&](Db& db) { return UnderstandingRows(db).attributesIn(*two.content); });
    };
    say();
    REQUIRE(said().size() == 1); // the other face has no eyes apart
    CHECK(said().at(two.faces[0]) == std::vector<Guess>{{"smiles", 0.75F}, {"does not", 0.25F}});
    must(album.library.catalogue->write([](Db& db) { return UnderstandingRows(db).forgetAttributes(); }));
    CHECK(said().empty());
    say();
    must(forgetFaces(album.library.catalogue->writer()));
    CHECK(said().empty());
}

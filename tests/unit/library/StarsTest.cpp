// Stars that a person gives: a decision like any other, asked for by words, and what keeps a photo.
#include <catch2/catch.hpp>

#include "library/SearchWords.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

using PhotoSet = std::set<PhotoId>;

/// Six photos of nobody.
struct StarredPhotos {
    PlantedLibrary library{[](PlantedLibrary& planted) {
        for (int i = 0; i < 6; ++i) planted.photo({});
    }};
    std::vector<PhotoId> ids = must(library->photos().list({})).ids;

    PhotoCard card(int photo) { return must(library->photos().cards(std::span(&ids[std::size_t(photo)], 1))).front(); }
    void rate(int photo, int stars) { library.decide(SetStars{{ids[std::size_t(photo)]}, stars}); }
    SearchAnswer search(const std::string& words)
    {
        return must(library->pictureFacts().search({.text = words}, JobControl()));
    }
    PhotoSet found(const std::string& words)
    {
        PhotoSet found;
        for (const SearchHit& hit : search(words).hits) found.insert(hit.id);
        return found;
    }
};

std::optional<StarsAsked> exactly(int stars)
{
    return StarsAsked{stars, stars};
}

std::optional<StarsAsked> from(int stars)
{
    return StarsAsked{stars, mostStars};
}

} // namespace

TEST_CASE("Stars are given, changed and taken away, beside whether it is a favourite, and each is undone")
{
    StarredPhotos six;
    CHECK(six.card(0).stars == 0);
    const Decided given = six.library.decide(SetStars{{six.ids[0], six.ids[1]}, 4});
    CHECK(given.sentence == "2 photos: 4 stars");
    CHECK(given.photos.size() == 2);
    CHECK(six.card(0).stars == 4);
    CHECK(six.card(1).stars == 4);
    CHECK(six.card(2).stars == 0);
    CHECK_FALSE(six.card(0).favourite);
    six.library.decide(SetFavourite{{six.ids[0]}});
    six.rate(0, 1);
    CHECK(six.card(0).favourite);
    CHECK(six.card(0).stars == 1);
    CHECK(six.library.decide(SetStars{{six.ids[0]}, 0}).sentence == "1 photo: no stars");
    CHECK(six.card(0).stars == 0);
    CHECK(six.card(0).favourite);
    CHECK_FALSE(six.library->decide(SetStars{{six.ids[0]}, 0}).value().id);
    six.library.decide(Undo{});
    CHECK(six.card(0).stars == 1);
    six.library.decide(Redo{});
    CHECK(six.card(0).stars == 0);
    for (const int wrong : {-1, 6, 1000})
        CHECK(six.library->decide(SetStars{{six.ids[0]}, wrong}).error().code == Code::usage);
    CHECK(six.library->decide(SetStars{{PhotoId{999}}, 1}).error().code == Code::pathMissing);
}

TEST_CASE("Words ask for so many stars, for so many and more, or for any")
{
    for (const char* const four : {"4 stars", "4 star", "stars:4", "star:4", "four stars", "4星", "四星", "4颗星"})
        CHECK(starsCalled(four) == exactly(4));
    for (const char* const more : {"4 stars and more", "4 stars or more", "4+ stars", "stars:4+", "4星以上"})
        CHECK(starsCalled(more) == from(4));
    CHECK(starsCalled("stars") == from(1));
    CHECK(starsCalled("starred") == from(1));
    CHECK(starsCalled("1 star") == exactly(1));
    for (const char* const other : {"0 stars", "6 stars", "44 stars", "4", "stars:", "stars:6", "stars:4++", "starfish",
                                    "four", "4 starfish", "4 stars and", "", "星"})
        CHECK_FALSE(starsCalled(other));
}

TEST_CASE("A search by stars finds those alone that have them, also together with other words and in an album")
{
    StarredPhotos six;
    for (int photo = 1; photo < 6; ++photo) six.rate(photo, photo);
    six.library.decide(SetFavourite{{six.ids[0]}});
    CHECK(six.found("4 stars") == PhotoSet{six.ids[4]});
    CHECK(six.found("stars:2") == PhotoSet{six.ids[2]});
    CHECK(six.found("4 stars and more") == PhotoSet{six.ids[4], six.ids[5]});
    CHECK(six.found("4+ stars") == PhotoSet{six.ids[4], six.ids[5]});
    CHECK(six.found("三星以上") == PhotoSet{six.ids[3], six.ids[4], six.ids[5]});
    CHECK(six.found("favourite") == PhotoSet{six.ids[0]});
    CHECK(six.found("starred").size() == 6); // a favourite or stars
    CHECK(six.found("favourite, 4 stars").empty());
    six.library.decide(SetFavourite{{six.ids[4]}});
    CHECK(six.found("favourite, 4 stars") == PhotoSet{six.ids[4]});
    const SearchAnswer answer = six.search("4 stars and more");
    REQUIRE(answer.words.size() == 1);
    CHECK(answer.words[0].as == std::vector<std::string>{"stars"});
    for (const SearchHit& hit : answer.hits) {
        CHECK(hit.why == std::vector<std::string>{hit.id == six.ids[4] ? "4 stars and more: 4 stars"
                                                                       : "4 stars and more: 5 stars"});
        CHECK_FALSE(hit.score);
    }
    six.library.decide(MakeAlbum{"Good", {}, "4 stars and more"});
    const AlbumId good = must(six.library->albums().all()).front().id;
    six.rate(5, 0);
    CHECK(must(six.library->albums().photos(good, JobControl())) == std::vector{six.ids[4]});
}

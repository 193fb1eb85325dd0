// What is in pictures, what may be thrown away, and what a search finds, over planted looks.
#include <catch2/catch.hpp>

#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

const ModelRev network{"network", "1"};

Understanding seenAs(const std::string& scene, std::map<Measure, float> measures = {})
{
    Understanding seen;
    seen.measures = std::move(measures);
    seen.scene = {{scene, 0.9F}};
    seen.models = {network};
    return seen;
}

SeenObject thing(int object, Tag tag, float score)
{
    return {object, tag, {0.2F, 0.2F, 0.3F, 0.3F}, score};
}

/// 1: Anna with a dog, shaken. 2: a dog. 3: nobody, a beach, dark. 4: Anna alone, a screenshot. 5: not looked at.
struct SeenAlbum {
    PlantedLibrary library{[](PlantedLibrary& planted) {
        planted.photo({PlantedLibrary::atAngle(0)});
        planted.photo({});
        planted.photo({});
        planted.photo({PlantedLibrary::atAngle(1)});
        planted.photo({});
        Understanding walk = seenAs("people", {{Measure::shaken, 0.95F}});
        walk.objects = {{thing(0, Tag::person, 0.9F), thing(16, Tag::animal, 0.6F)}};
        planted.understood(1, walk);
        Understanding dog = seenAs("animals", {{Measure::shaken, 0.1F}});
        dog.objects = {{thing(16, Tag::animal, 0.9F)}};
        dog.imagenet = {{"golden retriever", 0.7F}};
        planted.understood(2, dog);
        Understanding beach = seenAs("landscape", {{Measure::dark, 0.99F}});
        beach.imagenet = {{"seashore", 0.6F}};
        planted.understood(3, beach);
        planted.understood(4, seenAs("people", {{Measure::screenshot, 0.97F}}));
    }};

    SeenAlbum() { library.decide(AssignFaces{{library.faces()[0].id, library.faces()[1].id}, "Anna"}); }

    std::vector<std::string> searchBy(const SearchQuery& query)
    {
        std::vector<std::string> names;
        for (const SearchHit& hit : must(library->pictureFacts().search(query, JobControl{})).hits)
            names.push_back(hit.path.stem());
        return names;
    }
    std::vector<std::string> search(const std::string& text) { return searchBy(SearchQuery{.text = text}); }
    ReviewCard review(ReviewKind kind) { return must(library->pictureFacts().review(kind, JobControl{})); }
    PhotoId photo(const std::string& name) { return must(library->photos().list({.name = name})).ids.at(0); }
};

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("Words find tags and things and people and names of files, the surest first")
{
    SeenAlbum album;
    CHECK(album.search("dog") == Names{"2", "1"});
    CHECK(album.search("dogs") == Names{"2", "1"});
    CHECK(album.search("animal") == Names{"2", "1"});
    CHECK(album.search("animals") == Names{"2", "1"}); // by class and by tag
    CHECK(album.search("retriever") == Names{"2"});
    CHECK(album.search("beach") == Names{"3"});
    CHECK(album.search("anna").size() == 2);
    CHECK(album.search("anna dog") == Names{"1"});
    CHECK(album.search("5.jpg") == Names{"5"});
    CHECK(album.search("dog beach").empty());
    CHECK(album.search("unheard").empty());
    CHECK(album.search("").size() == 5); // nothing narrows it
}

TEST_CASE("What was chosen narrows a search as its words do and somebody unknown is an error")
{
    SeenAlbum album;
    CHECK(album.searchBy({.people = {"Anna"}, .tags = {Tag::animal}}) == Names{"1"});
    CHECK(album.searchBy({.scene = "landscape"}) == Names{"3"});
    CHECK(album.searchBy({.text = "dog", .scene = "animals"}) == Names{"2"});
    CHECK(album.searchBy({.text = "2019"}).empty()); // no photo says when it was taken
    const auto nobody = album.library->pictureFacts().search({.people = {"Bert"}}, JobControl{});
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().code == Code::personUnknown);
}

TEST_CASE("A search says what its words were taken for and how many pictures nobody looked at")
{
    SeenAlbum album;
    const SearchAnswer answer = must(album.library->pictureFacts().search({.text = "anna dog xyz", .most = 1}, {}));
    REQUIRE(answer.words.size() == 3);
    CHECK(answer.words[0].as == Names{"person"});
    CHECK(answer.words[1].as == Names{"thing"});
    CHECK(answer.words[2].as.empty());
    CHECK(answer.waiting == 5); // by the networks that are installed
    const SearchAnswer one = must(album.library->pictureFacts().search({.text = "dog", .most = 1}, {}));
    CHECK(one.hits.size() == 1);
    CHECK(one.found == 2);
}

TEST_CASE("A queue has what its measure speaks against, with the number, and says what keeps a photo")
{
    SeenAlbum album;
    const ReviewCard dark = album.review(ReviewKind::dark);
    REQUIRE(dark.groups.size() == 1);
    CHECK(dark.groups[0][0].path.stem() == "3");
    CHECK(dark.groups[0][0].number == Approx(0.99));
    CHECK(dark.groups[0][0].recommended);
    CHECK(dark.recommended == 1);
    CHECK(dark.bytes == dark.groups[0][0].bytes);
    CHECK(dark.limit > 0);

    const ReviewCard shaken = album.review(ReviewKind::shaken);
    REQUIRE(shaken.groups.size() == 1);
    CHECK(shaken.groups[0][0].path.stem() == "1");
    CHECK(shaken.groups[0][0].recommended); // Anna is in another photo that does not say its day either
    album.library.decide(SetFavourite{{album.photo("1")}});
    const ReviewCard kept = album.review(ReviewKind::shaken);
    CHECK_FALSE(kept.groups[0][0].recommended);
    CHECK(kept.groups[0][0].keptBy == Names{"favourite"});
    CHECK(kept.recommended == 0);
    CHECK(album.review(ReviewKind::screenshots).groups.size() == 1);
    CHECK(album.review(ReviewKind::similar).groups.empty());
    CHECK(album.review(ReviewKind::duplicates).groups.empty());
}

TEST_CASE("The only photo of somebody is not recommended for the trash")
{
    SeenAlbum album;
    album.library.decide(RejectFaces{{album.library.faces()[1].id}});
    const ReviewCard shaken = album.review(ReviewKind::shaken);
    REQUIRE(shaken.groups.size() == 1);
    CHECK_FALSE(shaken.groups[0][0].recommended);
}

TEST_CASE("A photo is described with all that is known of it")
{
    SeenAlbum album;
    const DescribedPhoto photo = must(album.library->pictureFacts().described(album.photo("1")));
    CHECK(photo.looked);
    REQUIRE(photo.objects.size() == 2);
    CHECK(photo.objects[0].tag == Tag::person);
    CHECK(photo.scene.front().label == "people");
    REQUIRE(photo.verdicts.size() == 1);
    CHECK(photo.verdicts[0].verdict == Verdict::shaken);
    CHECK(photo.verdicts[0].holds);
    REQUIRE(photo.faces.size() == 1);
    CHECK(photo.faces[0].person == "Anna");
    CHECK_FALSE(must(album.library->pictureFacts().described(album.photo("5"))).looked);
    CHECK_FALSE(album.library->pictureFacts().described(PhotoId{99}));
}

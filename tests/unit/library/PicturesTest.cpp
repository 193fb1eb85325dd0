// What is in pictures, what may be thrown away, and what a search finds, over planted looks.
#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "base/Day.h"
#include "similar/KeptBy.h"
#include "similar/Tone.h"
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
    ReviewCard review(ReviewKind kind, std::optional<float> limit = {})
    {
        return must(library->pictureFacts().review(kind, limit, JobControl{}));
    }
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
    CHECK(answer.hits.empty());
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
    album.library.decide(Undo{});
    album.library.decide(SetStars{{album.photo("1")}, 3});
    CHECK(album.review(ReviewKind::shaken).groups[0][0].recommended);
    album.library.decide(SetStars{{album.photo("1")}, 4});
    CHECK_FALSE(album.review(ReviewKind::shaken).groups[0][0].recommended);
    CHECK(album.review(ReviewKind::shaken).groups[0][0].keptBy == Names{"four stars or more"});
    CHECK(album.review(ReviewKind::screenshots).groups.size() == 1);
    CHECK(album.review(ReviewKind::similar).groups.empty());
    CHECK(album.review(ReviewKind::duplicates).groups.empty());
}

TEST_CASE("A limit is tried without being moved, moved as a decision, and undone")
{
    SeenAlbum album;
    const ReviewCard own = album.review(ReviewKind::shaken);
    REQUIRE(own.groups.size() == 1);
    CHECK(own.ownLimit == own.limit);
    const ReviewCard tried = album.review(ReviewKind::shaken, 0.05F);
    CHECK(tried.limit == 0.05F);
    CHECK(tried.groups.size() == 2);
    CHECK(album.review(ReviewKind::shaken).groups.size() == 1);
    CHECK(album.review(ReviewKind::dark, 0.05F).groups.size() == 1);

    album.library.decide(MoveVerdict{Verdict::shaken, 0.05F});
    CHECK(album.review(ReviewKind::shaken).groups.size() == 2);
    CHECK(album.review(ReviewKind::shaken).ownLimit == own.limit);
    CHECK(album.review(ReviewKind::dark).limit != 0.05F);
    CHECK(album.search("shaken").size() == 2);
    album.library.decide(MoveVerdict{Verdict::shaken, {}});
    CHECK(album.review(ReviewKind::shaken).groups.size() == 1);
    album.library.decide(Undo{});
    CHECK(album.review(ReviewKind::shaken).groups.size() == 2);
    for (const float wrong : {-0.1F, 1.1F, std::nanf("")}) {
        const auto refused = album.library->decide(MoveVerdict{Verdict::shaken, wrong});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::usage);
    }
    CHECK_FALSE(album.review(ReviewKind::large).ownLimit);
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

namespace {

Names whyOf(SeenAlbum& album, const std::string& text, const std::string& photo)
{
    for (const SearchHit& hit : must(album.library->pictureFacts().search({.text = text}, {})).hits)
        if (hit.path.stem() == photo) return hit.why;
    return {"not found"};
}

/// A photo taken at that time, as its camera says.
void plantTaken(PlantedLibrary& planted, std::int64_t localS)
{
    planted.exif.takenLocalS = localS;
    planted.photo({});
}

const std::int64_t august = *dayOf("2019-08-14") + 18 * 3600, december = *dayOf("2019-12-24") + 23 * 3600;

std::vector<std::vector<std::string>> groupsOf(Library& library, ReviewKind kind)
{
    std::vector<std::vector<std::string>> names;
    for (const auto& group : must(library.pictureFacts().review(kind, std::nullopt, JobControl{})).groups) {
        names.emplace_back();
        for (const ReviewPhoto& photo : group) names.back().push_back(photo.path.stem());
    }
    return names;
}

} // namespace

TEST_CASE("Every hit says by which word it was found, and through what of all that the word may mean")
{
    SeenAlbum album;
    CHECK(whyOf(album, "dog", "2") == Names{"dog: thing seen (90 %), guess golden retriever (70 %)"});
    CHECK(whyOf(album, "dog", "1") == Names{"dog: thing seen (60 %)"});
    CHECK(whyOf(album, "animals", "2") == Names{"animals: tag (90 %), class (90 %), guess golden retriever (70 %)"});
    CHECK(whyOf(album, "anna dog", "1") == Names{"anna: person Anna", "dog: thing seen (60 %)"});
    CHECK(whyOf(album, "3", "3") == Names{"3: file name"});
    CHECK(whyOf(album, "screenshot", "4") == Names{"screenshot: looks like a screenshot (97 %)"});
}

TEST_CASE("Verdicts and stars and copies are words of a search")
{
    SeenAlbum album;
    CHECK(album.search("shaken") == Names{"1"});
    CHECK(album.search("blurred") == Names{"1"});
    CHECK(album.search("screenshots") == Names{"4"});
    CHECK(album.search("dark") == Names{"3"});
    CHECK(album.search("favourite").empty());
    album.library.decide(SetFavourite{{album.photo("2")}});
    CHECK(album.search("favourites") == Names{"2"});
    CHECK(album.search("dog favourite") == Names{"2"});
    CHECK(album.search("sunset").empty()); // nobody can know
}

TEST_CASE("Chinese words find what their English ones find")
{
    SeenAlbum album;
    CHECK(album.search("狗") == Names{"2", "1"});
    CHECK(album.search("动物") == Names{"2", "1"});
    CHECK(album.search("风景") == Names{"3"});
    CHECK(album.search("海滩") == Names{"3"});
    CHECK(album.search("截图") == Names{"4"});
    CHECK(album.search("模糊") == Names{"1"});
    CHECK(album.search("人物").size() == 2);
    CHECK(album.search("龙").empty());
}

TEST_CASE("A name with a letter wrong is found where the word is nothing else, and is said")
{
    SeenAlbum album;
    const SearchAnswer answer = must(album.library->pictureFacts().search({.text = "Ana"}, {}));
    REQUIRE(answer.hits.size() == 2);
    CHECK(answer.hits[0].why == Names{"Ana: person Anna (from Ana)"});
    REQUIRE(answer.words.size() == 1);
    CHECK(answer.words[0].as == Names{"person"});
    CHECK(answer.words[0].meant == Names{"Anna (from Ana)"});
    CHECK(album.search("anma dog") == Names{"1"});
    CHECK(album.search("retreiver").empty()); // of things a letter wrong is not guessed at
}

TEST_CASE("A search of signs alone holds no word, and one without text lists everything")
{
    SeenAlbum album;
    for (const char* const text : {"!!!", "...", " ?! , - ", " ", " \t  "}) {
        INFO(text);
        const auto answer = album.library->pictureFacts().search({.text = text}, {});
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == Code::usage);
    }
    CHECK(album.search("").size() == 5);
}

TEST_CASE("Times narrow a search without a score, and every hit says its day")
{
    PlantedLibrary library([](PlantedLibrary& planted) {
        plantTaken(planted, august);
        plantTaken(planted, december);
        planted.exif.takenLocalS.reset();
        planted.photo({});
    });
    const auto found = [&](const std::string& text) {
        return must(library->pictureFacts().search({.text = text}, {}));
    };
    for (const char* const text : {"2019-12", "december", "winter", "winter 2019", "night", "12月", "冬天", "夜晚"}) {
        INFO(text);
        const SearchAnswer answer = found(text);
        REQUIRE(answer.hits.size() == 1);
        CHECK(answer.hits[0].path.stem() == "2");
        CHECK_FALSE(answer.hits[0].score);
        REQUIRE(answer.hits[0].why.size() == 1);
        CHECK(answer.hits[0].why[0].find("taken 24 December 2019") != std::string::npos);
        CHECK(answer.words[0].as == Names{"time"});
    }
    CHECK(found("summer 2019").hits.size() == 1);
    CHECK(found("2019").hits.size() == 2);
    CHECK(found("summer 2018").hits.empty());
    CHECK(found("winter 2019").words[0].meant == Names{"1 December 2019 to 29 February 2020"});
}

TEST_CASE("A search by time is in the order of time, and photos without one come last both ways")
{
    PlantedLibrary library([](PlantedLibrary& planted) {
        planted.photo({});
        plantTaken(planted, august);
        plantTaken(planted, december);
    });
    const auto found = [&](SearchOrder order) {
        Names names;
        for (const SearchHit& hit : must(library->pictureFacts().search({.order = order}, {})).hits)
            names.push_back(hit.path.stem());
        return names;
    };
    CHECK(found(SearchOrder::newest) == Names{"3", "2", "1"});
    CHECK(found(SearchOrder::oldest) == Names{"2", "3", "1"});
}

TEST_CASE("A tone that was chosen narrows a search by colours alone, and one without a word is refused")
{
    PlantedLibrary library([](PlantedLibrary& planted) {
        for (int photo = 1; photo <= 2; ++photo) {
            planted.photo({});
            Understanding seen = seenAs("landscape");
            seen.look = Look{};
            seen.look->tone =
                toneBytes(cv::Mat(8, 8, CV_8UC3, photo == 1 ? cv::Scalar(220, 60, 20) : cv::Scalar(30, 160, 30)));
            planted.understood(photo, seen);
        }
    });
    const SearchAnswer blue = must(library->pictureFacts().search({.tone = "blue"}, {}));
    REQUIRE(blue.hits.size() == 1);
    CHECK(blue.hits[0].path.stem() == "1");
    CHECK(blue.words.empty());
    CHECK(must(library->pictureFacts().search({.tone = "green"}, {})).hits.at(0).path.stem() == "2");
    const auto none = library->pictureFacts().search({.tone = "anna"}, {});
    REQUIRE_FALSE(none);
    CHECK(none.error().code == Code::usage);
}

TEST_CASE("What is like an example is ordered by that alone, and what is less alike is counted among what fits")
{
    PlantedLibrary library([](PlantedLibrary& planted) {
        for (const double degrees : {0., 50., 30., 100., 110.}) {
            planted.photo({});
            Understanding seen = seenAs("landscape");
            seen.objects = {{thing(16, Tag::animal, degrees > 40 ? 0.9F : 0.5F)}};
            if (degrees == 110.) seen.objects->clear();
            seen.look = Look{};
            seen.look->network = ModelRev{"albumen-scene5", "2026-11-21"};
            seen.look->pooled = PlantedLibrary::atAngle(degrees);
            planted.understood(degrees == 0.     ? 1
                               : degrees == 50.  ? 2
                               : degrees == 30.  ? 3
                               : degrees == 100. ? 4
                                                 : 5,
                               seen);
        }
    });
    const auto search = [&](bool lessAlike, const std::string& text) {
        return must(
            library->pictureFacts().search({.text = text, .like = "/photos/1.jpg", .lessAlike = lessAlike}, {}));
    };
    const auto names = [](const SearchAnswer& answer) {
        Names all;
        for (const SearchHit& hit : answer.hits) all.push_back(hit.path.stem());
        return all;
    };
    const SearchAnswer dogs = search(false, "dog");
    CHECK(names(dogs) == Names{"1", "3", "2"});
    CHECK(dogs.found == 3);
    CHECK(dogs.lessAlike == 1); // the fifth is no dog
    REQUIRE(dogs.hits[1].score);
    CHECK(*dogs.hits[1].score == Approx(0.866F).margin(0.01));
    CHECK(search(false, "").lessAlike == 2);
    const SearchAnswer all = search(true, "dog");
    CHECK(names(all) == Names{"1", "3", "2", "4"});
    CHECK(all.found == 3);
}

TEST_CASE("A day on which no photo was taken is refused")
{
    SeenAlbum album;
    for (const char* const day : {"3000-01-01", "1825-12-31"}) {
        const auto said = album.library->decide(SetTaken{{album.photo("1")}, dayOf(day)});
        REQUIRE_FALSE(said);
        CHECK(said.error().code == Code::usage);
        CHECK(said.error().detail.find("no photo was taken on") != std::string::npos);
    }
    CHECK(album.library->decide(SetTaken{{album.photo("1")}, dayOf("1995-12-24")}));
}

TEST_CASE(
    "A photo stands in one group of a kind, and of copies the one that is kept stands for all among shots of a scene")
{
    PlantedLibrary library([](PlantedLibrary& planted) {
        plantTaken(planted, august);     // 1
        plantTaken(planted, august);     // 2: a copy of it
        plantTaken(planted, august + 2); // 3: another shot
        plantTaken(planted, december);   // 4
        plantTaken(planted, december);   // 5: another shot
        for (int photo = 1; photo <= 5; ++photo) planted.understood(photo, seenAs("people"));
        planted.photoAgain(1); // 6
        planted.grouped({{AlikeKind::copies, {1, 2}}, {AlikeKind::similar, {1, 2, 3}}, {AlikeKind::similar, {4, 5}}});
    });
    const auto copies = groupsOf(*library, ReviewKind::duplicates), scenes = groupsOf(*library, ReviewKind::similar);
    REQUIRE(copies.size() == 1);
    CHECK(std::set<std::string>(copies[0].begin(), copies[0].end()) == std::set<std::string>{"1", "2", "6"});
    CHECK(copies[0].size() == 3);
    REQUIRE(scenes.size() == 2);
    CHECK(std::set<std::string>(scenes[0].begin(), scenes[0].end()) == std::set<std::string>{"4", "5"}); // the newest
    CHECK(std::set<std::string>(scenes[1].begin(), scenes[1].end()) == std::set<std::string>{copies[0][0], "3"});
    // With all but the best of every group thrown away, one of each scene stays.
    std::set<std::string> gone;
    for (const auto* groups : {&copies, &scenes})
        for (const auto& group : *groups) gone.insert(group.begin() + 1, group.end());
    CHECK_FALSE((gone.contains("1") && gone.contains("2") && gone.contains("3") && gone.contains("6")));
    CHECK_FALSE((gone.contains("4") && gone.contains("5")));
}

namespace {

/// What a queue recommends for the trash, thrown away.
Names throwRecommended(PlantedLibrary& library, ReviewKind kind)
{
    TrashPhotos order;
    Names names;
    for (const auto& group : must(library->pictureFacts().review(kind, std::nullopt, JobControl{})).groups)
        for (const ReviewPhoto& photo : group)
            if (photo.recommended) {
                order.photos.push_back(photo.id);
                names.push_back(photo.path.stem());
            }
    if (!order.photos.empty()) library.decide(order);
    return names;
}

} // namespace

TEST_CASE("Whatever queues are followed to their end, one photo of each scene stays")
{
    const std::vector<std::vector<ReviewKind>> orders = {
        {ReviewKind::shaken, ReviewKind::similar, ReviewKind::duplicates, ReviewKind::dark, ReviewKind::screenshots},
        {ReviewKind::screenshots, ReviewKind::dark, ReviewKind::duplicates, ReviewKind::similar, ReviewKind::shaken}};
    for (const auto& order : orders) {
        PlantedLibrary library([](PlantedLibrary& planted) {
            for (int photo = 1; photo <= 10; ++photo) plantTaken(planted, august + photo);
            for (const int photo : {1, 2, 3, 4})
                planted.understood(photo, seenAs("people", {{Measure::shaken, 0.95F}}));
            for (const int photo : {5, 6}) planted.understood(photo, seenAs("people"));
            for (const int photo : {7, 8, 9})
                planted.understood(photo, seenAs("people", {{Measure::screenshot, 0.99F}}));
            planted.understood(10, seenAs("people", {{Measure::dark, 0.99F}}));
            planted.grouped({{AlikeKind::copies, {4, 5}},
                             {AlikeKind::copies, {9, 10}},
                             {AlikeKind::similar, {1, 2}}, // all shaken, as 3 is, which is alone
                             {AlikeKind::similar, {4, 5, 6}},
                             {AlikeKind::similar, {7, 8}}});
        });
        std::set<std::string> left = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
        for (int round = 0; round < 2; ++round)
            for (const ReviewKind kind : order)
                for (const std::string& gone : throwRecommended(library, kind)) CHECK(left.erase(gone) == 1);
        CHECK(left.contains("1") + left.contains("2") == 1);
        CHECK_FALSE(left.contains("3"));
        CHECK(left.contains("5") + left.contains("6") == 1);
        CHECK_FALSE(left.contains("4"));
        CHECK(left.contains("7") + left.contains("8") == 1);
        CHECK(left.contains("9") + left.contains("10") == 1);
    }
}

TEST_CASE("What keeps the last photo of a scene is said, also when the others lie in the trash")
{
    PlantedLibrary library([](PlantedLibrary& planted) {
        for (int photo = 1; photo <= 2; ++photo) {
            plantTaken(planted, august + photo);
            planted.understood(photo, seenAs("people", {{Measure::shaken, 0.95F}}));
        }
        planted.grouped({{AlikeKind::similar, {1, 2}}});
    });
    CHECK(throwRecommended(library, ReviewKind::shaken).size() == 1);
    const ReviewCard shaken = must(library->pictureFacts().review(ReviewKind::shaken, std::nullopt, JobControl{}));
    REQUIRE(shaken.groups.size() == 1);
    CHECK_FALSE(shaken.groups[0][0].recommended);
    CHECK(shaken.groups[0][0].keptBy == Names{"the one that stays of its scene"});
}

TEST_CASE("The best of a group that a person keeps is both the best and kept")
{
    PlantedLibrary library([](PlantedLibrary& planted) {
        for (int photo = 1; photo <= 2; ++photo) {
            plantTaken(planted, august + photo);
            planted.understood(photo, seenAs("people"));
        }
        planted.grouped({{AlikeKind::similar, {1, 2}}});
    });
    const auto best = [&] {
        return must(library->pictureFacts().review(ReviewKind::similar, std::nullopt, JobControl{})).groups.at(0)[0];
    };
    const Names before = best().keptBy;
    must(library->decide(KeepPhotos{{best().id}}));
    CHECK(best().best);
    Names both = before;
    both.emplace_back(nameOf(KeptBy::decided));
    CHECK(best().keptBy == both);
}

namespace {

/// Shots of one burst, each ten degrees or more from the one before; and a copy that is less alike than most.
struct TurningAlbum {
    PlantedLibrary library{[](PlantedLibrary& planted) {
        const std::vector<double> angles = {0, 10, 20, 40, 0, 30};
        for (std::size_t i = 0; i < angles.size(); ++i) {
            plantTaken(planted, i < 4 ? august + static_cast<std::int64_t>(i) : december);
            Understanding seen = seenAs("people");
            seen.look = Look{};
            seen.look->network = ModelRev{"albumen-scene5", "2026-11-21"};
            seen.look->pooled = PlantedLibrary::atAngle(angles[i], i < 4 ? 0 : 8);
            planted.understood(static_cast<int>(i) + 1, seen);
        }
        planted.grouped({{AlikeKind::similar, {1, 2, 3}}, {AlikeKind::copies, {5, 6}}});
    }};

    /// The names of each group, sorted.
    std::vector<Names> groups(ReviewKind kind, std::optional<float> limit = {})
    {
        std::vector<Names> all;
        for (const auto& group : must(library->pictureFacts().review(kind, limit, JobControl{})).groups) {
            Names& names = all.emplace_back();
            for (const ReviewPhoto& photo : group) names.push_back(photo.path.stem());
            std::ranges::sort(names);
        }
        return all;
    }
};

} // namespace

TEST_CASE("A limit of groups divides them or joins what is less alike, as long as it is moved")
{
    TurningAlbum album;
    using Groups = std::vector<Names>;
    const ReviewCard own = must(album.library->pictureFacts().review(ReviewKind::similar, std::nullopt, JobControl{}));
    REQUIRE(own.limit);
    CHECK(*own.limit == Approx(0.87));
    CHECK(own.ownLimit == own.limit);
    CHECK(own.leastLimit == Approx(0.67));
    CHECK(album.groups(ReviewKind::similar) == Groups{{"1", "2", "3"}});
    CHECK(album.groups(ReviewKind::similar, 0.96F) == Groups{{"1", "2"}}); // the third is 0.94 like the first
    CHECK(album.groups(ReviewKind::similar, 0.75F) == Groups{{"1", "2", "3", "4"}});
    CHECK(album.groups(ReviewKind::similar, 1.F).empty());
    CHECK(album.groups(ReviewKind::similar) == Groups{{"1", "2", "3"}}); // it was only tried

    album.library.decide(MoveAlike{AlikeKind::similar, 0.09F});
    CHECK(album.groups(ReviewKind::similar) == Groups{{"1", "2"}});
    CHECK(album.groups(ReviewKind::duplicates) == Groups{{"5", "6"}}); // which have a limit of their own
    album.library.decide(Undo{});
    CHECK(album.groups(ReviewKind::similar) == Groups{{"1", "2", "3"}});
}

TEST_CASE("Copies are divided by a limit that only goes up")
{
    TurningAlbum album;
    using Groups = std::vector<Names>;
    CHECK(album.groups(ReviewKind::duplicates, 0.85F) == Groups{{"5", "6"}});
    CHECK(album.groups(ReviewKind::duplicates, 0.9F).empty());
    album.library.decide(MoveAlike{AlikeKind::copies, 0.1F});
    CHECK(album.groups(ReviewKind::duplicates).empty());
    CHECK(album.groups(ReviewKind::similar) == Groups{{"1", "2", "3"}});
    const ReviewCard moved =
        must(album.library->pictureFacts().review(ReviewKind::duplicates, std::nullopt, JobControl{}));
    CHECK(moved.limit.value_or(0) == Approx(0.9));
    CHECK(moved.ownLimit.value_or(0) == Approx(0.8));
    for (const float wrong : {-0.1F, 0.7F, std::nanf("")}) {
        const auto refused = album.library->decide(MoveAlike{AlikeKind::copies, wrong});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::usage);
    }
    CHECK_FALSE(album.library->decide(MoveAlike{AlikeKind::similar, -0.3F}));
    album.library.decide(MoveAlike{AlikeKind::copies, 0});
    CHECK(album.groups(ReviewKind::duplicates) == Groups{{"5", "6"}});
}

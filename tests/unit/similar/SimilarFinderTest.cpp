#include "similar/SimilarFinder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "Drawn.h"
#include "similar/LookMaker.h"
#include "similar/SamePicture.h"

namespace albumen {
namespace {

using namespace test;

using Members = std::set<std::int64_t>;

/// Photos to be grouped, with their vectors, and their pixels for doubtful pairs.
struct Album {
    std::vector<PhotoToGroup> photos;
    PooledVectors looks;
    std::map<ContentNo, cv::Mat> pictures;
    std::size_t asked = 0;

    PhotoToGroup& add(std::int64_t id, std::uint64_t hash, const std::vector<float>& vector,
                      const ModelRev& network = aNetwork)
    {
        PhotoToGroup photo;
        photo.id = ContentNo{id};
        photo.hash = hash;
        photo.look = looks.add({0, {}, vector, network});
        photos.push_back(photo);
        return photos.back();
    }

    /// A drawn picture. Its vector is that of its seed, moved as a network's would be.
    PhotoToGroup& addPicture(std::int64_t id, const cv::Mat& picture, unsigned seed, float apart = 0)
    {
        pictures[ContentNo{id}] = picture;
        return add(id, perceptualHash(picture), plantedVector(seed, apart, static_cast<unsigned>(id)));
    }

    std::vector<AlikeGroup> groups(std::span<const AlikeGroup> shown = {}, bool ask = true)
    {
        AskSamePicture same;
        if (ask)
            same = [this](ContentNo a, ContentNo b) {
                ++asked;
                return showTheSame(a, b);
            };
        const JobControl job;
        const AskSameShot sameShots = [this](ContentNo a, ContentNo b) {
            return shotSameness(pictures.at(a), pictures.at(b)) >= sameShot;
        };
        const AskSamePlaces samePlaces = [this](ContentNo a, ContentNo b) {
            ++asked;
            return placedSameness(pictures.at(a), pictures.at(b)) >= sameShot;
        };
        auto found = groupAlike({photos, looks, {}, shown, same, sameShots, samePlaces}, job);
        REQUIRE(found);
        return *found;
    }

    /// What has no picture shows nothing.
    bool showTheSame(ContentNo a, ContentNo b)
    {
        if (!pictures.contains(a) || !pictures.contains(b)) return false;
        const auto known = answers.find({a, b});
        if (known != answers.end()) return known->second;
        return answers[{a, b}] = sameness(pictures.at(a), pictures.at(b)) >= samePicture;
    }
    std::map<std::pair<ContentNo, ContentNo>, bool> answers;
};

std::set<Members> membersOf(const std::vector<AlikeGroup>& groups, AlikeKind kind)
{
    std::set<Members> all;
    for (const AlikeGroup& group : groups) {
        if (group.kind != kind) continue;
        Members members;
        for (const ContentNo id : group.members) members.insert(raw(id));
        all.insert(members);
    }
    return all;
}

/// A shot of a scene at that second of a day.
PhotoToGroup& shot(Album& album, std::int64_t id, std::int64_t second, unsigned scene, float apart)
{
    constexpr std::int64_t noonOfSomeDay = 17'000 * 86'400 + 43'200;
    PhotoToGroup& photo = album.add(id, 0, plantedVector(scene, apart, static_cast<unsigned>(id)));
    photo.takenLocalS = noonOfSomeDay + second;
    photo.tags = {Tag::person};
    return photo;
}

TEST_CASE("all edited copies of a picture are one group with it, and nothing else is")
{
    Album album;
    std::set<Members> wanted;
    std::int64_t id = 0;
    for (unsigned seed = 0; seed < 10; ++seed) {
        const cv::Mat picture = drawnPicture(seed);
        Members members{++id};
        album.addPicture(id, picture, seed);
        for (const auto& [name, edit] : edits()) {
            members.insert(++id);
            album.addPicture(id, edit(picture), seed, 0.3F);
        }
        wanted.insert(members);
    }
    for (unsigned seed = 100; seed < 250; ++seed) album.addPicture(++id, drawnPicture(seed), seed);
    CHECK(membersOf(album.groups(), AlikeKind::copies) == wanted);
    CHECK(membersOf(album.groups(), AlikeKind::similar).empty());
}

TEST_CASE("pictures that look alike to the network and are others are asked about and stay apart")
{
    Album album;
    for (unsigned seed = 0; seed < 20; ++seed) album.addPicture(seed + 1, drawnPicture(seed), seed / 5, 0.3F);
    CHECK(album.groups().empty());
    CHECK(album.asked > 0);
    CHECK(album.asked <= 20 * 4);
}

TEST_CASE("of two pictures that were there before nothing is asked again")
{
    Album album;
    for (unsigned seed = 0; seed < 20; ++seed)
        album.addPicture(seed + 1, drawnPicture(seed), seed / 5, 0.3F).asked = true;
    const std::uint64_t hash = 0x5a5a'1234'8765'0ff0;
    album.add(40, hash, plantedVector(40)).asked = true;
    album.add(41, hash ^ 0xFF, plantedVector(40)).asked = true; // within doubt
    CHECK(album.groups().empty());
    CHECK(album.asked == 0);
    album.addPicture(30, edits().at("cropped by 20 %")(drawnPicture(0)), 0, 0.3F);
    CHECK(membersOf(album.groups(), AlikeKind::copies) == std::set<Members>{{1, 30}});
    CHECK(album.asked <= 5); // four times in vain
}

TEST_CASE("without anybody to ask only sure copies are grouped")
{
    Album album;
    album.addPicture(1, drawnPicture(1), 1);
    album.addPicture(2, edits().at("jpeg 30")(drawnPicture(1)), 1, 0.2F);
    album.addPicture(3, edits().at("cropped by 20 %")(drawnPicture(1)), 1, 0.3F);
    CHECK(membersOf(album.groups({}, false), AlikeKind::copies) == std::set<Members>{{1, 2}});
}

TEST_CASE("a hash alone is no copy where the vectors say otherwise, and is one where there are none")
{
    Album album;
    const std::uint64_t hash = perceptualHash(drawnPicture(1));
    album.add(1, hash, plantedVector(1));
    album.add(2, hash, plantedVector(2));
    album.add(3, hash, {});
    album.add(4, hash ^ 1, {});
    const auto copies = membersOf(album.groups({}, false), AlikeKind::copies);
    REQUIRE(copies.size() == 1);
    CHECK(copies.begin()->contains(3));
    CHECK(copies.begin()->contains(4));
    CHECK_FALSE((copies.begin()->contains(1) && copies.begin()->contains(2)));
}

TEST_CASE("vectors of two networks are not compared")
{
    Album album;
    shot(album, 1, 0, 1, 0.1F);
    PhotoToGroup& other = shot(album, 2, 1, 1, 0.1F);
    other.look = album.looks.add({0, {}, plantedVector(1), anotherNetwork});
    CHECK(album.groups().empty());
    other.look = album.looks.add({0, {}, plantedVector(1), aNetwork});
    CHECK(membersOf(album.groups(), AlikeKind::similar) == std::set<Members>{{1, 2}});
}

TEST_CASE("shots of two seconds are no copies, however alike, and a copy that lost its time is one of the nearest")
{
    Album album;
    const cv::Mat picture = drawnPicture(4);
    album.addPicture(1, picture, 4).takenLocalS = 1000;
    album.addPicture(2, picture, 4).takenLocalS = 1005;
    auto groups = album.groups();
    CHECK(membersOf(groups, AlikeKind::copies).empty());
    CHECK(membersOf(groups, AlikeKind::similar) == std::set<Members>{{1, 2}});
    album.addPicture(3, edits().at("jpeg 30")(picture), 4);
    groups = album.groups();
    REQUIRE(membersOf(groups, AlikeKind::copies).size() == 1);
    CHECK(membersOf(groups, AlikeKind::copies).begin()->size() == 2);
}

/// One picture of a burst: of that second and size, and a little beside the others.
PhotoToGroup& frame(Album& album, std::int64_t id, const cv::Mat& picture)
{
    PhotoToGroup& photo = album.addPicture(id, picture, 4, 0.1F);
    photo.takenLocalS = 1000;
    photo.width = 4000, photo.height = 3000;
    photo.tags = {Tag::person};
    return photo;
}

cv::Mat movedBy(const cv::Mat& picture, double pixels)
{
    cv::Mat moved;
    const cv::Mat by = (cv::Mat_<double>(2, 3) << 1, 0, pixels, 0, 1, pixels / 2);
    cv::warpAffine(picture, moved, by, picture.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT);
    return moved;
}

TEST_CASE("shots of a burst within one second are similar and no copies, and an edited copy of one of them is its copy")
{
    Album album;
    const cv::Mat picture = drawnPicture(4);
    frame(album, 1, picture);
    frame(album, 2, movedBy(picture, 3));
    frame(album, 3, movedBy(picture, -4));
    frame(album, 4, edits().at("brighter")(picture));
    PhotoToGroup& smaller = frame(album, 5, edits().at("half")(picture));
    smaller.width = 2000, smaller.height = 1500;
    const auto groups = album.groups();
    const auto copies = membersOf(groups, AlikeKind::copies);
    REQUIRE(copies.size() == 1);
    CHECK(copies.begin()->contains(1));
    CHECK(copies.begin()->contains(4));
    CHECK_FALSE(copies.begin()->contains(2));
    CHECK_FALSE(copies.begin()->contains(3));
    CHECK(membersOf(groups, AlikeKind::similar) == std::set<Members>{{1, 2, 3, 4, 5}});
}

TEST_CASE("shots that a camera numbered within one second are no copies, be they the same to the eye")
{
    Album album;
    const cv::Mat picture = drawnPicture(4);
    frame(album, 1, picture).name = "IMG_0012";
    frame(album, 2, edits().at("jpeg 30")(picture)).name = "IMG_0013";
    CHECK(membersOf(album.groups(), AlikeKind::copies).empty());
    CHECK(membersOf(album.groups(), AlikeKind::similar) == std::set<Members>{{1, 2}});
    album.photos[1].name = "IMG_0012 edited";
    CHECK(membersOf(album.groups(), AlikeKind::copies) == std::set<Members>{{1, 2}});
}

TEST_CASE("copies that somebody numbered by hand are copies of one picture, however blurred and dark they are")
{
    Album album;
    const cv::Mat picture = drawnPicture(4);
    cv::Mat blurred, blurredMore, dark;
    cv::GaussianBlur(picture, blurred, {}, 2);
    cv::GaussianBlur(picture, blurredMore, {}, 3);
    picture.convertTo(dark, -1, 0.15);
    frame(album, 1, picture).name = "test";
    frame(album, 2, blurred).name = "test_blurred_2";
    frame(album, 3, blurredMore).name = "test_blurred_9";
    frame(album, 4, dark).name = "test_dark_1";
    CHECK(membersOf(album.groups(), AlikeKind::copies) == std::set<Members>{{1, 2, 3, 4}});
}

TEST_CASE("two shots of one thing that say no time are no copies, and what was made of one of them is its copy")
{
    Album album;
    const cv::Mat picture = drawnPicture(4);
    const auto timeless = [&](std::int64_t id, const cv::Mat& shot) -> PhotoToGroup& {
        PhotoToGroup& photo = frame(album, id, shot);
        photo.takenLocalS.reset();
        return photo;
    };
    timeless(1, picture);
    timeless(2, movedBy(picture, 4));
    timeless(3, movedBy(picture, -5));
    for (const char* const edit : {"brighter", "mirrored", "jpeg 30", "grey"})
        timeless(static_cast<std::int64_t>(album.photos.size()) + 1, edits().at(edit)(picture));
    cv::Mat written = picture.clone();
    cv::rectangle(written, {0, 215}, {60, 240}, cv::Scalar(255, 255, 255), cv::FILLED);
    timeless(8, written);
    PhotoToGroup& smaller = timeless(9, edits().at("half")(picture));
    smaller.width = 2000, smaller.height = 1500;
    CHECK(membersOf(album.groups(), AlikeKind::copies) == std::set<Members>{{1, 4, 5, 6, 7, 8, 9}});
}

TEST_CASE("things that look alike to hash and network and say no time are asked about")
{
    const auto grouped = [](const cv::Mat& one, const cv::Mat& other) {
        Album album;
        for (const std::int64_t id : {1, 2}) {
            PhotoToGroup& photo = album.add(id, 0x5a5a'1234'8765'0ff0, plantedVector(1));
            photo.width = 160, photo.height = 100 + static_cast<int>(id);
            album.pictures[photo.id] = id == 1 ? one : other;
        }
        const bool any = !album.groups().empty();
        CHECK(album.asked == 1);
        return any;
    };
    CHECK_FALSE(grouped(drawnPicture(1), drawnPicture(2)));
    CHECK(grouped(drawnPicture(1), edits().at("half")(drawnPicture(1))));
}

TEST_CASE("a crowd of one size that says no time is asked about a few times each")
{
    Album album;
    const std::uint64_t hash = 0x5a5a'1234'8765'0ff0;
    for (std::int64_t id = 1; id <= 60; ++id) {
        PhotoToGroup& photo = album.add(id, hash, plantedVector(1));
        photo.width = 160, photo.height = 100;
        album.pictures[photo.id] = drawnPicture(static_cast<unsigned>(id));
    }
    CHECK(album.groups().empty());
    CHECK(album.asked <= 60 * 4);
}

TEST_CASE("bursts are found, each by itself, and a lone shot stays alone")
{
    Album album;
    std::set<Members> wanted;
    std::int64_t id = 0;
    for (unsigned scene = 0; scene < 30; ++scene) {
        Members burst;
        for (std::int64_t of = 0; of < 4; ++of) {
            burst.insert(++id);
            shot(album, id, scene * 3600 + of * 3, scene, 0.5F).tags.clear();
        }
        wanted.insert(burst);
        shot(album, ++id, scene * 3600 + 15, 1000 + scene, 0);
    }
    CHECK(membersOf(album.groups(), AlikeKind::similar) == wanted);
}

TEST_CASE("minutes apart, shots are similar by tag, place, day and look together")
{
    const auto grouped = [](const std::function<void(PhotoToGroup&)>& change, float apart = 0.3F) {
        Album album;
        PhotoToGroup first = shot(album, 1, 0, 1, apart);
        first.latitude = 48.1, first.longitude = 11.5;
        PhotoToGroup second = shot(album, 2, 240, 1, apart);
        second.latitude = 48.1, second.longitude = 11.5005;
        change(second);
        album.photos = {first, second};
        return !album.groups().empty();
    };
    CHECK(grouped([](PhotoToGroup&) {}));
    CHECK(grouped([](PhotoToGroup& p) { p.latitude.reset(), p.longitude.reset(); }));
    CHECK_FALSE(grouped([](PhotoToGroup& p) { p.tags = {Tag::food}; }));
    CHECK(grouped([](PhotoToGroup& p) { p.tags.clear(); }));
    CHECK_FALSE(grouped([](PhotoToGroup& p) { p.tags.clear(), p.scene = "landscape"; }));
    CHECK_FALSE(grouped([](PhotoToGroup& p) { p.longitude = 11.51; }));
    CHECK_FALSE(grouped([](PhotoToGroup& p) { *p.takenLocalS += 600; }));
    CHECK_FALSE(grouped([](PhotoToGroup& p) { p.takenLocalS.reset(); }));
    CHECK_FALSE(grouped([](PhotoToGroup&) {}, 0.9F));
}

TEST_CASE("shots of a scene are found together, however many of other scenes were taken between them")
{
    Album album;
    std::set<Members> wanted;
    for (std::int64_t scene = 0; scene < 60; ++scene) {
        Members members;
        for (std::int64_t of = 0; of < 3; ++of) {
            const std::int64_t id = of * 60 + scene + 1;
            members.insert(id);
            shot(album, id, of * 180 + scene * 3, static_cast<unsigned>(scene), 0.3F);
        }
        wanted.insert(members);
    }
    CHECK(membersOf(album.groups(), AlikeKind::similar) == wanted);
}

TEST_CASE("a burst goes on past midnight and past the end of the numbers of degrees, what is minutes apart does not")
{
    Album album;
    shot(album, 1, 43'197, 1, 0.3F).longitude = 179.9999;
    shot(album, 2, 43'203, 1, 0.3F).longitude = -179.9999;
    for (PhotoToGroup& photo : album.photos) photo.latitude = 10;
    CHECK(membersOf(album.groups(), AlikeKind::similar) == std::set<Members>{{1, 2}});
    *album.photos[0].takenLocalS -= 60;
    CHECK(album.groups().empty());
}

/// Shots that change a little each, so that each is like the next and the first is nothing like the last.
Album slowChange(std::size_t count, std::int64_t secondsApart)
{
    Album album;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<float> vector(128);
        const double turn = 0.25 * static_cast<double>(i);
        const auto axis = static_cast<std::size_t>(turn / 1.5707963);
        const double rest = turn - 1.5707963 * static_cast<double>(axis);
        vector[axis] = static_cast<float>(std::cos(rest)), vector[axis + 1] = static_cast<float>(std::sin(rest));
        PhotoToGroup& photo = album.add(static_cast<std::int64_t>(i + 1), 0, vector);
        photo.takenLocalS = 43'200 + secondsApart * static_cast<std::int64_t>(i);
        photo.tags = {Tag::person};
    }
    return album;
}

TEST_CASE("a long row of slowly changing shots becomes many groups, in each of which all are alike")
{
    Album album = slowChange(200, 2);
    const auto groups = album.groups();
    CHECK(groups.size() > 20);
    for (const AlikeGroup& group : groups)
        for (const ContentNo a : group.members)
            for (const ContentNo b : group.members)
                CHECK(*album.looks.likeness(static_cast<std::size_t>(raw(a) - 1),
                                            static_cast<std::size_t>(raw(b) - 1)) >= AlikeLimits{}.sceneApart);
}

TEST_CASE("a row of copies that each differ a little more does not become one group")
{
    Album album;
    std::uint64_t hash = 0x5a5a'1234'8765'0ff0;
    for (std::int64_t id = 1; id <= 16; ++id) {
        album.add(id, hash, {});
        hash ^= std::uint64_t{0xF} << (4 * (id - 1));
    }
    for (PhotoToGroup& photo : album.photos) photo.look = album.looks.add({});
    AlikeLimits limits;
    limits.copyHashAlone = 4;
    const JobControl job;
    const auto groups = groupAlike({album.photos, album.looks, limits, {}, {}}, job);
    REQUIRE(groups);
    for (const AlikeGroup& group : *groups) CHECK(group.members.size() <= 3);
    CHECK(groups->size() >= 5);
}

/// Copies, bursts and a slow change, all in one.
Album mixedAlbum()
{
    Album album = slowChange(40, 20);
    std::int64_t id = 1000;
    for (unsigned scene = 0; scene < 10; ++scene)
        for (std::int64_t of = 0; of < 3; ++of) shot(album, ++id, scene * 100 + of, 50 + scene, 0.4F);
    for (unsigned seed = 0; seed < 6; ++seed) {
        album.addPicture(++id, drawnPicture(seed), seed + 500);
        for (const char* edit : {"half", "cropped by 10 %", "mirrored"})
            album.addPicture(++id, edits().at(edit)(drawnPicture(seed)), seed + 500, 0.2F);
    }
    return album;
}

TEST_CASE("the groups are the same in whatever order the photos come")
{
    Album album = mixedAlbum();
    const auto groups = album.groups();
    CHECK(groups.size() > 15);
    const AskSamePicture same = [&](ContentNo a, ContentNo b) { return album.showTheSame(a, b); };
    std::mt19937 random(1);
    const JobControl job;
    for (int round = 0; round < 100; ++round) {
        std::shuffle(album.photos.begin(), album.photos.end(), random);
        REQUIRE(groupAlike({album.photos, album.looks, {}, {}, same}, job) == groups);
    }
}

TEST_CASE("no photo that is added splits a group that was shown, or gives it another number")
{
    Album whole = mixedAlbum();
    std::mt19937 random(2);
    std::shuffle(whole.photos.begin(), whole.photos.end(), random);
    const auto all = whole.photos;
    std::vector<AlikeGroup> shown;
    for (std::size_t count = 5; count <= all.size(); count += 6) {
        whole.photos.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
        const auto groups = whole.groups(shown);
        for (const AlikeGroup& before : shown) {
            const auto now = std::find_if(groups.begin(), groups.end(), [&](const AlikeGroup& group) {
                return group.kind == before.kind && group.number == before.number;
            });
            REQUIRE(now != groups.end());
            CHECK(
                std::includes(now->members.begin(), now->members.end(), before.members.begin(), before.members.end()));
        }
        std::set<std::pair<AlikeKind, ContentNo>> numbers;
        for (const AlikeGroup& group : groups) CHECK(numbers.insert({group.kind, group.number}).second);
        shown = groups;
    }
    CHECK(whole.groups(shown) == shown);
}

TEST_CASE("two groups that were shown do not become one, and whose members are gone goes")
{
    Album album;
    for (const std::int64_t id : {1, 2, 3, 4, 5}) shot(album, id, id, 1, 0.2F);
    const std::vector<AlikeGroup> shown{{AlikeKind::similar, ContentNo{1}, {ContentNo{1}, ContentNo{2}}},
                                        {AlikeKind::similar, ContentNo{3}, {ContentNo{3}, ContentNo{4}}},
                                        {AlikeKind::similar, ContentNo{8}, {ContentNo{8}, ContentNo{9}}}};
    const auto groups = album.groups(shown);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].number == ContentNo{1});
    CHECK(groups[1].number == ContentNo{3});
    CHECK(groups[0].members.size() + groups[1].members.size() == 5);
}

TEST_CASE("no photos and one photo make no group, and a cancelled search has no answer")
{
    Album album;
    CHECK(album.groups().empty());
    shot(album, 1, 0, 1, 0);
    CHECK(album.groups().empty());
    JobControl job;
    job.cancel();
    CHECK_FALSE(groupAlike({album.photos, album.looks, {}, {}, {}}, job));
}

} // namespace
} // namespace albumen

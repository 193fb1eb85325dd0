#include "similar/LookIndex.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "Drawn.h"
#include "similar/LookMaker.h"

namespace albumen {
namespace {

using namespace test;

float cosine(const std::vector<float>& a, const std::vector<float>& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += double(a[i]) * double(b[i]);
    return static_cast<float>(sum);
}

Look vectorLook(unsigned seed, float apart = 0, const ModelRev& network = aNetwork)
{
    return {0, {}, plantedVector(seed, apart, seed), network};
}

Look pictureLook(const cv::Mat& picture, unsigned seed)
{
    return {perceptualHash(picture), toneBytes(picture), plantedVector(seed), aNetwork};
}

TEST_CASE("a likeness is the cosine of the vectors, and one of equal ones")
{
    PooledVectors vectors;
    for (unsigned i = 0; i < 60; ++i) vectors.add(vectorLook(i / 3, 0.1F * static_cast<float>(i % 3)));
    for (std::size_t a = 0; a < vectors.count(); ++a)
        for (std::size_t b = 0; b < vectors.count(); ++b) {
            const auto at = [](std::size_t i) {
                return plantedVector(static_cast<unsigned>(i / 3), 0.1F * static_cast<float>(i % 3),
                                     static_cast<unsigned>(i / 3));
            };
            CHECK(std::abs(*vectors.likeness(a, b) - cosine(at(a), at(b))) < PooledVectors::error);
            CHECK(vectors.likeness(a, b) == vectors.likeness(b, a));
        }
    CHECK(vectors.likeness(7, 7) == 1.F);
}

TEST_CASE("vectors of different networks, of different lengths and none at all are never compared")
{
    PooledVectors vectors;
    vectors.add(vectorLook(1));
    vectors.add(vectorLook(1, 0, anotherNetwork));
    vectors.add({});
    vectors.add({0, {}, plantedVector(1, 0, 0, 64), aNetwork});
    vectors.add({0, {}, std::vector<float>(128, 0.F), aNetwork});
    vectors.add({0, {}, plantedVector(1), std::nullopt});
    vectors.add(vectorLook(1));
    for (std::size_t row = 1; row < 6; ++row) CHECK_FALSE(vectors.likeness(0, row));
    CHECK(vectors.likeness(0, 6) == 1.F);
    const auto all = vectors.likenesses(vectorLook(1));
    CHECK(all.front() == 1.F);
    CHECK(all.back() == 1.F);
    CHECK(std::count(all.begin(), all.end(), PooledVectors::none) == 5);
}

TEST_CASE("the best of a search are those of a comparison with every one, in the same order")
{
    LookIndex index;
    for (unsigned i = 0; i < 3000; ++i)
        index.add(ContentNo{i + 1}, vectorLook(i % 700, 0.2F * static_cast<float>(i % 5)));
    for (const unsigned asked : {3U, 77U, 699U}) {
        const Look like = vectorLook(asked, 0.3F);
        std::vector<std::pair<float, std::int64_t>> all;
        const auto likenesses = index.vectors().likenesses(like);
        for (std::size_t row = 0; row < likenesses.size(); ++row)
            all.emplace_back(-likenesses[row], static_cast<std::int64_t>(row + 1));
        std::sort(all.begin(), all.end());
        for (const std::size_t most : {0U, 1U, 20U, 5000U}) {
            const auto hits = index.search({like, {}, 0, most, {}});
            REQUIRE(hits.size() == std::min<std::size_t>(most, 3000));
            for (std::size_t i = 0; i < hits.size(); ++i) {
                REQUIRE(raw(hits[i].id) == all[i].second);
                REQUIRE(hits[i].why == std::vector<FoundReason>{{FoundBy::likeness, -all[i].first}});
            }
        }
    }
}

TEST_CASE("copies come first, the mirrored one says so, and each says in how many bits it differs")
{
    LookIndex index;
    for (unsigned seed = 0; seed < 50; ++seed) index.add(ContentNo{seed + 1}, pictureLook(drawnPicture(seed), seed));
    index.add(ContentNo{100}, pictureLook(edits().at("mirrored")(drawnPicture(7)), 7));
    const auto hits = index.search({pictureLook(edits().at("jpeg 30")(drawnPicture(7)), 7), {}, 0, 10, {}});
    REQUIRE(hits.size() == 10);
    CHECK(std::set<ContentNo>{hits[0].id, hits[1].id} == std::set<ContentNo>{ContentNo{8}, ContentNo{100}});
    for (const LookHit& hit : hits) {
        const FoundBy why = hit.why.front().why;
        CHECK(why == (hit.id == ContentNo{8}     ? FoundBy::copy
                      : hit.id == ContentNo{100} ? FoundBy::mirroredCopy
                                                 : FoundBy::likeness));
        CHECK((hit.score > 1) == (why != FoundBy::likeness));
    }
}

TEST_CASE("of copies whose hashes differ as little the likest by its vector comes first")
{
    AlikeLimits any;
    any.copyApart = -1;
    LookIndex index(any);
    const Look like = pictureLook(drawnPicture(3), 3);
    for (unsigned id = 1; id <= 3; ++id) {
        Look copy = like;
        if (id != 2) copy.pooled = pictureLook(drawnPicture(3 + 10 * id), 3 + 10 * id).pooled;
        index.add(ContentNo{id}, copy);
    }
    const auto hits = index.search({like, {}, 0, 3, {}});
    REQUIRE(hits.size() == 3);
    CHECK(hits[0].id == ContentNo{2});
}

TEST_CASE("a picture of another network is found by its hash alone, and by nothing where that differs")
{
    LookIndex index;
    Look other = pictureLook(drawnPicture(1), 1);
    other.network = anotherNetwork;
    index.add(ContentNo{1}, other);
    index.add(ContentNo{2}, pictureLook(drawnPicture(2), 2));
    const auto hits = index.search({pictureLook(drawnPicture(1), 1), {}, 0, 10, {}});
    REQUIRE(hits.size() == 2);
    CHECK(hits[0].id == ContentNo{1});
    CHECK(hits[0].why == std::vector<FoundReason>{{FoundBy::copy, 0}});
    const auto none = index.search({{0, {}, plantedVector(5), ModelRev{"third", "1"}}, {}, 0, 10, {}});
    CHECK(none.empty());
}

TEST_CASE("words for a tone are a condition, with an example and without one")
{
    LookIndex index;
    for (unsigned seed = 0; seed < 20; ++seed) {
        const cv::Mat picture = drawnPicture(seed);
        index.add(ContentNo{2 * seed + 1}, pictureLook(picture, seed));
        index.add(ContentNo{2 * seed + 2}, pictureLook(edits().at("grey")(picture), seed));
    }
    const auto grey = index.search({{}, {ToneWord::blackAndWhite}, 0, 100, {}});
    CHECK(grey.size() == 20);
    for (const LookHit& hit : grey) {
        CHECK(raw(hit.id) % 2 == 0);
        CHECK(hit.why.front().why == FoundBy::words);
        CHECK(hit.why.front().number >= toneFits);
    }
    const auto like = index.search({pictureLook(drawnPicture(3), 3), {ToneWord::blackAndWhite}, 0, 3, {}});
    REQUIRE(like.size() == 3);
    CHECK(like[0].id == ContentNo{8});
    CHECK(like[0].why.back().why == FoundBy::words);
}

TEST_CASE("by tone alone the nearest colours come first, and only among those asked for")
{
    LookIndex index;
    const auto plain = [](double hue) {
        const cv::Mat picture(30, 30, CV_8UC3, cv::Scalar(hue, 60, 255 - hue));
        return Look{0, toneBytes(picture), {}, std::nullopt};
    };
    for (int i = 0; i < 10; ++i) index.add(ContentNo{i}, plain(25.0 * i));
    const auto hits = index.search({plain(230), {}, 1, 3, {}});
    REQUIRE(hits.size() == 3);
    CHECK(hits[0].id == ContentNo{9});
    CHECK(hits[0].why.front().why == FoundBy::tone);
    const auto few = index.search({plain(230), {}, 1, 3, [](ContentNo id) { return raw(id) < 2; }});
    CHECK(few.size() == 2);
}

TEST_CASE("near vectors differ in few of their signs, far ones in about half")
{
    PooledVectors vectors;
    for (unsigned i = 0; i < 400; ++i) vectors.add(vectorLook(i / 2, 0.3F * static_cast<float>(i % 2)));
    vectors.add({});
    const auto signs = vectors.signs(128);
    const auto bits = [&](std::size_t a, std::size_t b) {
        return std::popcount(signs[2 * a] ^ signs[2 * b]) + std::popcount(signs[2 * a + 1] ^ signs[2 * b + 1]);
    };
    for (std::size_t i = 0; i + 3 < 400; i += 2) {
        CHECK(bits(i, i + 1) < 38);
        CHECK(bits(i, i + 2) > 30);
    }
    CHECK(signs[800] == 0);
    CHECK(signs[801] == 0);
}

} // namespace
} // namespace albumen

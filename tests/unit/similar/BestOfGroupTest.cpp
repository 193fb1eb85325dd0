#include "similar/BestOfGroup.h"

#include <algorithm>
#include <functional>
#include <random>

#include <catch2/catch.hpp>

namespace albumen {
namespace {

/// Nothing is known but its number.
KeepFacts named(std::int64_t id)
{
    KeepFacts facts;
    facts.id = ContentNo{id};
    return facts;
}

FaceQuality face(FaceGrade grade, float yaw = 0)
{
    FaceQuality quality;
    quality.grade = grade;
    quality.yaw = yaw;
    return quality;
}

/// Of two pictures the second is better by `change`; says why.
std::vector<KeepReason> reasonsFor(const std::function<void(KeepFacts&, KeepFacts&)>& change)
{
    std::vector<KeepFacts> group{named(1), named(2)};
    change(group[0], group[1]);
    const KeepProposal proposal = bestOf(group);
    CHECK(proposal.best == ContentNo{2});
    return proposal.reasons;
}

using Reasons = std::vector<KeepReason>;

TEST_CASE("of copies the original is kept, however much sharper or brighter the others were made")
{
    KeepFacts original = named(5);
    original.pixels = 12'000'000;
    original.modifiedNs = 100;
    original.sharpness = 200.F;
    original.brightness = 0.2F;
    KeepFacts sharpened = original, smaller = original, later = original;
    sharpened.id = ContentNo{1};
    sharpened.modifiedNs = 200;
    sharpened.sharpness = 900.F;
    sharpened.brightness = 0.5F;
    sharpened.bytes = 9'000'000;
    smaller.id = ContentNo{2};
    smaller.pixels = 3'000'000;
    smaller.modifiedNs = 50; // a disk's clock was wrong
    smaller.sharpness = 950.F;
    later.id = ContentNo{3};
    later.modifiedNs = 300;
    later.faces = {face(FaceGrade::good)};
    std::vector<KeepFacts> group{sharpened, smaller, original, later};
    CHECK(originalOf(group).best == ContentNo{5});
    CHECK(originalOf(group).reasons == Reasons{KeepReason::larger, KeepReason::older});
    group[1].camera = true; // only the small one is as the camera made it
    CHECK(originalOf(group).best == ContentNo{2});
    group[3].favourite = true;
    CHECK(originalOf(group).best == ContentNo{3});
    CHECK(originalOf(std::vector{original}).best == ContentNo{5});
}

TEST_CASE(
    "of copies of one size one that is not blurred is kept, and a large blurred one rather than a small sharp one")
{
    KeepFacts blurred = named(1);
    blurred.pixels = 12'000'000;
    blurred.modifiedNs = 100;
    blurred.shaken = 0.66F;
    KeepFacts sharp = blurred, small = blurred;
    sharp.id = ContentNo{2};
    sharp.modifiedNs = 200;
    sharp.shaken = 0.1F;
    small.id = ContentNo{3};
    small.pixels = 300'000;
    small.shaken = 0.F;
    CHECK(originalOf(std::vector{blurred, sharp}).best == ContentNo{2});
    CHECK(originalOf(std::vector{blurred, sharp}).reasons == Reasons{KeepReason::notShaken});
    CHECK(originalOf(std::vector{blurred, small}).best == ContentNo{1});
}

TEST_CASE("of copies of one size neither one that is nearly black is kept nor one far less sharp than another")
{
    KeepFacts soft = named(1);
    soft.pixels = 3'000'000;
    soft.modifiedNs = 100;
    soft.sharpness = 60.F;
    soft.brightness = 0.5F;
    KeepFacts sharp = soft, black = soft, sharpened = soft;
    sharp.id = ContentNo{2};
    sharp.modifiedNs = 200;
    sharp.sharpness = 885.F;
    CHECK(originalOf(std::vector{soft, sharp}).best == ContentNo{2});
    CHECK(originalOf(std::vector{soft, sharp}).reasons == Reasons{KeepReason::sharper});
    sharpened.id = ContentNo{3};
    sharpened.modifiedNs = 300;
    sharpened.sharpness = 150.F;
    CHECK(originalOf(std::vector{soft, sharpened}).best == ContentNo{1});
    black.id = ContentNo{4};
    black.modifiedNs = 50;
    black.brightness = 0.05F;
    soft.shaken = 0.9F;
    CHECK(originalOf(std::vector{soft, black}).best == ContentNo{1});
    CHECK(originalOf(std::vector{soft, black}).reasons == Reasons{KeepReason::betterExposed});
}

TEST_CASE(
    "Of copies with as many pixels the one that says when and where it was taken stays, however old the others are")
{
    KeepFacts stripped = named(1);
    stripped.pixels = 1000;
    stripped.bytes = 900;
    stripped.modifiedNs = 5;
    KeepFacts whole = stripped;
    whole.id = ContentNo{2};
    whole.bytes = 800;
    whole.modifiedNs = 9;
    whole.takenLocalS = 1'000'000;
    whole.at = Coordinates{43.5, 11.9};
    CHECK(originalOf(std::vector{stripped, whole}).best == ContentNo{2});
    CHECK(originalOf(std::vector{stripped, whole}).reasons == Reasons{KeepReason::saysMore});
    CHECK(saysMore(whole, stripped));
    CHECK_FALSE(saysMore(stripped, whole));
    CHECK_FALSE(saysMore(whole, whole));

    KeepFacts dated = whole, elsewhere = whole, rounded = whole;
    dated.at.reset();
    CHECK_FALSE(saysMore(dated, whole));
    CHECK(saysMore(whole, dated));
    elsewhere.at->longitude += 0.01;
    CHECK(saysMore(elsewhere, whole));
    rounded.at->longitude += 0.00001;
    CHECK_FALSE(saysMore(rounded, whole));
    KeepFacts larger = stripped;
    larger.id = ContentNo{3};
    larger.pixels = 4000;
    CHECK(originalOf(std::vector{whole, larger}).best == ContentNo{3});
}

TEST_CASE("each regard alone makes a picture the best of two, and is the reason")
{
    CHECK(reasonsFor([](auto&, auto& b) { b.favourite = true; }) == Reasons{KeepReason::favourite});
    CHECK(reasonsFor([](auto& a, auto& b) { a.stars = 2, b.stars = 3; }) == Reasons{KeepReason::moreStars});
    CHECK(reasonsFor([](auto& a, auto& b) { a.shaken = 0.9F, b.shaken = 0.1F; }) == Reasons{KeepReason::notShaken});
    CHECK(reasonsFor([](auto& a, auto& b) { a.namedPeople = 1, b.namedPeople = 2; }) ==
          Reasons{KeepReason::morePeople});
    CHECK(reasonsFor([](auto& a, auto& b) { a.faces = {face(FaceGrade::poor)}, b.faces = {face(FaceGrade::good)}; }) ==
          Reasons{KeepReason::betterFaces});
    CHECK(reasonsFor([](auto& a, auto& b) {
              a.faces = {face(FaceGrade::good, 50)}, b.faces = {face(FaceGrade::good, 5)};
          }) == Reasons{KeepReason::betterFaces});
    CHECK(reasonsFor([](auto&, auto& b) { b.camera = true; }) == Reasons{KeepReason::original});
    CHECK(reasonsFor([](auto& a, auto& b) { a.sharpness = 100.F, b.sharpness = 300.F; }) ==
          Reasons{KeepReason::sharper});
    CHECK(reasonsFor([](auto& a, auto& b) { a.brightness = 0.1F, b.brightness = 0.5F; }) ==
          Reasons{KeepReason::betterExposed});
    CHECK(reasonsFor([](auto& a, auto& b) { a.brightness = 0.95F, b.brightness = 0.6F; }) ==
          Reasons{KeepReason::betterExposed});
    CHECK(reasonsFor([](auto& a, auto& b) { a.pixels = 1000, b.pixels = 4000; }) == Reasons{KeepReason::larger});
    CHECK(reasonsFor([](auto& a, auto& b) { a.bytes = 1000, b.bytes = 1001; }) == Reasons{KeepReason::moreBytes});
}

TEST_CASE("what differs by a hair is no reason")
{
    std::vector<KeepFacts> group{named(1), named(2)};
    group[0].sharpness = 300.F, group[1].sharpness = 310.F;
    group[0].shaken = 0.2F, group[1].shaken = 0.15F;
    group[0].brightness = 0.4F, group[1].brightness = 0.6F;
    const KeepProposal proposal = bestOf(group);
    CHECK(proposal.best == ContentNo{1});
    CHECK(proposal.reasons == Reasons{KeepReason::first});
}

TEST_CASE("what was not measured is neither for nor against a picture")
{
    std::vector<KeepFacts> group{named(1), named(2)};
    group[1].sharpness = 900.F;
    CHECK(bestOf(group).best == ContentNo{1});
}

TEST_CASE("a favourite is the best whatever else is measured, and faces outweigh pixels")
{
    std::vector<KeepFacts> group{named(1), named(2), named(3)};
    group[0].sharpness = 900.F, group[1].sharpness = 100.F, group[2].sharpness = 500.F;
    group[0].pixels = 9000, group[1].pixels = 1000, group[2].pixels = 1000;
    group[0].camera = true;
    group[1].favourite = true;
    CHECK(bestOf(group).best == ContentNo{2});
    group[1].favourite = false;
    CHECK(bestOf(group).best == ContentNo{1});
    group[2].faces = {face(FaceGrade::good), face(FaceGrade::good)};
    group[2].namedPeople = 2;
    group[0].shaken = 0.9F, group[2].shaken = 0.F;
    const KeepProposal proposal = bestOf(group);
    CHECK(proposal.best == ContentNo{3});
    CHECK(proposal.reasons.front() == KeepReason::morePeople);
}

TEST_CASE("the best is the same in whatever order the pictures come, and one alone needs no reason")
{
    std::mt19937 random(3);
    for (int round = 0; round < 100; ++round) {
        std::vector<KeepFacts> group;
        for (int i = 1; i <= 6; ++i) {
            group.push_back(named(i));
            group.back().sharpness = static_cast<float>(random() % 4 * 100);
            group.back().pixels = random() % 3 * 1000;
            group.back().namedPeople = static_cast<int>(random() % 2);
        }
        const KeepProposal proposal = bestOf(group);
        CHECK_FALSE(proposal.reasons.empty());
        std::shuffle(group.begin(), group.end(), random);
        CHECK(bestOf(group).best == proposal.best);
        CHECK(bestOf(group).reasons == proposal.reasons);
    }
    const std::vector<KeepFacts> one{named(4)};
    CHECK(bestOf(one).best == ContentNo{4});
    CHECK(bestOf(one).reasons.empty());
}

} // namespace
} // namespace albumen

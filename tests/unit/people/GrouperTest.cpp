#include "people/Grouper.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

#include <catch2/catch.hpp>

#include "Planted.h"
#include "people/GroupKeeper.h"
#include "people/VectorIndex.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr float limit = 0.47F;
using enum FaceGrade;

struct Crowd {
    std::vector<Vector> vectors;
    std::vector<FaceToGroup> faces;
    Constraints constraints;

    FaceId add(Vector vector, FaceGrade grade = good, int content = -1)
    {
        const int id = static_cast<int>(faces.size()) + 1;
        vectors.push_back(std::move(vector));
        faces.push_back({FaceId{id},
                         contentOf(static_cast<std::uint32_t>(content < 0 ? 10'000 + id : content)),
                         {0.1F, 0.1F, 0.2F, 0.2F},
                         grade,
                         {}});
        return FaceId{id};
    }

    Partition group(std::uint32_t shuffle = 0)
    {
        for (std::size_t i = 0; i < faces.size(); ++i) faces[i].vector = vectors[i];
        auto given = faces;
        std::mt19937 random(shuffle);
        if (shuffle != 0) std::shuffle(given.begin(), given.end(), random);
        const JobControl job;
        auto partition = makeGrouper(limit)->group(given, constraints, job);
        REQUIRE(partition);
        std::size_t count = partition->single.size();
        for (const FaceGroup& group : partition->groups) {
            CHECK(group.faces.size() >= 2);
            CHECK(group.cores >= 1);
            count += group.faces.size();
        }
        CHECK(count == faces.size()); // each face once
        return *partition;
    }
};

bool same(const Partition& a, const Partition& b)
{
    if (a.single != b.single || a.groups.size() != b.groups.size()) return false;
    for (std::size_t i = 0; i < a.groups.size(); ++i)
        if (a.groups[i].faces != b.groups[i].faces || a.groups[i].cores != b.groups[i].cores) return false;
    return true;
}

} // namespace

TEST_CASE("Planted people become the planted groups, strangers stay single, whatever the order")
{
    Planter plant(31);
    Crowd crowd;
    Sets truth;
    std::set<FaceId> strangers;
    for (int person = 0; person < 40; ++person) {
        const Vector centre = plant.centre();
        std::set<FaceId> faces;
        for (int face = 0; face < 2 + person % 9; ++face) faces.insert(crowd.add(plant.scattered(centre, 0.6)));
        truth.insert(faces);
    }
    for (int i = 0; i < 60; ++i) strangers.insert(crowd.add(plant.centre()));
    const Partition partition = crowd.group();
    CHECK(groupsOf(partition) == truth);
    CHECK(std::set<FaceId>(partition.single.begin(), partition.single.end()) == strangers);
    CHECK(std::is_sorted(partition.groups.begin(), partition.groups.end(),
                         [](const auto& a, const auto& b) { return a.faces.size() > b.faces.size(); }));
    for (std::uint32_t seed = 1; seed <= 5; ++seed) CHECK(same(crowd.group(seed), partition));
}

TEST_CASE("One face that lies between two people does not make them one")
{
    Planter plant(32);
    Crowd crowd;
    const Vector a = plant.centre(), b = plant.centre();
    std::set<FaceId> ofA, ofB;
    for (int i = 0; i < 12; ++i) {
        ofA.insert(crowd.add(plant.scattered(a, 0.4)));
        ofB.insert(crowd.add(plant.scattered(b, 0.4)));
    }
    Vector between(plantedDim);
    for (std::size_t i = 0; i < plantedDim; ++i) between[i] = a[i] + b[i];
    const FaceId bridge = crowd.add(unit(between));
    const Partition partition = crowd.group();
    REQUIRE(partition.groups.size() == 2);
    for (const FaceGroup& group : partition.groups) {
        std::set<FaceId> faces(group.faces.begin(), group.faces.end());
        faces.erase(bridge);
        CHECK((faces == ofA || faces == ofB));
    }
}

TEST_CASE("A person with photos of many years is one group although the first and the last are far apart")
{
    Crowd crowd;
    std::set<FaceId> one, stranger;
    for (int degrees = 0; degrees <= 140; degrees += 2) one.insert(crowd.add(atAngle(degrees)));
    for (int degrees = 230; degrees <= 240; degrees += 2) stranger.insert(crowd.add(atAngle(degrees)));
    CHECK(groupsOf(crowd.group()) == Sets{one, stranger});
}

TEST_CASE("A face that is like many but near to none of them stays out")
{
    Planter plant(40);
    Crowd crowd;
    const Vector centre = plant.centre(), other = plant.centre();
    const double along = 1 - distanceFrom(innerProduct(centre.data(), other.data(), plantedDim));
    std::set<FaceId> one;
    for (int i = 0; i < 60; ++i) one.insert(crowd.add(plant.scattered(centre, 0.2)));
    Vector like(plantedDim); // 0.54 from the centre, about 0.55 from each
    for (std::size_t i = 0; i < plantedDim; ++i) like[i] = other[i] + static_cast<float>(0.52 - along) * centre[i];
    const FaceId stranger = crowd.add(unit(like));
    const Partition partition = crowd.group();
    CHECK(groupsOf(partition) == Sets{one});
    CHECK(partition.single == std::vector<FaceId>{stranger});
}

TEST_CASE("More near faces than pairs are kept for one face still become one group")
{
    Planter plant(33);
    Crowd crowd;
    const Vector centre = plant.centre();
    for (int cluster = 0; cluster < 2; ++cluster) { // two bursts of one person, each much denser than they are near
        const Vector burst = plant.scattered(centre, 0.7);
        for (int i = 0; i < 150; ++i) crowd.add(plant.scattered(burst, 0.05));
    }
    const Partition partition = crowd.group();
    REQUIRE(partition.groups.size() == 1);
    CHECK(partition.groups[0].faces.size() == 300);
}

TEST_CASE("Two faces of one picture are never in one group")
{
    Planter plant(34);
    Crowd crowd;
    const Vector centre = plant.centre();
    for (int i = 0; i < 30; ++i)
        crowd.add(plant.scattered(centre, 0.4), i % 5 == 4 ? poor : good, i / 2); // twins: two in each picture
    const Partition partition = crowd.group();
    for (const FaceGroup& group : partition.groups) {
        std::set<int> pictures;
        for (const FaceId face : group.faces) CHECK(pictures.insert(static_cast<int>(raw(face) - 1) / 2).second);
    }
    for (std::uint32_t seed = 1; seed <= 5; ++seed) CHECK(same(crowd.group(seed), partition));
}

TEST_CASE("Faces that a person kept apart are never in one group")
{
    Planter plant(35);
    Crowd crowd;
    const Vector centre = plant.centre();
    std::vector<FaceId> faces;
    for (int i = 0; i < 10; ++i) faces.push_back(crowd.add(plant.scattered(centre, 0.3), i < 8 ? good : poor));
    REQUIRE(crowd.group().groups.size() == 1);
    crowd.constraints.keepApart(faces[0], faces[5]);
    crowd.constraints.keepApart(faces[9], faces[2]);
    for (const FaceGroup& group : crowd.group().groups) {
        const auto has = [&](FaceId face) {
            return std::find(group.faces.begin(), group.faces.end(), face) != group.faces.end();
        };
        CHECK_FALSE((has(faces[0]) && has(faces[5])));
        CHECK_FALSE((has(faces[9]) && has(faces[2])));
    }
}

TEST_CASE("Faces that a person called one are one group, unlike or in one picture")
{
    Planter plant(36);
    Crowd crowd;
    const Vector one = plant.centre(), other = plant.centre();
    std::vector<FaceId> faces;
    for (int i = 0; i < 3; ++i) faces.push_back(crowd.add(plant.scattered(one, 0.3), good, i));
    const FaceId mirrored = crowd.add(plant.scattered(one, 0.3), good, 0);
    const FaceId masked = crowd.add(plant.scattered(other, 0.3), poor, 3);
    const FaceId unlike = crowd.add(plant.scattered(other, 0.3), good, 4);
    crowd.constraints.sayOne(faces[0], mirrored);
    crowd.constraints.sayOne(faces[1], unlike);
    crowd.constraints.sayOne(masked, faces[2]);
    const Partition partition = crowd.group();
    REQUIRE(partition.groups.size() == 1);
    const std::set<FaceId> group(partition.groups[0].faces.begin(), partition.groups[0].faces.end());
    CHECK(group == std::set<FaceId>{faces[0], faces[1], faces[2], mirrored, unlike, masked});
    for (std::uint32_t seed = 1; seed <= 5; ++seed) CHECK(same(crowd.group(seed), partition));

    crowd.constraints.keepApart(faces[2], unlike); // what was kept apart stays so, whoever is said to be one
    for (const FaceGroup& kept : crowd.group().groups) {
        const std::set<FaceId> members(kept.faces.begin(), kept.faces.end());
        CHECK_FALSE((members.contains(faces[2]) && members.contains(unlike)));
    }
}

TEST_CASE("A mirror that a person called the same draws no third face of its picture in")
{
    Planter plant(37);
    Crowd crowd;
    const Vector centre = plant.centre();
    const FaceId one = crowd.add(plant.scattered(centre, 0.3), good, 0);
    const FaceId mirrored = crowd.add(plant.scattered(centre, 0.3), good, 0);
    const FaceId twin = crowd.add(plant.scattered(centre, 0.3), good, 0);
    crowd.constraints.sayOne(one, mirrored);
    const Partition partition = crowd.group();
    REQUIRE(partition.groups.size() == 1);
    CHECK(partition.groups[0].faces.size() == 2);
    CHECK(partition.single == std::vector<FaceId>{twin});
}

TEST_CASE("Poor and unusable faces join by a good face, they found no group and bridge none")
{
    SECTION("alone they are single, however near")
    {
        Crowd crowd;
        crowd.add(atAngle(0), poor);
        crowd.add(atAngle(1), poor);
        crowd.add(atAngle(2), unusable);
        const Partition partition = crowd.group();
        CHECK(partition.groups.empty());
        CHECK(partition.single.size() == 3);
    }
    SECTION("they join the good face within the limit, and count after it")
    {
        Crowd crowd;
        const FaceId a = crowd.add(atAngle(40), poor);
        const FaceId b = crowd.add(atAngle(0), good);
        const FaceId c = crowd.add(atAngle(-50), unusable);
        const FaceId far = crowd.add(atAngle(80), poor); // near to `a`, which is no core
        const Partition partition = crowd.group();
        CHECK(groupsOf(partition) == Sets{{a, b, c}});
        CHECK(partition.groups[0].faces.front() == b);
        CHECK(partition.groups[0].cores == 1);
        CHECK(partition.single == std::vector<FaceId>{far});
    }
    SECTION("between two people they go to the nearer one")
    {
        Crowd crowd;
        const FaceId a = crowd.add(atAngle(0)), b = crowd.add(atAngle(5));
        const FaceId c = crowd.add(atAngle(80)), d = crowd.add(atAngle(85));
        const FaceId bridge = crowd.add(atAngle(45), poor);
        CHECK(groupsOf(crowd.group()) == Sets{{a, b}, {c, d, bridge}});
    }
}

TEST_CASE("New faces leave every shown group together, whatever comes and in whatever order")
{
    Planter plant(37);
    Crowd crowd;
    std::vector<Vector> centres;
    for (int person = 0; person < 25; ++person) centres.push_back(plant.centre());
    std::vector<NumberedGroup> before;
    std::int64_t next = 1;
    for (int round = 0; round < 12; ++round) {
        for (int i = 0; i < 25; ++i) { // faces so far apart that groups are uncertain, poor ones among them
            const Vector& centre = centres[plant.random()() % (5 + 2 * static_cast<std::size_t>(round)) % 25];
            crowd.add(plant.scattered(centre, 0.8 + 0.1 * (i % 5)), i % 4 == 3 ? poor : good, 1000 * round + i * 2 / 3);
        }
        std::vector<ShownGroup> shown;
        for (FaceToGroup& face : crowd.faces) face.shown = 0;
        for (const NumberedGroup& group : before) {
            shown.push_back({group.number, group.group.faces});
            for (const FaceId face : group.group.faces)
                crowd.faces[static_cast<std::size_t>(raw(face)) - 1].shown = group.number;
            next = std::max(next, group.number + 1);
        }
        const Partition partition = crowd.group(static_cast<std::uint32_t>(round));
        CHECK(same(crowd.group(99), partition));
        const auto after = keepNumbers(partition, shown, next);
        std::map<FaceId, std::int64_t> numberOf;
        for (const NumberedGroup& group : after)
            for (const FaceId face : group.group.faces) numberOf[face] = group.number;
        for (const ShownGroup& old : shown) {
            const std::int64_t now = numberOf[old.faces.front()];
            for (const FaceId face : old.faces) CHECK(numberOf[face] == now); // none left it
            if (now == old.number) continue;
            const auto other = std::find_if(shown.begin(), shown.end(), [&](const auto& s) { return s.number == now; });
            REQUIRE(other != shown.end()); // it joined another group that was shown, at least as large
            CHECK(other->faces.size() >= old.faces.size());
        }
        before = after;
    }
    REQUIRE(before.size() > 10);
}

TEST_CASE("A shown group stays together although its faces would no longer be grouped")
{
    Crowd crowd;
    const FaceId a = crowd.add(atAngle(0)), b = crowd.add(atAngle(120)), c = crowd.add(atAngle(125));
    CHECK(groupsOf(crowd.group()) == Sets{{b, c}});
    crowd.faces[0].shown = crowd.faces[1].shown = 7;
    CHECK(groupsOf(crowd.group()) == Sets{{a, b}}); // in the mean too far for the third
    crowd.faces[2].shown = 8;
    CHECK(groupsOf(crowd.group()) == Sets{{a, b}});
}

TEST_CASE("A shown group in which a person kept two faces apart is grouped anew")
{
    Planter plant(38);
    Crowd crowd;
    const Vector a = plant.centre(), b = plant.centre();
    std::set<FaceId> ofA, ofB;
    for (int i = 0; i < 6; ++i) {
        ofA.insert(crowd.add(plant.scattered(a, 0.4)));
        ofB.insert(crowd.add(plant.scattered(b, 0.4)));
    }
    for (FaceToGroup& face : crowd.faces) face.shown = 1; // two people, mixed up
    REQUIRE(crowd.group().groups.size() == 1);
    crowd.constraints.keepApart(*ofA.begin(), *ofB.begin());
    CHECK(groupsOf(crowd.group()) == Sets{ofA, ofB});
}

TEST_CASE("A shown group of which only poor faces are left is none any more")
{
    Crowd crowd;
    crowd.add(atAngle(0), poor);
    crowd.add(atAngle(5), poor);
    crowd.faces[0].shown = crowd.faces[1].shown = 3;
    CHECK(crowd.group().single.size() == 2);
}

TEST_CASE("Nothing, one face and equal faces group without a fuss")
{
    Crowd none;
    CHECK(none.group().groups.empty());
    Crowd one;
    one.add(atAngle(0));
    CHECK(one.group().single.size() == 1);
    Crowd equal;
    for (int i = 0; i < 100; ++i) equal.add(atAngle(0));
    CHECK(equal.group().groups.size() == 1);
    CHECK(equal.group().groups[0].faces.size() == 100);
}

TEST_CASE("Cancelled grouping gives nothing")
{
    Crowd crowd;
    crowd.add(atAngle(0));
    crowd.group();
    JobControl job;
    job.cancel();
    CHECK_FALSE(makeGrouper(limit)->group(crowd.faces, crowd.constraints, job));
}

TEST_CASE("Grouping that runs is cancelled, on one thread and on several")
{
    Planter plant(39);
    Crowd crowd;
    std::vector<Vector> centres;
    for (int person = 0; person < 200; ++person) centres.push_back(plant.centre());
    for (std::size_t i = 0; i < 20'000; ++i) crowd.add(plant.scattered(centres[i % 200], 0.8), i % 5 ? good : poor);
    for (std::size_t i = 0; i < crowd.faces.size(); ++i) crowd.faces[i].vector = crowd.vectors[i];
    for (const int threads : {1, 3}) {
        for (const int after : {10, 200}) { // milliseconds
            JobControl job;
            std::thread canceller([&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(after));
                job.cancel();
            });
            const auto partition = makeGrouper(limit, threads)->group(crowd.faces, crowd.constraints, job);
            canceller.join();
            if (after == 10) CHECK_FALSE(partition);
        }
    }
}

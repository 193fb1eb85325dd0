#include "people/Matcher.h"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "Planted.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr MatchLimits limits{.match = 0.5F, .strict = 0.3F, .ask = 0.7F};
constexpr ContentNo content{1};
const ModelRev matchModel{"planted", "1"};

/// The angle at which a vector is this far from atAngle(0).
double angleFor(double distance)
{
    return std::acos(1 - distance) * 180 / 3.14159265358979;
}

/// People along one plane: each with faces at angles.
struct World {
    std::vector<Vector> vectors;
    std::vector<GalleryFace> faces;
    Constraints constraints;

    void person(int id, double degrees, int root = 0)
    {
        vectors.push_back(atAngle(degrees));
        faces.push_back({FaceId{1000 + static_cast<int>(faces.size())}, PersonId{id}, PersonId{root ? root : id}, {}});
    }

    std::vector<std::optional<Match>> match(const std::vector<std::pair<double, FaceGrade>>& queries)
    {
        std::vector<Vector> keep;
        std::vector<FaceToMatch> asked;
        for (const auto& query : queries) keep.push_back(atAngle(query.first));
        for (std::size_t i = 0; i < queries.size(); ++i)
            asked.push_back({FaceId{static_cast<int>(i) + 1},
                             {0.1F * static_cast<float>(i), 0, 0.1F, 0.1F},
                             queries[i].second,
                             keep[i]});
        return match(asked);
    }

    std::vector<Weighed> weigh(double degrees, FaceGrade grade, FaceId face = FaceId{1})
    {
        for (std::size_t i = 0; i < faces.size(); ++i) faces[i].vector = vectors[i];
        const Gallery gallery(matchModel, plantedDim, faces);
        const auto index = makeBruteForceIndex(gallery.rows());
        const LearntLimits known(limits);
        const Vector vector = atAngle(degrees);
        return Matcher(gallery, *index, constraints, known).weigh(content, {face, {0, 0, 0.1F, 0.1F}, grade, vector});
    }

    std::vector<std::optional<Match>> match(const std::vector<FaceToMatch>& asked)
    {
        for (std::size_t i = 0; i < faces.size(); ++i) faces[i].vector = vectors[i];
        const Gallery gallery(matchModel, plantedDim, faces);
        const auto index = makeBruteForceIndex(gallery.rows());
        const LearntLimits known(limits);
        return Matcher(gallery, *index, constraints, known).match(content, asked);
    }
};

using enum FaceGrade;

} // namespace

TEST_CASE("The distance decides between sure, ask and unknown")
{
    World world;
    world.person(1, 0);
    const auto sure = world.match({{angleFor(0.49), good}})[0];
    REQUIRE(sure);
    CHECK(sure->grade == MatchGrade::sure);
    CHECK(sure->person == PersonId{1});
    CHECK(sure->evidence == FaceId{1000});
    CHECK(sure->distance == Approx(0.49).margin(1e-4));
    CHECK_FALSE(sure->runnerUp);
    const auto ask = world.match({{angleFor(0.69), good}})[0];
    REQUIRE(ask);
    CHECK(ask->grade == MatchGrade::ask);
    CHECK_FALSE(world.match({{angleFor(0.71), good}})[0]);
}

TEST_CASE("A person is met as the mean of the faces nearest to the one asked about")
{
    World world;
    world.person(1, -40);
    world.person(1, 40);
    world.person(2, 30);
    const auto found = world.match({{0, good}})[0];
    REQUIRE(found);
    CHECK(found->person == PersonId{1});
    CHECK(found->distance == Approx(0).margin(1e-4));
    CHECK(found->runnerUp == PersonId{2});
    CHECK(found->runnerUpDistance == Approx(1 - std::cos(30 * 3.14159265 / 180)).margin(1e-4));
}

TEST_CASE("What a person looked like at another age does not make them a stranger")
{
    World world;
    world.person(1, 0);
    world.person(1, 70);
    world.person(1, 75);
    const auto found = world.match({{0, good}})[0];
    REQUIRE(found);
    CHECK(found->distance < 0.01F);
    CHECK(found->evidence == FaceId{1000});
}

TEST_CASE("A poor face needs the strict limit, an unusable one is never matched")
{
    World world;
    world.person(1, 0);
    CHECK(world.match({{angleFor(0.29), poor}})[0]->grade == MatchGrade::sure);
    CHECK(world.match({{angleFor(0.31), poor}})[0]->grade == MatchGrade::ask);
    CHECK_FALSE(world.match({{angleFor(0.51), poor}})[0]);
    CHECK_FALSE(world.match({{0, unusable}})[0]);
}

TEST_CASE("The nearest of a person's faces is the evidence")
{
    World world;
    world.person(1, 40);
    world.person(1, 5);
    world.person(1, 30);
    const auto match = world.match({{8, good}})[0];
    REQUIRE(match);
    CHECK(match->evidence == FaceId{1001});
}

TEST_CASE("A near runner-up makes a question, one of the same root does not")
{
    World world;
    world.person(1, 0);
    world.person(2, 42);
    CHECK(world.match({{10, good}})[0]->grade == MatchGrade::sure);
    const auto between = world.match({{20.5, good}})[0];
    CHECK(between->grade == MatchGrade::ask);
    CHECK(between->person == PersonId{1});
    CHECK(between->runnerUp == PersonId{2});
    CHECK(between->runnerUpDistance > between->distance);

    World merged;
    merged.person(1, 0);
    merged.person(2, 42, 1);
    merged.constraints = Constraints(Constraints::Merges{{PersonId{2}, PersonId{1}}});
    const auto one = merged.match({{20.5, good}})[0];
    CHECK(one->grade == MatchGrade::sure);
    CHECK_FALSE(one->runnerUp);
}

TEST_CASE("People whom damage merged in a circle are one person, whoever of them is asked for")
{
    using Id = PersonId;
    const Constraints circle(
        Constraints::Merges{{Id{7}, Id{3}}, {Id{3}, Id{5}}, {Id{5}, Id{3}}, {Id{9}, Id{8}}, {Id{2}, Id{2}}});
    for (const int person : {3, 5, 7}) CHECK(circle.rootOf(Id{person}) == Id{3});
    CHECK(circle.rootOf(Id{9}) == Id{8});
    CHECK(circle.rootOf(Id{2}) == Id{2});
}

TEST_CASE("A match names the person the evidence face was given, not the merged root")
{
    World world;
    world.person(1, 90);
    world.person(2, 0, 1);
    world.constraints = Constraints(Constraints::Merges{{PersonId{2}, PersonId{1}}});
    CHECK(world.match({{3, good}})[0]->person == PersonId{2});
}

TEST_CASE("Two faces of one photo are never one person")
{
    World world;
    world.person(1, 0);
    const auto matches = world.match({{20, good}, {5, good}, {10, good}});
    CHECK_FALSE(matches[0]);
    CHECK(matches[1]);
    CHECK_FALSE(matches[2]);

    World merged; // nor one merged person by two names
    merged.person(1, 0);
    merged.person(2, 30, 1);
    merged.constraints = Constraints(Constraints::Merges{{PersonId{2}, PersonId{1}}});
    const auto both = merged.match({{0, good}, {45, good}});
    CHECK(both[0]);
    CHECK_FALSE(both[1]);
}

TEST_CASE("All faces together beat each face for itself")
{
    // Face 1 is nearest to person 1, face 2 too, and a little nearer; but face 2 has nobody else, face 1 has person 2.
    World world;
    world.person(1, 0);
    world.person(2, 55);
    const auto matches = world.match({{25, good}, {-24, good}});
    REQUIRE(matches[0]);
    REQUIRE(matches[1]);
    CHECK(matches[0]->person == PersonId{2});
    CHECK(matches[1]->person == PersonId{1});
    CHECK(matches[0]->grade == MatchGrade::ask); // person 1 would have been nearer: worth a question
}

TEST_CASE("A rejected pair is never matched, also through a merge")
{
    World world;
    world.person(1, 0);
    world.person(2, 30);
    world.constraints.forbid(FaceId{1}, PersonId{1});
    const auto match = world.match({{2, good}})[0];
    REQUIRE(match);
    CHECK(match->person == PersonId{2});
    CHECK_FALSE(match->runnerUp); // a rejected person is no rival either

    for (const int said : {1, 2, 3}) { // whichever of the merged persons the no was said of
        World merged;
        merged.person(1, 0);
        merged.person(2, 5, 1);
        merged.person(3, 10, 1);
        merged.constraints = Constraints(Constraints::Merges{{PersonId{3}, PersonId{2}}, {PersonId{2}, PersonId{1}}});
        merged.constraints.forbid(FaceId{1}, PersonId{said});
        const auto both = merged.match({{2, good}, {4, good}});
        CHECK_FALSE(both[0]);
        CHECK(both[1]); // the no was said of one face
    }
}

TEST_CASE("A person decided in this photo is given to no other face of it")
{
    World world;
    world.person(1, 0);
    world.person(2, 0, 1);
    world.constraints = Constraints(Constraints::Merges{{PersonId{2}, PersonId{1}}});
    world.constraints.decided(ContentNo{2}, PersonId{1});
    CHECK(world.match({{2, good}})[0]);
    world.constraints.decided(content, PersonId{2});
    CHECK_FALSE(world.match({{2, good}})[0]);
}

TEST_CASE("An empty gallery and a photo without faces match nothing")
{
    World world;
    CHECK_FALSE(world.match({{2, good}})[0]);
    world.person(1, 0);
    CHECK(world.match(std::vector<FaceToMatch>{}).empty());
}

TEST_CASE("Equal distances go to the face that stands first and the person with the lowest number")
{
    World world;
    world.person(7, 0);
    world.person(3, 0);
    const auto two = world.match({{10, good}, {10, good}});
    CHECK(two[0]->person == PersonId{3});
    CHECK(two[1]->person == PersonId{7});
}

TEST_CASE("Planted people are found, strangers are not, and the order of the faces is nothing")
{
    Planter plant(21);
    World world;
    std::vector<Vector> centres;
    for (int person = 0; person < 30; ++person) centres.push_back(plant.centre());
    for (int person = 0; person < 30; ++person) {
        for (int face = 0; face < 4; ++face) {
            world.vectors.push_back(plant.scattered(centres[static_cast<std::size_t>(person)], 0.5));
            world.faces.push_back({FaceId{1000 + person * 4 + face}, PersonId{person + 1}, PersonId{person + 1}, {}});
        }
    }
    std::vector<Vector> vectors;
    std::map<FaceId, PersonId> truth;
    for (int i = 0; i < 40; ++i) {
        const bool known = i < 30;
        vectors.push_back(known ? plant.scattered(centres[static_cast<std::size_t>(i)], 0.5) : plant.centre());
        if (known) truth[FaceId{i}] = PersonId{i + 1};
    }
    std::vector<FaceToMatch> faces;
    for (int i = 0; i < 40; ++i)
        faces.push_back({FaceId{i},
                         {static_cast<float>(i % 8), static_cast<float>(i / 8), 1, 1},
                         good,
                         vectors[static_cast<std::size_t>(i)]});

    std::map<FaceId, PersonId> before;
    for (int round = 0; round < 5; ++round) {
        const auto matches = world.match(faces);
        std::map<FaceId, PersonId> found;
        for (std::size_t i = 0; i < faces.size(); ++i)
            if (matches[i]) found[faces[i].face] = matches[i]->person;
        CHECK(found == truth);
        std::shuffle(faces.begin(), faces.end(), plant.random());
        std::vector<std::size_t> order(world.faces.size());
        for (std::size_t i = 0; i + 1 < order.size(); ++i) {
            const std::size_t j = i + plant.random()() % (order.size() - i);
            std::swap(world.faces[i], world.faces[j]);
            std::swap(world.vectors[i], world.vectors[j]);
        }
    }
}

TEST_CASE("Weighing a face alone says of each person what matching would and why")
{
    World world;
    world.person(1, 0);
    world.person(2, 80);
    world.person(3, 180);
    const auto at = [&](double distance, FaceGrade grade) { return world.weigh(-angleFor(distance), grade); };
    const auto sure = at(0.45, good);
    REQUIRE(sure.size() == 3);
    CHECK(sure[0].root == PersonId{1});
    CHECK(sure[0].against == Against::nothing);
    CHECK(sure[0].sure == limits.match);
    CHECK(sure[0].ask == limits.ask);
    CHECK(sure[0].distance == Approx(0.45).margin(1e-3));
    CHECK(sure[1].against == Against::beyond);
    CHECK(at(0.6, good)[0].against == Against::limit);
    CHECK(at(0.8, good)[0].against == Against::beyond);
    CHECK(at(0.4, poor)[0].against == Against::limit);
    CHECK(at(0.4, poor)[0].sure == limits.strict);
    CHECK(at(0.4, poor)[0].ask == limits.match);
    CHECK(at(0.1, unusable)[0].against == Against::unusable);
    CHECK(world.weigh(39, good)[0].against == Against::margin); // the second is nearly as near
    CHECK(world.weigh(39, good)[1].against == Against::nearer);
    CHECK(world.weigh(20, good)[0].against == Against::nothing);
    CHECK(world.weigh(0, good, FaceId{1000}).size() == 2); // a known face is not weighed with itself
}

TEST_CASE("What forbids a person is named in the order it is asked")
{
    World world;
    world.person(1, 0);
    Constraints& said = world.constraints;
    CHECK(said.against(FaceId{1}, content, PersonId{1}) == Against::nothing);
    said.decided(content, PersonId{1});
    CHECK(world.weigh(0, good)[0].against == Against::inPhoto);
    said.born(PersonId{1}, 1000);
    said.taken(content, 999);
    CHECK(world.weigh(0, good)[0].against == Against::born);
    said.forbid(FaceId{1}, PersonId{1});
    CHECK(world.weigh(0, good)[0].against == Against::refused);
    CHECK_FALSE(said.mayBe(FaceId{1}, content, PersonId{1}));
    CHECK(said.mayBe(FaceId{2}, ContentNo{2}, PersonId{1}));
}

TEST_CASE("A face is as far from a person when it is weighed as when it was matched")
{
    World world; // two faces are within reach, three more are not
    for (const double degrees : {20., 30., 100., 110., 120.}) world.person(1, degrees);
    world.person(2, 150); // beyond all limits
    const auto matched = world.match({{0, good}})[0];
    REQUIRE(matched);
    const auto weighed = world.weigh(0, good);
    REQUIRE(weighed.size() == 2);
    CHECK(weighed[0].root == PersonId{1});
    CHECK(weighed[0].distance == matched->distance);
    CHECK(weighed[1].root == PersonId{2});
    CHECK(weighed[1].distance == Approx(1 - std::cos(150 * 3.14159265 / 180)).margin(1e-4));
    CHECK(weighed[1].against == Against::beyond);
}

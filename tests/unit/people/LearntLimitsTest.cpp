#include "people/LearntLimits.h"

#include <catch2/catch.hpp>

#include "Planted.h"
#include "people/Matcher.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr MatchLimits given{.match = 0.6F, .strict = 0.5F, .ask = 0.7F};
constexpr float narrowest = 0.4F;
const ModelRev model{"planted", "1"};

struct People {
    std::vector<Vector> vectors;
    std::vector<GalleryFace> faces;

    void add(int person, Vector vector)
    {
        vectors.push_back(std::move(vector));
        faces.push_back({FaceId{static_cast<int>(faces.size()) + 1}, PersonId{person}, PersonId{person}, {}});
    }
    Gallery gallery()
    {
        for (std::size_t i = 0; i < faces.size(); ++i) faces[i].vector = vectors[i];
        return Gallery(model, plantedDim, faces);
    }
};

/// `people` with six faces each; with `likeness` above 0 each two of them have something in common.
People planted(int people, double likeness)
{
    Planter plant(3);
    People planted;
    const Vector common = plant.centre();
    for (int person = 1; person <= people; ++person) {
        Vector centre = plant.centre();
        for (std::size_t i = 0; i < centre.size(); ++i) centre[i] += static_cast<float>(likeness) * common[i];
        centre = unit(std::move(centre));
        for (int face = 0; face < 6; ++face) planted.add(person, plant.scattered(centre, 0.4));
    }
    return planted;
}

LearntLimits learn(People& people, std::vector<RefusedFace> refused = {})
{
    const Gallery gallery = people.gallery();
    const auto index = makeBruteForceIndex(gallery.rows());
    return learnLimits(gallery, *index, std::move(refused), given, narrowest);
}

} // namespace

TEST_CASE("People unlike each other leave the limits of the record as they are")
{
    People people = planted(10, 0);
    const LearntLimits limits = learn(people);
    CHECK(limits.ofAll().match == given.match);
    CHECK(limits.ofAll().strict == given.strict);
    CHECK(limits.ofAll().ask == given.ask);
    CHECK(limits.own().empty());
}

TEST_CASE("Where the known people are like each other the limits are narrower for all, and move together")
{
    People people = planted(10, 0.9);
    const LearntLimits limits = learn(people);
    CHECK(limits.ofAll().match < 0.58F);
    CHECK(limits.ofAll().match >= narrowest);
    CHECK(limits.ofAll().strict == Approx(limits.ofAll().match - 0.1));
    CHECK(limits.ofAll().ask == Approx(limits.ofAll().match + 0.1));
}

TEST_CASE("People as like as twins narrow the limits to the narrowest and no further")
{
    People people = planted(10, 5);
    CHECK(learn(people).ofAll().match == narrowest);
}

TEST_CASE("A family of four says nothing about strangers, however alike")
{
    People people = planted(4, 5);
    CHECK(learn(people).ofAll().match == given.match);
}

TEST_CASE("Three refused faces narrow the limit of their person, two do not, and nobody else's")
{
    People people;
    people.add(1, atAngle(0));
    people.add(2, atAngle(180));
    std::vector<RefusedFace> refused;
    for (const double degrees : {58.0, 60.0}) refused.push_back({PersonId{1}, atAngle(degrees)});
    CHECK(learn(people, refused).of(PersonId{1}).match == given.match);
    refused.push_back({PersonId{1}, atAngle(62)});
    const LearntLimits limits = learn(people, refused);
    CHECK(limits.of(PersonId{1}).match == Approx(0.5).margin(1e-3)); // 1 - cos 60
    CHECK(limits.of(PersonId{1}).ask == Approx(0.6).margin(1e-3));
    CHECK(limits.of(PersonId{2}).match == given.match);
}

TEST_CASE("A no holds for whoever is nearer to the refused face than to the person, and for nobody else")
{
    People people;
    people.add(1, atAngle(0));
    const LearntLimits limits = learn(people, {{PersonId{1}, atAngle(50)}});
    CHECK(limits.likeRefused(PersonId{1}, atAngle(40), 0.23F));
    CHECK_FALSE(limits.likeRefused(PersonId{1}, atAngle(20), 0.06F));
    CHECK_FALSE(limits.likeRefused(PersonId{2}, atAngle(40), 0.23F));

    const Gallery gallery = people.gallery();
    const auto index = makeBruteForceIndex(gallery.rows());
    const Constraints none;
    const Matcher matcher(gallery, *index, none, limits);
    const Vector lookalike = atAngle(40), own = atAngle(-40);
    const std::vector<FaceToMatch> asked{{FaceId{7}, {0.1F, 0, 0.1F, 0.1F}, FaceGrade::good, lookalike},
                                         {FaceId{8}, {0.5F, 0, 0.1F, 0.1F}, FaceGrade::good, own}};
    CHECK_FALSE(matcher.match(ContentNo{1}, std::span(asked).first(1)).front());
    CHECK(matcher.match(ContentNo{1}, std::span(asked).last(1)).front());
}

TEST_CASE("Nobody is matched with somebody born after the photo was taken")
{
    People people;
    people.add(1, atAngle(0));
    const Gallery gallery = people.gallery();
    const auto index = makeBruteForceIndex(gallery.rows());
    const LearntLimits limits(given);
    Constraints constraints;
    constraints.born(PersonId{1}, 1000);
    constraints.taken(ContentNo{1}, 999);
    constraints.taken(ContentNo{2}, 1000);
    const Matcher matcher(gallery, *index, constraints, limits);
    const Vector near = atAngle(5);
    const FaceToMatch face{FaceId{7}, {0, 0, 1, 1}, FaceGrade::good, near};
    CHECK_FALSE(matcher.match(ContentNo{1}, std::span(&face, 1)).front());
    CHECK(matcher.match(ContentNo{2}, std::span(&face, 1)).front());
    CHECK(matcher.match(ContentNo{3}, std::span(&face, 1)).front()); // nobody knows when it was taken
}

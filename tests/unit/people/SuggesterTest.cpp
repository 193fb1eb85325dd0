#include "people/Suggester.h"

#include <catch2/catch.hpp>

#include "Planted.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr MatchLimits askLimits{.match = 0.5F, .strict = 0.4F, .ask = 0.7F};

/// Open faces at angles; those with a person are asked about.
struct Open {
    std::vector<float> vectors;
    std::vector<OpenQuestion> questions;

    void face(double degrees) { add(degrees); }
    void question(int face, int person, float distance, double degrees)
    {
        questions.push_back({FaceId{face}, PersonId{person}, distance, add(degrees)});
    }
    VectorRows rows() const { return {vectors.data(), vectors.size() / plantedDim, plantedDim}; }

private:
    std::size_t add(double degrees)
    {
        const Vector vector = atAngle(degrees);
        vectors.insert(vectors.end(), vector.begin(), vector.end());
        return vectors.size() / plantedDim - 1;
    }
};

} // namespace

TEST_CASE("The question that settles most is asked first, of equal ones the nearer")
{
    Open open;
    open.question(1, 1, 0.52F, 0);
    open.question(2, 1, 0.52F, 180);
    for (const double degrees : {175.0, 185.0, 190.0}) open.face(degrees);
    open.question(3, 1, 0.51F, 90);
    const LearntLimits limits(askLimits);
    const Certainty certainty(limits);
    const auto asked = questionsByGain(open.questions, open.rows(), limits, certainty, 10);
    REQUIRE(asked.size() == 3);
    CHECK(open.questions[asked[0].place].face == FaceId{2});
    CHECK(asked[0].settles == 3);
    CHECK(open.questions[asked[1].place].face == FaceId{3});
    CHECK(asked[1].settles == 0);
    CHECK(open.questions[asked[2].place].face == FaceId{1});
    CHECK(questionsByGain(open.questions, open.rows(), limits, certainty, 1).size() == 1);
}

TEST_CASE("The chance falls with the distance and follows the answers that were given")
{
    const LearntLimits limits(askLimits);
    Certainty certainty(limits);
    const PersonId person{1};
    CHECK(certainty.right(person, 0.5F) == Approx(0.5));
    CHECK(certainty.right(person, 0.4F) > 0.9);
    CHECK(certainty.right(person, 0.6F) < 0.1);
    for (int i = 0; i < 30; ++i) certainty.answered(person, 0.6F, true);
    CHECK(certainty.right(person, 0.6F) > 0.7);
    CHECK(certainty.right(person, 0.5F) == Approx(0.5)); // answers to other questions
    for (int i = 0; i < 60; ++i) certainty.answered(person, 0.5F, false);
    CHECK(certainty.right(person, 0.5F) < 0.1);
}

TEST_CASE("A known face is measured against its person's other faces, never against itself")
{
    std::vector<Vector> vectors{atAngle(0), atAngle(30), atAngle(120)};
    std::vector<GalleryFace> faces;
    for (int i = 0; i < 3; ++i)
        faces.push_back({FaceId{i + 1}, PersonId{i < 2 ? 1 : 2}, PersonId{i < 2 ? 1 : 2}, vectors[std::size_t(i)]});
    const Gallery gallery(ModelRev{"planted", "1"}, plantedDim, faces);
    const auto index = makeBruteForceIndex(gallery.rows());
    REQUIRE(distanceToOthers(gallery, *index, 0, 0.7F));
    CHECK(*distanceToOthers(gallery, *index, 0, 0.7F) == Approx(1 - std::cos(3.14159265 / 6)).margin(1e-4));
    CHECK_FALSE(distanceToOthers(gallery, *index, 2, 0.7F)); // the only one
}

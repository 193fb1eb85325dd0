#include "people/FilmFaces.h"

#include <catch2/catch.hpp>

#include "Planted.h"

using namespace albumen;

namespace {

constexpr MatchLimits filmLimits{.match = 0.3F, .strict = 0.2F, .ask = 0.5F};
constexpr FilmStrip threeDown{.frames = 3, .down = true};

FaceFound faceInFrame(int frame, double degrees, float height = 100, FaceGrade grade = FaceGrade::good)
{
    FaceFound face;
    face.box.box = {0.4F, static_cast<float>(frame) / 3 + 0.05F, 0.2F, 0.2F};
    face.quality.grade = grade;
    face.quality.heightPx = height;
    face.embedding = Embedding{{"test", "1"}, test::atAngle(degrees)};
    return face;
}

std::vector<float> heightsOf(const std::vector<FaceFound>& faces)
{
    std::vector<float> all;
    for (const FaceFound& face : faces) all.push_back(face.quality.heightPx);
    return all;
}

} // namespace

TEST_CASE("Somebody in several frames of a film is the best of these faces")
{
    using Heights = std::vector<float>;
    CHECK(heightsOf(oneFaceEach({faceInFrame(0, 0, 100), faceInFrame(1, 10, 120), faceInFrame(2, 20, 110)}, threeDown,
                                filmLimits)) == Heights{120});
    CHECK(heightsOf(oneFaceEach({faceInFrame(0, 0, 100, FaceGrade::poor), faceInFrame(1, 10, 60)}, threeDown,
                                filmLimits)) == Heights{60});
    const FilmStrip across{.frames = 3, .down = false};
    CHECK(oneFaceEach({faceInFrame(0, 0), faceInFrame(1, 0)}, across, filmLimits).size() ==
          2); // both in the middle one
}

TEST_CASE("Two people of a film stay two, and so do two faces of one frame")
{
    CHECK(oneFaceEach({faceInFrame(0, 0), faceInFrame(1, 90)}, threeDown, filmLimits).size() == 2);
    CHECK(oneFaceEach({faceInFrame(0, 0), faceInFrame(0, 1)}, threeDown, filmLimits).size() == 2);
    // siblings: each is the nearest of the other frame, and the faces of one frame are not joined by way of another
    const auto siblings =
        oneFaceEach({faceInFrame(0, 0, 1), faceInFrame(0, 30, 2), faceInFrame(1, 29, 3), faceInFrame(1, 3, 4)},
                    threeDown, filmLimits);
    CHECK(heightsOf(siblings) == std::vector<float>{3, 4});
}

TEST_CASE("A poor face of a film needs more likeness and one that is unusable or has no vector stays")
{
    constexpr double between = 40; // 0.23 apart: within match, beyond strict
    CHECK(oneFaceEach({faceInFrame(0, 0), faceInFrame(1, between)}, threeDown, filmLimits).size() == 1);
    CHECK(
        oneFaceEach({faceInFrame(0, 0), faceInFrame(1, between, 100, FaceGrade::poor)}, threeDown, filmLimits).size() ==
        2);
    CHECK(oneFaceEach({faceInFrame(0, 0), faceInFrame(1, 0, 100, FaceGrade::unusable)}, threeDown, filmLimits).size() ==
          2);
    FaceFound without = faceInFrame(1, 0);
    without.embedding.reset();
    CHECK(oneFaceEach({faceInFrame(0, 0), without}, threeDown, filmLimits).size() == 2);
}

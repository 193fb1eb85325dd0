// Not run by default: figures. test-unit-people "[.timing]"
#include <chrono>
#include <cstdio>

#include <catch2/catch.hpp>

#include "Planted.h"
#include "people/Matcher.h"

using namespace albumen;
using namespace albumen::test;

namespace {

class Watch
{
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

} // namespace

TEST_CASE("Matching 100,000 faces against a gallery of 1,000", "[.timing]")
{
    Planter plant(41);
    std::vector<Vector> vectors;
    std::vector<GalleryFace> faces;
    for (int person = 0; person < 100; ++person) {
        const Vector centre = plant.centre();
        for (int i = 0; i < 10; ++i) vectors.push_back(plant.scattered(centre, 0.6));
    }
    for (int i = 0; i < 1000; ++i)
        faces.push_back({FaceId{i}, PersonId{i / 10}, PersonId{i / 10}, vectors[static_cast<std::size_t>(i)]});
    const Gallery gallery({"planted", "1"}, plantedDim, faces);
    const auto index = makeBruteForceIndex(gallery.rows());
    const Constraints constraints;
    const LearntLimits limits({.match = 0.72F, .strict = 0.6F, .ask = 0.8F});
    const Matcher matcher(gallery, *index, constraints, limits);
    std::vector<Vector> queries;
    for (int i = 0; i < 2000; ++i)
        queries.push_back(i % 2 ? plant.scattered(vectors[static_cast<std::size_t>(i) % 1000], 0.6) : plant.centre());
    const Watch watch;
    std::size_t matched = 0;
    for (int photo = 0; photo < 50'000; ++photo) { // two faces in each
        const std::size_t q = static_cast<std::size_t>(photo) * 2 % 2000;
        const std::vector<FaceToMatch> two{{FaceId{1}, {0, 0, 1, 1}, FaceGrade::good, queries[q]},
                                           {FaceId{2}, {1, 0, 1, 1}, FaceGrade::good, queries[q + 1]}};
        for (const auto& match : matcher.match(ContentNo{photo}, two)) matched += match.has_value();
    }
    std::printf("matched %zu of 100,000 in %.2f s\n", matched, watch.seconds());
}

TEST_CASE("Grouping 10,000 faces", "[.timing]")
{
    Planter plant(42);
    std::vector<Vector> vectors;
    for (int person = 0; person < 700; ++person) { // a few with hundreds of faces, many with few
        const Vector centre = plant.centre();
        for (int i = 0; i < 1 + 2800 / (person + 2); ++i) vectors.push_back(plant.scattered(centre, 0.75));
    }
    while (vectors.size() < 10'000) vectors.push_back(plant.centre());
    vectors.resize(10'000);
    std::vector<FaceToGroup> faces;
    for (std::uint32_t i = 0; i < 10'000; ++i)
        faces.push_back({FaceId{i}, contentOf(i), {}, i % 7 == 0 ? FaceGrade::poor : FaceGrade::good, vectors[i]});
    const JobControl job;
    const Watch watch;
    const auto partition = makeMeanGrouper(0.47F)->group(faces, Constraints(), job);
    std::printf("10,000 faces: %zu groups, %zu single, largest %zu, in %.2f s\n", partition->groups.size(),
                partition->single.size(), partition->groups.front().faces.size(), watch.seconds());
}

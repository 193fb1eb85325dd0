// Matching and grouping of very many faces.
#include <cstdio>
#include <optional>
#include <thread>

#include <catch2/catch.hpp>

#include "Watch.h"
#include "people/Matcher.h"
#include "unit/people/Planted.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("Matching 100,000 faces against a gallery of 1,000")
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

TEST_CASE("Grouping 10,000 faces")
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
    const auto partition = makeGrouper(0.47F)->group(faces, Constraints(), job);
    std::printf("10,000 faces: %zu groups, %zu single, largest %zu, in %.2f s\n", partition->groups.size(),
                partition->single.size(), partition->groups.front().faces.size(), watch.seconds());
}

TEST_CASE("How soon grouping 20,000 faces ends when it is cancelled")
{
    Planter plant(39);
    std::vector<Vector> centres, vectors;
    for (int person = 0; person < 200; ++person) centres.push_back(plant.centre());
    for (std::size_t i = 0; i < 20'000; ++i) vectors.push_back(plant.scattered(centres[i % 200], 0.8));
    std::vector<FaceToGroup> faces;
    for (std::uint32_t i = 0; i < vectors.size(); ++i)
        faces.push_back({FaceId{i}, contentOf(i), {}, i % 5 == 0 ? FaceGrade::poor : FaceGrade::good, vectors[i]});
    for (const int threads : {1, 3})
        for (const int after : {10, 200, 500, 1000}) { // milliseconds
            JobControl job;
            std::optional<Watch> since;
            std::thread canceller([&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(after));
                since.emplace();
                job.cancel();
            });
            const auto partition = makeGrouper(0.47F, threads)->group(faces, Constraints(), job);
            canceller.join();
            std::printf("%d threads, cancelled after %d ms: %s, %.2f s later\n", threads, after,
                        partition ? "too late" : "no groups", since->seconds());
        }
}

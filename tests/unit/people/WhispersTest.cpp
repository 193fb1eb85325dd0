#include "people/Whispers.h"

#include <numeric>

#include <catch2/catch.hpp>

using namespace albumen;

namespace {

using Labels = std::vector<std::uint32_t>;

Labels own(std::uint32_t count)
{
    Labels labels(count);
    std::iota(labels.begin(), labels.end(), 0U);
    return labels;
}

/// Every two of first..last are near.
void addClique(std::vector<NearPair>& pairs, std::uint32_t first, std::uint32_t last, float distance)
{
    for (std::uint32_t a = first; a < last; ++a)
        for (std::uint32_t b = a + 1; b <= last; ++b) pairs.push_back({distance, a, b});
}

} // namespace

TEST_CASE("Whoever is near to each other comes to one label and whoever is near to nobody keeps the own")
{
    std::vector<NearPair> pairs;
    addClique(pairs, 0, 4, 0.2F);
    addClique(pairs, 5, 8, 0.3F);
    const auto heard = whisper(own(11), pairs, JobControl());
    REQUIRE(heard);
    for (std::uint32_t face = 1; face <= 4; ++face) CHECK((*heard)[face] == (*heard)[0]);
    for (std::uint32_t face = 6; face <= 8; ++face) CHECK((*heard)[face] == (*heard)[5]);
    CHECK((*heard)[0] != (*heard)[5]);
    CHECK((*heard)[9] == 9);
    CHECK((*heard)[10] == 10);
}

TEST_CASE("One face near to two people goes to the nearer and does not make them one")
{
    std::vector<NearPair> pairs;
    addClique(pairs, 0, 4, 0.2F);
    addClique(pairs, 5, 9, 0.2F);
    for (std::uint32_t face = 0; face <= 4; ++face) pairs.push_back({0.4F, face, 10});
    for (std::uint32_t face = 5; face <= 9; ++face) pairs.push_back({0.3F, face, 10});
    const auto heard = whisper(own(11), pairs, JobControl());
    REQUIRE(heard);
    CHECK((*heard)[0] != (*heard)[5]);
    CHECK((*heard)[10] == (*heard)[5]);
}

TEST_CASE("Faces that come with one label speak with one voice")
{
    // 0 and 1 are near to nobody but 2, which is as near to 3: alone it would go with the lower label.
    const std::vector<NearPair> pairs{{0.3F, 0, 2}, {0.3F, 1, 2}, {0.25F, 2, 3}};
    const auto heard = whisper({1, 1, 2, 3}, pairs, JobControl());
    REQUIRE(heard);
    CHECK((*heard)[2] == (*heard)[0]);
    CHECK((*heard)[1] == (*heard)[0]);
}

TEST_CASE("Whispering ends with what was heard when there is nobody and with nothing when it is cancelled")
{
    CHECK(whisper({}, {}, JobControl())->empty());
    JobControl job;
    job.cancel();
    CHECK_FALSE(whisper(own(3), {}, job));
}

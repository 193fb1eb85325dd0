#include "similar/LookMaker.h"

#include <set>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "Drawn.h"

namespace albumen {
namespace {

using namespace test;

TEST_CASE("copies of a picture differ from it in few bits of the hash")
{
    for (unsigned seed = 0; seed < 40; ++seed) {
        const cv::Mat picture = drawnPicture(seed);
        const std::uint64_t hash = perceptualHash(picture);
        for (const char* edit : {"jpeg 30", "half", "brighter", "darker", "less contrast", "written on", "grey"}) {
            INFO(edit << ", picture " << seed);
            CHECK(hashDistance(hash, perceptualHash(edits().at(edit)(picture))) <= 8);
        }
    }
}

TEST_CASE("the hashes of different pictures are far apart")
{
    std::vector<std::uint64_t> hashes;
    for (unsigned seed = 0; seed < 200; ++seed) hashes.push_back(perceptualHash(drawnPicture(seed)));
    int nearest = 64;
    for (std::size_t a = 0; a < hashes.size(); ++a)
        for (std::size_t b = a + 1; b < hashes.size(); ++b)
            nearest = std::min(nearest, hashDistance(hashes[a], hashes[b]));
    CHECK(nearest >= 8);
}

TEST_CASE("the hash of a mirrored picture is known without looking at it")
{
    for (unsigned seed = 0; seed < 40; ++seed) {
        const cv::Mat picture = drawnPicture(seed);
        const std::uint64_t hash = perceptualHash(picture);
        CHECK(hashDistance(mirroredHash(hash), perceptualHash(edits().at("mirrored")(picture))) <= 2);
        CHECK(mirroredHash(mirroredHash(hash)) == hash);
    }
    CHECK(mirroredHash(0) == 0);
}

TEST_CASE("a picture without structure has no hash")
{
    CHECK(perceptualHash(cv::Mat::zeros(100, 150, CV_8UC3)) == 0);
    CHECK(perceptualHash(cv::Mat(1, 1, CV_8UC3, cv::Scalar(10, 200, 30))) == 0);
    CHECK(perceptualHash(drawnPicture(1)) != 0);
}

TEST_CASE("a look holds hash and tone, and waits for its vector")
{
    LoadedImage image;
    image.pixels = drawnPicture(3);
    const Look look = lookOf(image);
    CHECK(hashDistance(look.hash, perceptualHash(image.pixels)) <= 2);
    CHECK(look.tone.size() == 32);
    CHECK(look.pooled.empty());
    CHECK_FALSE(look.network);
}

} // namespace
} // namespace albumen

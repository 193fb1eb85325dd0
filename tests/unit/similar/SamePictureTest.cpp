#include "similar/SamePicture.h"

#include <catch2/catch.hpp>

#include "Drawn.h"

namespace albumen {
namespace {

using namespace test;

TEST_CASE("an edited copy shows the same picture, whatever the edit")
{
    for (unsigned seed = 0; seed < 12; ++seed) {
        const cv::Mat picture = drawnPicture(seed);
        for (const auto& [name, edit] : edits()) {
            INFO(name << ", picture " << seed);
            CHECK(sameness(picture, edit(picture)) >= samePicture);
        }
    }
}

TEST_CASE("different pictures do not show the same, nor does one without edges")
{
    for (unsigned a = 0; a < 12; ++a)
        for (unsigned b = a + 1; b < 12; ++b) CHECK(sameness(drawnPicture(a), drawnPicture(b)) < samePicture);
    const cv::Mat black = cv::Mat::zeros(64, 64, CV_8UC3);
    CHECK(sameness(black, black) == 0);
    CHECK(sameness(black, drawnPicture(1)) == 0);
    CHECK(sameness(cv::Mat(1, 400, CV_8UC3, cv::Scalar(1, 2, 3)), drawnPicture(1)) == 0);
}

} // namespace
} // namespace albumen

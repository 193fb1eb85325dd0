#include "load/Orientation.h"

#include <catch2/catch.hpp>

#include "support/Pictures.h"

using namespace albumen;

TEST_CASE("Each of the eight orientations is undone exactly, and by no other")
{
    const cv::Mat upright = test::unevenPicture();
    for (int stored = 1; stored <= 8; ++stored)
        for (int said = 1; said <= 8; ++said) {
            const auto orientation = static_cast<Orientation>(said);
            const cv::Mat pixels = test::storedAs(upright, static_cast<Orientation>(stored));
            const cv::Mat turned = turnedUpright(pixels, orientation);
            INFO("stored " << stored << ", said " << said);
            CHECK(turned.size() == uprightSize(pixels.size(), orientation));
            CHECK((test::meanDifference(turned, upright) == 0) == (stored == said));
        }
}

// Pictures that are made smaller as their rows come.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "load/Scaled.h"
#include "load/ShrunkRows.h"
#include "support/OpenCvPictures.h"
#include "support/Pictures.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("A picture that is made smaller as its rows come is the one that is made smaller afterwards")
{
    struct Wanted {
        cv::Size size;
        int longSide;
    };
    for (const auto& [size, longSide] : {Wanted{{640, 480}, 100},
                                         {{641, 479}, 100},
                                         {{1024, 1024}, 64},
                                         {{2562, 1442}, 640},
                                         {{1300, 998}, 640},
                                         {{5000, 3}, 64},
                                         {{3, 5000}, 64},
                                         {{4096, 1}, 1},
                                         {{2000, 1500}, 640},
                                         {{128, 96}, 64},
                                         {{129, 96}, 64},
                                         {{300, 200}, 200},
                                         {{300, 200}, 0}}) {
        CAPTURE(size.width, size.height, longSide);
        const cv::Mat picture = recipeNoise(size.height, size.width, 3);
        ShrunkRows rows(size, longSide);
        for (int y = 0; y < size.height; ++y) {
            picture.row(y).copyTo(rows.next());
            rows.take();
        }
        const bool large = longSide > 0 && std::max(size.width, size.height) > 2 * longSide;
        const cv::Mat wanted = large ? atMost(picture, longSide) : picture;
        REQUIRE(rows.picture().size() == wanted.size());
        CHECK(cv::norm(rows.picture(), wanted, cv::NORM_INF) <= 1);
    }
}

TEST_CASE("What is made smaller as it comes takes its own size and some rows")
{
    CHECK(ShrunkRows::bytesNeeded({300, 200}, 0) == 300 * 200 * 3);
    CHECK(ShrunkRows::bytesNeeded({300, 200}, 200) == 300 * 200 * 3);
    for (const cv::Size size : {cv::Size(1'000'000, 400), {400, 1'000'000}, {20'000, 20'000}}) {
        CAPTURE(size.width, size.height);
        CHECK(ShrunkRows::bytesNeeded(size, 1280) < 100'000'000); // of 1,200 MB
    }
}

// What the small picture of a face costs.
#include <cstdio>

#include <catch2/catch.hpp>

#include "load/FaceThumbnail.h"
#include "support/CatalogueMaker.h"
#include "support/FakeStages.h"
#include "Watch.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("The small picture of a face, cut from a loaded photo", "[.timing]")
{
    LoadedImage image;
    image.pixels = paintedPicture({{.person = 1}}, 0, {1500, 1125});
    image.fullSize = image.pixels.size();
    for (const float side : {0.05F, 0.2F, 0.5F})
        std::printf("a face of %.0f %% of the photo: %.2f ms\n", 100 * side,
                    millisecondsOf([&] {
                        for (int i = 0; i < 200; ++i)
                            must(makeFaceThumbnail(image, {0.2F, 0.2F, side, side}, faceThumbnailSide));
                    }) / 200);
}

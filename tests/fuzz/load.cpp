// A photo's bytes: their name, their header, their pixels.
#include "Target.h"
#include "load/ContentHash.h"
#include "load/InProcessLoader.h"
#include "load/Thumbnailer.h"

using namespace albumen;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = fuzz::bytesOf(data, size);
    fuzz::must(ContentHash().identify(bytes).has_value() == (size > 0));
    static MemoryBudget budget{64U << 20U};
    const LoadRequest request{.longSide = 64, .pixelLimit = 1 << 20};
    const auto image = InProcessLoader(budget).load(bytes, request, JobControl());
    if (!image) return 0;
    fuzz::must(!image->pixels.empty() && image->pixels.type() == CV_8UC3 && image->scale > 0 && image->scale <= 1);
    fuzz::must(Thumbnailer().make(*image).has_value());
    return 0;
}

// A loader with memory of its own, for the tests of what it loads.
#pragma once

#include "load/InProcessLoader.h"

namespace albumen::test {

struct LoaderFixture {
    MemoryBudget budget{1ULL << 30U};
    InProcessLoader loader{budget};
    JobControl job;

    Result<LoadedImage> load(std::span<const std::byte> bytes, LoadRequest request = {})
    {
        return loader.load(bytes, request, job);
    }
};

} // namespace albumen::test

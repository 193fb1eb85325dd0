// A catalogue of any size, made in seconds: two faces a photo; one face in a hundred is decided, three in ten are
// matched, half are in groups. The rows are written by SQL: what the machine would say of them plays no part.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "catalogue/Catalogue.h"
#include "photo/Face.h"

namespace albumen::bench {

struct Size {
    std::int64_t photos = 100'000;
    std::int64_t people = photos / 200;
    std::int64_t groups = photos / 20;
    std::int64_t faces() const { return 2 * photos; }
    std::int64_t decided() const { return faces() / 100; }
    std::int64_t matched() const { return 3 * faces() / 10; }
    std::int64_t folders() const { return std::max<std::int64_t>(photos / 200, 1); }
};

template <class T> T must(Result<T> result)
{
    if (result) return std::move(*result);
    std::fprintf(stderr, "%s\n", result.error().detail.c_str());
    std::exit(1);
}

inline void must(const Status& status)
{
    if (status) return;
    std::fprintf(stderr, "%s\n", status.error().detail.c_str());
    std::exit(1);
}

/// `embedder`: of matches and groups. Requires: an empty catalogue.
void makeLarge(Catalogue& catalogue, const Size& size, const ModelRev& embedder);

} // namespace albumen::bench

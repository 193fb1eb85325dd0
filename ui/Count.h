#pragma once

#include <algorithm>
#include <cstdint>

namespace albumen {

/// As tr() counts, whose plural forms go by an int.
inline int count(std::uint64_t number)
{
    return static_cast<int>(std::min<std::uint64_t>(number, 2'000'000'000));
}

} // namespace albumen

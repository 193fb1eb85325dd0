// What a file says besides its picture, so that two files of one picture can be compared.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/Hash.h"

namespace albumen {

struct FileSays {
    Xxh128 bytes{};                   ///< of the whole file
    std::vector<std::uint64_t> facts; ///< sorted: one number for each thing that it says
    bool operator==(const FileSays&) const = default;
};

/// Does `a` say all that `b` says?
inline bool saysAll(const FileSays& a, const FileSays& b)
{
    return a.bytes == b.bytes || std::includes(a.facts.begin(), a.facts.end(), b.facts.begin(), b.facts.end());
}

} // namespace albumen

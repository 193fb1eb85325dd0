// Names that never meet: 16 random bytes for whatever leaves this library (people, faces, decisions, the library
// itself).
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <string>

#include "base/Hash.h"

namespace albumen {

struct Uid {
    std::array<std::byte, 16> bytes{};
    auto operator<=>(const Uid&) const = default;
    std::string text() const { return toHex(bytes); }
    static Uid random()
    {
        Uid uid;
        fillRandom(uid.bytes);
        return uid;
    }
};

} // namespace albumen

// Vectors as the catalogue keeps them: IEEE half floats, little-endian, half the bytes of floats.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace albumen {

/// Nearest half of each number. A unit vector's numbers keep 11 bits: a cosine moves by less than 0.001.
std::vector<std::byte> toHalf(std::span<const float> numbers);
/// Requires: an even number of bytes. The result of a unit vector is brought back to length 1.
std::vector<float> fromHalf(std::span<const std::byte> halves);

} // namespace albumen

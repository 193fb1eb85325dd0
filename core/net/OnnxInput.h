// What an ONNX file says of its inputs: OpenCV 4.6 does not tell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace albumen {

/// The sides of a network's input, batch first; 0 where it takes any.
using InputSides = std::vector<std::int64_t>;

/// Ensures: of each input that is not a weight, in the file's order; none where the bytes are no ONNX.
/// Threads: all; no state.
std::vector<InputSides> onnxInputs(std::span<const std::byte> file);

} // namespace albumen

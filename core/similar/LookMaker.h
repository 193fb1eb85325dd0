// What near copies of a picture are found by: 64 bits of its coarse structure.
#pragma once

#include <cstdint>

#include <opencv2/core/mat.hpp>

#include "photo/LoadedImage.h"
#include "photo/Understanding.h"

namespace albumen {

/// The signs of 64 coarse waves (a DCT of the grey picture at 32 x 32, without its mean). Copies that were made
/// smaller, compressed, brightened or written on differ in few bits, other pictures in about 32. Requires: 8-bit BGR,
/// not empty. Ensures: 0 where the picture has no structure to compare by, as a black one. Threads: all.
std::uint64_t perceptualHash(const cv::Mat& pixels);

/// The hash of the picture seen in a mirror, up to rounding; 0 stays 0.
std::uint64_t mirroredHash(std::uint64_t hash);

/// How many bits differ, 0..64. Requires: neither is 0, which tells nothing.
int hashDistance(std::uint64_t a, std::uint64_t b);

/// Hash and tone of a picture, of whatever size; the vector is added by whoever runs the network. Requires: pixels.
Look lookOf(const LoadedImage& image);

} // namespace albumen

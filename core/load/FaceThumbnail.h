// The small square that shows a face.
#pragma once

#include <vector>

#include "base/Error.h"
#include "photo/Geometry.h"
#include "photo/LoadedImage.h"

namespace albumen {

inline constexpr int faceThumbnailSide = 160; ///< pixels: the largest square of the pages

/// A square JPEG of `side` pixels: the face with some of what is around it; at the picture's border the square is
/// moved inside, so that nothing is made up. Requires: side > 0. Fails: noFace (a box without area), internal (the
/// encoder). Threads: all.
Result<std::vector<std::byte>> makeFaceThumbnail(const LoadedImage& image, const RelBox& face, int side);

} // namespace albumen

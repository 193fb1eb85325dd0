// A decoded picture: upright, scaled to what the stages need, read by all of them.
#pragma once

#include <algorithm>

#include <opencv2/core/mat.hpp>

#include "base/MemoryBudget.h"
#include "photo/Photo.h"

namespace albumen {

/// How the frames of a film lie in its picture: below each other where they are wide, else beside each other, so that
/// the picture is nearly square and a face as large as it can be at a given long side.
struct FilmStrip {
    int frames = 1; ///< 1 of what is no film
    bool down = true;
    /// Of which frame is this place?
    int frameAt(RelPoint place) const
    {
        return std::clamp(static_cast<int>((down ? place.y : place.x) * static_cast<float>(frames)), 0, frames - 1);
    }
};

/// Ensures: pixels are 8-bit BGR, upright; pixels.size() = fullSize * scale, rounded. Const after load.
struct LoadedImage {
    cv::Mat pixels;
    cv::Size fullSize; ///< of the upright picture as stored in the file
    double scale = 1;  ///< <= 1
    bool cut = false;  ///< the file lacks its end: half of the picture or more is there, the rest is grey; of a film
                       ///< one frame or more, and nothing in the place of the others
    FilmStrip strip;
    ImageFormat format = ImageFormat::unknown;
    ExifFacts exif;
    MemoryLease lease; ///< its share of the pixel budget
};

} // namespace albumen

// The eight ways a camera can be held: turning pixels upright, once.
#pragma once

#include <opencv2/core/mat.hpp>

#include "photo/Geometry.h"
#include "photo/Turn.h"

namespace albumen {

/// The pixels as they stand upright. Ensures: shares the pixels of `stored` when it is upright already.
cv::Mat turnedUpright(const cv::Mat& stored, Orientation orientation);

/// Clockwise by quarters, any number of them. Ensures: shares the pixels where there is nothing to turn.
cv::Mat turnedBy(const cv::Mat& pixels, int quarters);

/// The size of the upright picture.
cv::Size uprightSize(cv::Size stored, Orientation orientation);

} // namespace albumen

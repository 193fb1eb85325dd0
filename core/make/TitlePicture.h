// A title over a picture.
#pragma once

#include <string>

#include <opencv2/core.hpp>

#include "base/Error.h"

namespace albumen {

/// White letters with a dark edge in the lower part of a frame: BGRA, 8 bit, multiplied by their alpha; small enough
/// that all of it is seen. By the fonts of this computer, for every writing that they have. Where libavcodec draws no
/// SVG, by OpenCV's own letters. Fails: usage (titleLetters: these are not among them), outOfMemory.
Result<cv::Mat> titlePicture(const std::string& title, cv::Size frame);

/// Lays it on a frame of its size.
void layOver(cv::Mat& frame, const cv::Mat& title);

} // namespace albumen

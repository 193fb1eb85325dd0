// Frames that were taken by hand, laid on one another.
#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace albumen {

/// The frames moved onto the first one, and cut to what all of them show. A frame that cannot be laid on the one before
/// (another scene, or moved by more than a tenth of its side) stays where it is. By the phase of their spectra (Kuglin
/// and Hines 1975), in whole pixels. Requires: BGR, 8 bit, of one size. Threads: all.
std::vector<cv::Mat> alignedFrames(const std::vector<cv::Mat>& frames);

} // namespace albumen

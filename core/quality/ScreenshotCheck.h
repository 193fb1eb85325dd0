// How much speaks for a picture that a device made of its own screen: a number, no verdict.
#pragma once

#include <string>

#include "photo/LoadedImage.h"

namespace albumen {

struct ScreenshotNumbers {
    float screenshot = 0; ///< 0..1
    std::string why;      ///< what speaks for it or against it, in words
};

/// A screenshot from here on.
inline constexpr float screenshotLimit = 0.5F;

/// Is this the size of a screen of some phone, tablet or desktop, either way up?
bool isScreenSize(cv::Size size);

/// Of the pixels as loaded, the size in the file, the format and the EXIF. Up to a long side of some 2,000 pixels they
/// are the screen's own; larger ones were made smaller by areas, and an edge between two flat places then takes one
/// pixel in between, so one is allowed. A file that says that it is one is one. Threads: all.
ScreenshotNumbers measureScreenshot(const LoadedImage& image);

} // namespace albumen

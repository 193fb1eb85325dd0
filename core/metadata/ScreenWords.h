// What a file says of being a picture of a screen.
#pragma once

#include "metadata/Bytes.h"

namespace Exiv2 {
class ExifData;
}

namespace albumen {

/// Does the file say so itself? A comment or description that is "Screenshot" (iOS, macOS, Samsung), or a program that
/// does nothing but photograph screens, where no camera is named; in EXIF, the texts of a PNG, or the XMP of a PNG.
/// Threads: all.
bool saysScreenshot(const Exiv2::ExifData& exif, Bytes file);

} // namespace albumen

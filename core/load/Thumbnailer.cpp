#include "load/Thumbnailer.h"

#include "base/Contract.h"
#include "load/Decoded.h"
#include "load/JpegEncoder.h"

namespace albumen {

Result<std::vector<std::byte>> Thumbnailer::make(const LoadedImage& image) const
{
    EXPECTS(!image.pixels.empty() && image.pixels.type() == CV_8UC3);
    return catchingDecoder([&] { return encodedJpeg(scaledDown(image.pixels, thumbnailLongSide), thumbnailQuality); });
}

} // namespace albumen

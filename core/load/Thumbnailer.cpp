#include "load/Thumbnailer.h"

#include "base/Contract.h"
#include "load/Decoded.h"
#include "load/JpegEncoder.h"
#include "load/Scaled.h"

namespace albumen {

Result<std::vector<std::byte>> Thumbnailer::make(const LoadedImage& image) const
{
    EXPECTS(!image.pixels.empty() && image.pixels.type() == CV_8UC3);
    return catchingDecoder([&] { return encodedJpeg(atMost(image.pixels, thumbnailLongSide), thumbnailQuality); });
}

} // namespace albumen

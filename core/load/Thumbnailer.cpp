#include "load/Thumbnailer.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "base/Contract.h"
#include "load/Decoded.h"

namespace albumen {

Result<std::vector<std::byte>> Thumbnailer::make(const LoadedImage& image) const
{
    EXPECTS(!image.pixels.empty() && image.pixels.type() == CV_8UC3);
    return catchingDecoder([&]() -> Result<std::vector<std::byte>> {
        const cv::Mat small = scaledDown(image.pixels, thumbnailLongSide);
        std::vector<unsigned char> jpeg;
        if (!cv::imencode(".jpg", small, jpeg, {cv::IMWRITE_JPEG_QUALITY, thumbnailQuality}))
            return fail(Code::internal, Stage::load, {}, "thumbnail not encoded");
        const auto* const begin = reinterpret_cast<const std::byte*>(jpeg.data());
        return std::vector<std::byte>(begin, begin + jpeg.size());
    });
}

} // namespace albumen

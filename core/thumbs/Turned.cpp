#include "thumbs/Turned.h"

#include "load/Decoded.h"
#include "load/JpegDecoder.h"
#include "load/JpegEncoder.h"
#include "load/Orientation.h"

namespace albumen {
namespace {

constexpr int jpegQuality = 90; // as good as what is turned: faces are stored at 88, photos at 85

} // namespace

Result<std::vector<std::byte>> turnedJpeg(std::span<const std::byte> jpeg, int quarters)
{
    return catchingDecoder([&]() -> Result<std::vector<std::byte>> {
        TRY_ASSIGN(const cv::Mat pixels, decodedSmallJpeg(jpeg));
        return encodedJpeg(turnedBy(pixels, quarters), jpegQuality);
    });
}

} // namespace albumen

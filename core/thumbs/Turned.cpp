#include "thumbs/Turned.h"

#include <opencv2/imgcodecs.hpp>

#include "load/Orientation.h"

namespace albumen {
namespace {

constexpr int jpegQuality = 90; // as good as what is turned: faces are stored at 88, photos at 85

} // namespace

Result<std::vector<std::byte>> turnedJpeg(std::span<const std::byte> jpeg, int quarters)
{
    try {
        const cv::Mat coded(1, static_cast<int>(jpeg.size()), CV_8U, const_cast<std::byte*>(jpeg.data()));
        const cv::Mat pixels = cv::imdecode(coded, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
        if (pixels.empty()) return fail(Code::imageBroken, Stage::load);
        std::vector<uchar> turned;
        cv::imencode(".jpg", turnedBy(pixels, quarters), turned, {cv::IMWRITE_JPEG_QUALITY, jpegQuality});
        const auto* const first = reinterpret_cast<const std::byte*>(turned.data());
        return std::vector<std::byte>(first, first + turned.size());
    } catch (const cv::Exception& error) {
        return fail(Code::imageBroken, Stage::load, {}, error.what());
    }
}

} // namespace albumen

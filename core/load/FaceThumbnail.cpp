#include "load/FaceThumbnail.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "load/JpegEncoder.h"
#include "photo/Shrunk.h"

namespace albumen {
namespace {
constexpr float around = 1.5F;  // side of the square, in heights of the face: hair and chin are in it
constexpr int jpegQuality = 88; // no visible loss at this size, 5 to 10 KB

/// Of this side around the middle of the box; at the border moved into the picture, and no larger than that.
cv::Rect squareAround(const cv::Rect2f& box, float wanted, const cv::Size& whole)
{
    const int side = std::max(1, std::min({static_cast<int>(wanted), whole.width, whole.height}));
    const auto at = [side](float middle, int end) {
        return std::clamp(static_cast<int>(middle - static_cast<float>(side) / 2), 0, end - side);
    };
    return {at(box.x + box.width / 2, whole.width), at(box.y + box.height / 2, whole.height), side, side};
}

} // namespace

Result<std::vector<std::byte>> makeFaceThumbnail(const LoadedImage& image, const RelBox& face, int side)
{
    const cv::Rect2f box = face.toPixels(image.pixels.size());
    const float wanted = std::max(box.width, box.height) * around;
    if (!(wanted >= 1)) return fail(Code::noFace, Stage::load);
    try {
        const cv::Size whole = image.pixels.size();
        if ((cv::Rect2f(0, 0, static_cast<float>(whole.width), static_cast<float>(whole.height)) & box).empty())
            return fail(Code::noFace, Stage::load);
        const cv::Mat square = image.pixels(squareAround(box, wanted, whole));
        cv::Mat scaled;
        if (square.cols > side)
            scaled = shrunk(square, {side, side});
        else
            cv::resize(square, scaled, {side, side}, 0, 0, cv::INTER_CUBIC);
        return encodedJpeg(scaled, jpegQuality);
    } catch (const cv::Exception& error) {
        return fail(Code::internal, Stage::load, {}, error.what());
    }
}

} // namespace albumen

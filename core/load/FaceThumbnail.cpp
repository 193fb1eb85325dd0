#include "load/FaceThumbnail.h"

#include <algorithm>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace albumen {
namespace {
constexpr float around = 1.5F;  // side of the square, in heights of the face: hair and chin are in it
constexpr int jpegQuality = 88; // no visible loss at this size, 5 to 10 KB
} // namespace

Result<std::vector<std::byte>> makeFaceThumbnail(const LoadedImage& image, const RelBox& face, int side)
{
    const cv::Rect2f box = face.toPixels(image.pixels.size());
    const float wanted = std::max(box.width, box.height) * around;
    if (!(wanted >= 1)) return fail(Code::noFace, Stage::load);
    try {
        const cv::Point2f centre(box.x + box.width / 2, box.y + box.height / 2);
        const cv::Rect whole(0, 0, image.pixels.cols, image.pixels.rows);
        const cv::Rect square(cv::Point2f(centre.x - wanted / 2, centre.y - wanted / 2), cv::Size2f(wanted, wanted));
        const cv::Rect inside = square & whole;
        if (inside.empty()) return fail(Code::noFace, Stage::load);
        cv::Mat padded = image.pixels(inside), scaled;
        if (inside != square)
            cv::copyMakeBorder(image.pixels(inside), padded, inside.y - square.y, square.br().y - inside.br().y,
                               inside.x - square.x, square.br().x - inside.br().x, cv::BORDER_REPLICATE);
        cv::resize(padded, scaled, {side, side}, 0, 0, padded.cols > side ? cv::INTER_AREA : cv::INTER_CUBIC);
        std::vector<uchar> jpeg;
        cv::imencode(".jpg", scaled, jpeg, {cv::IMWRITE_JPEG_QUALITY, jpegQuality});
        const auto* const first = reinterpret_cast<const std::byte*>(jpeg.data());
        return std::vector<std::byte>(first, first + jpeg.size());
    } catch (const cv::Exception& error) {
        return fail(Code::internal, Stage::load, {}, error.what());
    }
}

} // namespace albumen

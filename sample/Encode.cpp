#include "sample/Encode.h"

#include <memory>

#include <opencv2/core.hpp>
#include <png.h>
#include <webp/encode.h>

#include "load/JpegEncoder.h"

namespace albumen {
namespace {

Result<std::vector<std::byte>> encodedPng(const cv::Mat& pixels)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.cols);
    image.height = static_cast<png_uint_32>(pixels.rows);
    image.format = PNG_FORMAT_BGR;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::vector<std::byte> bytes(size);
    const auto step = static_cast<png_int_32>(pixels.step);
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data, step, nullptr) == 0)
        return fail(Code::internal, Stage::sample, {}, image.message);
    bytes.resize(size);
    return bytes;
}

Result<std::vector<std::byte>> encodedWebp(const cv::Mat& pixels, int quality)
{
    std::uint8_t* made = nullptr;
    const std::size_t size = WebPEncodeBGR(pixels.data, pixels.cols, pixels.rows, static_cast<int>(pixels.step),
                                           static_cast<float>(quality), &made);
    const std::unique_ptr<std::uint8_t, void (*)(void*)> freed(made, WebPFree);
    if (size == 0) return fail(Code::internal, Stage::sample, {}, "no WebP of it");
    const auto* const first = reinterpret_cast<const std::byte*>(made);
    return std::vector<std::byte>(first, first + size);
}

} // namespace

Result<std::vector<std::byte>> encodedAs(std::string_view ending, const cv::Mat& pixels, int quality)
{
    if (ending == ".jpg") return encodedJpeg(pixels, quality);
    if (ending == ".png") return encodedPng(pixels);
    if (ending == ".webp") return encodedWebp(pixels, quality);
    return fail(Code::internal, Stage::sample, {}, "no encoder for " + std::string(ending));
}

} // namespace albumen

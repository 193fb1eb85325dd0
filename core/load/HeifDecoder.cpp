#include "load/HeifDecoder.h"

#include <memory>

#include <libheif/heif.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "metadata/HeifItems.h"

namespace albumen {
namespace {

// Bytes a pixel while decoding, by own measurement of the peak with libheif 1.15.1 and 12 megapixels, for 8 bits a
// channel: the decoder's frame, libheif's planes (YCbCr) and its RGB. Twice that for 10 and 12 bits. Our BGR comes when
// the planes are gone.
constexpr std::uint64_t hevcBytes =
    7; // 6.1 in a grid of tiles, as phones write it; 6.5 in one piece; 12.6 with 10 bits
constexpr std::uint64_t av1Bytes = 14;  // 7.4 for 4:2:0, 13.6 for 4:4:4; which it is, is not told before decoding
constexpr std::uint64_t alphaBytes = 3; // a plane, its frame, and a fourth channel

struct Free {
    void operator()(heif_context* context) const { heif_context_free(context); }
    void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
    void operator()(heif_image* image) const { heif_image_release(image); }
    void operator()(heif_decoding_options* options) const { heif_decoding_options_free(options); }
};
template <class T> using Owned = std::unique_ptr<T, Free>;

Error asError(heif_error error)
{
    Code code = Code::imageBroken;
    if (error.code == heif_error_Unsupported_filetype || error.code == heif_error_Unsupported_feature)
        code = Code::imageUnsupported;
    if (error.code == heif_error_Memory_allocation_error && error.subcode != heif_suberror_Security_limit_exceeded)
        code = Code::outOfMemory;
    return {.code = code, .stage = Stage::load, .path = {}, .detail = error.message ? error.message : ""};
}

/// The primary picture of a file, opened and not decoded. Borrows the bytes.
struct Primary {
    Owned<heif_context> context;
    Owned<heif_image_handle> handle;
    std::uint64_t width = 0, height = 0;
};

Result<Primary> openPrimary(std::span<const std::byte> bytes)
{
    Primary primary{.context = Owned<heif_context>(heif_context_alloc()), .handle = nullptr};
    heif_context_set_max_decoding_threads(primary.context.get(), 0); // the workers are the threads
    const auto read =
        heif_context_read_from_memory_without_copy(primary.context.get(), bytes.data(), bytes.size(), nullptr);
    if (read.code != heif_error_Ok) return fail(asError(read));
    heif_image_handle* handle = nullptr;
    const auto found = heif_context_get_primary_image_handle(primary.context.get(), &handle);
    primary.handle.reset(handle);
    if (found.code != heif_error_Ok) return fail(asError(found));
    const int width = heif_image_handle_get_width(handle), height = heif_image_handle_get_height(handle);
    if (width <= 0 || height <= 0) return broken("no size in the header");
    primary.width = static_cast<std::uint64_t>(width);
    primary.height = static_cast<std::uint64_t>(height);
    return primary;
}

/// Of the picture, or of what it is put together from where that is much more: layers of an overlay, one tile used
/// often.
std::uint64_t pixelsToDecode(const Primary& primary, std::span<const std::byte> bytes, const LoadRequest& request)
{
    const std::uint64_t picture = primary.width * primary.height;
    const std::uint64_t all = HeifItems::pixelsToDecode(Bytes(bytes), 4 * request.pixelLimit);
    return all > 3 * picture ? all / 2 : picture; // a grid and its tiles are twice the picture
}

std::uint64_t bytesNeeded(const Primary& primary, std::uint64_t pixels, bool alpha, ImageFormat format)
{
    const std::uint64_t bytes = (format == ImageFormat::avif ? av1Bytes : hevcBytes) + (alpha ? alphaBytes : 0);
    const bool deep = heif_image_handle_get_luma_bits_per_pixel(primary.handle.get()) > 8;
    return pixels * bytes * (deep ? 2 : 1);
}

// Transparent parts become white, as on paper.
cv::Mat toBgr(const heif_image& image, bool alpha)
{
    int stride = 0;
    const std::uint8_t* const plane = heif_image_get_plane_readonly(&image, heif_channel_interleaved, &stride);
    const int width = heif_image_get_width(&image, heif_channel_interleaved);
    const int height = heif_image_get_height(&image, heif_channel_interleaved);
    if (!plane || width <= 0 || height <= 0) return {};
    const cv::Mat borrowed(height, width, alpha ? CV_8UC4 : CV_8UC3, const_cast<std::uint8_t*>(plane),
                           static_cast<std::size_t>(stride));
    cv::Mat bgr;
    if (!alpha) {
        cv::cvtColor(borrowed, bgr, cv::COLOR_RGB2BGR);
        return bgr;
    }
    cv::Mat bgra;
    cv::cvtColor(borrowed, bgra, cv::COLOR_RGBA2BGRA);
    return onWhite(bgra);
}

Result<Decoded> decodeHeifHere(std::span<const std::byte> bytes, const DecodeContext& context)
{
    TRY_ASSIGN(const Primary primary, openPrimary(bytes));
    TRY(withinLimit(primary.width, primary.height, context.request));
    const std::uint64_t pixels = pixelsToDecode(primary, bytes, context.request);
    TRY(withinLimit(pixels, 1, context.request));
    TRY(inProportion(pixels, bytes.size()));
    Decoded decoded;
    const bool alpha = heif_image_handle_has_alpha_channel(primary.handle.get()) != 0;
    TRY_ASSIGN(decoded.lease, leaseFor(bytesNeeded(primary, pixels, alpha, formatOf(bytes)), pixels, context));
    const Owned<heif_decoding_options> options(heif_decoding_options_alloc());
    options->convert_hdr_to_8bit = 1;
    heif_image* image = nullptr;
    const auto result =
        heif_decode_image(primary.handle.get(), &image, heif_colorspace_RGB,
                          alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, options.get());
    const Owned<heif_image> owned(image);
    if (result.code != heif_error_Ok) return fail(asError(result));
    decoded.pixels = toBgr(*image, alpha);
    if (decoded.pixels.empty()) return broken("no pixels");
    decoded.fullSize = decoded.pixels.size();
    return decoded;
}

} // namespace

Result<ImageHeader> HeifDecoder::header(std::span<const std::byte> bytes, ImageFormat format) const
{
    return catchingDecoder([&]() -> Result<ImageHeader> {
        TRY_ASSIGN(const Primary primary, openPrimary(bytes));
        return ImageHeader{format, static_cast<std::uint32_t>(primary.width),
                           static_cast<std::uint32_t>(primary.height)};
    });
}

Result<Decoded> HeifDecoder::decode(std::span<const std::byte> bytes, const DecodeContext& context) const
{
    return catchingDecoder([&] { return decodeHeifHere(bytes, context); });
}

} // namespace albumen

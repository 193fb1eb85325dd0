#include "load/JpegEncoder.h"

#include <new>

#include <opencv2/core.hpp>

#include <jerror.h>

#include "base/Contract.h"
#include "load/Decoded.h"
#include "load/JpegEscape.h"

namespace albumen {
namespace {

constexpr std::size_t firstBytes = 1 << 16; // a thumbnail fits

/// A compressor with its hooks.
struct JpegPress {
    jpeg_compress_struct jpeg{};
    JpegEscape errors;
    jpeg_destination_mgr target{};
    std::vector<std::byte> bytes;

    JpegPress();
    ~JpegPress() { jpeg_destroy_compress(&jpeg); }
    JpegPress(const JpegPress&) = delete;
    JpegPress& operator=(const JpegPress&) = delete;

    Error error() const;
};

JpegPress& pressOf(j_common_ptr jpeg)
{
    return *static_cast<JpegPress*>(jpeg->client_data);
}

/// Ensures: the library writes behind the `used` bytes. False: no memory.
bool makeRoom(JpegPress& press, std::size_t used, std::size_t size) noexcept
{
    try {
        press.bytes.resize(size);
    } catch (const std::bad_alloc&) {
        return false;
    }
    press.target.next_output_byte = reinterpret_cast<JOCTET*>(press.bytes.data() + used);
    press.target.free_in_buffer = size - used;
    return true;
}

void beginTarget(j_compress_ptr jpeg)
{
    if (!makeRoom(pressOf(reinterpret_cast<j_common_ptr>(jpeg)), 0, firstBytes)) ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 0);
}

boolean growTarget(j_compress_ptr jpeg)
{
    JpegPress& press = pressOf(reinterpret_cast<j_common_ptr>(jpeg));
    if (!makeRoom(press, press.bytes.size(), press.bytes.size() * 2)) ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 0);
    return TRUE;
}

void endTarget(j_compress_ptr jpeg)
{
    JpegPress& press = pressOf(reinterpret_cast<j_common_ptr>(jpeg));
    press.bytes.resize(press.bytes.size() - press.target.free_in_buffer);
}

JpegPress::JpegPress()
{
    jpeg.err = &errors;
    jpeg.client_data = this;
    if (!errors.guarded([this] { jpeg_create_compress(&jpeg); })) return;
    target.init_destination = beginTarget;
    target.empty_output_buffer = growTarget;
    target.term_destination = endTarget;
    jpeg.dest = &target;
}

Error JpegPress::error() const
{
    if (errors.code == JERR_OUT_OF_MEMORY) return {.code = Code::outOfMemory, .stage = Stage::load};
    return {.code = Code::internal, .stage = Stage::load, .path = {}, .detail = errors.message};
}

void pressAll(jpeg_compress_struct& jpeg, const cv::Mat& pixels, int quality)
{
    jpeg.image_width = static_cast<JDIMENSION>(pixels.cols);
    jpeg.image_height = static_cast<JDIMENSION>(pixels.rows);
    jpeg.input_components = pixels.channels();
    jpeg.in_color_space = pixels.channels() == 3 ? JCS_EXT_BGR : JCS_GRAYSCALE;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* row = const_cast<JSAMPLE*>(pixels.ptr(static_cast<int>(jpeg.next_scanline)));
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
}

} // namespace

Result<std::vector<std::byte>> encodedJpeg(const cv::Mat& pixels, int quality)
{
    EXPECTS(!pixels.empty() && (pixels.type() == CV_8UC3 || pixels.type() == CV_8UC1));
    return catchingDecoder([&]() -> Result<std::vector<std::byte>> {
        JpegPress press;
        if (press.errors.code != 0 || !press.errors.guarded([&] { pressAll(press.jpeg, pixels, quality); }))
            return fail(press.error());
        return std::move(press.bytes);
    });
}

} // namespace albumen

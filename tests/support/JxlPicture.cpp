#include "support/JxlPicture.h"

#include <stdexcept>

#include <jxl/encode.h>
#include <jxl/encode_cxx.h>
#include <opencv2/imgproc.hpp>

namespace albumen::test {
namespace {

void must(JxlEncoderStatus status)
{
    if (status != JXL_ENC_SUCCESS) throw std::runtime_error("libjxl's encoder refuses");
}

JxlBasicInfo infoOf(const cv::Mat& pixels, const JxlChoice& choice)
{
    JxlBasicInfo info;
    JxlEncoderInitBasicInfo(&info);
    info.xsize = static_cast<std::uint32_t>(pixels.cols);
    info.ysize = static_cast<std::uint32_t>(pixels.rows);
    info.bits_per_sample = 8;
    info.num_color_channels = pixels.channels() == 1 ? 1 : 3;
    info.num_extra_channels = pixels.channels() == 4 ? 1 : 0;
    info.alpha_bits = pixels.channels() == 4 ? 8 : 0;
    info.orientation = static_cast<JxlOrientation>(choice.orientation);
    info.uses_original_profile = choice.lossless ? JXL_TRUE : JXL_FALSE;
    return info;
}

void addBox(JxlEncoder* encoder, const char* kind, const std::string& body, bool packed)
{
    if (body.empty()) return;
    must(JxlEncoderAddBox(encoder, kind, reinterpret_cast<const std::uint8_t*>(body.data()), body.size(),
                          packed ? JXL_TRUE : JXL_FALSE));
}

void addPixels(JxlEncoder* encoder, const cv::Mat& pixels, const JxlChoice& choice)
{
    cv::Mat rgb = pixels.clone(); // the caller's stay as they are
    if (pixels.channels() == 3) cv::cvtColor(pixels, rgb, cv::COLOR_BGR2RGB);
    if (pixels.channels() == 4) cv::cvtColor(pixels, rgb, cv::COLOR_BGRA2RGBA);
    JxlEncoderFrameSettings* const settings = JxlEncoderFrameSettingsCreate(encoder, nullptr);
    must(JxlEncoderFrameSettingsSetOption(settings, JXL_ENC_FRAME_SETTING_EFFORT, 1));
    must(JxlEncoderSetFrameLossless(settings, choice.lossless ? JXL_TRUE : JXL_FALSE));
    if (!choice.lossless) must(JxlEncoderSetFrameDistance(settings, 0.5F));
    const JxlPixelFormat format{static_cast<std::uint32_t>(rgb.channels()), JXL_TYPE_UINT8, JXL_NATIVE_ENDIAN, 0};
    must(JxlEncoderAddImageFrame(settings, &format, rgb.data, rgb.total() * rgb.elemSize()));
}

ByteVector outputOf(JxlEncoder* encoder)
{
    ByteVector bytes(64 << 10);
    std::size_t used = 0;
    for (;;) {
        auto* next = reinterpret_cast<std::uint8_t*>(bytes.data()) + used;
        std::size_t left = bytes.size() - used;
        const JxlEncoderStatus status = JxlEncoderProcessOutput(encoder, &next, &left);
        used = bytes.size() - left;
        if (status != JXL_ENC_NEED_MORE_OUTPUT) {
            must(status);
            bytes.resize(used);
            return bytes;
        }
        bytes.resize(2 * bytes.size());
    }
}

} // namespace

ByteVector jxlOf(const cv::Mat& pixels, const JxlChoice& choice)
{
    const JxlEncoderPtr encoder = JxlEncoderMake(nullptr);
    const bool boxes = !choice.exif.empty() || !choice.xmp.empty();
    const JxlBasicInfo info = infoOf(pixels, choice);
    JxlColorEncoding colours{};
    JxlColorEncodingSetToSRGB(&colours, pixels.channels() == 1 ? JXL_TRUE : JXL_FALSE);
    if (boxes) must(JxlEncoderUseBoxes(encoder.get()));
    must(JxlEncoderSetBasicInfo(encoder.get(), &info));
    must(JxlEncoderSetColorEncoding(encoder.get(), &colours));
    addBox(encoder.get(), "Exif", choice.exif.empty() ? "" : std::string(4, '\0') + choice.exif, choice.packed);
    addBox(encoder.get(), "xml ", choice.xmp, choice.packed);
    addPixels(encoder.get(), pixels, choice);
    JxlEncoderCloseInput(encoder.get());
    return outputOf(encoder.get());
}

} // namespace albumen::test

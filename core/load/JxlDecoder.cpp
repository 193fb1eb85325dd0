#include "load/JxlDecoder.h"

#include <algorithm>

#include <jxl/decode.h>
#include <jxl/decode_cxx.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace albumen {
namespace {

// Bytes a pixel while decoding, by own measurement of the peak with libjxl 0.7.0 and 3 to 12 megapixels, our frame
// among them: 6.6 for what is lossy, 5.5 lossless, 4.4 packed JPEG, but 33 where lossless or modular data is squeezed
// for progress, and with alpha 37 lossy and 85 lossless. Which it is, is not told before decoding.
constexpr std::uint64_t mostBytes = 36, mostExtraBytes = 52;
/// What is refused for its size is judged as usual photos are, so that one of 100 megapixels is read.
constexpr std::uint64_t usualBytes = 12, usualExtraBytes = 28;

/// Read at a time: between two pieces a job may end.
constexpr std::size_t feedBytes = 256 << 10;

/// A decoder and the bytes that it is fed with. It is never told that they are all: libjxl says on stderr then what it
/// lacks, and wanting more says the same.
class Feeder
{
public:
    Feeder(std::span<const std::byte> bytes, int events) : bytes_(bytes)
    {
        if (!decoder_) throw std::bad_alloc();
        JxlDecoderSubscribeEvents(decoder_.get(), events);
        JxlDecoderSetUnpremultiplyAlpha(decoder_.get(), JXL_TRUE);
        feed(0);
    }
    ::JxlDecoder* decoder() const { return decoder_.get(); }

    /// What the decoder says next, but that it wants more bytes while there are some. None: the job is cancelled.
    std::optional<JxlDecoderStatus> next(const JobControl* job)
    {
        for (;;) {
            if (job && !job->mayGoOn()) return std::nullopt;
            const JxlDecoderStatus status = JxlDecoderProcessInput(decoder_.get());
            if (status != JXL_DEC_NEED_MORE_INPUT || end_ == bytes_.size()) return status;
            feed(end_ - JxlDecoderReleaseInput(decoder_.get()));
        }
    }

private:
    void feed(std::size_t from)
    {
        end_ += std::min(feedBytes, bytes_.size() - end_);
        const auto* const begin = reinterpret_cast<const std::uint8_t*>(bytes_.data());
        JxlDecoderSetInput(decoder_.get(), begin + from, end_ - from);
    }

    std::span<const std::byte> bytes_;
    JxlDecoderPtr decoder_ = JxlDecoderMake(nullptr);
    std::size_t end_ = 0; ///< of what was fed
};

Result<JxlBasicInfo> infoFrom(Feeder& feeder)
{
    JxlBasicInfo info{};
    if (feeder.next(nullptr) != JXL_DEC_BASIC_INFO ||
        JxlDecoderGetBasicInfo(feeder.decoder(), &info) != JXL_DEC_SUCCESS || info.xsize == 0 || info.ysize == 0)
        return broken("no size in the header");
    return info;
}

std::uint64_t bytesNeeded(const JxlBasicInfo& info)
{
    const std::uint64_t pixels = static_cast<std::uint64_t>(info.xsize) * info.ysize;
    const std::uint64_t usual = pixels * (usualBytes + usualExtraBytes * info.num_extra_channels);
    const std::uint64_t most = pixels * (mostBytes + mostExtraBytes * info.num_extra_channels);
    return std::max(usual, std::min(most, mostDecodeBytes));
}

/// Colours that the codestream has in a space of its own are wanted as screens have them.
void wantScreenColours(::JxlDecoder* decoder, const JxlBasicInfo& info)
{
    JxlColorEncoding colours{};
    colours.color_space = info.num_color_channels == 1 ? JXL_COLOR_SPACE_GRAY : JXL_COLOR_SPACE_RGB;
    colours.white_point = JXL_WHITE_POINT_D65;
    colours.primaries = JXL_PRIMARIES_SRGB;
    colours.transfer_function = JXL_TRANSFER_FUNCTION_SRGB;
    colours.rendering_intent = JXL_RENDERING_INTENT_PERCEPTUAL;
    if (info.uses_original_profile == 0) JxlDecoderSetPreferredColorProfile(decoder, &colours);
}

/// The share of a picture in which something was painted over this.
double paintedShare(const cv::Mat& pixels, const cv::Scalar& unpainted)
{
    cv::Mat same;
    cv::inRange(pixels, unpainted, unpainted, same);
    return 1 - static_cast<double>(cv::countNonZero(same)) / static_cast<double>(pixels.total());
}

struct Pixels {
    cv::Mat stored;   ///< RGB, or RGBA
    bool cut = false; ///< the file lacks its end
};

Result<Pixels> pixelsFrom(Feeder& feeder, const JxlBasicInfo& info, const JobControl& job)
{
    const cv::Scalar grey = cv::Scalar::all(0x80);
    const bool alpha = info.alpha_bits > 0;
    const JxlPixelFormat format{alpha ? 4U : 3U, JXL_TYPE_UINT8, JXL_NATIVE_ENDIAN, 0};
    Pixels got;
    cv::Mat& pixels = got.stored;
    for (;;) {
        const auto status = feeder.next(&job);
        if (!status) return fail(Code::cancelled, Stage::load);
        switch (*status) {
        case JXL_DEC_COLOR_ENCODING: wantScreenColours(feeder.decoder(), info); break;
        case JXL_DEC_NEED_IMAGE_OUT_BUFFER:
            pixels =
                cv::Mat(static_cast<int>(info.ysize), static_cast<int>(info.xsize), alpha ? CV_8UC4 : CV_8UC3, grey);
            if (JxlDecoderSetImageOutBuffer(feeder.decoder(), &format, pixels.data,
                                            pixels.total() * pixels.elemSize()) != JXL_DEC_SUCCESS)
                return broken("no pixels");
            break;
        case JXL_DEC_FULL_IMAGE: return got;
        case JXL_DEC_NEED_MORE_INPUT:
            got.cut = !pixels.empty() && JxlDecoderFlushImage(feeder.decoder()) == JXL_DEC_SUCCESS;
            if (!got.cut || paintedShare(pixels, grey) < leastDecoded) return broken("cut off");
            return got;
        default: return broken("not decodable");
        }
    }
}

cv::Mat toBgr(cv::Mat pixels)
{
    if (pixels.channels() == 3) {
        cv::cvtColor(pixels, pixels, cv::COLOR_RGB2BGR);
        return pixels;
    }
    cv::cvtColor(pixels, pixels, cv::COLOR_RGBA2BGRA);
    return onWhite(pixels);
}

Result<Decoded> decodeJxlHere(std::span<const std::byte> bytes, const DecodeContext& context)
{
    Feeder feeder(bytes, JXL_DEC_BASIC_INFO | JXL_DEC_COLOR_ENCODING | JXL_DEC_FULL_IMAGE);
    TRY_ASSIGN(const JxlBasicInfo info, infoFrom(feeder));
    TRY(withinLimit(info.xsize, info.ysize, context.request));
    Decoded decoded;
    const std::uint64_t pixels = static_cast<std::uint64_t>(info.xsize) * info.ysize;
    TRY(inProportion(pixels, bytes.size()));
    TRY_ASSIGN(decoded.lease, leaseFor(bytesNeeded(info), pixels, context));
    TRY_ASSIGN(Pixels pixelsRead, pixelsFrom(feeder, info, context.job));
    decoded.pixels = toBgr(std::move(pixelsRead.stored));
    decoded.cut = pixelsRead.cut;
    decoded.fullSize = decoded.pixels.size();
    return decoded;
}

} // namespace

Result<ImageHeader> JxlDecoder::header(std::span<const std::byte> bytes) const
{
    return catchingDecoder([&]() -> Result<ImageHeader> {
        Feeder feeder(bytes, JXL_DEC_BASIC_INFO);
        TRY_ASSIGN(const JxlBasicInfo info, infoFrom(feeder));
        return ImageHeader{ImageFormat::jxl, info.xsize, info.ysize};
    });
}

Result<Decoded> JxlDecoder::decode(std::span<const std::byte> bytes, const DecodeContext& context) const
{
    return catchingDecoder([&] { return decodeJxlHere(bytes, context); });
}

} // namespace albumen

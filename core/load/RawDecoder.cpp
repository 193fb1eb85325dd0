#include "load/RawDecoder.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>

#include <libraw/libraw.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "load/JpegDecoder.h"

namespace albumen {
namespace {

using Clock = std::chrono::steady_clock;

/// A camera's 60 megapixels take 6 s at half size.
constexpr auto longestDevelopment = std::chrono::seconds(60);
/// What libraw may take for the sensor's data; its own default is 2048. 100 megapixels of 16 bits are 200 MB.
constexpr unsigned maxRawMegabytes = 600;
/// Bytes a sensor pixel at half size: 2 of the sensor, a quarter of 8 (four colours of 16 bits) and of 3 twice.
constexpr std::uint64_t rawBytesPerPixel = 6;

struct Watch {
    const JobControl& job;
    Clock::time_point until = Clock::now() + longestDevelopment;
    bool dataBroken = false;
};

// libraw goes on with black where the sensor's data is cut off or broken.
void noteBrokenData(void* data, const char*, int)
{
    static_cast<Watch*>(data)->dataBroken = true;
}

// Not zero ends libraw's work.
int watching(void* data, LibRaw_progress, int, int)
{
    const auto& watch = *static_cast<const Watch*>(data);
    return watch.job.cancelled() || Clock::now() > watch.until ? 1 : 0;
}

Error asError(int code, const Watch& watch)
{
    Error error{.code = Code::imageBroken, .stage = Stage::load, .path = {}, .detail = libraw_strerror(code)};
    if (code == LIBRAW_FILE_UNSUPPORTED) error.code = Code::imageUnsupported;
    if (code == LIBRAW_UNSUFFICIENT_MEMORY) error.code = Code::outOfMemory;
    if (code == LIBRAW_CANCELLED_BY_CALLBACK) error.code = watch.job.cancelled() ? Code::cancelled : Code::imageTimeout;
    return error;
}

// libraw's flip: 3 = half a turn, 5 = a quarter to the left, 6 = to the right.
Orientation orientationOf(int flip)
{
    if (flip == 3) return Orientation::rotated180;
    if (flip == 5) return Orientation::rotated270;
    return flip == 6 ? Orientation::rotated90 : Orientation::upright;
}

bool largeEnough(cv::Size preview, cv::Size sensor, int wanted)
{
    const int longest = std::max(preview.width, preview.height), most = std::max(sensor.width, sensor.height);
    return longest * 2 >= most || (wanted > 0 && longest >= wanted);
}

// The preview shows the whole picture, up to some rows at the edges: then the picture's size is the sensor's.
cv::Size fullSizeFor(cv::Size shown, cv::Size sensor)
{
    const double difference =
        static_cast<double>(shown.width) * sensor.height / (static_cast<double>(shown.height) * sensor.width) - 1;
    return std::abs(difference) < 0.02 && sensor.width >= shown.width ? sensor : shown;
}

/// None: there is no preview that can be used; the sensor's data is tried.
std::optional<Decoded> decodePreview(LibRaw& raw, cv::Size sensor, const DecodeContext& context)
{
    const auto& preview = raw.imgdata.thumbnail;
    if (raw.unpack_thumb() != LIBRAW_SUCCESS || preview.tformat != LIBRAW_THUMBNAIL_JPEG || !preview.thumb)
        return std::nullopt;
    const std::span bytes(reinterpret_cast<const std::byte*>(preview.thumb), preview.tlength);
    auto decoded = JpegDecoder().decode(bytes, context);
    if (!decoded || !largeEnough(decoded->fullSize, sensor, context.request.longSide)) return std::nullopt;
    decoded->fullSize = fullSizeFor(decoded->fullSize, sensor);
    return std::move(*decoded);
}

// Where a compressed sensor's data is missing, libraw gives black without a word; no real sensor is that even.
bool isOneColour(const cv::Mat& pixels)
{
    double least = 0, most = 0;
    cv::minMaxLoc(pixels.reshape(1), &least, &most);
    return least == most;
}

Result<Decoded> decodeSensor(LibRaw& raw, cv::Size sensor, const DecodeContext& context, const Watch& watch)
{
    TRY(withinLimit(raw.imgdata.sizes.raw_width, raw.imgdata.sizes.raw_height, context.request));
    Decoded decoded;
    const std::uint64_t pixels = static_cast<std::uint64_t>(raw.imgdata.sizes.raw_width) * raw.imgdata.sizes.raw_height;
    TRY_ASSIGN(decoded.lease, leaseFor(pixels * rawBytesPerPixel, pixels, context));
    for (const auto step : {&LibRaw::unpack, &LibRaw::dcraw_process})
        if (const int code = (raw.*step)(); code != LIBRAW_SUCCESS) return fail(asError(code, watch));
    if (watch.dataBroken) return broken("cut off or broken in its data");
    int code = LIBRAW_SUCCESS;
    const auto release = [](libraw_processed_image_t* image) { LibRaw::dcraw_clear_mem(image); };
    const std::unique_ptr<libraw_processed_image_t, decltype(release)> image(raw.dcraw_make_mem_image(&code), release);
    if (!image) return fail(asError(code, watch));
    if (image->colors != 3 || image->bits != 8 || image->data_size < 3U * image->width * image->height)
        return broken("RAW without three colours");
    const cv::Mat rgb(image->height, image->width, CV_8UC3, image->data);
    cv::cvtColor(rgb, decoded.pixels, cv::COLOR_RGB2BGR);
    if (isOneColour(decoded.pixels)) return broken("no data of the sensor");
    decoded.fullSize = fullSizeFor(decoded.pixels.size(), sensor);
    return decoded;
}

void configure(libraw_output_params_t& settings)
{
    settings.max_raw_memory_mb = maxRawMegabytes;
    settings.half_size = 1;
    settings.use_camera_wb = 1;
    settings.user_flip = 0; // turned by Orientation, as every other picture
    settings.output_bps = 8;
}

Status open(LibRaw& raw, std::span<const std::byte> bytes, const Watch& watch)
{
    const int code = raw.open_buffer(const_cast<std::byte*>(bytes.data()), bytes.size());
    if (code != LIBRAW_SUCCESS) return fail(asError(code, watch));
    if (raw.imgdata.sizes.width == 0 || raw.imgdata.sizes.height == 0) return broken("no size in the header");
    return {};
}

Result<Decoded> decodeRawHere(std::span<const std::byte> bytes, const DecodeContext& context)
{
    const auto raw = std::make_unique<LibRaw>(); // some hundred KB
    Watch watch{.job = context.job};
    raw->set_progress_handler(watching, &watch);
    raw->set_dataerror_handler(noteBrokenData, &watch);
    configure(raw->imgdata.params);
    TRY(open(*raw, bytes, watch));
    const cv::Size sensor(raw->imgdata.sizes.width, raw->imgdata.sizes.height);
    const Orientation turn = orientationOf(raw->imgdata.sizes.flip);
    if (auto preview = decodePreview(*raw, sensor, context)) {
        preview->turn = turn;
        return std::move(*preview);
    }
    TRY(open(*raw, bytes, watch)); // a preview that failed leaves nothing open
    auto decoded = decodeSensor(*raw, sensor, context, watch);
    if (decoded) decoded->turn = turn;
    return decoded;
}

} // namespace

Result<Decoded> RawDecoder::decode(std::span<const std::byte> bytes, const DecodeContext& context) const
{
    return catchingDecoder([&] { return decodeRawHere(bytes, context); });
}

} // namespace albumen

#include "load/CutWebp.h"

#include <memory>

#include <webp/decode.h>

#include "load/Decoded.h"
#include "metadata/Container.h"

namespace albumen {

bool isWholeWebp(Bytes file)
{
    return webpBody(file).size() > 0;
}

cv::Mat cutWebp(Bytes file, cv::Size size)
{
    cv::Mat pixels(size, CV_8UC4, cv::Scalar(0x80, 0x80, 0x80, 0xFF));
    WebPDecoderConfig config{};
    if (WebPInitDecoderConfig(&config) == 0) return {};
    config.output.colorspace = MODE_BGRA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA = {pixels.data, static_cast<int>(pixels.step), pixels.total() * pixels.elemSize()};
    const std::unique_ptr<WebPIDecoder, void (*)(WebPIDecoder*)> decoder(WebPIDecode(nullptr, 0, &config), WebPIDelete);
    if (!decoder) return {};
    const auto* const data = reinterpret_cast<const std::uint8_t*>(file.span().data());
    const VP8StatusCode status = WebPIAppend(decoder.get(), data, file.size());
    if (status == VP8_STATUS_OK) return pixels; // what follows the picture is missing
    int rows = 0;
    if (status != VP8_STATUS_SUSPENDED || !WebPIDecGetRGB(decoder.get(), &rows, nullptr, nullptr, nullptr)) return {};
    return rows < leastDecoded * size.height ? cv::Mat() : pixels;
}

} // namespace albumen

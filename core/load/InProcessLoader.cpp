#include "load/InProcessLoader.h"

#include <algorithm>

#include <opencv2/core.hpp>

#include "load/BmpDecoder.h"
#include "load/Decoded.h"
#include "load/FilmDecoder.h"
#include "load/GifDecoder.h"
#include "load/HeifDecoder.h"
#include "load/ImageFormat.h"
#include "load/JpegDecoder.h"
#include "load/JxlDecoder.h"
#include "load/Orientation.h"
#include "load/PngDecoder.h"
#include "load/RawDecoder.h"
#include "load/Scaled.h"
#include "load/TiffDecoder.h"
#include "load/WebpDecoder.h"
#include "metadata/ExifReader.h"

namespace albumen {
namespace {

Result<Decoded> decode(std::span<const std::byte> bytes, const ImageHeader& header, const DecodeContext& context)
{
    switch (header.format) {
    case ImageFormat::jpeg: return JpegDecoder().decode(bytes, context);
    case ImageFormat::heif:
    case ImageFormat::avif: return HeifDecoder().decode(bytes, context);
    case ImageFormat::jxl: return JxlDecoder().decode(bytes, context);
    case ImageFormat::raw: return RawDecoder().decode(bytes, context);
    case ImageFormat::gif: return GifDecoder().decode(bytes, context);
    case ImageFormat::png: return PngDecoder().decode(bytes, header, context);
    case ImageFormat::webp: return WebpDecoder().decode(bytes, header, context);
    case ImageFormat::tiff: return TiffDecoder().decode(bytes, header, context);
    case ImageFormat::bmp: return BmpDecoder().decode(bytes, header, context);
    default: return fail(Code::imageUnsupported, Stage::load);
    }
}

double scaleOf(cv::Size pixels, cv::Size full)
{
    const double longest = std::max(pixels.width, pixels.height), most = std::max(full.width, full.height);
    return std::min(1.0, longest / most);
}

void take(Decoded decoded, const LoadRequest& request, LoadedImage& image)
{
    if (std::max(decoded.pixels.cols, decoded.pixels.rows) > 2 * request.longSide)
        decoded.pixels = atMost(decoded.pixels, request.longSide);
    decoded.pixels = turnedUpright(decoded.pixels, decoded.turn);
    decoded.lease.shrinkTo(decoded.pixels.total() * decoded.pixels.elemSize()); // decoders hold more than stays
    image.exif.orientation = decoded.turn;
    image.fullSize = uprightSize(decoded.fullSize, decoded.turn);
    image.scale = scaleOf(decoded.pixels.size(), image.fullSize);
    image.cut = decoded.cut;
    image.strip = decoded.strip;
    image.pixels = std::move(decoded.pixels);
    image.lease = std::move(decoded.lease);
}

} // namespace

Result<LoadedImage> InProcessLoader::load(std::span<const std::byte> bytes, const LoadRequest& request,
                                          const JobControl& job)
{
    TRY_ASSIGN(const ImageHeader header, readHeader(bytes));
    if (header.format == ImageFormat::film) return loadFilm(filmBytes(bytes), request, job);
    TRY(withinLimit(header.width, header.height, request));
    return catchingDecoder([&]() -> Result<LoadedImage> {
        LoadedImage image;
        image.format = header.format;
        image.exif = ExifReader().read(bytes);
        const DecodeContext context{.request = request, .job = job, .budget = budget_, .turn = image.exif.orientation};
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::load); // not every decoder can ask
        TRY_ASSIGN(Decoded decoded, decode(bytes, header, context));
        take(std::move(decoded), request, image);
        return image;
    });
}

Result<LoadedImage> InProcessLoader::loadFilm(const FilmBytes& film, const LoadRequest& request, const JobControl& job)
{
    return catchingDecoder([&]() -> Result<LoadedImage> {
        LoadedImage image;
        image.format = ImageFormat::film;
        image.exif = ExifReader().readFilm(film, FilmWatch(job));
        TRY_ASSIGN(Decoded decoded, FilmDecoder().decode(film, {.request = request, .job = job, .budget = budget_}));
        take(std::move(decoded), request, image);
        return image;
    });
}

} // namespace albumen

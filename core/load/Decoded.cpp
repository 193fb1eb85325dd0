#include "load/Decoded.h"

#include <algorithm>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {

Status withinLimit(std::uint64_t width, std::uint64_t height, const LoadRequest& request)
{
    constexpr std::uint64_t mostSide = UINT32_MAX; // so that the product fits
    const std::uint64_t pixels = std::min(width, mostSide) * std::min(height, mostSide);
    if (pixels <= request.pixelLimit) return {};
    return fail(Error{.code = Code::imageTooBig,
                      .stage = Stage::load,
                      .path = {},
                      .detail = {},
                      .needed = pixels,
                      .available = request.pixelLimit});
}

Status inProportion(std::uint64_t pixels, std::uint64_t fileBytes)
{
    constexpr std::uint64_t mostPixelsOfAByte = 20'000, smallPicture = 1ULL << 24U;
    const std::uint64_t most = std::max(smallPicture, fileBytes * mostPixelsOfAByte);
    if (pixels <= most) return {};
    return fail(Error{.code = Code::imageTooBig,
                      .stage = Stage::load,
                      .path = {},
                      .detail = "out of proportion",
                      .needed = pixels,
                      .available = most});
}

Result<MemoryLease> leaseFor(std::uint64_t bytes, std::uint64_t pixels, const DecodeContext& context)
{
    if (bytes > mostDecodeBytes) {
        const double share = static_cast<double>(mostDecodeBytes) / static_cast<double>(bytes);
        return fail(Error{.code = Code::imageTooBig,
                          .stage = Stage::load,
                          .path = {},
                          .detail = "memory",
                          .needed = pixels,
                          .available = static_cast<std::uint64_t>(share * static_cast<double>(pixels))});
    }
    auto lease = context.budget.lease(bytes, context.job);
    if (!lease) return fail(Code::cancelled, Stage::load);
    return std::move(*lease);
}

cv::Mat onWhite(const cv::Mat& bgra)
{
    cv::Mat bgr(bgra.size(), CV_8UC3);
    for (int y = 0; y < bgra.rows; ++y) {
        const unsigned char* from = bgra.ptr(y);
        unsigned char* to = bgr.ptr(y);
        for (int x = 0; x < bgra.cols; ++x, from += 4, to += 3) {
            const int alpha = from[3];
            for (int channel = 0; channel < 3; ++channel)
                to[channel] = static_cast<unsigned char>((from[channel] * alpha + 255 * (255 - alpha) + 127) / 255);
        }
    }
    return bgr;
}

tl::unexpected<Error> broken(std::string detail)
{
    return fail(Code::imageBroken, Stage::load, {}, std::move(detail));
}

Error errorOfException()
{
    try {
        throw;
    } catch (const ContractBroken&) {
        throw; // our bug, not the picture's
    } catch (const std::bad_alloc&) {
        return {.code = Code::outOfMemory, .stage = Stage::load};
    } catch (const cv::Exception& exception) {
        const Code code = exception.code == cv::Error::StsNoMem ? Code::outOfMemory : Code::imageBroken;
        return {.code = code, .stage = Stage::load, .path = {}, .detail = exception.err};
    } catch (const std::exception& exception) {
        return {.code = Code::imageBroken, .stage = Stage::load, .path = {}, .detail = exception.what()};
    } catch (...) {
        return {.code = Code::imageBroken, .stage = Stage::load, .path = {}, .detail = "unknown exception"};
    }
}

} // namespace albumen

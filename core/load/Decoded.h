// What every decoder gives, and what they share: leases, limits, exceptions of libraries as values.
#pragma once

#include <cstdint>
#include <new>
#include <string>
#include <utility>

#include <opencv2/core/mat.hpp>

#include "base/Error.h"
#include "load/ImageLoader.h"

namespace albumen {

/// Ensures: pixels are 8-bit BGR as the decoder's library left them; `turn` is what still makes them upright.
struct Decoded {
    cv::Mat pixels;
    cv::Size fullSize; ///< of the picture in the file, turned as `pixels` is
    Orientation turn = Orientation::upright;
    bool cut = false; ///< the file lacks its end
    FrameStrip strip;
    MemoryLease lease;
};

/// What a decoder needs besides the bytes.
struct DecodeContext {
    const LoadRequest& request;
    const JobControl& job;
    MemoryBudget& budget;
    Orientation turn = Orientation::upright; ///< as the EXIF says
};

/// Fails: imageTooBig with the pixels declared and allowed.
Status withinLimit(std::uint64_t width, std::uint64_t height, const LoadRequest& request);

/// A byte of a photo holds some hundred pixels at most, of a flat one some thousand; a file that declares more than
/// this, and more than a small picture, is made to cost time. Fails: imageTooBig with the pixels declared and allowed.
Status inProportion(std::uint64_t pixels, std::uint64_t fileBytes);

/// Bytes that decoding one picture may take, by what its header says.
inline constexpr std::uint64_t mostDecodeBytes = 1'000'000'000;

/// Waits for memory. Fails: cancelled, imageTooBig (more than mostDecodeBytes; said in pixels).
Result<MemoryLease> leaseFor(std::uint64_t bytes, std::uint64_t pixels, const DecodeContext& context);

/// Of a file that lacks its end at least this much must be there.
inline constexpr double leastDecoded = 0.5;

/// 8-bit BGR of BGRA: transparent parts become white, as on paper.
cv::Mat onWhite(const cv::Mat& bgra);

/// imageBroken for what a library said about the bytes.
tl::unexpected<Error> broken(std::string detail);

/// The error for the exception being handled.
Error errorOfException();

/// Runs what calls a decoding library: its exceptions become imageBroken or outOfMemory.
template <class Work> auto catchingDecoder(Work&& work) -> decltype(work())
{
    try {
        return std::forward<Work>(work)();
    } catch (...) {
        return fail(errorOfException());
    }
}

} // namespace albumen

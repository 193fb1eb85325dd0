#include "load/PngDecoder.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <string>

#include <opencv2/core.hpp>

#include <png.h>

#include "load/CutPng.h"
#include "metadata/Container.h"

namespace albumen {
namespace {

/// Chunks that say nothing of the pixels, and of which a file may hold many megabytes.
constexpr png_byte passedBy[] = "iCCP\0iTXt\0tEXt\0zTXt\0sPLT\0eXIf\0hIST";
constexpr std::size_t nameBytes = 5;

/// A reader with its hooks; as with JPEG, nothing that needs destroying may live between guarded() and the library.
struct PngSession {
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::span<const std::byte> left;
    std::jmp_buf jump{};
    char message[128] = {};

    explicit PngSession(std::span<const std::byte> bytes);
    ~PngSession() { png_destroy_read_struct(&png, &info, nullptr); }
    PngSession(const PngSession&) = delete;
    PngSession& operator=(const PngSession&) = delete;

    /// False: the library gave up; see message. Requires: `work` calls the library and owns nothing.
    template <class Work> bool guarded(Work work)
    {
        if (setjmp(jump)) return false; // NOLINT: the library knows no other way out
        work();
        return true;
    }
};

[[noreturn]] void leavePng(png_structp png, png_const_charp message)
{
    auto& session = *static_cast<PngSession*>(png_get_error_ptr(png));
    std::snprintf(session.message, sizeof session.message, "%s", message);
    std::longjmp(session.jump, 1); // NOLINT
}

void feedPng(png_structp png, png_bytep to, std::size_t count)
{
    auto& left = static_cast<PngSession*>(png_get_io_ptr(png))->left;
    if (count > left.size()) png_error(png, "cut off in its data");
    std::memcpy(to, left.data(), count);
    left = left.subspan(count);
}

PngSession::PngSession(std::span<const std::byte> bytes) : left(bytes)
{
    png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, leavePng, [](png_structp, png_const_charp) {});
    if (!png) return;
    info = png_create_info_struct(png);
    png_set_read_fn(png, this, feedPng);
    (void)guarded(
        [this] { png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, passedBy, sizeof passedBy / nameBytes); });
}

/// Has it alpha, or colours that count as transparent?
bool isClear(Bytes file)
{
    constexpr std::uint8_t withAlpha = 4; // of the colour type: PNG 1.2, 4.1.1
    if ((file.u8(25) & withAlpha) != 0) return true;
    PngChunks chunks(file);
    while (const auto chunk = chunks.next()) {
        if (chunk->kind == fourLetters("IDAT")) return false;
        if (chunk->kind == fourLetters("tRNS")) return true;
    }
    return false;
}

/// Ensures: rows come as 8-bit BGR, or BGRA.
void wantColours(PngSession& session)
{
    png_set_expand(session.png); // palettes, fewer bits, colours that count as transparent
    png_set_scale_16(session.png);
    png_set_gray_to_rgb(session.png);
    png_set_bgr(session.png);
    png_set_interlace_handling(session.png);
    png_read_update_info(session.png, session.info);
}

Status readPngRows(PngSession& session, cv::Mat& pixels, const JobControl& job)
{
    const int passes =
        png_get_interlace_type(session.png, session.info) == PNG_INTERLACE_NONE ? 1 : PNG_INTERLACE_ADAM7_PASSES;
    for (int pass = 0; pass < passes; ++pass)
        for (int y = 0; y < pixels.rows; ++y) {
            if (job.cancelled()) return fail(Code::cancelled, Stage::load);
            png_bytep row = pixels.ptr(y);
            if (!session.guarded([&] { png_read_row(session.png, row, nullptr); })) return broken(session.message);
        }
    if (!session.guarded([&] { png_read_end(session.png, nullptr); })) return broken(session.message);
    return {};
}

Result<cv::Mat> decodedPng(std::span<const std::byte> bytes, cv::Size size, const JobControl& job)
{
    PngSession session(bytes);
    if (!session.png || !session.info) return fail(Code::outOfMemory, Stage::load);
    if (!session.guarded([&] { png_read_info(session.png, session.info); })) return broken(session.message);
    const cv::Size declared(static_cast<int>(png_get_image_width(session.png, session.info)),
                            static_cast<int>(png_get_image_height(session.png, session.info)));
    if (!session.guarded([&] { wantColours(session); })) return broken(session.message);
    const int channels = png_get_channels(session.png, session.info);
    if (declared != size || (channels != 3 && channels != 4)) return broken("not what its header says");
    cv::Mat pixels(size, CV_8UC(channels), cv::Scalar::all(0));
    TRY(readPngRows(session, pixels, job));
    return channels == 4 ? onWhite(pixels) : pixels;
}

} // namespace

Result<Decoded> PngDecoder::decode(std::span<const std::byte> bytes, const ImageHeader& header,
                                   const DecodeContext& context) const
{
    return catchingDecoder([&]() -> Result<Decoded> {
        constexpr std::uint64_t ourBytes = 3, clearBytes = 4;
        const Bytes file(bytes);
        const std::uint64_t pixels = static_cast<std::uint64_t>(header.width) * header.height;
        Decoded decoded;
        decoded.cut = !isWholePng(file);
        const std::uint64_t needed = pixels * (ourBytes + (isClear(file) ? clearBytes : 0));
        TRY_ASSIGN(decoded.lease, leaseFor(needed + (decoded.cut ? bytesToComplete(file) : 0), pixels, context));
        std::string completed;
        if (decoded.cut) {
            TRY_ASSIGN(completed, completedPng(file, context.job));
        }
        decoded.fullSize = cv::Size(static_cast<int>(header.width), static_cast<int>(header.height));
        TRY_ASSIGN(decoded.pixels, decodedPng(decoded.cut ? std::as_bytes(std::span(completed)) : bytes,
                                              decoded.fullSize, context.job));
        decoded.turn = context.turn;
        return decoded;
    });
}

} // namespace albumen

#include "load/PngDecoder.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <string>

#include <opencv2/core.hpp>

#include <png.h>

#include "load/CutPng.h"
#include "load/ShrunkRows.h"
#include "metadata/Container.h"

namespace albumen {
namespace {

/// Chunks that say nothing of the pixels, and of which a file may hold many megabytes.
constexpr png_byte passedBy[] = "iCCP\0iTXt\0tEXt\0zTXt\0sPLT\0eXIf\0hIST";
constexpr std::size_t nameBytes = 5;
constexpr int clearChannels = 4; // BGR with what is seen through it

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

Status readPngRow(PngSession& session, cv::Mat row, const JobControl& job)
{
    if (job.cancelled()) return fail(Code::cancelled, Stage::load);
    png_bytep to = row.ptr();
    if (!session.guarded([&] { png_read_row(session.png, to, nullptr); })) return broken(session.message);
    return {};
}

/// Each row lacks pixels until the last pass, so that all of it is held.
Result<cv::Mat> readPngPasses(PngSession& session, cv::Size size, int channels, const JobControl& job)
{
    cv::Mat pixels(size, CV_8UC(channels), cv::Scalar::all(0));
    for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; ++pass)
        for (int y = 0; y < pixels.rows; ++y) TRY(readPngRow(session, pixels.row(y), job));
    return channels == clearChannels ? onWhite(pixels) : pixels;
}

Result<cv::Mat> readPngRows(PngSession& session, cv::Size size, int channels, const DecodeContext& context)
{
    ShrunkRows rows(size, context.request.longSide);
    cv::Mat clear;
    if (channels == clearChannels) clear.create(1, size.width, CV_8UC4);
    for (int y = 0; y < size.height; ++y) {
        TRY(readPngRow(session, clear.empty() ? rows.next() : clear, context.job));
        if (!clear.empty()) onWhite(clear).copyTo(rows.next());
        rows.take();
    }
    return rows.picture();
}

Result<cv::Mat> decodedPng(std::span<const std::byte> bytes, cv::Size size, const DecodeContext& context)
{
    PngSession session(bytes);
    if (!session.png || !session.info) return fail(Code::outOfMemory, Stage::load);
    if (!session.guarded([&] { png_read_info(session.png, session.info); })) return broken(session.message);
    const cv::Size declared(static_cast<int>(png_get_image_width(session.png, session.info)),
                            static_cast<int>(png_get_image_height(session.png, session.info)));
    if (!session.guarded([&] { wantColours(session); })) return broken(session.message);
    const int channels = png_get_channels(session.png, session.info);
    if (declared != size || (channels != 3 && channels != clearChannels)) return broken("not what its header says");
    const bool passes = png_get_interlace_type(session.png, session.info) != PNG_INTERLACE_NONE;
    TRY_ASSIGN(cv::Mat pixels, passes ? readPngPasses(session, size, channels, context.job)
                                      : readPngRows(session, size, channels, context));
    if (!session.guarded([&] { png_read_end(session.png, nullptr); })) return broken(session.message);
    return pixels;
}

std::uint64_t pngBytesNeeded(Bytes file, cv::Size size, const LoadRequest& request)
{
    constexpr std::uint64_t ourBytes = 3, clearBytes = 4, rowsBytes = 32; // libpng's two rows of 16 bits, and ours
    const std::uint64_t pixels = static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(size.height);
    const std::uint64_t rows = static_cast<std::uint64_t>(size.width) * rowsBytes;
    const bool passes = file.u8(28) != 0; // the last byte of IHDR
    if (passes) return rows + pixels * (ourBytes + (isClear(file) ? clearBytes : 0));
    return rows + ShrunkRows::bytesNeeded(size, request.longSide);
}

} // namespace

Result<Decoded> PngDecoder::decode(std::span<const std::byte> bytes, const ImageHeader& header,
                                   const DecodeContext& context) const
{
    return catchingDecoder([&]() -> Result<Decoded> {
        const Bytes file(bytes);
        const std::uint64_t pixels = static_cast<std::uint64_t>(header.width) * header.height;
        Decoded decoded;
        decoded.cut = !isWholePng(file);
        decoded.fullSize = cv::Size(static_cast<int>(header.width), static_cast<int>(header.height));
        const std::uint64_t needed = pngBytesNeeded(file, decoded.fullSize, context.request);
        TRY_ASSIGN(decoded.lease, leaseFor(needed + (decoded.cut ? bytesToComplete(file) : 0), pixels, context));
        std::string completed;
        if (decoded.cut) {
            TRY_ASSIGN(completed, completedPng(file, context.job));
        }
        TRY_ASSIGN(decoded.pixels,
                   decodedPng(decoded.cut ? std::as_bytes(std::span(completed)) : bytes, decoded.fullSize, context));
        decoded.turn = context.turn;
        return decoded;
    });
}

} // namespace albumen

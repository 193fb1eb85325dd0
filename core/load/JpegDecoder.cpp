#include "load/JpegDecoder.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include <opencv2/core.hpp>

#include <jerror.h>

#include "load/JpegEscape.h"

namespace albumen {
namespace {

using Clock = std::chrono::steady_clock;

/// A picture of 400 megapixels takes 6 s; hostile ones repeat a scan for hours.
constexpr auto longestDecode = std::chrono::seconds(30);
/// The library's own advice against progressive bombs is to count scans; real files have about ten.
constexpr int mostScans = 500;

/// A decompressor with its hooks.
struct Session {
    jpeg_decompress_struct jpeg{};
    JpegEscape errors;
    jpeg_source_mgr source{};
    jpeg_progress_mgr progress{};
    bool timedOut = false, cancelled = false;
    bool exhausted = false; ///< the library asked for more bytes than there are
    bool cut = false;       ///< and data was missing then
    bool hurt = false;      ///< the data says what it cannot say, or ends too early
    double decoded = 1;     ///< how much of the picture was there, where it was cut
    Clock::time_point until{};
    const JobControl* job = nullptr;

    explicit Session(std::span<const std::byte> bytes, const JobControl& control);
    ~Session() { jpeg_destroy_decompress(&jpeg); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    Error error() const;
};

Session& sessionOf(j_common_ptr jpeg)
{
    return *static_cast<Session*>(jpeg->client_data);
}

/// How much of the picture came before this moment: the rows of its brightness, or of the later scans of a progressive
/// one the coefficients of brightness that were begun.
double decodedOf(const jpeg_decompress_struct& jpeg)
{
    if (jpeg.progressive_mode && jpeg.coef_bits && jpeg.input_scan_number > 1) {
        const auto begun =
            std::count_if(jpeg.coef_bits[0], jpeg.coef_bits[0] + DCTSIZE2, [](int bits) { return bits >= 0; });
        return static_cast<double>(begun) / DCTSIZE2;
    }
    for (int i = 0; i < jpeg.comps_in_scan; ++i)
        if (jpeg.cur_comp_info[i]->component_index == 0)
            return static_cast<double>(jpeg.input_iMCU_row) / std::max(1U, jpeg.total_iMCU_rows);
    return jpeg.comp_info[0].quant_table ? 1 : 0; // a scan of colour alone, after that of brightness or before it
}

/// Is a colour there of which no scan was read, or not the last one?
bool lacksScans(const jpeg_decompress_struct& jpeg)
{
    for (int i = 0; i < jpeg.num_components; ++i) {
        if (!jpeg.comp_info[i].quant_table) return true; // libjpeg keeps it at a colour's first scan
        if (!jpeg.progressive_mode || !jpeg.coef_bits) continue;
        const auto& bits = jpeg.coef_bits[i];
        if (std::any_of(bits, bits + DCTSIZE2, [](int missing) { return missing != 0; })) return true;
    }
    return false;
}

/// Without tables, or the head of a scan, that the file's end cuts: libjpeg would find them wrong, not missing.
std::span<const std::byte> withoutCutHead(std::span<const std::byte> bytes)
{
    const auto at = [&](std::size_t i) { return std::to_integer<unsigned>(bytes[i]); };
    for (std::size_t i = bytes.size() < 2 ? 0 : bytes.size() - 1; i > 0; --i) {
        const unsigned kind = at(i);
        if (at(i - 1) != 0xFF || kind < 0xC0 || kind == 0xFF || (kind >= JPEG_RST0 && kind < JPEG_RST0 + 8)) continue;
        const bool cut =
            kind != JPEG_EOI && (bytes.size() < i + 3 || bytes.size() < i + 1 + at(i + 1) * 256 + at(i + 2));
        return cut ? bytes.first(i - 1) : bytes;
    }
    return bytes;
}

bool isOfHurtData(int warning)
{
    static constexpr int ofHurtData[] = {JWRN_HUFF_BAD_CODE, JWRN_HIT_MARKER, JWRN_MUST_RESYNC, JWRN_JPEG_EOF};
    return std::ranges::find(ofHurtData, warning) != std::end(ofHurtData);
}

// Level -1 is a warning: damage that the library bridges.
void heed(j_common_ptr jpeg, int level)
{
    if (level >= 0) return;
    ++jpeg->err->num_warnings;
    Session& session = sessionOf(jpeg);
    session.hurt = session.hurt || isOfHurtData(jpeg->err->msg_code);
    if (jpeg->err->msg_code != JWRN_HIT_MARKER || !session.exhausted || session.cut) return;
    session.cut = true;
    session.decoded = decodedOf(*reinterpret_cast<j_decompress_ptr>(jpeg));
}

void watch(j_common_ptr jpeg)
{
    Session& session = sessionOf(jpeg);
    const auto* const decompress = reinterpret_cast<j_decompress_ptr>(jpeg);
    session.timedOut = Clock::now() > session.until || decompress->input_scan_number > mostScans;
    session.cancelled = session.job->cancelled();
    if (session.timedOut || session.cancelled) std::longjmp(session.errors.jump, 1); // NOLINT
}

// After the last byte comes an end of image, for ever: a file that lacks it only there is whole.
boolean feedEnd(j_decompress_ptr jpeg)
{
    static constexpr JOCTET endOfImage[] = {0xFF, JPEG_EOI};
    sessionOf(reinterpret_cast<j_common_ptr>(jpeg)).exhausted = true;
    jpeg->src->next_input_byte = endOfImage;
    jpeg->src->bytes_in_buffer = sizeof endOfImage;
    return TRUE;
}

void skip(j_decompress_ptr jpeg, long count)
{
    if (count <= 0) return;
    if (static_cast<std::size_t>(count) >= jpeg->src->bytes_in_buffer) {
        feedEnd(jpeg);
        return;
    }
    jpeg->src->next_input_byte += count;
    jpeg->src->bytes_in_buffer -= static_cast<std::size_t>(count);
}

Session::Session(std::span<const std::byte> bytes, const JobControl& control)
    : until(Clock::now() + longestDecode), job(&control)
{
    jpeg.err = &errors;
    errors.emit_message = heed;
    jpeg.client_data = this;
    if (!errors.guarded([this] { jpeg_create_decompress(&jpeg); })) return;
    source.init_source = [](j_decompress_ptr) {};
    source.fill_input_buffer = feedEnd;
    source.skip_input_data = skip;
    source.resync_to_restart = jpeg_resync_to_restart;
    source.term_source = [](j_decompress_ptr) {};
    source.next_input_byte = reinterpret_cast<const JOCTET*>(bytes.data());
    source.bytes_in_buffer = bytes.size();
    jpeg.src = &source;
    progress.progress_monitor = watch;
    jpeg.progress = &progress;
}

Error Session::error() const
{
    if (timedOut) return {.code = Code::imageTimeout, .stage = Stage::load, .path = {}, .detail = "JPEG"};
    if (cancelled) return {.code = Code::cancelled, .stage = Stage::load};
    Error error{.code = Code::imageBroken, .stage = Stage::load, .path = {}, .detail = errors.message};
    if (errors.code == JERR_OUT_OF_MEMORY || errors.code == JERR_NO_BACKING_STORE) error.code = Code::outOfMemory;
    if (errors.code == JERR_BAD_PRECISION || errors.code == JERR_SOF_UNSUPPORTED || errors.code == JERR_ARITH_NOTIMPL ||
        errors.code == JERR_CONVERSION_NOTIMPL)
        error.code = Code::imageUnsupported;
    return error;
}

bool isFourColours(const jpeg_decompress_struct& jpeg)
{
    return jpeg.jpeg_color_space == JCS_CMYK || jpeg.jpeg_color_space == JCS_YCCK;
}

void chooseScale(jpeg_decompress_struct& jpeg, int longSide)
{
    const auto longest = std::max(jpeg.image_width, jpeg.image_height);
    unsigned denominator = 1;
    while (longSide > 0 && denominator < 8 &&
           (longest + denominator * 2 - 1) / (denominator * 2) >= static_cast<unsigned>(longSide))
        denominator *= 2;
    jpeg.scale_num = 1;
    jpeg.scale_denom = denominator;
    jpeg.out_color_space = isFourColours(jpeg) ? JCS_CMYK : JCS_EXT_BGR;
}

/// Output, and for files of several scans every coefficient of the full picture, two bytes each.
std::uint64_t bytesNeeded(jpeg_decompress_struct& jpeg)
{
    const std::uint64_t full = static_cast<std::uint64_t>(jpeg.image_width) * jpeg.image_height;
    const std::uint64_t scale = jpeg.scale_denom;
    std::uint64_t coefficients = 0;
    for (int i = 0; jpeg_has_multiple_scans(&jpeg) && i < jpeg.num_components; ++i)
        coefficients +=
            std::uint64_t{2} * DCTSIZE2 * jpeg.comp_info[i].width_in_blocks * jpeg.comp_info[i].height_in_blocks;
    return full * 3 / (scale * scale) + coefficients;
}

// Adobe writes ink upside down: 255 is no ink.
void fourColoursToBgr(std::span<const JSAMPLE> from, unsigned char* to, bool adobe)
{
    for (std::size_t i = 0; i + 3 < from.size(); i += 4, to += 3) {
        const auto light = [&](std::size_t channel) {
            return static_cast<unsigned>(adobe ? from[i + channel] : 255 - from[i + channel]);
        };
        for (std::size_t colour = 0; colour < 3; ++colour)
            to[2 - colour] = static_cast<unsigned char>((light(colour) * light(3) + 127) / 255);
    }
}

bool readRows(Session& session, cv::Mat& pixels)
{
    auto& jpeg = session.jpeg;
    const bool four = jpeg.out_color_space == JCS_CMYK;
    std::vector<JSAMPLE> line(four ? static_cast<std::size_t>(jpeg.output_width) * 4 : 0);
    JSAMPLE* const lineStart = line.data();
    while (jpeg.output_scanline < jpeg.output_height) {
        unsigned char* const target = pixels.ptr(static_cast<int>(jpeg.output_scanline));
        JSAMPLE* row = four ? lineStart : target;
        if (!session.errors.guarded([&] { jpeg_read_scanlines(&jpeg, &row, 1); })) return false;
        if (four) fourColoursToBgr(line, target, jpeg.saw_Adobe_marker);
    }
    return true;
}

Result<Decoded> decodeIn(Session& session, const DecodeContext& context)
{
    auto& jpeg = session.jpeg;
    if (session.errors.code != 0 || !session.errors.guarded([&] { jpeg_read_header(&jpeg, TRUE); }))
        return fail(session.error());
    TRY(withinLimit(jpeg.image_width, jpeg.image_height, context.request));
    chooseScale(jpeg, context.request.longSide);
    Decoded decoded;
    TRY_ASSIGN(decoded.lease,
               leaseFor(bytesNeeded(jpeg), static_cast<std::uint64_t>(jpeg.image_width) * jpeg.image_height, context));
    session.until = Clock::now() + longestDecode; // waiting for memory does not count
    if (!session.errors.guarded([&] { jpeg_start_decompress(&jpeg); })) return fail(session.error());
    decoded.pixels.create(static_cast<int>(jpeg.output_height), static_cast<int>(jpeg.output_width), CV_8UC3);
    if (!readRows(session, decoded.pixels)) return fail(session.error());
    if (session.exhausted && !session.cut && lacksScans(jpeg)) { // it ends between two scans
        session.cut = true;
        session.decoded = decodedOf(jpeg);
    }
    if (session.cut && session.decoded < leastDecoded) return broken("cut off in its data");
    decoded.cut = session.cut;
    decoded.fullSize = cv::Size(static_cast<int>(jpeg.image_width), static_cast<int>(jpeg.image_height));
    decoded.turn = context.turn;
    return decoded;
}

} // namespace

Result<Decoded> JpegDecoder::decode(std::span<const std::byte> bytes, const DecodeContext& context) const
{
    return catchingDecoder([&] {
        Session session(withoutCutHead(bytes), context.job);
        return decodeIn(session, context);
    });
}

Result<bool> JpegDecoder::isHurt(std::span<const std::byte> bytes, const DecodeContext& context) const
{
    return catchingDecoder([&]() -> Result<bool> {
        Session session(bytes, context.job);
        TRY(decodeIn(session, context));
        return session.hurt;
    });
}

Result<cv::Mat> decodedSmallJpeg(std::span<const std::byte> jpeg)
{
    const LoadRequest request;
    const JobControl job;
    MemoryBudget budget(mostDecodeBytes);
    TRY_ASSIGN(const Decoded decoded, JpegDecoder().decode(jpeg, {.request = request, .job = job, .budget = budget}));
    return decoded.pixels;
}

} // namespace albumen

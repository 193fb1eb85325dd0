#include "load/CutPng.h"

#include <algorithm>
#include <array>
#include <vector>

#include <zlib.h>

#include "load/Decoded.h"
#include "metadata/Container.h"

namespace albumen {
namespace {

constexpr std::uint64_t headAt = 16, headBytes = 13; // the body of IHDR
constexpr std::uint8_t palette = 3;                  // colour types: PNG 1.2, 4.1.1
/// Between two looks at the job.
constexpr std::size_t pieceBytes = 1 << 20;

/// What of the picture's rows one pass holds (PNG 1.2, 2.6: Adam7).
struct Pass {
    std::uint64_t rows = 0, rowBytes = 0; ///< with the byte that names the row's filter
};

std::uint64_t steps(std::uint64_t size, std::uint64_t from, std::uint64_t step)
{
    return size > from ? (size - from + step - 1) / step : 0;
}

std::vector<Pass> passesOf(Bytes head)
{
    constexpr std::array<std::uint64_t, 7> channels = {1, 0, 3, 1, 2, 0, 4}; // by colour type
    constexpr std::array<std::array<std::uint64_t, 4>, 7> adam = {
        {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}};
    const std::uint64_t width = head.u32(0, Endian::big), height = head.u32(4, Endian::big);
    const std::uint8_t depth = head.u8(8), type = head.u8(9);
    const std::uint64_t bits = type < channels.size() ? channels[type] * depth : 0;
    const auto pass = [&](std::uint64_t w, std::uint64_t h) { return Pass{w > 0 ? h : 0, (w * bits + 7) / 8 + 1}; };
    if (head.u8(12) == 0) return {pass(width, height)};
    std::vector<Pass> passes;
    for (const auto& [x, y, dx, dy] : adam) passes.push_back(pass(steps(width, x, dx), steps(height, y, dy)));
    return passes;
}

std::uint64_t bytesOf(const std::vector<Pass>& passes)
{
    std::uint64_t bytes = 0;
    for (const Pass& pass : passes) bytes += pass.rows * pass.rowBytes;
    return bytes;
}

Bytef* zlibs(const std::string& text, std::size_t at)
{
    return reinterpret_cast<Bytef*>(const_cast<char*>(text.data() + at));
}

/// As much as can be inflated, at most `most` bytes. Fails: cancelled.
Result<std::string> inflatedStart(const std::string& packed, std::uint64_t most, const JobControl& job)
{
    std::string rows(most, '\0');
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return std::string();
    stream.next_in = zlibs(packed, 0);
    stream.avail_in = static_cast<uInt>(packed.size());
    std::size_t done = 0;
    for (int state = Z_OK; state == Z_OK && done < most && !job.cancelled();) {
        const std::size_t piece = std::min<std::size_t>(pieceBytes, most - done);
        stream.next_out = zlibs(rows, done);
        stream.avail_out = static_cast<uInt>(piece);
        state = inflate(&stream, Z_SYNC_FLUSH);
        done += piece - stream.avail_out;
    }
    inflateEnd(&stream);
    if (job.cancelled()) return fail(Code::cancelled, Stage::load);
    rows.resize(done);
    return rows;
}

/// Ensures: what is not whole of the rows is of one value.
void fill(std::string& rows, const std::vector<Pass>& passes, char value)
{
    std::uint64_t at = 0;
    for (const Pass& pass : passes)
        for (std::uint64_t row = 0; row < pass.rows; ++row, at += pass.rowBytes) {
            if (at + pass.rowBytes <= rows.size()) continue;
            rows.resize(at);
            rows += '\0'; // filter: none
            rows.append(pass.rowBytes - 1, value);
        }
}

void addChunk(std::string& file, std::string_view kind, std::string_view body)
{
    const auto number = [&](std::uint32_t value) {
        for (int shift = 24; shift >= 0; shift -= 8) file += static_cast<char>(value >> shift & 0xFFU);
    };
    number(static_cast<std::uint32_t>(body.size()));
    const std::size_t from = file.size();
    file.append(kind).append(body);
    number(
        static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(file.data() + from), file.size() - from)));
}

/// Fails: cancelled.
Result<std::string> deflated(const std::string& rows, const JobControl& job)
{
    std::string packed(compressBound(static_cast<uLong>(rows.size())), '\0');
    z_stream stream{};
    if (deflateInit(&stream, Z_BEST_SPEED) != Z_OK) return std::string();
    stream.next_out = zlibs(packed, 0);
    stream.avail_out = static_cast<uInt>(packed.size());
    for (std::size_t at = 0; at < rows.size() && !job.cancelled(); at += pieceBytes) {
        const std::size_t piece = std::min(pieceBytes, rows.size() - at);
        stream.next_in = zlibs(rows, at);
        stream.avail_in = static_cast<uInt>(piece);
        deflate(&stream, at + piece < rows.size() ? Z_NO_FLUSH : Z_FINISH);
    }
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (job.cancelled()) return fail(Code::cancelled, Stage::load);
    return packed;
}

/// The data of all IDAT chunks, also of the one that ends too early; other chunks that decoding needs go to `file`.
std::string dataOf(Bytes png, std::string& file)
{
    std::string data;
    for (std::uint64_t at = 8; png.has(at, 8);) {
        const std::uint64_t length = png.u32(at, Endian::big);
        const std::string_view kind = png.text(at + 4, 4);
        const bool whole = png.has(at, length + 12);
        if (kind == "IDAT") data += png.text(at + 8, length);
        if (whole && (kind == "IHDR" || kind == "PLTE" || kind == "tRNS"))
            addChunk(file, kind, png.text(at + 8, length));
        if (!whole) break;
        at += length + 12;
    }
    return data;
}

} // namespace

bool isWholePng(Bytes file)
{
    PngChunks chunks(file);
    while (chunks.next()) {
    }
    return chunks.complete();
}

std::uint64_t bytesToComplete(Bytes file)
{
    constexpr std::uint64_t copies = 3; // the rows, and packed twice: alone and in the file
    return file.size() + copies * bytesOf(passesOf(file.part(headAt, headBytes)));
}

Result<std::string> completedPng(Bytes png, const JobControl& job)
{
    if (!png.says(12, "IHDR") || !png.has(headAt, headBytes)) return broken("no header");
    const Bytes head = png.part(headAt, headBytes);
    const std::vector<Pass> passes = passesOf(head);
    const std::uint64_t whole = bytesOf(passes);
    if (whole == 0 || whole > mostDecodeBytes) return broken("no rows");
    std::string file(png.text(0, 8));
    const std::string data = dataOf(png, file);
    TRY_ASSIGN(std::string rows, inflatedStart(data, whole, job));
    if (static_cast<double>(rows.size()) < leastDecoded * static_cast<double>(whole))
        return broken("cut off in its data");
    fill(rows, passes, head.u8(9) == palette ? '\0' : '\x80');
    TRY_ASSIGN(const std::string packed, deflated(rows, job));
    addChunk(file, "IDAT", packed);
    addChunk(file, "IEND", {});
    return file;
}

} // namespace albumen

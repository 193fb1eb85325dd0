#include "load/CutPng.h"

#include <array>
#include <string>

#include <zlib.h>

#include "load/Decoded.h"
#include "metadata/Container.h"

namespace albumen {
namespace {

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

/// As much as can be inflated, at most `most` bytes.
std::string inflatedStart(const std::string& packed, std::uint64_t most)
{
    std::string rows(most, '\0');
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(rows.data());
    stream.avail_out = static_cast<uInt>(most);
    inflate(&stream, Z_SYNC_FLUSH);
    rows.resize(most - stream.avail_out);
    inflateEnd(&stream);
    return rows;
}

/// The rows with grey for those that are not whole.
void fill(std::string& rows, const std::vector<Pass>& passes)
{
    constexpr char grey = '\x80';
    std::uint64_t at = 0;
    for (const Pass& pass : passes)
        for (std::uint64_t row = 0; row < pass.rows; ++row, at += pass.rowBytes) {
            if (at + pass.rowBytes <= rows.size()) continue;
            rows.resize(at);
            rows += '\0'; // filter: none
            rows.append(pass.rowBytes - 1, grey);
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

std::string deflated(const std::string& rows)
{
    uLongf size = compressBound(static_cast<uLong>(rows.size()));
    std::string packed(size, '\0');
    const int done = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                               reinterpret_cast<const Bytef*>(rows.data()), static_cast<uLong>(rows.size()), 1);
    packed.resize(done == Z_OK ? size : 0);
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

Result<std::vector<std::byte>> completedPng(Bytes png)
{
    if (!png.says(12, "IHDR") || !png.has(16, 13)) return broken("no header");
    const std::vector<Pass> passes = passesOf(png.part(16, 13));
    std::uint64_t whole = 0;
    for (const Pass& pass : passes) whole += pass.rows * pass.rowBytes;
    if (whole == 0 || whole > mostDecodeBytes) return broken("no rows");
    std::string file(png.text(0, 8));
    std::string rows = inflatedStart(dataOf(png, file), whole);
    if (static_cast<double>(rows.size()) < leastDecoded * static_cast<double>(whole))
        return broken("cut off in its data");
    fill(rows, passes);
    addChunk(file, "IDAT", deflated(rows));
    addChunk(file, "IEND", {});
    const auto bytes = std::as_bytes(std::span(file));
    return std::vector<std::byte>(bytes.begin(), bytes.end());
}

} // namespace albumen

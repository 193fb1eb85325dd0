#include "metadata/JxlBoxes.h"

#include <brotli/decode.h>

#include "metadata/Container.h"
#include "metadata/XmpPacket.h"

namespace albumen {
namespace {

bool isCodestream(Bytes file)
{
    return file.u8(0) == 0xFF && file.u8(1) == 0x0A;
}

/// Empty: more than `most` bytes, or not Brotli.
std::vector<std::byte> unpacked(Bytes packed, std::size_t most)
{
    std::vector<std::byte> bytes(most);
    std::size_t size = most;
    const auto* const from = reinterpret_cast<const std::uint8_t*>(packed.span().data());
    auto* const to = reinterpret_cast<std::uint8_t*>(bytes.data());
    if (BrotliDecoderDecompress(packed.size(), from, &size, to) != BROTLI_DECODER_RESULT_SUCCESS) return {};
    bytes.resize(size);
    return bytes;
}

/// What the boxes of a kind hold, plain or packed, in the order of the file.
std::vector<std::vector<std::byte>> contentsOf(Bytes file, std::uint32_t kind, std::size_t most, std::size_t count)
{
    std::vector<std::vector<std::byte>> found;
    if (isCodestream(file)) return found;
    Boxes boxes(file);
    while (const auto box = boxes.next()) {
        if (found.size() >= count) break;
        const bool packed = box->kind == fourLetters("brob") && box->body.u32(0, big) == kind;
        if (packed) found.push_back(unpacked(box->body.from(4), most));
        if (box->kind == kind && box->body.size() <= most)
            found.emplace_back(box->body.span().begin(), box->body.span().end());
    }
    return found;
}

/// Where the codestream begins, as far as the bytes reach.
Bytes beginOf(Bytes file)
{
    if (isCodestream(file)) return file;
    for (std::uint64_t at = 0; file.has(at, 16);) {
        std::uint64_t length = file.u32(at, big);
        const std::uint32_t kind = file.u32(at + 4, big);
        const std::uint64_t head = length == 1 ? 16 : 8;
        if (length == 1) length = file.u64(at + 8, big);
        if (kind == fourLetters("jxlc")) return file.from(at + head);
        if (kind == fourLetters("jxlp")) return file.from(at + head + 4); // after its number
        if (length < head || length > file.size() - at) return {};
        at += length;
    }
    return {};
}

/// ISO/IEC 18181-1: from the lowest bit of each byte upwards.
class Bits
{
public:
    explicit Bits(Bytes bytes) : bytes_(bytes) {}
    std::uint32_t next(unsigned count)
    {
        std::uint32_t value = 0;
        for (unsigned i = 0; i < count; ++i, ++at_)
            value |= static_cast<std::uint32_t>(bytes_.u8(at_ / 8) >> (at_ % 8) & 1U) << i;
        return value;
    }

private:
    Bytes bytes_;
    std::uint64_t at_ = 0;
};

/// A side of the picture in the size header.
void skipSide(Bits& bits, bool small)
{
    constexpr unsigned lengths[] = {9, 13, 18, 30};
    bits.next(small ? 5 : lengths[bits.next(2)]);
}

} // namespace

std::vector<std::byte> JxlBoxes::exif(Bytes file)
{
    auto found = contentsOf(file, fourLetters("Exif"), maxExifBytes, 1);
    if (found.empty()) return {};
    std::vector<std::byte> block = std::move(found.front());
    const std::uint64_t start = 4ULL + Bytes(block).u32(0, big); // the first four bytes say how far in the block begins
    if (start >= block.size()) return {};
    block.erase(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(start));
    return block;
}

std::vector<std::vector<std::byte>> JxlBoxes::xmp(Bytes file)
{
    return contentsOf(file, fourLetters("xml "), maxPacketBytes, maxPackets);
}

std::optional<std::vector<Bytes>> JxlBoxes::picture(Bytes file)
{
    constexpr std::uint32_t lastPiece = 0x80000000U; // ISO/IEC 18181-2: this bit beside the number of a jxlp
    if (isCodestream(file)) return std::vector<Bytes>{file};
    std::vector<Bytes> pieces;
    Boxes boxes(file);
    while (const auto box = boxes.next()) {
        if (box->kind == fourLetters("jxlc")) return std::vector<Bytes>{box->body};
        if (box->kind != fourLetters("jxlp")) continue;
        const std::uint32_t number = box->body.u32(0, big);
        if ((number & ~lastPiece) != pieces.size()) return std::nullopt;
        pieces.push_back(box->body.from(4));
        if ((number & lastPiece) != 0) return pieces;
    }
    return std::nullopt;
}

Orientation JxlBoxes::turn(Bytes file)
{
    Bits bits(beginOf(file));
    if (bits.next(16) != 0x0AFF) return Orientation::upright;
    const bool small = bits.next(1) != 0;
    skipSide(bits, small);
    if (bits.next(3) == 0) skipSide(bits, small); // 0: the width is no common share of the height
    const bool usual = bits.next(1) != 0;
    const bool more = !usual && bits.next(1) != 0;
    return more ? static_cast<Orientation>(bits.next(3) + 1) : Orientation::upright;
}

} // namespace albumen

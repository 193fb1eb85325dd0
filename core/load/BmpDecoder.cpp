#include "load/BmpDecoder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include <opencv2/core.hpp>

#include "metadata/Bytes.h"

namespace albumen {
namespace {

enum class BmpKind : std::uint32_t { plain = 0, runs8 = 1, runs4 = 2, masks = 3, masksWithAlpha = 6 };

/// Where the file's header lies, where its info header begins, and the sizes of three kinds of that.
constexpr std::uint64_t infoAt = 14, oldInfo = 12, usualInfo = 40, infoWithAlpha = 56, leastInfo = 36;

struct BmpHead {
    std::uint64_t dataAt = 0;
    unsigned bits = 0; ///< a pixel
    BmpKind kind = BmpKind::plain;
    bool fromTop = false;
    std::array<std::uint32_t, 4> masks{}; ///< blue, green, red, alpha
    std::array<cv::Vec3b, 256> palette{};

    bool runs() const { return kind == BmpKind::runs8 || kind == BmpKind::runs4; }
};

bool isKnown(const BmpHead& head)
{
    switch (head.kind) {
    case BmpKind::plain: break;
    case BmpKind::runs8: return head.bits == 8;
    case BmpKind::runs4: return head.bits == 4;
    case BmpKind::masks:
    case BmpKind::masksWithAlpha: return head.bits == 16 || head.bits == 32;
    default: return false;
    }
    return head.bits == 1 || head.bits == 4 || head.bits == 8 || head.bits == 16 || head.bits == 24 || head.bits == 32;
}

/// Ensures: false: more colours than there can be.
bool readPalette(BmpHead& head, Bytes file, std::uint64_t infoBytes)
{
    const std::uint64_t entryBytes = infoBytes == oldInfo ? 3 : 4;
    const std::uint64_t said = infoBytes == oldInfo ? 0 : file.u32(46, Endian::little);
    const std::uint64_t count = said > 0 ? said : std::uint64_t{1} << head.bits;
    if (count > head.palette.size()) return false;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t at = infoAt + infoBytes + i * entryBytes;
        head.palette[i] = {file.u8(at), file.u8(at + 1), file.u8(at + 2)};
    }
    return true;
}

void readMasks(BmpHead& head, Bytes file, std::uint64_t infoBytes)
{
    constexpr std::uint64_t at = infoAt + usualInfo; // inside the larger headers, behind the usual one
    if (head.kind == BmpKind::plain) {
        head.masks = {0x1F, 0x3E0, 0x7C00, 0};
        return;
    }
    const bool alpha = infoBytes >= infoWithAlpha || head.kind == BmpKind::masksWithAlpha;
    head.masks = {file.u32(at + 8, Endian::little), file.u32(at + 4, Endian::little), file.u32(at, Endian::little),
                  alpha ? file.u32(at + 12, Endian::little) : 0};
}

std::optional<BmpHead> readBmpHead(Bytes file)
{
    BmpHead head;
    const std::uint64_t infoBytes = file.u32(infoAt, Endian::little);
    head.dataAt = file.u32(10, Endian::little);
    if (infoBytes == oldInfo) {
        head.bits = file.u16(24, Endian::little);
    } else {
        if (infoBytes < leastInfo) return std::nullopt;
        head.bits = file.u16(28, Endian::little);
        head.kind = static_cast<BmpKind>(file.u32(30, Endian::little));
        head.fromTop = static_cast<std::int32_t>(file.u32(22, Endian::little)) < 0;
    }
    if (!isKnown(head)) return std::nullopt;
    if (head.bits <= 8 && !readPalette(head, file, infoBytes)) return std::nullopt;
    readMasks(head, file, infoBytes);
    return head;
}

/// A colour of any number of bits as one of 8.
unsigned masked(std::uint32_t pixel, std::uint32_t mask)
{
    if (mask == 0) return 0;
    const int shift = std::countr_zero(mask);
    const std::uint64_t most = mask >> shift, value = (pixel & mask) >> shift;
    return static_cast<unsigned>((value * 255 + most / 2) / most);
}

cv::Vec3b maskedColour(std::uint32_t pixel, const std::array<std::uint32_t, 4>& masks)
{
    cv::Vec3b colour;
    const unsigned alpha = masks[3] != 0 ? masked(pixel, masks[3]) : 255;
    for (int i = 0; i < 3; ++i)
        colour[i] = static_cast<uchar>(
            (masked(pixel, masks[static_cast<std::size_t>(i)]) * alpha + 255 * (255 - alpha) + 127) / 255);
    return colour;
}

void unpackRow(const BmpHead& head, Bytes row, cv::Vec3b* to, int width)
{
    const bool byMasks = head.bits == 16 || head.kind != BmpKind::plain;
    const unsigned bytes = head.bits / 8;
    for (int x = 0; x < width; ++x) {
        const std::uint64_t at = static_cast<std::uint64_t>(x) * bytes;
        if (head.bits <= 8) {
            const std::uint64_t bit = static_cast<std::uint64_t>(x) * head.bits;
            const unsigned shift = 8 - head.bits - bit % 8;
            to[x] = head.palette[row.u8(bit / 8) >> shift & ((1U << head.bits) - 1)];
        } else if (byMasks) {
            to[x] = maskedColour(static_cast<std::uint32_t>(row.number(at, bytes, Endian::little)), head.masks);
        } else {
            to[x] = {row.u8(at), row.u8(at + 1), row.u8(at + 2)};
        }
    }
}

/// False: data is missing.
bool unpackRows(const BmpHead& head, Bytes file, cv::Mat& pixels)
{
    const std::uint64_t bits = static_cast<std::uint64_t>(pixels.cols) * head.bits;
    const std::uint64_t rowBytes = (bits + 7) / 8, step = (bits + 31) / 32 * 4;
    for (int i = 0; i < pixels.rows; ++i) {
        const Bytes row = file.part(head.dataAt + static_cast<std::uint64_t>(i) * step, rowBytes);
        if (row.size() < rowBytes) return false;
        unpackRow(head, row, pixels.ptr<cv::Vec3b>(head.fromTop ? i : pixels.rows - 1 - i), pixels.cols);
    }
    return true;
}

/// What is packed by runs: pairs of a count and a colour; with a count of 0 the end of a line (0) or of the picture
/// (1), a step (2), or that many colours one by one. Ensures: no pixel outside is touched.
class BmpRuns
{
public:
    BmpRuns(const BmpHead& head, Bytes data, cv::Mat& pixels)
        : head_(head), data_(data), pixels_(pixels), fours_(head.kind == BmpKind::runs4)
    {
    }

    /// False: a line is longer than the picture, or data is missing.
    bool unpack()
    {
        while (y_ < pixels_.rows && data_.has(at_, 2)) {
            const int count = data_.u8(at_), value = data_.u8(at_ + 1);
            at_ += 2;
            if (count == 0 && value == 1) return true;
            if (!(count > 0 ? run(count, 0, at_ - 1) : special(value))) return false;
        }
        return y_ >= pixels_.rows;
    }

private:
    bool special(int value)
    {
        if (value == 0) {
            x_ = 0;
            ++y_;
            return true;
        }
        if (value == 2) {
            x_ += data_.u8(at_);
            y_ += data_.u8(at_ + 1);
            at_ += 2;
            return x_ <= pixels_.cols;
        }
        const std::uint64_t bytes = static_cast<std::uint64_t>(fours_ ? (value + 1) / 2 : value), from = at_;
        at_ += bytes + bytes % 2;
        return data_.has(from, bytes) && run(value, 1, from);
    }

    /// `count` pixels of the colours from there on, of a run of the one that is there.
    bool run(int count, int advance, std::uint64_t from)
    {
        if (x_ + count > pixels_.cols) return false;
        cv::Vec3b* const line = pixels_.ptr<cv::Vec3b>(head_.fromTop ? y_ : pixels_.rows - 1 - y_);
        for (int i = 0; i < count; ++i) {
            const unsigned byte = data_.u8(from + static_cast<std::uint64_t>(advance * (fours_ ? i / 2 : i)));
            line[x_++] = head_.palette[!fours_ ? byte : i % 2 == 0 ? byte >> 4U : byte & 15U];
        }
        return true;
    }

    const BmpHead& head_;
    Bytes data_;
    cv::Mat& pixels_;
    bool fours_; ///< two colours a byte
    std::uint64_t at_ = 0;
    int x_ = 0, y_ = 0; ///< lines in the order of the file
};

} // namespace

Result<Decoded> BmpDecoder::decode(std::span<const std::byte> bytes, const ImageHeader& header,
                                   const DecodeContext& context) const
{
    return catchingDecoder([&]() -> Result<Decoded> {
        const Bytes file(bytes);
        const std::uint64_t pixels = static_cast<std::uint64_t>(header.width) * header.height;
        const auto head = readBmpHead(file);
        if (!head) return broken("not a BMP inside");
        if (!head->runs() && pixels * head->bits / 8 > file.size()) return broken("cut off in its data");
        TRY(inProportion(pixels, bytes.size()));
        Decoded decoded;
        TRY_ASSIGN(decoded.lease, leaseFor(pixels * 3, pixels, context));
        decoded.fullSize = cv::Size(static_cast<int>(header.width), static_cast<int>(header.height));
        decoded.pixels = cv::Mat(decoded.fullSize, CV_8UC3, cv::Scalar(head->palette[0]));
        const bool whole = head->runs() ? BmpRuns(*head, file.from(head->dataAt), decoded.pixels).unpack()
                                        : unpackRows(*head, file, decoded.pixels);
        if (!whole) return broken("cut off in its data");
        decoded.turn = context.turn;
        return decoded;
    });
}

} // namespace albumen

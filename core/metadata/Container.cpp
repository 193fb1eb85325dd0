#include "metadata/Container.h"

#include <array>

namespace albumen {
namespace {

using namespace std::string_view_literals;

constexpr auto pngSignature = "\x89PNG\r\n\x1a\n"sv;
// ISO/IEC 18181-2: the signature box. A codestream may also come without boxes.
constexpr auto jxlSignature = "\0\0\0\x0CJXL \r\n\x87\n"sv, jxlCodestream = "\xFF\x0A"sv;

// ISO/IEC 23008-12 and 14496-12: brands of still pictures; "crx " is Canon's CR3. All others are of films.
Container isoKind(Bytes file)
{
    const std::uint64_t end = std::min<std::uint64_t>(file.u32(0, Endian::big), 256);
    bool heif = false, avif = false;
    for (std::uint64_t at = 8; at + 4 <= end; at += 4) {
        if (at == 12) continue; // the minor version
        const std::string_view brand = file.text(at, 4);
        if (brand == "crx ") return Container::rawOther;
        avif = avif || brand == "avif" || brand == "avis";
        for (const auto known : {"heic"sv, "heix"sv, "heim"sv, "heis"sv, "hevc"sv, "hevx"sv, "mif1"sv, "msf1"sv})
            heif = heif || brand == known;
    }
    if (avif) return Container::avif;
    return heif ? Container::heif : Container::film;
}

// QuickTime before it had brands; packets of MPEG-TS, bare or with a clock before each.
bool isOtherFilm(Bytes file)
{
    for (const auto box : {"moov"sv, "mdat"sv, "wide"sv, "pnot"sv, "free"sv, "skip"sv})
        if (file.says(4, box)) return true;
    const auto packets = [&](std::uint64_t first, std::uint64_t each) {
        return file.u8(first) == 0x47 && file.u8(first + each) == 0x47 && file.u8(first + 2 * each) == 0x47;
    };
    if (packets(0, 188) || packets(4, 192)) return true;
    return file.says(0, "\x1A\x45\xDF\xA3"sv) || (file.says(0, "RIFF") && file.says(8, "AVI "));
}

bool isBmp(Bytes file)
{
    if (!file.says(0, "BM") || !file.has(0, 26)) return false;
    const std::uint32_t header = file.u32(14, Endian::little);
    return header == 12 || (header >= 40 && header <= 124);
}

bool isOtherRaw(Bytes file)
{
    constexpr std::array starts = {"FUJIFILMCCD-RAW"sv, "IIRO"sv, "IIRS"sv, "MMOR"sv, "IIU\0"sv, "\0MRM"sv, "FOVb"sv};
    for (const auto start : starts)
        if (file.says(0, start)) return true;
    return file.says(6, "HEAPCCDR");
}

} // namespace

Container containerOf(Bytes file)
{
    if (file.says(0, "\xFF\xD8\xFF"sv)) return Container::jpeg;
    if (file.says(0, pngSignature)) return Container::png;
    if (file.says(0, "RIFF") && file.says(8, "WEBP")) return Container::webp;
    if (file.says(0, "II*\0"sv) || file.says(0, "MM\0*"sv)) return Container::tiff;
    if (file.says(0, "II+\0"sv) || file.says(0, "MM\0+"sv)) return Container::bigTiff;
    if (file.says(0, "GIF87a") || file.says(0, "GIF89a")) return Container::gif;
    if (file.says(4, "ftyp")) return isoKind(file);
    if (file.says(0, jxlSignature) || file.says(0, jxlCodestream)) return Container::jxl;
    if (isOtherRaw(file)) return Container::rawOther;
    if (isOtherFilm(file)) return Container::film;
    return isBmp(file) ? Container::bmp : Container::unknown;
}

// The end of entropy-coded data: the first marker that is neither a stuffed zero nor a restart.
std::uint64_t JpegSegments::scanEnd(std::uint64_t at) const
{
    const auto bytes = file_.span();
    while (at < bytes.size()) {
        const void* const found = std::memchr(bytes.data() + at, 0xFF, bytes.size() - at);
        if (!found) return bytes.size();
        at = static_cast<std::uint64_t>(static_cast<const std::byte*>(found) - bytes.data());
        const std::uint8_t second = file_.u8(at + 1);
        if (second != 0 && second != 0xFF && (second < 0xD0 || second > 0xD7)) return at;
        at += second == 0xFF ? 1 : 2;
    }
    return bytes.size();
}

std::optional<FilePart> JpegSegments::next()
{
    if (complete_ || file_.u8(at_) != 0xFF) return std::nullopt;
    while (file_.u8(at_ + 1) == 0xFF) ++at_; // fill bytes
    if (!file_.has(at_, 2)) return std::nullopt;
    const std::uint8_t marker = file_.u8(at_ + 1);
    at_ += 2;
    complete_ = marker == 0xD9;
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD9)) return FilePart{marker, {}};
    const std::uint64_t length = file_.u16(at_, Endian::big);
    if (marker == 0 || length < 2 || !file_.has(at_, length)) return std::nullopt;
    const std::uint64_t from = at_ + 2;
    at_ += length;
    if (marker == 0xDA) at_ = scanEnd(at_);
    return FilePart{marker, file_.part(from, at_ - from)};
}

std::optional<FilePart> PngChunks::next()
{
    if (complete_ || !file_.has(at_, 12)) return std::nullopt;
    const std::uint64_t length = file_.u32(at_, Endian::big);
    if (!file_.has(at_, length + 12)) return std::nullopt;
    const FilePart part{file_.u32(at_ + 4, Endian::big), file_.part(at_ + 8, length)};
    at_ += length + 12;
    complete_ = part.kind == fourLetters("IEND");
    return part;
}

Bytes webpBody(Bytes file)
{
    const std::uint64_t declared = file.u32(4, Endian::little);
    if (declared < 4 || !file.has(8, declared)) return {};
    return file.part(12, declared - 4);
}

std::optional<FilePart> RiffChunks::next()
{
    if (!body_.has(at_, 8)) {
        complete_ = at_ >= body_.size() && at_ > 0;
        return std::nullopt;
    }
    const std::uint64_t length = body_.u32(at_ + 4, Endian::little);
    if (!body_.has(at_ + 8, length)) return std::nullopt;
    const FilePart part{body_.u32(at_, Endian::big), body_.part(at_ + 8, length)};
    at_ += 8 + length + length % 2;
    return part;
}

// GIF89a: header and screen are 13 bytes, then colours where the flags say so.
GifBlocks::GifBlocks(Bytes file) : file_(file), at_(13 + tableBytes(10))
{
}

std::uint64_t GifBlocks::tableBytes(std::uint64_t flagsAt) const
{
    const std::uint8_t flags = file_.u8(flagsAt);
    return flags & 0x80U ? std::uint64_t{3} << ((flags & 7U) + 1) : 0;
}

void GifBlocks::goTo(std::uint64_t at)
{
    at_ = at;
    begun_.reset();
}

std::optional<std::uint64_t> GifBlocks::next()
{
    if (begun_) {
        const bool picture = file_.u8(at_) == 0x2C;
        at_ += picture ? 11 + tableBytes(at_ + 9) : 2;
        while (file_.u8(at_) != 0) at_ += 1 + std::uint64_t{file_.u8(at_)};
        ++at_;
    }
    const std::uint8_t kind = file_.u8(at_);
    begun_ = kind == 0x21 || kind == 0x2C ? std::optional(at_) : std::nullopt;
    return begun_;
}

std::optional<FilePart> Boxes::next()
{
    if (!body_.has(at_, 8)) return std::nullopt;
    std::uint64_t length = body_.u32(at_, Endian::big), head = 8;
    if (length == 1) {
        length = body_.u64(at_ + 8, Endian::big);
        head = 16;
    } else if (length == 0) {
        length = body_.size() - at_; // to the end
    }
    if (length < head || !body_.has(at_, length)) return std::nullopt;
    const FilePart part{body_.u32(at_ + 4, Endian::big), body_.part(at_ + head, length - head)};
    at_ += length;
    return part;
}

Bytes Boxes::find(Bytes body, std::uint32_t kind)
{
    Boxes boxes(body);
    while (const auto box = boxes.next())
        if (box->kind == kind) return box->body;
    return {};
}

} // namespace albumen

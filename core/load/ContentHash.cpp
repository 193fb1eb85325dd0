#include "load/ContentHash.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/Hash.h"
#include "load/ImageFormat.h"
#include "metadata/Container.h"
#include "metadata/HeifItems.h"
#include "metadata/JxlBoxes.h"
#include "metadata/TiffTags.h"

namespace albumen {
namespace {

constexpr int methodImageData = 1, methodWholeFile = 2;

/// What is hashed, with names and lengths between the pieces so that no two pictures give the same stream.
class PictureHasher
{
public:
    void add(Bytes bytes) { hasher_.add(bytes.span()); }
    void addNumber(std::uint64_t number)
    {
        std::array<std::byte, 8> bytes{};
        for (unsigned i = 0; i < 8; ++i) bytes[i] = static_cast<std::byte>(number >> (8 * i) & 0xFFU);
        hasher_.add(bytes);
    }
    void addPart(std::uint32_t kind, Bytes body)
    {
        addNumber(kind);
        addNumber(body.size());
        add(body);
    }
    ContentId finish(int method)
    {
        const Sha256 whole = hasher_.finish();
        ContentId id{.method = method};
        std::copy_n(whole.begin(), id.hash.size(), id.hash.begin());
        return id;
    }

private:
    Sha256Hasher hasher_;
};

bool isMetadata(std::uint32_t marker)
{
    constexpr std::uint32_t app0 = 0xE0, app14 = 0xEE, app15 = 0xEF, comment = 0xFE;
    return marker == comment || (marker >= app0 && marker <= app15 && marker != app14);
}

bool addJpeg(PictureHasher& hasher, Bytes file)
{
    JpegSegments segments(file);
    bool scan = false;
    while (const auto segment = segments.next()) {
        scan = scan || segment->kind == 0xDA;
        if (!isMetadata(segment->kind)) hasher.addPart(segment->kind, segment->body);
    }
    return scan && segments.complete();
}

bool addPng(PictureHasher& hasher, Bytes file)
{
    PngChunks chunks(file);
    bool data = false;
    while (const auto chunk = chunks.next()) {
        if (chunk->kind == fourLetters("IDAT")) {
            hasher.add(chunk->body); // one stream, however it is cut
            data = true;
        } else if (chunk->kind == fourLetters("IHDR") || chunk->kind == fourLetters("PLTE") ||
                   chunk->kind == fourLetters("tRNS")) {
            hasher.addPart(chunk->kind, chunk->body);
        }
    }
    return data && chunks.complete();
}

bool addWebp(PictureHasher& hasher, Bytes file)
{
    RiffChunks chunks(webpBody(file));
    bool data = false;
    while (const auto chunk = chunks.next()) {
        const bool picture = chunk->kind == fourLetters("VP8 ") || chunk->kind == fourLetters("VP8L") ||
                             chunk->kind == fourLetters("ANMF");
        data = data || picture;
        if (picture || chunk->kind == fourLetters("ALPH") || chunk->kind == fourLetters("ANIM"))
            hasher.addPart(chunk->kind, chunk->body);
    }
    return data && chunks.complete();
}

// TIFF 6.0: where the data lies, and what says how it is to be read (sizes, bits, compression, colours, tables).
struct DataTags {
    std::uint16_t offsets, lengths;
};
constexpr std::array<DataTags, 2> dataTags = {{{273, 279}, {324, 325}}}; // strips, tiles
constexpr std::array<std::uint16_t, 18> readingTags = {256, 257, 258, 259, 262, 266, 277, 278, 284,
                                                       317, 320, 322, 323, 338, 339, 347, 530, 532};

// `left`: bytes that may still be hashed; values and strips that overlap until they exceed the file are no picture.
bool addDirectory(PictureHasher& hasher, const TiffTags& tags, const TiffTags::Directory& directory,
                  std::uint64_t& left)
{
    for (const std::uint16_t tag : readingTags) {
        const auto* const entry = TiffTags::find(directory, tag);
        if (!entry) continue;
        const std::uint64_t bytes = tags.values(*entry).size();
        if (bytes > left) return false;
        left -= bytes;
        for (std::uint32_t i = 0; i < entry->count; ++i) hasher.addNumber(tags.number(*entry, i));
    }
    bool data = false;
    for (const DataTags& kind : dataTags) {
        const auto* const offsets = TiffTags::find(directory, kind.offsets);
        const auto* const lengths = TiffTags::find(directory, kind.lengths);
        if (!offsets || !lengths || offsets->count != lengths->count) continue;
        for (std::uint32_t i = 0; i < offsets->count; ++i) {
            const std::uint64_t at = tags.number(*offsets, i), length = tags.number(*lengths, i);
            if (!tags.file().has(at, length) || length > left) return false;
            left -= length;
            hasher.addPart(kind.offsets, tags.file().part(at, length));
        }
        data = true;
    }
    return data;
}

bool addTiff(PictureHasher& hasher, Bytes file)
{
    const auto tags = TiffTags::open(file);
    if (!tags || !tags->complete() || tags->directories().empty()) return false;
    std::uint64_t left = file.size();
    for (const auto& directory : tags->directories())
        if (!addDirectory(hasher, *tags, directory, left)) return false;
    return true;
}

bool addHeif(PictureHasher& hasher, Bytes file)
{
    const auto picture = HeifItems::picture(file);
    if (!picture || picture->empty()) return false;
    std::uint64_t left = file.size();
    for (const Bytes& piece : *picture) {
        if (piece.size() > left) return false;
        left -= piece.size();
        hasher.addPart(fourLetters("item"), piece);
    }
    return left < file.size();
}

bool addJxl(PictureHasher& hasher, Bytes file)
{
    const auto picture = JxlBoxes::picture(file);
    if (!picture) return false;
    for (const Bytes& piece : *picture) hasher.add(piece); // one stream, however it is cut
    return true;
}

bool addPicture(PictureHasher& hasher, Bytes file)
{
    switch (formatOf(file.span())) {
    case ImageFormat::jpeg: return addJpeg(hasher, file);
    case ImageFormat::png: return addPng(hasher, file);
    case ImageFormat::webp: return addWebp(hasher, file);
    case ImageFormat::tiff: return addTiff(hasher, file);
    case ImageFormat::heif:
    case ImageFormat::avif: return addHeif(hasher, file);
    case ImageFormat::jxl: return addJxl(hasher, file);
    default: return false;
    }
}

} // namespace

ContentId seenAs(const ContentId& data, Orientation orientation)
{
    if (data.method != methodImageData || orientation == Orientation::upright) return data;
    PictureHasher both;
    both.add(Bytes(data.hash));
    both.addNumber(static_cast<std::uint64_t>(orientation));
    return both.finish(methodImageData);
}

Result<ContentId> ContentHash::identify(std::span<const std::byte> bytes) const
{
    if (bytes.empty()) return fail(Code::imageBroken, Stage::load, {}, "empty"); // it was read: it fails again
    PictureHasher picture;
    if (addPicture(picture, Bytes(bytes))) return picture.finish(methodImageData);
    PictureHasher whole;
    whole.add(Bytes(bytes));
    return whole.finish(methodWholeFile);
}

Result<ContentId> ContentHash::identifyFilm(ReadableFile& film, const JobControl& job) const
{
    PictureHasher whole;
    std::vector<std::byte> piece(1 << 20);
    for (std::uint64_t at = 0;;) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::read);
        TRY_ASSIGN(const std::size_t got, film.read(at, piece));
        whole.add(Bytes(std::span(piece).first(got)));
        at += got;
        if (got < piece.size()) return whole.finish(methodWholeFile);
    }
}

} // namespace albumen

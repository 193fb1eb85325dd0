#include "metadata/SaysReader.h"

#include <array>
#include <cstring>
#include <set>
#include <string>
#include <string_view>

#include <exiv2/exiv2.hpp>

#include "metadata/Container.h"
#include "metadata/ExifReader.h"
#include "metadata/PngText.h"
#include "metadata/XmpPacket.h"
#include "metadata/XmpText.h"
#include "metadata/XmpTree.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t app0 = 0xE0, app1 = 0xE1, app14 = 0xEE, app15 = 0xEF, comment = 0xFE;

// Where things lie, and which program wrote them when: another program's are no other things.
constexpr std::array ofPrograms = {"Exif.Image.ExifTag"sv,
                                   "Exif.Image.GPSTag"sv,
                                   "Exif.Photo.InteroperabilityTag"sv,
                                   "Exif.Image.ProcessingSoftware"sv,
                                   "Exif.Image.Software"sv,
                                   "Exif.Image.DateTime"sv,
                                   "Exif.Photo.ExifVersion"sv,
                                   "Exif.Photo.FlashpixVersion"sv,
                                   "Exif.Photo.ComponentsConfiguration"sv,
                                   "Exif.Image.YCbCrPositioning"sv,
                                   "Exif.Image.XMLPacket"sv,
                                   "Exif.MakerNote."sv,
                                   "Exif.Thumbnail."sv,
                                   "Exif.Iop."sv,
                                   "Xmp.xmp.ModifyDate"sv,
                                   "Xmp.xmp.MetadataDate"sv,
                                   "Xmp.xmp.CreatorTool"sv,
                                   "Xmp.xmpMM."sv};

bool isOfPrograms(std::string_view key)
{
    return std::any_of(ofPrograms.begin(), ofPrograms.end(),
                       [&](std::string_view one) { return one.ends_with('.') ? key.starts_with(one) : key == one; });
}

class Facts
{
public:
    void add(std::string_view key, std::span<const std::byte> value)
    {
        Xxh128Hasher hasher;
        hasher.add(std::as_bytes(std::span(key.data(), key.size())));
        hasher.add(std::array{std::byte{0}});
        hasher.add(value);
        const Xxh128 hash = hasher.finish();
        std::uint64_t fact = 0;
        std::memcpy(&fact, hash.data(), sizeof fact);
        facts_.insert(fact);
    }

    template <class Data> void addAll(const Data& data)
    {
        for (const auto& datum : data) {
            const std::string key = datum.key();
            if (isOfPrograms(key)) continue;
            const std::string value = datum.toString();
            add(key, std::as_bytes(std::span(value)));
        }
    }

    void addChunk(const FilePart& chunk)
    {
        const std::array<std::uint32_t, 1> kind = {chunk.kind};
        const auto bytes = std::as_bytes(std::span(kind));
        add({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, chunk.body.span());
    }

    std::vector<std::uint64_t> sorted() const { return {facts_.begin(), facts_.end()}; }

private:
    std::set<std::uint64_t> facts_;
};

bool isExifOrXmp(const FilePart& part)
{
    return part.kind == app1 &&
           (part.body.says(0, "Exif") || part.body.says(0, "http://ns.adobe.com/xap/1.0/")); // not its extension
}

/// Segments besides EXIF and XMP, and what lies behind the picture. False: they do not hold together.
bool addSegments(Bytes file, Facts& facts)
{
    JpegSegments segments(file);
    while (const auto part = segments.next()) {
        const bool says = (part->kind > app0 && part->kind <= app15 && part->kind != app14) || part->kind == comment;
        if (says && !isExifOrXmp(*part)) facts.add("segment", part->body.span());
    }
    if (!segments.complete()) return false;
    if (const Bytes behind = segments.behind(); behind.size() > 0) facts.add("behind", behind.span());
    return true;
}

bool addExif(Bytes file, Facts& facts)
{
    std::vector<std::byte> room;
    const Bytes block = exifBlockOf(file, room);
    if (block.size() == 0) return true;
    Exiv2::ExifData exif;
    Exiv2::ExifParser::decode(exif, reinterpret_cast<const Exiv2::byte*>(block.span().data()),
                              static_cast<std::uint32_t>(block.size()));
    facts.addAll(exif);
    return !exif.empty();
}

/// When the photo was taken as the library has it: where nothing else says it, by the file's last change.
void addTaken(Bytes file, Facts& facts)
{
    const ExifFacts said = ExifReader().read(file.span());
    if (!said.takenLocalS) return;
    const std::array<std::int64_t, 1> taken = {*said.takenLocalS};
    facts.add("taken", std::as_bytes(std::span(taken)));
}

bool addXmp(Bytes file, Facts& facts)
{
    for (const std::string& packet : xmpPacketsOf(file.span())) {
        const auto data = decodeXmp(packet);
        if (!data) return false;
        facts.addAll(*data);
    }
    return true;
}

bool isPictureOrOfPrograms(std::uint32_t pngChunk)
{
    return pngChunk == fourLetters("IHDR") || pngChunk == fourLetters("PLTE") || pngChunk == fourLetters("tRNS") ||
           pngChunk == fourLetters("IDAT") || pngChunk == fourLetters("IEND") || pngChunk == fourLetters("tIME");
}

/// Chunks besides EXIF and XMP, and what lies behind the picture. False: they do not hold together.
bool addPngChunks(Bytes file, Facts& facts)
{
    PngChunks chunks(file);
    while (const auto chunk = chunks.next())
        if (!isPictureOrOfPrograms(chunk->kind) && chunk->kind != fourLetters("eXIf") && !isPngXmp(*chunk))
            facts.addChunk(*chunk);
    if (!chunks.complete()) return false;
    if (const Bytes behind = chunks.behind(); behind.size() > 0) facts.add("behind", behind.span());
    return true;
}

/// VP8X says what kinds of chunks there are.
bool isPictureOrHead(std::uint32_t webpChunk)
{
    return webpChunk == fourLetters("VP8X") || webpChunk == fourLetters("VP8 ") || webpChunk == fourLetters("VP8L") ||
           webpChunk == fourLetters("ALPH") || webpChunk == fourLetters("ANIM") || webpChunk == fourLetters("ANMF");
}

/// As of a PNG.
bool addWebpChunks(Bytes file, Facts& facts)
{
    const Bytes body = webpBody(file);
    RiffChunks chunks(body);
    while (const auto chunk = chunks.next())
        if (!isPictureOrHead(chunk->kind) && chunk->kind != fourLetters("XMP ") && chunk->kind != fourLetters("EXIF"))
            facts.addChunk(*chunk);
    if (!chunks.complete()) return false;
    constexpr std::uint64_t head = 12;
    if (const Bytes behind = file.from(head + body.size()); behind.size() > 0) facts.add("behind", behind.span());
    return true;
}

bool addParts(Bytes file, Facts& facts)
{
    switch (containerOf(file)) {
    case Container::jpeg: return addSegments(file, facts);
    case Container::png: return addPngChunks(file, facts);
    case Container::webp: return addWebpChunks(file, facts);
    default: return false;
    }
}

bool addAll(Bytes file, Facts& facts)
{
    try {
        ExifReader::initialise();
        addTaken(file, facts);
        return addParts(file, facts) && addExif(file, facts) && addXmp(file, facts);
    } catch (const std::exception&) {
        return false; // what cannot be read in parts is compared as a whole
    }
}

bool addSidecar(std::span<const std::byte> file, Facts& facts)
{
    try {
        ExifReader::initialise();
        const auto data = decodeXmp(xmpText(std::string(reinterpret_cast<const char*>(file.data()), file.size())));
        if (!data || data->empty()) return false;
        facts.addAll(*data);
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

Xxh128 hashOf(std::span<const std::byte> file)
{
    Xxh128Hasher hasher;
    hasher.add(file);
    return hasher.finish();
}

} // namespace

FileSays saysOf(std::span<const std::byte> file)
{
    FileSays says = saysOfWhole(hashOf(file));
    Facts facts;
    if (addAll(Bytes(file), facts)) says.facts = facts.sorted();
    return says;
}

FileSays saysOfSidecar(std::span<const std::byte> file)
{
    FileSays says = saysOfWhole(hashOf(file));
    Facts facts;
    if (addSidecar(file, facts)) says.facts = facts.sorted();
    return says;
}

FileSays saysOfWhole(const Xxh128& bytes)
{
    Facts facts;
    facts.add("file", bytes);
    return {.bytes = bytes, .facts = facts.sorted()};
}

} // namespace albumen

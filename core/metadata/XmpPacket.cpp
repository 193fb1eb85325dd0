#include "metadata/XmpPacket.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/Text.h"
#include "metadata/Container.h"
#include "metadata/HeifItems.h"
#include "metadata/TiffTags.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

/// XMP of photo editors is some 15 deep; the toolkit behind exiv2 calls itself once per level.
constexpr std::size_t maxDepth = 64;
constexpr std::size_t maxElements = 200'000; // and attributes
/// Properties beside each other, items of lists apart: the toolkit compares each with all before it. Photo editors
/// write some 400.
constexpr std::size_t maxBeside = 1000;
constexpr std::size_t maxNamespaces = 100; // photo editors declare some 30

std::string textOf(Bytes bytes)
{
    return std::string(bytes.text(0, bytes.size()));
}

// XMP part 3, 1.1.3.
std::string jpegXmp(Bytes file)
{
    constexpr auto head = "http://ns.adobe.com/xap/1.0/\0"sv;
    JpegSegments segments(file);
    while (const auto segment = segments.next()) {
        if (segment->kind == 0xDA) break; // the picture: metadata comes before it
        if (segment->kind == 0xE1 && segment->body.says(0, head)) return textOf(segment->body.from(head.size()));
    }
    return {};
}

// XMP part 3, 1.1.5: an iTXt chunk: keyword, 0, not compressed, method, language, 0, translated keyword, 0, text.
std::string pngXmp(Bytes file)
{
    constexpr auto head = "XML:com.adobe.xmp\0\0"sv;
    PngChunks chunks(file);
    while (const auto chunk = chunks.next()) {
        if (chunk->kind != fourLetters("iTXt") || !chunk->body.says(0, head)) continue;
        const std::string_view rest = chunk->body.text(head.size() + 1, chunk->body.size());
        const std::size_t language = rest.find('\0');
        const std::size_t keyword = language == rest.npos ? rest.npos : rest.find('\0', language + 1);
        if (keyword != rest.npos) return std::string(rest.substr(keyword + 1));
    }
    return {};
}

std::string webpXmp(Bytes file)
{
    RiffChunks chunks(webpBody(file));
    while (const auto chunk = chunks.next())
        if (chunk->kind == fourLetters("XMP ")) return textOf(chunk->body);
    return {};
}

std::string tiffXmp(Bytes file)
{
    constexpr std::uint16_t xmpTag = 700;
    const auto tags = TiffTags::open(file);
    if (!tags || tags->directories().empty()) return {};
    const TiffTags::Entry* const entry = TiffTags::find(tags->directories().front(), xmpTag);
    return entry ? textOf(tags->values(*entry)) : std::string();
}

std::string heifXmp(Bytes file)
{
    const std::vector<std::byte> item = HeifItems::xmp(file);
    return textOf(Bytes(item));
}

/// Walks the tags of an XML text without understanding them.
class TagWalk
{
public:
    explicit TagWalk(std::string_view text) : text_(text) {}

    /// False: too deep, too many, a declaration, or tags that do not fit.
    bool safe()
    {
        while (true) {
            at_ = text_.find('<', at_);
            if (at_ == text_.npos) return true;
            if (!step()) return false;
        }
    }

private:
    bool step()
    {
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<!--")) return skipPast("-->");
        if (rest.starts_with("<![CDATA[")) return skipPast("]]>");
        if (rest.starts_with("<?")) return skipPast("?>");
        if (rest.starts_with("<!")) return false;
        std::size_t attributes = 0;
        const std::size_t end = tagEnd(attributes);
        if (end == text_.npos) return false;
        const std::string_view tag = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        if (!tag.starts_with('/')) return opens(tag, attributes);
        return depth_-- > 0;
    }

    /// A property stands beside its element's others, also where each has an rdf:Description of its own.
    bool opens(std::string_view tag, std::size_t attributes)
    {
        const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/"));
        const bool description = name.ends_with(":Description");
        if (!description && !name.ends_with(":li")) ++beside_[depth_];
        if (!description) beside_[depth_ + 1] = beside_[depth_ + 2] = 0;
        beside_[depth_ + 1] += attributes;
        elements_ += 1 + attributes;
        for (std::size_t at = tag.find("xmlns"); at != tag.npos; at = tag.find("xmlns", at + 1)) ++namespaces_;
        const bool few = std::max(beside_[depth_], beside_[depth_ + 1]) <= maxBeside && elements_ <= maxElements &&
                         namespaces_ <= maxNamespaces;
        if (!tag.ends_with('/')) ++depth_;
        return few && depth_ <= maxDepth;
    }

    bool skipPast(std::string_view end)
    {
        const std::size_t found = text_.find(end, at_);
        at_ = found == text_.npos ? found : found + end.size();
        return at_ != text_.npos;
    }

    /// The '>' of this tag that stands in no quoted value; counts those.
    std::size_t tagEnd(std::size_t& quoted) const
    {
        std::size_t at = at_;
        while (true) {
            at = text_.find_first_of(">\"'", at);
            if (at == text_.npos || text_[at] == '>') return at;
            at = text_.find(text_[at], at + 1);
            if (at == text_.npos) return at;
            ++at;
            ++quoted;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0, elements_ = 0, namespaces_ = 0;
    std::size_t depth_ = 0;
    std::array<std::size_t, maxDepth + 3> beside_{}; ///< properties of the element that is open at each depth
};

} // namespace

std::string xmpPacketOf(std::span<const std::byte> photo)
{
    const Bytes file(photo);
    switch (containerOf(file)) {
    case Container::jpeg: return jpegXmp(file);
    case Container::png: return pngXmp(file);
    case Container::webp: return webpXmp(file);
    case Container::tiff: return tiffXmp(file);
    case Container::heif:
    case Container::avif: return heifXmp(file);
    default: return {};
    }
}

bool isSafeXmp(std::string_view packet)
{
    return packet.size() <= maxPacketBytes && packet.find('\0') == packet.npos && isUtf8(packet) &&
           TagWalk(packet).safe();
}

} // namespace albumen

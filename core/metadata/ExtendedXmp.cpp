#include "metadata/ExtendedXmp.h"

#include <algorithm>
#include <vector>

#include "metadata/Container.h"
#include "metadata/XmpPacket.h"
#include "metadata/XmpTree.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t nameBytes = 32; // an MD5 in hexadecimal digits

/// Whatever the prefix is: exiv2 does not know the namespace, and takes what it met first.
std::string extensionIn(std::string_view packet)
{
    if (const auto data = decodeXmp(packet))
        for (const Exiv2::Xmpdatum& datum : *data)
            if (datum.tagName() == "HasExtendedXMP") return datum.toString();
    return {};
}

/// What a segment says: the length of the whole, where its text stands in it.
struct Piece {
    std::uint64_t whole = 0, offset = 0;
    std::string_view text;
};

std::vector<Piece> piecesOf(Bytes file, std::string_view name)
{
    constexpr auto head = "http://ns.adobe.com/xmp/extension/\0"sv;
    std::vector<Piece> pieces;
    JpegSegments segments(file);
    while (const auto segment = segments.next()) {
        if (segment->kind == 0xDA) break; // the picture: metadata comes before it
        if (segment->kind != 0xE1 || !segment->body.says(0, head) || !segment->body.says(head.size(), name)) continue;
        const Bytes rest = segment->body.from(head.size() + nameBytes);
        if (!rest.has(0, 8)) continue;
        pieces.push_back({rest.u32(0, Endian::big), rest.u32(4, Endian::big), rest.text(8, rest.size())});
    }
    return pieces;
}

/// Empty where the pieces are not one text.
std::string joined(std::vector<Piece> pieces)
{
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.offset < b.offset; });
    std::string text;
    for (const Piece& piece : pieces) {
        if (piece.whole != pieces.front().whole || piece.whole > maxPacketBytes || piece.offset != text.size())
            return {};
        text += piece.text;
    }
    return !pieces.empty() && text.size() == pieces.front().whole ? text : std::string();
}

} // namespace

bool namesExtension(std::string_view packet)
{
    return packet.find("HasExtendedXMP") != packet.npos;
}

std::string extendedXmpOf(std::span<const std::byte> jpeg, std::string_view packet)
{
    const Bytes file(jpeg);
    if (containerOf(file) != Container::jpeg || !namesExtension(packet)) return {};
    const std::string name = extensionIn(packet);
    return name.size() == nameBytes ? joined(piecesOf(file, name)) : std::string();
}

} // namespace albumen

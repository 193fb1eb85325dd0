#include "metadata/HeifItems.h"

#include <algorithm>
#include <map>
#include <set>

#include "metadata/Container.h"
#include "metadata/XmpPacket.h"
#include "photo/Turn.h"

namespace albumen {
namespace {

struct Meta {
    Bytes file;
    Bytes body; ///< of the meta box, after its version and flags
    Bytes idat; ///< the data inside the meta box
    std::map<std::uint32_t, ItemBytes> items;
};

// iloc: offsets and lengths of 0, 4 or 8 bytes, as its first bytes say; construction 0 = file, 1 = idat.
struct LocationSizes {
    unsigned offset, length, base, index;
    bool good() const
    {
        const auto fits = [](unsigned bytes) { return bytes == 0 || bytes == 4 || bytes == 8; };
        return fits(offset) && fits(length) && fits(base) && fits(index);
    }
};

std::optional<ItemBytes> readExtents(const Meta& meta, Bytes iloc, std::uint64_t& at, LocationSizes sizes,
                                     unsigned method, std::size_t& extentsLeft)
{
    const std::uint64_t base = iloc.number(at, sizes.base, big);
    at += sizes.base;
    const std::size_t count = iloc.u16(at, big);
    at += 2;
    if (count > extentsLeft) return std::nullopt;
    extentsLeft -= count;
    const Bytes source = method == 1 ? meta.idat : meta.file;
    ItemBytes extents;
    bool good = method <= 1;
    for (std::size_t i = 0; i < count; ++i) {
        at += sizes.index;
        const std::uint64_t offset = iloc.number(at, sizes.offset, big);
        at += sizes.offset;
        std::uint64_t length = iloc.number(at, sizes.length, big);
        at += sizes.length;
        if (base > source.size() || offset > source.size()) good = false;
        if (good && length == 0 && count == 1) length = source.size() - std::min(source.size(), base + offset);
        if (good && source.has(base + offset, length))
            extents.push_back(source.part(base + offset, length));
        else
            good = false;
    }
    return good ? std::optional(std::move(extents)) : ItemBytes{};
}

bool readLocations(Meta& meta)
{
    const Bytes iloc = Boxes::find(meta.body, fourLetters("iloc"));
    const unsigned version = iloc.u8(0);
    const unsigned first = iloc.u8(4), second = iloc.u8(5);
    const LocationSizes sizes{first >> 4U, first & 15U, second >> 4U, version > 0 ? second & 15U : 0U};
    if (version > 2 || !sizes.good()) return false;
    const unsigned idBytes = version < 2 ? 2 : 4;
    const std::uint64_t count = iloc.number(6, idBytes, big);
    std::uint64_t at = 6 + idBytes;
    std::size_t extentsLeft = HeifItems::maxExtents;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (!iloc.has(at, idBytes + 4)) return false;
        const auto id = static_cast<std::uint32_t>(iloc.number(at, idBytes, big));
        at += idBytes;
        const unsigned method = version > 0 ? iloc.u16(at, big) & 15U : 0U;
        at += (version > 0 ? 2 : 0) + 2; // the data reference
        auto extents = readExtents(meta, iloc, at, sizes, method, extentsLeft);
        if (!extents) return false;
        if (!extents->empty()) meta.items.emplace(id, std::move(*extents));
    }
    return true;
}

std::optional<Meta> readMeta(Bytes file)
{
    Meta meta;
    meta.file = file;
    meta.body = Boxes::find(file, fourLetters("meta")).from(4);
    meta.idat = Boxes::find(meta.body, fourLetters("idat"));
    if (meta.body.size() == 0 || !readLocations(meta)) return std::nullopt;
    return meta;
}

// iref: the items that `from` is put together from ("dimg"), in order.
std::vector<std::uint32_t> sourcesOf(const Meta& meta, std::uint32_t from)
{
    const Bytes iref = Boxes::find(meta.body, fourLetters("iref"));
    const unsigned idBytes = iref.u8(0) == 0 ? 2 : 4;
    std::vector<std::uint32_t> sources;
    Boxes references(iref.from(4));
    while (const auto reference = references.next()) {
        if (reference->kind != fourLetters("dimg") || reference->body.number(0, idBytes, big) != from) continue;
        const std::uint64_t count = reference->body.u16(idBytes, big);
        for (std::uint64_t i = 0; i < count; ++i)
            sources.push_back(
                static_cast<std::uint32_t>(reference->body.number(idBytes + 2 + i * idBytes, idBytes, big)));
    }
    return sources;
}

std::vector<std::uint32_t> itemsOfType(const Meta& meta, std::uint32_t type)
{
    const Bytes iinf = Boxes::find(meta.body, fourLetters("iinf"));
    std::vector<std::uint32_t> items;
    Boxes entries(iinf.from(iinf.u8(0) == 0 ? 6 : 8));
    while (const auto entry = entries.next()) {
        if (entry->kind != fourLetters("infe") || entry->body.u8(0) < 2) continue;
        const unsigned idBytes = entry->body.u8(0) == 2 ? 2 : 4;
        if (entry->body.u32(4 + idBytes + 2, big) == type)
            items.push_back(static_cast<std::uint32_t>(entry->body.number(4, idBytes, big)));
    }
    return items;
}

/// An item in one piece. Empty: there is none, or it is larger than `most`.
std::vector<std::byte> wholeItem(const Meta& meta, std::uint32_t id, std::uint64_t most)
{
    const auto item = meta.items.find(id);
    if (item == meta.items.end()) return {};
    std::vector<std::byte> whole;
    for (const Bytes& piece : item->second) {
        if (whole.size() + piece.size() > most) return {};
        whole.insert(whole.end(), piece.span().begin(), piece.span().end());
    }
    return whole;
}

std::uint32_t primaryItem(const Meta& meta)
{
    const Bytes pitm = Boxes::find(meta.body, fourLetters("pitm"));
    return static_cast<std::uint32_t>(pitm.number(4, pitm.u8(0) == 0 ? 2 : 4, big));
}

/// The numbers of an item's properties in ipco, from 1, in the order in which they are applied. ISO/IEC 23008-12, 9.3.
std::vector<std::uint64_t> propertiesOf(Bytes ipma, std::uint32_t item)
{
    const unsigned idBytes = ipma.u8(0) < 1 ? 2 : 4, numberBytes = (ipma.u8(3) & 1U) != 0 ? 2 : 1;
    const std::uint64_t count = ipma.u32(4, big), numberMask = numberBytes == 2 ? 0x7FFF : 0x7F;
    std::uint64_t at = 8;
    for (std::uint64_t i = 0; i < count && ipma.has(at, idBytes + 1); ++i) {
        const bool wanted = ipma.number(at, idBytes, big) == item;
        const unsigned some = ipma.u8(at + idBytes);
        at += idBytes + 1;
        std::vector<std::uint64_t> numbers;
        for (unsigned k = 0; k < some; ++k, at += numberBytes)
            numbers.push_back(ipma.number(at, numberBytes, big) & numberMask);
        if (wanted) return numbers;
    }
    return {};
}

/// Sums of declared pixels over what items are made of.
class DecodeCost
{
public:
    DecodeCost(Bytes meta, std::uint64_t most) : most_(most)
    {
        readSources(Boxes::find(meta, fourLetters("iref")));
        const Bytes iprp = Boxes::find(meta, fourLetters("iprp"));
        Boxes boxes(Boxes::find(iprp, fourLetters("ipco")));
        while (const auto box = boxes.next())
            properties_.push_back(
                box->kind == fourLetters("ispe") ? std::uint64_t{box->body.u32(4, big)} * box->body.u32(8, big) : 0);
        readSizes(Boxes::find(iprp, fourLetters("ipma")));
    }

    std::uint64_t of(std::uint32_t item, int depth = 0)
    {
        constexpr int mostDepth = 8;                                 // programs write a grid below an overlay
        const auto [known, fresh] = costs_.try_emplace(item, most_); // stays so for what is made of itself
        if (!fresh || depth > mostDepth) return known->second;
        std::uint64_t sum = std::min(most_, pixels_[item]);
        const auto [first, last] = sources_.equal_range(item);
        for (auto at = first; at != last; ++at) sum = std::min(most_, sum + of(at->second, depth + 1));
        return costs_[item] = sum;
    }

private:
    void readSources(Bytes iref)
    {
        const unsigned idBytes = iref.u8(0) == 0 ? 2 : 4;
        Boxes references(iref.from(4));
        while (const auto reference = references.next()) {
            if (reference->kind != fourLetters("dimg")) continue;
            const auto from = static_cast<std::uint32_t>(reference->body.number(0, idBytes, big));
            const std::uint64_t count = reference->body.u16(idBytes, big);
            for (std::uint64_t i = 0; i < count && sources_.size() < HeifItems::maxExtents; ++i)
                sources_.emplace(
                    from, static_cast<std::uint32_t>(reference->body.number(idBytes + 2 + i * idBytes, idBytes, big)));
        }
    }

    void readSizes(Bytes ipma)
    {
        const unsigned idBytes = ipma.u8(0) < 1 ? 2 : 4, numberBytes = (ipma.u8(3) & 1U) != 0 ? 2 : 1;
        const std::uint64_t count = ipma.u32(4, big), numberMask = numberBytes == 2 ? 0x7FFF : 0x7F;
        std::uint64_t at = 8;
        for (std::uint64_t i = 0; i < count && ipma.has(at, idBytes + 1); ++i) {
            const auto item = static_cast<std::uint32_t>(ipma.number(at, idBytes, big));
            const unsigned some = ipma.u8(at + idBytes);
            at += idBytes + 1;
            for (unsigned k = 0; k < some; ++k, at += numberBytes) {
                const std::uint64_t number = ipma.number(at, numberBytes, big) & numberMask;
                if (number > 0 && number <= properties_.size())
                    pixels_[item] = std::max(pixels_[item], properties_[number - 1]);
            }
        }
    }

    const std::uint64_t most_;
    std::vector<std::uint64_t> properties_; ///< pixels, of those that say a size
    std::map<std::uint32_t, std::uint64_t> pixels_, costs_;
    std::multimap<std::uint32_t, std::uint32_t> sources_;
};

/// What irot (quarters against the clock) and imir (0: the upper side becomes the lower) do.
Orientation turnOf(const FilePart& property)
{
    constexpr Orientation quarters[] = {Orientation::upright, Orientation::rotated270, Orientation::rotated180,
                                        Orientation::rotated90};
    if (property.kind == fourLetters("irot")) return quarters[property.body.u8(0) & 3U];
    if (property.kind == fourLetters("imir"))
        return (property.body.u8(0) & 1U) == 0 ? Orientation::flipped : Orientation::mirrored;
    return Orientation::upright;
}

} // namespace

std::optional<ItemBytes> HeifItems::picture(Bytes file)
{
    const auto meta = readMeta(file);
    if (!meta) return std::nullopt;
    std::vector<std::uint32_t> wanted = {primaryItem(*meta)};
    std::set<std::uint32_t> seen;
    ItemBytes pieces;
    for (std::size_t i = 0; i < wanted.size() && i < maxExtents; ++i) {
        if (!seen.insert(wanted[i]).second) continue;
        const auto item = meta->items.find(wanted[i]);
        if (item == meta->items.end()) return std::nullopt;
        pieces.insert(pieces.end(), item->second.begin(), item->second.end());
        if (i > 0) continue; // one level: grids are not made of grids
        const auto sources = sourcesOf(*meta, wanted[i]);
        wanted.insert(wanted.end(), sources.begin(), sources.end());
    }
    return pieces;
}

std::uint64_t HeifItems::pixelsToDecode(Bytes file, std::uint64_t most)
{
    const Bytes meta = Boxes::find(file, fourLetters("meta")).from(4);
    const Bytes pitm = Boxes::find(meta, fourLetters("pitm"));
    return DecodeCost(meta, most).of(static_cast<std::uint32_t>(pitm.number(4, pitm.u8(0) == 0 ? 2 : 4, big)));
}

std::vector<std::byte> HeifItems::exif(Bytes file)
{
    const auto meta = readMeta(file);
    const auto items = meta ? itemsOfType(*meta, fourLetters("Exif")) : std::vector<std::uint32_t>();
    if (items.empty()) return {};
    std::vector<std::byte> block = wholeItem(*meta, items.front(), maxExifBytes);
    const std::uint64_t start = 4ULL + Bytes(block).u32(0, big); // the first four bytes say how far in the block begins
    if (start >= block.size()) return {};
    block.erase(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(start));
    return block;
}

std::vector<std::vector<std::byte>> HeifItems::xmp(Bytes file)
{
    std::vector<std::vector<std::byte>> packets;
    const auto meta = readMeta(file);
    if (!meta) return packets;
    for (const std::uint32_t id : itemsOfType(*meta, fourLetters("mime"))) {
        if (packets.size() >= maxPackets) break;
        auto packet = wholeItem(*meta, id, maxPacketBytes);
        if (!packet.empty()) packets.push_back(std::move(packet));
    }
    return packets;
}

Orientation HeifItems::turn(Bytes file)
{
    const Bytes meta = Boxes::find(file, fourLetters("meta")).from(4);
    const Bytes iprp = Boxes::find(meta, fourLetters("iprp"));
    const Bytes pitm = Boxes::find(meta, fourLetters("pitm"));
    const auto primary = static_cast<std::uint32_t>(pitm.number(4, pitm.u8(0) == 0 ? 2 : 4, big));
    std::vector<FilePart> properties;
    Boxes boxes(Boxes::find(iprp, fourLetters("ipco")));
    while (const auto box = boxes.next()) properties.push_back(*box);
    Orientation turn = Orientation::upright;
    for (const std::uint64_t number : propertiesOf(Boxes::find(iprp, fourLetters("ipma")), primary))
        if (number > 0 && number <= properties.size()) turn = afterwards(turn, turnOf(properties[number - 1]));
    return turn;
}

} // namespace albumen

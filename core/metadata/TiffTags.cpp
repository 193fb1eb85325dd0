#include "metadata/TiffTags.h"

#include <array>
#include <set>

namespace albumen {
namespace {

// TIFF 6.0, section 2: bytes of the types BYTE ASCII SHORT LONG RATIONAL SBYTE UNDEFINED SSHORT SLONG SRATIONAL FLOAT
// DOUBLE IFD.
constexpr std::array<std::uint8_t, 14> typeBytes = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

std::uint64_t bytesOf(std::uint16_t type)
{
    return type < typeBytes.size() ? typeBytes[type] : 0;
}

} // namespace

std::optional<TiffTags> TiffTags::open(Bytes file)
{
    using namespace std::string_view_literals;
    const bool little = file.says(0, "II*\0"sv);
    if (!little && !file.says(0, "MM\0*"sv)) return std::nullopt;
    TiffTags tags(file, little ? Endian::little : Endian::big);
    tags.readChain();
    return tags;
}

void TiffTags::readChain()
{
    std::set<std::uint64_t> seen;
    std::uint64_t at = file_.u32(4, endian_);
    while (at != 0 && directories_.size() < maxDirectories) {
        if (!seen.insert(at).second || !file_.has(at, 2)) {
            complete_ = false;
            return;
        }
        const std::uint64_t count = file_.u16(at, endian_);
        if (count > entriesLeft_) {
            complete_ = false;
            return;
        }
        entriesLeft_ -= count;
        directories_.push_back(readDirectory(at));
        at = file_.u32(at + 2 + count * 12, endian_);
    }
    complete_ = complete_ && at == 0;
}

TiffTags::Directory TiffTags::readDirectory(std::uint64_t at)
{
    Directory directory;
    const std::uint64_t count = file_.u16(at, endian_);
    if (!file_.has(at + 2, count * 12)) complete_ = false;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t from = at + 2 + i * 12;
        if (!file_.has(from, 12)) break;
        Entry entry{file_.u16(from, endian_), file_.u16(from + 2, endian_), file_.u32(from + 4, endian_), from + 8};
        const std::uint64_t bytes = bytesOf(entry.type) * entry.count;
        if (bytes > 4) entry.at = file_.u32(from + 8, endian_);
        if (bytes > 0 && file_.has(entry.at, bytes))
            directory.push_back(entry);
        else if (bytes > 0)
            complete_ = false;
    }
    return directory;
}

const TiffTags::Entry* TiffTags::find(const Directory& directory, std::uint16_t tag)
{
    for (const Entry& entry : directory)
        if (entry.tag == tag) return &entry;
    return nullptr;
}

std::uint64_t TiffTags::number(const Entry& entry, std::uint32_t index) const
{
    if (index >= entry.count) return 0;
    switch (entry.type) {
    case 1: return file_.u8(entry.at + index);
    case 3: return file_.u16(entry.at + index * 2ULL, endian_);
    case 4:
    case 13: return file_.u32(entry.at + index * 4ULL, endian_);
    default: return 0;
    }
}

std::uint64_t TiffTags::number(const Directory& directory, std::uint16_t tag, std::uint64_t otherwise) const
{
    const Entry* const entry = find(directory, tag);
    return entry ? number(*entry) : otherwise;
}

Bytes TiffTags::values(const Entry& entry) const
{
    return file_.part(entry.at, bytesOf(entry.type) * entry.count);
}

} // namespace albumen

#include "place/TranslatedNames.h"

#include <algorithm>
#include <charconv>

#include "base/Text.h"

namespace albumen {
namespace {

constexpr std::uint64_t mostCatalogueBytes = 64'000'000;
constexpr std::uint32_t magic = 0x950412de, magicTurned = 0xde120495; // as the GNU gettext manual has them
constexpr std::size_t headBytes = 20, entryBytes = 8;

std::uint32_t wordAt(std::span<const std::byte> bytes, std::size_t at, bool turned)
{
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < sizeof word; ++i) {
        const std::size_t shift = turned ? 3 - i : i;
        word |= std::to_integer<std::uint32_t>(bytes[at + i]) << (8 * shift);
    }
    return word;
}

/// One of the two tables: where each text lies.
struct Table {
    std::span<const std::byte> file;
    std::size_t at = 0;
    bool turned = false;

    bool holds(std::uint32_t entries) const { return at <= file.size() && entries <= (file.size() - at) / entryBytes; }
    /// None: it lies outside the file.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> placeOf(std::uint32_t entry) const
    {
        const std::size_t here = at + std::size_t{entry} * entryBytes;
        const std::uint32_t length = wordAt(file, here, turned), from = wordAt(file, here + 4, turned);
        if (from > file.size() || length > file.size() - from) return std::nullopt;
        return std::pair(from, length);
    }
};

std::string_view textAt(std::span<const std::byte> file, std::uint32_t at, std::uint32_t length)
{
    return {reinterpret_cast<const char*>(file.data()) + at, length};
}

} // namespace

std::string_view TranslatedNames::textOf(const Name& name) const
{
    return textAt(file_, name.at, name.length);
}

Result<TranslatedNames> TranslatedNames::read(Files& files, const Path& file)
{
    const auto foreign = [&](const char* why) { return fail(Code::foreignFile, Stage::none, file, why); };
    TranslatedNames made;
    TRY_ASSIGN(made.file_, readWhole(files, file, mostCatalogueBytes));
    const std::span<const std::byte> bytes = made.file_;
    if (bytes.size() < headBytes) return foreign("it is too short");
    const std::uint32_t first = wordAt(bytes, 0, false);
    if (first != magic && first != magicTurned) return foreign("it is no catalogue of gettext");
    const bool turned = first == magicTurned;
    const std::uint32_t entries = wordAt(bytes, 8, turned);
    const Table ids{bytes, wordAt(bytes, 12, turned), turned}, names{bytes, wordAt(bytes, 16, turned), turned};
    if (!ids.holds(entries) || !names.holds(entries)) return foreign("its tables lie outside the file");
    for (std::uint32_t entry = 0; entry < entries; ++entry) {
        const auto id = ids.placeOf(entry), name = names.placeOf(entry);
        if (!id || !name) return foreign("a text lies outside the file");
        const std::string_view number = textAt(bytes, id->first, id->second);
        Name one{.id = 0, .at = name->first, .length = name->second};
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), one.id);
        const bool isId = error == std::errc() && end == number.data() + number.size(); // else the head, or a remark
        const std::string_view text = made.textOf(one);
        if (isId && !text.empty() && isUtf8(text) && text.find('\n') == std::string_view::npos)
            made.names_.push_back(one);
    }
    std::ranges::stable_sort(made.names_, {}, &Name::id);
    return made;
}

std::optional<std::string_view> TranslatedNames::nameOf(std::uint32_t id) const
{
    const auto found = std::ranges::lower_bound(names_, id, {}, &Name::id);
    return found == names_.end() || found->id != id ? std::nullopt : std::optional(textOf(*found));
}

std::vector<std::uint32_t> TranslatedNames::called(std::string_view name) const
{
    std::vector<std::uint32_t> ids;
    for (const Name& one : names_)
        if (textOf(one) == name) ids.push_back(one.id);
    return ids;
}

} // namespace albumen

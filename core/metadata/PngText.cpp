#include "metadata/PngText.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include <zlib.h>

#include "base/Text.h"
#include "metadata/XmpPacket.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

constexpr auto xmpKeyword = "XML:com.adobe.xmp"sv;
constexpr auto xmpHead = "http://ns.adobe.com/xap/1.0/\0"sv; // of an APP1 segment

std::optional<std::string> inflated(std::string_view packed, std::size_t most)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string text;
    int said = Z_OK;
    while (said == Z_OK && text.size() <= most) {
        const std::size_t before = text.size();
        text.resize(before + 65536);
        stream.next_out = reinterpret_cast<Bytef*>(text.data() + before);
        stream.avail_out = 65536;
        said = inflate(&stream, Z_NO_FLUSH);
        text.resize(text.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (said != Z_STREAM_END || text.size() > most) return std::nullopt;
    return text;
}

/// Cuts off what stands before the next 0, and the 0. None: there is none.
std::optional<std::string_view> cutField(std::string_view& rest)
{
    const std::size_t end = rest.find('\0');
    if (end == rest.npos) return std::nullopt;
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return field;
}

/// PNG 1.2, 4.2.3: after the keyword come, of zTXt, the method (0); of iTXt whether it is compressed, the method, the
/// language and the translated keyword.
std::optional<std::string> textAfterKeyword(std::uint32_t kind, std::string_view rest, std::size_t most)
{
    bool packed = kind == fourLetters("zTXt");
    if (kind != fourLetters("tEXt") && rest.empty()) return std::nullopt;
    if (kind == fourLetters("zTXt")) rest.remove_prefix(1);
    if (kind == fourLetters("iTXt")) {
        packed = rest[0] != 0;
        rest.remove_prefix(std::min<std::size_t>(2, rest.size()));
        if (!cutField(rest) || !cutField(rest)) return std::nullopt;
    }
    if (packed) return inflated(rest, most);
    return rest.size() <= most ? std::optional(std::string(rest)) : std::nullopt;
}

bool isText(std::uint32_t kind)
{
    return kind == fourLetters("tEXt") || kind == fourLetters("zTXt") || kind == fourLetters("iTXt");
}

std::string_view keywordOf(const FilePart& chunk)
{
    std::string_view rest = chunk.body.text(0, std::min<std::uint64_t>(chunk.body.size(), 80)); // 79 at most
    return cutField(rest).value_or(std::string_view());
}

std::string_view takeLine(std::string_view& rest)
{
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

int digitOf(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    const int letter = std::tolower(static_cast<unsigned char>(c)) - 'a';
    return letter >= 0 && letter < 6 ? letter + 10 : -1;
}

} // namespace

std::optional<PngText> pngText(const FilePart& chunk, std::size_t most, std::span<const std::string_view> keywords)
{
    if (!isText(chunk.kind)) return std::nullopt;
    std::string_view rest = chunk.body.text(0, chunk.body.size());
    const auto keyword = cutField(rest);
    if (!keyword || std::ranges::find(keywords, *keyword) == keywords.end()) return std::nullopt;
    auto text = textAfterKeyword(chunk.kind, rest, most);
    if (!text) return std::nullopt;
    return PngText{std::string(*keyword), std::move(*text)};
}

std::string rawProfile(std::string_view text)
{
    while (text.starts_with('\n')) text.remove_prefix(1);
    takeLine(text); // its name
    const std::string_view count = takeLine(text);
    std::size_t bytes = 0;
    const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), bytes);
    if (error != std::errc() || end != count.data() + count.size() || bytes > text.size() / 2) return {};
    std::string profile;
    int high = -1;
    for (const char c : text) {
        const int digit = digitOf(c);
        if (std::isspace(static_cast<unsigned char>(c)) != 0) continue; // the ends of lines
        if (digit < 0) return {};
        if (high >= 0) profile += static_cast<char>(high << 4 | digit);
        high = high >= 0 ? -1 : digit;
        if (profile.size() == bytes) return profile;
    }
    return {};
}

bool isPngXmp(const FilePart& chunk)
{
    if (!isText(chunk.kind)) return false;
    const std::string_view keyword = keywordOf(chunk);
    return keyword == xmpKeyword || keyword == "Raw profile type xmp" ||
           (keyword == "Raw profile type APP1" && !pngXmpIn(chunk).empty());
}

std::string pngXmpIn(const FilePart& chunk)
{
    const std::string_view keyword = keywordOf(chunk);
    const bool plain = keyword == xmpKeyword, xmp = keyword == "Raw profile type xmp",
               segment = keyword == "Raw profile type APP1";
    if (!plain && !xmp && !segment) return {};
    const auto said = pngText(chunk, plain ? maxPacketBytes : 3 * maxPacketBytes, {&keyword, 1});
    if (!said) return {};
    if (plain) return said->text;
    std::string profile = rawProfile(said->text);
    if (profile.starts_with(xmpHead)) return profile.substr(xmpHead.size());
    return segment ? std::string() : profile;
}

} // namespace albumen

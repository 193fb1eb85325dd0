#include "metadata/XmpText.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace albumen {
namespace {

using namespace std::string_view_literals;

/// Which of two bytes is the high one. None: no UTF-16.
std::optional<std::size_t> highByteOf(std::string_view bytes)
{
    for (const std::string_view little : {"\xFF\xFE"sv, "<\0"sv})
        if (bytes.starts_with(little)) return 1;
    for (const std::string_view big : {"\xFE\xFF"sv, "\0<"sv})
        if (bytes.starts_with(big)) return 0;
    return std::nullopt;
}

void addLetter(std::string& text, char32_t letter)
{
    const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((letter >> shift) & 0x3FU)); };
    if (letter < 0x80U) {
        text += static_cast<char>(letter);
    } else if (letter < 0x800U) {
        text += static_cast<char>(0xC0U | (letter >> 6U));
    } else if (letter < 0x10000U) {
        text += static_cast<char>(0xE0U | (letter >> 12U));
        tail(6);
    } else {
        text += static_cast<char>(0xF0U | (letter >> 18U));
        tail(12);
        tail(6);
    }
    if (letter >= 0x80U) tail(0);
}

/// None: half a pair, which is no letter.
std::optional<std::string> asUtf8(std::string_view bytes, std::size_t high)
{
    const auto unit = [&](std::size_t at) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
        return static_cast<char32_t>(byte(high) << 8U | byte(1 - high));
    };
    std::string text;
    text.reserve(bytes.size() / 2);
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t letter = unit(at);
        if (letter >= 0xD800U && letter < 0xE000U) {
            if (letter >= 0xDC00U || at + 3 >= bytes.size()) return std::nullopt;
            const char32_t low = unit(at += 2);
            if (low < 0xDC00U || low >= 0xE000U) return std::nullopt;
            letter = 0x10000U + ((letter - 0xD800U) << 10U) + (low - 0xDC00U);
        }
        addLetter(text, letter);
    }
    return text;
}

} // namespace

std::string xmpText(std::string bytes)
{
    const auto high = highByteOf(bytes);
    if (!high) return bytes;
    auto text = asUtf8(bytes, *high);
    if (!text) return bytes;
    if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
    if (text->starts_with("<?xml ")) text->erase(0, std::min(text->find("?>"), text->size() - 2) + 2);
    return *std::move(text);
}

} // namespace albumen

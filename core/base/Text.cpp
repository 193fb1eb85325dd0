#include "base/Text.h"

#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "base/Contract.h"

namespace albumen {
namespace {

/// The length of the UTF-8 sequence at the start of `text`; none if it is not one (overlong forms and surrogates too).
std::optional<std::size_t> sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xf0 && first <= 0xf4  ? 4
                               : first >= 0xe0 && first < 0xf0 ? 3
                               : first >= 0xc2 && first < 0xe0 ? 2
                                                               : 0;
    if (length == 0 || text.size() < length) return std::nullopt;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80) return std::nullopt;
    const unsigned char second = byte(1);
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second >= 0xa0)) return std::nullopt;
    if ((first == 0xf0 && second < 0x90) || (first == 0xf4 && second >= 0x90)) return std::nullopt;
    return length;
}

} // namespace

bool isUtf8(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto length = sequenceLength(bytes);
        if (!length) return false;
        bytes.remove_prefix(*length);
    }
    return true;
}

std::string printable(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        const auto length = sequenceLength(bytes);
        const auto first = static_cast<unsigned char>(bytes.front());
        if (!length)
            text += "\xEF\xBF\xBD";
        else if (first < 0x20 || first == 0x7f)
            text += ' ';
        else
            text += bytes.substr(0, *length);
        bytes.remove_prefix(length.value_or(1));
    }
    return text;
}

std::string byteText(std::uint64_t bytes)
{
    static constexpr const char* units[] = {"B", "kB", "MB", "GB", "TB", "PB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < std::size(units)) {
        value /= 1000;
        ++unit;
    }
    return unit == 0 || value >= 9.95 ? fmt::format("{:.0f} {}", value, units[unit])
                                      : fmt::format("{:.1f} {}", value, units[unit]);
}

std::string durationText(double seconds)
{
    if (seconds < 9.95) return fmt::format("{:.1f} s", seconds);
    const auto whole = static_cast<long>(std::lround(seconds));
    if (whole < 60) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

std::string base64(std::string_view bytes)
{
    EXPECTS(bytes.size() <= std::size_t{1} << 30U);         // OpenSSL counts in int
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0'); // OpenSSL ends it with a zero
    text.resize(static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                                         reinterpret_cast<const unsigned char*>(bytes.data()),
                                                         static_cast<int>(bytes.size()))));
    return text;
}

std::string_view trimmed(std::string_view text)
{
    static constexpr std::string_view white = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

} // namespace albumen

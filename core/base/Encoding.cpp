#include "base/Encoding.h"

#include <algorithm>
#include <array>
#include <utility>

#include <unicode/localpointer.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "base/Text.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

struct Encoding {
    std::string name;               ///< as ICU knows it
    std::size_t mark = 0, unit = 1; ///< bytes
};

std::optional<Encoding> markedAs(std::string_view bytes)
{
    struct Mark {
        std::string_view bytes;
        const char* name;
        std::size_t unit;
    };
    static constexpr std::array marks = {Mark{"\xFF\xFE\0\0"sv, "UTF-32LE", 4}, Mark{"\0\0\xFE\xFF"sv, "UTF-32BE", 4},
                                         Mark{"\xFF\xFE"sv, "UTF-16LE", 2}, Mark{"\xFE\xFF"sv, "UTF-16BE", 2},
                                         Mark{"\xEF\xBB\xBF"sv, "UTF-8", 1}};
    for (const Mark& mark : marks)
        if (bytes.starts_with(mark.bytes)) return Encoding{mark.name, mark.bytes.size(), mark.unit};
    return std::nullopt;
}

/// By the zeros around its first letter.
std::optional<Encoding> wideAs(std::string_view bytes)
{
    for (const char letter : "< \t\r\n"sv) {
        const std::string first(1, letter);
        const std::string zero(1, '\0'), zeros(3, '\0');
        if (bytes.starts_with(first + zeros)) return Encoding{"UTF-32LE", 0, 4};
        if (bytes.starts_with(zeros + first)) return Encoding{"UTF-32BE", 0, 4};
        if (bytes.starts_with(first + zero)) return Encoding{"UTF-16LE", 0, 2};
        if (bytes.starts_with(zero + first)) return Encoding{"UTF-16BE", 0, 2};
    }
    return std::nullopt;
}

std::optional<Encoding> declaredAs(std::string_view bytes)
{
    if (!bytes.starts_with("<?xml")) return std::nullopt;
    const std::string_view line = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
    std::size_t at = line.find("encoding");
    at = at == line.npos ? at : line.find_first_of("'\"", at);
    if (at == line.npos) return std::nullopt;
    const std::size_t end = line.find(line[at], at + 1);
    if (end == line.npos) return std::nullopt;
    return Encoding{std::string(line.substr(at + 1, end - at - 1))};
}

/// Half a letter at the end stays out. None: no such encoding, or, where `strict`, no text in it.
std::optional<std::string> converted(std::string_view bytes, const Encoding& from, bool strict)
{
    bytes.remove_prefix(from.mark);
    bytes.remove_suffix(bytes.size() % from.unit);
    UErrorCode failed = U_ZERO_ERROR;
    const icu::LocalUConverterPointer converter(ucnv_open(from.name.c_str(), &failed));
    if (U_FAILURE(failed)) return std::nullopt;
    if (strict) ucnv_setToUCallBack(converter.getAlias(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &failed);
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.getAlias(), failed);
    if (U_FAILURE(failed)) return std::nullopt;
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

} // namespace

std::optional<std::string> markupAsUtf8(std::string_view bytes)
{
    std::optional<Encoding> encoding = markedAs(bytes);
    if (!encoding) encoding = wideAs(bytes);
    if (!encoding && isUtf8(bytes)) return std::string(bytes);
    if (!encoding) encoding = declaredAs(bytes);
    if (!encoding) return std::nullopt;
    return converted(bytes, *encoding, true);
}

std::string textOfAnyCode(std::string_view bytes)
{
    Encoding encoding = markedAs(bytes).value_or(Encoding{"windows-1252"});
    if (encoding.unit == 1) { // UTF-8 with a mark, or no mark
        bytes.remove_prefix(std::exchange(encoding.mark, 0));
        if (isUtf8(bytes)) return std::string(bytes);
        encoding.name = "windows-1252";
    }
    return *converted(bytes, encoding, false);
}

} // namespace albumen

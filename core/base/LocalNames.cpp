#include "base/LocalNames.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "base/Transliteration.h"

namespace albumen {

std::string countryIn(std::string_view language, std::string_view code)
{
    const icu::Locale in(std::string(language).c_str()), country("", std::string(code).c_str());
    icu::UnicodeString name;
    country.getDisplayCountry(in, name);
    std::string text;
    name.toUTF8String(text);
    return text == code ? std::string() : text;
}

std::string inSimplifiedChinese(std::string_view text)
{
    static const Transliteration table("Traditional-Simplified");
    std::string simplified;
    table.of(unicodeOf(text)).toUTF8String(simplified);
    return simplified;
}

} // namespace albumen

#include "base/LocalNames.h"

#include <memory>
#include <mutex>

#include <unicode/locid.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

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
    static std::mutex mutex; // ICU says nothing of threads here
    const std::lock_guard lock(mutex);
    static const std::unique_ptr<icu::Transliterator> table = [] {
        UErrorCode failed = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, failed));
        return U_SUCCESS(failed) ? std::move(made) : nullptr;
    }();
    if (!table) return std::string(text);
    icu::UnicodeString letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    table->transliterate(letters);
    std::string simplified;
    letters.toUTF8String(simplified);
    return simplified;
}

} // namespace albumen

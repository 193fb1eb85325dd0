#include "base/Transliteration.h"

namespace albumen {

icu::UnicodeString unicodeOf(std::string_view utf8)
{
    return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

Transliteration::Transliteration(const char* id)
{
    UErrorCode failed = U_ZERO_ERROR;
    table_.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, failed));
    if (U_FAILURE(failed)) table_.reset();
}

icu::UnicodeString Transliteration::of(const icu::UnicodeString& text) const
{
    icu::UnicodeString letters = text;
    const std::lock_guard lock(mutex_);
    if (table_) table_->transliterate(letters);
    return letters;
}

} // namespace albumen

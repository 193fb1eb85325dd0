// One of ICU's tables from letters to letters, made once; the one way to them.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace albumen {

icu::UnicodeString unicodeOf(std::string_view utf8);

/// Making one takes up to a tenth of a second: keep it. Threads: all.
class Transliteration
{
public:
    /// `id`: as ICU names it, "Any-Latin; Lower".
    explicit Transliteration(const char* id);
    /// As it is where ICU lacks the table.
    icu::UnicodeString of(const icu::UnicodeString& text) const;

private:
    mutable std::mutex mutex_; ///< ICU says nothing of threads here
    std::unique_ptr<icu::Transliterator> table_;
};

} // namespace albumen

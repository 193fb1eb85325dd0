#include "base/SearchText.h"

#include <algorithm>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/Text.h"
#include "base/Transliteration.h"

namespace albumen {
namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

std::string lower(std::string_view ascii)
{
    std::string text(ascii);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// "Wang Xiaoming" for the Chinese name.
icu::UnicodeString inLatin(const icu::UnicodeString& text)
{
    static const Transliteration table("Any-Latin; Latin-ASCII; Lower");
    return table.of(text);
}

bool isIgnorable(UChar32 letter)
{
    return u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/// Directions, marks of bytes, places to break a line, fillers, tags: nobody sees them. Those that join and part
/// letters and emoji, or select how one looks, are part of how a name is written.
bool isUnseen(UChar32 letter)
{
    constexpr UChar32 parter = 0x200C, joiner = 0x200D;
    return isIgnorable(letter) && letter != parter && letter != joiner &&
           !u_hasBinaryProperty(letter, UCHAR_VARIATION_SELECTOR);
}

/// Letter by letter.
std::u32string lettersOf(std::string_view text)
{
    const icu::UnicodeString from = unicodeOf(text);
    std::u32string letters;
    for (std::int32_t i = 0; i < from.length(); i = from.moveIndex32(i, 1))
        letters += static_cast<char32_t>(from.char32At(i));
    return letters;
}

bool differByOneLetter(std::u32string_view a, std::u32string_view b)
{
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    const auto same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    a.remove_prefix(same), b.remove_prefix(same);
    if (a.size() < b.size()) return a == b.substr(1);
    if (a.empty()) return false;
    const bool swapped = a.size() > 1 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
    return swapped || a.substr(1) == b.substr(1);
}

/// One space for each run of spaces, whatever their width; what parts lines is no space.
std::string withSingleSpaces(const std::string& text)
{
    if (!isUtf8(text)) return text;
    icu::UnicodeString single;
    bool spaced = false;
    for (const char32_t sign : lettersOf(text)) {
        const auto letter = static_cast<UChar32>(sign);
        const bool space = u_charType(letter) == U_SPACE_SEPARATOR;
        if (!space) single.append(letter);
        if (space && !spaced) single.append(u' ');
        spaced = space;
    }
    std::string utf8;
    single.toUTF8String(utf8);
    return utf8;
}

/// Controls, and what parts lines and paragraphs.
bool isControl(UChar32 letter)
{
    const auto kind = u_charType(letter);
    return kind == U_CONTROL_CHAR || kind == U_LINE_SEPARATOR || kind == U_PARAGRAPH_SEPARATOR;
}

} // namespace

std::string caselessKey(std::string_view name)
{
    if (isAscii(name)) return lower(name);
    if (!isUtf8(name)) return std::string(name);
    UErrorCode failed = U_ZERO_ERROR;
    const icu::Normalizer2* const parts = icu::Normalizer2::getNFDInstance(failed);
    const icu::Normalizer2* const whole = icu::Normalizer2::getNFCInstance(failed);
    if (U_FAILURE(failed)) return lower(name);
    icu::UnicodeString apart = parts->normalize(unicodeOf(name), failed);
    std::string key;
    whole->normalize(parts->normalize(apart.foldCase(), failed), failed).toUTF8String(key);
    return U_FAILURE(failed) ? lower(name) : key;
}

std::string folded(std::string_view text)
{
    if (isAscii(text)) return lower(text);
    UErrorCode failed = U_ZERO_ERROR;
    const icu::Normalizer2* const caseless = icu::Normalizer2::getNFKCCasefoldInstance(failed);
    const icu::Normalizer2* const parts = icu::Normalizer2::getNFDInstance(failed);
    if (U_FAILURE(failed)) return lower(text);
    const icu::UnicodeString apart = parts->normalize(caseless->normalize(unicodeOf(text), failed), failed);
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1))
        if (const UChar32 letter = apart.char32At(i); u_charType(letter) != U_NON_SPACING_MARK) kept.append(letter);
    std::string utf8;
    kept.toUTF8String(utf8);
    return utf8;
}

std::string composed(std::string_view text)
{
    if (isAscii(text) || !isUtf8(text)) return std::string(text);
    UErrorCode failed = U_ZERO_ERROR;
    const icu::Normalizer2* const form = icu::Normalizer2::getNFCInstance(failed);
    if (U_FAILURE(failed)) return std::string(text);
    std::string utf8;
    form->normalize(unicodeOf(text), failed).toUTF8String(utf8);
    return U_SUCCESS(failed) ? utf8 : std::string(text);
}

std::string nameAsKept(std::string_view name)
{
    const std::string form(trimmed(withSingleSpaces(composed(name))));
    if (isAscii(form) || !isUtf8(form)) return form;
    const auto unseen = [](UChar32 letter) {
        return u_isUWhiteSpace(letter) || u_charType(letter) == U_FORMAT_CHAR || isUnseen(letter);
    };
    const icu::UnicodeString text = unicodeOf(form);
    std::int32_t from = 0, to = text.length();
    while (from < to && (unseen(text.char32At(from)) || isIgnorable(text.char32At(from))))
        from = text.moveIndex32(from, 1);
    while (from < to && unseen(text.char32At(text.moveIndex32(to, -1)))) to = text.moveIndex32(to, -1);
    std::string kept;
    text.tempSubStringBetween(from, to).toUTF8String(kept);
    return kept;
}

std::string nameTakenIn(std::string_view said)
{
    if (!isUtf8(said)) return nameTakenIn(printable(said));
    const icu::UnicodeString text = unicodeOf(said);
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 letter = text.char32At(i);
        const bool control = isControl(letter);
        if (control && u_isUWhiteSpace(letter) && !kept.endsWith(u" ", 1))
            kept.append(u' ');
        else if (!control && !isUnseen(letter))
            kept.append(letter);
    }
    std::string utf8;
    kept.toUTF8String(utf8);
    return nameAsKept(utf8);
}

bool holdsWord(std::string_view text)
{
    if (!isUtf8(text)) return true; // in an encoding that nobody knows
    return std::ranges::any_of(lettersOf(text), [](char32_t letter) {
        const auto sign = static_cast<UChar32>(letter);
        return u_isalnum(sign) || u_charType(sign) == U_OTHER_SYMBOL;
    });
}

SearchKeys::SearchKeys(std::string_view name) : plain_(folded(name))
{
    if (isAscii(plain_)) return;
    std::string latin;
    inLatin(unicodeOf(plain_)).toUTF8String(latin);
    bool first = true;
    for (const char c : latin) {
        if (c == ' ') {
            first = true;
            continue;
        }
        latin_ += c;
        if (!std::exchange(first, false)) continue;
        initials_ += c;
        syllables_.push_back(latin_.size() - 1);
    }
}

bool SearchKeys::begin(std::string_view text) const
{
    std::string wanted = folded(text);
    if (wanted.empty()) return false;
    const auto partOfWord = [](char c) {
        return static_cast<unsigned char>(c) >= 128 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    };
    if (u_hasBinaryProperty(unicodeOf(wanted).char32At(0), UCHAR_IDEOGRAPHIC)) return hold(text); // each is a word
    for (std::size_t at = plain_.find(wanted); at != std::string::npos; at = plain_.find(wanted, at + 1))
        if (at == 0 || !partOfWord(plain_[at - 1])) return true;
    std::erase(wanted, ' ');
    return initials_.starts_with(wanted) || std::any_of(syllables_.begin(), syllables_.end(), [&](std::size_t at) {
               return latin_.compare(at, wanted.size(), wanted) == 0;
           });
}

bool SearchKeys::are(std::string_view text) const
{
    std::string wanted = folded(text);
    if (plain_ == wanted) return true;
    std::erase(wanted, ' ');
    return !latin_.empty() && latin_ == wanted;
}

bool SearchKeys::nearlyAre(std::string_view text) const
{
    constexpr std::size_t least = 3;
    const std::u32string wanted = lettersOf(folded(text));
    if (wanted.size() < least) return false;
    const std::u32string whole = lettersOf(plain_), latin = lettersOf(latin_);
    if (differByOneLetter(wanted, whole) || (!latin.empty() && differByOneLetter(wanted, latin))) return true;
    for (std::size_t at = 0; at <= whole.size();) {
        const std::size_t end = std::min(whole.find(U' ', at), whole.size());
        if (differByOneLetter(wanted, std::u32string_view(whole).substr(at, end - at))) return true;
        at = end + 1;
    }
    return false;
}

bool SearchKeys::hold(std::string_view text) const
{
    std::string wanted = folded(text);
    if (plain_.find(wanted) != std::string::npos) return true;
    std::erase(wanted, ' ');
    return latin_.find(wanted) != std::string::npos || initials_.find(wanted) != std::string::npos;
}

} // namespace albumen

#include "place/SaidName.h"

#include <algorithm>

#include "base/SearchText.h"
#include "base/Text.h"

namespace albumen {
namespace {

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 128; });
}

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Of names that are parted by tabs and commas.
template <class Fits> bool anyOf(std::string_view names, Fits fits)
{
    while (!names.empty()) {
        const std::size_t end = std::min(names.find_first_of("\t,"), names.size());
        if (fits(names.substr(0, end))) return true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
}

constexpr std::size_t mostSaidBytes = 200; // a name; what is longer names nothing

} // namespace

SaidName::SaidName(std::string_view said)
{
    said = trimmed(said);
    if (said.size() > mostSaidBytes) return;
    plain_ = folded(said);
    length_ = said.size();
    ascii_ = isAscii(said);
}

/// Folding takes a microsecond, so it is asked only where the bytes leave it possible: the list has each name that has
/// accents without them too.
bool SaidName::is(std::string_view name) const
{
    if (empty()) return false;
    if (name.size() == plain_.size() && std::ranges::equal(name, plain_, [](char a, char b) { return small(a) == b; }))
        return true;
    return !ascii_ && name.size() == length_ && !isAscii(name) && folded(name) == plain_;
}

bool SaidName::begins(std::string_view name) const
{
    if (empty()) return false;
    if (name.size() >= plain_.size() &&
        std::ranges::equal(name.substr(0, plain_.size()), plain_, [](char a, char b) { return small(a) == b; }))
        return true;
    return !ascii_ && !isAscii(name) && folded(name).starts_with(plain_);
}

bool SaidName::isIn(std::string_view names) const
{
    return anyOf(names, [this](std::string_view name) { return is(name); });
}

bool SaidName::beginsOneOf(std::string_view names) const
{
    return anyOf(names, [this](std::string_view name) { return begins(name); });
}

bool SaidName::isShortFor(std::string_view code) const
{
    return (code == "US" && plain_ == "usa") || (code == "GB" && plain_ == "uk");
}

} // namespace albumen

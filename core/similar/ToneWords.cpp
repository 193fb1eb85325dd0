#include "similar/Tone.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/SearchText.h"

namespace albumen {
namespace {

constexpr std::array<std::string_view, toneWords> englishNames{
    "dark", "bright", "black and white", "tinted", "colourful", "muted", "warm",   "cold", "contrasty", "soft",
    "red",  "orange", "yellow",          "green",  "cyan",      "blue",  "purple", "pink", "brown",     "white"};

constexpr std::pair<std::string_view, ToneWord> otherNames[] = {
    {"b&w", ToneWord::blackAndWhite},  {"bw", ToneWord::blackAndWhite},   {"monochrome", ToneWord::blackAndWhite},
    {"gray", ToneWord::blackAndWhite}, {"grey", ToneWord::blackAndWhite}, {"sepia", ToneWord::tinted},
    {"colorful", ToneWord::colourful}, {"vivid", ToneWord::colourful},    {"pale", ToneWord::muted},
    {"cool", ToneWord::cold},          {"light", ToneWord::bright},       {"turquoise", ToneWord::cyan},
    {"violet", ToneWord::purple},      {"magenta", ToneWord::purple},
};

} // namespace

std::string_view nameOf(ToneWord word)
{
    return englishNames[static_cast<std::size_t>(word)];
}

std::optional<ToneWord> toneWordOf(std::string_view text)
{
    const std::string plain = folded(text);
    if (const auto at = std::find(englishNames.begin(), englishNames.end(), plain); at != englishNames.end())
        return static_cast<ToneWord>(at - englishNames.begin());
    for (const auto& [name, word] : otherNames)
        if (name == plain) return word;
    return std::nullopt;
}

} // namespace albumen

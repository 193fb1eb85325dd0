// The words that a search knows beside names: what they are in English, and which of them are verdicts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "photo/Stars.h"
#include "photo/Understanding.h"

namespace albumen {

/// The English word that this Chinese one stands for: "dog". Any other word as it is. Requires: folded, as
/// base/SearchText.h says. Threads (all here): all.
std::string inEnglish(std::string_view word);

/// The verdicts that a word asks for: "shaken", "blurred" (shaken or unsharp), "screenshots". Requires: folded,
/// English.
std::vector<Verdict> verdictsCalled(std::string_view word);

/// It asks for pictures that are there twice: "duplicates". Requires: folded, English.
bool asksForCopies(std::string_view word);
/// For what a person marked so: "favourites", "starred". Requires: folded, English.
bool asksForFavourites(std::string_view word);

struct StarsAsked {
    int least = 1, most = mostStars;
    bool operator==(const StarsAsked&) const = default;
};
/// "4 stars", "stars:4"; "4 stars and more", "4+ stars", "stars:4+"; "stars": any. None: it asks for no stars.
/// Requires: folded, English or Chinese.
std::optional<StarsAsked> starsCalled(std::string_view word);

/// It asks for films: "video". Requires: folded, English.
bool asksForFilms(std::string_view word);
/// For the hours of the night. Requires: folded, English.
bool asksForNight(std::string_view word);

/// "august". Requires: 1 to 12.
std::string_view nameOfMonth(unsigned month);
/// The months that a word names, as bits 1 to 12: "december", or those of a season of the northern half: "summer" is
/// June to August. 0: it names none. Requires: folded, English.
std::uint16_t monthsCalled(std::string_view word);

} // namespace albumen

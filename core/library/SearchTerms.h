// The words of a search, as what a person typed may be meant: times are told apart, and words in quotes stay together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace albumen {

/// A span of time that a word names: from, and before. Seconds since 1970 of the local clock.
struct TimeTerm {
    std::int64_t from = 0, before = 0;
    bool operator==(const TimeTerm&) const = default;
};

struct SearchTerm {
    std::string text;             ///< as typed, without quotes
    std::optional<TimeTerm> time; ///< it is "2019", "2019-08", "2019-08-14", "August 2019" or "summer 2019"
    bool quoted = false;
};

/// Parts at white space and commas; what has neither letter nor number is no word. Threads: all.
std::vector<SearchTerm> searchTerms(std::string_view typed);

} // namespace albumen

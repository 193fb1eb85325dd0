// What followed from a decision by itself: faces that it does not speak of, and that the machine takes for somebody
// else since.
#pragma once

#include <cstdint>

#include "photo/Ids.h"

namespace albumen {

struct Consequences {
    DecisionId decision{};
    std::uint64_t named = 0;   ///< faces that are somebody's for sure since
    std::uint64_t unnamed = 0; ///< that were, and are not any more
    std::uint64_t asked = 0;   ///< new questions
    std::uint64_t unasked = 0; ///< questions that went without an answer, and gave no name
    std::uint64_t others = 0;  ///< as sure as before, or as much a question, and about another person
    bool none() const { return named + unnamed + asked + unasked + others == 0; }
};

} // namespace albumen

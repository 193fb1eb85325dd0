// Decisions in words, as undo calls them.
#pragma once

#include <string>

#include "catalogue/Registers.h"
#include "photo/Consequences.h"

namespace albumen {

/// "name 218 faces Jonas". `note`: of the decision; `faces` and `photos`: how many it speaks of.
std::string sentenceOf(DecisionKind kind, const std::string& note, std::uint64_t faces, std::uint64_t photos);
/// "Also: 4 more faces got a name, 1 more is asked about."; empty: nothing followed.
std::string sentenceOf(const Consequences& consequences);

} // namespace albumen

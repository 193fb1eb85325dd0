// Chinese whispers (Biemann 2006): who is near whom decides which faces may be one person.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/JobControl.h"
#include "people/NearPairs.h"

namespace albumen {

/// Each face takes, again and again, the label that most of its near faces have, a nearer face counting more; of equals
/// the lowest. By turns in the order of the faces, so that it is the same every time. A stranger near to one face of
/// many does not carry two people into one, for the many are louder.
/// Requires: labels below their count, a pair at most once. None: cancelled. Threads: all.
std::optional<std::vector<std::uint32_t>> whisper(std::vector<std::uint32_t> labels, std::span<const NearPair> pairs,
                                                  const JobControl& job);

} // namespace albumen

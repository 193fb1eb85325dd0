// What the measures of a picture say, by the limits in force.
#pragma once

#include <map>
#include <vector>

#include "catalogue/Db.h"
#include "library/PictureQuestions.h"
#include "model/ModelStore.h"

namespace albumen {

/// From which number on a verdict holds.
using VerdictLimits = std::map<Verdict, float>;

/// The measure that a verdict is about.
Measure measureOf(Verdict verdict);
/// The program's own, and those of the networks' records.
VerdictLimits ownLimits(const ModelStore& store);
/// As somebody moved them. Fails: as the catalogue.
Result<VerdictLimits> verdictLimits(Db& db, const ModelStore& store);
/// How probable the likeliest of the five classes is at least where it is said: a picture may be of none. 0 where the
/// record of the network names no limit.
float leastClass(const ModelStore& store);
/// One for each that was measured, in the order of their numbers.
std::vector<VerdictCard> verdictsOf(const Understanding& seen, const VerdictLimits& limits);

} // namespace albumen

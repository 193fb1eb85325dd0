// LFW's list of pairs: which two photos are asked about, in folds.
#pragma once

#include <string_view>
#include <vector>

#include "base/Error.h"
#include "base/Files.h"

namespace albumen {

/// Two photos, each NAME/NAME_0001.jpg.
struct PhotoPair {
    Path first, second;
    bool same = false; ///< of one person
};

using PairFold = std::vector<PhotoPair>;

/// The text of pairs.txt: "10 300", the folds and the pairs of each kind in a fold; then per fold 300 lines "NAME 1 2"
/// (one person) and 300 lines "NAME 1 OTHER 3" (two). Columns are parted by tabs or blanks.
/// Fails: usage, with the line in the detail; fewer than two folds are too few to choose a limit from the others.
Result<std::vector<PairFold>> parsePairs(std::string_view text, const Path& file);

} // namespace albumen

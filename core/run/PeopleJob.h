// Match and group over what is stored: no photo is opened, so a new name works through the library in seconds.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/JobControl.h"
#include "catalogue/Catalogue.h"
#include "run/ChosenModels.h"

namespace albumen {

// All of these do nothing without an embedder.

/// The undecided faces of these pictures to people.
Status matchContents(Catalogue& catalogue, const ChosenModels& models, const std::vector<ContentNo>& contents);
/// The undecided faces of the whole library to people.
Status matchAll(Catalogue& catalogue, const ChosenModels& models);
/// What a decision changes: the undecided faces beside and like those that the decision speaks of, and those that were
/// matched by them; all faces where it speaks of people; none for a name alone. The limits that are learnt may move a
/// little with it: the other faces follow at the next run. Groups stay as they are: whoever got a
/// name is in none, and an undone name puts its faces back.
Status matchAfter(Catalogue& catalogue, const ChosenModels& models, DecisionId decision);
/// The faces nobody is sure of into groups. Groups that were shown stay together and keep their numbers, as long as the
/// embedder is the same.
Status groupAll(Catalogue& catalogue, const ChosenModels& models, int threads, const JobControl& job);

struct Regrouped {
    std::uint64_t groups = 0, faces = 0, kept = 0; ///< kept: groups whose number was shown before
};
/// The same, and what was shown together or apart is nothing: a number goes to the group with most of its faces. None:
/// cancelled, and the old groups stay. Requires: there is an embedder.
Result<std::optional<Regrouped>> groupAgain(Catalogue& catalogue, const ChosenModels& models, int threads,
                                            const JobControl& job);

} // namespace albumen

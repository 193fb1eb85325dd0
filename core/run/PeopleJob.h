// Match and group over what is stored: no photo is opened, so a new name works through the library in a moment.
// Decisions are taken meanwhile: what was computed is written only where nobody has decided since, and the decision's
// own consequences come after it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "base/JobControl.h"
#include "catalogue/Catalogue.h"
#include "catalogue/MatchRows.h"
#include "photo/Consequences.h"
#include "run/PeopleIndex.h"

namespace albumen {

/// What following a decision touched.
struct Followed {
    std::vector<FaceId> faces; ///< matched anew
    bool everybody = false;    ///< the whole library was
    Consequences came;         ///< to these faces, but for those that the decision itself speaks of
    std::set<FaceId> spokenOf; ///< by the decision
    MatchesOf before;          ///< that the decision itself took back
};

/// The undecided faces of these pictures to people. Stops between two parts of a thousand pictures when cancelled.
Status matchContents(Catalogue& catalogue, PeopleIndex& people, const std::vector<ContentNo>& contents,
                     const JobControl& job);
/// The undecided faces of the whole library to people. `followed`: where it is given, whose match becomes another one
/// is counted there.
Status matchAll(Catalogue& catalogue, PeopleIndex& people, const JobControl& job, Followed* followed = nullptr);
/// What a decision changes: the undecided faces beside and like those that the decision speaks of, and those that were
/// matched by them; all faces where it speaks of people or of very many; none for a name alone. The limits that are
/// learnt may move a little with it: the other faces follow at the next run. Groups stay as they are: whoever got a
/// name is in none, and an undone name puts its faces back. `before`: matches of other faces that the decision itself
/// took back.
Result<Followed> matchAfter(Catalogue& catalogue, PeopleIndex& people, DecisionId decision, const JobControl& job,
                            const MatchesOf& before = {});
/// How many undecided faces would be somebody else's, or be asked instead of sure and the other way round, if the
/// limits were moved so; nothing is changed. Zero for the limits in force, where all was matched. Fails: cancelled.
Result<std::uint64_t> wouldChange(Catalogue& catalogue, PeopleIndex& people, LimitShift by, const JobControl& job);
/// The faces nobody is sure of into groups. Groups that were shown stay together and keep their numbers, as long as the
/// embedder is the same.
Status groupAll(Catalogue& catalogue, PeopleIndex& people, int threads, const JobControl& job);

struct Regrouped {
    std::uint64_t groups = 0, faces = 0, kept = 0; ///< kept: groups whose number was shown before
};
/// The same, and what was shown together or apart is nothing: a number goes to the group with most of its faces. None:
/// cancelled, and the old groups stay.
Result<std::optional<Regrouped>> groupAgain(Catalogue& catalogue, PeopleIndex& people, int threads,
                                            const JobControl& job);

} // namespace albumen

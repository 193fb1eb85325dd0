// Decisions about groups of unknown faces, as drafts. A group is no truth of its own: what is said is that each face
// that moves is, or is not, one person with one face of the other group. Requires (all): inside the transaction that
// appends the draft, else somebody may decide in between.
#pragma once

#include <cstdint>
#include <vector>

#include "catalogue/Db.h"
#include "catalogue/DecisionLog.h"
#include "photo/Ids.h"

namespace albumen {

/// Writes. Fails: personUnknown (no such group), noFace (not of the group), usage (none of it, or all).
Result<Draft> splitGroupDraft(Db& db, std::int64_t group, const std::vector<FaceId>& faces);
/// Fails: personUnknown (no such group), usage (one group only), constraintBroken (both are in one photo).
Result<Draft> mergeGroupsDraft(Db& db, std::int64_t from, std::int64_t into);

/// Groups as they are shown follow such a decision, or its undo or redo, at once. `kind`: of the decision; `writes`:
/// of the entry of the log. Of other decisions nothing follows here. Writes.
Status followInGroups(Db& db, DecisionKind kind, const std::vector<RegisterWrite>& writes);

} // namespace albumen

// Decisions about faces, as drafts: what each would write, to be appended to the log.
// Requires (those that read): inside the transaction that appends the draft, else somebody may decide in between.
#pragma once

#include <vector>

#include "catalogue/Db.h"
#include "catalogue/DecisionLog.h"
#include "photo/Ids.h"

namespace albumen {

Draft ignoreDraft(const std::vector<FaceId>& faces);
Draft notAFaceDraft(const std::vector<FaceId>& faces);
Draft removeDraft(const std::vector<FaceId>& faces);
/// Neither ignored, nor no face, nor taken out any more: with the name that a person gave before, whose is known still.
Result<Draft> restoreDraft(Db& db, const std::vector<FaceId>& faces);
/// "Not the person it is labelled with". Fails: usage (unknown, or it has no label).
Result<Draft> rejectDraft(Db& db, const std::vector<FaceId>& faces);
/// Yes to "is this X?", for each face the person it is suggested for. Fails: usage (nobody is suggested).
Result<Draft> confirmDraft(Db& db, const std::vector<FaceId>& faces);
/// Two faces are one person: where only one has a name that a person gave, the other gets it.
/// Fails: usage (they were given two names).
Result<Draft> sayOneDraft(Db& db, FaceId a, FaceId b);
Draft keepApartDraft(FaceId a, FaceId b);

} // namespace albumen

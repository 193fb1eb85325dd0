// Decisions about people, as drafts: what each would write, to be appended to the log.
// Requires (all): inside the transaction that appends the draft, else somebody may decide in between.
#pragma once

#include <string>
#include <vector>

#include "catalogue/Db.h"
#include "catalogue/DecisionLog.h"
#include "photo/Ids.h"

namespace albumen {

/// Finds or makes the person of this name: with the draft's writes this is one decision. Writes.
/// Fails: nameRefused (empty after trimming).
Result<PersonId> findOrMakePerson(Db& db, const std::string& name, Draft& draft);
/// Gives faces to a person: person set, ignored and refused marks cleared.
void giveFaces(Draft& draft, const std::vector<FaceId>& faces, PersonId person);
/// Fails: personUnknown, nameRefused (empty, or another person's).
Result<Draft> renameDraft(Db& db, const std::string& from, const std::string& to);
/// Fails: personUnknown, nameRefused (the same person).
Result<Draft> mergeDraft(Db& db, const std::string& from, const std::string& into);
/// Some faces of a person are another one. Writes. Fails: personUnknown, nameRefused (the same person), noFace (a face
/// that is not labelled with the first).
Result<Draft> splitDraft(Db& db, const std::string& from, const std::string& to, const std::vector<FaceId>& faces);
/// "YYYY-MM-DD"; empty: not known. Fails: personUnknown, usage (no day).
Result<Draft> birthDraft(Db& db, const std::string& name, const std::string& day);

} // namespace albumen

// Decisions about people, as drafts: what each would write, to be appended to the log.
// Requires (all): inside the transaction that appends the draft, else somebody may decide in between.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/Db.h"
#include "catalogue/DecisionLog.h"
#include "photo/Ids.h"
#include "photo/Whom.h"

namespace albumen {

/// The root person meant. Fails: personUnknown.
Result<PersonId> findPerson(Db& db, const Whom& whom);
/// Finds or makes the person meant, who may be new with this draft: with its writes this is one decision. Writes.
/// Fails: personUnknown (by number), nameRefused (empty after trimming).
Result<PersonId> findOrMakePerson(Db& db, const Whom& whom, Draft& draft);
/// The name of a person who may be new with this draft.
Result<std::string> nameIn(Db& db, const Draft& draft, PersonId person);
/// Gives faces to a person: person set, ignored and refused marks cleared.
void giveFaces(Draft& draft, const std::vector<FaceId>& faces, PersonId person);
/// Fails: personUnknown, nameRefused (empty), nameTaken (another person's).
Result<Draft> renameDraft(Db& db, const Whom& from, const std::string& to);
/// Fails: personUnknown, usage (the same person).
Result<Draft> mergeDraft(Db& db, const Whom& from, const Whom& into);
/// Some faces of a person are another one. Writes. Fails: personUnknown, usage (the same person), noFace (a face
/// that is not labelled with the first).
Result<Draft> splitDraft(Db& db, const Whom& from, const Whom& to, const std::vector<FaceId>& faces);
/// "YYYY-MM-DD"; empty: not known. Fails: personUnknown, usage (no day).
Result<Draft> birthDraft(Db& db, const Whom& whom, const std::string& day);
/// None: the best, as the library sees it. Fails: personUnknown, noFace (not labelled with them).
Result<Draft> bestFaceDraft(Db& db, const Whom& whom, std::optional<FaceId> face);
/// Nobody is called or matched so any more. Fails: personUnknown.
Result<Draft> deleteDraft(Db& db, const Whom& whom);
/// Without a folder in the archive, or with one again. Fails: personUnknown.
Result<Draft> unfiledDraft(Db& db, const Whom& whom, bool unfiled);

} // namespace albumen

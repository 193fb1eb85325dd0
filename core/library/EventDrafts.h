// Decisions about events, as drafts: what each would write, to be appended to the log.
// Requires (all): inside the transaction that appends the draft.
// Fails (all): pathMissing (no such photo), usage (it is in no event).
#pragma once

#include "catalogue/DecisionLog.h"
#include "library/Commands.h"

namespace albumen {

Result<Draft> nameEventDraft(Db& db, const NameEvent& command);   ///< Fails: nameRefused
Result<Draft> splitEventDraft(Db& db, const SplitEvent& command); ///< Fails: usage (one begins there already)
Result<Draft> joinEventDraft(Db& db, const JoinEvent& command);   ///< Fails: usage (it is the first)

} // namespace albumen

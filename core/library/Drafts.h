// A command as a draft of what it writes into the log.
#pragma once

#include "catalogue/DecisionLog.h"
#include "library/Commands.h"

namespace albumen {

/// Inside the transaction that appends it. Requires: neither Undo nor Redo. Fails: as the command says.
/// Writes people and faces that are new.
Result<Draft> draftOf(Db& db, const Command& command);

} // namespace albumen

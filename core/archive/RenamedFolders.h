// A folder of the archive that somebody gave another name himself, be it that of another person's.
#pragma once

#include <vector>

#include "archive/FilingPlan.h"
#include "archive/Ledger.h"
#include "base/Files.h"

namespace albumen {

/// Of each target whose folder is gone: the folder beside it that is no target's and in which at least half of what was
/// filed lies by name and size, one file of it by its bytes. Where a person has another name by now, a folder of that
/// name needs but one. Of targets that lack files in their folders, those whose folders somebody exchanged, by the same
/// signs. The next filing gives each the person's name. Fails: as Files::info and Files::list.
Result<std::vector<Target>> renamedByHand(Files& files, const Path& save, const LedgerState& state,
                                          const std::vector<PersonToFile>& people);
/// In the places of those they were.
void follow(const std::vector<Target>& renamed, LedgerState& state);

} // namespace albumen

// A person's folder that somebody gave the person's new name himself, before a filing did.
#pragma once

#include <vector>

#include "archive/FilingPlan.h"
#include "archive/Ledger.h"
#include "base/Files.h"

namespace albumen {

/// Of each person whose folder is gone, and who has another name by now: the folder of that name, where it is nobody
/// else's and one of the files lies in it that was filed to the person, with its bytes. Fails: as Files::info.
Result<std::vector<Target>> renamedByHand(Files& files, const Path& save, const LedgerState& state,
                                          const std::vector<PersonToFile>& people);
/// In the places of those they were.
void follow(const std::vector<Target>& renamed, LedgerState& state);

} // namespace albumen

// Zips that somebody edited and beside which others were made: theirs, and named by every check while they are there.
#pragma once

#include <set>
#include <string>

#include "archive/Ledger.h"

namespace albumen {

/// What the ledger keeps of them with an archive.
inline constexpr std::string_view editedZipsNote = "edited zips";

/// Their names in the zip folder. Fails: as the ledger, as does keeping them.
Result<std::set<std::string>> editedZips(Ledger& ledger, ArchiveNo no);
Status keepEditedZips(Ledger& ledger, ArchiveNo no, const std::set<std::string>& names);

} // namespace albumen

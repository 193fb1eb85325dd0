// What another program keeps of photos, as writes of one draft.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalogue/DecisionLog.h"
#include "photo/OtherProgram.h"

namespace albumen {

/// Of one picture of the library.
struct SaidOfPicture {
    int rating = 0; ///< 0: none
    bool favourite = false;
    std::optional<std::int64_t> takenS; ///< where its files do not say when
};

struct ProgramWrites {
    std::map<ContentNo, SaidOfPicture> pictures;
    std::map<std::string, std::vector<ContentNo>> albums; ///< by name
};

/// Adds them to the draft. What is there already is left, and what a person decided otherwise is kept: a star taken
/// away, a photo taken out of an album, an album deleted. Requires: inside the transaction that appends the draft.
Status putProgramWrites(Db& db, const ProgramWrites& said, Draft& draft, ProgramCounts& counts);

} // namespace albumen

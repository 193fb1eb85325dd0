// What names that other programs gave become: writes of one draft.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/JobControl.h"
#include "catalogue/DecisionLog.h"
#include "names/NamePlan.h"
#include "run/Report.h"

namespace albumen {

/// What other programs say of a picture, in all its files.
struct NamesOfPicture {
    std::vector<FaceRegion> regions;
    std::set<std::string> placeless;
};
using NamesByContent = std::map<ContentNo, NamesOfPicture>;

/// What each region becomes: of a name that is none it is nobody's.
Result<std::vector<PlannedRegion>> plannedRegions(Db& db, std::vector<FaceRegion> regions,
                                                  const std::vector<FaceThere>& faces);
/// Adds to the draft what they write. What a person decided stands. `inFiles`: files of the photos say so, which is
/// remembered: another name there later is a rename. Requires: inside the transaction that appends the draft. Fails:
/// cancelled.
Status putNames(Db& db, const NamesByContent& names, bool inFiles, Draft& draft, NameCounts& counts,
                const JobControl& job);

} // namespace albumen

// What filing would do, folder by folder.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "archive/FilingPlan.h"
#include "library/Cards.h"

namespace albumen {

/// `folders`: those that are there, by name. `save`: the archive's folder. Threads: all; pure.
std::vector<PlanFolder> planTree(const FilingPlan& plan, const FilingInput& input,
                                 const std::map<TargetKey, std::string>& folders, const std::filesystem::path& save);

} // namespace albumen

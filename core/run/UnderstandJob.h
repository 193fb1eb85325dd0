// Looks at whole pictures, after people were looked for: each picture once, newest first, in the background if need be.
#pragma once

#include <functional>

#include "base/JobControl.h"
#include "base/Progress.h"
#include "catalogue/Catalogue.h"
#include "run/Report.h"
#include "run/UnderstandStages.h"

namespace albumen {

struct UnderstandParts {
    Files& files;
    Catalogue& catalogue;
    const UnderstandModels& models;
    Engine& engine;
    int workers = 1;
    std::function<void(const std::vector<ContentNo>&)> told = {}; ///< hears which pictures are understood now
};

/// A picture that cannot be read any more is a problem of the report, and waits; one whose file is another by now waits
/// for the next scan. Ensures: each picture is stored whole or not at all; what was stored is kept when it is
/// cancelled. Fails (report.error): catalogueFull, catalogueBroken, and what opening the networks gives.
Report understand(const UnderstandParts& parts, const JobControl& job, const ProgressSink& progress);

} // namespace albumen

// The first step of the main job: scan the sources, look at what is new or changed, store it, match and group.
#pragma once

#include <functional>
#include <vector>

#include "base/JobControl.h"
#include "base/Progress.h"
#include "catalogue/Catalogue.h"
#include "face/FaceStages.h"
#include "run/ChosenModels.h"
#include "run/PeopleIndex.h"
#include "run/Report.h"
#include "run/SourcesToScan.h"
#include "run/UnderstandStages.h"

namespace albumen {

struct RecogniseParts {
    Files& files;
    Catalogue& catalogue;
    const ChosenModels& models;
    PeopleIndex* people;                            ///< null: no embedder, so nobody is matched
    std::function<Result<FaceStages>()> makeStages; ///< asked by each worker for its own; these models look
    int workers = 1;
    std::function<void(const std::vector<ContentNo>&)> told = {}; ///< hears which pictures were looked at and matched
    const UnderstandModels* understand = nullptr;                 ///< null: pictures as a whole are left to another job
    Engine* engine = nullptr;                                     ///< for those
};

/// What to scan, and which folders never to enter.
struct RecogniseOrder {
    std::vector<SourceToScan> sources; ///< their roots are in the catalogue
    std::vector<Path> excluded;        ///< the archives' own folders
    RunId run{};
    std::vector<Note> notes = {}; ///< for the report
};

/// Photos that cannot be read are problems of the report, and rows; the run goes on.
/// Ensures: every looked-at photo is stored whole or not at all; nothing is marked missing unless its root was seen to
/// the end. Fails (report.error): catalogueFull, catalogueBroken, and what opening the networks gives.
Report recognise(const RecogniseParts& parts, const RecogniseOrder& order, const JobControl& job,
                 const ProgressSink& progress);

} // namespace albumen

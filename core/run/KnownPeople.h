// Who is known, and what holds for everybody: what matching and suggesting read, from one moment of the library.
#pragma once

#include <memory>
#include <vector>

#include "catalogue/FaceRows.h"
#include "people/Constraints.h"
#include "people/Gallery.h"
#include "people/LearntLimits.h"
#include "run/ChosenModels.h"

namespace albumen {

struct PeopleFacts {
    std::vector<DecidedFace> gallery;
    std::vector<FaceRows::Refused> refused;
    Constraints constraints;
};
Result<PeopleFacts> readPeopleFacts(Db& db, const ModelRev& embedder);

/// Requires: models have an embedder; `facts` are of it, with vectors of length `dim`. Threads: all.
struct KnownPeople {
    KnownPeople(PeopleFacts facts, const ChosenModels& models, std::size_t dim);
    KnownPeople(const KnownPeople&) = delete;
    KnownPeople& operator=(const KnownPeople&) = delete;

    Gallery gallery;
    std::unique_ptr<VectorIndex> index; ///< over the gallery
    Constraints constraints;
    LearntLimits limits;
};

} // namespace albumen

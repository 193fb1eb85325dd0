// Copies of one picture and shots of one scene, found anew over what is stored.
#pragma once

#include "base/JobControl.h"
#include "catalogue/Catalogue.h"
#include "photo/Face.h"
#include "similar/AlikeLimits.h"

namespace albumen {

/// Ensures: groups that were shown stay; nothing is changed when cancelled. `network`: whose vectors are compared;
/// none: no network made any. Pairs in doubt are asked of the small pictures; those without one stay apart.
Status groupAlikePhotos(Catalogue& catalogue, const std::optional<ModelRev>& network, const AlikeLimits& limits,
                        const JobControl& job);

} // namespace albumen

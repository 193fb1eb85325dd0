// Match and group over what is stored: no photo is opened, so a new name works through the library in seconds.
#pragma once

#include <vector>

#include "base/JobControl.h"
#include "catalogue/Catalogue.h"
#include "run/ChosenModels.h"

namespace albumen {

/// The undecided faces of these pictures to people; nothing happens without an embedder.
Status matchContents(Catalogue& catalogue, const ChosenModels& models, const std::vector<ContentNo>& contents);
/// The undecided faces of the whole library to people.
Status matchAll(Catalogue& catalogue, const ChosenModels& models);
/// The faces nobody is sure of into groups. Groups that were shown stay together and keep their numbers, as long as the
/// embedder is the same.
Status groupAll(Catalogue& catalogue, const ChosenModels& models, int threads, const JobControl& job);

} // namespace albumen

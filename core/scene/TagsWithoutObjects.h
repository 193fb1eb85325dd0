// The tags that a photo can have where no network that finds things is installed: people by their faces, animals and
// vehicles by the class of the whole picture.
#pragma once

#include <vector>

#include "model/Manifest.h"
#include "photo/Face.h"
#include "photo/Understanding.h"

namespace albumen {

/// Ensures: person for each face, in its box; animal and vehicle in the whole picture, where the class of the picture
/// is that and its probability reaches the limit of the scene's record, if that has one. The object is -1.
/// Requires: `scene` came from the network of that record.
std::vector<SeenObject> tagsWithoutObjects(const std::vector<FaceBox>& faces, const std::vector<Guess>& scene,
                                           const ModelRecord& record);

} // namespace albumen

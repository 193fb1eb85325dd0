// Somebody who is in several frames of a film is one face of it.
#pragma once

#include <vector>

#include "people/LearntLimits.h"
#include "photo/Face.h"
#include "photo/LoadedImage.h"

namespace albumen {

/// Faces of different frames that are surely one person, nearest first and at most one of each frame, become the best
/// of them: of the best grade, then the largest. "Two faces of one photo are never one person" holds of a film only
/// after that. `limits` are those of the record: what a person moved is about names. Ensures: two faces of one frame
/// stay two; Unusable faces and those without a vector stay; the order stays.
std::vector<FaceFound> oneFaceEach(std::vector<FaceFound> faces, const FilmStrip& strip, const MatchLimits& limits);

} // namespace albumen

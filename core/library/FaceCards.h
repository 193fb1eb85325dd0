// Faces as lists show them, read from the catalogue.
#pragma once

#include "catalogue/FaceRows.h"
#include "library/Cards.h"

namespace albumen {

Result<std::vector<FaceCard>> faceCards(Db& db, const std::vector<LabelledFace>& rows);

/// A box of the upright picture where it lies in the picture as it is shown.
Result<RelBox> shownBox(Db& db, ContentNo content, const RelBox& box);

} // namespace albumen

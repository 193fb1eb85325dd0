// One photo, as lists and panels show it.
#pragma once

#include <vector>

#include "catalogue/PhotoRows.h"
#include "library/Cards.h"

namespace albumen {

Result<PhotoCard> photoCard(Db& db, const PhotoRow& row);
/// The faces of a picture as it is shown, left to right, without what is none.
Result<std::vector<FaceCard>> facesShown(Db& db, ContentNo content);

} // namespace albumen

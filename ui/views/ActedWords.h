// How many tiles the actions of a page bar are about, in words: the same on every page.
#pragma once

#include <QString>

namespace albumen {

class TileView;

/// "3 faces selected", or "1 face: the one with the ring" where none is. As TileView::actedRows().
QString actedFaces(const TileView& view);
QString actedPhotos(const TileView& view);

} // namespace albumen

// What a screen reader finds in a tile view: a list with an item for each row. Qt has this for its own lists and tables
// alone.
#pragma once

namespace albumen {

/// To be called once before the first tile view is asked about; more calls do nothing. Threads: GUI.
void makeTileViewsAccessible();

} // namespace albumen

// What a screen reader finds in the map: a list with an item for each spot.
#pragma once

namespace albumen {

/// To be called once before the first map is asked about; more calls do nothing. Threads: GUI.
void makeMapsAccessible();

} // namespace albumen

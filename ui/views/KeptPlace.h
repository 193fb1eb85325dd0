// A list as it was left: what was selected, which tile had the ring, and the first row in sight.
#pragma once

#include "Navigator.h"

namespace albumen {

class IdListModel;
class TileView;

/// As far as they are still there. One alone has the ring, several are selected; of them the first has it where none
/// of them has. Requires: the model is the view's.
/// Threads: GUI.
void keepPlace(TileView& view, const IdListModel& model, const Place& place);

} // namespace albumen

// The album of drawn people as a window is offered it, with the picture that it shows; nothing is drawn to a disk.
#pragma once

#include "SampleDoor.h"

namespace albumen::test {

SampleDoor drawnSample();

} // namespace albumen::test

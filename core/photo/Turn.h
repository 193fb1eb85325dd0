// Boxes in the stored and in the upright picture: other programs mark faces in the first, Albumen in the second.
#pragma once

#include "photo/Geometry.h"

namespace albumen {

/// True for the four that exchange width and height.
bool swapsSides(Orientation orientation);

/// Where a box of the stored picture lies in the upright one, and back. Ensures: each undoes the other.
RelBox toUpright(const RelBox& stored, Orientation orientation);
RelBox toStored(const RelBox& upright, Orientation orientation);

/// Both turns, one after the other.
Orientation afterwards(Orientation first, Orientation second);

/// Where a box lies when its picture is turned clockwise by quarters, any number of them. Ensures: the same number back
/// undoes it.
RelBox turnedBy(const RelBox& box, int quarters);

} // namespace albumen

#pragma once

namespace albumen {

/// content320: a photo, the long side 320 pixels or less. face: a square of 160 pixels.
enum class ThumbKind { content320 = 1, face = 3 }; // numbers in thumbs.sqlite

} // namespace albumen

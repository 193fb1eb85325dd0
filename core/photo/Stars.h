// How well a person likes a photo: 1 to 5 stars; 0 for none.
#pragma once

namespace albumen {

inline constexpr int mostStars = 5;
/// From so many on a photo is one of the best: it has an album without being put there, and is not recommended for the
/// trash.
inline constexpr int goodStars = 4;

} // namespace albumen

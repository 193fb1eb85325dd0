// What keeps a picture from being recommended for the trash.
#pragma once

#include <string_view>

namespace albumen {

/// Stored and shown by name: never change one, only add.
enum class KeptBy : int {
    decided = 1, ///< a person said that it stays
    favourite = 2,
    inAlbum = 3,
    onlyOfPerson = 4, ///< somebody is in it who is in no other photo of that day
    lastOfScene = 5,  ///< the one that stays of its scene or of its copies
    inArchive = 6,    ///< it was moved there, from where nothing is thrown away
    saysMore = 7,     ///< its file says what none says that stays: another date or place, a title
    stars = 8         ///< goodStars or more
};
std::string_view nameOf(KeptBy why);

} // namespace albumen

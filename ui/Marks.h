// What a person thinks of photos, said from whatever page shows them: a favourite or not, and 1 to 5 stars.
#pragma once

#include <functional>
#include <vector>

#include "Actions.h"
#include "photo/Ids.h"

namespace albumen {

class Decider;
class PhotoModel;
class TileView;

/// What photos have, all of them.
struct PhotoMark {
    bool favourite = false;
    int stars = 0; ///< 0: none, or not the same
};
/// What all of these have.
PhotoMark sharedMark(const std::vector<PhotoMark>& marks);
/// The photos that actions are about.
struct PhotosToMark {
    std::function<bool()> any;
    std::function<PhotoMark()> mark;
    std::function<std::vector<PhotoId>()> photos;
    std::function<void(const std::vector<PhotoId>&)> then; ///< they are otherwise now
};
/// What is acted on in a list, while it is in sight. A photo whose card is not read yet counts as unmarked. Requires:
/// both outlive what is asked.
PhotosToMark photosToMark(const TileView& view, PhotoModel& model);

/// "4 stars"; "no stars".
QString starsText(int stars);
/// Gives them so many stars, or takes these away where all of them have just so many. `who`: for whom it is decided.
void giveStars(Decider& decider, QObject* who, const PhotosToMark& marked, int stars);

/// PAGE.favourite and PAGE.stars1 to PAGE.stars5, whose keys take away what all of the photos have already, and
/// PAGE.stars, a submenu of these. `needs`: what to do first. Threads: GUI.
std::vector<ActionSpec> markActions(Decider& decider, const QString& page, QObject* who, const PhotosToMark& marked,
                                    const std::function<QString()>& needs);

} // namespace albumen

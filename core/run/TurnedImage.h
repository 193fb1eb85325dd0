// Photos that lie on their side: scans, files of cameras that did not say how they were held, and files that say it
// wrong, as where a program turned the pixels and left the note.
#pragma once

#include <vector>

#include "photo/Face.h"
#include "photo/LoadedImage.h"

namespace albumen {

/// Score of a face that YuNet finds as it wants it, upright: the drawn album's have 0.91 and above as they stand, and
/// up to 0.88 where the picture lies on its side or head (own measurement, 15 faces).
inline constexpr float sureScore = 0.9F;
/// Scores below this say nothing of how a picture is to be turned.
inline constexpr float leastScore = 0.8F;
/// Long side in pixels at which the other turns are tried: a face of a sixteenth of the photo has 30 there.
inline constexpr int turnSide = 480;

/// A picture turned clockwise by quarters.
struct TurnedImage {
    LoadedImage image;
    int quarters = 0;
};

bool hasSureFace(const std::vector<FaceBox>& faces);
/// The scores of its faces from leastScore on together: the turn that has more is more likely upright.
float scoresOf(const std::vector<FaceBox>& faces);
/// The picture at turnSide. Ensures: no lease.
LoadedImage sizedForTurns(const LoadedImage& image);
/// A picture of its own. Ensures: no lease.
TurnedImage turnedImage(const LoadedImage& image, int quarters);
/// A face of the turned picture as it lies in the one that is not turned: box, points, and its roll.
void turnBack(FaceFound& face, int quarters);

} // namespace albumen

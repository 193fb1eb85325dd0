// Photos that lie on their side: scans, and files of cameras that did not say how they were held.
#pragma once

#include <vector>

#include "photo/Face.h"
#include "photo/LoadedImage.h"

namespace albumen {

/// Score from which a face that is found is sure. Origin: of 400 faces that YuNet finds in photos turned by 90 degrees
/// the wrong way one in fifty has more; upright ones of 40 pixels and more have 0.9 and above (own measurement).
inline constexpr float sureScore = 0.8F;
/// Long side in pixels at which the other turns are tried: a face of a sixteenth of the photo has 30 there.
inline constexpr int turnSide = 480;

/// A picture turned clockwise by quarters.
struct TurnedImage {
    LoadedImage image;
    int quarters = 0;
};

bool hasSureFace(const std::vector<FaceBox>& faces);
/// The scores of its sure faces together.
float sureScoreOf(const std::vector<FaceBox>& faces);
/// A picture of its own, made smaller to `longSide` first; 0 = as large. Ensures: no lease.
TurnedImage turnedImage(const LoadedImage& image, int quarters, int longSide);
/// A face of the turned picture as it lies in the one that is not turned: box, points, and its roll.
void turnBack(FaceFound& face, int quarters);

} // namespace albumen

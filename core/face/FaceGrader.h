// How good a face is to recognise somebody by: size, sharpness, turn. Whether it is covered MaskCheck says.
#pragma once

#include "face/FaceAligner.h"
#include "face/HeadPose.h"
#include "photo/Face.h"

namespace albumen {

/// Variance of the Laplacian of the chip, grey, scaled so that the eyes are `sharpnessEyeDistance` pixels apart: the
/// same number for one face in the chips of two networks.
float sharpnessOf(const FaceChip& chip, float eyeDistance);
inline constexpr float sharpnessEyeDistance = 47; ///< pixels: that of the 128 x 128 template most faces are graded in

/// Good, Poor or Unusable by the limits in FaceGrader.cpp.
FaceGrade gradeOf(const FaceQuality& quality);

/// Ensures: larger or sharper never grades lower, all else the same; nor does a smaller turn.
/// `chip` is that of the aligner whose eyes are `eyeDistance` pixels apart.
FaceQuality qualityOf(const LoadedImage& image, const FaceBox& face, const FaceChip& chip, float eyeDistance,
                      const Pose& pose);

} // namespace albumen

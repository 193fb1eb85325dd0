// A drawn person: features that stay the same in every picture, and the way they are seen in one.
#pragma once

#include <opencv2/core/mat.hpp>

#include "sample/Brush.h"

namespace albumen {

enum class HairStyle { bald, crop, sidePart, bob, longParted, curly, bun };
enum class Beard { none, stubble, moustache, goatee, full };
enum class Glasses { none, round, square };

/// What makes a person. Lengths in half heads (crown to chin is 2); 1 = as most people have it.
struct PersonLook {
    Colour skin, hair, iris, lips;
    HairStyle hairStyle = HairStyle::crop;
    Beard beard = Beard::none;
    Glasses glasses = Glasses::none;
    float faceWidth = 0.72F; ///< half the face, in half heads
    float jaw = 0.5F;        ///< 0 pointed .. 1 square
    float chin = 0;          ///< longer by so much
    float eyeSize = 1;
    float eyeGap = 0.33F; ///< from the middle of the face to the middle of an eye
    float eyeTilt = 0;    ///< radians, outer corners up
    float browWeight = 1;
    float browHeight = 0.21F; ///< above the eyes
    float browTilt = 0;       ///< radians, outer ends up
    float noseWidth = 1;
    float noseLength = 1;
    float mouthWidth = 1;
    float lipFullness = 1;
    float mouthDrop = 0;  ///< the mouth lower by so much
    float deepSet = 0.4F; ///< 0..1, the shade around the eyes
    float lashes = 0.3F;  ///< 0..1
    float freckles = 0;   ///< 0..1
    float lines = 0;      ///< 0..1, the lines of age
};

enum class Clothes { round, collar, vNeck, stripes };

/// How a person is seen in one picture.
struct PersonView {
    cv::Point2f place;       ///< the point between the eyes, in pixels of the picture
    float size = 200;        ///< crown to chin in pixels
    float yaw = 0;           ///< radians, the face turned to the right of the picture
    float roll = 0;          ///< radians, the head tilted clockwise
    float smile = 0.5F;      ///< 0 earnest .. 1 laughing
    float lightFrom = -0.5F; ///< -1 from the left of the picture .. 1 from the right
    Clothes clothes = Clothes::round;
    Colour cloth{0.5F, 0.4F, 0.3F};
};

/// Paints the person, head to chest, onto a picture of CV_32FC3, 0..1.
void draw(const PersonLook& look, const PersonView& view, cv::Mat& picture);

} // namespace albumen

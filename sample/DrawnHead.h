// The head a drawn person's features are painted on. Half a head is the unit; the origin lies between the eyes, y down:
// crown at -1, mouth at 0.6, chin at 1.
#pragma once

#include "sample/DrawnPerson.h"

namespace albumen {

struct Head {
    const PersonLook& look;
    const PersonView& view;
    Brush brush;
    Cover face; ///< the skin of the face

    /// Where a point on the surface of the face is seen; `raise` lifts it off the surface (nose, glasses).
    cv::Point2f on(cv::Point2f point, float raise = 0) const;
    Outline on(Outline points, float raise = 0) const;
    /// The same for what surrounds the face (its outline, hair, ears): it only leans with the turn.
    cv::Point2f around(cv::Point2f point) const;
    Outline around(Outline points) const;

    Colour darkerSkin(float share) const;
    Colour lighterSkin(float share) const;
    /// -1 on the left of the picture, 1 on the right: the side in shadow.
    float shadowSide() const { return view.lightFrom < 0 ? 1.F : -1.F; }
};

/// Points of one half mirrored to the side: -1 left, 1 right.
Outline toSide(Outline points, float side);

/// The face's outline in the unit above.
Outline faceOutline(const PersonLook& look);

void paintHairBehind(Head& head);
void paintHairInFront(Head& head);
void paintEyes(Head& head);
void paintBrows(Head& head);
void paintNose(Head& head);
void paintMouth(Head& head);
void paintBeard(Head& head);
void paintGlasses(Head& head);

} // namespace albumen

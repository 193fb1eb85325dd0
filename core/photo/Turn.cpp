#include "photo/Turn.h"

namespace albumen {
namespace {

RelPoint uprightPoint(RelPoint stored, Orientation orientation)
{
    const auto [x, y] = stored;
    switch (orientation) {
    case Orientation::upright: return {x, y};
    case Orientation::mirrored: return {1 - x, y};
    case Orientation::rotated180: return {1 - x, 1 - y};
    case Orientation::flipped: return {x, 1 - y};
    case Orientation::transposed: return {y, x};
    case Orientation::rotated90: return {1 - y, x};
    case Orientation::transversed: return {1 - y, 1 - x};
    case Orientation::rotated270: return {y, 1 - x};
    }
    return stored;
}

// All undo themselves but the two quarter turns, which undo each other.
Orientation inverse(Orientation orientation)
{
    if (orientation == Orientation::rotated90) return Orientation::rotated270;
    if (orientation == Orientation::rotated270) return Orientation::rotated90;
    return orientation;
}

} // namespace

bool swapsSides(Orientation orientation)
{
    return static_cast<int>(orientation) >= static_cast<int>(Orientation::transposed);
}

RelBox toUpright(const RelBox& stored, Orientation orientation)
{
    const RelPoint centre = uprightPoint(stored.centre(), orientation);
    const float w = swapsSides(orientation) ? stored.h : stored.w, h = swapsSides(orientation) ? stored.w : stored.h;
    return {centre.x - w / 2, centre.y - h / 2, w, h};
}

RelBox toStored(const RelBox& upright, Orientation orientation)
{
    return toUpright(upright, inverse(orientation));
}

Orientation afterwards(Orientation first, Orientation second)
{
    const RelPoint origin{0, 0}, right{1, 0}; // where they come to lie tells the eight apart
    const auto both = [&](RelPoint point) { return uprightPoint(uprightPoint(point, first), second); };
    for (int one = 1; one <= 8; ++one) {
        const auto turn = static_cast<Orientation>(one);
        const RelPoint a = uprightPoint(origin, turn), b = uprightPoint(right, turn);
        const RelPoint wantedA = both(origin), wantedB = both(right);
        if (a.x == wantedA.x && a.y == wantedA.y && b.x == wantedB.x && b.y == wantedB.y) return turn;
    }
    return Orientation::upright;
}

RelBox turnedBy(const RelBox& box, int quarters)
{
    RelBox turned = box;
    for (int left = (quarters % 4 + 4) % 4; left > 0; --left)
        turned = {1 - turned.y - turned.h, turned.x, turned.h, turned.w};
    return turned;
}

} // namespace albumen

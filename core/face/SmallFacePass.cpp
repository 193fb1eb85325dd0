#include "face/SmallFacePass.h"

#include <algorithm>

#include "base/Contract.h"

namespace albumen {
namespace {

// Height in the first look, input pixels, above which YuNet weakens.
constexpr float largeHeight = 300;

// A crop is the face's longer side times cropFaces, looked at in cropInput pixels: the face is 64 pixels there, where
// YuNet is at its best. A 160 x 160 look costs 2.5 ms; 128 and wider crops (3.5) found no more.
constexpr int cropInput = 160;
constexpr float cropFaces = 2.5F;

// Enlarging a few pixels further shows nothing new.
constexpr float largestScale = 4;

// A photo of a crowd may take 64 * 2.5 ms longer than others, not more.
constexpr int mostCrops = 64;

cv::Rect cropAround(const RawFace& face)
{
    const float side = std::max(face.box.width, face.box.height) * cropFaces;
    const cv::Point2f centre = (face.box.tl() + face.box.br()) / 2;
    const int length = std::max(1, cvRound(side));
    return {cvRound(centre.x - side / 2), cvRound(centre.y - side / 2), length, length};
}

bool knownIn(const std::vector<RawFace>& faces, const RawFace& face)
{
    return std::any_of(faces.begin(), faces.end(), [&](const RawFace& known) { return oneFace(known, face); });
}

// A face cut by the edge of the crop is left to the crop around itself.
bool whollyIn(cv::Rect crop, const RawFace& face)
{
    const cv::Rect2f area(crop);
    return area.contains(face.box.tl()) && area.contains(face.box.br());
}

} // namespace

bool oneFace(const RawFace& a, const RawFace& b)
{
    return (a.box & b.box).area() > 0.5F * std::min(a.box.area(), b.box.area());
}

Result<std::vector<RawFace>> lookAgain(YuNetPass& pass, const cv::Mat& picture, const std::vector<RawFace>& candidates,
                                       float firstScale, const FaceLimits& limits)
{
    EXPECTS(firstScale > 0);
    std::vector<RawFace> faces, again;
    const auto isSure = [&](const RawFace& candidate) { // a low one may be something else, seen closer
        const float height = candidate.box.height * firstScale;
        return candidate.score >= limits.score && height >= smallHeight && height <= largeHeight;
    };
    const auto isPlain = [&](const RawFace& candidate) {
        return isSure(candidate) && candidate.box.height * firstScale >= limits.mended;
    };
    for (const RawFace& candidate : candidates) {
        if (!isPlain(candidate))
            again.push_back(candidate);
        else if (!knownIn(faces, candidate))
            faces.push_back(candidate);
    }
    int crops = 0;
    for (const RawFace& candidate :
         again) { // best first; what a sure face or an earlier crop explains is no face of its own
        if (knownIn(faces, candidate)) continue;
        if (crops++ == mostCrops) break;
        const cv::Rect crop = cropAround(candidate);
        TRY_ASSIGN(const auto seen, pass.look(picture, crop, cropInput, largestScale, limits.score));
        for (const RawFace& face : seen)
            if (whollyIn(crop, face) && !knownIn(faces, face)) faces.push_back(face);
        if (isSure(candidate) && !knownIn(faces, candidate)) faces.push_back(candidate);
    }
    std::stable_sort(faces.begin(), faces.end(), [](const RawFace& a, const RawFace& b) { return a.score > b.score; });
    return faces;
}

} // namespace albumen

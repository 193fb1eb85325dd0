#include "face/SmallFacePass.h"

#include <algorithm>
#include <cstdlib>

namespace albumen::smallFaces {

float envOr(const char*n,float d){const char*v=std::getenv(n);return v?std::atof(v):d;}
const float doubtfulScore = envOr("DOUBT",0.25F);
namespace {
const float smallHeight = envOr("SMALLH",40.F);
const int cropInput = (int)envOr("CROPIN",160);
const float cropFaces = envOr("CROPF",2.5F);
const float largestScale = envOr("CROPMAX",4.F);
constexpr std::size_t mostCrops = 64;
const float sameFace = 0.3F;

float iou(const cv::Rect2f& a, const cv::Rect2f& b)
{
    const float both = (a & b).area();
    const float either = a.area() + b.area() - both;
    return either > 0 ? both / either : 0.F;
}

cv::Rect cropAround(const RawFace& face)
{
    const float side = std::max(face.box.width, face.box.height) * cropFaces;
    const cv::Point2f centre = (face.box.tl() + face.box.br()) / 2;
    const int length = std::max(1, cvRound(side));
    return {cvRound(centre.x - side / 2), cvRound(centre.y - side / 2), length, length};
}

} // namespace

Result<std::vector<RawFace>> lookAgain(YuNetPass& pass, const cv::Mat& picture, const std::vector<RawFace>& candidates,
                                       float firstScale, float score)
{
    std::vector<RawFace> faces;
    std::size_t crops = 0;
    for (const RawFace& candidate : candidates) { // best first
        const bool small = candidate.box.height * firstScale < smallHeight;
        if (candidate.score >= score && !small) {
            faces.push_back(candidate);
            continue;
        }
        if (crops++ == mostCrops) break;
        TRY_ASSIGN(auto seen, pass.look(picture, cropAround(candidate), cropInput, largestScale, score));
        faces.insert(faces.end(), seen.begin(), seen.end());
        if(candidate.score>=score && std::getenv("KEEP")) faces.push_back(candidate);
    }
    return suppress(std::move(faces), pass.nms());
}

} // namespace albumen::smallFaces

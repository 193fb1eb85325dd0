#include "run/TurnedImage.h"

#include <algorithm>

#include <opencv2/core.hpp>

#include "load/Scaled.h"
#include "photo/Turn.h"

namespace albumen {

bool hasSureFace(const std::vector<FaceBox>& faces)
{
    return std::any_of(faces.begin(), faces.end(), [](const FaceBox& face) { return face.score >= sureScore; });
}

float scoresOf(const std::vector<FaceBox>& faces)
{
    float sum = 0;
    for (const FaceBox& face : faces) sum += face.score >= leastScore ? face.score : 0;
    return sum;
}

LoadedImage sizedForTurns(const LoadedImage& image)
{
    LoadedImage small;
    small.pixels = atMost(image.pixels, turnSide);
    small.fullSize = image.fullSize;
    small.scale = image.scale * small.pixels.cols / std::max(1, image.pixels.cols);
    small.format = image.format;
    return small;
}

TurnedImage turnedImage(const LoadedImage& image, int quarters)
{
    constexpr int codes[] = {cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_COUNTERCLOCKWISE};
    TurnedImage turned{.image = {}, .quarters = quarters};
    cv::rotate(image.pixels, turned.image.pixels, codes[quarters - 1]);
    turned.image.fullSize = quarters == 2 ? image.fullSize : cv::Size(image.fullSize.height, image.fullSize.width);
    turned.image.scale = image.scale;
    turned.image.format = image.format;
    return turned;
}

void turnBack(FaceFound& face, int quarters)
{
    face.box.box = turnedBy(face.box.box, -quarters);
    for (RelPoint& point : face.box.points) {
        const RelBox back = turnedBy({point.x, point.y, 0, 0}, -quarters);
        point = {back.x, back.y};
    }
    face.quality.roll -= 90.F * static_cast<float>(quarters);
    if (face.quality.roll < -180) face.quality.roll += 360;
}

} // namespace albumen

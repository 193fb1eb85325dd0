#include "face/YuNetDetector.h"

#include <algorithm>

#include "base/Contract.h"
#include "face/SmallFacePass.h"

namespace albumen {
namespace {

// Long side of the first look, pixels: 17 ms of one core for 640 x 480; sees every face from 16 pixels of input.
constexpr int firstSide = 640;

// Long side a photo is loaded at, pixels: the crops of the second look and the chips are cut from it. A face needs
// about 40 pixels there to be told apart as well as a large one (own measurement, see FaceGrader.cpp): 1/37 of this
// side.
constexpr int yunetLoadSide = 1500;

FaceBox toFaceBox(const RawFace& raw, cv::Size size)
{
    const cv::Rect2f inside = raw.box & cv::Rect2f({0, 0}, cv::Size2f(size));
    FaceBox face{.box = toRelative(inside, size), .score = std::min(raw.score, 1.F)};
    for (std::size_t i = 0; i < raw.points.size(); ++i) face.points[i] = toRelative(raw.points[i], size);
    return face;
}

/// Beside the picture, where the input is filled up, there is nobody.
bool isInside(const RawFace& face, cv::Size size)
{
    const cv::Rect2f picture({0, 0}, cv::Size2f(size));
    return picture.contains((face.box.tl() + face.box.br()) / 2);
}

std::vector<FaceBox> boxesOf(const std::vector<RawFace>& faces, cv::Size size)
{
    std::vector<FaceBox> boxes;
    for (const RawFace& face : faces)
        if (isInside(face, size)) boxes.push_back(toFaceBox(face, size));
    return boxes;
}

} // namespace

YuNetDetector::YuNetDetector(const ModelRecord& record, YuNetPass pass)
    : rev_(record.rev()), score_(record.limit("score")),
      doubtful_(record.limits.contains("doubtful") ? record.limit("doubtful") : doubtfulScore),
      mended_(record.limits.contains("mended") ? record.limit("mended") * firstSide : smallHeight), pass_(std::move(pass))
{
}

Result<std::unique_ptr<YuNetDetector>> YuNetDetector::open(const ModelRecord& record, const VerifiedFiles& files,
                                                           Engine& engine)
{
    TRY_ASSIGN(YuNetPass pass, YuNetPass::open(record, files, engine));
    return std::unique_ptr<YuNetDetector>(new YuNetDetector(record, std::move(pass)));
}

int YuNetDetector::wantedLongSide() const
{
    return yunetLoadSide;
}

Result<std::vector<FaceBox>> YuNetDetector::glance(const LoadedImage& image)
{
    EXPECTS(image.pixels.type() == CV_8UC3 && !image.pixels.empty());
    const cv::Size size = image.pixels.size();
    TRY_ASSIGN(const auto seen, pass_.look(image.pixels, {{0, 0}, size}, firstSide, 1.F, score_));
    return boxesOf(seen, size);
}

Result<std::vector<FaceBox>> YuNetDetector::detect(const LoadedImage& image)
{
    EXPECTS(image.pixels.type() == CV_8UC3 && !image.pixels.empty());
    const cv::Size size = image.pixels.size();
    const float scale =
        std::min(1.F, static_cast<float>(firstSide) / static_cast<float>(std::max(size.width, size.height)));
    TRY_ASSIGN(const auto seen, pass_.look(image.pixels, {{0, 0}, size}, firstSide, 1.F, doubtful_));
    TRY_ASSIGN(const auto faces, lookAgain(pass_, image.pixels, seen, scale, {.score = score_, .mended = mended_}));
    return boxesOf(faces, size);
}

} // namespace albumen

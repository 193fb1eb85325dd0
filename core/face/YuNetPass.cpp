#include "face/YuNetPass.h"

#include <algorithm>
#include <cmath>

#include "base/Contract.h"
#include "net/Preprocess.h"
#include "photo/Shrunk.h"

namespace albumen {
namespace {

constexpr int stride = 32; // the coarsest of YuNet's heads: sides of the input are multiples of it

// Rows and columns that the coarsest head has at least: with one or two, long strips had faces where nothing is.
constexpr int leastCells = 4;

int roundUp(int value)
{
    return std::max(leastCells * stride, (value + stride - 1) / stride * stride);
}

// The area of the picture as pixels of the input; black where the area leaves the picture and where the input is
// larger.
cv::Mat inputOf(const cv::Mat& picture, cv::Rect area, float scale)
{
    const auto scaled = [&](int length) { return std::max(1, cvRound(static_cast<float>(length) * scale)); };
    cv::Mat input(roundUp(scaled(area.height)), roundUp(scaled(area.width)), CV_8UC3, cv::Scalar::all(0));
    const cv::Rect inside = area & cv::Rect({0, 0}, picture.size());
    if (inside.empty()) return input;
    const cv::Rect target =
        cv::Rect(cvRound(static_cast<float>(inside.x - area.x) * scale),
                 cvRound(static_cast<float>(inside.y - area.y) * scale), scaled(inside.width), scaled(inside.height)) &
        cv::Rect({0, 0}, input.size());
    if (target.empty()) return input;
    shrunk(picture(inside), target.size()).copyTo(input(target));
    return input;
}

void toPicture(RawFace& face, cv::Rect area, float scale)
{
    const cv::Point2f corner(static_cast<float>(area.x), static_cast<float>(area.y));
    face.box = {face.box.tl() / scale + corner, cv::Size2f(face.box.width / scale, face.box.height / scale)};
    for (cv::Point2f& point : face.points) point = point / scale + corner;
}

} // namespace

YuNetPass::YuNetPass(ModelInput input, float nms, std::unique_ptr<Net> net)
    : input_(std::move(input)), nms_(nms), net_(std::move(net))
{
}

Result<YuNetPass> YuNetPass::open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine)
{
    EXPECTS(!record.outputs.empty() && record.outputs.front().kind == "yunet");
    TRY_ASSIGN(auto net, engine.open(record, files));
    return YuNetPass(record.input, record.limit("nms"), std::move(net));
}

Result<std::vector<RawFace>> YuNetPass::look(const cv::Mat& picture, cv::Rect area, int longSide, float largestScale,
                                             float minScore)
{
    EXPECTS(picture.type() == CV_8UC3 && !area.empty() && longSide > 0 && largestScale > 0);
    const auto side = static_cast<float>(std::max(area.width, area.height));
    const float scale = std::min(static_cast<float>(longSide) / side, largestScale);
    const cv::Mat pixels = inputOf(picture, area, scale);
    TRY_ASSIGN(const Prepared prepared, prepare(pixels, input_, pixels.size()));
    TRY_ASSIGN(const auto outputs, net_->run(prepared.tensor));
    TRY_ASSIGN(auto faces, decodeYuNet(outputs, pixels.size(), minScore));
    faces = suppress(std::move(faces), nms_);
    for (RawFace& face : faces) toPicture(face, area, scale);
    return faces;
}

} // namespace albumen

#include "net/Preprocess.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include "base/Contract.h"
#include "photo/Shrunk.h"

namespace albumen {
namespace {

cv::Mat resized(const cv::Mat& image, cv::Size size)
{
    return image.size() == size ? image : shrunk(image, size);
}

/// Scaled with its proportions kept and put top left; the rest stays black.
cv::Mat letterboxed(const cv::Mat& image, cv::Size size, Prepared& prepared)
{
    const double scale = std::min(double(size.width) / image.cols, double(size.height) / image.rows);
    const cv::Size inner(std::clamp(cvRound(image.cols * scale), 1, size.width),
                         std::clamp(cvRound(image.rows * scale), 1, size.height));
    prepared.scaleX = static_cast<float>(inner.width) / static_cast<float>(image.cols);
    prepared.scaleY = static_cast<float>(inner.height) / static_cast<float>(image.rows);
    if (inner == size) return resized(image, size);
    cv::Mat result(size, image.type(), cv::Scalar::all(0));
    resized(image, inner).copyTo(result(cv::Rect({0, 0}, inner)));
    return result;
}

/// The largest part in the middle that has the proportions of `size`.
cv::Mat middleOf(const cv::Mat& image, cv::Size size, Prepared& prepared)
{
    const double scale = std::max(double(size.width) / image.cols, double(size.height) / image.rows);
    const cv::Size part(std::clamp(cvRound(size.width / scale), 1, image.cols),
                        std::clamp(cvRound(size.height / scale), 1, image.rows));
    const cv::Point corner((image.cols - part.width) / 2, (image.rows - part.height) / 2);
    prepared.corner = cv::Point2f(corner);
    prepared.scaleX = static_cast<float>(size.width) / static_cast<float>(part.width);
    prepared.scaleY = static_cast<float>(size.height) / static_cast<float>(part.height);
    return resized(image(cv::Rect(corner, part)), size);
}

cv::Mat transposed(const cv::Mat& image)
{
    cv::Mat result; // never in place: the picture is the caller's
    cv::transpose(image, result);
    return result;
}

/// value = (pixel - shift) * factor for each channel of the tensor.
struct Levels {
    std::array<double, 3> shift, factor;
};

/// FaceNet's standardisation of one picture: its own mean and deviation, the deviation not under that of one level.
Levels whitening(const cv::Mat& image)
{
    cv::Scalar mean, deviation;
    cv::meanStdDev(image.reshape(1), mean, deviation);
    const double values = static_cast<double>(image.total()) * image.channels();
    const double factor = 1.0 / std::max(deviation[0], 1.0 / std::sqrt(values));
    return {{mean[0], mean[0], mean[0]}, {factor, factor, factor}};
}

/// The planes a network sees, in its order.
std::vector<cv::Mat> planesOf(const cv::Mat& image, ChannelOrder order)
{
    std::vector<cv::Mat> planes;
    if (order == ChannelOrder::grey) {
        planes.resize(1);
        if (image.channels() == 1)
            planes[0] = image;
        else
            cv::cvtColor(image, planes[0], cv::COLOR_BGR2GRAY);
        return planes;
    }
    cv::split(image, planes);
    if (order == ChannelOrder::rgb) std::swap(planes[0], planes[2]);
    return planes;
}

Tensor toTensor(const cv::Mat& image, const ModelInput& input, const Levels& levels)
{
    const bool apart = input.layout == "nchw";
    const int count = input.channels();
    const int shape[4] = {1, apart ? count : image.rows, apart ? image.rows : image.cols, apart ? image.cols : count};
    Tensor tensor(4, shape, CV_32F);
    // The tensor's own memory seen as planes, or as one picture of interleaved channels.
    const std::vector<cv::Mat> planes = planesOf(image, input.order);
    std::vector<cv::Mat> floats(planes.size());
    for (std::size_t c = 0; c < planes.size(); ++c) {
        if (apart) floats[c] = cv::Mat(image.size(), CV_32F, tensor.ptr<float>() + c * image.total());
        planes[c].convertTo(floats[c], CV_32F, levels.factor[c], -levels.shift[c] * levels.factor[c]);
    }
    if (!apart) {
        cv::Mat interleaved(image.size(), CV_MAKETYPE(CV_32F, count), tensor.ptr<float>());
        cv::merge(floats, interleaved);
    }
    return tensor;
}

/// A chip was cut to the size of the network's input.
Status checkChip(const cv::Mat& chip, cv::Size size)
{
    if (chip.size() == size) return {};
    return fail(
        Code::netShape, Stage::model, {},
        fmt::format("a chip of {} x {} where {} x {} is wanted", chip.cols, chip.rows, size.width, size.height));
}

} // namespace

Result<Prepared> prepare(const cv::Mat& picture, const ModelInput& input, cv::Size size)
{
    EXPECTS(!picture.empty());
    EXPECTS(picture.type() == CV_8UC3 || (picture.type() == CV_8UC1 && input.order == ChannelOrder::grey));
    if (size.area() == 0) size = {input.width, input.height};
    if (size.area() <= 0) return fail(Code::modelRecordWrong, Stage::model, {}, "no size of the input");
    if (input.layout != "nchw" && input.layout != "nhwc")
        return fail(Code::modelRecordWrong, Stage::model, {}, "the layout " + input.layout + " is unknown");
    try {
        Prepared prepared;
        Levels levels{input.mean, input.scale};
        cv::Mat image = picture;
        if (input.kind == "letterbox") {
            image = letterboxed(picture, size, prepared);
        } else if (input.kind == "middle") {
            image = middleOf(picture, size, prepared);
        } else if (input.kind == "plain" || input.kind == "prewhiten" || input.kind == "matlab") {
            image = resized(picture, size);
            prepared.scaleX = static_cast<float>(size.width) / static_cast<float>(picture.cols);
            prepared.scaleY = static_cast<float>(size.height) / static_cast<float>(picture.rows);
            if (input.kind == "prewhiten") levels = whitening(image);
            if (input.kind == "matlab") image = transposed(image);
        } else if (input.kind == "align5" || input.kind == "eyes68") {
            TRY(checkChip(picture, size));
            if (input.kind == "eyes68") levels.shift.fill(cv::mean(planesOf(picture, input.order).front())[0]);
        } else {
            return fail(Code::modelRecordWrong, Stage::model, {}, "pictures cannot be prepared as " + input.kind);
        }
        prepared.tensor = toTensor(image, input, levels);
        return prepared;
    } catch (const cv::Exception& exception) {
        return fail(Code::netFailed, Stage::model, {}, exception.what());
    } catch (const std::bad_alloc&) {
        return fail(Code::outOfMemory, Stage::model);
    }
}

} // namespace albumen

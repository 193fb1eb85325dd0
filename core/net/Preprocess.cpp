#include "net/Preprocess.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {
namespace {

cv::Mat resized(const cv::Mat& image, cv::Size size)
{
    if (image.size() == size) return image;
    cv::Mat result;
    const bool shrinks = size.width < image.cols || size.height < image.rows;
    cv::resize(image, result, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
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

Tensor toTensor(const cv::Mat& image, const ModelInput& input, const Levels& levels)
{
    const bool planes = input.layout == "nchw";
    const int shape[4] = {1, planes ? 3 : image.rows, planes ? image.rows : image.cols, planes ? image.cols : 3};
    Tensor tensor(4, shape, CV_32F);
    // The tensor's own memory seen as three planes, or as one picture of three interleaved channels.
    std::array<cv::Mat, 3> channels;
    cv::split(image, channels.data());
    if (input.rgb) std::swap(channels[0], channels[2]);
    const std::size_t plane = image.total();
    std::array<cv::Mat, 3> floats;
    for (std::size_t c = 0; c < 3; ++c) {
        if (planes) floats[c] = cv::Mat(image.size(), CV_32F, tensor.ptr<float>() + c * plane);
        channels[c].convertTo(floats[c], CV_32F, levels.factor[c], -levels.shift[c] * levels.factor[c]);
    }
    if (!planes) {
        cv::Mat interleaved(image.size(), CV_32FC3, tensor.ptr<float>());
        cv::merge(floats.data(), floats.size(), interleaved);
    }
    return tensor;
}

} // namespace

Result<Prepared> prepare(const cv::Mat& bgr, const ModelInput& input, cv::Size size)
{
    EXPECTS(!bgr.empty() && bgr.type() == CV_8UC3);
    if (size.area() == 0) size = {input.width, input.height};
    if (size.area() <= 0) return fail(Code::modelRecordWrong, Stage::model, {}, "no size of the input");
    if (input.layout != "nchw" && input.layout != "nhwc")
        return fail(Code::modelRecordWrong, Stage::model, {}, "the layout " + input.layout + " is unknown");
    try {
        Prepared prepared;
        cv::Mat image;
        if (input.kind == "letterbox") {
            image = letterboxed(bgr, size, prepared);
        } else if (input.kind == "plain" || input.kind == "prewhiten") {
            image = resized(bgr, size);
            prepared.scaleX = static_cast<float>(size.width) / static_cast<float>(bgr.cols);
            prepared.scaleY = static_cast<float>(size.height) / static_cast<float>(bgr.rows);
        } else if (input.kind == "align5") {
            if (bgr.size() != size)
                return fail(Code::netShape, Stage::model, {},
                            fmt::format("a chip of {} x {} where {} x {} is wanted", bgr.cols, bgr.rows, size.width,
                                        size.height));
            image = bgr;
        } else {
            return fail(Code::modelRecordWrong, Stage::model, {}, "pictures cannot be prepared as " + input.kind);
        }
        prepared.tensor =
            toTensor(image, input, input.kind == "prewhiten" ? whitening(image) : Levels{input.mean, input.scale});
        return prepared;
    } catch (const cv::Exception& exception) {
        return fail(Code::netFailed, Stage::model, {}, exception.what());
    } catch (const std::bad_alloc&) {
        return fail(Code::outOfMemory, Stage::model);
    }
}

} // namespace albumen

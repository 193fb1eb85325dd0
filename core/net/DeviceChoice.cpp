#include "net/DeviceChoice.h"

#include <array>
#include <cmath>

#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

namespace albumen {
namespace {

/// One convolution with weights drawn from a fixed seed: enough to see a card that computes wrongly or not at all.
cv::Mat runKnownNetwork(cv::dnn::Backend backend, cv::dnn::Target target)
{
    constexpr int channels = 8, side = 3, picture = 32;
    cv::RNG random(1);
    const std::array<int, 4> weightShape = {channels, 3, side, side};
    cv::Mat weights(4, weightShape.data(), CV_32F);
    random.fill(weights, cv::RNG::UNIFORM, -1, 1);
    cv::dnn::LayerParams params;
    params.set("kernel_size", side);
    params.set("num_output", channels);
    params.set("pad", 1);
    params.set("bias_term", false);
    params.blobs.push_back(weights);
    cv::dnn::Net net;
    net.addLayerToPrev("known", "Convolution", params);
    net.setPreferableBackend(backend);
    net.setPreferableTarget(target);
    const std::array<int, 4> inputShape = {1, 3, picture, picture};
    cv::Mat input(4, inputShape.data(), CV_32F);
    random.fill(input, cv::RNG::UNIFORM, 0, 1);
    net.setInput(input);
    return net.forward().clone();
}

std::optional<std::string> compareDevices()
{
    constexpr double largestDifference = 1e-3; // of sums of 27 products around 1: rounding alone stays under 1e-5
    try {
        const cv::Mat onProcessor = runKnownNetwork(cv::dnn::DNN_BACKEND_OPENCV, cv::dnn::DNN_TARGET_CPU);
        const cv::Mat onCard = runKnownNetwork(cv::dnn::DNN_BACKEND_CUDA, cv::dnn::DNN_TARGET_CUDA);
        if (onProcessor.total() != onCard.total()) return "it gives results of another size";
        const double difference = cv::norm(onProcessor.reshape(1, 1), onCard.reshape(1, 1), cv::NORM_INF);
        if (!(difference <= largestDifference)) return fmt::format("its results differ by {:.3g}", difference);
        return std::nullopt;
    } catch (const cv::Exception& exception) {
        return exception.what();
    }
}

} // namespace

DeviceChoice decideDevice(Device wanted, const DeviceOffer& offer)
{
    DeviceChoice choice{Device::cpu, "Processor", {}, wanted == Device::cuda && offer.cudaBuilt};
    if (wanted == Device::cpu) {
        choice.reason = "chosen in the settings";
    } else if (!offer.cudaBuilt) {
        choice.reason = "OpenCV here is built without CUDA, or no card answers";
    } else if (const std::optional<std::string> differs = offer.compare()) {
        choice.reason = "the graphics card is not used: " + *differs;
    } else {
        choice = {Device::cuda, "Graphics card, CUDA", "checked against the processor", false};
    }
    return choice;
}

DeviceOffer askOpenCv()
{
    DeviceOffer offer;
    try {
        offer.cudaBuilt = !cv::dnn::getAvailableTargets(cv::dnn::DNN_BACKEND_CUDA).empty();
    } catch (const cv::Exception&) {
        offer.cudaBuilt = false; // a driver that fails when asked is no offer
    }
    offer.compare = compareDevices;
    return offer;
}

} // namespace albumen

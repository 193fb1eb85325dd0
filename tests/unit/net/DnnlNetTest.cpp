// Networks by oneDNN: what it answers is what cv::dnn answers, and what it has no way for is left to cv::dnn.
#include "net/DnnlNet.h"

#include <cmath>
#include <iostream>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

#include "support/ModelsHere.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

std::span<const std::byte> bytesOf(const std::string& text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

Tensor picture(const ModelInput& input, cv::Size size)
{
    const int shape[] = {1, input.channels(), size.height, size.width};
    Tensor tensor(4, shape, CV_32F);
    cv::RNG random(5);
    random.fill(tensor, cv::RNG::UNIFORM, 0, 255);
    for (int i = 0; i < shape[1]; ++i) { // in the range that the network is used to
        cv::Mat plane(size, CV_32F, tensor.ptr<float>() + static_cast<std::ptrdiff_t>(i) * size.area());
        const auto at = static_cast<std::size_t>(i);
        plane = (plane - input.mean[at]) * input.scale[at];
    }
    return tensor;
}

std::vector<Tensor> byOpenCv(const std::string& file, std::vector<std::string> names, const Tensor& input)
{
    cv::dnn::Net net = cv::dnn::readNetFromONNX(file.data(), file.size());
    net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    for (std::string& name : names)
        for (const char* before : {"onnx_node!", "onnx_node_output_0!"})
            if (net.getLayerId(name) < 0 && net.getLayerId(before + name) >= 0) name = before + name;
    if (names.empty()) names = net.getUnconnectedOutLayersNames();
    net.setInput(input);
    std::vector<cv::Mat> results;
    net.forward(results, names);
    return results;
}

/// The largest difference, in parts of the largest value where that is over 1.
double apart(const Tensor& a, const Tensor& b)
{
    if (a.total() != b.total()) return std::numeric_limits<double>::infinity();
    const Tensor first = a.reshape(1, 1), second = b.reshape(1, 1);
    return cv::norm(first, second, cv::NORM_INF) / std::max(1.0, cv::norm(second, cv::NORM_INF));
}

std::string weightsOf(const ModelRecord& record)
{
    const auto found = filesHere(record);
    return found ? readFile(found->paths.front()) : std::string();
}

} // namespace

TEST_CASE("Networks by oneDNN answer what OpenCV answers, at every size of picture that they are used with")
{
    cv::setNumThreads(1);
    const Manifest manifest = shippedManifest();
    std::set<std::string> ran;
    for (const ModelRecord& record : manifest.records()) {
        if (record.format != "onnx") continue;
        const std::string file = weightsOf(record);
        if (file.empty()) continue;
        CAPTURE(record.id);
        const auto net = openByDnnl(record, bytesOf(file));
        if (!net) continue;
        ran.insert(record.id);
        std::vector<std::string> names;
        for (const ModelOutput& output : record.outputs)
            names.insert(names.end(), output.names.begin(), output.names.end());
        std::vector<cv::Size> sizes = {{record.input.width, record.input.height}};
        if (record.task == ModelTask::detect) sizes = {{640, 480}, {160, 160}, {416, 640}, {128, 128}, {640, 480}};
        for (const cv::Size size : sizes) {
            const Tensor input = picture(record.input, size);
            const auto found = net->run(input);
            REQUIRE(found);
            const std::vector<Tensor> wanted = byOpenCv(file, names, input);
            REQUIRE(found->size() == wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(apart((*found)[i], wanted[i]) < 1e-3);
        }
    }
    for (const std::string& id : ran) std::cout << "by oneDNN: " << id << '\n';
    if (!ran.empty()) // else a processor without AVX2
        for (const char* id : {"albumen-facenet", "albumen-face-detect", "albumen-masked", "albumen-dark"})
            CHECK(ran.contains(id));
}

} // namespace albumen

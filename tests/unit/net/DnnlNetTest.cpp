// Networks by oneDNN: what it answers is what cv::dnn answers, and what it has no way for is left to cv::dnn.
#include "net/DnnlNet.h"

#include <cmath>
#include <iostream>
#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

#include "support/ModelsHere.h"
#include "support/SmallOnnx.h"
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

std::vector<float> values(std::size_t count, std::uint64_t seed)
{
    std::vector<float> made(count);
    cv::Mat seen(1, static_cast<int>(count), CV_32F, made.data());
    cv::RNG random(seed);
    random.fill(seen, cv::RNG::UNIFORM, -1, 1);
    return made;
}

/// A picture of 3 x 11 x 9, and a convolution over it whose result is `conv`.
SmallOnnx convolved()
{
    SmallOnnx made({1, 3, 11, 9});
    made.weights("w", {6, 3, 3, 3}, values(162, 1)).weights("b", {6}, values(6, 2));
    made.node("Conv", {"data", "w", "b"}, "conv", {{"kernel_shape", {3, 3}}, {"pads", {1, 1, 1, 1}}});
    return made;
}

std::unique_ptr<Net> small(const std::string& file, int outputs = 1)
{
    ModelRecord record;
    record.format = "onnx";
    record.input = {.kind = "plain", .width = 9, .height = 11};
    record.outputs.resize(1);
    for (int i = 0; i < outputs; ++i) record.outputs[0].names.push_back(i == 0 ? "out" : "conv");
    return openByDnnl(record, bytesOf(file));
}

Tensor noise()
{
    const int shape[] = {1, 3, 11, 9};
    Tensor input(4, shape, CV_32F);
    cv::RNG random(3);
    random.fill(input, cv::RNG::UNIFORM, -2, 2);
    return input;
}

} // namespace

TEST_CASE("What is folded into a convolution, and what cannot be, gives the same as each operation alone")
{
    const auto with = [](auto add) {
        SmallOnnx made = convolved();
        add(made);
        return made.output("out").file();
    };
    std::map<std::string, std::string> files;
    files["factor, summand, then Relu"] = with([](SmallOnnx& made) {
        made.weights("f", {1, 6, 1, 1}, values(6, 4)).weights("s", {1, 6, 1, 1}, values(6, 5));
        made.node("Mul", {"conv", "f"}, "m").node("Add", {"s", "m"}, "a").node("Relu", {"a"}, "out");
    });
    files["read twice"] = with([](SmallOnnx& made) {
        made.node("Relu", {"conv"}, "r").node("Add", {"r", "conv"}, "out");
    });
    files["slopes, and the sum with what was before"] = with([](SmallOnnx& made) {
        made.weights("p", {6, 1, 1}, values(6, 6)).node("PRelu", {"conv", "p"}, "r").node("Add", {"conv", "r"}, "out");
    });
    files["a pool over the border"] = with([](SmallOnnx& made) {
        made.node("MaxPool", {"conv"}, "out", {{"kernel_shape", {3, 3}}, {"strides", {2, 2}}, {"ceil_mode", {1}}});
    });
    files["a border that a convolution takes"] = with([](SmallOnnx& made) {
        made.weights("w2", {6, 1, 3, 3}, values(54, 7)).weights("b2", {6}, values(6, 8));
        made.node("Pad", {"conv"}, "p", {{"pads", {0, 0, 0, 0, 0, 0, 1, 1}}});
        made.node("Conv", {"p", "w2", "b2"}, "out",
                  {{"kernel_shape", {3, 3}}, {"group", {6}}, {"strides", {2, 2}}, {"pads", {0, 0, 0, 0}}});
    });
    files["a gate for each channel"] = with([](SmallOnnx& made) {
        made.node("GlobalAveragePool", {"conv"}, "g").node("Sigmoid", {"g"}, "s").node("Mul", {"s", "conv"}, "out");
    });
    files["a dense layer"] = with([](SmallOnnx& made) {
        made.weights("d", {5, 594}, values(2970, 9)).weights("e", {5}, values(5, 10));
        made.node("Flatten", {"conv"}, "f", {{"axis", {1}}}).node("Gemm", {"f", "d", "e"}, "g", {{"transB", {1}}});
        made.node("Softmax", {"g"}, "out", {{"axis", {1}}});
    });
    files["channels last"] = with([](SmallOnnx& made) {
        made.numbers("shape", {1, -1, 6}).node("Transpose", {"conv"}, "t", {{"perm", {0, 2, 3, 1}}});
        made.node("Reshape", {"t", "shape"}, "out");
    });
    for (const auto& [what, file] : files) {
        CAPTURE(what);
        const auto net = small(file);
        if (!net && !small(convolved().node("Relu", {"conv"}, "out").output("out").file()))
            skip("a processor with AVX2");
        REQUIRE(net);
        const auto found = net->run(noise());
        REQUIRE(found);
        CHECK(apart(found->front(), byOpenCv(file, {"out"}, noise()).front()) < 1e-5);
        const auto again = net->run(noise());
        REQUIRE(again);
        CHECK(cv::norm(found->front().reshape(1, 1), again->front().reshape(1, 1)) == 0);
    }
}

TEST_CASE("What is asked for is a result of its own, also where another operation could have taken it in")
{
    const std::string file = convolved().node("Relu", {"conv"}, "out").output("out").output("conv").file();
    const auto net = small(file, 2);
    if (!net) skip("a processor with AVX2");
    const auto found = net->run(noise());
    REQUIRE(found);
    REQUIRE(found->size() == 2);
    double least = 0;
    cv::minMaxLoc((*found)[1].reshape(1, 1), &least);
    CHECK(least < 0);
    cv::minMaxLoc((*found)[0].reshape(1, 1), &least);
    CHECK(least == 0);
}

TEST_CASE("What oneDNN has no way for, and what does not fit together, is left to OpenCV")
{
    CHECK_FALSE(small(convolved().node("Erf", {"conv"}, "out").output("out").file()));
    CHECK_FALSE(small(convolved().node("Relu", {"nobody"}, "out").output("out").file()));
    CHECK_FALSE(
        small(convolved().weights("c", {5}, values(5, 1)).node("Add", {"conv", "c"}, "out").output("out").file()));
    SmallOnnx wrong({1, 3, 11, 9});
    wrong.weights("w", {6, 5, 3, 3}, values(270, 1)).weights("b", {6}, values(6, 2));
    CHECK_FALSE(small(wrong.node("Conv", {"data", "w", "b"}, "out").output("out").file()));
    const std::string whole = convolved().node("Relu", {"conv"}, "out").output("out").file();
    for (std::size_t length = 0; length < whole.size(); length += 7) small(whole.substr(0, length));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if (at > 200 && at % 13 != 0) continue;
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 0xff);
        small(flipped); // nothing but an answer is promised
    }
}

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
    if (ran.empty()) skip("a processor with AVX2");
    for (const char* id :
         {"albumen-facenet", "albumen-face-detect", "albumen-masked", "albumen-dark", "albumen-scene5"})
        CHECK(ran.contains(id));
}

} // namespace albumen

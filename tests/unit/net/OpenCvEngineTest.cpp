#include "net/OpenCvEngine.h"

#include <chrono>
#include <functional>
#include <iostream>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <opencv2/core.hpp>

#include "support/ModelsHere.h"
#include "support/SmallNets.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

Tensor noise(int height, int width)
{
    const int shape[] = {1, 3, height, width};
    Tensor tensor(4, shape, CV_32F);
    cv::RNG random(7);
    random.fill(tensor, cv::RNG::UNIFORM, 0, 255);
    return tensor;
}

std::vector<int> shapeOf(const Tensor& tensor)
{
    return {tensor.size.p, tensor.size.p + tensor.dims};
}

double msSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// Milliseconds of the fastest of ten runs, printed: a figure, not a check.
void printSpeed(Net& net, const Tensor& input, const std::string& what)
{
    double best = 1e9;
    for (int i = 0; i < 10; ++i) {
        const auto start = std::chrono::steady_clock::now();
        REQUIRE(net.run(input));
        best = std::min(best, msSince(start));
    }
    std::cout << fmt::format("{}: {:.1f} ms a run\n", what, best);
}

std::unique_ptr<Net> opened(const ModelRecord& record, const VerifiedFiles& files)
{
    const auto disk = makeFiles();
    OpenCvEngine engine(*disk);
    const auto start = std::chrono::steady_clock::now();
    auto net = engine.open(record, files);
    std::cout << fmt::format("{}: {:.1f} ms to open\n", record.id, msSince(start));
    if (!net) FAIL(record.id << ": " << net.error().detail);
    return *std::move(net);
}

Error refusal(const ModelRecord& record, const VerifiedFiles& files)
{
    const auto disk = makeFiles();
    OpenCvEngine engine(*disk);
    const auto net = engine.open(record, files);
    REQUIRE_FALSE(net);
    return net.error();
}

ModelRecord shipped(std::string_view id)
{
    static const Manifest manifest = shippedManifest();
    const ModelRecord* const record = manifest.find(id);
    REQUIRE(record);
    return *record;
}

/// A record of weights that are not shipped yet: only what an engine asks for.
ModelRecord recordOf(const std::filesystem::path& folder, const std::string& format, std::vector<std::string> names,
                     VerifiedFiles& files)
{
    ModelRecord record;
    record.id = folder.filename();
    record.engine = "opencv-dnn";
    record.format = format;
    record.outputs = {{.kind = "mtcnn", .names = {}, .dim = 0}};
    for (const std::string& name : names) {
        const std::string content = readFile(folder / name);
        Sha256Hasher hasher;
        hasher.add(std::as_bytes(std::span(content.data(), content.size())));
        record.files.push_back({.name = name, .bytes = content.size(), .sha256 = hasher.finish(), .urls = {}});
        files.paths.push_back(folder / name);
    }
    return record;
}

} // namespace

TEST_CASE("YuNet opens, runs and gives its twelve outputs in the record's order at any size")
{
    cv::setNumThreads(1);
    const ModelRecord record = shipped("yunet-n-640");
    const auto net = opened(record, filesOrSkip(record));
    for (const cv::Size size : {cv::Size(640, 640), cv::Size(640, 480), cv::Size(160, 160), cv::Size(640, 480)}) {
        const auto outputs = net->run(noise(size.height, size.width));
        REQUIRE(outputs);
        REQUIRE(outputs->size() == 12);
        const int values[] = {1, 1, 4, 10};
        const int strides[] = {8, 16, 32};
        for (int i = 0; i < 12; ++i) {
            const int stride = strides[i % 3];
            const Tensor& output = (*outputs)[static_cast<std::size_t>(i)];
            CHECK(shapeOf(output) ==
                  std::vector<int>{1, (size.width / stride) * (size.height / stride), values[i / 3]});
            CHECK(output.type() == CV_32F);
        }
    }
    printSpeed(*net, noise(480, 640), "yunet 640x480");
}

TEST_CASE("The face embedder 0095 opens, runs and gives 256 values that depend on the picture")
{
    cv::setNumThreads(1);
    const ModelRecord record = shipped("face-reidentification-retail-0095");
    const auto net = opened(record, filesOrSkip(record));
    const Tensor input = noise(128, 128);
    const auto first = net->run(input);
    REQUIRE(first);
    REQUIRE(first->size() == 1);
    CHECK(first->front().total() == 256);
    const Tensor kept = first->front().clone();
    const auto other = net->run(Tensor(255 - input));
    REQUIRE(other);
    CHECK(cv::norm(kept, first->front()) == 0); // the next run does not write into a tensor given before
    CHECK(cv::norm(kept, other->front()) > 0.1);
    const auto again = net->run(input);
    REQUIRE(again);
    CHECK(cv::norm(kept, again->front()) == 0);
    printSpeed(*net, input, "0095");
}

TEST_CASE("The head pose network gives yaw, pitch and roll")
{
    cv::setNumThreads(1);
    const ModelRecord record = shipped("head-pose-estimation-adas-0001");
    const auto net = opened(record, filesOrSkip(record));
    const auto outputs = net->run(noise(60, 60));
    REQUIRE(outputs);
    REQUIRE(outputs->size() == 3);
    for (const Tensor& output : *outputs) CHECK(output.total() == 1);
    printSpeed(*net, noise(60, 60), "head pose");
}

TEST_CASE("A Caffe network opens from its two files")
{
    VerifiedFiles files;
    ModelRecord record =
        recordOf(modelsOrSkip("lenet-mnist"), "caffe", {"lenet.prototxt", "lenet_iter_10000.caffemodel"}, files);
    record.input = {.kind = "plain", .width = 28, .height = 28};
    // LeNet has one channel where this record has three: the difference is found before anything runs.
    CHECK(refusal(record, files).detail.find("x 1 x 28 x 28 where the record says 1 x 3 x 28 x 28") !=
          std::string::npos);
    VerifiedFiles mtcnn;
    record = recordOf(modelsOrSkip("mtcnn"), "caffe", {"det2.prototxt", "det2.caffemodel"}, mtcnn);
    record.input = {.kind = "plain", .width = 24, .height = 24};
    const auto outputs = opened(record, mtcnn)->run(noise(24, 24));
    REQUIRE(outputs);
    CHECK(outputs->size() == 2);
}

TEST_CASE("A Darknet network opens from its two files")
{
    VerifiedFiles files;
    ModelRecord record = recordOf(modelsOrSkip("yolo-fastest-1.1-xl"), "darknet",
                                  {"yolo-fastest-1.1-xl.cfg", "yolo-fastest-1.1-xl.weights"}, files);
    record.input = {.kind = "plain", .width = 320, .height = 320};
    const auto outputs = opened(record, files)->run(noise(320, 320));
    REQUIRE(outputs);
    CHECK(outputs->size() == 2);
}

TEST_CASE("Weights with one flipped byte, one byte more or one byte less are refused")
{
    const ModelRecord record = shipped("yunet-n-640");
    const std::string good = readFile(filesOrSkip(record).paths.front());
    const TempFolder folder;
    const VerifiedFiles files{{folder / record.files.front().name}};
    std::string content = good;
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
    writeFile(files.paths.front(), content);
    CHECK(refusal(record, files).code == Code::modelHashWrong);
    CHECK(refusal(record, files).path == "yunet-n-640");
    CHECK(refusal(record, files).detail.find("yunet_n_640_640.onnx") != std::string::npos);
    writeFile(files.paths.front(), good + 'x');
    CHECK(refusal(record, files).code == Code::fileTooBig);
    writeFile(files.paths.front(), good.substr(1));
    CHECK(refusal(record, files).code == Code::modelHashWrong);
    writeFile(files.paths.front(), good);
    const auto disk = makeFiles();
    CHECK(OpenCvEngine(*disk).open(record, files));
}

TEST_CASE("A network that differs from its record is refused, with what it has and what the record says")
{
    const TempFolder folder;
    ModelRecord good;
    good.id = "small";
    good.engine = "opencv-dnn";
    good.format = "caffe";
    good.files = writeRandomEmbedder(folder.path(), "small", 160, 512, 1);
    good.input = {.kind = "prewhiten", .width = 160, .height = 160};
    good.outputs = {{.kind = "embedding", .names = {"vector"}, .dim = 512}};
    const VerifiedFiles files{{folder / good.files[0].name, folder / good.files[1].name}};
    CHECK(opened(good, files));

    const auto words = [&](const std::function<void(ModelRecord&)>& spoil) {
        ModelRecord record = good;
        spoil(record);
        const Error error = refusal(record, files);
        CHECK(error.code == Code::netShape);
        CHECK(error.path == "small");
        return error.detail;
    };
    CHECK(words([](ModelRecord& r) { r.outputs[0].dim = 128; }) ==
          "the output vector is 1 x 512: 512 values where the record says 128");
    CHECK(words([](ModelRecord& r) { r.input.width = 112, r.input.height = 96; }) ==
          "the network's input is 1 x 3 x 160 x 160 where the record says 1 x 3 x 96 x 112");
    CHECK(words([](ModelRecord& r) { r.input.order = ChannelOrder::grey; }) ==
          "the network's input is 1 x 3 x 160 x 160 where the record says 1 x 1 x 160 x 160");
    CHECK(words([](ModelRecord& r) { r.input.layout = "nhwc"; }) ==
          "the network's input is 1 x 3 x 160 x 160 where the record says 1 x 160 x 160 x 3");
    CHECK(words([](ModelRecord& r) { r.outputs[0].names = {"fc1"}; }) ==
          "the network's outputs are vector where the record says fc1");
    CHECK(words([](ModelRecord& r) {
              r.outputs[0].names = {"vector", "pooled"};
          }) == "the network has 2 outputs where the record says 1");
    CHECK(words([](ModelRecord& r) { r.outputs = {{.kind = "pose", .names = {}, .dim = 0}}; }) ==
          "the network has 1 outputs where the record says 3");

    ModelRecord other = good;
    other.engine = "dlib";
    CHECK(refusal(other, files).code == Code::modelRecordWrong);
    other = good;
    other.format = "onnx";
    CHECK(refusal(other, files).detail.find("format onnx, 2 files") != std::string::npos);
}

TEST_CASE("A network of ONNX with another size of input than its record's is refused, though it would run")
{
    const std::filesystem::path models = std::filesystem::path(ALBUMEN_SOURCE) / "models";
    ModelRecord record = shipped("albumen-facenet");
    const VerifiedFiles files{{models / "albumen-facenet.onnx"}};
    record.input.width = record.input.height = 112;
    const Error error = refusal(record, files);
    CHECK(error.code == Code::netShape);
    CHECK(error.detail == "the network's input is 1 x 3 x 96 x 96 where the record says 1 x 3 x 112 x 112");
    ModelRecord detector = shipped("albumen-face-detect"); // runs at any size, but not on grey
    const VerifiedFiles others{{models / "albumen-face-detect.onnx"}};
    CHECK(opened(detector, others));
    detector.input.order = ChannelOrder::grey;
    CHECK(refusal(detector, others).detail ==
          "the network's input is 1 x 3 x 64 x 64 where the record says 1 x 1 x any x any");
}

TEST_CASE("A file that is no network is an error, not an exception")
{
    const TempFolder folder;
    writeFile(folder / "weights", "no network at all");
    for (const std::string format : {"onnx", "caffe", "darknet"}) {
        VerifiedFiles files;
        std::vector<std::string> names(format == "onnx" ? 1 : 2, "weights");
        ModelRecord record = recordOf(folder.path(), format, names, files);
        record.input = {.kind = "plain", .width = 32, .height = 32};
        CHECK(refusal(record, files).code == Code::netFailed);
    }
}

TEST_CASE("An input of the wrong size is an error, not an exception")
{
    const ModelRecord record = shipped("face-reidentification-retail-0095");
    const auto net = opened(record, filesOrSkip(record));
    const int shape[] = {1, 1, 16, 16};
    const auto outputs = net->run(Tensor(4, shape, CV_32F, cv::Scalar(0)));
    REQUIRE_FALSE(outputs);
    CHECK(outputs.error().code == Code::netFailed);
    CHECK(net->run(noise(128, 128)));
}

} // namespace albumen

#include "net/OpenCvEngine.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/dnn.hpp>

#include "base/Contract.h"
#include "net/DeviceChoice.h"
#include "net/DnnlNet.h"
#include "net/OnnxInput.h"

namespace albumen {
namespace {

using Shape = cv::dnn::MatShape;
using FileBytes = std::vector<std::byte>;

class OpenCvNet final : public Net
{
public:
    OpenCvNet(std::string id, cv::dnn::Net net, std::vector<std::string> outputs)
        : id_(std::move(id)), net_(std::move(net)), outputs_(std::move(outputs))
    {
    }

    Result<std::vector<Tensor>> run(const Tensor& input) override
    {
        EXPECTS(!input.empty() && input.depth() == CV_32F);
        try {
            net_.setInput(input);
            std::vector<cv::Mat> results;
            net_.forward(results, outputs_);
            if (results.size() != outputs_.size())
                return fail(Code::netShape, Stage::model, id_,
                            fmt::format("{} outputs where {} are named", results.size(), outputs_.size()));
            // OpenCV does not promise to leave these alone at the next run: the caller gets tensors of its own.
            for (cv::Mat& result : results) {
                if (result.depth() != CV_32F)
                    return fail(Code::netShape, Stage::model, id_, "an output is not 32-bit float");
                result = result.clone();
            }
            return results;
        } catch (const cv::Exception& exception) {
            return fail(Code::netFailed, Stage::model, id_, exception.what());
        } catch (const std::bad_alloc&) {
            return fail(Code::outOfMemory, Stage::model, id_);
        }
    }

private:
    std::string id_;
    cv::dnn::Net net_;
    std::vector<std::string> outputs_;
};

/// The file's bytes, if they are still those of the record.
Result<FileBytes> readChecked(Files& files, const std::string& id, const ModelFile& file, const Path& path)
{
    TRY_ASSIGN(FileBytes bytes, readWhole(files, path, file.bytes));
    Sha256Hasher hasher;
    hasher.add(bytes);
    if (bytes.size() != file.bytes || hasher.finish() != file.sha256)
        return fail(Code::modelHashWrong, Stage::model, id, path.string() + " changed since it was verified");
    return bytes;
}

cv::dnn::Net readNetwork(const std::string& format, const std::vector<FileBytes>& files)
{
    const auto text = [&](std::size_t i) { return reinterpret_cast<const char*>(files[i].data()); };
    if (format == "onnx") return cv::dnn::readNetFromONNX(text(0), files[0].size());
    if (format == "caffe") return cv::dnn::readNetFromCaffe(text(0), files[0].size(), text(1), files[1].size());
    EXPECTS(format == "darknet");
    return cv::dnn::readNetFromDarknet(text(0), files[0].size(), text(1), files[1].size());
}

Shape inputShape(const ModelInput& input)
{
    if (input.layout == "nhwc") return {1, input.height, input.width, input.channels()};
    return {1, input.channels(), input.height, input.width};
}

/// The inputs by the network's own file; Darknet's says nothing here.
std::vector<InputSides> declaredInputs(const std::string& format, const cv::dnn::Net& net, const FileBytes& file)
{
    if (format == "onnx") return onnxInputs(file);
    std::vector<Shape> inputs, outputs;
    net.getLayerShapes(Shape(), 0, inputs, outputs);
    std::vector<InputSides> declared;
    for (const Shape& shape : inputs)
        if (!shape.empty()) declared.emplace_back(shape.begin(), shape.end());
    return declared;
}

/// What the record says of the input; a letterbox is made in any size.
InputSides saidInput(const ModelInput& input)
{
    const Shape shape = inputShape(input);
    InputSides said(shape.begin(), shape.end());
    const std::size_t height = input.layout == "nhwc" ? 1 : 2;
    if (input.kind == "letterbox") said[height] = said[height + 1] = 0;
    return said;
}

/// "1 x 3 x 96 x 96"; any where any will do.
std::string sidesText(const InputSides& sides)
{
    std::vector<std::string> words;
    for (const std::int64_t side : sides) words.push_back(side > 0 ? std::to_string(side) : "any");
    return fmt::format("{}", fmt::join(words, " x "));
}

/// Does the picture that the record prepares go into the network? How many at once is not asked, and a file that says
/// nothing is believed.
Status checkInput(const ModelRecord& record, const std::vector<InputSides>& declared)
{
    if (declared.empty() || declared.front().empty()) return {};
    const InputSides said = saidInput(record.input);
    const InputSides& found = declared.front();
    const auto fits = [](std::int64_t has, std::int64_t wants) { return has <= 0 || wants <= 0 || has == wants; };
    if (declared.size() > 1)
        return fail(Code::netShape, Stage::model, record.id,
                    fmt::format("the network wants {} inputs where the record says 1", declared.size()));
    if (found.size() != said.size() || !std::equal(found.begin() + 1, found.end(), said.begin() + 1, fits))
        return fail(
            Code::netShape, Stage::model, record.id,
            fmt::format("the network's input is {} where the record says {}", sidesText(found), sidesText(said)));
    return {};
}

/// What OpenCV calls the layer that an ONNX file calls `name`: as the file does where the network ends there, else with
/// a word before the node's name, or before its output's where the node has none.
std::string layerNamed(const std::string& name, const cv::dnn::Net& net)
{
    for (const char* before : {"", "onnx_node!", "onnx_node_output_0!"})
        if (net.getLayerId(before + name) >= 0) return before + name;
    return name;
}

std::vector<std::string> outputNames(const ModelRecord& record, const cv::dnn::Net& net)
{
    std::vector<std::string> names;
    for (const ModelOutput& output : record.outputs)
        for (const std::string& name : output.names) names.push_back(layerNamed(name, net));
    return names.empty() ? net.getUnconnectedOutLayersNames() : names;
}

/// What the network's outputs will be for an input of the record's size, by its layers' own arithmetic: nothing runs.
Result<std::vector<Shape>> inferShapes(const ModelRecord& record, const cv::dnn::Net& net,
                                       const std::vector<std::string>& names)
{
    const std::vector<std::string> there = net.getUnconnectedOutLayersNames();
    std::vector<Shape> shapes;
    for (const std::string& name : names) {
        const int layer = net.getLayerId(name);
        if (layer < 0)
            return fail(
                Code::netShape, Stage::model, record.id,
                fmt::format("the network's outputs are {} where the record says {}", fmt::join(there, ", "), name));
        std::vector<Shape> inputs, outputs;
        net.getLayerShapes(inputShape(record.input), layer, inputs, outputs);
        if (outputs.empty())
            return fail(Code::netShape, Stage::model, record.id,
                        fmt::format("the output {} has no shape for an input of {} x {}", name, record.input.width,
                                    record.input.height));
        shapes.push_back(outputs.front());
    }
    return shapes;
}

std::int64_t valuesIn(const Shape& shape)
{
    std::int64_t values = 1;
    for (const int side : shape) values *= side;
    return values;
}

/// How many values each output of a record must have; empty where its kind asks for nothing.
std::vector<std::int64_t> valuesWanted(const ModelRecord& record)
{
    std::vector<std::int64_t> wanted;
    for (const ModelOutput& output : record.outputs) {
        if (output.kind == "embedding") {
            wanted.push_back(output.dim);
        } else if (output.kind == "softmax") {
            wanted.push_back(static_cast<std::int64_t>(output.labels.size()));
        } else if (output.kind == "sigmoid") {
            wanted.push_back(1);
        } else if (output.kind == "pose") {
            wanted.insert(wanted.end(), {1, 1, 1}); // yaw, pitch, roll
        } else if (output.kind == "mtcnn") {
            const std::array<std::int64_t, 3> values{2, 4, 10}; // scores, shifts, points of O-Net
            wanted.insert(wanted.end(), values.begin(),
                          values.begin() + static_cast<std::ptrdiff_t>(std::min(output.names.size(), values.size())));
        } else if (output.kind == "yunet") {
            // Per cell of the strides: class, object, box, five points.
            for (const int values : {1, 1, 4, 10})
                for (const int stride : {8, 16, 32})
                    wanted.push_back(std::int64_t{values} * (record.input.width / stride) *
                                     (record.input.height / stride));
        } else if (output.kind == "picodet") {
            // Per cell of the strides: the classes of COCO, four sides of eight distances.
            for (const int values : {80, 32})
                for (const int stride : {8, 16, 32, 64})
                    wanted.push_back(std::int64_t{values} * ((record.input.width + stride - 1) / stride) *
                                     ((record.input.height + stride - 1) / stride));
        }
    }
    return wanted;
}

Status checkShapes(const ModelRecord& record, const std::vector<std::string>& names, const std::vector<Shape>& shapes)
{
    const std::vector<std::int64_t> wanted = valuesWanted(record);
    if (names.empty()) return fail(Code::netShape, Stage::model, record.id, "the network has no output");
    if (wanted.empty()) return {};
    if (wanted.size() != names.size())
        return fail(Code::netShape, Stage::model, record.id,
                    fmt::format("the network has {} outputs where the record says {}", names.size(), wanted.size()));
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (valuesIn(shapes[i]) != wanted[i])
            return fail(Code::netShape, Stage::model, record.id,
                        fmt::format("the output {} is {}: {} values where the record says {}", names[i],
                                    fmt::join(shapes[i], " x "), valuesIn(shapes[i]), wanted[i]));
    return {};
}

} // namespace

OpenCvEngine::OpenCvEngine(Files& files, Device wanted) : files_(files)
{
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    device_ = decideDevice(wanted, wanted == Device::cpu ? DeviceOffer{} : askOpenCv());
}

Result<std::unique_ptr<Net>> OpenCvEngine::open(const ModelRecord& record, const VerifiedFiles& files)
{
    EXPECTS(record.files.size() == files.paths.size());
    const std::size_t needed = record.format == "onnx" ? 1 : 2;
    if (record.engine != "opencv-dnn" || record.files.size() != needed)
        return fail(Code::modelRecordWrong, Stage::model, record.id,
                    fmt::format("not one network: engine {}, format {}, {} files", record.engine, record.format,
                                record.files.size()));
    std::vector<FileBytes> bytes;
    for (std::size_t i = 0; i < needed; ++i) {
        TRY_ASSIGN(FileBytes read, readChecked(files_, record.id, record.files[i], files.paths[i]));
        bytes.push_back(std::move(read));
    }
    try {
        cv::dnn::Net net = readNetwork(record.format, bytes);
        TRY(checkInput(record, declaredInputs(record.format, net, bytes.front())));
        const std::vector<std::string> names = outputNames(record, net);
        TRY_ASSIGN(const std::vector<Shape> shapes, inferShapes(record, net, names));
        TRY(checkShapes(record, names, shapes));
        const bool cuda = device_.device == Device::cuda;
        if (!cuda)
            if (auto faster = openByDnnl(record, bytes.front())) return faster;
        net.setPreferableBackend(cuda ? cv::dnn::DNN_BACKEND_CUDA : cv::dnn::DNN_BACKEND_OPENCV);
        net.setPreferableTarget(cuda ? cv::dnn::DNN_TARGET_CUDA : cv::dnn::DNN_TARGET_CPU);
        return std::make_unique<OpenCvNet>(record.id, std::move(net), names);
    } catch (const cv::Exception& exception) {
        return fail(Code::netFailed, Stage::model, record.id, exception.what());
    } catch (const std::bad_alloc&) {
        return fail(Code::outOfMemory, Stage::model, record.id);
    }
}

} // namespace albumen

#include "model/Manifest.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace albumen {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 11> taskNames = {
    "detect", "landmarks", "embed", "pose", "scene", "objects", "imagenet", "dark", "digits", "masked", "attribute"};
constexpr std::array<std::string_view, 9> inputKinds = {"plain",   "letterbox", "middle", "align5", "prewhiten",
                                                        "darknet", "matlab",    "eyes68", "none"};
constexpr std::array<std::string_view, 12> outputKinds = {"yunet",     "mtcnn",   "picodet", "nanodet",
                                                          "yolox",     "darknet", "softmax", "sigmoid",
                                                          "embedding", "pose",    "dlib68",  "dlibbox"};
constexpr std::array<std::string_view, 3> orders = {"bgr", "rgb", "grey"};
constexpr std::array<std::string_view, 2> layouts = {"nchw", "nhwc"};

/// How many files a format consists of.
struct Format {
    std::string_view engine, name;
    std::size_t fewest, most;
};
constexpr std::array<Format, 5> formats = {{{"opencv-dnn", "onnx", 1, 1},
                                            {"opencv-dnn", "caffe", 2, 6}, // MTCNN: three networks of two files
                                            {"opencv-dnn", "darknet", 2, 2},
                                            {"dlib", "dlib", 1, 1},
                                            {"dlib", "none", 0, 0}}};

/// SHA-256 of no bytes at all: what a downloader writes down when it hashed a file that was not there.
constexpr std::string_view emptyFileHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

tl::unexpected<Error> wrong(std::string what)
{
    return fail(Code::modelRecordWrong, Stage::model, {}, std::move(what));
}

template <class Names> bool among(const Names& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

Result<std::string> text(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string() || found->get_ref<const std::string&>().empty())
        return wrong(fmt::format("no {}", key));
    return found->get<std::string>();
}

Result<double> number(const Json& value, const char* what)
{
    if (!value.is_number()) return wrong(fmt::format("{} is no number", what));
    return value.get<double>();
}

/// A whole number of 0..most; 0 where it is not given.
Result<int> count(const Json& object, const char* key, int most)
{
    const auto found = object.find(key);
    if (found == object.end()) return 0;
    if (!found->is_number_unsigned() || found->get<std::uint64_t>() > static_cast<std::uint64_t>(most))
        return wrong(fmt::format("{} is not a whole number up to {}", key, most));
    return found->get<int>();
}

/// The member; an empty list where it is not given. Not a copy: copying recurses, as deep as somebody nested it.
Result<const Json*> list(const Json& object, const char* key)
{
    static const Json none = Json::array();
    const auto found = object.find(key);
    if (found == object.end()) return &none;
    if (!found->is_array()) return wrong(fmt::format("{} is no list", key));
    return &*found;
}

/// The member's elements, all of them texts; none where it is not given.
Result<std::vector<std::string>> texts(const Json& object, const char* key)
{
    TRY_ASSIGN(const Json* const values, list(object, key));
    std::vector<std::string> found;
    for (const Json& value : *values) {
        if (!value.is_string()) return wrong(fmt::format("one of {} is no text", key));
        found.push_back(value.get<std::string>());
    }
    return found;
}

/// A name in one folder: it can reach no other.
bool plainName(std::string_view name)
{
    return !name.empty() && name.front() != '.' && name.find_first_of("/\\") == name.npos &&
           name.find('\0') == name.npos;
}

Result<ModelFile> readFile(const Json& json)
{
    if (!json.is_object()) return wrong("a file is no object");
    ModelFile file;
    TRY_ASSIGN(file.name, text(json, "name"));
    if (!plainName(file.name)) return wrong("the file name " + file.name + " is no plain name");
    const auto bytes = json.find("bytes");
    if (bytes == json.end() || !bytes->is_number_unsigned() || bytes->get<std::uint64_t>() == 0)
        return wrong("no size of " + file.name);
    file.bytes = bytes->get<std::uint64_t>();
    const auto hash = text(json, "sha256");
    if (!hash || !fromHex(*hash, file.sha256)) return wrong("no hash of " + file.name);
    if (toHex(file.sha256) == emptyFileHash) return wrong("the hash of " + file.name + " is that of an empty file");
    TRY_ASSIGN(const Json* const urls, list(json, "urls"));
    for (const Json& url : *urls) {
        if (!url.is_string() || !url.get_ref<const std::string&>().starts_with("https://"))
            return wrong("an address of " + file.name + " is not https");
        file.urls.push_back(url.get<std::string>());
    }
    return file;
}

Status readThree(const Json& input, const char* key, std::array<double, 3>& into)
{
    TRY_ASSIGN(const Json* const values, list(input, key));
    if (values->empty()) return {};
    if (values->size() != into.size()) return wrong(fmt::format("{} has not three values", key));
    for (std::size_t i = 0; i < into.size(); ++i) {
        TRY_ASSIGN(into[i], number((*values)[i], key));
    }
    return {};
}

Status readTemplate(const Json& json, ModelInput& input)
{
    TRY_ASSIGN(const Json* const points, list(json, "template"));
    for (const Json& point : *points) {
        if (!point.is_array() || point.size() != 2) return wrong("a point of the template is no pair");
        TRY_ASSIGN(const double x, number(point[0], "template"));
        TRY_ASSIGN(const double y, number(point[1], "template"));
        input.points.emplace_back(static_cast<float>(x), static_cast<float>(y));
    }
    const bool needed = input.kind == "align5" || !input.points.empty();
    if (needed && input.points.size() != 5)
        return wrong(fmt::format("the template has {} points where five are needed", input.points.size()));
    return {};
}

Result<ModelInput> readInput(const Json& record)
{
    constexpr int largestSide = 8192; // pixels; far above any network's input
    const auto json = record.find("input");
    if (json == record.end() || !json->is_object()) return wrong("no input");
    ModelInput input;
    TRY_ASSIGN(input.kind, text(*json, "kind"));
    if (!among(inputKinds, input.kind)) return wrong("the input kind " + input.kind + " is unknown");
    TRY_ASSIGN(input.width, count(*json, "width", largestSide));
    TRY_ASSIGN(input.height, count(*json, "height", largestSide));
    if (input.kind != "none" && (input.width == 0 || input.height == 0)) return wrong("no size of the input");
    const std::string order = json->contains("order") ? text(*json, "order").value_or("") : "bgr";
    const auto* const known = std::find(orders.begin(), orders.end(), order);
    if (known == orders.end()) return wrong("the order of channels is neither bgr nor rgb nor grey");
    input.order = static_cast<ChannelOrder>(known - orders.begin());
    if (input.kind == "eyes68" && input.order != ChannelOrder::grey) return wrong("a chip of eyes68 is grey");
    if (json->contains("layout")) input.layout = text(*json, "layout").value_or("");
    if (!among(layouts, input.layout)) return wrong("the layout " + input.layout + " is unknown");
    if (const auto mirrored = json->find("mirrored"); mirrored != json->end()) {
        if (!mirrored->is_boolean()) return wrong("mirrored is neither true nor false");
        input.mirrored = mirrored->get<bool>();
    }
    TRY(readThree(*json, "mean", input.mean));
    TRY(readThree(*json, "scale", input.scale));
    TRY(readTemplate(*json, input));
    return input;
}

Result<ModelOutput> readOutput(const Json& json)
{
    constexpr int longestVector = 65536;
    if (!json.is_object()) return wrong("an output is no object");
    ModelOutput output;
    TRY_ASSIGN(output.kind, text(json, "kind"));
    if (!among(outputKinds, output.kind)) return wrong("the output kind " + output.kind + " is unknown");
    TRY_ASSIGN(output.dim, count(json, "dim", longestVector));
    if (output.kind == "embedding" && output.dim == 0) return wrong("no length of the vector");
    TRY_ASSIGN(output.names, texts(json, "names"));
    TRY_ASSIGN(output.labels, texts(json, "labels"));
    if (output.kind == "softmax" && output.labels.empty()) return wrong("no labels of the probabilities");
    return output;
}

/// The limits without which the stage of a task cannot decide.
std::vector<std::string_view> limitsOf(const ModelRecord& record)
{
    switch (record.task) {
    case ModelTask::detect:
        if (record.outputs.front().kind == "mtcnn") return {"propose", "refine", "score", "nms"};
        return {"score", "nms"};
    case ModelTask::embed: return {"match", "strict", "ask", "group"};
    case ModelTask::objects: return {"score", "nms"};
    case ModelTask::dark: return {"dark"};
    case ModelTask::masked: return {"masked"};
    default: return {};
    }
}

/// The numbers under `name`, each with its source; `one` is the word for one of them.
Result<std::map<std::string, ModelNumber>> readNumbers(const Json& json, const std::string& name,
                                                       const std::string& one)
{
    std::map<std::string, ModelNumber> numbers;
    const auto all = json.find(name);
    if (all == json.end()) return numbers;
    if (!all->is_object()) return wrong(name + " is no object");
    for (const auto& [key, entry] : all->items()) {
        if (!entry.is_object() || !entry.contains("value"))
            return wrong(fmt::format("the {} {} has no value", one, key));
        TRY_ASSIGN(const double value, number(entry["value"], key.c_str()));
        const auto source = text(entry, "source");
        if (!source) return wrong(fmt::format("the {} {} has no source", one, key));
        numbers[key] = {static_cast<float>(value), *source};
    }
    return numbers;
}

Status readNumbersOf(const Json& json, ModelRecord& record)
{
    TRY_ASSIGN(record.limits, readNumbers(json, "limits", "limit"));
    for (const std::string_view needed : limitsOf(record))
        if (!record.limits.contains(std::string(needed))) return wrong(fmt::format("no limit {}", needed));
    TRY_ASSIGN(record.figures, readNumbers(json, "figures", "figure"));
    return {};
}

Status readEngine(const Json& json, ModelRecord& record)
{
    TRY_ASSIGN(record.engine, text(json, "engine"));
    TRY_ASSIGN(record.format, text(json, "format"));
    const auto format = std::find_if(formats.begin(), formats.end(), [&](const Format& known) {
        return known.engine == record.engine && known.name == record.format;
    });
    if (format == formats.end())
        return wrong(fmt::format("the engine {} with the format {} is unknown", record.engine, record.format));
    TRY_ASSIGN(const Json* const files, list(json, "files"));
    if (files->size() < format->fewest || files->size() > format->most)
        return wrong(fmt::format("{} files are not what the format {} consists of", files->size(), record.format));
    for (const Json& file : *files) {
        TRY_ASSIGN(ModelFile read, readFile(file));
        record.files.push_back(std::move(read));
    }
    return {};
}

/// An embedder sees a chip cut by five points and gives one vector.
Status checkEmbedder(const ModelRecord& record)
{
    if (record.input.kind != "align5" && record.input.kind != "prewhiten")
        return wrong(fmt::format("the input kind {} is no chip of a face: align5 or prewhiten", record.input.kind));
    if (record.input.points.empty()) return wrong("no template of five points");
    if (record.outputs.size() != 1 || record.outputs.front().kind != "embedding")
        return wrong("the output is not one of kind embedding");
    if (record.metric != "cosine") return wrong("the metric is not cosine");
    return {};
}

/// MTCNN is three networks of two files each, and each has its own outputs.
Status checkMtcnn(const ModelRecord& record)
{
    constexpr std::array<std::size_t, 3> names = {2, 2, 3};
    const auto fits = [](const ModelOutput& output, std::size_t count) {
        return output.kind == "mtcnn" && output.names.size() == count;
    };
    if (record.files.size() != 2 * names.size())
        return wrong(fmt::format("{} files where the three networks of mtcnn have 6", record.files.size()));
    if (!std::equal(record.outputs.begin(), record.outputs.end(), names.begin(), names.end(), fits))
        return wrong("the outputs are not three of kind mtcnn, with two, two and three names");
    if (record.input.kind != "matlab") return wrong("the input of mtcnn is of kind matlab");
    return {};
}

/// A licence's text has a name in the folder licences/.
bool licencePlace(std::string_view file)
{
    constexpr std::string_view folder = "licences/";
    return file.starts_with(folder) && plainName(file.substr(folder.size()));
}

Status readOrigin(const Json& json, ModelRecord& record)
{
    TRY_ASSIGN(record.licence, text(json, "licence"));
    TRY_ASSIGN(record.licenceFile, text(json, "licence_file"));
    if (!licencePlace(record.licenceFile)) return wrong("licence_file is not in licences/");
    TRY_ASSIGN(record.origin, text(json, "origin"));
    record.citation = text(json, "citation").value_or("");
    return {};
}

Status readRecord(const Json& json, ModelRecord& record)
{
    constexpr int highestRank = 1000;
    TRY_ASSIGN(record.revision, text(json, "revision"));
    TRY_ASSIGN(const std::string task, text(json, "task"));
    const auto* const known = std::find(taskNames.begin(), taskNames.end(), task);
    if (known == taskNames.end()) return wrong("the task " + task + " is unknown");
    record.task = static_cast<ModelTask>(known - taskNames.begin());
    TRY_ASSIGN(record.rank, count(json, "rank", highestRank));
    TRY(readEngine(json, record));
    TRY(readOrigin(json, record));
    TRY_ASSIGN(record.input, readInput(json));
    TRY_ASSIGN(const Json* const outputs, list(json, "outputs"));
    if (outputs->empty()) return wrong("no outputs");
    for (const Json& output : *outputs) {
        TRY_ASSIGN(ModelOutput read, readOutput(output));
        record.outputs.push_back(std::move(read));
    }
    if (record.outputs.front().kind == "mtcnn") TRY(checkMtcnn(record));
    if (json.contains("metric")) record.metric = text(json, "metric").value_or("");
    if (record.task == ModelTask::embed) TRY(checkEmbedder(record));
    return readNumbersOf(json, record);
}

} // namespace

std::string_view nameOf(ModelTask task)
{
    return taskNames[static_cast<std::size_t>(task)];
}

Result<Manifest> Manifest::parse(std::string_view json, const std::filesystem::path& source)
{
    const Json document = Json::parse(json, nullptr, false);
    if (document.is_discarded() || !document.is_object() || !document.contains("models") ||
        !document["models"].is_array())
        return fail(Code::modelRecordWrong, Stage::model, source, "not a JSON object with a list models");
    Manifest manifest;
    std::set<std::string> ids;
    for (const Json& entry : document["models"]) {
        const auto id = entry.is_object() ? text(entry, "id") : Result<std::string>(wrong("no object"));
        if (!id || !plainName(*id))
            return fail(Code::modelRecordWrong, Stage::model, source,
                        fmt::format("record {} has no id", manifest.records_.size() + 1));
        ModelRecord record;
        record.id = *id;
        const Status read =
            ids.insert(*id).second ? readRecord(entry, record) : Status(wrong("two records have this id"));
        if (!read) return fail(Code::modelRecordWrong, Stage::model, *id, source.string() + ": " + read.error().detail);
        manifest.records_.push_back(std::move(record));
    }
    return manifest;
}

bool ModelRecord::published() const
{
    return !files.empty() &&
           std::all_of(files.begin(), files.end(), [](const ModelFile& file) { return !file.urls.empty(); });
}

const ModelRecord* Manifest::find(std::string_view id) const
{
    const auto found =
        std::find_if(records_.begin(), records_.end(), [&](const ModelRecord& record) { return record.id == id; });
    return found == records_.end() ? nullptr : &*found;
}

std::vector<const ModelRecord*> Manifest::of(ModelTask task) const
{
    std::vector<const ModelRecord*> found;
    for (const ModelRecord& record : records_)
        if (record.task == task) found.push_back(&record);
    std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->rank > b->rank; });
    return found;
}

} // namespace albumen

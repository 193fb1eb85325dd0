#include "net/OnnxFold.h"

#include <algorithm>
#include <limits>
#include <set>

namespace albumen {
namespace {

/// A value for each channel of a picture, or one for all; none where the constant is of another shape.
std::optional<std::vector<float>> perChannel(const OnnxTensor& constant, std::size_t channels)
{
    if (constant.floats.size() == 1) return std::vector<float>(channels, constant.floats.front());
    const auto& sides = constant.sides;
    const std::size_t rank = sides.size();
    const bool ofChannels = constant.floats.size() == channels && (rank == 3 || rank == 4) &&
                            static_cast<std::size_t>(sides[rank - 3]) == channels;
    if (!ofChannels) return std::nullopt;
    return constant.floats;
}

class Folding
{
public:
    explicit Folding(OnnxGraph graph) : graph_(std::move(graph))
    {
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
            for (const std::string& input : graph_.nodes[i].inputs) readers_[input].push_back(i);
    }

    OnnxGraph done()
    {
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            if (gone_.contains(i)) continue;
            if (graph_.nodes[i].kind == "Pad") giveBorder(i);
            if (graph_.nodes[i].kind == "Conv") foldInto(i);
            if (graph_.nodes[i].kind == "Conv" || graph_.nodes[i].kind == "Add") takeActivation(graph_.nodes[i]);
        }
        std::vector<OnnxNode> left;
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
            if (!gone_.contains(i)) left.push_back(std::move(graph_.nodes[i]));
        graph_.nodes = std::move(left);
        return std::move(graph_);
    }

private:
    /// The one operation that reads what this one makes; none where there are several, or it is an output too.
    std::optional<std::size_t> readerOf(const OnnxNode& node) const
    {
        const auto found = readers_.find(node.outputs.front());
        if (found == readers_.end() || found->second.size() != 1) return std::nullopt;
        for (const std::string& output : graph_.outputs)
            if (output == node.outputs.front()) return std::nullopt;
        return found->second.front();
    }

    const OnnxTensor* constant(const std::string& name) const
    {
        const auto found = graph_.constants.find(name);
        return found == graph_.constants.end() ? nullptr : &found->second;
    }

    void takeOutput(OnnxNode& node, std::size_t reader)
    {
        node.outputs.front() = graph_.nodes[reader].outputs.front();
        gone_.insert(reader);
    }

    /// Rows and columns of zeros: before the first and after the last of each; none where it is another border.
    std::optional<std::vector<std::int64_t>> borderOf(const OnnxNode& node) const
    {
        const auto mode = node.texts.find("mode");
        const auto said = node.integers.find("pads");
        const OnnxTensor* const given = node.inputs.size() > 1 ? constant(node.inputs[1]) : nullptr;
        const OnnxTensor* const value = node.inputs.size() > 2 ? constant(node.inputs[2]) : nullptr;
        if (mode != node.texts.end() && mode->second != "constant") return std::nullopt;
        if (node.inputs.size() > 2 && !node.inputs[2].empty() && (!value || value->floats != std::vector<float>{0}))
            return std::nullopt;
        if (const auto old = node.floats.find("value");
            old != node.floats.end() && old->second != std::vector<float>{0})
            return std::nullopt;
        const auto pads = given                         ? given->integers
                          : said != node.integers.end() ? said->second
                                                        : std::vector<std::int64_t>();
        if (pads.size() != 8 || pads[0] != 0 || pads[1] != 0 || pads[4] != 0 || pads[5] != 0) return std::nullopt;
        return std::vector<std::int64_t>{pads[2], pads[3], pads[6], pads[7]};
    }

    /// A border becomes that of the window which goes over it.
    void giveBorder(std::size_t i)
    {
        const auto reader = readerOf(graph_.nodes[i]);
        const auto border = borderOf(graph_.nodes[i]);
        if (!reader || !border) return;
        OnnxNode& window = graph_.nodes[*reader];
        auto pads = window.integers["pads"];
        if (pads.empty()) pads.resize(4);
        const bool none = std::ranges::all_of(pads, [](std::int64_t side) { return side == 0; });
        if (pads.size() != 4 || (window.kind != "Conv" && !(window.kind == "AveragePool" && none))) return;
        for (std::size_t side = 0; side < 4; ++side) pads[side] += (*border)[side];
        window.integers["pads"] = pads;
        if (window.kind == "AveragePool") window.integers["count_include_pad"] = {1};
        window.inputs.front() = graph_.nodes[i].inputs.front();
        std::ranges::replace(readers_[window.inputs.front()], i, *reader);
        gone_.insert(i);
    }

    /// Ensures: weights and bias are the convolution's own, changed by what multiplies and adds after it.
    void foldInto(std::size_t i)
    {
        OnnxNode& node = graph_.nodes[i];
        const OnnxTensor* const given = node.inputs.size() > 1 ? constant(node.inputs[1]) : nullptr;
        const OnnxTensor* const bias = node.inputs.size() > 2 ? constant(node.inputs[2]) : nullptr;
        if (!given || given->sides.size() != 4 || (node.inputs.size() > 2 && !bias)) return;
        OnnxTensor weights = *given;
        const auto channels = static_cast<std::size_t>(weights.sides[0]);
        OnnxTensor shift{.sides = weights.sides, .floats = std::vector<float>(channels, 0.F), .integers = {}};
        shift.sides.resize(1);
        if (bias) shift.floats = bias->floats;
        if (channels == 0 || shift.floats.size() != channels || weights.floats.empty()) return;
        while (foldNext(node, weights, shift)) {
        }
        const std::string own = "of " + std::to_string(i);
        graph_.constants["weights " + own] = std::move(weights);
        graph_.constants["bias " + own] = std::move(shift);
        node.inputs = {node.inputs[0], "weights " + own, "bias " + own};
    }

    bool foldNext(OnnxNode& node, OnnxTensor& weights, OnnxTensor& bias)
    {
        const auto reader = readerOf(node);
        if (!reader) return false;
        const OnnxNode& next = graph_.nodes[*reader];
        if ((next.kind != "Mul" && next.kind != "Add") || next.inputs.size() != 2) return false;
        const OnnxTensor* const other = constant(next.inputs[next.inputs[0] == node.outputs.front() ? 1 : 0]);
        const std::size_t channels = bias.floats.size(), each = weights.floats.size() / channels;
        const auto values = other ? perChannel(*other, channels) : std::nullopt;
        if (!values) return false;
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const float value = (*values)[channel];
            if (next.kind == "Add") {
                bias.floats[channel] += value;
                continue;
            }
            bias.floats[channel] *= value;
            for (std::size_t k = 0; k < each; ++k) weights.floats[channel * each + k] *= value;
        }
        takeOutput(node, *reader);
        return true;
    }

    void takeActivation(OnnxNode& node)
    {
        const auto reader = readerOf(node);
        if (!reader) return;
        const OnnxNode& next = graph_.nodes[*reader];
        if (next.kind == "Clip") {
            const auto limits = clipLimits(next, graph_);
            if (!limits) return;
            node.floats["limits"] = {limits->first, limits->second};
        } else if (next.kind != "Relu" && next.kind != "Sigmoid") {
            return;
        }
        node.texts[thenDoes] = next.kind;
        takeOutput(node, *reader);
    }

    OnnxGraph graph_;
    std::map<std::string, std::vector<std::size_t>> readers_;
    std::set<std::size_t> gone_;
};

} // namespace

OnnxGraph foldOperations(OnnxGraph graph)
{
    return Folding(std::move(graph)).done();
}

std::optional<std::pair<float, float>> clipLimits(const OnnxNode& node, const OnnxGraph& graph)
{
    std::pair<float, float> limits{std::numeric_limits<float>::lowest(), std::numeric_limits<float>::max()};
    const auto read = [&](const char* attribute, std::size_t input, float& limit) {
        if (const auto said = node.floats.find(attribute); said != node.floats.end() && said->second.size() == 1)
            limit = said->second.front();
        if (node.inputs.size() <= input || node.inputs[input].empty()) return true;
        const auto constant = graph.constants.find(node.inputs[input]);
        if (constant == graph.constants.end() || constant->second.floats.size() != 1) return false;
        limit = constant->second.floats.front();
        return true;
    };
    if (!read("min", 1, limits.first) || !read("max", 2, limits.second)) return std::nullopt;
    return limits;
}

} // namespace albumen

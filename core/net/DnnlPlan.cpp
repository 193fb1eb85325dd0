#include "net/DnnlPlan.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "net/OnnxFold.h"

namespace albumen {
namespace {

using Desc = dnnl::memory::desc;
using Sides = dnnl::memory::dims;

constexpr auto floats = dnnl::memory::data_type::f32;
constexpr auto anyhow = dnnl::memory::format_tag::any;
constexpr auto inference = dnnl::prop_kind::forward_inference;

/// Row after row, as cv::Mat has it.
Desc plainDesc(const Sides& sides)
{
    Sides strides(sides.size(), 1);
    for (std::size_t i = sides.size(); i-- > 1;) strides[i - 1] = strides[i] * std::max<std::int64_t>(1, sides[i]);
    return {sides, floats, strides};
}

std::vector<std::int64_t> integersOf(const OnnxNode& node, const char* name, std::vector<std::int64_t> usual)
{
    const auto found = node.integers.find(name);
    return found == node.integers.end() ? usual : found->second;
}

std::int64_t integerOf(const OnnxNode& node, const char* name, std::int64_t usual)
{
    const auto found = integersOf(node, name, {usual});
    return found.size() == 1 ? found.front() : usual;
}

bool says(const OnnxNode& node, const char* name, const char* text, bool usual)
{
    const auto found = node.texts.find(name);
    return found == node.texts.end() ? usual : found->second == text;
}

/// How a window goes over a picture.
struct Window {
    Sides sides, strides, before, after, apart;
    bool over = false; ///< its last place may reach over the border
};

std::optional<Window> windowOf(const OnnxNode& node, const Sides& sides)
{
    if (!says(node, "auto_pad", "NOTSET", true)) return std::nullopt;
    const auto pads = integersOf(node, "pads", {0, 0, 0, 0});
    const auto strides = integersOf(node, "strides", {1, 1}), apart = integersOf(node, "dilations", {1, 1});
    if (sides.size() != 2 || pads.size() != 4 || strides.size() != 2 || apart.size() != 2) return std::nullopt;
    for (const std::int64_t number : {sides[0], sides[1], strides[0], strides[1], apart[0], apart[1]})
        if (number < 1 || number > 64) return std::nullopt;
    for (const std::int64_t number : pads)
        if (number < 0 || number > 64) return std::nullopt;
    return Window{sides,
                  strides,
                  {pads[0], pads[1]},
                  {pads[2], pads[3]},
                  {apart[0] - 1, apart[1] - 1},
                  integerOf(node, "ceil_mode", 0) != 0};
}

/// The sides of what a window makes; none where it does not fit. Ensures: `after` is as wide as it reaches.
std::optional<Sides> madeBy(Window& window, const Sides& from, std::int64_t channels)
{
    Sides made{from[0], channels};
    for (std::size_t i = 0; i < 2; ++i) {
        const std::int64_t stride = window.strides[i];
        const std::int64_t reach = (window.sides[i] - 1) * (window.apart[i] + 1) + 1;
        const std::int64_t room = from[i + 2] + window.before[i] + window.after[i] - reach;
        if (room < 0) return std::nullopt;
        std::int64_t steps = room / stride;
        if (window.over && room % stride != 0 && (steps + 1) * stride < from[i + 2] + window.before[i]) {
            ++steps;
            window.after[i] += steps * stride - room;
        }
        made.push_back(steps + 1);
    }
    return made;
}

class PlanBuilder
{
public:
    PlanBuilder(const OnnxGraph& graph, DnnlWeights& weights, const dnnl::engine& engine)
        : graph_(graph), weights_(weights), engine_(engine)
    {
    }

    std::unique_ptr<DnnlPlan> build(const std::vector<std::string>& outputs, const Sides& input)
    {
        const dnnl::memory given(plainDesc(input), engine_, nullptr);
        values_[graph_.input] = {given, outside};
        for (const OnnxNode& node : graph_.nodes)
            if (!add(node)) return nullptr;
        std::vector<dnnl::memory> made;
        for (const std::string& name : outputs) {
            const auto found = values_.find(name);
            if (found == values_.end() || found->second.buffer == outside) return nullptr;
            const Value value = plain(found->second);
            buffers_[value.buffer].last = steps_.size();
            made.push_back(value.memory);
        }
        std::size_t bytes = 0;
        for (std::size_t i = 0; i < buffers_.size(); ++i) bytes = std::max(bytes, settle(i) + buffers_[i].bytes);
        std::vector<DnnlPlan::Place> places;
        for (const auto& [memory, buffer] : lying_) places.push_back({memory, buffers_[buffer].offset});
        return std::make_unique<DnnlPlan>(std::move(steps_), given, std::move(places), std::move(made), bytes);
    }

private:
    static constexpr std::size_t outside = static_cast<std::size_t>(-1); ///< weights, or the input

    struct Value {
        dnnl::memory memory;
        std::size_t buffer = outside;
        Sides sides() const { return memory.get_desc().dims(); }
    };
    /// A piece of the run's memory, needed from the step that fills it to the last that reads it.
    struct Buffer {
        std::size_t bytes = 0, first = 0, last = 0, offset = 0;
    };

    Value lying(const Desc& desc, std::size_t buffer)
    {
        const dnnl::memory memory(desc, engine_, nullptr);
        lying_.emplace_back(memory, buffer);
        return {memory, buffer};
    }

    Value fresh(const Desc& desc)
    {
        buffers_.push_back({.bytes = desc.get_size(), .first = steps_.size(), .last = steps_.size(), .offset = 0});
        return lying(desc, buffers_.size() - 1);
    }

    /// The same numbers seen with other sides. Requires: plain.
    Value seenAs(const Value& value, const Sides& sides) { return lying(plainDesc(sides), value.buffer); }

    void step(const dnnl::primitive& primitive, std::unordered_map<int, dnnl::memory> arguments,
              std::initializer_list<Value> used)
    {
        for (const Value& value : used)
            if (value.buffer != outside) buffers_[value.buffer].last = steps_.size();
        steps_.push_back({primitive, std::move(arguments)});
    }

    Value as(const Value& value, const Desc& wanted)
    {
        if (value.memory.get_desc() == wanted) return value;
        const Value made = fresh(wanted);
        step(dnnl::reorder(value.memory, made.memory), {{DNNL_ARG_FROM, value.memory}, {DNNL_ARG_TO, made.memory}},
             {value, made});
        return made;
    }

    Value plain(const Value& value) { return as(value, plainDesc(value.sides())); }

    /// First fit among those that are needed at the same time.
    std::size_t settle(std::size_t index)
    {
        Buffer& buffer = buffers_[index];
        buffer.bytes = (buffer.bytes + DnnlPlan::alignment - 1) / DnnlPlan::alignment * DnnlPlan::alignment;
        std::vector<std::pair<std::size_t, std::size_t>> taken;
        for (std::size_t i = 0; i < index; ++i)
            if (buffers_[i].first <= buffer.last && buffer.first <= buffers_[i].last)
                taken.emplace_back(buffers_[i].offset, buffers_[i].offset + buffers_[i].bytes);
        std::sort(taken.begin(), taken.end());
        for (const auto& [from, to] : taken)
            if (from < buffer.offset + buffer.bytes) buffer.offset = std::max(buffer.offset, to);
        return buffer.offset;
    }

    const OnnxTensor* constant(const OnnxNode& node, std::size_t input) const
    {
        if (node.inputs.size() <= input) return nullptr;
        const auto found = graph_.constants.find(node.inputs[input]);
        return found == graph_.constants.end() ? nullptr : &found->second;
    }

    const Value* value(const OnnxNode& node, std::size_t input) const
    {
        if (node.inputs.size() <= input) return nullptr;
        const auto found = values_.find(node.inputs[input]);
        return found == values_.end() ? nullptr : &found->second;
    }

    bool give(const OnnxNode& node, Value made)
    {
        values_[node.outputs.front()] = std::move(made);
        return true;
    }

    bool add(const OnnxNode& node)
    {
        using Way = bool (PlanBuilder::*)(const OnnxNode&, const Value&);
        static const std::map<std::string, Way> ways = {
            {"Conv", &PlanBuilder::convolution}, {"Gemm", &PlanBuilder::product},
            {"Relu", &PlanBuilder::elementwise}, {"Sigmoid", &PlanBuilder::elementwise},
            {"Clip", &PlanBuilder::elementwise}, {"Add", &PlanBuilder::binary},
            {"Mul", &PlanBuilder::binary},       {"MaxPool", &PlanBuilder::pool},
            {"AveragePool", &PlanBuilder::pool}, {"GlobalAveragePool", &PlanBuilder::pool},
            {"Resize", &PlanBuilder::enlarge},   {"Transpose", &PlanBuilder::transpose},
            {"Reshape", &PlanBuilder::reshape},  {"Flatten", &PlanBuilder::reshape},
            {"Slice", &PlanBuilder::slice},      {"Softmax", &PlanBuilder::softmax},
            {"PRelu", &PlanBuilder::slopes},
        };
        const auto way = ways.find(node.kind);
        const bool first = value(node, 0) == nullptr && (node.kind == "Mul" || node.kind == "Add");
        const Value* const from = value(node, first ? 1 : 0); // a constant may come before what it multiplies
        return way != ways.end() && node.outputs.size() == 1 && from && (this->*way->second)(node, Value(*from));
    }

    /// What is done after an operation, by the operation itself. False: not by oneDNN.
    bool activation(const OnnxNode& node, dnnl::post_ops& then) const
    {
        const auto found = node.texts.find(thenDoes);
        if (found == node.texts.end()) return true;
        const auto by = operationOf(node, found->second);
        if (by) then.append_eltwise(1.F, by->algorithm, by->alpha, by->beta);
        return by.has_value();
    }

    struct Operation {
        dnnl::algorithm algorithm = dnnl::algorithm::undef;
        float alpha = 0, beta = 0;
    };

    std::optional<Operation> operationOf(const OnnxNode& node, const std::string& kind) const
    {
        if (kind == "Relu") return Operation{dnnl::algorithm::eltwise_relu, 0, 0};
        if (kind == "Sigmoid") return Operation{dnnl::algorithm::eltwise_logistic, 0, 0};
        if (kind != "Clip") return std::nullopt;
        const auto folded = node.floats.find("limits");
        const auto limits = folded != node.floats.end() && folded->second.size() == 2
                                ? std::optional(std::pair(folded->second[0], folded->second[1]))
                                : clipLimits(node, graph_);
        if (!limits) return std::nullopt;
        return Operation{dnnl::algorithm::eltwise_clip, limits->first, limits->second};
    }

    bool convolution(const OnnxNode& node, const Value& from)
    {
        const OnnxTensor* const kernel = constant(node, 1);
        const OnnxTensor* const shift = constant(node, 2);
        const Sides in = from.sides();
        const std::int64_t groups = integerOf(node, "group", 1);
        if (!kernel || !shift || in.size() != 4 || kernel->sides.size() != 4 || kernel->floats.empty() || groups < 1 ||
            kernel->sides[0] % groups != 0 || kernel->sides[1] * groups != in[1] ||
            static_cast<std::int64_t>(shift->floats.size()) != kernel->sides[0])
            return false;
        auto window = windowOf(node, {kernel->sides[2], kernel->sides[3]});
        const auto out = window ? madeBy(*window, in, kernel->sides[0]) : std::nullopt;
        dnnl::post_ops then;
        if (!out || !activation(node, then)) return false;
        dnnl::primitive_attr attributes;
        attributes.set_post_ops(then);
        Sides weightSides(kernel->sides.begin(), kernel->sides.end());
        if (groups > 1) {
            weightSides.insert(weightSides.begin(), groups);
            weightSides[1] /= groups;
        }
        const dnnl::convolution_forward::primitive_desc made(
            {inference, dnnl::algorithm::convolution_direct, Desc(in, floats, anyhow),
             Desc(weightSides, floats, anyhow), Desc({kernel->sides[0]}, floats, anyhow), Desc(*out, floats, anyhow),
             window->strides, window->apart, window->before, window->after},
            attributes, engine_);
        const Value source = as(from, made.src_desc()), target = fresh(made.dst_desc());
        step(dnnl::convolution_forward(made),
             {{DNNL_ARG_SRC, source.memory},
              {DNNL_ARG_WEIGHTS,
               weights_.in(node.inputs[1], kernel->floats, plainDesc(weightSides), made.weights_desc())},
              {DNNL_ARG_BIAS,
               weights_.in(node.inputs[2], shift->floats, plainDesc({kernel->sides[0]}), made.bias_desc())},
              {DNNL_ARG_DST, target.memory}},
             {source, target});
        return give(node, target);
    }

    /// On its own: as work after a convolution it would run without code of its own (oneDNN 2.6).
    bool slopes(const OnnxNode& node, const Value& from)
    {
        const Sides sides = from.sides();
        const OnnxTensor* const given = constant(node, 1);
        const std::size_t count = given ? given->floats.size() : 0;
        if (sides.size() < 2 || (count != 1 && static_cast<std::int64_t>(count) != sides[1])) return false;
        Sides ofChannels(sides.size(), 1);
        ofChannels[1] = static_cast<std::int64_t>(count);
        const Desc desc = from.memory.get_desc();
        const dnnl::prelu_forward::primitive_desc made({inference, desc, Desc(ofChannels, floats, anyhow)}, engine_);
        const Value target = fresh(desc);
        step(
            dnnl::prelu_forward(made),
            {{DNNL_ARG_SRC, from.memory},
             {DNNL_ARG_WEIGHTS, weights_.in(node.inputs[1], given->floats, plainDesc(ofChannels), made.weights_desc())},
             {DNNL_ARG_DST, target.memory}},
            {from, target});
        return give(node, target);
    }

    /// A dense layer over one row of numbers.
    bool product(const OnnxNode& node, const Value& from)
    {
        const OnnxTensor* const factors = constant(node, 1);
        const OnnxTensor* const shift = constant(node, 2);
        const auto one = [&](const char* name) {
            const auto found = node.floats.find(name);
            return found == node.floats.end() || (found->second.size() == 1 && found->second.front() == 1.F);
        };
        if (!factors || !shift || factors->sides.size() != 2 || !one("alpha") || !one("beta") ||
            integerOf(node, "transA", 0) != 0 || from.sides().size() != 2)
            return false;
        const bool turned = integerOf(node, "transB", 0) != 0;
        const std::int64_t out = factors->sides[turned ? 0 : 1], in = factors->sides[turned ? 1 : 0];
        if (in != from.sides()[1] || static_cast<std::int64_t>(shift->floats.size()) != out) return false;
        const Desc given({out, in}, floats, turned ? Sides{in, 1} : Sides{1, out});
        const dnnl::inner_product_forward::primitive_desc made(
            {inference, Desc(from.sides(), floats, anyhow), Desc({out, in}, floats, anyhow),
             Desc({out}, floats, anyhow), Desc({from.sides()[0], out}, floats, anyhow)},
            engine_);
        const Value source = as(from, made.src_desc()), target = fresh(made.dst_desc());
        step(dnnl::inner_product_forward(made),
             {{DNNL_ARG_SRC, source.memory},
              {DNNL_ARG_WEIGHTS, weights_.in(node.inputs[1], factors->floats, given, made.weights_desc())},
              {DNNL_ARG_BIAS, weights_.in(node.inputs[2], shift->floats, plainDesc({out}), made.bias_desc())},
              {DNNL_ARG_DST, target.memory}},
             {source, target});
        return give(node, target);
    }

    bool elementwise(const OnnxNode& node, const Value& from)
    {
        const auto by = operationOf(node, node.kind);
        if (!by) return false;
        const Desc desc = from.memory.get_desc();
        const dnnl::eltwise_forward::primitive_desc made({inference, by->algorithm, desc, by->alpha, by->beta},
                                                         engine_);
        const Value target = fresh(desc);
        step(dnnl::eltwise_forward(made), {{DNNL_ARG_SRC, from.memory}, {DNNL_ARG_DST, target.memory}}, {from, target});
        return give(node, target);
    }

    /// What is added or multiplied: a constant of channels, or another result; one of one row may be for all rows.
    std::optional<Value> otherOf(const OnnxNode& node, const Value& from)
    {
        const std::size_t at = value(node, 0) ? 1 : 0;
        if (const Value* const other = value(node, at)) {
            if (other->sides() == from.sides()) return as(*other, from.memory.get_desc());
            return plain(*other);
        }
        const OnnxTensor* const given = constant(node, at);
        if (!given || given->floats.empty()) return std::nullopt;
        Sides sides(from.sides().size(), 1);
        if (given->sides.size() > sides.size()) return std::nullopt;
        std::copy_backward(given->sides.begin(), given->sides.end(), sides.end());
        const Desc desc = plainDesc(sides);
        return Value{weights_.in(node.inputs[at], given->floats, desc, desc), outside};
    }

    bool binary(const OnnxNode& node, const Value& given)
    {
        Value from = given;
        auto other = otherOf(node, from);
        if (!other || other->sides().size() != from.sides().size()) return false;
        if (other->memory.get_desc().get_size() > from.memory.get_desc().get_size()) {
            const Value* const larger = value(node, 1);
            if (!larger) return false;
            other = plain(from);
            from = *larger;
        }
        const Sides sides = from.sides(), others = other->sides();
        for (std::size_t i = 0; i < sides.size(); ++i)
            if (others[i] != sides[i] && others[i] != 1) return false;
        dnnl::post_ops then;
        if (!activation(node, then)) return false;
        dnnl::primitive_attr attributes;
        attributes.set_post_ops(then);
        const Desc desc = from.memory.get_desc();
        const auto by = node.kind == "Add" ? dnnl::algorithm::binary_add : dnnl::algorithm::binary_mul;
        const dnnl::binary::primitive_desc made({by, desc, other->memory.get_desc(), desc}, attributes, engine_);
        const Value target = fresh(desc);
        step(dnnl::binary(made),
             {{DNNL_ARG_SRC_0, from.memory}, {DNNL_ARG_SRC_1, other->memory}, {DNNL_ARG_DST, target.memory}},
             {from, *other, target});
        return give(node, target);
    }

    bool pool(const OnnxNode& node, const Value& from)
    {
        const Sides in = from.sides();
        if (in.size() != 4) return false;
        const bool whole = node.kind == "GlobalAveragePool";
        auto window = whole ? Window{{in[2], in[3]}, {1, 1}, {0, 0}, {0, 0}, {0, 0}}
                            : windowOf(node, integersOf(node, "kernel_shape", {}));
        const auto out = window ? madeBy(*window, in, in[1]) : std::nullopt;
        if (!out || window->apart != Sides{0, 0}) return false;
        const auto by = node.kind == "MaxPool"                         ? dnnl::algorithm::pooling_max
                        : integerOf(node, "count_include_pad", 0) != 0 ? dnnl::algorithm::pooling_avg_include_padding
                                                                       : dnnl::algorithm::pooling_avg_exclude_padding;
        const dnnl::pooling_forward::primitive_desc made({inference, by, from.memory.get_desc(),
                                                          Desc(*out, floats, anyhow), window->strides, window->sides,
                                                          window->before, window->after},
                                                         engine_);
        const Value target = fresh(made.dst_desc());
        step(dnnl::pooling_forward(made), {{DNNL_ARG_SRC, from.memory}, {DNNL_ARG_DST, target.memory}}, {from, target});
        return give(node, target);
    }

    /// Every pixel becomes a square of equal ones.
    bool enlarge(const OnnxNode& node, const Value& from)
    {
        const OnnxTensor* const scales = constant(node, node.inputs.size() == 2 ? 1 : 2);
        Sides out = from.sides();
        if (!says(node, "mode", "nearest", true) ||
            says(node, "coordinate_transformation_mode", "align_corners", false) || node.inputs.size() > 3 || !scales ||
            scales->floats.size() != 4 || out.size() != 4 || scales->floats[0] != 1 || scales->floats[1] != 1)
            return false;
        for (std::size_t i = 2; i < 4; ++i) {
            const auto times = static_cast<std::int64_t>(scales->floats[i]);
            if (times < 1 || times > 8 || static_cast<float>(times) != scales->floats[i]) return false;
            out[i] *= times;
        }
        const dnnl::resampling_forward::primitive_desc made(
            {inference, dnnl::algorithm::resampling_nearest, from.memory.get_desc(), Desc(out, floats, anyhow)},
            engine_);
        const Value target = fresh(made.dst_desc());
        step(dnnl::resampling_forward(made), {{DNNL_ARG_SRC, from.memory}, {DNNL_ARG_DST, target.memory}},
             {from, target});
        return give(node, target);
    }

    /// Channels last: what lies so is the same numbers with other sides.
    bool transpose(const OnnxNode& node, const Value& from)
    {
        const Sides in = from.sides();
        if (in.size() != 4 || integersOf(node, "perm", {}) != std::vector<std::int64_t>{0, 2, 3, 1}) return false;
        const Value turned = as(from, Desc(in, floats, Sides{in[1] * in[2] * in[3], 1, in[1] * in[3], in[1]}));
        return give(node, seenAs(turned, {in[0], in[2], in[3], in[1]}));
    }

    bool reshape(const OnnxNode& node, const Value& from)
    {
        const Sides in = from.sides();
        std::int64_t count = 1;
        for (const std::int64_t side : in) count *= side;
        std::vector<std::int64_t> wanted;
        if (node.kind == "Flatten") {
            if (integerOf(node, "axis", 1) != 1) return false;
            wanted = {in[0], -1};
        } else {
            const OnnxTensor* const said = constant(node, 1);
            if (!said || said->integers.empty()) return false;
            wanted = said->integers;
        }
        Sides sides;
        std::int64_t known = 1;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            sides.push_back(wanted[i] == 0 && i < in.size() ? in[i] : wanted[i]);
            if (sides.back() > 0) known *= sides.back();
        }
        const auto open = std::count(sides.begin(), sides.end(), -1);
        if (known < 1 || open > 1 || (open == 1 ? count % known != 0 : count != known)) return false;
        for (std::int64_t& side : sides)
            if (side == -1) side = count / known;
        const Value rows = plain(from);
        return rows.buffer != outside && give(node, seenAs(rows, sides));
    }

    bool slice(const OnnxNode& node, const Value& from)
    {
        const auto number = [&](std::size_t input, std::int64_t usual) -> std::optional<std::int64_t> {
            if (node.inputs.size() <= input) return usual;
            const OnnxTensor* const given = constant(node, input);
            if (!given || given->integers.size() != 1) return std::nullopt;
            return given->integers.front();
        };
        const Sides in = from.sides();
        const auto first = number(1, -1), last = number(2, -1), axis = number(3, -1), by = number(4, 1);
        if (in.size() != 4 || !first || !last || axis != 1 || by != 1 || *first < 0 || *last <= *first) return false;
        const std::int64_t end = std::min(*last, in[1]);
        if (*first >= end) return false;
        const Value whole = plain(from);
        const Desc part =
            whole.memory.get_desc().submemory_desc({in[0], end - *first, in[2], in[3]}, {0, *first, 0, 0});
        return give(node, lying(part, whole.buffer));
    }

    bool softmax(const OnnxNode& node, const Value& from)
    {
        const auto rank = static_cast<std::int64_t>(from.sides().size());
        std::int64_t axis = integerOf(node, "axis", 1);
        if (axis < 0) axis += rank;
        if (axis != rank - 1) return false; // else older files and newer ones differ in what they mean
        const Value source = plain(from), target = fresh(source.memory.get_desc());
        const dnnl::softmax_forward::primitive_desc made({inference, source.memory.get_desc(), static_cast<int>(axis)},
                                                         engine_);
        step(dnnl::softmax_forward(made), {{DNNL_ARG_SRC, source.memory}, {DNNL_ARG_DST, target.memory}},
             {source, target});
        return give(node, target);
    }

    const OnnxGraph& graph_;
    DnnlWeights& weights_;
    dnnl::engine engine_;
    std::vector<DnnlPlan::Step> steps_;
    std::vector<Buffer> buffers_;
    std::vector<std::pair<dnnl::memory, std::size_t>> lying_; ///< memory, and the buffer it lies in
    std::map<std::string, Value> values_;
};

} // namespace

dnnl::memory DnnlWeights::in(const std::string& name, const std::vector<float>& values, const Desc& from,
                             const Desc& wanted)
{
    std::vector<dnnl::memory>& made = made_[name];
    for (const dnnl::memory& memory : made)
        if (memory.get_desc() == wanted) return memory;
    dnnl::memory given(from, engine_, const_cast<float*>(values.data())), memory(wanted, engine_);
    dnnl::stream stream(engine_);
    dnnl::reorder(given, memory).execute(stream, given, memory);
    stream.wait();
    made.push_back(memory);
    return memory;
}

DnnlPlan::DnnlPlan(std::vector<Step> steps, dnnl::memory input, std::vector<Place> places,
                   std::vector<dnnl::memory> outputs, std::size_t bytes)
    : steps_(std::move(steps)), input_(std::move(input)), places_(std::move(places)), outputs_(std::move(outputs)),
      bytes_(bytes)
{
}

std::vector<Tensor> DnnlPlan::run(const Tensor& input, std::byte* memory, dnnl::stream& stream)
{
    for (const Place& place : places_) place.memory.set_data_handle(memory + place.offset);
    input_.set_data_handle(input.data);
    for (const Step& step : steps_) step.primitive.execute(stream, step.arguments);
    stream.wait();
    std::vector<Tensor> results;
    for (const dnnl::memory& output : outputs_) {
        const Sides sides = output.get_desc().dims();
        const std::vector<int> shape(sides.begin(), sides.end());
        Tensor& result = results.emplace_back(static_cast<int>(shape.size()), shape.data(), CV_32F);
        std::memcpy(result.data, output.get_data_handle(), result.total() * sizeof(float));
    }
    return results;
}

std::unique_ptr<DnnlPlan> makeDnnlPlan(const OnnxGraph& graph, const std::vector<std::string>& outputs,
                                       const Sides& input, DnnlWeights& weights, const dnnl::engine& engine)
{
    return PlanBuilder(graph, weights, engine).build(outputs, input);
}

} // namespace albumen

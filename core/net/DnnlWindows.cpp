#include "net/DnnlOperations.h"

#include "net/OnnxFold.h"

namespace albumen {
namespace {

/// How a window goes over a picture.
struct SlidingWindow {
    DnnlSides sides, strides, before, after, apart;
    bool over = false; ///< its last place may reach over the border
};

std::optional<SlidingWindow> windowOf(const OnnxNode& node, const DnnlSides& sides)
{
    if (!says(node, "auto_pad", "NOTSET", true)) return std::nullopt;
    const auto pads = integersOf(node, "pads", {0, 0, 0, 0});
    const auto strides = integersOf(node, "strides", {1, 1}), apart = integersOf(node, "dilations", {1, 1});
    if (sides.size() != 2 || pads.size() != 4 || strides.size() != 2 || apart.size() != 2) return std::nullopt;
    for (const std::int64_t number : {sides[0], sides[1], strides[0], strides[1], apart[0], apart[1]})
        if (number < 1 || number > 64) return std::nullopt;
    for (const std::int64_t number : pads)
        if (number < 0 || number > 64) return std::nullopt;
    return SlidingWindow{sides,
                         strides,
                         {pads[0], pads[1]},
                         {pads[2], pads[3]},
                         {apart[0] - 1, apart[1] - 1},
                         integerOf(node, "ceil_mode", 0) != 0};
}

/// The sides of what a window makes; none where it does not fit. Ensures: `after` is as wide as it reaches.
std::optional<DnnlSides> madeBy(SlidingWindow& window, const DnnlSides& from, std::int64_t channels)
{
    DnnlSides made{from[0], channels};
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

} // namespace

bool addConvolution(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from)
{
    const OnnxTensor* const kernel = draft.constant(node, 1);
    const OnnxTensor* const shift = draft.constant(node, 2);
    const DnnlSides in = from.sides();
    const std::int64_t groups = integerOf(node, "group", 1);
    if (!kernel || !shift || in.size() != 4 || kernel->sides.size() != 4 || kernel->floats.empty() || groups < 1 ||
        kernel->sides[0] % groups != 0 || kernel->sides[1] * groups != in[1] ||
        static_cast<std::int64_t>(shift->floats.size()) != kernel->sides[0])
        return false;
    auto window = windowOf(node, {kernel->sides[2], kernel->sides[3]});
    const auto out = window ? madeBy(*window, in, kernel->sides[0]) : std::nullopt;
    dnnl::post_ops then;
    if (!out || !addActivation(draft, node, then)) return false;
    dnnl::primitive_attr attributes;
    attributes.set_post_ops(then);
    DnnlSides weightSides(kernel->sides.begin(), kernel->sides.end());
    if (groups > 1) {
        weightSides.insert(weightSides.begin(), groups);
        weightSides[1] /= groups;
    }
    const dnnl::convolution_forward::primitive_desc made(
        {dnnlInference, dnnl::algorithm::convolution_direct, DnnlDesc(in, dnnlFloats, dnnlAnyhow),
         DnnlDesc(weightSides, dnnlFloats, dnnlAnyhow), DnnlDesc({kernel->sides[0]}, dnnlFloats, dnnlAnyhow),
         DnnlDesc(*out, dnnlFloats, dnnlAnyhow), window->strides, window->apart, window->before, window->after},
        attributes, draft.engine());
    const DnnlValue source = draft.as(from, made.src_desc()), target = draft.fresh(made.dst_desc());
    draft.step(dnnl::convolution_forward(made),
               {{DNNL_ARG_SRC, source.memory},
                {DNNL_ARG_WEIGHTS, draft.weights(node, 1, plainDesc(weightSides), made.weights_desc()).memory},
                {DNNL_ARG_BIAS, draft.weights(node, 2, plainDesc({kernel->sides[0]}), made.bias_desc()).memory},
                {DNNL_ARG_DST, target.memory}},
               {source, target});
    draft.give(node, target);
    return true;
}

bool addPool(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from)
{
    const DnnlSides in = from.sides();
    if (in.size() != 4) return false;
    const bool whole = node.kind == "GlobalAveragePool";
    auto window = whole ? SlidingWindow{{in[2], in[3]}, {1, 1}, {0, 0}, {0, 0}, {0, 0}}
                        : windowOf(node, integersOf(node, "kernel_shape", {}));
    const auto out = window ? madeBy(*window, in, in[1]) : std::nullopt;
    if (!out || window->apart != DnnlSides{0, 0}) return false;
    const auto by = node.kind == "MaxPool"                         ? dnnl::algorithm::pooling_max
                    : integerOf(node, "count_include_pad", 0) != 0 ? dnnl::algorithm::pooling_avg_include_padding
                                                                   : dnnl::algorithm::pooling_avg_exclude_padding;
    const dnnl::pooling_forward::primitive_desc made({dnnlInference, by, from.memory.get_desc(),
                                                      DnnlDesc(*out, dnnlFloats, dnnlAnyhow), window->strides,
                                                      window->sides, window->before, window->after},
                                                     draft.engine());
    const DnnlValue target = draft.fresh(made.dst_desc());
    draft.step(dnnl::pooling_forward(made), {{DNNL_ARG_SRC, from.memory}, {DNNL_ARG_DST, target.memory}},
               {from, target});
    draft.give(node, target);
    return true;
}

bool addEnlargement(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from)
{
    const OnnxTensor* const scales = draft.constant(node, node.inputs.size() == 2 ? 1 : 2);
    DnnlSides out = from.sides();
    if (!says(node, "mode", "nearest", true) || says(node, "coordinate_transformation_mode", "align_corners", false) ||
        node.inputs.size() > 3 || !scales || scales->floats.size() != 4 || out.size() != 4 || scales->floats[0] != 1 ||
        scales->floats[1] != 1)
        return false;
    for (std::size_t i = 2; i < 4; ++i) {
        const auto times = static_cast<std::int64_t>(scales->floats[i]);
        if (times < 1 || times > 8 || static_cast<float>(times) != scales->floats[i]) return false;
        out[i] *= times;
    }
    const dnnl::resampling_forward::primitive_desc made({dnnlInference, dnnl::algorithm::resampling_nearest,
                                                         from.memory.get_desc(), DnnlDesc(out, dnnlFloats, dnnlAnyhow)},
                                                        draft.engine());
    const DnnlValue target = draft.fresh(made.dst_desc());
    draft.step(dnnl::resampling_forward(made), {{DNNL_ARG_SRC, from.memory}, {DNNL_ARG_DST, target.memory}},
               {from, target});
    draft.give(node, target);
    return true;
}

} // namespace albumen

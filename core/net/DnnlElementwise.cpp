#include "net/DnnlOperations.h"

#include <algorithm>

#include "net/OnnxFold.h"

namespace albumen {
namespace {

struct Operation {
    dnnl::algorithm algorithm = dnnl::algorithm::undef;
    float alpha = 0, beta = 0;
};

std::optional<Operation> operationOf(const DnnlDraft& draft, const OnnxNode& node, const std::string& kind)
{
    if (kind == "Relu") return Operation{dnnl::algorithm::eltwise_relu, 0, 0};
    if (kind == "Sigmoid") return Operation{dnnl::algorithm::eltwise_logistic, 0, 0};
    if (kind != "Clip") return std::nullopt;
    const auto folded = node.floats.find("limits");
    const auto limits = folded != node.floats.end() && folded->second.size() == 2
                            ? std::optional(std::pair(folded->second[0], folded->second[1]))
                            : clipLimits(node, draft.graph());
    if (!limits) return std::nullopt;
    return Operation{dnnl::algorithm::eltwise_clip, limits->first, limits->second};
}

/// What is added or multiplied: a constant of channels, or another result; one of one row may be for all rows.
std::optional<DnnlValue> otherOf(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from)
{
    const std::size_t at = draft.value(node, 0) ? 1 : 0;
    if (const DnnlValue* const other = draft.value(node, at)) {
        if (other->sides() == from.sides()) return draft.as(*other, from.memory.get_desc());
        return draft.plain(*other);
    }
    const OnnxTensor* const given = draft.constant(node, at);
    if (!given || given->floats.empty()) return std::nullopt;
    DnnlSides sides(from.sides().size(), 1);
    if (given->sides.size() > sides.size()) return std::nullopt;
    std::copy_backward(given->sides.begin(), given->sides.end(), sides.end());
    const DnnlDesc desc = plainDesc(sides);
    return draft.weights(node, at, desc, desc);
}

} // namespace

bool addActivation(const DnnlDraft& draft, const OnnxNode& node, dnnl::post_ops& then)
{
    const auto found = node.texts.find(thenDoes);
    if (found == node.texts.end()) return true;
    const auto by = operationOf(draft, node, found->second);
    if (by) then.append_eltwise(1.F, by->algorithm, by->alpha, by->beta);
    return by.has_value();
}

bool addElementwise(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from)
{
    const auto by = operationOf(draft, node, node.kind);
    if (!by) return false;
    const DnnlDesc desc = from.memory.get_desc();
    const dnnl::eltwise_forward::primitive_desc made({dnnlInference, by->algorithm, desc, by->alpha, by->beta},
                                                     draft.engine());
    const DnnlValue target = draft.fresh(desc);
    draft.step(dnnl::eltwise_forward(made), {{DNNL_ARG_SRC, from.memory}, {DNNL_ARG_DST, target.memory}},
               {from, target});
    draft.give(node, target);
    return true;
}

/// On its own: as work after a convolution it would run without code of its own (oneDNN 2.6).
bool addSlopes(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from)
{
    const DnnlSides sides = from.sides();
    const OnnxTensor* const given = draft.constant(node, 1);
    const std::size_t count = given ? given->floats.size() : 0;
    if (sides.size() < 2 || (count != 1 && static_cast<std::int64_t>(count) != sides[1])) return false;
    DnnlSides ofChannels(sides.size(), 1);
    ofChannels[1] = static_cast<std::int64_t>(count);
    const DnnlDesc desc = from.memory.get_desc();
    const dnnl::prelu_forward::primitive_desc made({dnnlInference, desc, DnnlDesc(ofChannels, dnnlFloats, dnnlAnyhow)},
                                                   draft.engine());
    const DnnlValue target = draft.fresh(desc);
    draft.step(dnnl::prelu_forward(made),
               {{DNNL_ARG_SRC, from.memory},
                {DNNL_ARG_WEIGHTS, draft.weights(node, 1, plainDesc(ofChannels), made.weights_desc()).memory},
                {DNNL_ARG_DST, target.memory}},
               {from, target});
    draft.give(node, target);
    return true;
}

bool addBinary(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& given)
{
    DnnlValue from = given;
    auto other = otherOf(draft, node, from);
    if (!other || other->sides().size() != from.sides().size()) return false;
    if (other->memory.get_desc().get_size() > from.memory.get_desc().get_size()) {
        const DnnlValue* const larger = draft.value(node, 1);
        if (!larger) return false;
        other = draft.plain(from);
        from = *larger;
    }
    const DnnlSides sides = from.sides(), others = other->sides();
    for (std::size_t i = 0; i < sides.size(); ++i)
        if (others[i] != sides[i] && others[i] != 1) return false;
    dnnl::post_ops then;
    if (!addActivation(draft, node, then)) return false;
    dnnl::primitive_attr attributes;
    attributes.set_post_ops(then);
    const DnnlDesc desc = from.memory.get_desc();
    const auto by = node.kind == "Add" ? dnnl::algorithm::binary_add : dnnl::algorithm::binary_mul;
    const dnnl::binary::primitive_desc made({by, desc, other->memory.get_desc(), desc}, attributes, draft.engine());
    const DnnlValue target = draft.fresh(desc);
    draft.step(dnnl::binary(made),
               {{DNNL_ARG_SRC_0, from.memory}, {DNNL_ARG_SRC_1, other->memory}, {DNNL_ARG_DST, target.memory}},
               {from, *other, target});
    draft.give(node, target);
    return true;
}

} // namespace albumen

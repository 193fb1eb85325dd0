#include "net/DnnlOperations.h"

namespace albumen {

bool addProduct(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from)
{
    const OnnxTensor* const factors = draft.constant(node, 1);
    const OnnxTensor* const shift = draft.constant(node, 2);
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
    const DnnlDesc given({out, in}, dnnlFloats, turned ? DnnlSides{in, 1} : DnnlSides{1, out});
    const dnnl::inner_product_forward::primitive_desc made(
        {dnnlInference, DnnlDesc(from.sides(), dnnlFloats, dnnlAnyhow), DnnlDesc({out, in}, dnnlFloats, dnnlAnyhow),
         DnnlDesc({out}, dnnlFloats, dnnlAnyhow), DnnlDesc({from.sides()[0], out}, dnnlFloats, dnnlAnyhow)},
        draft.engine());
    const DnnlValue source = draft.as(from, made.src_desc()), target = draft.fresh(made.dst_desc());
    draft.step(dnnl::inner_product_forward(made),
               {{DNNL_ARG_SRC, source.memory},
                {DNNL_ARG_WEIGHTS, draft.weights(node, 1, given, made.weights_desc()).memory},
                {DNNL_ARG_BIAS, draft.weights(node, 2, plainDesc({out}), made.bias_desc()).memory},
                {DNNL_ARG_DST, target.memory}},
               {source, target});
    draft.give(node, target);
    return true;
}

bool addSoftmax(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from)
{
    const auto rank = static_cast<std::int64_t>(from.sides().size());
    std::int64_t axis = integerOf(node, "axis", 1);
    if (axis < 0) axis += rank;
    if (axis != rank - 1) return false; // else older files and newer ones differ in what they mean
    const DnnlValue source = draft.plain(from), target = draft.fresh(source.memory.get_desc());
    const dnnl::softmax_forward::primitive_desc made({dnnlInference, source.memory.get_desc(), static_cast<int>(axis)},
                                                     draft.engine());
    draft.step(dnnl::softmax_forward(made), {{DNNL_ARG_SRC, source.memory}, {DNNL_ARG_DST, target.memory}},
               {source, target});
    draft.give(node, target);
    return true;
}

} // namespace albumen

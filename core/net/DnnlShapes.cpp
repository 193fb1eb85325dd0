#include "net/DnnlOperations.h"

#include <algorithm>
#include <optional>

namespace albumen {

bool addTranspose(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from)
{
    const DnnlSides in = from.sides();
    if (in.size() != 4 || integersOf(node, "perm", {}) != std::vector<std::int64_t>{0, 2, 3, 1}) return false;
    const DnnlValue turned =
        draft.as(from, DnnlDesc(in, dnnlFloats, DnnlSides{in[1] * in[2] * in[3], 1, in[1] * in[3], in[1]}));
    if (turned.buffer == DnnlValue::outside) return false;
    draft.give(node, draft.seenAs(turned, plainDesc({in[0], in[2], in[3], in[1]})));
    return true;
}

bool addReshape(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from)
{
    const DnnlSides in = from.sides();
    std::int64_t count = 1;
    for (const std::int64_t side : in) count *= side;
    std::vector<std::int64_t> wanted;
    if (node.kind == "Flatten") {
        if (integerOf(node, "axis", 1) != 1) return false;
        wanted = {in[0], -1};
    } else {
        const OnnxTensor* const said = draft.constant(node, 1);
        if (!said || said->integers.empty()) return false;
        wanted = said->integers;
    }
    DnnlSides sides;
    std::int64_t known = 1;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        sides.push_back(wanted[i] == 0 && i < in.size() ? in[i] : wanted[i]);
        if (sides.back() > 0) known *= sides.back();
    }
    const auto open = std::count(sides.begin(), sides.end(), -1);
    if (known < 1 || open > 1 || (open == 1 ? count % known != 0 : count != known)) return false;
    for (std::int64_t& side : sides)
        if (side == -1) side = count / known;
    const DnnlValue rows = draft.plain(from);
    if (rows.buffer == DnnlValue::outside) return false;
    draft.give(node, draft.seenAs(rows, plainDesc(sides)));
    return true;
}

bool addSlice(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from)
{
    const auto number = [&](std::size_t input, std::int64_t usual) -> std::optional<std::int64_t> {
        if (node.inputs.size() <= input) return usual;
        const OnnxTensor* const given = draft.constant(node, input);
        if (!given || given->integers.size() != 1) return std::nullopt;
        return given->integers.front();
    };
    const DnnlSides in = from.sides();
    const auto first = number(1, -1), last = number(2, -1), axis = number(3, -1), by = number(4, 1);
    if (in.size() != 4 || !first || !last || axis != 1 || by != 1 || *first < 0 || *last <= *first) return false;
    const std::int64_t end = std::min(*last, in[1]);
    if (*first >= end) return false;
    const DnnlValue whole = draft.plain(from);
    const DnnlDesc part =
        whole.memory.get_desc().submemory_desc({in[0], end - *first, in[2], in[3]}, {0, *first, 0, 0});
    if (whole.buffer == DnnlValue::outside) return false;
    draft.give(node, draft.seenAs(whole, part));
    return true;
}

} // namespace albumen

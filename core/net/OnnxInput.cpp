#include "net/OnnxInput.h"

#include <set>
#include <string_view>

#include "net/ProtoFields.h"

namespace albumen {
namespace {

// Numbers of the fields on the way (onnx.proto).
constexpr unsigned modelGraph = 7, graphInitializer = 5, graphInput = 11, tensorName = 8, infoName = 1, infoType = 2,
                   typeTensor = 1, tensorShape = 2, shapeDim = 1, dimValue = 1;

InputSides sidesOf(ProtoBytes shape)
{
    InputSides sides;
    ProtoFields dims(shape);
    while (const auto dim = dims.next()) {
        if (dim->number != shapeDim) continue;
        sides.push_back(0);
        ProtoFields fields(dim->content);
        while (const auto field = fields.next())
            if (field->number == dimValue) sides.back() = static_cast<std::int64_t>(field->value);
    }
    return sides;
}

} // namespace

std::vector<InputSides> onnxInputs(std::span<const std::byte> file)
{
    const ProtoBytes graph = protoMember(file, modelGraph);
    std::set<std::string_view> weights; // older files list these among the inputs too
    std::vector<ProtoBytes> inputs;
    ProtoFields fields(graph);
    while (const auto field = fields.next()) {
        if (field->number == graphInitializer) weights.insert(protoText(protoMember(field->content, tensorName)));
        if (field->number == graphInput) inputs.push_back(field->content);
    }
    std::vector<InputSides> found;
    for (const ProtoBytes input : inputs)
        if (!weights.contains(protoText(protoMember(input, infoName))))
            found.push_back(sidesOf(protoMember(protoMember(protoMember(input, infoType), typeTensor), tensorShape)));
    return found;
}

} // namespace albumen

#include "net/OnnxGraph.h"

#include <bit>
#include <cstring>
#include <limits>

#include "net/ProtoFields.h"

namespace albumen {
namespace {

// Numbers of the fields (onnx.proto).
constexpr unsigned modelGraph = 7;
constexpr unsigned graphNode = 1, graphInitializer = 5, graphInput = 11, graphOutput = 12, infoName = 1;
constexpr unsigned nodeInput = 1, nodeOutput = 2, nodeName = 3, nodeKind = 4, nodeAttribute = 5, nodeDomain = 7;
constexpr unsigned attributeName = 1, attributeFloat = 2, attributeInteger = 3, attributeText = 4, attributeTensor = 5,
                   attributeFloats = 7, attributeIntegers = 8;
constexpr unsigned tensorSides = 1, tensorKind = 2, tensorFloats = 4, tensorIntegers = 7, tensorName = 8, tensorRaw = 9;
constexpr std::uint64_t floatKind = 1, integerKind = 7;

static_assert(std::endian::native == std::endian::little, "raw numbers are read as they lie");

template <class Number> bool append(std::vector<Number>& to, ProtoBytes raw)
{
    if (raw.size() % sizeof(Number) != 0) return false;
    const std::size_t before = to.size();
    to.resize(before + raw.size() / sizeof(Number));
    if (!raw.empty()) std::memcpy(to.data() + before, raw.data(), raw.size());
    return true;
}

/// One number, or several packed into the field's content.
bool appendIntegers(std::vector<std::int64_t>& to, const ProtoField& field)
{
    if (field.isNumber) {
        to.push_back(static_cast<std::int64_t>(field.value));
        return true;
    }
    ProtoFields numbers(field.content);
    while (!numbers.atEnd()) {
        const auto number = numbers.varint();
        if (!number) return false;
        to.push_back(static_cast<std::int64_t>(*number));
    }
    return true;
}

/// Do the sides say as many values as there are?
bool holdsTogether(const OnnxTensor& tensor)
{
    std::uint64_t wanted = 1;
    for (const std::int64_t side : tensor.sides) {
        if (side < 0 || side > std::numeric_limits<std::int32_t>::max()) return false;
        wanted *= static_cast<std::uint64_t>(side);
        if (wanted > std::numeric_limits<std::int32_t>::max()) return false;
    }
    return wanted == tensor.count();
}

std::optional<OnnxTensor> tensorOf(ProtoBytes message)
{
    OnnxTensor tensor;
    std::uint64_t kind = 0;
    ProtoBytes raw;
    bool good = true;
    ProtoFields fields(message);
    while (const auto field = fields.next()) {
        if (field->number == tensorSides) good = good && appendIntegers(tensor.sides, *field);
        if (field->number == tensorKind) kind = field->value;
        if (field->number == tensorFloats) good = good && append(tensor.floats, field->content);
        if (field->number == tensorIntegers) good = good && appendIntegers(tensor.integers, *field);
        if (field->number == tensorRaw) raw = field->content;
    }
    if (kind == floatKind)
        good = good && append(tensor.floats, raw);
    else if (kind == integerKind)
        good = good && append(tensor.integers, raw);
    else
        return std::nullopt;
    if (!good || !holdsTogether(tensor)) return std::nullopt;
    return tensor;
}

/// Its name and, in the list of its kind, what it says; a tensor becomes `constant`. False: not read.
bool readAttribute(ProtoBytes message, OnnxNode& node, std::optional<OnnxTensor>& constant)
{
    const std::string name(protoText(protoMember(message, attributeName)));
    ProtoFields fields(message);
    while (const auto field = fields.next()) {
        switch (field->number) {
        case attributeFloat:
        case attributeFloats:
            if (!append(node.floats[name], field->content)) return false;
            break;
        case attributeInteger:
        case attributeIntegers:
            if (!appendIntegers(node.integers[name], *field)) return false;
            break;
        case attributeText: node.texts[name] = protoText(field->content); break;
        case attributeTensor:
            constant = tensorOf(field->content);
            if (!constant) return false;
            break;
        default: break; // its name, a word about it, its kind
        }
    }
    return true;
}

bool readNode(ProtoBytes message, OnnxGraph& graph)
{
    OnnxNode node;
    std::optional<OnnxTensor> constant;
    ProtoFields fields(message);
    while (const auto field = fields.next()) {
        const std::string text(protoText(field->content));
        if (field->number == nodeInput) node.inputs.push_back(text);
        if (field->number == nodeOutput) node.outputs.push_back(text);
        if (field->number == nodeName) node.name = text;
        if (field->number == nodeKind) node.kind = text;
        if (field->number == nodeDomain && !text.empty() && text != "ai.onnx") return false;
        if (field->number == nodeAttribute && !readAttribute(field->content, node, constant)) return false;
    }
    if (node.outputs.empty()) return false;
    if (!constant) {
        graph.nodes.push_back(std::move(node));
        return true;
    }
    if (node.kind != "Constant") return false;
    graph.constants[node.outputs.front()] = *std::move(constant);
    return true;
}

} // namespace

std::optional<OnnxGraph> readOnnxGraph(std::span<const std::byte> file)
{
    OnnxGraph graph;
    std::vector<std::string> inputs;
    ProtoFields fields(protoMember(file, modelGraph));
    while (const auto field = fields.next()) {
        const ProtoBytes content = field->content;
        if (field->number == graphNode && !readNode(content, graph)) return std::nullopt;
        if (field->number == graphInput) inputs.emplace_back(protoText(protoMember(content, infoName)));
        if (field->number == graphOutput) graph.outputs.emplace_back(protoText(protoMember(content, infoName)));
        if (field->number != graphInitializer) continue;
        auto tensor = tensorOf(content);
        if (!tensor) return std::nullopt;
        graph.constants[std::string(protoText(protoMember(content, tensorName)))] = *std::move(tensor);
    }
    // Older files list weights among the inputs too.
    std::erase_if(inputs, [&](const std::string& name) { return graph.constants.contains(name); });
    if (inputs.size() != 1 || graph.nodes.empty()) return std::nullopt;
    graph.input = inputs.front();
    return graph;
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

} // namespace albumen

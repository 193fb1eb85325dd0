#include "net/OnnxInput.h"

#include <optional>
#include <set>
#include <string_view>

namespace albumen {
namespace {

using Bytes = std::span<const std::byte>;

// Numbers of the fields on the way (onnx.proto).
constexpr unsigned modelGraph = 7, graphInitializer = 5, graphInput = 11, tensorName = 8, infoName = 1, infoType = 2,
                   typeTensor = 1, tensorShape = 2, shapeDim = 1, dimValue = 1;

/// One field of a protocol buffer: a number or bytes.
struct Field {
    unsigned number = 0;
    std::uint64_t value = 0;
    Bytes content;
};

/// Reads a message field by field; stops at its end and at what is no message.
class Fields
{
public:
    explicit Fields(Bytes message) : rest_(message) {}

    std::optional<Field> next()
    {
        const auto key = varint();
        if (!key) return std::nullopt;
        Field field{.number = static_cast<unsigned>(*key >> 3U), .value = 0, .content = {}};
        std::optional<std::uint64_t> length;
        switch (*key & 7U) { // how the field is written
        case 0: {
            const auto value = varint();
            field.value = value.value_or(0);
            length = value ? std::optional<std::uint64_t>(0) : std::nullopt;
            break;
        }
        case 1: length = 8; break;
        case 2: length = varint(); break;
        case 5: length = 4; break;
        default: break;
        }
        if (!length || *length > rest_.size()) return std::nullopt;
        field.content = rest_.first(static_cast<std::size_t>(*length));
        rest_ = rest_.subspan(field.content.size());
        return field;
    }

private:
    std::optional<std::uint64_t> varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
            const auto byte = std::to_integer<std::uint64_t>(rest_.front());
            rest_ = rest_.subspan(1);
            value |= (byte & 0x7FU) << shift;
            if ((byte & 0x80U) == 0) return value;
        }
        return std::nullopt;
    }

    Bytes rest_;
};

/// The last of the fields with this number, as protocol buffers have it; empty where there is none.
Bytes member(Bytes message, unsigned number)
{
    Bytes found;
    Fields fields(message);
    while (const auto field = fields.next())
        if (field->number == number) found = field->content;
    return found;
}

std::string_view textOf(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

InputSides sidesOf(Bytes shape)
{
    InputSides sides;
    Fields dims(shape);
    while (const auto dim = dims.next()) {
        if (dim->number != shapeDim) continue;
        sides.push_back(0);
        Fields fields(dim->content);
        while (const auto field = fields.next())
            if (field->number == dimValue) sides.back() = static_cast<std::int64_t>(field->value);
    }
    return sides;
}

} // namespace

std::vector<InputSides> onnxInputs(std::span<const std::byte> file)
{
    const Bytes graph = member(file, modelGraph);
    std::set<std::string_view> weights; // older files list these among the inputs too
    std::vector<Bytes> inputs;
    Fields fields(graph);
    while (const auto field = fields.next()) {
        if (field->number == graphInitializer) weights.insert(textOf(member(field->content, tensorName)));
        if (field->number == graphInput) inputs.push_back(field->content);
    }
    std::vector<InputSides> found;
    for (const Bytes input : inputs)
        if (!weights.contains(textOf(member(input, infoName))))
            found.push_back(sidesOf(member(member(member(input, infoType), typeTensor), tensorShape)));
    return found;
}

} // namespace albumen

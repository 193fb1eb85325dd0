// Protocol buffers, as far as ONNX files need them: read where they lie, believed in nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace albumen {

using ProtoBytes = std::span<const std::byte>;

/// One field of a protocol buffer: a number or bytes.
struct ProtoField {
    unsigned number = 0;
    bool isNumber = false;
    std::uint64_t value = 0;
    ProtoBytes content;
};

/// Reads a message field by field; stops at its end and at what is no message. What it gives lies in the message.
class ProtoFields
{
public:
    explicit ProtoFields(ProtoBytes message) : rest_(message) {}

    std::optional<ProtoField> next()
    {
        const auto key = varint();
        if (!key) return std::nullopt;
        ProtoField field{
            .number = static_cast<unsigned>(*key >> 3U), .isNumber = (*key & 7U) == 0, .value = 0, .content = {}};
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

    /// One of the numbers that follow each other in a packed field.
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

    bool atEnd() const { return rest_.empty(); }

private:
    ProtoBytes rest_;
};

/// The last of the fields with this number, as protocol buffers have it; empty where there is none.
inline ProtoBytes protoMember(ProtoBytes message, unsigned number)
{
    ProtoBytes found;
    ProtoFields fields(message);
    while (const auto field = fields.next())
        if (field->number == number) found = field->content;
    return found;
}

inline std::string_view protoText(ProtoBytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace albumen

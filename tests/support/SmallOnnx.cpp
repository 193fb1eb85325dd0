#include "support/SmallOnnx.h"

#include "support/SmallNets.h"

namespace albumen::test {
namespace {

std::string numberBytes(std::uint64_t value)
{
    std::string written;
    for (; value >= 0x80; value >>= 7U) written += static_cast<char>(value | 0x80U);
    return written + static_cast<char>(value);
}

std::string number(unsigned field, std::int64_t value)
{
    return numberBytes(std::uint64_t{field} << 3U) + numberBytes(static_cast<std::uint64_t>(value));
}

/// A tensor's or a picture's sides: a field each.
std::string fields(unsigned field, const std::vector<std::int64_t>& values)
{
    std::string written;
    for (const std::int64_t value : values) written += number(field, value);
    return written;
}

template <class Value> std::string raw(const std::vector<Value>& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value)};
}

/// ValueInfoProto of 32-bit floats.
std::string valueInfo(const std::string& name, const std::vector<std::int64_t>& sides)
{
    std::string shape;
    for (const std::int64_t side : sides) shape += protoField(1, number(1, side));
    return protoField(1, name) + protoField(2, protoField(1, number(1, 1) + protoField(2, shape)));
}

} // namespace

SmallOnnx::SmallOnnx(const std::vector<std::int64_t>& sides) : ends_(protoField(11, valueInfo("data", sides)))
{
}

SmallOnnx& SmallOnnx::weights(const std::string& name, const std::vector<std::int64_t>& sides,
                              const std::vector<float>& values)
{
    constants_ += protoField(5, fields(1, sides) + number(2, 1) + protoField(8, name) + protoField(9, raw(values)));
    return *this;
}

SmallOnnx& SmallOnnx::numbers(const std::string& name, const std::vector<std::int64_t>& values)
{
    constants_ += protoField(5, number(1, static_cast<std::int64_t>(values.size())) + number(2, 7) +
                                    protoField(8, name) + protoField(9, raw(values)));
    return *this;
}

SmallOnnx& SmallOnnx::node(const std::string& kind, const std::vector<std::string>& inputs, const std::string& output,
                           const std::map<std::string, std::vector<std::int64_t>>& attributes)
{
    constexpr std::int64_t integer = 2, integers = 7; // kinds of attributes
    std::string node;
    for (const std::string& input : inputs) node += protoField(1, input);
    node += protoField(2, output) + protoField(4, kind);
    for (const auto& [name, values] : attributes)
        node += protoField(5, protoField(1, name) + fields(values.size() == 1 ? 3 : 8, values) +
                                  number(20, values.size() == 1 ? integer : integers));
    nodes_ += protoField(1, node);
    return *this;
}

SmallOnnx& SmallOnnx::output(const std::string& name)
{
    ends_ += protoField(12, valueInfo(name, {1}));
    return *this;
}

std::string SmallOnnx::file() const
{
    return number(1, 6) + protoField(8, number(2, 11)) +
           protoField(7, nodes_ + protoField(2, "small") + constants_ + ends_);
}

} // namespace albumen::test

// ONNX files of a few operations, written by hand.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace albumen::test {

class SmallOnnx
{
public:
    /// An input `data` of these sides.
    explicit SmallOnnx(const std::vector<std::int64_t>& sides);

    SmallOnnx& weights(const std::string& name, const std::vector<std::int64_t>& sides,
                       const std::vector<float>& values);
    SmallOnnx& numbers(const std::string& name, const std::vector<std::int64_t>& values);
    /// An operation with attributes that are lists of whole numbers; one of one number is written as that number.
    SmallOnnx& node(const std::string& kind, const std::vector<std::string>& inputs, const std::string& output,
                    const std::map<std::string, std::vector<std::int64_t>>& attributes = {});
    SmallOnnx& output(const std::string& name);
    std::string file() const;

private:
    std::string nodes_, constants_, ends_;
};

} // namespace albumen::test

#include "support/SmallNets.h"

#include <cstring>
#include <random>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "support/Support.h"

namespace albumen::test {
namespace {

std::string varint(std::uint64_t value)
{
    std::string bytes;
    for (; value >= 0x80; value >>= 7U) bytes += static_cast<char>((value & 0x7FU) | 0x80U);
    return bytes + static_cast<char>(value);
}

std::string blobBytes(const Blob& blob)
{
    std::string shape, values(blob.values.size() * sizeof(float), '\0');
    for (const int side : blob.shape) shape += varint(static_cast<std::uint64_t>(side));
    std::memcpy(values.data(), blob.values.data(), values.size());
    return protoField(5, values) + protoField(7, protoField(1, shape)); // BlobProto: data, shape with its dim
}

std::string layerBytes(const SmallLayer& layer)
{
    return protoField(1, layer.name) + protoField(7, blobBytes(layer.weights)) + protoField(7, blobBytes(layer.biases));
}

std::string layerText(const SmallLayer& layer)
{
    const std::string parameters =
        layer.convolution ? fmt::format("convolution_param {{ num_output: {} kernel_size: {} stride: {} }}",
                                        layer.outputs, layer.side, layer.stride)
                          : fmt::format("inner_product_param {{ num_output: {} }}", layer.outputs);
    std::string text =
        fmt::format("layer {{ name: \"{0}\" type: \"{1}\" bottom: \"{2}\" top: \"{0}\" {3} }}\n", layer.name,
                    layer.convolution ? "Convolution" : "InnerProduct", layer.from, parameters);
    if (layer.softmax)
        text += fmt::format(
            "layer {{ name: \"{0}-softmax\" type: \"Softmax\" bottom: \"{0}\" top: \"{0}-softmax\" }}\n", layer.name);
    return text;
}

ModelFile written(const std::filesystem::path& file, const std::string& content)
{
    albumen::test::writeFile(file, content);
    Sha256Hasher hasher;
    hasher.add(std::as_bytes(std::span(content.data(), content.size())));
    return {.name = file.filename(), .bytes = content.size(), .sha256 = hasher.finish(), .urls = {}};
}

} // namespace

std::vector<ModelFile> writeCaffe(const std::filesystem::path& folder, const std::string& name, int height, int width,
                                  int pool, const std::vector<SmallLayer>& layers)
{
    std::string text = fmt::format("input: \"data\"\ninput_dim: 1\ninput_dim: 3\ninput_dim: {}\ninput_dim: {}\n"
                                   "layer {{ name: \"pooled\" type: \"Pooling\" bottom: \"data\" top: \"pooled\" "
                                   "pooling_param {{ pool: AVE kernel_size: {} stride: {} }} }}\n",
                                   height, width, pool, pool);
    std::string bytes;
    for (const SmallLayer& layer : layers) {
        text += layerText(layer);
        bytes += protoField(100, layerBytes(layer)); // NetParameter: layer
    }
    return {written(folder / (name + ".prototxt"), text), written(folder / (name + ".caffemodel"), bytes)};
}

std::vector<ModelFile> writeRandomEmbedder(const std::filesystem::path& folder, const std::string& name, int side,
                                           int dim, unsigned seed)
{
    constexpr int grid = 8, inputs = 3 * grid * grid;
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    SmallLayer vector{.name = "vector", .from = "pooled", .convolution = false, .outputs = dim};
    vector.weights = {{dim, inputs}, std::vector<float>(static_cast<std::size_t>(dim) * inputs)};
    vector.biases = {{dim}, std::vector<float>(static_cast<std::size_t>(dim))};
    for (float& value : vector.weights.values) value = normal(random);
    return writeCaffe(folder, name, side, side, side / grid, {vector});
}

std::string protoField(unsigned number, const std::string& content)
{
    constexpr unsigned lengthAndBytes = 2;
    return varint(number << 3U | lengthAndBytes) + varint(content.size()) + content;
}

std::string jsonOf(const std::vector<ModelFile>& files)
{
    auto list = nlohmann::json::array();
    for (const ModelFile& file : files)
        list.push_back(
            {{"name", file.name}, {"bytes", file.bytes}, {"sha256", toHex(file.sha256)}, {"urls", file.urls}});
    return list.dump();
}

} // namespace albumen::test

// What a network's file says of its inputs, and its operations.
#include "net/OnnxFold.h"
#include "net/OnnxInput.h"

#include "Target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto inputs = albumen::onnxInputs(albumen::fuzz::bytesOf(data, size));
    std::size_t sides = inputs.size();
    for (const auto& input : inputs) sides += input.size();
    albumen::fuzz::must(sides <= size); // nothing is made of nothing
    if (auto graph = albumen::readOnnxGraph(albumen::fuzz::bytesOf(data, size))) {
        const std::size_t before = graph->nodes.size();
        albumen::fuzz::must(albumen::foldOperations(*std::move(graph)).nodes.size() <= before);
    }
    return 0;
}

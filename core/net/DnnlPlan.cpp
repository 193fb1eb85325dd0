#include "net/DnnlPlan.h"

#include <cstring>

#include "net/DnnlOperations.h"

namespace albumen {
namespace {

AddOperation operationFor(const std::string& kind)
{
    static const std::map<std::string, AddOperation> operations = {
        {"Conv", addConvolution},   {"Gemm", addProduct},
        {"Relu", addElementwise},   {"Sigmoid", addElementwise},
        {"Clip", addElementwise},   {"Add", addBinary},
        {"Mul", addBinary},         {"MaxPool", addPool},
        {"AveragePool", addPool},   {"GlobalAveragePool", addPool},
        {"Resize", addEnlargement}, {"Transpose", addTranspose},
        {"Reshape", addReshape},    {"Flatten", addReshape},
        {"Slice", addSlice},        {"Softmax", addSoftmax},
        {"PRelu", addSlopes},
    };
    const auto found = operations.find(kind);
    return found == operations.end() ? nullptr : found->second;
}

bool add(DnnlDraft& draft, const OnnxNode& node)
{
    const AddOperation operation = operationFor(node.kind);
    const bool constantFirst = !draft.value(node, 0) && (node.kind == "Mul" || node.kind == "Add");
    const DnnlValue* const from = draft.value(node, constantFirst ? 1 : 0);
    return operation && node.outputs.size() == 1 && from && operation(draft, node, DnnlValue(*from));
}

} // namespace

dnnl::memory DnnlWeights::in(const std::string& name, const std::vector<float>& values, const DnnlDesc& from,
                             const DnnlDesc& wanted)
{
    std::vector<dnnl::memory>& made = made_[name];
    for (const dnnl::memory& memory : made)
        if (memory.get_desc() == wanted) return memory;
    dnnl::memory given(from, engine_, const_cast<float*>(values.data())), memory(wanted, engine_);
    dnnl::stream stream(engine_);
    dnnl::reorder(given, memory).execute(stream, given, memory);
    stream.wait();
    made.push_back(memory);
    return memory;
}

DnnlPlan::DnnlPlan(std::vector<Step> steps, dnnl::memory input, std::vector<Place> places,
                   std::vector<dnnl::memory> outputs, std::size_t bytes)
    : steps_(std::move(steps)), input_(std::move(input)), places_(std::move(places)), outputs_(std::move(outputs)),
      bytes_(bytes)
{
}

std::vector<Tensor> DnnlPlan::run(const Tensor& input, std::byte* memory, dnnl::stream& stream)
{
    for (const Place& place : places_) place.memory.set_data_handle(memory + place.offset);
    input_.set_data_handle(input.data);
    for (const Step& step : steps_) step.primitive.execute(stream, step.arguments);
    stream.wait();
    std::vector<Tensor> results;
    for (const dnnl::memory& output : outputs_) {
        const DnnlSides sides = output.get_desc().dims();
        const std::vector<int> shape(sides.begin(), sides.end());
        Tensor& result = results.emplace_back(static_cast<int>(shape.size()), shape.data(), CV_32F);
        std::memcpy(result.data, output.get_data_handle(), result.total() * sizeof(float));
    }
    return results;
}

std::unique_ptr<DnnlPlan> makeDnnlPlan(const OnnxGraph& graph, const std::vector<std::string>& outputs,
                                       const DnnlSides& input, DnnlWeights& weights, const dnnl::engine& engine)
{
    DnnlDraft draft(graph, input, weights, engine);
    for (const OnnxNode& node : graph.nodes)
        if (!add(draft, node)) return nullptr;
    return draft.done(outputs);
}

} // namespace albumen

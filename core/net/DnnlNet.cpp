#include "net/DnnlNet.h"

#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include "base/Contract.h"
#include "net/DnnlPlan.h"
#include "net/OnnxFold.h"

// libgomp's, which oneDNN runs on: threads of the calling thread's loops.
extern "C" void omp_set_num_threads(int);

namespace albumen {
namespace {

/// Sizes of pictures that a network is kept ready for: photos of one camera need two, crops of faces one more.
constexpr std::size_t mostPlans = 12;
/// Primitives that oneDNN keeps for the whole process: enough for 40 sizes of a detector.
constexpr int cachedPrimitives = 4096;

class DnnlNet final : public Net
{
public:
    DnnlNet(std::string id, OnnxGraph graph, std::vector<std::string> outputs)
        : id_(std::move(id)), graph_(std::move(graph)), outputs_(std::move(outputs)),
          engine_(dnnl::engine::kind::cpu, 0), stream_(engine_), weights_(engine_)
    {
    }

    Result<std::vector<Tensor>> run(const Tensor& input) override
    {
        EXPECTS(!input.empty() && input.depth() == CV_32F && input.isContinuous());
        try {
            omp_set_num_threads(1); // one worker does a whole photo: app/Composition.cpp
            DnnlPlan* const plan = planFor(dnnl::memory::dims(input.size.p, input.size.p + input.dims));
            if (!plan) return fail(Code::netFailed, Stage::model, id_, "no way to run it at this size");
            return plan->run(input, memoryFor(plan->bytes()), stream_);
        } catch (const dnnl::error& error) {
            return fail(Code::netFailed, Stage::model, id_, error.message);
        } catch (const std::bad_alloc&) {
            return fail(Code::outOfMemory, Stage::model, id_);
        }
    }

    /// Null: none for this size. Throws dnnl::error.
    DnnlPlan* planFor(const dnnl::memory::dims& sides)
    {
        for (const auto& [made, plan] : plans_)
            if (made == sides) return plan.get();
        auto plan = makeDnnlPlan(graph_, outputs_, sides, weights_, engine_);
        if (!plan) return nullptr;
        if (plans_.size() == mostPlans) plans_.pop_front();
        return plans_.emplace_back(sides, std::move(plan)).second.get();
    }

private:
    std::byte* memoryFor(std::size_t bytes)
    {
        if (memory_.size() < bytes + DnnlPlan::alignment) memory_ = std::vector<std::byte>(bytes + DnnlPlan::alignment);
        void* at = memory_.data();
        std::size_t room = memory_.size();
        return static_cast<std::byte*>(std::align(DnnlPlan::alignment, bytes, at, room));
    }

    std::string id_;
    OnnxGraph graph_;
    std::vector<std::string> outputs_;
    dnnl::engine engine_;
    dnnl::stream stream_;
    DnnlWeights weights_;
    std::deque<std::pair<dnnl::memory::dims, std::unique_ptr<DnnlPlan>>> plans_; ///< the oldest first
    std::vector<std::byte> memory_;                                              ///< of the run at hand
};

bool hasFastCode()
{
    const auto isa = static_cast<unsigned>(dnnl::get_effective_cpu_isa());
    return (isa & static_cast<unsigned>(dnnl::cpu_isa::avx2)) == static_cast<unsigned>(dnnl::cpu_isa::avx2);
}

/// What a record calls by the name of its operation, as OpenCV does, by the name of the result.
std::string resultNamed(const std::string& name, const OnnxGraph& graph)
{
    const auto node = std::ranges::find(graph.nodes, name, &OnnxNode::name);
    return node == graph.nodes.end() ? name : node->outputs.front();
}

std::vector<std::string> outputsOf(const ModelRecord& record, const OnnxGraph& graph)
{
    std::vector<std::string> names;
    for (const ModelOutput& output : record.outputs)
        for (const std::string& name : output.names) names.push_back(resultNamed(name, graph));
    return names.empty() ? graph.outputs : names;
}

} // namespace

std::unique_ptr<Net> openByDnnl(const ModelRecord& record, std::span<const std::byte> file)
{
    if (record.format != "onnx" || record.input.layout != "nchw" || !hasFastCode()) return nullptr;
    auto graph = readOnnxGraph(file);
    if (!graph) return nullptr;
    const std::vector<std::string> outputs = outputsOf(record, *graph);
    graph->outputs = outputs; // what is asked for stays a result of its own
    try {
        omp_set_num_threads(1);
        dnnl::set_primitive_cache_capacity(cachedPrimitives);
        auto net = std::make_unique<DnnlNet>(record.id, foldOperations(*std::move(graph)), outputs);
        const ModelInput& input = record.input;
        return net->planFor({1, input.channels(), input.height, input.width}) ? std::move(net) : nullptr;
    } catch (const dnnl::error&) {
        return nullptr;
    }
}

} // namespace albumen

// A network made ready for one size of its input: oneDNN's primitives in their order, and where each result lies.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <oneapi/dnnl/dnnl.hpp>

#include "net/Engine.h"
#include "net/OnnxGraph.h"

namespace albumen {

/// Weights in the layouts that primitives want them in: made once, whatever the number of plans that use them.
class DnnlWeights
{
public:
    explicit DnnlWeights(const dnnl::engine& engine) : engine_(engine) {}

    /// `values` (which lie as `from` says) as `wanted`, under a name of their own.
    dnnl::memory in(const std::string& name, const std::vector<float>& values, const dnnl::memory::desc& from,
                    const dnnl::memory::desc& wanted);

private:
    dnnl::engine engine_;
    std::map<std::string, std::vector<dnnl::memory>> made_;
};

/// Threads: one at a time. Throws dnnl::error.
class DnnlPlan
{
public:
    /// Of the run's memory and of what lies in it: a line of the cache, and the widest register.
    static constexpr std::size_t alignment = 64;

    struct Step {
        dnnl::primitive primitive;
        std::unordered_map<int, dnnl::memory> arguments;
    };
    /// A result, and where in the memory of the run it lies.
    struct Place {
        dnnl::memory memory;
        std::size_t offset = 0;
    };

    DnnlPlan(std::vector<Step> steps, dnnl::memory input, std::vector<Place> places, std::vector<dnnl::memory> outputs,
             std::size_t bytes);

    /// Bytes of memory that a run needs.
    std::size_t bytes() const { return bytes_; }

    /// Requires: `input` has the plan's size; `memory` has bytes(), at a multiple of `alignment`. Ensures: one tensor
    /// an output.
    std::vector<Tensor> run(const Tensor& input, std::byte* memory, dnnl::stream& stream);

private:
    std::vector<Step> steps_;
    dnnl::memory input_;
    std::vector<Place> places_;
    std::vector<dnnl::memory> outputs_;
    std::size_t bytes_;
};

/// A plan for the folded graph (OnnxFold.h). Null: an operation, or a way to use one, that there is no primitive for.
/// Throws dnnl::error.
std::unique_ptr<DnnlPlan> makeDnnlPlan(const OnnxGraph& graph, const std::vector<std::string>& outputs,
                                       const dnnl::memory::dims& input, DnnlWeights& weights,
                                       const dnnl::engine& engine);

} // namespace albumen

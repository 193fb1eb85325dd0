// A plan while it is made: its steps so far, the results they have, and the memory these lie in.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <oneapi/dnnl/dnnl.hpp>

#include "net/DnnlPlan.h"
#include "net/OnnxGraph.h"

namespace albumen {

using DnnlDesc = dnnl::memory::desc;
using DnnlSides = dnnl::memory::dims;

inline constexpr auto dnnlFloats = dnnl::memory::data_type::f32;
inline constexpr auto dnnlAnyhow = dnnl::memory::format_tag::any;
inline constexpr auto dnnlInference = dnnl::prop_kind::forward_inference;

/// Row after row, as cv::Mat has it.
DnnlDesc plainDesc(const DnnlSides& sides);

/// What an operation takes or makes.
struct DnnlValue {
    static constexpr std::size_t outside = static_cast<std::size_t>(-1); ///< weights, or the input

    dnnl::memory memory;
    std::size_t buffer = outside;

    DnnlSides sides() const { return memory.get_desc().dims(); }
};

/// Threads: one. Throws dnnl::error.
class DnnlDraft
{
public:
    DnnlDraft(const OnnxGraph& graph, const DnnlSides& input, DnnlWeights& weights, const dnnl::engine& engine);

    const OnnxGraph& graph() const { return graph_; }
    const dnnl::engine& engine() const { return engine_; }

    /// What an operation's input is: a constant, or a value made before. Null: the other one, or none.
    const OnnxTensor* constant(const OnnxNode& node, std::size_t input) const;
    const DnnlValue* value(const OnnxNode& node, std::size_t input) const;

    /// The constant behind an operation's input, which lies as `from` says, as `wanted`.
    DnnlValue weights(const OnnxNode& node, std::size_t input, const DnnlDesc& from, const DnnlDesc& wanted);

    /// New memory.
    DnnlValue fresh(const DnnlDesc& desc);
    /// A part of a value, or the same numbers seen with other sides. Requires: made by a step.
    DnnlValue seenAs(const DnnlValue& value, const DnnlDesc& desc);
    /// The same value as `wanted`, put in another order where it lies otherwise.
    DnnlValue as(const DnnlValue& value, const DnnlDesc& wanted);
    DnnlValue plain(const DnnlValue& value) { return as(value, plainDesc(value.sides())); }

    /// Does `primitive` next; `used` are the values that it reads and writes.
    void step(const dnnl::primitive& primitive, std::unordered_map<int, dnnl::memory> arguments,
              std::initializer_list<DnnlValue> used);
    /// `made` is what the operation makes.
    void give(const OnnxNode& node, DnnlValue made) { values_[node.outputs.front()] = std::move(made); }

    /// The plan that makes these outputs; null where one of them is made by no step. Ensures: the draft is empty.
    std::unique_ptr<DnnlPlan> done(const std::vector<std::string>& outputs);

private:
    /// A piece of the run's memory, needed from the step that fills it to the last that reads it.
    struct Buffer {
        std::size_t bytes = 0, first = 0, last = 0, offset = 0;
    };

    std::size_t settle(std::size_t index);

    const OnnxGraph& graph_;
    DnnlWeights& weights_;
    dnnl::engine engine_;
    dnnl::memory input_;
    std::vector<DnnlPlan::Step> steps_;
    std::vector<Buffer> buffers_;
    std::vector<std::pair<dnnl::memory, std::size_t>> lying_; ///< memory, and the buffer it lies in
    std::map<std::string, DnnlValue> values_;
};

} // namespace albumen

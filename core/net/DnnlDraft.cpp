#include "net/DnnlDraft.h"

#include <algorithm>

#include "base/Contract.h"

namespace albumen {

DnnlDesc plainDesc(const DnnlSides& sides)
{
    DnnlSides strides(sides.size(), 1);
    for (std::size_t i = sides.size(); i-- > 1;) strides[i - 1] = strides[i] * std::max<std::int64_t>(1, sides[i]);
    return {sides, dnnlFloats, strides};
}

DnnlDraft::DnnlDraft(const OnnxGraph& graph, const DnnlSides& input, DnnlWeights& weights, const dnnl::engine& engine)
    : graph_(graph), weights_(weights), engine_(engine), input_(plainDesc(input), engine, nullptr)
{
    values_[graph.input] = {.memory = input_};
}

const OnnxTensor* DnnlDraft::constant(const OnnxNode& node, std::size_t input) const
{
    if (node.inputs.size() <= input) return nullptr;
    const auto found = graph_.constants.find(node.inputs[input]);
    return found == graph_.constants.end() ? nullptr : &found->second;
}

const DnnlValue* DnnlDraft::value(const OnnxNode& node, std::size_t input) const
{
    if (node.inputs.size() <= input) return nullptr;
    const auto found = values_.find(node.inputs[input]);
    return found == values_.end() ? nullptr : &found->second;
}

DnnlValue DnnlDraft::weights(const OnnxNode& node, std::size_t input, const DnnlDesc& from, const DnnlDesc& wanted)
{
    return {.memory = weights_.in(node.inputs[input], constant(node, input)->floats, from, wanted)};
}

DnnlValue DnnlDraft::fresh(const DnnlDesc& desc)
{
    buffers_.push_back({.bytes = desc.get_size(), .first = steps_.size(), .last = steps_.size(), .offset = 0});
    return seenAs({.memory = {}, .buffer = buffers_.size() - 1}, desc);
}

DnnlValue DnnlDraft::seenAs(const DnnlValue& value, const DnnlDesc& desc)
{
    EXPECTS(value.buffer != DnnlValue::outside);
    const dnnl::memory memory(desc, engine_, nullptr);
    lying_.emplace_back(memory, value.buffer);
    return {memory, value.buffer};
}

DnnlValue DnnlDraft::as(const DnnlValue& value, const DnnlDesc& wanted)
{
    if (value.memory.get_desc() == wanted) return value;
    const DnnlValue made = fresh(wanted);
    step(dnnl::reorder(value.memory, made.memory), {{DNNL_ARG_FROM, value.memory}, {DNNL_ARG_TO, made.memory}},
         {value, made});
    return made;
}

void DnnlDraft::step(const dnnl::primitive& primitive, std::unordered_map<int, dnnl::memory> arguments,
                     std::initializer_list<DnnlValue> used)
{
    for (const DnnlValue& value : used)
        if (value.buffer != DnnlValue::outside) buffers_[value.buffer].last = steps_.size();
    steps_.push_back({primitive, std::move(arguments)});
}

std::unique_ptr<DnnlPlan> DnnlDraft::done(const std::vector<std::string>& outputs)
{
    std::vector<dnnl::memory> made;
    for (const std::string& name : outputs) {
        const auto found = values_.find(name);
        if (found == values_.end() || found->second.buffer == DnnlValue::outside) return nullptr;
        const DnnlValue value = plain(found->second);
        buffers_[value.buffer].last = steps_.size();
        made.push_back(value.memory);
    }
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < buffers_.size(); ++i) bytes = std::max(bytes, settle(i) + buffers_[i].bytes);
    std::vector<DnnlPlan::Place> places;
    for (const auto& [memory, buffer] : lying_) places.push_back({memory, buffers_[buffer].offset});
    return std::make_unique<DnnlPlan>(std::move(steps_), input_, std::move(places), std::move(made), bytes);
}

/// Where in the memory a buffer lies: first fit among those that are needed at the same time.
std::size_t DnnlDraft::settle(std::size_t index)
{
    Buffer& buffer = buffers_[index];
    buffer.bytes = (buffer.bytes + DnnlPlan::alignment - 1) / DnnlPlan::alignment * DnnlPlan::alignment;
    std::vector<std::pair<std::size_t, std::size_t>> taken;
    for (std::size_t i = 0; i < index; ++i)
        if (buffers_[i].first <= buffer.last && buffer.first <= buffers_[i].last)
            taken.emplace_back(buffers_[i].offset, buffers_[i].offset + buffers_[i].bytes);
    std::sort(taken.begin(), taken.end());
    for (const auto& [from, to] : taken)
        if (from < buffer.offset + buffer.bytes) buffer.offset = std::max(buffer.offset, to);
    return buffer.offset;
}

} // namespace albumen

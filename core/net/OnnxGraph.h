// What an ONNX file holds: its operations in their order, and its constants.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace albumen {

/// A constant: weights, or the numbers of a shape. One of the two lists is used.
struct OnnxTensor {
    std::vector<std::int64_t> sides;
    std::vector<float> floats;
    std::vector<std::int64_t> integers;

    /// As many values as the sides say. Requires: read by readOnnxGraph().
    std::size_t count() const { return floats.size() + integers.size(); }
};

/// One operation. An attribute is in the list of its kind.
struct OnnxNode {
    std::string name, kind;
    std::vector<std::string> inputs, outputs;
    std::map<std::string, std::vector<std::int64_t>> integers;
    std::map<std::string, std::vector<float>> floats;
    std::map<std::string, std::string> texts;
};

struct OnnxGraph {
    std::string input;
    std::vector<std::string> outputs;
    std::vector<OnnxNode> nodes;
    std::map<std::string, OnnxTensor> constants; ///< also those that the file writes as an operation without inputs
};

/// None: no ONNX, more than one input, or something in it that is not read (other numbers than 32-bit floats and
/// 64-bit integers, operations of other makers, graphs in graphs). Threads: all; no state.
std::optional<OnnxGraph> readOnnxGraph(std::span<const std::byte> file);

/// An attribute of an operation, or what it usually is where the file does not say it.
std::vector<std::int64_t> integersOf(const OnnxNode& node, const char* name, std::vector<std::int64_t> usual);
std::int64_t integerOf(const OnnxNode& node, const char* name, std::int64_t usual);
/// Whether the attribute's text is this one; `usual` where there is none.
bool says(const OnnxNode& node, const char* name, const char* text, bool usual);

} // namespace albumen

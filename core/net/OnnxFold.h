// The same network in fewer operations.
#pragma once

#include "net/OnnxGraph.h"

namespace albumen {

/// What `foldOperations` notes at a Conv or an Add that does another operation's work after its own: that one's kind.
inline constexpr const char* thenDoes = "then";

/// Factors and summands of channels enter the weights of the convolution before them; Relu, Sigmoid and Clip are
/// done by the convolution or the sum before them. Ensures: the same outputs, but for rounding. Threads: all; no state.
OnnxGraph foldOperations(OnnxGraph graph);

/// The limits of a Clip, as attributes or as constants; none where they are neither.
std::optional<std::pair<float, float>> clipLimits(const OnnxNode& node, const OnnxGraph& graph);

} // namespace albumen

// Each operation of a network as a step of oneDNN's.
#pragma once

#include "net/DnnlDraft.h"

namespace albumen {

/// Adds what `node` does with `from`, the first input that is no constant. False: there is no primitive for it, or not
/// for this way to use it. Throws dnnl::error.
using AddOperation = bool (*)(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);

bool addConvolution(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);
/// The largest or the mean of each window.
bool addPool(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);
/// Relu, Sigmoid, Clip.
bool addElementwise(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);
/// PRelu.
bool addSlopes(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);
/// A sum or a product.
bool addBinary(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);
/// A dense layer over one row of numbers.
bool addProduct(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);
bool addSoftmax(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);
/// Every pixel becomes a square of equal ones.
bool addEnlargement(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);
/// Channels last: what lies so is the same numbers with other sides.
bool addTranspose(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);
bool addReshape(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);
/// Some channels of a picture.
bool addSlice(DnnlDraft& draft, const OnnxNode& node, const DnnlValue& from);

/// What a Conv or an Add does after its own work (OnnxFold.h), done by it. False: not by oneDNN.
bool addActivation(const DnnlDraft& draft, const OnnxNode& node, dnnl::post_ops& then);

} // namespace albumen

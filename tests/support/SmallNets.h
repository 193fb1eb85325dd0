// Networks with weights made here, as Caffe's two files: an engine opens them like any other.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/Manifest.h"

namespace albumen::test {

/// Values with a shape; one of a layer's weights.
struct Blob {
    std::vector<int> shape;
    std::vector<float> values;
};

/// A layer with weights: a convolution that covers `side` x `side` values, or a product of all of them.
struct SmallLayer {
    std::string name, from;
    bool convolution = true;
    int outputs = 0, side = 1, stride = 1;
    Blob weights, biases;
    bool softmax = false; ///< the layer is followed by NAME-softmax
};

/// Writes folder/NAME.prototxt and folder/NAME.caffemodel, for an input `data` of 3 x height x width whose means over
/// pool x pool values (1: every value) are called `pooled`. Ensures: the files as a record lists them.
std::vector<ModelFile> writeCaffe(const std::filesystem::path& folder, const std::string& name, int height, int width,
                                  int pool, const std::vector<SmallLayer>& layers);

/// An embedder of random weights: the means of an 8 x 8 grid times a random matrix; its output is called `vector`.
/// Requires: side is a multiple of 8. Another seed makes another network.
std::vector<ModelFile> writeRandomEmbedder(const std::filesystem::path& folder, const std::string& name, int side,
                                           int dim, unsigned seed);

/// A field of a protocol buffer, whose content is bytes: what such files are made of.
std::string protoField(unsigned number, const std::string& content);

/// The files of a record as JSON.
std::string jsonOf(const std::vector<ModelFile>& files);

} // namespace albumen::test

// Networks by oneDNN, on a processor.
#pragma once

#include <memory>
#include <span>

#include "net/Engine.h"

namespace albumen {

/// The network of an ONNX file, read once. Null where oneDNN is no gain or no way: a processor without AVX2, for which
/// it has no code of its own; an operation without a primitive; weights that are no 32-bit floats. Ensures: what it
/// answers is what cv::dnn does, but for rounding. Threads: all; each network is for one thread at a time.
std::unique_ptr<Net> openByDnnl(const ModelRecord& record, std::span<const std::byte> file);

} // namespace albumen

// The port to what runs networks. One implementation: OpenCvEngine, the only includer of opencv2/dnn.hpp, which
// leaves to DnnlNet what that runs faster.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/Error.h"
#include "model/Manifest.h"
#include "model/VerifiedFiles.h"

namespace albumen {

/// 32-bit float, any number of dimensions, continuous.
using Tensor = cv::Mat;

enum class Device { cpu, cuda };

/// Which device runs the networks and, in words, why.
struct DeviceChoice {
    Device device = Device::cpu;
    std::string name;      ///< "Processor", "Graphics card, CUDA"
    std::string reason;    ///< "OpenCV here is built without CUDA", "checked against the processor"
    bool fellBack = false; ///< a graphics card is there, was wanted, and is not used
};

/// An opened network. Keeps state between calls. Threads: one at a time; each worker owns its own.
class Net
{
public:
    virtual ~Net() = default;
    /// Ensures: one tensor per output of the record, in its order.
    /// Fails: netFailed (the engine's words in detail), netShape (not the outputs the record names).
    virtual Result<std::vector<Tensor>> run(const Tensor& input) = 0;
};

/// Threads: all.
class Engine
{
public:
    virtual ~Engine() = default;
    /// Fails: modelRecordWrong, netShape (inputs and outputs differ from the record, named), netFailed.
    virtual Result<std::unique_ptr<Net>> open(const ModelRecord& record, const VerifiedFiles& files) = 0;
    virtual const DeviceChoice& device() const = 0;
};

} // namespace albumen

// Networks by cv::dnn: ONNX, Caffe and Darknet files. It checks all of them; on a processor, those that oneDNN has all
// operations of are run by DnnlNet.
#pragma once

#include <memory>

#include "base/Files.h"
#include "net/Engine.h"

namespace albumen {

/// Reads each file itself, hashes what it read and gives the bytes to OpenCV: what was verified is what is loaded.
/// Silences OpenCV's own log for the whole process, which would write to the terminal.
/// Threads: all; `files` must outlive it.
class OpenCvEngine final : public Engine
{
public:
    explicit OpenCvEngine(Files& files, Device wanted = Device::cpu);

    /// Checks, without running the network, that its input has the record's size and channels (as its file says) and
    /// that the outputs exist and have the sizes which the record's kind of output needs (by shape inference); what
    /// differs is named with what the network has and what the record says. Fails also: modelHashWrong, fileVanished,
    /// fileUnreadable.
    Result<std::unique_ptr<Net>> open(const ModelRecord& record, const VerifiedFiles& files) override;
    const DeviceChoice& device() const override { return device_; }

private:
    Files& files_;
    DeviceChoice device_;
};

} // namespace albumen

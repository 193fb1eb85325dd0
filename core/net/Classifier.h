// A network that answers with probabilities: one for each label, or one alone.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/Error.h"
#include "net/Engine.h"
#include "photo/Understanding.h"

namespace albumen {

/// Threads: one at a time.
class Classifier
{
public:
    /// Requires: record.outputs[0].kind is softmax or sigmoid. Fails: as Engine::open.
    static Result<Classifier> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);

    /// Ensures: as many as there are labels, in their order, or one where there are none; each 0..1.
    /// Requires and fails: as prepare(); netFailed; netShape (another number of values, or no probabilities).
    Result<std::vector<float>> probabilities(const cv::Mat& picture);

    /// The same as guesses: every label once, the likeliest first, equal ones in the record's order.
    /// Requires: the record has labels.
    Result<std::vector<Guess>> guesses(const cv::Mat& picture);

    const ModelRev& model() const { return rev_; }
    const ModelInput& input() const { return input_; }

private:
    Classifier(const ModelRecord& record, std::unique_ptr<Net> net);

    ModelRev rev_;
    ModelInput input_;
    std::vector<std::string> labels_;
    std::unique_ptr<Net> net_;
};

} // namespace albumen

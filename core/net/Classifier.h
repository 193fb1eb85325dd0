// A network that answers with probabilities: one for each label, or one alone; and with the features they rest on.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/Error.h"
#include "net/Engine.h"
#include "photo/Understanding.h"

namespace albumen {

/// What one run of a network gave.
struct Classification {
    std::vector<Guess> guesses; ///< the likeliest first
    std::vector<float> pooled;  ///< unit vector of its last features; empty: the record names none
};

/// Threads: one at a time.
class Classifier
{
public:
    /// Requires: record.outputs[0].kind is softmax or sigmoid; a second one of kind embedding is the last features.
    /// Fails: as Engine::open; modelRecordWrong (other outputs beside).
    static Result<Classifier> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);

    /// Ensures: as many as there are labels, in their order, or one where there are none; each 0..1.
    /// Requires and fails: as prepare(); netFailed; netShape (another number of values, or no probabilities).
    Result<std::vector<float>> probabilities(const cv::Mat& picture);

    /// The same as guesses: every label once, the likeliest first, equal ones in the record's order.
    /// Requires: the record has labels.
    Result<std::vector<Guess>> guesses(const cv::Mat& picture);

    /// The guesses and the features, in one run. Fails also: zeroNorm (the features are all nought).
    /// Requires: as guesses().
    Result<Classification> classify(const cv::Mat& picture);

    const ModelRev& model() const { return rev_; }
    const ModelInput& input() const { return input_; }

private:
    Classifier(const ModelRecord& record, std::unique_ptr<Net> net);

    Result<std::vector<Tensor>> run(const cv::Mat& picture);
    Result<std::vector<float>> probabilitiesOf(const std::vector<Tensor>& outputs) const;
    std::vector<Guess> guessesOf(const std::vector<float>& likely) const;

    ModelRev rev_;
    ModelInput input_;
    std::vector<std::string> labels_;
    int features_ = 0; ///< how many; 0: the record names none
    std::unique_ptr<Net> net_;
};

} // namespace albumen

#include "net/Classifier.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/Contract.h"
#include "net/Decode.h"
#include "net/Preprocess.h"

namespace albumen {

Classifier::Classifier(const ModelRecord& record, std::unique_ptr<Net> net)
    : rev_(record.rev()), input_(record.input), labels_(record.outputs.front().labels), net_(std::move(net))
{
    if (record.outputs.size() == 2) features_ = record.outputs.back().dim;
}

Result<Classifier> Classifier::open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine)
{
    EXPECTS(!record.outputs.empty());
    EXPECTS(record.outputs.front().kind == "softmax" || record.outputs.front().kind == "sigmoid");
    if (record.outputs.size() > 2 || (record.outputs.size() == 2 && record.outputs.back().kind != "embedding"))
        return fail(Code::modelRecordWrong, Stage::model, record.id,
                    "beside its probabilities a classifier has one output of kind embedding at most");
    TRY_ASSIGN(auto net, engine.open(record, files));
    return Classifier(record, std::move(net));
}

Result<std::vector<Tensor>> Classifier::run(const cv::Mat& picture)
{
    TRY_ASSIGN(const Prepared prepared, prepare(picture, input_));
    TRY_ASSIGN(auto outputs, net_->run(prepared.tensor));
    const std::size_t wanted = features_ > 0 ? 2 : 1;
    if (outputs.size() != wanted)
        return fail(Code::netShape, Stage::classify, {}, fmt::format("{} outputs, wanted {}", outputs.size(), wanted));
    return outputs;
}

Result<std::vector<float>> Classifier::probabilitiesOf(const std::vector<Tensor>& outputs) const
{
    return decodeProbabilities({outputs.front()}, std::max<std::size_t>(1, labels_.size()));
}

std::vector<Guess> Classifier::guessesOf(const std::vector<float>& likely) const
{
    std::vector<Guess> guesses;
    for (std::size_t i = 0; i < labels_.size(); ++i) guesses.push_back({labels_[i], likely[i]});
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const Guess& a, const Guess& b) { return a.probability > b.probability; });
    return guesses;
}

Result<std::vector<float>> Classifier::probabilities(const cv::Mat& picture)
{
    TRY_ASSIGN(const auto outputs, run(picture));
    return probabilitiesOf(outputs);
}

Result<std::vector<Guess>> Classifier::guesses(const cv::Mat& picture)
{
    EXPECTS(!labels_.empty());
    TRY_ASSIGN(const auto likely, probabilities(picture));
    return guessesOf(likely);
}

Result<Classification> Classifier::classify(const cv::Mat& picture)
{
    EXPECTS(!labels_.empty());
    TRY_ASSIGN(const auto outputs, run(picture));
    TRY_ASSIGN(const auto likely, probabilitiesOf(outputs));
    Classification classified{.guesses = guessesOf(likely), .pooled = {}};
    if (features_ > 0) {
        TRY_ASSIGN(classified.pooled, decodeVector({outputs.back()}, features_, Stage::classify));
        TRY(toUnitLength(classified.pooled, Stage::classify));
    }
    return classified;
}

} // namespace albumen

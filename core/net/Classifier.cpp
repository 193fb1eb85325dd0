#include "net/Classifier.h"

#include <algorithm>

#include "base/Contract.h"
#include "net/Decode.h"
#include "net/Preprocess.h"

namespace albumen {

Classifier::Classifier(const ModelRecord& record, std::unique_ptr<Net> net)
    : rev_(record.rev()), input_(record.input), labels_(record.outputs.front().labels), net_(std::move(net))
{
}

Result<Classifier> Classifier::open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine)
{
    EXPECTS(record.outputs.size() == 1);
    EXPECTS(record.outputs.front().kind == "softmax" || record.outputs.front().kind == "sigmoid");
    TRY_ASSIGN(auto net, engine.open(record, files));
    return Classifier(record, std::move(net));
}

Result<std::vector<float>> Classifier::probabilities(const cv::Mat& picture)
{
    TRY_ASSIGN(const Prepared prepared, prepare(picture, input_));
    TRY_ASSIGN(const auto outputs, net_->run(prepared.tensor));
    return decodeProbabilities(outputs, std::max<std::size_t>(1, labels_.size()));
}

Result<std::vector<Guess>> Classifier::guesses(const cv::Mat& picture)
{
    EXPECTS(!labels_.empty());
    TRY_ASSIGN(const auto likely, probabilities(picture));
    std::vector<Guess> guesses;
    for (std::size_t i = 0; i < labels_.size(); ++i) guesses.push_back({labels_[i], likely[i]});
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const Guess& a, const Guess& b) { return a.probability > b.probability; });
    return guesses;
}

} // namespace albumen

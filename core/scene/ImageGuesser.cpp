#include "scene/ImageGuesser.h"

#include <algorithm>

#include "base/Contract.h"

namespace albumen {

Result<ImageGuesser> ImageGuesser::open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine)
{
    EXPECTS(record.task == ModelTask::imagenet && !record.outputs.empty() && !record.outputs.front().labels.empty());
    TRY_ASSIGN(auto classifier, Classifier::open(record, files, engine));
    return ImageGuesser(std::move(classifier));
}

Result<Classification> ImageGuesser::look(const LoadedImage& image)
{
    TRY_ASSIGN(auto classified, classifier_.classify(image.pixels));
    std::erase_if(classified.guesses, [](const Guess& guess) { return guess.label == "background"; });
    classified.guesses.resize(std::min(classified.guesses.size(), answered));
    return classified;
}

} // namespace albumen

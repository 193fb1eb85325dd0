#include "scene/SceneClassifier.h"

#include "base/Contract.h"

namespace albumen {

Result<SceneClassifier> SceneClassifier::open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine)
{
    EXPECTS(record.task == ModelTask::scene && !record.outputs.empty() && !record.outputs.front().labels.empty());
    TRY_ASSIGN(auto classifier, Classifier::open(record, files, engine));
    return SceneClassifier(std::move(classifier));
}

Result<std::vector<Guess>> SceneClassifier::classify(const LoadedImage& image)
{
    return classifier_.guesses(image.pixels);
}

Result<Classification> SceneClassifier::look(const LoadedImage& image)
{
    return classifier_.classify(image.pixels);
}

} // namespace albumen

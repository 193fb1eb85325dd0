#include "quality/DarkCheck.h"

#include "base/Contract.h"

namespace albumen {

Result<DarkCheck> DarkCheck::open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine)
{
    EXPECTS(record.task == ModelTask::dark && !record.outputs.empty() && record.outputs.front().kind == "sigmoid");
    TRY_ASSIGN(auto classifier, Classifier::open(record, files, engine));
    return DarkCheck(std::move(classifier));
}

Result<float> DarkCheck::of(const LoadedImage& image)
{
    TRY_ASSIGN(const auto probabilities, classifier_.probabilities(image.pixels));
    return probabilities.front();
}

} // namespace albumen

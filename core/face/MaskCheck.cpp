#include "face/MaskCheck.h"

#include "base/Contract.h"

namespace albumen {

MaskCheck::MaskCheck(const ModelRecord& record, Classifier classifier)
    : aligner_(record.input), limit_(record.limit("masked")), classifier_(std::move(classifier))
{
}

Result<MaskCheck> MaskCheck::open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine)
{
    EXPECTS(record.task == ModelTask::masked && record.input.kind == "align5");
    TRY_ASSIGN(auto classifier, Classifier::open(record, files, engine));
    return MaskCheck(record, std::move(classifier));
}

Result<float> MaskCheck::of(const LoadedImage& image, const FaceBox& face)
{
    TRY_ASSIGN(const FaceChip chip, aligner_.align(image, face));
    TRY_ASSIGN(const auto probabilities, classifier_.probabilities(chip.pixels));
    return probabilities.front();
}

} // namespace albumen

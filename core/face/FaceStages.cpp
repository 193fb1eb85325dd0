#include "face/FaceStages.h"

#include "face/DlibDetector.h"
#include "face/MtcnnDetector.h"
#include "face/YuNetDetector.h"

namespace albumen {
namespace {

Result<std::unique_ptr<FaceDetector>> openDetector(const ChosenModel& chosen, Engine& engine)
{
    const std::string kind = chosen.record->outputs.empty() ? "" : chosen.record->outputs.front().kind;
    if (chosen.record->engine == "dlib") return DlibDetector::open(*chosen.record, chosen.files);
    if (kind == "yunet") return YuNetDetector::open(*chosen.record, chosen.files, engine);
    if (kind == "mtcnn") return MtcnnDetector::open(*chosen.record, chosen.files, engine);
    return fail(Code::modelRecordWrong, Stage::detect, chosen.record->id,
                "a detector of kind '" + kind + "' is not known");
}

Status addEmbedder(FaceStages& stages, ModelStore& store, Engine& engine, const std::string& wanted)
{
    const auto chosen = chooseModel(store, ModelTask::embed, wanted);
    if (!chosen) {
        stages.notes.push_back(missingNote(store, ModelTask::embed));
        return {};
    }
    if (chosen->note) stages.notes.push_back(*chosen->note);
    TRY_ASSIGN(stages.embedder, FaceEmbedder::open(*chosen->record, chosen->files, engine));
    stages.aligner = FaceAligner(chosen->record->input);
    stages.embedRecord = chosen->record;
    return {};
}

} // namespace

FaceQuality FaceStages::grade(const LoadedImage& image, const FaceBox& face, const FaceChip& chip)
{
    auto turned = pose.of(image, face);
    if (!turned) turned = HeadPose().of(image, face);
    FaceQuality quality = qualityOf(image, face, chip, aligner.eyeDistance(), turned.value_or(Pose{}));
    if (quality.grade == FaceGrade::good && isCovered(image, face)) quality.grade = FaceGrade::poor;
    return quality;
}

bool FaceStages::isCovered(const LoadedImage& image, const FaceBox& face)
{
    if (!mask) return false;
    const auto covered = mask->of(image, face);
    return covered && *covered >= mask->limit();
}

Result<FaceStages> makeFaceStages(ModelStore& store, Engine& engine, const WantedModels& wanted)
{
    FaceStages stages;
    TRY_ASSIGN(const ChosenModel chosen, chooseModel(store, ModelTask::detect, wanted.detect));
    if (chosen.note) stages.notes.push_back(*chosen.note);
    TRY_ASSIGN(stages.detector, openDetector(chosen, engine));
    TRY(addEmbedder(stages, store, engine, wanted.embed));
    if (const auto pose = chooseModel(store, ModelTask::pose)) {
        TRY_ASSIGN(stages.pose, HeadPose::open(*pose->record, pose->files, engine));
    }
    if (const auto mask = chooseModel(store, ModelTask::masked)) {
        TRY_ASSIGN(stages.mask, MaskCheck::open(*mask->record, mask->files, engine));
    }
    return stages;
}

} // namespace albumen

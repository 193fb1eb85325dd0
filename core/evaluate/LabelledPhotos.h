// Photos in folders named by what is in them, DIR/LABEL/*, and the face each of them is of: what evaluating asks about.
#pragma once

#include <string>
#include <vector>

#include "base/Progress.h"
#include "base/Text.h"
#include "evaluate/Evaluate.h"
#include "face/FaceStages.h"
#include "photo/Face.h"
#include "photo/Photo.h"

namespace albumen {

struct LabelledPhoto {
    FoundPhoto photo;
    std::string label;
};

/// The photos of all label folders, folder by folder, in the order of their names.
/// Fails: pathMissing, pathNotFolder, pathDenied, pathEmpty, nameRefused, internal "cancelled".
Result<std::vector<LabelledPhoto>> labelledPhotos(Files& files, const Path& folder, const JobControl& job);

/// "the folder DIR/car is no label, allowed are: people, animals, vehicles".
Error wrongLabel(const Path& folder, const LabelledPhoto& photo, const std::vector<std::string>& allowed);

/// Calls `work` with each photo; counts them for the sink. Fails: internal "cancelled".
template <class Work>
Status forEachPhoto(const std::vector<LabelledPhoto>& photos, const JobControl& job, const ProgressSink& progress,
                    Work&& work)
{
    ProgressMeter meter(JobStep::recognise, progress);
    meter.setTotal(photos.size());
    for (const LabelledPhoto& photo : photos) {
        if (!job.mayGoOn()) return fail(Code::internal, Stage::none, photo.photo.path, "cancelled");
        work(photo);
        meter.advance(1, photo.photo.size, printable(photo.photo.path));
    }
    meter.finish();
    return {};
}

struct LabelledFaceVector {
    Path path;
    std::string label;
    ContentId content;
    FaceGrade grade = FaceGrade::unusable;
    std::vector<float> vector;
};

/// Which face a photo is of.
enum class MainFace { largest, middle };

/// The main face of each photo that has one with a vector. What goes wrong with a photo is added to `problems`.
/// Requires: the stages have an embedder. Fails: internal "cancelled".
Result<std::vector<LabelledFaceVector>> mainFaces(const EvaluateParts& parts, const std::vector<LabelledPhoto>& photos,
                                                  MainFace which, FaceStages& stages, const JobControl& job,
                                                  const ProgressSink& progress, std::vector<Error>& problems);

/// The stages of the installed networks. Fails: modelMissing where there is no embedder; as makeFaceStages, and as
/// namedModel where a model is wanted.
Result<FaceStages> embeddingStages(const EvaluateParts& parts);

} // namespace albumen

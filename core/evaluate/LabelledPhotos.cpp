#include "evaluate/LabelledPhotos.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "load/InProcessLoader.h"
#include "names/NamedFolders.h"
#include "run/PhotoPipeline.h"
#include "scan/FileEnumerator.h"

namespace albumen {
namespace {

/// The greater, the more it is the face the photo is of.
float weightOf(const FaceFound& face, MainFace which)
{
    if (which == MainFace::largest) return face.quality.heightPx;
    const RelPoint centre = face.box.box.centre();
    return -std::hypot(centre.x - 0.5F, centre.y - 0.5F);
}

} // namespace

Result<std::vector<LabelledPhoto>> labelledPhotos(Files& files, const Path& folder, const JobControl& job)
{
    std::vector<Error> unnamed;
    TRY_ASSIGN(const std::vector<std::string> labels, namesOfFolders(files, folder, unnamed));
    if (!unnamed.empty()) return fail(unnamed.front());
    std::vector<LabelledPhoto> photos;
    FileEnumerator enumerator(files, {});
    for (const std::string& label : labels) {
        const ScanRoot root{.id = {}, .path = folder / label, .uid = {}, .hasMarker = false, .onlyFiles = {}};
        enumerator.walk(root, job, [&](FoundPhoto photo) {
            photos.push_back({std::move(photo), label});
            return true;
        });
    }
    if (job.cancelled()) return fail(Code::cancelled, Stage::none, folder);
    if (photos.empty()) return fail(Code::pathEmpty, Stage::scan, folder, "no photo in its folders");
    return photos;
}

Error wrongLabel(const Path& folder, const LabelledPhoto& photo, const std::vector<std::string>& allowed)
{
    return {.code = Code::usage,
            .stage = Stage::read,
            .path = {},
            .detail = fmt::format("the folder {} is no label, allowed are: {}", printable(folder / photo.label),
                                  fmt::join(allowed, ", "))};
}

Result<std::vector<LabelledFaceVector>> mainFaces(const EvaluateParts& parts, const std::vector<LabelledPhoto>& photos,
                                                  MainFace which, FaceStages& stages, const JobControl& job,
                                                  const ProgressSink& progress, std::vector<Error>& problems)
{
    MemoryBudget fileBytes(maxPhotoBytes), budget(decodedAtOnce); // one photo at a time
    InProcessLoader loader(budget);
    const KnownContents known;
    PhotoPipeline pipeline(parts.files, fileBytes, loader, known, stages);
    std::vector<LabelledFaceVector> vectors;
    TRY(forEachPhoto(photos, job, progress, [&](const LabelledPhoto& labelled) {
        PhotoResult result = pipeline.process(labelled.photo, WantedPasses{.faces = true, .thumbnail = false}, job);
        problems.insert(problems.end(), result.errors.begin(), result.errors.end());
        if (!result.faces) return;
        std::erase_if(*result.faces, [](const FaceFound& face) { return !face.embedding; });
        const auto main =
            std::max_element(result.faces->begin(), result.faces->end(),
                             [which](const auto& a, const auto& b) { return weightOf(a, which) < weightOf(b, which); });
        if (main != result.faces->end())
            vectors.push_back({labelled.photo.path, labelled.label, result.content.value_or(ContentId{}),
                               main->quality.grade, std::move(main->embedding->vector)});
    }));
    return vectors;
}

Result<FaceStages> embeddingStages(const EvaluateParts& parts)
{
    const WantedModels& wanted = parts.wanted;
    if (!wanted.detect.empty()) TRY(namedModel(parts.models, ModelTask::detect, wanted.detect));
    if (!wanted.embed.empty()) TRY(namedModel(parts.models, ModelTask::embed, wanted.embed));
    TRY_ASSIGN(FaceStages stages, makeFaceStages(parts.models, parts.engine, wanted));
    if (!stages.embedder)
        return fail(Code::modelMissing, Stage::model, "embed", missingModel(parts.models, ModelTask::embed));
    return stages;
}

} // namespace albumen

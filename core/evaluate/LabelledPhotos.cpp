#include "evaluate/LabelledPhotos.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/Threads.h"
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

/// Several workers look at photos; answers are in the photos' order, whoever was first.
class FaceSearch
{
public:
    FaceSearch(const EvaluateParts& parts, const std::vector<LabelledPhoto>& photos, MainFace which,
               const JobControl& job, const ProgressSink& progress)
        : parts_(parts), photos_(photos), which_(which), job_(job), meter_(JobStep::recognise, progress),
          found_(photos.size())
    {
        meter_.setTotal(photos.size());
    }

    Result<std::vector<LabelledFaceVector>> vectors(FaceStages& stages, std::vector<Error>& problems)
    {
        ThreadGroup others([this](const Error&) { failed_ = true; });
        const std::size_t most = std::min<std::size_t>(static_cast<std::size_t>(parts_.workers), photos_.size());
        for (std::size_t i = 1; i < most; ++i)
            TRY(others.start([this]() -> Status {
                TRY_ASSIGN(FaceStages own, embeddingStages(parts_));
                work(own);
                return {};
            }));
        work(stages);
        TRY(others.join());
        if (job_.cancelled()) return fail(Code::internal, Stage::none, {}, "cancelled");
        meter_.finish();
        std::vector<LabelledFaceVector> vectors;
        for (Found& found : found_) {
            problems.insert(problems.end(), found.problems.begin(), found.problems.end());
            if (found.face) vectors.push_back(*std::move(found.face));
        }
        return vectors;
    }

private:
    struct Found {
        std::optional<LabelledFaceVector> face;
        std::vector<Error> problems;
    };

    void work(FaceStages& stages)
    {
        PhotoPipeline pipeline(parts_.files, fileBytes_, loader_, known_, stages);
        for (std::size_t i = next_++; i < photos_.size() && !failed_ && job_.mayGoOn(); i = next_++) {
            found_[i] = faceOf(photos_[i], pipeline);
            const std::lock_guard lock(mutex_);
            meter_.advance(1, photos_[i].photo.size, printable(photos_[i].photo.path));
        }
    }

    Found faceOf(const LabelledPhoto& labelled, PhotoPipeline& pipeline) const
    {
        PhotoResult result = pipeline.process(labelled.photo, WantedPasses{.faces = true, .thumbnail = false}, job_);
        Found found{.face = std::nullopt, .problems = std::move(result.errors)};
        if (!result.faces) return found;
        std::erase_if(*result.faces, [](const FaceFound& face) { return !face.embedding; });
        const auto main =
            std::max_element(result.faces->begin(), result.faces->end(), [this](const auto& a, const auto& b) {
                return weightOf(a, which_) < weightOf(b, which_);
            });
        if (main != result.faces->end())
            found.face = {labelled.photo.path, labelled.label, result.content.value_or(ContentId{}),
                          main->quality.grade, std::move(main->embedding->vector)};
        return found;
    }

    const EvaluateParts& parts_;
    const std::vector<LabelledPhoto>& photos_;
    MainFace which_;
    const JobControl& job_;
    ProgressMeter meter_;
    MemoryBudget fileBytes_{readAtOnce}, decoded_{decodedAtOnce};
    InProcessLoader loader_{decoded_};
    const KnownContents known_;
    std::vector<Found> found_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_; ///< guards meter_
};

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

Result<std::vector<LabelledFaceVector>> mainFaces(const EvaluateParts& parts, const std::vector<LabelledPhoto>& photos,
                                                  MainFace which, FaceStages& stages, const JobControl& job,
                                                  const ProgressSink& progress, std::vector<Error>& problems)
{
    return FaceSearch(parts, photos, which, job, progress).vectors(stages, problems);
}

} // namespace albumen

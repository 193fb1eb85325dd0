// Evaluating: which of the nine tags a photo has.
#include <algorithm>
#include <functional>
#include <map>

#include "base/Text.h"
#include "evaluate/Evaluate.h"
#include "evaluate/TagList.h"
#include "face/FaceStages.h"
#include "load/FileReader.h"
#include "load/InProcessLoader.h"
#include "scene/ObjectTagger.h"
#include "scene/SceneClassifier.h"
#include "scene/Tags.h"
#include "scene/TagsWithoutObjects.h"

namespace albumen {
namespace {

constexpr std::uint64_t tagListBytes = 64U << 20U;

/// What gives a picture its tags, and the side it wants to see.
struct TagSource {
    std::function<Result<std::vector<SeenObject>>(const LoadedImage&)> tags;
    int longSide = 0;
    std::vector<ModelRev> models;
};

Result<TagSource> objectSource(const EvaluateParts& parts, const ModelRecord& record, const VerifiedFiles& files)
{
    TRY_ASSIGN(auto opened, ObjectTagger::open(record, files, parts.engine));
    const auto tagger = std::make_shared<ObjectTagger>(std::move(opened));
    return TagSource{[tagger](const LoadedImage& image) { return tagger->look(image); },
                     2 * std::max(record.input.width, record.input.height),
                     {tagger->model()}};
}

/// Faces and the five classes.
Result<TagSource> sourceWithoutObjects(const EvaluateParts& parts)
{
    TRY_ASSIGN(FaceStages stages, makeFaceStages(parts.models, parts.engine, parts.wanted));
    TRY_ASSIGN(const ChosenModel chosen, chooseModel(parts.models, ModelTask::scene));
    TRY_ASSIGN(auto opened, SceneClassifier::open(*chosen.record, chosen.files, parts.engine));
    const std::shared_ptr<FaceDetector> detector = std::move(stages.detector);
    const auto classifier = std::make_shared<SceneClassifier>(std::move(opened));
    const ModelRecord* const record = chosen.record;
    const auto tags = [=](const LoadedImage& image) -> Result<std::vector<SeenObject>> {
        TRY_ASSIGN(const auto faces, detector->detect(image));
        TRY_ASSIGN(const auto guesses, classifier->classify(image));
        return tagsWithoutObjects(faces, guesses, *record);
    };
    return TagSource{tags, detector->wantedLongSide(), {detector->model(), classifier->model()}};
}

Result<TagSource> tagSource(const EvaluateParts& parts, const std::string& tagger)
{
    if (!tagger.empty()) {
        TRY_ASSIGN(const ModelRecord* const record, namedModel(parts.models, ModelTask::objects, tagger));
        TRY_ASSIGN(const VerifiedFiles files, parts.models.verified(*record));
        return objectSource(parts, *record, files);
    }
    const auto chosen = chooseModel(parts.models, ModelTask::objects);
    if (chosen) return objectSource(parts, *chosen->record, chosen->files);
    if (chosen.error().code != Code::modelMissing) return fail(chosen.error());
    return sourceWithoutObjects(parts);
}

/// The photos of the list that are there, ready to be read.
std::vector<std::pair<FoundPhoto, TaggedPhoto>> photosThere(Files& files, std::vector<TaggedPhoto> listed,
                                                            const Path& folder)
{
    std::vector<std::pair<FoundPhoto, TaggedPhoto>> there;
    for (TaggedPhoto& photo : listed) {
        const Path path = folder / photo.path;
        const auto info = files.info(path, Follow::yes);
        if (!info || info->kind != FileKind::file) continue;
        there.emplace_back(FoundPhoto{.path = path, .size = info->size, .mtimeNs = info->mtimeNs}, std::move(photo));
    }
    return there;
}

std::string wordsOf(const std::set<Tag>& tags)
{
    std::string words;
    for (const Tag tag : tags) words += (words.empty() ? "" : " ") + std::string(nameOf(tag));
    return words;
}

void judgeTags(TagFigures& figures, const TaggedPhoto& photo, const Path& path, const std::vector<SeenObject>& seen)
{
    std::map<Tag, float> said; // and how surely
    for (const SeenObject& one : seen) said[one.tag] = std::max(said[one.tag], one.score);
    for (int number = 1; number <= tagCount; ++number) {
        const Tag tag = static_cast<Tag>(number);
        if (photo.either.contains(tag)) continue;
        TagRow& row = figures.tags[static_cast<std::size_t>(number - 1)];
        const bool is = photo.tags.contains(tag);
        const auto called = said.find(tag);
        if (called == said.end()) {
            row.missed += is ? 1 : 0;
        } else if (is) {
            ++row.right;
        } else {
            ++row.wrong;
            figures.worst.push_back({path, std::string(nameOf(tag)), wordsOf(photo.tags), called->second});
        }
    }
}

void sumUpTags(TagFigures& figures)
{
    figures.all.tag = "all";
    const auto share = [](TagRow& row) {
        row.precision = shareOf(row.right, row.right + row.wrong);
        row.recall = shareOf(row.right, row.right + row.missed);
    };
    for (TagRow& row : figures.tags) {
        share(row);
        figures.all.right += row.right;
        figures.all.wrong += row.wrong;
        figures.all.missed += row.missed;
    }
    share(figures.all);
    std::stable_sort(figures.worst.begin(), figures.worst.end(),
                     [](const auto& a, const auto& b) { return a.certainty > b.certainty; });
    if (figures.worst.size() > worstShown) figures.worst.resize(worstShown);
}

} // namespace

Result<TagFigures> evaluateTags(const EvaluateParts& parts, const Path& list, const Path& folder,
                                const std::string& tagger, const JobControl& job, const ProgressSink& progress)
{
    if (!parts.files.exists(list)) return fail(Code::pathMissing, Stage::scan, list);
    TRY_ASSIGN(const auto bytes, readWhole(parts.files, list, tagListBytes));
    TRY_ASSIGN(auto listed, parseTagList({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, list));
    TagFigures figures;
    const std::size_t all = listed.size();
    const auto photos = photosThere(parts.files, std::move(listed), folder);
    figures.leftOut = all - photos.size();
    if (photos.empty()) return fail(Code::pathEmpty, Stage::scan, folder, "no photo of the list is there");
    TRY_ASSIGN(const TagSource source, tagSource(parts, tagger));
    figures.models = source.models;
    for (int tag = 1; tag <= tagCount; ++tag) figures.tags.emplace_back().tag = nameOf(static_cast<Tag>(tag));

    const FileReader reader(parts.files);
    MemoryBudget budget(decodedAtOnce);
    InProcessLoader loader(budget);
    ProgressMeter meter(JobStep::recognise, progress);
    meter.setTotal(photos.size());
    for (const auto& [found, truth] : photos) {
        if (!job.mayGoOn()) return fail(Code::internal, Stage::none, found.path, "cancelled");
        const auto seen = [&, &found = found]() -> Result<std::vector<SeenObject>> {
            TRY_ASSIGN(const auto file, reader.read(found, job));
            TRY_ASSIGN(const LoadedImage image, loader.load(file, {.longSide = source.longSide}, job));
            return source.tags(image);
        }();
        if (seen) {
            ++figures.photos;
            judgeTags(figures, truth, found.path, *seen);
        } else {
            figures.problems.push_back(seen.error());
            figures.problems.back().path = found.path;
        }
        meter.advance(1, found.size, printable(found.path));
    }
    meter.finish();
    sumUpTags(figures);
    return figures;
}

} // namespace albumen

#include "run/ExampleLook.h"

#include "base/Sentence.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/UnderstandingRows.h"
#include "load/FileReader.h"
#include "load/InProcessLoader.h"
#include "quality/ShakeCheck.h"
#include "run/UnderstandStages.h"

namespace albumen {
namespace {

Result<Look> lookNow(const ExampleParts& parts, const UnderstandModels& models, const Path& path, const JobControl& job)
{
    TRY_ASSIGN(const FileInfo info, parts.files.info(path, Follow::yes));
    const FoundPhoto found{.path = path, .name = path.filename(), .size = info.size, .mtimeNs = info.mtimeNs};
    MemoryBudget bytes(readAtOnce), pixels(decodedAtOnce);
    TRY_ASSIGN(const PhotoFile file, FileReader(parts.files).open(found, bytes, job));
    InProcessLoader loader(pixels);
    TRY_ASSIGN(const LoadedImage image, loadFile(loader, file, {.longSide = sharpnessSide}, job));
    if (image.format == ImageFormat::film)
        return fail(Code::imageUnsupported, Stage::load, path, std::string(noExample));
    TRY_ASSIGN(UnderstandStages stages, UnderstandStages::open(models, parts.engine));
    std::vector<Error> errors;
    Understanding seen = stages.look(image, {}, errors);
    if (!seen.look || seen.look->pooled.empty())
        return errors.empty() ? fail(noComparingNetwork(parts.models)) : fail(errors.front());
    return *std::move(seen.look);
}

} // namespace

Error noComparingNetwork(const ModelStore& models)
{
    return {.code = Code::modelMissing,
            .stage = Stage::model,
            .path = "imagenet",
            .detail = missingModel(models, ModelTask::imagenet)};
}

Result<Look> exampleLook(const ExampleParts& parts, const Path& path, const JobControl& job)
{
    const UnderstandModels models = chooseUnderstandModels(parts.models);
    const auto network = models.comparing();
    if (!network) return fail(noComparingNetwork(parts.models));
    TRY_ASSIGN(const auto stored, parts.catalogue.read([&](Db& db) -> Result<std::optional<Look>> {
        TRY_ASSIGN(const auto photo, PhotoRows(db).photoAt(path));
        if (!photo || !photo->content) return std::optional<Look>();
        return UnderstandingRows(db).lookOf(*photo->content);
    }));
    if (stored && stored->network == network) return *stored;
    auto look = lookNow(parts, models, path, job);
    if (!look && look.error().path.empty()) look.error().path = path; // what decodes knows bytes alone
    return look;
}

} // namespace albumen

#include "run/PhotoPipeline.h"

#include "base/Threads.h"
#include "base/Timed.h"
#include "load/FaceThumbnail.h"
#include "metadata/SidecarFiles.h"
#include "people/FilmFaces.h"
#include "run/ChosenModels.h"

namespace albumen {
namespace {

/// The error as a row of this photo: stages know bytes and pixels, not the path.
void note(PhotoResult& result, Error error, Stage stage)
{
    error.path = result.found.path;
    if (error.stage == Stage::none) error.stage = stage;
    result.errors.push_back(std::move(error));
}

/// The value where it belongs, or its error noted. True: the value.
template <class T, class Place> bool keep(Place& place, Result<T> value, PhotoResult& result, Stage stage)
{
    if (!value) {
        note(result, std::move(value).error(), stage);
        return false;
    }
    place = std::move(*value);
    return true;
}

} // namespace

WantedPasses KnownContents::missing(const ContentId& content, WantedPasses wanted) const
{
    const std::lock_guard lock(mutex_);
    return done_.contains(content) ? WantedPasses{.faces = false, .thumbnail = false} : wanted;
}

ContentId KnownContents::idOf(const ContentId& data, Orientation orientation) const
{
    const std::lock_guard lock(mutex_);
    const auto known = done_.find(data);
    return known != done_.end() && known->second == orientation ? data : seenAs(data, orientation);
}

void KnownContents::add(const ContentId& content, Orientation orientation)
{
    const std::lock_guard lock(mutex_);
    done_.emplace(content, orientation);
}

PhotoPipeline::PhotoPipeline(Files& files, MemoryBudget& fileBytes, ImageLoader& loader, const KnownContents& known,
                             FaceStages& stages, UnderstandStages* whole)
    : files_(files), reader_(files), fileBytes_(fileBytes), loader_(loader), known_(known), stages_(stages),
      whole_(whole)
{
}

PhotoResult PhotoPipeline::process(const FoundPhoto& found, WantedPasses wanted, const JobControl& job)
{
    try {
        return work(found, wanted, job);
    } catch (...) {
        PhotoResult result;
        result.found = found;
        note(result, errorOf(std::current_exception()), Stage::none);
        return result;
    }
}

PhotoResult PhotoPipeline::work(const FoundPhoto& found, WantedPasses wanted, const JobControl& job)
{
    PhotoResult result;
    result.found = found;
    const auto image = load(result, wanted, job);
    if (!image) return result;
    if (wanted.faces) findFaces(*image, wanted, result, job);
    if (wanted.understanding && whole_ && result.faces && job.mayGoOn()) understand(*image, result);
    if (wanted.thumbnail)
        keep(result.thumbnail, timed(result.seconds.thumbnail, [&] { return thumbnailer_.make(*image); }), result,
             Stage::load);
    result.cancelled = job.cancelled();
    return result;
}

/// The hash of a photo's image data alone, and of all of a film.
Result<ContentId> PhotoPipeline::identify(const PhotoFile& file, const FoundPhoto& found, const JobControl& job)
{
    if (!file.film) return identifier_.identify(file.bytes);
    TRY_ASSIGN(const ContentId content, identifier_.identifyFilm(*file.film, job));
    TRY(reader_.unchanged(found));
    return content;
}

std::optional<LoadedImage> PhotoPipeline::load(PhotoResult& result, WantedPasses& wanted, const JobControl& job)
{
    PhotoFile file; // gone with its lease before the nets run
    auto read = timed(result.seconds.read, [&] { return reader_.open(result.found, fileBytes_, job); }); // one read
    result.cancelled = job.cancelled();
    if (result.cancelled || !keep(file, std::move(read), result, Stage::read)) return std::nullopt;
    auto content = timed(result.seconds.identify, [&] { return identify(file, result.found, job); });
    result.cancelled = job.cancelled();
    if (result.cancelled || !keep(result.content, std::move(content), result, Stage::read)) return std::nullopt;
    const std::vector<std::string> sidecars = sidecarTexts(files_, result.found.path);
    const std::vector<std::string> takeout = takeoutTexts(files_, result.found.path);
    result.exif = file.film ? exif_.readFilm(filmBytes(*file.film), FilmWatch(job), sidecars, takeout)
                            : exif_.read(file.bytes, sidecars, takeout);
    result.content = known_.idOf(*result.content, exif_.turnOf(file.bytes, *result.exif));
    wanted = known_.missing(*result.content, wanted); // a copy or a moved file has it all
    if (wanted.none()) return std::nullopt;
    const LoadRequest request{.longSide = stages_.detector->wantedLongSide()};
    auto loaded = timed(result.seconds.load, [&] { return loadFile(loader_, file, request, job); }); // decode once
    result.cancelled = job.cancelled();
    std::optional<LoadedImage> image;
    if (result.cancelled || !keep(image, std::move(loaded), result, Stage::load)) return std::nullopt;
    result.format = image->format;
    result.fullSize = image->fullSize;
    if (!sidecars.empty() || !takeout.empty()) { // the loader has the bytes alone
        image->exif.takenLocalS = result.exif->takenLocalS;
        image->exif.takenSpan = result.exif->takenSpan;
        image->exif.takenOffsetMin = result.exif->takenOffsetMin;
    }
    result.exif = image->exif;
    if (image->cut) note(result, {.code = Code::imageCut}, Stage::load);
    return image;
}

void PhotoPipeline::findFaces(const LoadedImage& image, const WantedPasses& wanted, PhotoResult& result,
                              const JobControl& job)
{
    std::optional<TurnedImage> turned;
    auto boxes = timed(result.seconds.detect, [&] { return detectTurned(image, result, turned); });
    if (!boxes) return note(result, boxes.error(), Stage::detect); // faces stay "not asked": tried again
    std::vector<FaceFound> faces;
    for (const FaceBox& box : *boxes) {
        if (!job.mayGoOn()) return; // half the faces of a photo are never stored
        FaceFound& face = faces.emplace_back();
        face.box = box;
        describe(turned ? turned->image : image, wanted, face, result);
        if (turned) turnBack(face, turned->quarters);
    }
    if (image.strip.frames > 1 && stages_.embedRecord)
        faces = oneFaceEach(std::move(faces), image.strip, matchLimitsOf(*stages_.embedRecord));
    result.faces = std::move(faces); // match and group: after store, over the whole library
    result.detector = stages_.detector->model();
    if (stages_.embedder) result.embedder = stages_.embedder->model();
    if (stages_.mask) result.masked = stages_.mask->model();
}

/// Where no face is sure, the three other turns are tried at a small size, since a file may say nothing of how it is to
/// be turned, or say it wrong; the best is looked at whole, and `turned` is the picture that the boxes are of. Against
/// what a file says, one face has to be sure.
Result<std::vector<FaceBox>> PhotoPipeline::detectTurned(const LoadedImage& image, const PhotoResult& result,
                                                         std::optional<TurnedImage>& turned)
{
    TRY_ASSIGN(std::vector<FaceBox> boxes, stages_.detector->detect(image));
    if (hasSureFace(boxes)) return boxes;
    float best = scoresOf(boxes);
    int quarters = 0;
    const LoadedImage small = sizedForTurns(image);
    for (const int turn : {1, 3, 2}) { // nobody holds a camera on its head
        TRY_ASSIGN(const std::vector<FaceBox> seen, stages_.detector->glance(turnedImage(small, turn).image));
        if (scoresOf(seen) <= best) continue;
        best = scoresOf(seen);
        quarters = turn;
        if (hasSureFace(seen)) break;
    }
    if (quarters == 0) return boxes;
    TurnedImage whole = turnedImage(image, quarters);
    TRY_ASSIGN(std::vector<FaceBox> faces, stages_.detector->detect(whole.image));
    const bool said = result.exif->orientation != Orientation::upright;
    if (scoresOf(faces) <= scoresOf(boxes) || (said && !hasSureFace(faces))) return boxes;
    turned = std::move(whole);
    return faces;
}

void PhotoPipeline::understand(const LoadedImage& image, PhotoResult& result)
{
    std::vector<FaceBox> faces;
    for (const FaceFound& face : *result.faces) faces.push_back(face.box);
    std::vector<Error> errors;
    auto seen = guarded([&]() -> Result<Understanding> { return whole_->look(image, faces, errors); }, Stage::classify);
    if (seen)
        result.understanding = *std::move(seen);
    else
        errors.push_back(seen.error()); // the faces stand
    for (Error& error : errors) note(result, std::move(error), Stage::classify);
}

void PhotoPipeline::describe(const LoadedImage& image, const WantedPasses& wanted, FaceFound& face, PhotoResult& result)
{
    if (wanted.thumbnail)
        keep(face.thumbnail,
             timed(result.seconds.thumbnail, [&] { return makeFaceThumbnail(image, face.box.box, faceThumbnailSide); }),
             result, Stage::load);
    FaceChip chip;
    if (!keep(chip, timed(result.seconds.align, [&] { return stages_.aligner.align(image, face.box); }), result,
              Stage::align))
        return; // a box without a vector stays a face
    face.quality =
        timed(result.seconds.align, [&] { return stages_.grade(image, face.box, chip); }); // size, turn, cover
    if (stages_.embedder)
        keep(face.embedding, timed(result.seconds.embed, [&] { return stages_.embedder->embed(chip); }), result,
             Stage::embed);
}

} // namespace albumen

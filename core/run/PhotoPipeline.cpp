#include "run/PhotoPipeline.h"

#include <chrono>

namespace albumen {
namespace {

/// Adds the time since it was made to a sum.
class StopWatch
{
public:
    explicit StopWatch(double& sum) : sum_(sum) {}
    StopWatch(const StopWatch&) = delete;
    StopWatch& operator=(const StopWatch&) = delete;
    ~StopWatch() { sum_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count(); }

private:
    double& sum_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

template <class Work> auto timed(double& sum, Work&& work)
{
    const StopWatch watch(sum);
    return work();
}

/// The error as a row of this photo: stages know bytes and pixels, not the path.
void note(PhotoResult& result, Error error, Stage stage)
{
    error.path = result.found.path;
    if (error.stage == Stage::none) error.stage = stage;
    result.errors.push_back(std::move(error));
}

} // namespace

Wanted KnownContents::missing(const ContentId& content, Wanted wanted) const
{
    const std::lock_guard lock(mutex_);
    return done_.contains(content) ? Wanted{.faces = false, .thumbnail = false} : wanted;
}

void KnownContents::add(const ContentId& content)
{
    const std::lock_guard lock(mutex_);
    done_.insert(content);
}

PhotoPipeline::PhotoPipeline(Files& files, ImageLoader& loader, const KnownContents& known, FaceStages& stages)
    : reader_(files), loader_(loader), known_(known), stages_(stages)
{
}

PhotoResult PhotoPipeline::process(const FoundPhoto& found, Wanted wanted, const JobControl& job)
{
    std::string detail;
    try {
        return work(found, wanted, job);
    } catch (const std::exception& error) {
        detail = error.what();
    } catch (...) {
        detail = "unknown exception";
    }
    PhotoResult result;
    result.found = found;
    note(result, {.code = Code::internal, .stage = Stage::none, .path = {}, .detail = std::move(detail)}, Stage::none);
    return result;
}

PhotoResult PhotoPipeline::work(const FoundPhoto& found, Wanted wanted, const JobControl& job)
{
    PhotoResult result;
    result.found = found;
    auto bytes = timed(result.seconds.read, [&] { return reader_.read(found); }); // one read
    if (!bytes) {
        note(result, bytes.error(), Stage::read);
        return result;
    }
    auto content =
        timed(result.seconds.identify, [&] { return identifier_.identify(*bytes); }); // hash of the image data alone
    if (!content) {
        note(result, content.error(), Stage::read);
        return result;
    }
    result.content = *content;
    wanted = known_.missing(*content, wanted); // a copy or a moved file has it all
    if (wanted.none()) {
        result.exif = exif_.read(*bytes);
        return result;
    }
    const LoadRequest request{.longSide = stages_.detector->wantedLongSide()};
    auto image =
        timed(result.seconds.load, [&] { return loader_.load(*bytes, request, job); }); // decode once, upright, scaled
    result.cancelled = job.cancelled();
    if (result.cancelled) return result;
    if (!image) {
        note(result, image.error(), Stage::load);
        return result;
    }
    *bytes = {}; // compressed bytes go before the nets run
    result.format = image->format;
    result.fullSize = image->fullSize;
    result.exif = image->exif;
    if (wanted.faces) findFaces(*image, result, job);
    if (wanted.thumbnail) {
        auto thumbnail = timed(result.seconds.thumbnail, [&] { return thumbnailer_.make(*image); });
        if (thumbnail)
            result.thumbnail = std::move(*thumbnail);
        else
            note(result, thumbnail.error(), Stage::load);
    }
    result.cancelled = job.cancelled();
    return result;
}

void PhotoPipeline::findFaces(const LoadedImage& image, PhotoResult& result, const JobControl& job)
{
    auto boxes = timed(result.seconds.detect, [&] { return stages_.detector->detect(image); });
    if (!boxes) return note(result, boxes.error(), Stage::detect); // faces stay "not asked": tried again
    std::vector<FaceFound> faces;
    for (const FaceBox& box : *boxes) {
        if (!job.mayGoOn()) return; // half the faces of a photo are never stored
        FaceFound& face = faces.emplace_back(FaceFound{.box = box, .look = {}, .embedding = {}});
        auto chip = timed(result.seconds.align, [&] { return stages_.aligner.align(image, box); });
        if (!chip) { // a box without a vector stays a face
            note(result, chip.error(), Stage::align);
            continue;
        }
        face.look = timed(result.seconds.align,
                          [&] { return stages_.grade(image, box, *chip); }); // size, sharpness, turn, cover
        if (!stages_.embedder) continue;
        auto embedding = timed(result.seconds.embed, [&] { return stages_.embedder->embed(*chip); });
        if (embedding)
            face.embedding = std::move(*embedding);
        else
            note(result, embedding.error(), Stage::embed);
    }
    result.faces = std::move(faces); // match and group: after store, over the whole library
    result.detector = stages_.detector->model();
    if (stages_.embedder) result.embedder = stages_.embedder->model();
    if (stages_.mask) result.masked = stages_.mask->model();
}

} // namespace albumen

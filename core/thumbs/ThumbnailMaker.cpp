#include "thumbs/ThumbnailMaker.h"

#include <algorithm>

#include "load/FaceThumbnail.h"
#include "load/FileReader.h"
#include "load/Thumbnailer.h"

namespace albumen {
namespace {

// Beside those of a recognise job, which may run at the same time.
constexpr std::uint64_t makerFileBytes = 32 * 1024 * 1024;
constexpr std::uint64_t makerPixelBytes = 64 * 1024 * 1024;
/// A face so small in its photo that the photo would be decoded larger than this is shown less sharp.
constexpr float mostLongSide = 4096;

tl::unexpected<Error> cancelled()
{
    return fail(Code::cancelled, Stage::load);
}

} // namespace

ThumbnailMaker::ThumbnailMaker(Files& files)
    : files_(files), fileBytes_(makerFileBytes), pixels_(makerPixelBytes), loader_(pixels_)
{
}

Result<LoadedImage> ThumbnailMaker::load(const PhotoRow& photo, int longSide, const JobControl& job)
{
    FoundPhoto found;
    found.path = photo.path;
    found.size = photo.size;
    found.mtimeNs = photo.mtimeNs;
    TRY_ASSIGN(const PhotoFile file, FileReader(files_).open(found, fileBytes_, job));
    auto image = loadFile(loader_, file, {.longSide = longSide}, job);
    if (job.cancelled()) return cancelled();
    if (!image) image.error().path = photo.path;
    return image;
}

Result<std::vector<std::byte>> ThumbnailMaker::ofPhoto(const PhotoRow& photo, const JobControl& job)
{
    TRY_ASSIGN(const LoadedImage image, load(photo, thumbnailLongSide, job));
    return Thumbnailer().make(image);
}

Result<std::vector<std::byte>> ThumbnailMaker::ofFace(const PhotoRow& photo, const RelBox& face, const JobControl& job)
{
    const float share = std::max(face.w, face.h);
    if (!(share > 0)) return fail(Code::noFace, Stage::load, photo.path);
    const float longSide = std::min(static_cast<float>(faceThumbnailSide) / share, mostLongSide);
    TRY_ASSIGN(const LoadedImage image, load(photo, static_cast<int>(longSide), job));
    return makeFaceThumbnail(image, face, faceThumbnailSide);
}

} // namespace albumen

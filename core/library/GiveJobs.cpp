// Copies of photos for somebody else.
#include <cmath>

#include <fmt/format.h>

#include "base/Sentence.h"
#include "catalogue/FaceRows.h"
#include "catalogue/PhotoMarks.h"
#include "catalogue/PhotoRows.h"
#include "library/Jobs.h"
#include "library/PathRules.h"
#include "run/GiveCopies.h"
#include "run/MakeGif.h"
#include "run/MakeVideo.h"

namespace albumen {
namespace {

/// Whom a film passes over and keeps in sight: strangers that somebody ignored may leave it.
Status addFaces(Db& db, ContentNo content, PhotoToGive& photo)
{
    TRY_ASSIGN(const auto faces, FaceRows(db).ofContent(content));
    for (const LabelledFace& face : faces)
        if (face.how != LabelHow::notAFace && face.how != LabelHow::ignored) photo.faces.push_back(face.box);
    return {};
}

Result<std::vector<PhotoToGive>> photosToGive(Db& db, const std::vector<PhotoId>& photos)
{
    std::vector<PhotoToGive> give;
    for (const PhotoId id : photos) {
        TRY_ASSIGN(const auto row, PhotoRows(db).photo(id));
        if (!row) return fail(Code::pathMissing, Stage::file, {}, "photo " + std::to_string(raw(id)));
        PhotoToGive one;
        one.file.path = row->path;
        one.file.size = row->size;
        one.file.mtimeNs = row->mtimeNs;
        if (row->content) {
            TRY_ASSIGN(one.turn, turnOf(db, *row->content));
            TRY(addFaces(db, *row->content, one));
        }
        give.push_back(std::move(one));
    }
    return give;
}

/// Where copies would become photos of the library, or strangers in its archive.
Status checkPlace(Files& files, const Path& folder, const ArchiveChoice& choice)
{
    for (const Path& source : choice.photos)
        if (isInside(files, folder, source)) return fail(Code::pathInsideSource, Stage::file, folder);
    for (const Path& archive : {choice.save, choice.zips})
        if (!archive.empty() && isInside(files, folder, archive))
            return fail(Code::usage, Stage::file, folder, std::string(intoArchive));
    return {};
}

} // namespace

Status Jobs::checkGiven(const Path& folder) const
{
    TRY_ASSIGN(const ArchiveChoice choice, settings_.choice());
    return checkPlace(state_.parts.files, folder, choice);
}

/// Of photos that are to be given into this folder.
Result<std::vector<PhotoToGive>> Jobs::photosFor(const std::vector<PhotoId>& photos, const Path& folder) const
{
    TRY(checkGiven(folder));
    return state_.catalogue().read([&](Db& db) { return photosToGive(db, photos); });
}

Report Jobs::work(const jobs::MakeGif& order, RunId, const Told& told)
{
    constexpr int mostGifTimes = 1000;
    auto photos = photosFor(order.photos, order.to.parent_path());
    if (!photos) return failedBy(photos.error());
    if (order.times < 0 || order.times > mostGifTimes)
        return failedBy(Error{.code = Code::usage,
                              .stage = Stage::file,
                              .path = order.to,
                              .detail = fmt::format("a GIF is shown 1 to {} times, or 0: for ever", mostGifTimes)});
    const GifPace pace{.centiseconds = static_cast<int>(std::lround(100 * order.seconds)), .times = order.times};
    return makeGif(state_.parts.files,
                   {std::move(*photos), order.to, order.longSide, order.mostBytes, order.align, pace}, told.job,
                   told.progress);
}

Report Jobs::work(const jobs::MakeVideo& order, RunId, const Told& told)
{
    auto photos = photosFor(order.photos, order.to.parent_path());
    if (!photos) return failedBy(photos.error());
    return makeVideo(state_.parts.files,
                     {std::move(*photos), order.to, order.height, order.seconds, order.fade, order.title, order.music},
                     told.job, told.progress);
}

Report Jobs::work(const jobs::GivePhotos& order, RunId, const Told& told)
{
    auto photos = photosFor(order.photos, isZipName(order.to) ? order.to.parent_path() : order.to);
    if (!photos) return failedBy(photos.error());
    return giveCopies(state_.parts.files, {std::move(*photos), order.to, order.longSide, order.places}, told.job,
                      told.progress);
}

} // namespace albumen

#include "run/AlikeJob.h"

#include <algorithm>

#include "base/MemoryBudget.h"
#include "catalogue/AlikeRows.h"
#include "catalogue/RunRows.h"
#include "load/InProcessLoader.h"
#include "similar/SamePicture.h"

namespace albumen {
namespace {

constexpr std::uint64_t thumbBytes = 16 * 1024 * 1024; // two small pictures at a time

/// Small pictures of the catalogue, compared.
class SmallPictures
{
public:
    SmallPictures(Catalogue& catalogue, const JobControl& job) : catalogue_(catalogue), job_(job) {}

    bool areSame(ContentNo a, ContentNo b)
    {
        const auto first = pictureOf(a), second = pictureOf(b);
        return first && second && sameness(first->pixels, second->pixels) >= samePicture;
    }

    bool areOneShot(ContentNo a, ContentNo b)
    {
        const auto first = pictureOf(a), second = pictureOf(b);
        return first && second && shotSameness(first->pixels, second->pixels) >= sameShot;
    }

    bool areInPlace(ContentNo a, ContentNo b)
    {
        const auto first = pictureOf(a), second = pictureOf(b);
        return first && second && placedSameness(first->pixels, second->pixels) >= sameShot;
    }

private:
    std::optional<LoadedImage> pictureOf(ContentNo content)
    {
        const auto jpeg =
            catalogue_.read([&](Db& db) { return ThumbRows(db).get(ThumbKind::content320, raw(content)); });
        if (!jpeg || !*jpeg) return std::nullopt;
        auto image = loader_.load(**jpeg, {}, job_);
        return image ? std::optional(*std::move(image)) : std::nullopt;
    }

    Catalogue& catalogue_;
    const JobControl& job_;
    MemoryBudget pixels_{thumbBytes};
    InProcessLoader loader_{pixels_};
};

} // namespace

Status groupAlikePhotos(Catalogue& catalogue, const std::optional<ModelRev>& network, const AlikeLimits& limits,
                        const JobControl& job)
{
    PooledVectors looks;
    std::vector<PhotoToGroup> photos;
    std::vector<AlikeGroup> shown;
    TRY(catalogue.read([&](Db& db) -> Status {
        TRY_ASSIGN(photos, AlikeRows(db).photos(network, looks));
        TRY_ASSIGN(shown, AlikeRows(db).stored());
        return {};
    }));
    SmallPictures pictures(catalogue, job);
    const auto groups = groupAlike({.photos = photos,
                                    .looks = looks,
                                    .limits = limits,
                                    .shown = shown,
                                    .ask = [&](ContentNo a, ContentNo b) { return pictures.areSame(a, b); },
                                    .askShot = [&](ContentNo a, ContentNo b) { return pictures.areOneShot(a, b); },
                                    .askPlaces = [&](ContentNo a, ContentNo b) { return pictures.areInPlace(a, b); }},
                                   job);
    const bool fresh = std::ranges::any_of(photos, [](const PhotoToGroup& photo) { return !photo.asked; });
    if (!groups || (!fresh && *groups == shown)) return {};
    return catalogue.write([&](Db& db) { return AlikeRows(db).store(*groups, photos, network); });
}

} // namespace albumen

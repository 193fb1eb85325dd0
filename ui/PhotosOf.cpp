#include "PhotosOf.h"

#include <limits>

#include "PlacePhotos.h"
#include "models/PhotoQueryMap.h"
#include "models/SearchChoice.h"
#include "photo/Stars.h"

namespace albumen {

SearchQuery searchOf(const QString& smartAlbum)
{
    SearchQuery query;
    query.most = std::numeric_limits<std::size_t>::max();
    if (smartAlbum == QLatin1String("favourite"))
        query.text = "favourite";
    else if (smartAlbum == QLatin1String("stars"))
        query.text = std::to_string(goodStars) + " stars and more";
    else
        query.scene = smartAlbum.toStdString();
    return query;
}

Result<std::vector<PhotoId>> photosOf(const PhotoLists& lists, const QVariantMap& query, const JobControl& job)
{
    if (const auto album = query.constFind(QStringLiteral("album")); album != query.constEnd())
        return lists.albums.photos(AlbumId{album->toLongLong()}, job);
    if (const auto event = query.constFind(QStringLiteral("event")); event != query.constEnd())
        return lists.events.photos(PhotoId{event->toLongLong()});
    if (const PlaceChoice where = placeChoiceOf(query); where != PlaceChoice{}) return photosAt(lists.places, where);
    std::vector<PhotoId> photos;
    const auto ask = [&](const SearchQuery& search) -> Status {
        TRY_ASSIGN(const SearchAnswer found, lists.pictures.search(search, job));
        for (const SearchHit& hit : found.hits) photos.push_back(hit.id);
        return {};
    };
    if (const auto search = query.constFind(QStringLiteral("search")); search != query.constEnd()) {
        TRY(ask(searchChoiceOf(search->toMap()).query()));
        return photos;
    }
    if (const auto smart = query.constFind(QStringLiteral("smart")); smart != query.constEnd()) {
        TRY(ask(searchOf(smart->toString())));
        return photos;
    }
    TRY_ASSIGN(PhotoList list, lists.photos.list(photoQueryOf(query)));
    return std::move(list.ids);
}

} // namespace albumen

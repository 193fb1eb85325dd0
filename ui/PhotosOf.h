// The photos that a place of the window is about: those of an album, an event or a place of the map, what a search
// finds by itself, or a filter's.
#pragma once

#include <array>

#include <QVariantMap>

#include "library/EventQuestions.h"
#include "library/PictureQuestions.h"
#include "library/PlaceQuestions.h"
#include "library/Questions.h"

namespace albumen {

/// What is asked for them. Requires: all outlive the answer.
struct PhotoLists {
    const PhotoQuestions& photos;
    const AlbumQuestions& albums;
    const PictureQuestions& pictures;
    const EventQuestions& events;
    const PlaceQuestions& places;
};

/// Albums that nobody has to make: the favourites, the photos with goodStars or more, and the five classes, by the
/// words of the library.
inline constexpr std::array<const char*, 7> smartAlbums = {"favourite", "stars",    "people",   "animals",
                                                           "landscape", "vehicles", "buildings"};
SearchQuery searchOf(const QString& smartAlbum);

/// Keys: "album", an id; "event", a photo of it; "smart", one of smartAlbums; "where", as PlacePhotos.h has it;
/// "search", what models/SearchChoice.h makes of one: what it finds, in its order; else those of
/// models/PhotoQueryMap.h. Fails: as AlbumQuestions::photos, EventQuestions::photos, PlaceQuestions::map,
/// PictureQuestions::search, PhotoQuestions::list.
Result<std::vector<PhotoId>> photosOf(const PhotoLists& lists, const QVariantMap& query, const JobControl& job);

} // namespace albumen

// Which photos of the map a place of the window is about.
#pragma once

#include <vector>

#include <QVariantMap>

#include "library/PlaceQuestions.h"
#include "place/MapSpots.h"

namespace albumen {

/// The query "where" of a place.
struct PlaceChoice {
    enum class Kind {
        all,       ///< nothing is chosen
        country,   ///< id: of GeoNames
        region,    ///< the same
        city,      ///< the same
        around,    ///< the same; near the city, and not in it
        unnamed,   ///< id: a photo; where places have no names, those near it
        elsewhere, ///< far from any city
        spot,      ///< id: a photo; those on its spot of the map, at that zoom
        without,   ///< a position
        proposed,  ///< a place is, by the photos around
    };
    Kind kind = Kind::all;
    qint64 id = 0;
    int zoom = 0;
    bool operator==(const PlaceChoice&) const = default;
};
/// Empty for all.
QVariantMap queryOf(const PlaceChoice& choice);
PlaceChoice placeChoiceOf(const QVariantMap& query);
/// What leads to all of a place of the map.
PlaceChoice choiceOf(const MapCard& map, std::uint32_t place);

/// Each step of the zoom is the square root of two.
inline constexpr int leastMapZoom = 1, mostMapZoom = 28;
/// The side of the world in pixels.
double mapPixels(int zoom);
inline constexpr double spotPixels = 44; ///< the picture of a spot and what is free around it

/// Places in MapCard::photos.
std::vector<MapSpot> spotsOf(const MapCard& map, int zoom);
/// Places in MapCard::photos, newest first. Requires: the choice is neither without nor proposed, which are not there.
std::vector<std::uint32_t> photosAt(const MapCard& map, const PlaceChoice& choice);
/// Fails: as PlaceQuestions::map.
Result<std::vector<PhotoId>> photosAt(const PlaceQuestions& places, const PlaceChoice& choice);

} // namespace albumen

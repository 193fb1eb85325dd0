#include "PlacePhotos.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QStringList>

namespace albumen {
namespace {

using Where = PlaceChoice::Kind;

const QString whereKey = QStringLiteral("where");
constexpr std::array whereNames{"all",     "country",   "region", "city",    "around",
                                "unnamed", "elsewhere", "spot",   "without", "proposed"};

bool isAt(const MapPlace& place, const PlaceChoice& choice)
{
    const auto is = [&](const std::optional<PlaceKey>& key) { return key && qint64{key->id} == choice.id; };
    switch (choice.kind) {
    case Where::country: return is(place.country);
    case Where::region: return is(place.region);
    case Where::city: return !place.around && is(place.city);
    case Where::around: return place.around && is(place.city);
    case Where::elsewhere: return !place.city;
    default: return false;
    }
}

std::vector<std::uint32_t> spotOf(const MapCard& map, const PlaceChoice& choice)
{
    for (MapSpot& spot : spotsOf(map, choice.zoom))
        if (std::ranges::any_of(spot.photos, [&](std::uint32_t i) { return raw(map.photos[i].photo) == choice.id; }))
            return std::move(spot.photos);
    return {};
}

/// Those whose place fits.
template <class Fits> std::vector<std::uint32_t> photosIn(const MapCard& map, Fits fits)
{
    std::vector<std::uint32_t> photos;
    for (std::uint32_t i = 0; i < map.photos.size(); ++i)
        if (fits(map.photos[i].place)) photos.push_back(i);
    return photos;
}

} // namespace

QVariantMap queryOf(const PlaceChoice& choice)
{
    if (choice.kind == Where::all) return {};
    QStringList parts{QLatin1String(whereNames[static_cast<std::size_t>(choice.kind)])};
    if (choice.id != 0) parts << QString::number(choice.id);
    if (choice.kind == Where::spot) parts << QString::number(choice.zoom);
    return {{whereKey, parts.join(QLatin1Char(' '))}};
}

PlaceChoice placeChoiceOf(const QVariantMap& query)
{
    const QStringList parts = query.value(whereKey).toString().split(QLatin1Char(' '));
    const auto found =
        std::ranges::find_if(whereNames, [&](const char* name) { return parts[0] == QLatin1String(name); });
    if (found == whereNames.end()) return {};
    return {static_cast<Where>(found - whereNames.begin()), parts.value(1).toLongLong(),
            std::clamp(parts.value(2).toInt(), 0, mostMapZoom)};
}

PlaceChoice choiceOf(const MapCard& map, std::uint32_t place)
{
    const MapPlace& one = map.places[place];
    if (one.city) return {one.around ? Where::around : Where::city, one.city->id, 0};
    if (map.named) return {Where::elsewhere, 0, 0};
    const auto first = std::ranges::find(map.photos, place, &MapPhoto::place);
    return {Where::unnamed, first == map.photos.end() ? 0 : static_cast<qint64>(raw(first->photo)), 0};
}

double mapPixels(int zoom)
{
    constexpr double tile = 256;
    return tile * std::pow(2, zoom / 2.);
}

std::vector<MapSpot> spotsOf(const MapCard& map, int zoom)
{
    std::vector<MapPoint> points;
    points.reserve(map.photos.size());
    for (const MapPhoto& photo : map.photos) points.push_back(mapPointOf(photo.at));
    return mapSpots(points, spotPixels / mapPixels(zoom));
}

std::vector<std::uint32_t> photosAt(const MapCard& map, const PlaceChoice& choice)
{
    if (choice.kind == Where::spot) return spotOf(map, choice);
    if (choice.kind == Where::all) return photosIn(map, [](std::uint32_t) { return true; });
    if (choice.kind == Where::unnamed) {
        const auto one =
            std::ranges::find(map.photos, choice.id, [](const MapPhoto& photo) { return qint64{raw(photo.photo)}; });
        if (one == map.photos.end()) return {};
        return photosIn(map, [place = one->place](std::uint32_t each) { return each == place; });
    }
    std::vector<char> fits;
    for (const MapPlace& place : map.places) fits.push_back(isAt(place, choice));
    return photosIn(map, [&](std::uint32_t place) { return fits[place]; });
}

Result<std::vector<PhotoId>> photosAt(const PlaceQuestions& places, const PlaceChoice& choice)
{
    std::vector<PhotoId> photos;
    if (choice.kind == Where::proposed) {
        TRY_ASSIGN(const std::vector<PhotoPlaceCard> proposals, places.proposals({}));
        for (const PhotoPlaceCard& one : proposals) photos.push_back(one.photo);
        return photos;
    }
    TRY_ASSIGN(MapCard map, places.map({}));
    if (choice.kind == Where::without) return std::move(map.without);
    for (const std::uint32_t i : photosAt(map, choice)) photos.push_back(map.photos[i].photo);
    return photos;
}

} // namespace albumen

#include "place/Gazetteer.h"

#include <algorithm>
#include <cmath>

#include "base/SearchText.h"
#include "base/Text.h"
#include "place/SaidName.h"

namespace albumen {
namespace {

/// How far a city reaches around its centre, by its people: Paris 11 km, London and New York 21. What lies so near to
/// the centre of a larger city of its region is a part of it. Origin: as inCityKm.
double reachKm(std::uint32_t people)
{
    constexpr double kmOfRoot = 0.0075;
    return kmOfRoot * std::sqrt(people);
}

constexpr double mostReachKm = 40;

} // namespace

std::string_view nameOf(PlaceLevel level)
{
    switch (level) {
    case PlaceLevel::country: return "country";
    case PlaceLevel::region: return "region";
    case PlaceLevel::city: break;
    }
    return "city";
}

std::size_t Gazetteer::bytes() const
{
    constexpr std::size_t treeNode = 16;
    return cities_.size() * (sizeof(City) + treeNode) + text_.size() + regions_.size() * sizeof(Region) +
           countries_.size() * sizeof(Country);
}

bool Gazetteer::isLarger(const City& a, const City& b)
{
    if (a.people != b.people) return a.people > b.people;
    return a.capital != b.capital ? a.capital : a.id < b.id;
}

std::string_view Gazetteer::textOf(const City& city) const
{
    return std::string_view(text_).substr(city.text, city.end - city.text);
}

const Gazetteer::City* Gazetteer::cityOf(std::uint32_t id) const
{
    const auto found = std::ranges::lower_bound(cities_, id, {}, &City::id);
    return found == cities_.end() || found->id != id ? nullptr : &*found;
}

std::optional<Whereabouts> Gazetteer::whereIs(const Coordinates& at) const
{
    auto hit = tree_.nearest(at);
    if (!hit) return std::nullopt;
    const City& nearest = cities_[hit->point];
    tree_.within(at, mostReachKm, [&](const EarthTree::Hit& other) {
        const City& city = cities_[other.point];
        const bool around =
            city.country == nearest.country && city.region == nearest.region && other.km <= reachKm(city.people);
        if (around && isLarger(city, cities_[hit->point])) hit = other;
    });
    return Whereabouts{hit->point, hit->km, hit->km <= inCityKm};
}

std::optional<PlaceKey> Gazetteer::placeAt(const Whereabouts& where, PlaceLevel level) const
{
    const City& city = cities_[where.city];
    switch (level) {
    case PlaceLevel::city:
        if (where.inCity) return PlaceKey{level, city.id};
        break;
    case PlaceLevel::region:
        if (where.km <= inRegionKm && city.region != noRegion) return PlaceKey{level, regions_[city.region].id};
        break;
    case PlaceLevel::country:
        if (where.km <= inCountryKm) return PlaceKey{level, countries_[city.country].id};
        break;
    }
    return std::nullopt;
}

PlaceKey Gazetteer::cityAt(const Whereabouts& where) const
{
    return {PlaceLevel::city, cities_[where.city].id};
}

PlaceNames Gazetteer::names(PlaceKey place) const
{
    PlaceNames names;
    const auto inCountry = [&](std::uint16_t country) {
        names.country = countries_[country].name;
        names.countryCode = countries_[country].code;
    };
    if (place.level == PlaceLevel::country) {
        const auto found = std::ranges::find(countries_, place.id, &Country::id);
        if (found != countries_.end()) inCountry(static_cast<std::uint16_t>(found - countries_.begin()));
    } else if (place.level == PlaceLevel::region) {
        const auto found = std::ranges::find(regions_, place.id, &Region::id);
        if (found == regions_.end()) return names;
        names.region = found->name;
        inCountry(found->country);
    } else if (const City* const city = cityOf(place.id)) {
        const std::string_view text = textOf(*city);
        names.city = text.substr(0, text.find('\t'));
        if (city->region != noRegion) names.region = regions_[city->region].name;
        inCountry(city->country);
    }
    return names;
}

std::vector<PlaceKey> Gazetteer::countries() const
{
    std::vector<PlaceKey> all;
    for (const Country& country : countries_) all.push_back({PlaceLevel::country, country.id});
    return all;
}

std::optional<Coordinates> Gazetteer::centre(PlaceKey place) const
{
    const City* const city = place.level == PlaceLevel::city ? cityOf(place.id) : nullptr;
    return city ? std::optional(Coordinates{city->latitude, city->longitude}) : std::nullopt;
}

template <class Fits> std::vector<PlaceKey> Gazetteer::largestFirst(Fits fits) const
{
    std::vector<const City*> cities;
    for (const City& city : cities_)
        if (fits(textOf(city))) cities.push_back(&city);
    std::ranges::sort(cities, [](const City* a, const City* b) { return isLarger(*a, *b); });
    std::vector<PlaceKey> places;
    for (const City* const city : cities) places.push_back({PlaceLevel::city, city->id});
    return places;
}

std::vector<PlaceKey> Gazetteer::calledSo(std::string_view text) const
{
    const SaidName said(text);
    if (said.empty()) return {};
    std::vector<PlaceKey> places = largestFirst([&](std::string_view names) { return said.isIn(names); });
    for (const Region& region : regions_)
        if (said.is(region.name) || said.is(region.plain)) places.push_back({PlaceLevel::region, region.id});
    for (const Country& country : countries_)
        if (said.is(country.name) || said.isShortFor(country.code)) places.push_back({PlaceLevel::country, country.id});
    return places;
}

bool Gazetteer::liesIn(const City& city, std::string_view place) const
{
    const SaidName said(place);
    const Country& country = countries_[city.country];
    if (said.is(country.name) || said.is(country.code) || said.isShortFor(country.code)) return true;
    if (city.region == noRegion) return false;
    const Region& region = regions_[city.region];
    return said.is(region.name) || said.is(region.plain) || said.is(std::string_view(region.code).substr(3));
}

std::vector<PlaceKey> Gazetteer::called(std::string_view text) const
{
    std::vector<PlaceKey> places = calledSo(text);
    const std::size_t comma = text.rfind(',');
    if (!places.empty() || comma == std::string_view::npos) return places;
    const std::string_view around = text.substr(comma + 1);
    places = called(text.substr(0, comma));
    std::erase_if(
        places, [&](PlaceKey place) { return place.level != PlaceLevel::city || !liesIn(*cityOf(place.id), around); });
    return places;
}

std::vector<PlaceKey> Gazetteer::beginning(std::string_view text, std::size_t most) const
{
    const SaidName said(text);
    std::vector<PlaceKey> places = called(text);
    std::erase_if(places, [](PlaceKey place) { return place.level != PlaceLevel::city; });
    for (const PlaceKey place : largestFirst([&](std::string_view names) { return said.beginsOneOf(names); }))
        if (places.size() < most && std::ranges::find(places, place) == places.end()) places.push_back(place);
    places.resize(std::min(places.size(), most));
    return places;
}

} // namespace albumen

#include "library/EventPlaces.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace albumen {
namespace {

constexpr std::size_t mostPlaces = 3;
constexpr std::size_t leastShare = 10; // of so many photos one: what was passed on the way is not what it is called by
constexpr double stepsPerDegree = 50;  // about 2 km: photos so near have one name

std::string nameAt(const PlaceBook& book, const Coordinates& at, const std::string& language)
{
    const PlaceText text = book.textAt(at, language);
    if (!text.nearKm) return text.name;
    return !text.region.empty() ? text.region : text.country;
}

} // namespace

std::vector<std::string> placesOf(const PlaceBook& book, const EventFound& event, const std::string& language)
{
    if (!book.gazetteer()) return {};
    std::map<std::pair<std::int64_t, std::int64_t>, std::pair<Coordinates, std::size_t>> spots;
    std::size_t all = 0;
    for (const PictureWhere& one : event.pictures)
        if (const auto at = one.at()) {
            const auto spot =
                std::pair(std::llround(at->latitude * stepsPerDegree), std::llround(at->longitude * stepsPerDegree));
            ++spots.try_emplace(spot, *at, 0).first->second.second;
            ++all;
        }
    std::map<std::string, std::size_t> names;
    for (const auto& [spot, photos] : spots)
        if (std::string name = nameAt(book, photos.first, language); !name.empty()) names[name] += photos.second;
    std::vector<std::pair<std::string, std::size_t>> most(names.begin(), names.end());
    std::ranges::stable_sort(most, std::greater(), &std::pair<std::string, std::size_t>::second);
    std::vector<std::string> places;
    for (const auto& [name, photos] : most)
        if (places.size() < mostPlaces && photos * leastShare >= all) places.push_back(name);
    return places;
}

} // namespace albumen

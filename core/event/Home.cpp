#include "event/Home.h"

#include <chrono>
#include <cmath>
#include <set>
#include <tuple>

#include "place/PlaceClusters.h"

namespace albumen {
namespace {

constexpr double homeKm = 10;         // the way of a day about a town
constexpr double stepsPerDegree = 50; // about 2 km: photos of a day so near count once

int yearOf(std::int64_t day)
{
    return static_cast<int>(
        std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{static_cast<int>(day)}}}.year());
}

/// Requires: not empty.
Coordinates placeOfMostDays(const std::vector<DayAt>& days)
{
    std::vector<PhotoAt> photos;
    for (std::size_t i = 0; i < days.size(); ++i) photos.push_back({i, days[i].at, std::nullopt});
    Coordinates home;
    std::size_t most = 0;
    for (const PlaceCluster& cluster : placeClusters(photos, homeKm)) {
        std::set<std::int64_t> here;
        for (const std::uint64_t i : cluster.photos) here.insert(days[i].day);
        if (here.size() <= most) continue;
        most = here.size();
        home = cluster.centre;
    }
    return home;
}

} // namespace

Home::Home(std::span<const DayAt> days)
{
    std::set<std::tuple<std::int64_t, std::int64_t, std::int64_t>> seen;
    std::map<int, std::vector<DayAt>> byYear;
    for (const DayAt& one : days)
        if (seen.emplace(one.day, std::llround(one.at.latitude * stepsPerDegree),
                         std::llround(one.at.longitude * stepsPerDegree))
                .second)
            byYear[yearOf(one.day)].push_back(one);
    for (const auto& [year, own] : byYear) {
        std::vector<DayAt> both = own;
        if (const auto before = byYear.find(year - 1); before != byYear.end())
            both.insert(both.end(), before->second.begin(), before->second.end());
        years_[year] = placeOfMostDays(both);
    }
}

std::optional<Coordinates> Home::on(std::int64_t day) const
{
    const auto found = years_.find(yearOf(day));
    return found == years_.end() ? std::nullopt : std::optional(found->second);
}

} // namespace albumen

#include "event/EventFinder.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/Day.h"
#include "event/Home.h"
#include "place/Earth.h"

namespace albumen {
namespace {

constexpr double secondsPerHour = 3600;

/// A photo in its order.
struct InOrder {
    const PhotoInEvent* photo = nullptr;
    std::int64_t utcS = 0;
    bool begins = false; ///< an event
    bool trip = false;
};
using Line = std::vector<InOrder>;

std::int64_t dayOf(const InOrder& one)
{
    return wakingDay(one.photo->takenLocalS, one.photo->dayOnly);
}

/// By the moment, whatever clocks said it: who flies west does not come home before the journey.
Line inTime(std::span<const PhotoInEvent> photos)
{
    Line line;
    for (const PhotoInEvent& photo : photos)
        if (!photo.dayOnly) line.push_back({&photo});
    std::ranges::sort(line, {}, [](const InOrder& one) { return std::pair(one.photo->takenLocalS, one.photo->id); });
    const auto first = std::ranges::find_if(line, [](const InOrder& one) { return one.photo->offsetMin.has_value(); });
    constexpr std::int64_t minute = 60;
    std::int64_t offsetS = first == line.end() ? 0 : *first->photo->offsetMin * minute;
    for (InOrder& one : line) {
        if (one.photo->offsetMin) offsetS = *one.photo->offsetMin * minute;
        one.utcS = one.photo->takenLocalS - offsetS;
    }
    std::ranges::stable_sort(line, {}, [](const InOrder& one) { return std::pair(one.utcS, one.photo->id); });
    return line;
}

/// Between this photo and the one before.
std::int64_t gapBefore(const Line& line, std::size_t at)
{
    return line[at].utcS - line[at - 1].utcS;
}

/// The photos of [from, to) follow each other without a gap that is too long: those that stand out among it.
void breakAtGaps(Line& line, std::size_t from, std::size_t to)
{
    std::vector<double> logs; // of the gap before from + 1, from + 2 ...
    for (std::size_t at = from + 1; at < to; ++at)
        logs.push_back(std::log(static_cast<double>(std::max<std::int64_t>(gapBefore(line, at), 1))));
    std::vector<double> sums{0};
    for (const double one : logs) sums.push_back(sums.back() + one);
    const double usual = std::log(static_cast<double>(usualGapS)), above = std::log(gapFactor);
    constexpr std::size_t around = gapsAround, whole = 2 * around + 1;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        const std::size_t first = i < around ? 0 : i - around, last = std::min(i + around + 1, logs.size());
        const double missing = static_cast<double>(whole - (last - first));
        const double mean = (sums[last] - sums[first] + missing * usual) / static_cast<double>(whole);
        if (gapBefore(line, from + 1 + i) >= leastGapS && logs[i] >= above + mean) line[from + 1 + i].begins = true;
    }
}

void breakInTime(Line& line)
{
    for (std::size_t from = 0; from < line.size();) {
        std::size_t to = from + 1;
        while (to < line.size() && gapBefore(line, to) < mostGapS) ++to;
        line[from].begins = true;
        breakAtGaps(line, from, to);
        from = to;
    }
}

/// Photos that do not say where they were taken are between: the way is from the last that does.
void breakInPlace(Line& line)
{
    const InOrder* last = nullptr;
    for (InOrder& one : line) {
        if (!one.photo->at) continue;
        if (last != nullptr) {
            const double km = kmBetween(*last->photo->at, *one.photo->at);
            const double hours = static_cast<double>(one.utcS - last->utcS) / secondsPerHour;
            if (km >= jumpKm && km <= fastestKmH * hours) one.begins = true;
        }
        last = &one;
    }
}

/// Into the event that has the first photo of that day or goes on over it, else those of a day are one.
Line withDaysOnly(Line line, std::span<const PhotoInEvent> photos)
{
    std::map<std::int64_t, Line> days;
    for (const PhotoInEvent& photo : photos)
        if (photo.dayOnly) days[floorDay(photo.takenLocalS)].push_back({&photo, photo.takenLocalS});
    if (days.empty()) return line;
    Line all;
    const auto put = [&](Line& some, bool begins) {
        std::ranges::sort(some, {}, [](const InOrder& one) { return one.photo->id; });
        some.front().begins = begins;
        all.insert(all.end(), some.begin(), some.end());
    };
    auto next = days.begin();
    for (const InOrder& one : line) {
        const std::int64_t day = floorDay(one.photo->takenLocalS);
        for (; next != days.end() && next->first < day; ++next) put(next->second, one.begins);
        all.push_back(one);
        if (next != days.end() && next->first == day) put((next++)->second, false);
    }
    for (; next != days.end(); ++next) put(next->second, true);
    return all;
}

/// A run of photos that is one event so far.
struct Stretch {
    std::size_t from = 0, to = 0;
    std::int64_t firstDay = 0, lastDay = 0;
    int away = 0; ///< photos away from home, less those near it
};

std::vector<Stretch> stretchesOf(const Line& line, const Home& home)
{
    std::vector<Stretch> all;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const std::int64_t day = dayOf(line[i]);
        if (line[i].begins || all.empty()) all.push_back({i, i, day, day});
        Stretch& one = all.back();
        one.to = i + 1;
        one.firstDay = std::min(one.firstDay, day);
        one.lastDay = std::max(one.lastDay, day);
        const auto lives = home.on(day);
        if (line[i].photo->at && lives) one.away += kmBetween(*line[i].photo->at, *lives) >= tripKm ? 1 : -1;
    }
    return all;
}

/// From one event away from home to the last that follows without one at home.
void joinTrips(Line& line)
{
    std::vector<DayAt> days;
    for (const InOrder& one : line)
        if (one.photo->at) days.push_back({dayOf(one), *one.photo->at});
    if (days.empty()) return;
    const std::vector<Stretch> stretches = stretchesOf(line, Home(days));
    for (std::size_t first = 0; first < stretches.size(); ++first) {
        if (stretches[first].away <= 0) continue;
        std::size_t last = first;
        for (std::size_t next = first + 1; next < stretches.size(); ++next) {
            const bool follows = stretches[next].firstDay - stretches[next - 1].lastDay <= tripSilentDays + 1;
            if (!follows || stretches[next].away < 0) break;
            if (stretches[next].away > 0) last = next;
        }
        const std::int64_t nights = stretches[last].lastDay - stretches[first].firstDay;
        if (nights > 0 && nights < tripMostDays)
            for (std::size_t i = stretches[first].from; i < stretches[last].to; ++i) {
                line[i].trip = true;
                line[i].begins = i == stretches[first].from;
            }
        first = last;
    }
}

} // namespace

std::int64_t wakingDay(std::int64_t takenLocalS, bool dayOnly)
{
    return floorDay(dayOnly ? takenLocalS : takenLocalS - dayBeginsS);
}

std::vector<FoundEvent> findEvents(std::span<const PhotoInEvent> photos)
{
    Line line = inTime(photos);
    breakInTime(line);
    breakInPlace(line);
    line = withDaysOnly(std::move(line), photos);
    joinTrips(line);
    std::vector<FoundEvent> events;
    std::int64_t firstDay = 0; // of the last event
    bool away = false;         // in it
    for (const InOrder& one : line) {
        if (events.empty() || one.photo->begins.value_or(one.begins)) {
            events.emplace_back();
            firstDay = dayOf(one);
            away = false;
        }
        FoundEvent& event = events.back();
        event.photos.push_back(one.photo->id);
        away = away || one.trip;
        event.trip = event.trip || (away && dayOf(one) != firstDay); // of a trip that was split, a day is none
    }
    return events;
}

} // namespace albumen

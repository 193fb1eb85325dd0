// What a library is asked about events: photos that were taken on one occasion, or on one trip. An event is meant by
// any of its photos; the lists say the first. Pictures count once, by the first of their photos; those that do not say
// on which day they were taken are in none. Nothing of it is stored but what a person said, see core/event. Threads
// (all): any; they block, so the window asks from a worker.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/Error.h"
#include "photo/Ids.h"

namespace albumen {

struct EventRow {
    PhotoId first{};
    std::int64_t firstDayS = 0, lastDayS = 0; ///< midnights: seconds since 1970 of the local clock. What was taken
                                              ///< before four in the morning is of the day before
    std::uint64_t photos = 0;
    std::string name; ///< that a person gave; empty: none
};

struct EventDay {
    std::int64_t dayS = 0; ///< midnight, as in EventRow
    std::uint64_t photos = 0;
};

struct EventCard {
    EventRow row;
    bool trip = false;               ///< away from home, over night
    std::vector<EventDay> days;      ///< that have photos
    std::vector<std::string> places; ///< the most photos first, three at most; empty: none is known
    std::vector<std::string> people; ///< most seen first, four at most
    PhotoId cover{};                 ///< the best of it, see similar/BestOfGroup.h
    std::string title;               ///< the name, else places and days: "Lisbon, 3 to 5 May 2019"; a search finds it
};

struct CalendarDay {
    unsigned month = 1, day = 1;
    std::uint64_t photos = 0;
    PhotoId best{};
};

class EventQuestions
{
public:
    virtual ~EventQuestions() = default;
    /// Newest first.
    virtual Result<std::vector<EventRow>> list() const = 0;
    /// In the order given, each event that holds one of these photos; those in none are left out. `language`: as
    /// PlaceQuestions; titles are English.
    virtual Result<std::vector<EventCard>> cards(std::span<const PhotoId> events,
                                                 const std::string& language) const = 0;
    /// Of the event that holds this photo, oldest first. Fails: pathMissing (no such photo), usage (it is in none).
    virtual Result<std::vector<PhotoId>> photos(PhotoId event) const = 0;
    /// The days of a year, or of a month of it, that have photos.
    virtual Result<std::vector<CalendarDay>> calendar(int year, std::optional<unsigned> month) const = 0;
    /// Those that have photos, oldest first.
    virtual Result<std::vector<std::chrono::year_month>> months() const = 0;
};

} // namespace albumen

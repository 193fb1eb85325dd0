#include "library/EventBook.h"

#include <algorithm>
#include <unordered_map>

#include "base/Day.h"
#include "catalogue/EventRows.h"
#include "event/EventFinder.h"

namespace albumen {
namespace {

std::vector<PhotoInEvent> inEvents(const std::vector<PictureWhere>& pictures, const EventsSaid& said)
{
    std::vector<PhotoInEvent> photos;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const PictureWhere& one = pictures[i];
        if (!saysItsDay(one)) continue;
        const auto begins = said.begins.find(one.content);
        photos.push_back({.id = i,
                          .takenLocalS = *one.takenLocalS,
                          .dayOnly = saysOnlyItsDay(one),
                          .offsetMin = one.offsetMin,
                          .at = one.at(),
                          .begins = begins == said.begins.end() ? std::nullopt : std::optional(begins->second)});
    }
    return photos;
}

/// "3 May 2019" without what the other end says too.
std::string dayText(std::int64_t day)
{
    return dateText(day * secondsPerDay, DateSpan::day);
}

} // namespace

bool saysItsDay(const PictureWhere& picture)
{
    return picture.takenLocalS && picture.takenSpan <= DateSpan::day;
}

bool saysOnlyItsDay(const PictureWhere& picture)
{
    return picture.takenSpan == DateSpan::day && *picture.takenLocalS % secondsPerDay == 0;
}

std::int64_t wakingDayOf(const PictureWhere& picture)
{
    return wakingDay(*picture.takenLocalS, saysOnlyItsDay(picture));
}

bool holds(const EventFound& event, ContentNo picture)
{
    return std::ranges::find(event.pictures, picture, &PictureWhere::content) != event.pictures.end();
}

Result<std::vector<EventFound>> eventsIn(Db& db)
{
    TRY_ASSIGN(const std::vector<PictureWhere> pictures, PlaceRows(db).all());
    TRY_ASSIGN(const EventsSaid said, EventRows(db).said());
    std::vector<EventFound> events;
    std::unordered_map<ContentNo, std::size_t> heldBy;
    for (const FoundEvent& found : findEvents(inEvents(pictures, said))) {
        EventFound& event = events.emplace_back(EventFound{.pictures = {}, .trip = found.trip, .name = {}});
        for (const std::uint64_t i : found.photos) {
            event.pictures.push_back(pictures[i]);
            if (!said.names.empty()) heldBy[pictures[i].content] = events.size() - 1;
        }
    }
    for (const auto& [picture, name] : said.names)
        if (const auto held = heldBy.find(picture); held != heldBy.end()) events[held->second].name = name;
    return events;
}

std::optional<std::size_t> eventOf(const std::vector<EventFound>& events, ContentNo picture)
{
    for (std::size_t i = 0; i < events.size(); ++i)
        if (holds(events[i], picture)) return i;
    return std::nullopt;
}

std::string daysInWords(std::int64_t first, std::int64_t last)
{
    const std::string from = dayText(first), to = dayText(last);
    if (first == last) return to;
    const auto after = [](const std::string& text, std::size_t words) {
        std::size_t at = 0;
        for (; words > 0; --words) at = text.find(' ', at) + 1;
        return at;
    };
    const std::size_t year = after(from, 2), month = after(from, 1);
    if (from.substr(month) == to.substr(after(to, 1))) return from.substr(0, month) + "to " + to;
    if (from.substr(year) == to.substr(after(to, 2))) return from.substr(0, year) + "to " + to;
    return from + " to " + to;
}

std::string titleOf(const EventFound& event, const std::vector<std::string>& places)
{
    if (!event.name.empty()) return event.name;
    std::int64_t first = wakingDayOf(event.pictures.front()), last = first;
    for (const PictureWhere& one : event.pictures) {
        first = std::min(first, wakingDayOf(one));
        last = std::max(last, wakingDayOf(one));
    }
    std::string title;
    for (std::size_t i = 0; i < places.size(); ++i)
        title += (i == 0 ? "" : i + 1 == places.size() ? " and " : ", ") + places[i];
    return title + (title.empty() ? "" : ", ") + daysInWords(first, last);
}

} // namespace albumen

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "base/Day.h"
#include "base/Sentence.h"
#include "catalogue/AlikeRows.h"
#include "catalogue/FaceRows.h"
#include "catalogue/drafts/PhotoDrafts.h"
#include "library/Answers.h"
#include "library/EventBook.h"
#include "library/EventPlaces.h"
#include "similar/BestOfGroup.h"

namespace albumen {
namespace {

// What one card looks at: of more photos these, evenly spread.
constexpr std::size_t coverAmong = 12, bestOfDayAmong = 12, peopleAmong = 40;
constexpr std::size_t mostPeople = 4;

using Pictures = std::vector<const PictureWhere*>;

Pictures spread(const Pictures& pictures, std::size_t most)
{
    if (pictures.size() <= most) return pictures;
    Pictures some;
    for (std::size_t i = 0; i < most; ++i) some.push_back(pictures[i * pictures.size() / most]);
    return some;
}

/// Requires: one or more.
Result<PhotoId> bestAmong(Db& db, const Pictures& pictures, std::size_t most)
{
    std::vector<KeepFacts> facts;
    const Pictures some = spread(pictures, most);
    if (some.size() == 1) return some.front()->photo;
    for (const PictureWhere* const one : some) {
        TRY_ASSIGN(facts.emplace_back(), AlikeRows(db).keepFacts(one->content));
    }
    const ContentNo best = bestOf(facts).best;
    return (*std::ranges::find(some, best, &PictureWhere::content))->photo;
}

Result<std::vector<std::string>> peopleIn(Db& db, const Pictures& pictures)
{
    std::map<std::string, std::size_t> seen;
    for (const PictureWhere* const one : spread(pictures, peopleAmong)) {
        TRY_ASSIGN(const std::vector<LabelledFace> faces, FaceRows(db).ofContent(one->content));
        std::set<std::string> names;
        for (const LabelledFace& face : faces)
            if (face.how == LabelHow::decided || face.how == LabelHow::sure) names.insert(face.name);
        for (const std::string& name : names) ++seen[name];
    }
    std::vector<std::pair<std::string, std::size_t>> most(seen.begin(), seen.end());
    std::ranges::stable_sort(most, std::greater(), &std::pair<std::string, std::size_t>::second);
    std::vector<std::string> people;
    for (const auto& [name, photos] : most)
        if (people.size() < mostPeople) people.push_back(name);
    return people;
}

EventRow rowOf(const EventFound& event)
{
    std::int64_t first = wakingDayOf(event.pictures.front()), last = first;
    for (const PictureWhere& one : event.pictures) {
        first = std::min(first, wakingDayOf(one));
        last = std::max(last, wakingDayOf(one));
    }
    return {event.pictures.front().photo, first * secondsPerDay, last * secondsPerDay, event.pictures.size(),
            event.name};
}

Result<EventCard> cardOf(Db& db, const PlaceBook& places, const EventFound& event, const std::string& language)
{
    EventCard card{.row = rowOf(event), .trip = event.trip};
    std::map<std::int64_t, std::uint64_t> days;
    Pictures pictures;
    for (const PictureWhere& one : event.pictures) {
        pictures.push_back(&one);
        ++days[wakingDayOf(one)];
    }
    for (const auto& [day, photos] : days) card.days.push_back({day * secondsPerDay, photos});
    card.places = placesOf(places, event, language);
    card.title = titleOf(event, language.empty() ? card.places : placesOf(places, event, {}));
    TRY_ASSIGN(card.people, peopleIn(db, pictures));
    TRY_ASSIGN(card.cover, bestAmong(db, pictures, coverAmong));
    return card;
}

std::chrono::year_month_day dateOf(const PictureWhere& picture)
{
    return std::chrono::sys_days{std::chrono::days{static_cast<int>(floorDay(*picture.takenLocalS))}};
}

} // namespace

Result<std::vector<EventRow>> EventAnswers::list() const
{
    TRY_ASSIGN(const std::vector<EventFound> events, state_.catalogue().read(eventsIn));
    std::vector<EventRow> rows;
    for (auto event = events.rbegin(); event != events.rend(); ++event) rows.push_back(rowOf(*event));
    return rows;
}

Result<std::vector<EventCard>> EventAnswers::cards(std::span<const PhotoId> photos, const std::string& language) const
{
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<EventCard>> {
        TRY_ASSIGN(const std::vector<EventFound> events, eventsIn(db));
        std::vector<EventCard> cards;
        std::set<std::size_t> told;
        for (const PhotoId photo : photos) {
            TRY_ASSIGN(const auto content, db.one("SELECT content_id FROM photo WHERE id = ?", photo));
            const auto event = content ? eventOf(events, static_cast<ContentNo>(*content)) : std::nullopt;
            if (!event || !told.insert(*event).second) continue;
            TRY_ASSIGN(cards.emplace_back(), cardOf(db, state_.placeBook, events[*event], language));
        }
        return cards;
    });
}

Result<std::vector<PhotoId>> EventAnswers::photos(PhotoId photo) const
{
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<PhotoId>> {
        TRY_ASSIGN(const auto picture, picturesOf(db, {photo}));
        TRY_ASSIGN(const std::vector<EventFound> events, eventsIn(db));
        const auto event = eventOf(events, picture.front());
        if (!event) return fail(Code::usage, Stage::none, {}, std::string(inNoEvent));
        std::vector<PhotoId> ids;
        for (const PictureWhere& one : events[*event].pictures) ids.push_back(one.photo);
        return ids;
    });
}

Result<std::vector<CalendarDay>> EventAnswers::calendar(int year, std::optional<unsigned> month) const
{
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<CalendarDay>> {
        TRY_ASSIGN(const std::vector<PictureWhere> all, PlaceRows(db).all());
        std::map<std::pair<unsigned, unsigned>, Pictures> days;
        for (const PictureWhere& one : all) {
            if (!saysItsDay(one)) continue;
            const std::chrono::year_month_day date = dateOf(one);
            const auto in = static_cast<unsigned>(date.month());
            if (static_cast<int>(date.year()) == year && month.value_or(in) == in)
                days[{in, static_cast<unsigned>(date.day())}].push_back(&one);
        }
        std::vector<CalendarDay> cards;
        for (auto& [day, pictures] : days) {
            std::ranges::stable_sort(pictures, {}, [](const PictureWhere* one) { return *one->takenLocalS; });
            CalendarDay& card = cards.emplace_back(CalendarDay{day.first, day.second, pictures.size(), PhotoId{}});
            TRY_ASSIGN(card.best, bestAmong(db, pictures, bestOfDayAmong));
        }
        return cards;
    });
}

Result<std::vector<std::chrono::year_month>> EventAnswers::months() const
{
    TRY_ASSIGN(const std::vector<PictureWhere> all,
               state_.catalogue().read([](Db& db) { return PlaceRows(db).all(); }));
    std::set<std::chrono::year_month> months;
    for (const PictureWhere& one : all)
        if (saysItsDay(one)) months.insert(dateOf(one).year() / dateOf(one).month());
    return std::vector(months.begin(), months.end());
}

} // namespace albumen

// Events of planted albums: what is found of those that were planted, and that nothing else is.
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <random>
#include <set>

#include "event/EventFinder.h"

using namespace albumen;

namespace {

constexpr Coordinates home{52.52, 13.405}, lake{52.62, 13.51}, lisbon{38.7167, -9.1333}, sintra{38.797, -9.39},
    newYork{40.7128, -74.006}, hamburg{53.55, 9.99};

std::int64_t at(int year, unsigned month, unsigned day, int hour = 0, int minute = 0)
{
    using namespace std::chrono;
    const sys_days date = std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
    return duration_cast<seconds>(date.time_since_epoch()).count() + hour * 3600 + minute * 60;
}

/// Photos, and which event each was planted in.
struct Album {
    std::vector<PhotoInEvent> photos;
    std::vector<std::vector<std::uint64_t>> planted;

    void begin() { planted.emplace_back(); }
    PhotoInEvent& add(std::int64_t when, std::optional<Coordinates> where = std::nullopt)
    {
        const std::uint64_t id = photos.size();
        planted.back().push_back(id);
        photos.push_back({.id = id, .takenLocalS = when, .at = where});
        return photos.back();
    }
    /// So many photos, evenly spread with a shake.
    void occasion(std::int64_t from, std::int64_t to, int count, std::optional<Coordinates> where = std::nullopt)
    {
        begin();
        goesOn(from, to, count, where);
    }
    void goesOn(std::int64_t from, std::int64_t to, int count, std::optional<Coordinates> where = std::nullopt)
    {
        const std::int64_t step = (to - from) / count;
        for (int i = 0; i < count; ++i)
            add(from + i * step + static_cast<std::int64_t>(random() % static_cast<unsigned>(step / 2 + 1)), where);
    }
    std::vector<std::vector<std::uint64_t>> found() const { return idsOf(findEvents(photos)); }
    static std::vector<std::vector<std::uint64_t>> idsOf(const std::vector<FoundEvent>& events)
    {
        std::vector<std::vector<std::uint64_t>> all;
        for (const FoundEvent& event : events) {
            all.push_back(event.photos);
            std::ranges::sort(all.back());
        }
        return all;
    }
    std::size_t right() const
    {
        const auto events = found();
        return static_cast<std::size_t>(std::ranges::count_if(
            planted, [&](const auto& one) { return std::ranges::find(events, one) != events.end(); }));
    }
    std::mt19937 random{7};
};

using Sizes = std::vector<std::size_t>;

Sizes sizes(const Album& album)
{
    Sizes all;
    for (const auto& event : album.found()) all.push_back(event.size());
    return all;
}

/// A photo at home on each of these days of May 2019.
void atHome(Album& album, unsigned from, unsigned to)
{
    for (unsigned day = from; day <= to; ++day) album.occasion(at(2019, 5, day, 18), at(2019, 5, day, 18, 20), 2, home);
}

} // namespace

TEST_CASE("Of thirty-one planted events at least thirty are found exactly, and nothing else is")
{
    Album album;
    for (unsigned day = 3; day < 9; ++day) // a snapshot a day
        album.occasion(at(2019, 1, day, 8 + int(day * 7 % 12)), at(2019, 1, day, 8 + int(day * 7 % 12), 1), 1, home);
    album.occasion(at(2019, 2, 2, 15), at(2019, 2, 2, 18), 40, home);      // a birthday
    album.occasion(at(2019, 2, 9, 10), at(2019, 2, 9, 16), 12, lake);      // a walk, a photo now and then
    album.occasion(at(2019, 2, 16, 14), at(2019, 2, 16, 14, 1), 30, home); // a burst
    album.occasion(at(2019, 2, 16, 20), at(2019, 2, 16, 23), 25, home);    // and dinner
    album.occasion(at(2019, 3, 2, 13), at(2019, 3, 3, 3), 400, lake);      // a wedding over midnight
    album.occasion(at(2019, 3, 3, 11), at(2019, 3, 3, 13), 30, lake);      // the breakfast after it
    album.occasion(at(2019, 3, 30, 22), at(2019, 3, 31, 2, 30), 60, home); // a party
    for (unsigned day = 5; day < 10; ++day) album.occasion(at(2019, 4, day, 19), at(2019, 4, day, 19, 30), 3, home);
    album.occasion(at(2019, 5, 3, 9), at(2019, 5, 3, 22), 60, lisbon); // a trip of five days, one without a photo
    album.goesOn(at(2019, 5, 4, 10), at(2019, 5, 4, 21), 50, sintra);
    album.goesOn(at(2019, 5, 6, 10), at(2019, 5, 6, 23), 70, lisbon);
    album.goesOn(at(2019, 5, 7, 8), at(2019, 5, 7, 12), 20, lisbon);
    album.occasion(at(2019, 5, 12, 12), at(2019, 5, 12, 15), 20, home);
    album.occasion(at(2019, 6, 1, 9), at(2019, 6, 1, 11), 15, home); // breakfast, then an afternoon elsewhere
    album.occasion(at(2019, 6, 1, 14), at(2019, 6, 1, 19), 30, hamburg);
    album.occasion(at(2019, 7, 6, 11), at(2019, 7, 6, 20), 150, lake); // a festival of two days, nights at home
    album.occasion(at(2019, 7, 7, 12), at(2019, 7, 7, 19), 120, lake);
    album.occasion(at(2019, 8, 10, 9), at(2019, 8, 10, 21), 30, newYork); // a week in New York
    for (unsigned day = 11; day < 17; ++day) album.goesOn(at(2019, 8, day, 9), at(2019, 8, day, 22), 30, newYork);
    album.occasion(at(2019, 9, 1, 15), at(2019, 9, 1, 15, 5), 4); // without a place
    album.occasion(at(2019, 9, 1, 20), at(2019, 9, 1, 21), 12);
    album.occasion(at(2019, 10, 31, 17), at(2019, 10, 31, 20), 35, home);
    album.occasion(at(2019, 12, 24, 16), at(2019, 12, 24, 23), 80, home);
    album.occasion(at(1970, 1, 1, 0), at(1970, 1, 1, 0, 20), 3); // clocks that were not set
    album.occasion(at(2036, 2, 7, 6), at(2036, 2, 7, 6, 20), 3);
    REQUIRE(album.planted.size() == 31);
    const std::size_t right = album.right();
    WARN(right << " of " << album.planted.size() << " planted events are found exactly, of " << album.found().size()
               << " found");
    CHECK(right >= 30);
    CHECK(album.found().size() <= 32);
}

TEST_CASE("A trip is one event though a day of it has no photo, and days at home around it stay days")
{
    Album album;
    atHome(album, 1, 9);
    album.occasion(at(2019, 5, 10, 9), at(2019, 5, 10, 22), 30, lisbon);
    album.goesOn(at(2019, 5, 12, 9), at(2019, 5, 12, 22), 30, sintra);
    album.goesOn(at(2019, 5, 13, 9), at(2019, 5, 13, 22), 30);
    album.goesOn(at(2019, 5, 14, 9), at(2019, 5, 14, 15), 30, lisbon);
    atHome(album, 15, 20);
    CHECK(album.found() == album.planted);
    const auto events = findEvents(album.photos);
    CHECK(std::ranges::count_if(events, &FoundEvent::trip) == 1);
    CHECK(events[9].trip);
    CHECK(events[9].photos.size() == 120);
    album.photos[events[9].photos[30]].begins = true; // its first day is split off
    const auto split = findEvents(album.photos);
    CHECK_FALSE(split[9].trip);
    CHECK(split[10].trip);
}

TEST_CASE("A day away without a night is no trip, nor are two days far apart, nor is a new home")
{
    Album day;
    atHome(day, 1, 9);
    day.occasion(at(2019, 5, 11, 9), at(2019, 5, 11, 22), 30, hamburg);
    day.occasion(at(2019, 5, 16, 9), at(2019, 5, 16, 22), 30, hamburg);
    CHECK(day.found() == day.planted);
    CHECK(std::ranges::none_of(findEvents(day.photos), &FoundEvent::trip));
    Album moved;
    for (int i = 0; i < 180; ++i) { // eighty days here, a hundred there
        const std::int64_t evening = at(2019, 3, 1, 18) + i * 86'400;
        moved.occasion(evening, evening + 600, 2, i < 80 ? home : hamburg);
    }
    CHECK(moved.found() == moved.planted);
    CHECK(std::ranges::none_of(findEvents(moved.photos), &FoundEvent::trip));
}

TEST_CASE("Photos over midnight are one event, and are of the day before until four in the morning")
{
    Album album;
    album.occasion(at(2019, 12, 31, 20), at(2020, 1, 1, 3), 90, home);
    CHECK(sizes(album) == Sizes{90});
    CHECK(wakingDay(at(2020, 1, 1, 2), false) == at(2019, 12, 31) / 86'400);
    CHECK(wakingDay(at(2020, 1, 1), true) == at(2020, 1, 1) / 86'400);
    CHECK(wakingDay(at(1969, 12, 31, 23), false) == -1);
}

TEST_CASE("A burst of many photos does not make an event of each pause after it")
{
    Album album;
    album.begin();
    for (int i = 0; i < 200; ++i) album.add(at(2019, 5, 1, 10) + i / 10, home);
    album.add(at(2019, 5, 1, 11, 30), home); // 90 minutes: below the least gap
    CHECK(sizes(album) == Sizes{201});
}

TEST_CASE("Clocks of two time zones are one time, and who flies west does not come home before the journey")
{
    Album album;
    album.begin();
    for (int i = 0; i < 20; ++i) album.add(at(2019, 8, 10, 9) + i * 600, home).offsetMin = 120;
    album.begin(); // seven hours later, which the local clocks show as one
    for (int i = 0; i < 20; ++i) album.add(at(2019, 8, 10, 13, 30) + i * 600, newYork).offsetMin = -240;
    CHECK(album.found() == album.planted);
    Album west; // the clock of Tokyo is 16 hours ahead
    west.begin();
    for (int i = 0; i < 9; ++i) west.add(at(2019, 8, 10, 20) + i * 600).offsetMin = 540;
    west.begin();
    for (int i = 0; i < 9; ++i) west.add(at(2019, 8, 10, 19) + i * 600).offsetMin = -420;
    CHECK(west.found() == west.planted);
    Album silent; // a camera that says no zone, among photos of a telephone that does
    silent.begin();
    for (int i = 0; i < 20; ++i) {
        PhotoInEvent& one = silent.add(at(2019, 8, 10, 9) + i * 600, home);
        if (i % 2 == 0) one.offsetMin = 120;
    }
    CHECK(silent.found() == silent.planted);
}

TEST_CASE("An event ends where the place jumps, and not at a wrong position that nobody could reach")
{
    Album jump;
    jump.occasion(at(2019, 6, 1, 9), at(2019, 6, 1, 10), 10, home);
    jump.occasion(at(2019, 6, 1, 11, 30), at(2019, 6, 1, 12), 10, Coordinates{53.1, 12.9});
    CHECK(jump.found() == jump.planted);
    Album wrong;
    wrong.occasion(at(2019, 6, 1, 9), at(2019, 6, 1, 10), 10, home);
    wrong.photos[5].at = newYork;
    CHECK(wrong.found() == wrong.planted);
}

TEST_CASE("Who says only the day is in the event of that day, or is one with the others of it")
{
    Album album;
    album.occasion(at(2019, 6, 1, 9), at(2019, 6, 1, 12), 10);
    album.add(at(2019, 6, 1)).dayOnly = true;
    album.occasion(at(2019, 6, 1, 19), at(2019, 6, 1, 22), 10);
    album.begin();
    for (int i = 0; i < 3; ++i) album.add(at(2019, 6, 3)).dayOnly = true;
    album.begin();
    album.add(at(2019, 6, 4)).dayOnly = true;
    CHECK(album.found() == album.planted);
}

TEST_CASE("A person says where an event begins and where none does, and that holds")
{
    Album album;
    album.occasion(at(2019, 6, 1, 9), at(2019, 6, 1, 12), 10);
    album.occasion(at(2019, 6, 1, 19), at(2019, 6, 1, 22), 10);
    album.photos[4].begins = true;
    CHECK(sizes(album) == Sizes{4, 6, 10});
    album.photos[10].begins = false;
    CHECK(sizes(album) == Sizes{4, 16});
    album.photos[0].begins = false; // there is none before
    CHECK(sizes(album) == Sizes{4, 16});
}

TEST_CASE("What is added at the end changes no event before it, and another order none at all")
{
    Album album;
    atHome(album, 1, 9);
    album.occasion(at(2019, 5, 10, 9), at(2019, 5, 10, 22), 30, lisbon);
    album.goesOn(at(2019, 5, 11, 9), at(2019, 5, 11, 22), 30, lisbon);
    atHome(album, 13, 20);
    const auto before = album.found();
    Album more = album;
    more.occasion(at(2019, 6, 1, 9), at(2019, 6, 1, 12), 500, home);
    more.occasion(at(2019, 6, 9, 9), at(2019, 6, 9, 12), 5, newYork);
    auto after = more.found();
    REQUIRE(after.size() == before.size() + 2);
    after.resize(before.size());
    CHECK(after == before);
    std::ranges::shuffle(more.photos, more.random);
    auto shuffled = more.found();
    shuffled.resize(before.size());
    CHECK(shuffled == before);
}

TEST_CASE("No photos have no events, one is one, and 100,000 are told apart in well under a second")
{
    CHECK(findEvents({}).empty());
    Album one;
    one.occasion(at(2019, 6, 1), at(2019, 6, 1, 1), 1);
    CHECK(sizes(one) == Sizes{1});
    Album many;
    for (int event = 0; event < 2000; ++event)
        many.occasion(at(2005, 1, 1, 10) + event * 2 * 86'400, at(2005, 1, 1, 15) + event * 2 * 86'400, 50,
                      event % 7 == 0   ? lisbon
                      : event % 3 == 0 ? lake
                                       : home);
    const std::clock_t began = std::clock(); // of the processor, whatever else runs
    const std::size_t found = many.found().size();
    const double took = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    CHECK(found == 2000);
    WARN("100,000 photos took " << took << " s");
    CHECK(took < 1);
}

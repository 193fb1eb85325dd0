// Events of a library, as every question answers by them: found, named, split and joined, in a calendar and a search.
#include <catch2/catch.hpp>

#include "base/Sentence.h"
#include "library/EventBook.h"
#include "support/PlantedLibrary.h"
#include "unit/place/Lists.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr std::int64_t day = 86'400, may1 = 18'017 * day; ///< 1 May 2019
constexpr Coordinates inLisbon{38.7167, -9.1333}, inParis{48.8534, 2.3488};

/// Days in Paris on 1, 2 and 8 May 2019, two photos each; 3 to 5 May in Lisbon, two photos a day; one without a date.
struct MayInLisbon {
    PlantedLibrary library{[](PlantedLibrary& planted) {
        std::filesystem::create_directories(planted.geography.lists);
        put(planted.geography.lists / "cities15000.txt",
            rowOf({1, "Lisbon", "", inLisbon.latitude, inLisbon.longitude, "PT", "14", 517'802, "PPLC"}) +
                rowOf({2, "Paris", "", inParis.latitude, inParis.longitude, "FR", "A8", 2'138'551, "PPLC"}));
        const auto plant = [&](std::optional<std::int64_t> takenS, const Coordinates& at, DateSpan span) {
            planted.exif = {};
            planted.exif.takenLocalS = takenS;
            planted.exif.takenSpan = span;
            planted.exif.latitude = at.latitude;
            planted.exif.longitude = at.longitude;
            planted.photo({});
        };
        for (const int date : {0, 1, 7, 8, 9, 2, 3, 4})
            for (const int hour : {10, 11})
                plant(may1 + date * day + hour * 3600, date >= 2 && date <= 4 ? inLisbon : inParis, DateSpan::moment);
        plant(std::nullopt, inParis, DateSpan::moment);
        plant(may1, inParis, DateSpan::month);
    }};

    std::vector<std::string> titles()
    {
        std::vector<PhotoId> ids;
        for (const EventRow& row : must(library->events().list())) ids.push_back(row.first);
        std::vector<std::string> titles;
        for (const EventCard& card : must(library->events().cards(ids, {}))) titles.push_back(card.title);
        return titles;
    }
    EventCard card(std::int64_t photo)
    {
        const PhotoId id{photo};
        const auto cards = must(library->events().cards(std::span(&id, 1), {}));
        REQUIRE(cards.size() == 1);
        return cards.front();
    }
    std::set<std::int64_t> photos(std::int64_t photo)
    {
        std::set<std::int64_t> ids;
        for (const PhotoId id : must(library->events().photos(PhotoId{photo}))) ids.insert(raw(id));
        return ids;
    }
    std::set<std::int64_t> found(const std::string& text)
    {
        SearchQuery query;
        query.text = text;
        std::set<std::int64_t> ids;
        for (const SearchHit& hit : must(library->pictureFacts().search(query, JobControl())).hits)
            ids.insert(raw(hit.id));
        return ids;
    }
    std::string refused(const Command& command)
    {
        const auto decided = library->decide(command);
        return decided ? "decided" : std::string(nameOf(decided.error().code)) + ": " + decided.error().detail;
    }
};

using Rows = std::vector<std::string>;
using EventIds = std::set<std::int64_t>;
const EventIds trip{11, 12, 13, 14, 15, 16}, firstHalf{11, 12, 13}, secondHalf{14, 15, 16};

} // namespace

TEST_CASE("Events are listed newest first, by places and days, and a trip is one with its days")
{
    MayInLisbon may;
    CHECK(may.titles() == Rows{"Paris, 10 May 2019", "Paris, 9 May 2019", "Paris, 8 May 2019",
                               "Lisbon, 3 to 5 May 2019", "Paris, 2 May 2019", "Paris, 1 May 2019"});
    const EventCard card = may.card(14);
    CHECK(card.trip);
    CHECK(card.row.first == PhotoId{11});
    CHECK(card.row.photos == 6);
    CHECK(card.row.firstDayS == may1 + 2 * day);
    CHECK(card.row.lastDayS == may1 + 4 * day);
    CHECK(card.days.size() == 3);
    CHECK(card.days.front().photos == 2);
    CHECK(trip.contains(raw(card.cover)));
    CHECK(may.photos(14) == trip);
    CHECK_FALSE(may.card(1).trip);
}

TEST_CASE("A photo that says no day, or only a month, is in no event, which is said")
{
    MayInLisbon may;
    for (const std::int64_t photo : {17, 18}) {
        const PhotoId id{photo};
        CHECK(must(may.library->events().cards(std::span(&id, 1), {})).empty());
        CHECK(may.library->events().photos(id).error().detail == inNoEvent);
        for (const Command& command : {Command(NameEvent{id, "May"}), Command(SplitEvent{id}), Command(JoinEvent{id})})
            CHECK(may.refused(command) == "usage: " + std::string(inNoEvent));
    }
    CHECK(may.library->events().photos(PhotoId{99}).error().code == Code::pathMissing);
    CHECK(must(may.library->history().newest(5)).empty());
}

TEST_CASE("An event has the name that was said last, taken back by undo, and kept by the photo that has it")
{
    MayInLisbon may;
    may.library.decide(NameEvent{PhotoId{12}, " Lisbon  with Ana "});
    CHECK(may.card(16).title == "Lisbon with Ana");
    const Decided second = may.library.decide(NameEvent{PhotoId{15}, "Portugal"});
    CHECK(second.sentence == "event named Portugal");
    CHECK(may.card(11).title == "Portugal");
    may.library.decide(Undo{});
    CHECK(may.card(11).title == "Lisbon with Ana");
    may.library.decide(Redo{});
    CHECK(may.card(11).title == "Portugal");
    may.library.decide(SplitEvent{PhotoId{14}});
    CHECK(may.card(14).title == "Portugal");
    CHECK(may.card(11).title == "Lisbon, 3 to 4 May 2019");
    may.library.decide(JoinEvent{PhotoId{14}});
    may.library.decide(NameEvent{PhotoId{11}, ""});
    CHECK(may.card(11).title == "Lisbon, 3 to 5 May 2019");
    CHECK_FALSE(may.library->decide(NameEvent{PhotoId{11}, ""}).value().id);
    CHECK(may.refused(NameEvent{PhotoId{11}, "   "}).starts_with("nameRefused"));
}

TEST_CASE("An event is split at a photo and joined with the one before, which undo and redo follow")
{
    MayInLisbon may;
    may.library.decide(SplitEvent{PhotoId{14}});
    CHECK(may.photos(11) == firstHalf);
    CHECK(may.photos(16) == secondHalf);
    CHECK(may.refused(SplitEvent{PhotoId{14}}) == "usage: " + std::string(eventBeginsThere));
    may.library.decide(Undo{});
    CHECK(may.photos(11) == trip);
    may.library.decide(Redo{});
    CHECK(may.photos(11) == firstHalf);
    may.library.decide(JoinEvent{PhotoId{16}}); // whichever photo of it
    CHECK(may.photos(11) == trip);
    may.library.decide(JoinEvent{PhotoId{16}});
    CHECK(may.photos(11) == EventIds{3, 4, 11, 12, 13, 14, 15, 16});
    CHECK(may.refused(JoinEvent{PhotoId{1}}) == "usage: " + std::string(firstEvent));
    may.library.close();
    may.library.open();
    CHECK(may.photos(11).size() == 8);
}

TEST_CASE("A calendar has the days with photos, of a year or a month, and the best photo of each")
{
    MayInLisbon may;
    const auto year = must(may.library->events().calendar(2019, std::nullopt));
    REQUIRE(year.size() == 8);
    CHECK(year[2].month == 5);
    CHECK(year[2].day == 3);
    CHECK(year[2].photos == 2);
    CHECK((raw(year[2].best) == 11 || raw(year[2].best) == 12));
    CHECK(must(may.library->events().calendar(2019, 5)).size() == 8);
    CHECK(must(may.library->events().calendar(2019, 6)).empty());
    CHECK(must(may.library->events().calendar(2018, std::nullopt)).empty());
    using namespace std::chrono;
    CHECK(must(may.library->events().months()) == std::vector{2019y / May});
    may.library.decide(SetFavourite{{PhotoId{12}}, true});
    CHECK(must(may.library->events().calendar(2019, 5))[2].best == PhotoId{12});
    CHECK(may.card(12).row.photos == 6);
}

TEST_CASE("The name of an event and its title are words of a search, and fill a smart album")
{
    MayInLisbon may;
    CHECK(may.found("Lisbon, 3 to 5 May 2019") == trip);
    CHECK(may.found("lisbon, 3 TO 5 may 2019") == trip);
    CHECK(may.found("Paris, 8 May 2019") == EventIds{5, 6});
    may.library.decide(NameEvent{PhotoId{12}, "Ana's wedding"});
    CHECK(may.found("wedding") == trip);
    CHECK(may.found("Ana's wedding") == trip);
    CHECK(may.found("weddi") == trip);
    CHECK(may.found("wedding, 2019-05-04") == EventIds{13, 14});
    CHECK(may.found("funeral").empty());
    SearchQuery query;
    query.text = "wedding";
    const SearchAnswer answer = must(may.library->pictureFacts().search(query, JobControl()));
    CHECK(answer.words.front().as == std::vector<std::string>{"event"});
    CHECK(answer.hits.front().why == std::vector<std::string>{"wedding: event Ana's wedding"});
    may.library.decide(MakeAlbum{"The wedding", {}, "Ana's wedding"});
    const AlbumId album = must(may.library->albums().all()).front().id;
    CHECK(must(may.library->albums().photos(album, JobControl())).size() == 6);
    may.library.decide(SplitEvent{PhotoId{14}});
    CHECK(must(may.library->albums().photos(album, JobControl())).size() == 3);
}

TEST_CASE("What is said of events goes to another library with its pictures, and no wrong word comes from one")
{
    MayInLisbon here, there;
    here.library.decide(NameEvent{PhotoId{14}, "Portugal"});
    here.library.decide(SplitEvent{PhotoId{14}});
    here.library.decide(JoinEvent{PhotoId{3}});
    const Path file = here.library.folder / "out.json";
    REQUIRE(here.library.run(jobs::ExportJson{file}).outcome == Outcome::completed);
    REQUIRE(there.library.run(jobs::ImportJson{.file = file}).outcome == Outcome::completed);
    CHECK(there.card(14).title == "Portugal");
    CHECK(there.photos(14) == secondHalf);
    CHECK(there.photos(1) == EventIds{1, 2, 3, 4});
    there.library.decide(Undo{});
    CHECK(there.photos(14) == trip);
}

TEST_CASE("A place or a time that is said moves a photo to its event, for nothing of events is stored")
{
    MayInLisbon may;
    may.library.decide(SetTaken{{PhotoId{17}}, may1 + 3 * day});
    CHECK(may.photos(17).size() == 7);
    may.library.decide(SetTaken{{PhotoId{17}}, may1 + 7 * day + 12 * 3600});
    CHECK(may.photos(17) == EventIds{5, 6, 17});
}

TEST_CASE("Days are said in words without what both ends share")
{
    CHECK(daysInWords(may1 / day, may1 / day) == "1 May 2019");
    CHECK(daysInWords(may1 / day, may1 / day + 4) == "1 to 5 May 2019");
    CHECK(daysInWords(may1 / day - 1, may1 / day + 1) == "30 April to 2 May 2019");
    CHECK(daysInWords(17'895, 17'898) == "30 December 2018 to 2 January 2019");
}

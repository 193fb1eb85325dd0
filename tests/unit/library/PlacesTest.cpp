// Where photos were taken, as every question answers by it: by the file, by a person, by those taken around.
#include <catch2/catch.hpp>

#include "base/Sentence.h"
#include "support/PlantedLibrary.h"
#include "unit/place/Lists.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr std::int64_t noon = 1'560'254'400; // a day at noon
constexpr Coordinates lisbon{38.7167, -9.1333}, paris{48.8534, 2.3488}, sea{38.7, -40};

void writeLists(const PlaceFolders& folders)
{
    std::filesystem::create_directories(folders.lists);
    put(folders.lists / "cities15000.txt",
        rowOf({1, "Lisbon", "里斯本", lisbon.latitude, lisbon.longitude, "PT", "14", 517'802, "PPLC"}) +
            rowOf({2, "Paris", "", paris.latitude, paris.longitude, "FR", "A8", 2'138'551, "PPLC"}) +
            rowOf({3, "Porto", "", 41.1496, -8.6110, "PT", "17", 249'633}));
    put(folders.lists / "admin1Codes.txt", "PT.14\tLisbon\tLisbon\t2267056\nPT.17\tPorto\tPorto\t2735941\n");
    put(folders.lists / "countryInfo.txt",
        Lists::country("PT", "Portugal", 2264397) + Lists::country("FR", "France", 3017382));
}

/// 1 and 2 in Lisbon on two days, 3 in Paris, 4 on the sea, 5 ten minutes after 1 without a place, 6 at no known time
/// or place.
struct SixPhotos {
    PlantedLibrary library{[](PlantedLibrary& planted) {
        writeLists(planted.geography);
        const auto plant = [&](std::optional<std::int64_t> takenS, std::optional<Coordinates> at) {
            planted.exif = {};
            planted.exif.takenLocalS = takenS;
            planted.exif.camera = "Acme One";
            if (at) {
                planted.exif.latitude = at->latitude;
                planted.exif.longitude = at->longitude;
            }
            planted.photo({});
        };
        plant(noon, lisbon);
        plant(noon + 10 * 86'400, Coordinates{38.72, -9.14});
        plant(noon + 20 * 86'400, paris);
        plant(noon + 30 * 86'400, sea);
        plant(noon + 600, std::nullopt);
        plant(std::nullopt, std::nullopt);
    }};

    PhotoPlaceCard where(std::int64_t photo, const std::string& language = {})
    {
        const PhotoId id{photo};
        const auto cards = must(library->where().of(std::span(&id, 1), language));
        REQUIRE(cards.size() == 1);
        return cards.front();
    }
    std::vector<std::string> list(PlaceLevel level)
    {
        std::vector<std::string> rows;
        for (const PlaceCard& card : must(library->where().list(level, {})).places)
            rows.push_back(fmt::format("{}: {} on {}", placeInWords(card.text), card.photos.size(), card.days));
        return rows;
    }
    std::set<std::int64_t> found(const std::string& text, const std::string& place = {})
    {
        SearchQuery query;
        query.text = text;
        query.place = place;
        std::set<std::int64_t> ids;
        for (const SearchHit& hit : must(library->pictureFacts().search(query, JobControl())).hits)
            ids.insert(raw(hit.id));
        return ids;
    }
    Code refused(const Command& command)
    {
        const auto decided = library->decide(command);
        return decided ? Code::internal : decided.error().code;
    }
};

using Rows = std::vector<std::string>;
using Numbers = std::set<std::int64_t>;

} // namespace

TEST_CASE("Photos are listed by city, region and country, with how many there are and on how many days")
{
    SixPhotos six;
    CHECK(six.list(PlaceLevel::city) == Rows{"Lisbon, Portugal: 2 on 2", "Paris, France: 1 on 1"});
    CHECK(six.list(PlaceLevel::region) == Rows{"Lisbon, Portugal: 2 on 2"});
    CHECK(six.list(PlaceLevel::country) == Rows{"Portugal: 2 on 2", "France: 1 on 1"});
    const PlacesCard card = must(six.library->where().list(PlaceLevel::city, {}));
    CHECK(card.named);
    CHECK(card.elsewhere == 1);
    CHECK(card.without == 2);
    CHECK(card.places[0].photos == std::vector{PhotoId{2}, PhotoId{1}});
    CHECK(card.places[0].firstS == noon);
    CHECK(card.places[0].lastS == noon + 10 * 86'400);
    CHECK(card.places[0].centre.latitude == Approx(38.71835));
    six.library.decide(SetPlace{{PhotoId{4}}, Coordinates{38.7167, -9.6}, {}});
    CHECK(six.list(PlaceLevel::city)[1] == "near Lisbon, 40 km, Portugal: 1 on 1");
}

TEST_CASE("A place that a person says goes before what the file says, until it is taken away")
{
    SixPhotos six;
    CHECK(six.where(3).from == PlaceFrom::file);
    six.library.decide(SetPlace{{PhotoId{3}, PhotoId{6}}, lisbon, "Lisbon, Portugal"});
    CHECK(six.where(3).from == PlaceFrom::said);
    CHECK(six.where(3).text.name == "Lisbon");
    CHECK(six.where(3).inFile == paris);
    CHECK(six.where(6).from == PlaceFrom::said);
    CHECK(must(six.library->pictureFacts().described(PhotoId{3})).place->latitude == Approx(38.7167));
    CHECK(must(six.library->pictureFacts().described(PhotoId{3})).placeSaid);
    CHECK(six.found("paris").empty());
    CHECK(six.found("lisbon") == Numbers{1, 2, 3, 6});
    CHECK(must(six.library->history().newest(1)).front().sentence == "2 photos: place Lisbon, Portugal");
    CHECK_FALSE(six.library->decide(SetPlace{{PhotoId{3}}, lisbon, {}}).value().id); // nothing would change
    six.library.decide(SetPlace{{PhotoId{3}}, std::nullopt, {}});
    CHECK(six.where(3).from == PlaceFrom::file);
    CHECK(six.where(3).text.name == "Paris");
    six.library.decide(Undo{});
    CHECK(six.where(3).text.name == "Lisbon");
    six.library.decide(Redo{});
    CHECK(six.where(3).text.name == "Paris");
}

TEST_CASE("What is no position on the earth is refused, and nothing is decided")
{
    SixPhotos six;
    for (const Coordinates& wrong : {Coordinates{91, 0}, {0, 181}, {0, 0}, {std::nan(""), 1}, {1, INFINITY}})
        CHECK(six.refused(SetPlace{{PhotoId{3}}, wrong, {}}) == Code::usage);
    CHECK(six.refused(SetPlace{{PhotoId{99}}, lisbon, {}}) == Code::pathMissing);
    CHECK(six.refused(SetPlaces{{{PhotoId{3}, lisbon}, {PhotoId{4}, {0, 0}}}}) == Code::usage);
    CHECK(six.where(3).from == PlaceFrom::file);
    CHECK(must(six.library->history().newest(5)).empty());
}

TEST_CASE("A photo without a place is proposed that of the one taken just before, which is stored when it is accepted")
{
    SixPhotos six;
    const auto proposals = must(six.library->where().proposals({}));
    REQUIRE(proposals.size() == 1);
    CHECK(proposals[0].photo == PhotoId{5});
    CHECK(proposals[0].like == PhotoId{1});
    CHECK(proposals[0].secondsAway == 600);
    CHECK(proposals[0].text.name == "Lisbon");
    CHECK(six.where(5).from == PlaceFrom::proposed);
    CHECK(six.where(6).from == PlaceFrom::none);
    CHECK(six.found("lisbon") == Numbers{1, 2}); // a proposal is none yet
    six.library.decide(SetPlaces{{{PhotoId{5}, *proposals[0].at}}});
    CHECK(six.where(5).from == PlaceFrom::said);
    CHECK(six.found("lisbon") == Numbers{1, 2, 5});
    CHECK(must(six.library->where().proposals({})).empty());
    six.library.decide(Undo{});
    CHECK(six.where(5).from == PlaceFrom::proposed);
}

TEST_CASE("A place that was refused is not proposed again, until that is undone, and may still be said by hand")
{
    SixPhotos six;
    REQUIRE(must(six.library->where().proposals({})).size() == 1);
    six.library.decide(RefusePlaces{{PhotoId{5}}});
    CHECK(must(six.library->where().proposals({})).empty());
    CHECK(six.where(5).from == PlaceFrom::none);
    CHECK(six.where(6).from == PlaceFrom::none);
    CHECK(must(six.library->history().newest(1)).front().sentence == "1 photo: not the place that was proposed");
    CHECK(six.refused(RefusePlaces{{PhotoId{99}}}) == Code::pathMissing);
    six.library.close();
    six.library.open();
    CHECK(must(six.library->where().proposals({})).empty());
    six.library.decide(Undo{});
    CHECK(six.where(5).from == PlaceFrom::proposed);
    six.library.decide(Redo{});
    six.library.decide(SetPlace{{PhotoId{5}}, paris, {}});
    CHECK(six.where(5).text.name == "Paris");
    six.library.decide(SetPlace{{PhotoId{5}}, std::nullopt, {}});
    six.library.decide(RefusePlaces{{PhotoId{5}}, false});
    CHECK(six.where(5).from == PlaceFrom::proposed);
}

TEST_CASE("A place that was refused is refused in another library too, with its picture")
{
    SixPhotos here, there;
    here.library.decide(RefusePlaces{{PhotoId{5}}});
    const Path file = here.library.folder / "out.json";
    REQUIRE(here.library.run(jobs::ExportJson{file}).outcome == Outcome::completed);
    REQUIRE(there.library.run(jobs::ImportJson{.file = file}).outcome == Outcome::completed);
    CHECK(must(there.library->where().proposals({})).empty());
    there.library.decide(Undo{});
    CHECK(must(there.library->where().proposals({})).size() == 1);
}

TEST_CASE("A city, a region and a country are words of a search, and a smart album of a place follows what is said")
{
    SixPhotos six;
    CHECK(six.found("lisbon") == Numbers{1, 2});
    CHECK(six.found("Portugal") == Numbers{1, 2});
    CHECK(six.found("里斯本") == Numbers{1, 2});
    CHECK(six.found("葡萄牙") == Numbers{1, 2});
    CHECK(six.found("photos in paris").empty()); // of no file is the name so
    CHECK(six.found("in paris") == Numbers{3});
    CHECK(six.found("porto").empty());
    CHECK(six.found("", "paris") == Numbers{3});
    CHECK(six.found("2019", "Paris, France") == Numbers{3});
    SearchQuery query;
    query.text = "lisbon";
    const SearchAnswer answer = must(six.library->pictureFacts().search(query, JobControl()));
    CHECK(answer.words.front().as == std::vector<std::string>{"place"});
    CHECK(answer.hits.front().why == std::vector<std::string>{"lisbon: taken in Lisbon"});
    query.place = "Atlantis";
    CHECK(six.library->pictureFacts().search(query, JobControl()).error().code == Code::usage);
    six.library.decide(MakeAlbum{"Portugal", {}, "portugal"});
    const AlbumId album = must(six.library->albums().all()).front().id;
    CHECK(must(six.library->albums().photos(album, JobControl())).size() == 2);
    six.library.decide(SetPlace{{PhotoId{4}}, lisbon, {}});
    CHECK(must(six.library->albums().photos(album, JobControl())).size() == 3);
}

TEST_CASE("Clusters are of the photos in the box alone, across the 180th meridian too, with the names of their places")
{
    SixPhotos six;
    const auto all = must(six.library->where().clusters({}, 5, {}));
    REQUIRE(all.size() == 3);
    CHECK(all[0].text.name == "Lisbon");
    CHECK(all[0].photos == std::vector{PhotoId{2}, PhotoId{1}});
    CHECK(all[0].lastS == noon + 10 * 86'400);
    const auto east = must(six.library->where().clusters({40, 0, 60, 10}, 5, {}));
    REQUIRE(east.size() == 1);
    CHECK(east[0].text.name == "Paris");
    CHECK(must(six.library->where().clusters({40, 10, 60, 0}, 5, {})).empty());
    CHECK(must(six.library->where().clusters({-90, 0, 90, -20}, 5, {})).size() == 2); // but for Lisbon
}

TEST_CASE("A map has each photo with a position once, in its place, its region and its country, and names the others")
{
    SixPhotos six;
    six.library.decide(SetPlace{{PhotoId{6}}, Coordinates{38.7167, -9.6}, {}});
    const MapCard map = must(six.library->where().map("zh_CN"));
    CHECK(map.named);
    std::vector<std::int64_t> photos;
    for (const MapPhoto& photo : map.photos) photos.push_back(raw(photo.photo));
    CHECK(photos == std::vector<std::int64_t>{4, 3, 2, 1, 6}); // newest first, that without a time last
    CHECK(map.without == std::vector{PhotoId{5}});
    const auto placeOf = [&](std::size_t photo) { return map.places[map.photos[photo].place]; };
    CHECK_FALSE(placeOf(0).country); // on the sea
    CHECK(placeOf(1).text.country == "法国");
    CHECK_FALSE(placeOf(1).region); // the list has no name for it
    CHECK(placeOf(2).region == PlaceKey{PlaceLevel::region, 2267056});
    CHECK(placeOf(2).country == PlaceKey{PlaceLevel::country, 2264397});
    CHECK(map.photos[2].place == map.photos[3].place);
    CHECK(placeOf(4).around);
    CHECK(placeOf(4).region == placeOf(2).region);
    CHECK(*placeOf(4).text.nearKm == Approx(40.6).margin(1));
}

TEST_CASE("Places are called as the language of the window calls them, and as GeoNames does where it has no word")
{
    SixPhotos six;
    CHECK(six.where(1, "zh_CN").text.country == "葡萄牙");
    CHECK(six.where(1, "zh_CN").text.name == "Lisbon");
    CHECK(six.where(1, "../../etc").text.country == "Portugal");
    const auto offers = must(six.library->where().called("lisbon", "zh_CN"));
    REQUIRE(offers.size() == 2);
    CHECK(offers[0].centre->latitude == Approx(38.7167));
    CHECK(offers[1].place.level == PlaceLevel::region);
    const auto typed = must(six.library->where().beginning("p", 5, {}));
    REQUIRE(typed.size() == 2);
    CHECK(typed[0].text.name == "Paris");
    CHECK(typed[1].centre->latitude == Approx(41.1496));
}

TEST_CASE("Without the lists photos near each other are a place without a name, and everything but names goes on")
{
    SixPhotos six;
    std::filesystem::remove_all(six.library.geography.lists);
    six.library.close();
    six.library.open();
    const PlacesCard card = must(six.library->where().list(PlaceLevel::country, {}));
    CHECK_FALSE(card.named);
    REQUIRE(card.places.size() == 3);
    CHECK(card.places[0].photos.size() == 2);
    CHECK(card.places[0].text.name == "38.71835 north, 9.13665 west");
    const MapCard map = must(six.library->where().map({}));
    CHECK_FALSE(map.named);
    CHECK(map.places.size() == 3);
    CHECK(map.photos[2].place == map.photos[3].place);
    CHECK_FALSE(map.places[map.photos[2].place].city);
    CHECK(six.library->where().beginning("lis", 5, {}).error().detail == noGazetteer);
    CHECK(six.where(1).text.name.empty());
    CHECK(six.where(5).from == PlaceFrom::proposed);
    CHECK(six.found("lisbon").empty());
    CHECK(six.library->where().called("lisbon", {}).error().detail == noGazetteer);
    SearchQuery query;
    query.place = "Lisbon";
    CHECK(six.library->pictureFacts().search(query, JobControl()).error().detail == noGazetteer);
    CHECK(six.library->where().mapLines(1).error().code == Code::fileVanished);
    six.library.decide(SetPlace{{PhotoId{6}}, lisbon, {}});
    CHECK(six.where(6).from == PlaceFrom::said);
    writeLists(six.library.geography); // installed while the program runs
    CHECK(six.where(6).text.name == "Lisbon");
}

TEST_CASE("Positions that are none, as an older program may have stored them, are no place")
{
    PlantedLibrary library([](PlantedLibrary& planted) {
        writeLists(planted.geography);
        for (const Coordinates& wrong : {Coordinates{0, 0}, {91, 5}, {5, -181}}) {
            planted.exif.latitude = wrong.latitude;
            planted.exif.longitude = wrong.longitude;
            planted.photo({});
        }
    });
    CHECK(must(library->where().list(PlaceLevel::city, {})).without == 3);
    CHECK(must(library->where().clusters({}, 1, {})).empty());
    CHECK_FALSE(must(library->pictureFacts().described(PhotoId{1})).place);
}

TEST_CASE("Files of one picture that say several positions are each at their own, until a person says where it was")
{
    PlantedLibrary library([](PlantedLibrary& planted) {
        writeLists(planted.geography);
        int photo = 0;
        for (const auto& at :
             {std::optional(lisbon), std::optional(paris),
              std::optional(Coordinates{lisbon.latitude + 0.0001, lisbon.longitude}), std::optional<Coordinates>()}) {
            planted.exif.latitude = at ? std::optional(at->latitude) : std::nullopt;
            planted.exif.longitude = at ? std::optional(at->longitude) : std::nullopt;
            if (photo++ == 0)
                planted.photo({});
            else
                planted.photoAgain(1);
        }
    });
    const auto cities = [&] {
        std::map<std::string, std::vector<PhotoId>> found;
        for (const PlaceCard& card : must(library->where().list(PlaceLevel::city, {})).places)
            found[card.text.name] = card.photos;
        return found;
    };
    const auto found = [&](const std::string& text) {
        return must(library->pictureFacts().search({.text = text}, JobControl())).hits.size();
    };
    CHECK(cities() == std::map<std::string, std::vector<PhotoId>>{{"Lisbon", {PhotoId{1}}}, {"Paris", {PhotoId{2}}}});
    const std::vector<PhotoId> all{PhotoId{1}, PhotoId{2}, PhotoId{4}};
    const auto cards = must(library->where().of(all, {}));
    CHECK(cards[0].text.name == "Lisbon");
    CHECK(cards[1].text.name == "Paris");
    CHECK(cards[1].inFile->latitude == Approx(paris.latitude));
    CHECK(cards[2].text.name == "Lisbon"); // it says none
    const MapCard map = must(library->where().map({}));
    CHECK(map.photos.size() == 2);
    CHECK(map.without.empty());
    CHECK(found("Lisbon") > 0);
    CHECK(found("Paris") > 0);
    library.decide(SetPlace{{PhotoId{2}}, paris, {}});
    CHECK(cities() == std::map<std::string, std::vector<PhotoId>>{{"Paris", {PhotoId{1}}}});
    CHECK(found("Lisbon") == 0);
}

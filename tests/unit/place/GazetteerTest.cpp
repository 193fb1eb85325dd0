// Which city a position is in, over lists of the test's own.
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "place/Earth.h"
#include "unit/place/Lists.h"

using namespace albumen;
using namespace albumen::test;

namespace {

std::string cityAt(const Gazetteer& gazetteer, const Coordinates& at)
{
    const auto where = gazetteer.whereIs(at);
    return where ? gazetteer.names(gazetteer.cityAt(*where)).city : "nowhere";
}

std::vector<std::string> called(const Gazetteer& gazetteer, const std::string& text)
{
    std::vector<std::string> names;
    for (const PlaceKey place : gazetteer.called(text)) {
        const PlaceNames of = gazetteer.names(place);
        names.push_back(of.city.empty() ? of.region.empty() ? of.country : of.region : of.city + ", " + of.region);
    }
    return names;
}

} // namespace

TEST_CASE(
    "The nearest city is the one that is found by looking at all of them, at the poles and the 180th meridian too")
{
    std::mt19937 chance(7);
    std::uniform_real_distribution<double> latitude(-90, 90), longitude(-180, 180);
    std::vector<Coordinates> points = {{89.9, 10}, {89.8, -170}, {-90, 0}, {-17, 179.9}, {-17.1, -179.95}, {5, 180}};
    for (int i = 0; i < 400; ++i) points.push_back({latitude(chance), longitude(chance)});
    const EarthTree tree(points);
    std::vector<Coordinates> asked = {{90, 0}, {90, 180}, {-90, 77}, {-17, 180}, {-17, -180}, {0, 0}, {5, -180}};
    for (int i = 0; i < 400; ++i) asked.push_back({latitude(chance), longitude(chance)});
    for (const Coordinates& at : asked) {
        const auto nearest =
            std::ranges::min_element(points, {}, [&](const Coordinates& point) { return kmBetween(at, point); });
        const auto found = tree.nearest(at);
        REQUIRE(found);
        CHECK(found->km == Approx(kmBetween(at, *nearest)).margin(0.01));
        std::size_t within = 0;
        tree.within(at, 2000, [&](const EarthTree::Hit& hit) {
            ++within;
            CHECK(hit.km == Approx(kmBetween(at, points[hit.point])).margin(0.01));
        });
        const auto near =
            std::ranges::count_if(points, [&](const Coordinates& point) { return kmBetween(at, point) < 2000; });
        CHECK(within == static_cast<std::size_t>(near));
    }
    CHECK_FALSE(EarthTree().nearest({1, 1}));
}

TEST_CASE("Ways over the earth are great circles")
{
    CHECK(kmBetween({0, 179.5}, {0, -179.5}) == Approx(111.19).margin(0.1));
    CHECK(kmBetween({90, 0}, {90, 123}) == Approx(0).margin(0.001));
    CHECK(kmBetween({90, 0}, {-90, 0}) == Approx(20015).margin(1));
    CHECK(kmBetween({51.5074, -0.1278}, {48.8566, 2.3522}) == Approx(343.6).margin(1)); // London to Paris
    CHECK(kmOfChord(chordOf(340)) == Approx(340));
    const Coordinates back = positionOf(vectorOf({-33.5, 179.25}));
    CHECK(back.latitude == Approx(-33.5));
    CHECK(back.longitude == Approx(179.25));
}

TEST_CASE("A position is in the nearest city, its region and its country, each as far as that goes")
{
    Lists lists;
    lists.cities({{1, "Lisbon", "Lissabon,里斯本", 38.7167, -9.1333, "PT", "14", 517'802, "PPLC"},
                  {2, "Suva", "", -18.1416, 178.4415, "FJ", "", 77'366, "PPLC"},
                  {3, "Badajoz", "", 38.8789, -6.9694, "ES", "57", 148'334}});
    const Gazetteer gazetteer = must(lists.read());
    CHECK(gazetteer.cities() == 3);
    CHECK(gazetteer.leftOut() == 0);
    const auto levels = [&](const Coordinates& at) {
        const Whereabouts where = *gazetteer.whereIs(at);
        std::string said;
        for (const PlaceLevel level : {PlaceLevel::city, PlaceLevel::region, PlaceLevel::country})
            said += gazetteer.placeAt(where, level) ? "1" : "0";
        return said;
    };
    CHECK(cityAt(gazetteer, {38.72, -9.14}) == "Lisbon");
    CHECK(levels({38.72, -9.14}) == "111");
    CHECK(levels({38.72, -9.6}) == "011"); // 40 km
    CHECK(levels({38.72, -11}) == "001");  // 160 km
    CHECK(levels({38.72, -15}) == "000");  // 510 km, on the open sea
    CHECK(gazetteer.whereIs({38.72, -15})->km == Approx(510).margin(5));
    CHECK(levels({-18.2, 178.5}) == "101"); // of no region
    CHECK(cityAt(gazetteer, {-18.1, -179.9}) == "Suva");
    const PlaceNames names = gazetteer.names({PlaceLevel::city, 1});
    CHECK(names.region == "Lisbon");
    CHECK(names.country == "Portugal");
    CHECK(names.countryCode == "PT");
    CHECK(gazetteer.names({PlaceLevel::region, 2267056}).region == "Lisbon");
    CHECK(gazetteer.names({PlaceLevel::country, 2264397}).country == "Portugal");
    CHECK(gazetteer.names({PlaceLevel::city, 99}).city.empty());
    CHECK(gazetteer.centre({PlaceLevel::city, 3})->longitude == Approx(-6.9694));
    CHECK_FALSE(gazetteer.centre({PlaceLevel::country, 3}));
}

TEST_CASE(
    "A small town inside a large city of its region is a part of it, and one beyond it or of another region is none")
{
    Lists lists;
    lists.cities({{1, "Paris", "", 48.8534, 2.3488, "FR", "A8", 2'138'551, "PPLC"},
                  {2, "Neuilly-sur-Seine", "", 48.8846, 2.2697, "FR", "A8", 61'300},
                  {3, "Versailles", "", 48.8036, 2.1342, "FR", "A8", 85'416},
                  {4, "Elsewhere", "", 48.9, 2.35, "FR", "B1", 20'000}});
    const Gazetteer gazetteer = must(lists.read());
    CHECK(cityAt(gazetteer, {48.8846, 2.27}) == "Paris");
    CHECK(gazetteer.whereIs({48.8846, 2.27})->km == Approx(6.7).margin(0.3));
    CHECK(cityAt(gazetteer, {48.8049, 2.1204}) == "Versailles");
    CHECK(cityAt(gazetteer, {48.901, 2.35}) == "Elsewhere");
}

TEST_CASE("A place is found by any of its names, whatever its case and accents, and narrowed down by what it lies in")
{
    Lists lists;
    lists.cities({{1, "Lisbon", "LIS,Lissabon,Лиссабон,里斯本", 38.7167, -9.1333, "PT", "14", 517'802, "PPLC"},
                  {2, "Paris", "Parigi", 48.8534, 2.3488, "FR", "A8", 2'138'551, "PPLC"},
                  {3, "Paris", "", 33.6609, -95.5555, "US", "TX", 25'171}});
    const Gazetteer gazetteer = must(lists.read());
    using Names = std::vector<std::string>;
    CHECK(called(gazetteer, "lisbon") == Names{"Lisbon, Lisbon", "Lisbon"}); // the city, and its region
    CHECK(called(gazetteer, " LISSABON ") == Names{"Lisbon, Lisbon"});
    CHECK(called(gazetteer, "лиссабон") == Names{"Lisbon, Lisbon"});
    CHECK(called(gazetteer, "里斯本") == Names{"Lisbon, Lisbon"});
    CHECK(called(gazetteer, "Paris") == Names{"Paris, Île-de-France", "Paris, Texas"});
    CHECK(called(gazetteer, "Paris, Texas") == Names{"Paris, Texas"});
    CHECK(called(gazetteer, "paris,us") == Names{"Paris, Texas"});
    CHECK(called(gazetteer, "Paris, TX, USA") == Names{"Paris, Texas"});
    CHECK(called(gazetteer, "Paris, Spain").empty());
    CHECK(called(gazetteer, "ile-de-france") == Names{"Île-de-France"});
    CHECK(called(gazetteer, "île-de-france") == Names{"Île-de-France"});
    CHECK(called(gazetteer, "usa") == Names{"United States"});
    CHECK(called(gazetteer, "us").empty()); // a word of every sentence
    CHECK(called(gazetteer, "lisb").empty());
    const auto beginning = [&](const std::string& text, std::size_t most) {
        Names names;
        for (const PlaceKey place : gazetteer.beginning(text, most)) names.push_back(gazetteer.names(place).city);
        return names;
    };
    CHECK(beginning("lisb", 9) == Names{"Lisbon"});
    CHECK(beginning("LISSA", 9) == Names{"Lisbon"});
    CHECK(beginning("лисс", 9) == Names{"Lisbon"});
    CHECK(beginning("par", 9) == Names{"Paris", "Paris"});
    CHECK(beginning("paris", 1) == Names{"Paris"});
    CHECK(beginning("paris, te", 9).empty());
    CHECK(beginning("Paris, Texas", 9) == Names{"Paris"});
    CHECK(beginning("aris", 9).empty());
    CHECK(beginning("", 9).empty());
    CHECK(called(gazetteer, "").empty());
    CHECK(called(gazetteer, ",,,").empty());
    CHECK(called(gazetteer, std::string(100'000, 'a')).empty());
}

TEST_CASE("Rows that are none are left out, and all the others are there")
{
    Lists lists;
    const CityRow good{1, "Lisbon", "", 38.7, -9.1, "PT", "14"};
    const auto with = [&](auto change) {
        CityRow row = good;
        row.id = 7;
        change(row);
        return rowOf(row);
    };
    const std::string cut = rowOf(good).substr(0, 30) + "\n";
    const std::string comma = "8\tX\tX\t\t38,7\t-9,1\tP\tPPL\tPT\t\t14\t\t\t\t5\t\t9\tx\tx\n";
    const std::string huge = with([](CityRow& row) { row.others = std::string(3'000'000, 'x'); });
    const std::vector<std::string> wrong = {
        with([](CityRow& row) { row.latitude = 91; }),
        with([](CityRow& row) { row.longitude = std::nan(""); }),
        with([](CityRow& row) { row.latitude = row.longitude = 0; }),
        with([](CityRow& row) { row.name = ""; }),
        with([](CityRow& row) { row.name = "\xff\xfe"; }),
        with([](CityRow& row) { row.name = "a\x01z"; }),
        with([](CityRow& row) { row.country = "p"; }),
        with([](CityRow& row) { row.id = 0; }),
        rowOf(good), // twice
        cut,
        comma,
        huge,
        "not a row at all\n",
        std::string("\0\0\0\t\t\t\n", 7),
    };
    std::string more;
    for (const std::string& row : wrong) more += row;
    lists.cities({good, {2, "Porto", "", 41.15, -8.61, "PT", "17"}},
                 more + "\r\n\n# a remark\n" + rowOf(good).substr(0, 9));
    const Gazetteer gazetteer = must(lists.read());
    CHECK(gazetteer.cities() == 2);
    CHECK(gazetteer.leftOut() == wrong.size() + 1);
    CHECK(cityAt(gazetteer, {41, -8}) == "Porto");
}

TEST_CASE("Without the lists of regions and countries cities have their names, and without cities there is nothing")
{
    Lists lists;
    CHECK(lists.read().error().code == Code::pathMissing);
    lists.cities({});
    CHECK(lists.read().error().code == Code::foreignFile);
    put(lists.folder / "cities15000.txt", std::string(100'000, '\x80'));
    CHECK(lists.read().error().code == Code::foreignFile);
    lists.cities({{1, "Lisbon", "", 38.7, -9.1, "PT", "14"}});
    put(lists.folder / "admin1Codes.txt", "PT\tbroken\nPT.14\t\t\t12\nPT.14\tx\tx\tnumber\n" + std::string(1000, 'x'));
    std::filesystem::remove(lists.folder / "countryInfo.txt");
    const Gazetteer gazetteer = must(lists.read());
    const PlaceNames names = gazetteer.names({PlaceLevel::city, 1});
    CHECK(names.city == "Lisbon");
    CHECK(names.region.empty());
    CHECK(names.country == "PT");
    const Whereabouts where = *gazetteer.whereIs({38.7, -9.1});
    CHECK_FALSE(gazetteer.placeAt(where, PlaceLevel::region));
    CHECK(gazetteer.names(*gazetteer.placeAt(where, PlaceLevel::country)).country == "PT");
    put(lists.folder / "cities500.txt", rowOf({5, "Sintra", "", 38.8, -9.38, "PT", "14"}));
    CHECK(must(lists.read()).names({PlaceLevel::city, 5}).city == "Sintra"); // a fuller list goes before
}

TEST_CASE("A list that is cut anywhere is read as far as it goes")
{
    Lists lists;
    std::string text;
    for (unsigned id = 1; id <= 5; ++id) text += rowOf({id, "City", "Ville,城市", 10.0 + id, 20, "FR", "A8", 20'000});
    for (std::size_t end = 0; end < text.size(); end += 3) {
        put(lists.folder / "cities15000.txt", text.substr(0, end));
        const auto read = lists.read();
        if (read) CHECK(read->cities() <= 5);
        if (!read) CHECK(read.error().code == Code::foreignFile);
    }
}

// Well-known places of the world, and the city and country by which a person would call a photo of each.
#include <chrono>
#include <cstdio>

#include <catch2/catch.hpp>

#include "place/Gazetteer.h"
#include "support/CatalogueMaker.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;

namespace {

struct Landmark {
    const char* name;
    Coordinates at;
    const char* city; ///< others that are right too behind a bar
    const char* country;
};

constexpr const char* lists = "/usr/share/libtimezonemap/ui";

// Europe, Asia, Africa, America, Oceania; in large cities, in small towns, in parts of cities, and far from any.
const Landmark landmarks[] = {
    {"Eiffel Tower", {48.8584, 2.2945}, "Paris", "FR"},
    {"Sacré-Cœur", {48.8867, 2.3431}, "Paris", "FR"},
    {"Palace of Versailles", {48.8049, 2.1204}, "Versailles", "FR"},
    {"Big Ben", {51.5007, -0.1246}, "London", "GB"},
    {"Greenwich Observatory", {51.4769, -0.0005}, "London", "GB"},
    {"Edinburgh Castle", {55.9486, -3.1999}, "Edinburgh", "GB"},
    {"Brandenburg Gate", {52.5163, 13.3777}, "Berlin", "DE"},
    {"Sanssouci", {52.4042, 13.0385}, "Potsdam", "DE"},
    {"Cologne Cathedral", {50.9413, 6.9583}, "Köln|Cologne", "DE"},
    {"Neuschwanstein", {47.5576, 10.7498}, "Füssen|Fuessen", "DE"},
    {"Colosseum", {41.8902, 12.4922}, "Rome", "IT"},
    {"St Peter's Square", {41.9022, 12.4568}, "Vatican City", "VA"},
    {"Leaning Tower", {43.7230, 10.3966}, "Pisa", "IT"},
    {"St Mark's Square", {45.4341, 12.3388}, "Venice", "IT"},
    {"Sagrada Família", {41.4036, 2.1744}, "Barcelona", "ES"},
    {"Alhambra", {37.1760, -3.5881}, "Granada", "ES"},
    {"Belém Tower", {38.6916, -9.2160}, "Lisbon", "PT"},
    {"Pena Palace", {38.7876, -9.3906}, "Sintra", "PT"},
    {"Charles Bridge", {50.0865, 14.4114}, "Prague", "CZ"},
    {"Schönbrunn", {48.1845, 16.3122}, "Vienna", "AT"},
    {"Acropolis", {37.9715, 23.7257}, "Athens", "GR"},
    {"Red Square", {55.7539, 37.6208}, "Moscow", "RU"},
    {"Hagia Sophia", {41.0086, 28.9802}, "İstanbul|Istanbul", "TR"},
    {"Nyhavn", {55.6797, 12.5913}, "Copenhagen", "DK"},
    {"Jet d'Eau", {46.2074, 6.1559}, "Genève|Geneva", "CH"},
    {"Forbidden City", {39.9163, 116.3972}, "Beijing", "CN"},
    {"The Bund", {31.2400, 121.4900}, "Shanghai", "CN"},
    {"Terracotta Army", {34.3841, 109.2785}, "Xi’an|Xi'an|Xian|Lintong", "CN"},
    {"Victoria Peak", {22.2759, 114.1455}, "Hong Kong", "HK"},
    {"Taipei 101", {25.0340, 121.5645}, "Taipei", "TW"},
    {"Shibuya Crossing", {35.6595, 139.7005}, "Tokyo", "JP"},
    {"Fushimi Inari", {34.9671, 135.7727}, "Kyoto", "JP"},
    {"Gyeongbokgung", {37.5796, 126.9770}, "Seoul", "KR"},
    {"Taj Mahal", {27.1751, 78.0421}, "Āgra|Agra", "IN"},
    {"Gateway of India", {18.9220, 72.8347}, "Mumbai", "IN"},
    {"Grand Palace", {13.7500, 100.4913}, "Bangkok", "TH"},
    {"Marina Bay Sands", {1.2834, 103.8607}, "Singapore", "SG"},
    {"Petronas Towers", {3.1579, 101.7116}, "Kuala Lumpur", "MY"},
    {"Burj Khalifa", {25.1972, 55.2744}, "Dubai", "AE"},
    {"Western Wall", {31.7767, 35.2345}, "Jerusalem", "IL"},
    {"Pyramids", {29.9792, 31.1342}, "Al Jīzah|Giza", "EG"},
    {"Table Mountain", {-33.9628, 18.4098}, "Cape Town", "ZA"},
    {"Jemaa el-Fnaa", {31.6258, -7.9891}, "Marrakesh|Marrakech", "MA"},
    {"Statue of Liberty", {40.6892, -74.0445}, "New York City", "US"},
    {"Coney Island", {40.5749, -73.9859}, "New York City|Brooklyn", "US"},
    {"Golden Gate Bridge", {37.8199, -122.4783}, "San Francisco", "US"},
    {"Hollywood Sign", {34.1341, -118.3215}, "Los Angeles|Hollywood", "US"},
    {"Christ the Redeemer", {-22.9519, -43.2105}, "Rio de Janeiro", "BR"},
    {"Obelisco", {-34.6037, -58.3816}, "Buenos Aires", "AR"},
    {"Sydney Opera House", {-33.8568, 151.2153}, "Sydney", "AU"},
};

bool isOneOf(std::string_view name, std::string_view names)
{
    while (!names.empty()) {
        const std::size_t bar = std::min(names.find('|'), names.size());
        if (names.substr(0, bar) == name) return true;
        names.remove_prefix(std::min(bar + 1, names.size()));
    }
    return false;
}

} // namespace

TEST_CASE("Of fifty well-known places at least 45 have the city and country by which a person calls them")
{
    using namespace std::chrono;
    const std::unique_ptr<Files> files = makeFiles();
    if (!files->exists(Path(lists) / "cities15000.txt")) skip("libtimezonemap-data");
    const auto begun = steady_clock::now();
    const Gazetteer gazetteer = must(Gazetteer::read(*files, lists));
    const auto read = steady_clock::now();
    int right = 0;
    for (const Landmark& landmark : landmarks) {
        const Whereabouts where = *gazetteer.whereIs(landmark.at);
        const PlaceNames names = gazetteer.names(gazetteer.cityAt(where));
        const bool isRight = isOneOf(names.city, landmark.city) && names.countryCode == landmark.country;
        right += isRight ? 1 : 0;
        std::printf("%s %s: %s, %s, %s, %.1f km\n", isRight ? "right" : "WRONG", landmark.name, names.city.c_str(),
                    names.region.c_str(), names.country.c_str(), where.km);
    }
    std::printf("%d of %zu right; %zu cities, %zu rows left out, %.1f MB, read in %lld ms\n", right,
                std::size(landmarks), gazetteer.cities(), gazetteer.leftOut(),
                static_cast<double>(gazetteer.bytes()) / 1e6,
                static_cast<long long>(duration_cast<milliseconds>(read - begun).count()));
    REQUIRE(std::size(landmarks) == 50);
    CHECK(right >= 45);
    CHECK(gazetteer.cities() > 20'000);
    CHECK(gazetteer.leftOut() < 10); // a region without a name
}

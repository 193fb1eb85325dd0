// Cities, regions and countries by GeoNames' lists, and which of them a position is in.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/Files.h"
#include "photo/Coordinates.h"
#include "place/EarthTree.h"

namespace albumen {

enum class PlaceLevel { country, region, city };
std::string_view nameOf(PlaceLevel level);

/// A place by its number in GeoNames, which no language and no newer list changes.
struct PlaceKey {
    PlaceLevel level{};
    std::uint32_t id = 0;
    auto operator<=>(const PlaceKey&) const = default;
};

/// How far a position is from the centre of its city, at most, to be called by it alone, to be in its region and in its
/// country: the list does not say where these end. Origin: the names of the positions in tests/unit/place; between two
/// cities of the outback lie 700 km.
inline constexpr double inCityKm = 30, inRegionKm = 100, inCountryKm = 400;

/// Where a position is, by the nearest city, or by the large one that this is a part of.
struct Whereabouts {
    std::uint32_t city = 0; ///< its place in the gazetteer
    double km = 0;          ///< to its centre
    bool inCity = false;    ///< near enough to be called by it alone
};

/// The names of a place and of what it lies in; empty: none is known.
struct PlaceNames {
    std::string city, region, country;
    std::string countryCode; ///< two letters of ISO 3166
};

/// Threads: all; const after it was read.
class Gazetteer
{
public:
    /// Reads cities15000.txt (or cities500, 1000 or 5000, whichever of them is the fullest), admin1Codes.txt (or
    /// admin1CodesASCII.txt) and countryInfo.txt of a folder. Rows that are none are left out.
    /// Fails: pathMissing (no list of cities); foreignFile (not one city in it); fileTooBig and kin. Without the two
    /// others regions have no names, and countries are called by their two letters.
    static Result<Gazetteer> read(Files& files, const Path& folder);

    std::size_t cities() const { return cities_.size(); }
    std::size_t leftOut() const { return leftOut_; } ///< rows that were none
    std::size_t bytes() const;                       ///< of memory, about

    /// None: there is no city at all.
    std::optional<Whereabouts> whereIs(const Coordinates& at) const;
    /// The city by which a position is called, be it far off.
    PlaceKey cityAt(const Whereabouts& where) const;
    /// The place of that level that a position is in. None: it is too far from any city for that.
    std::optional<PlaceKey> placeAt(const Whereabouts& where, PlaceLevel level) const;
    /// Of a place of any level; all empty: there is no such place.
    PlaceNames names(PlaceKey place) const;
    std::vector<PlaceKey> countries() const;
    /// A city's centre. None: no such city.
    std::optional<Coordinates> centre(PlaceKey city) const;

    /// Places called so in any language of the list, in small letters or large, with accents or without: cities, the
    /// largest first, then regions and countries. "Paris, Texas" and "Paris, US" narrow a city down by what it lies in.
    std::vector<PlaceKey> called(std::string_view text) const;
    /// Cities for a name that is not typed to its end: those called so, then those with a name that begins so, the
    /// largest first; as many as are wanted.
    std::vector<PlaceKey> beginning(std::string_view text, std::size_t most) const;

private:
    static constexpr std::uint16_t noRegion = 0xFFFF;
    struct City {
        std::uint32_t id = 0, people = 0;
        float latitude = 0, longitude = 0;
        std::uint32_t text = 0, end = 0; ///< in `text_`: name, plain name, others, parted by tabs and commas
        std::uint16_t country = 0, region = noRegion; ///< places in the lists
        bool capital = false;                         ///< of its country
    };
    struct Region {
        std::uint32_t id = 0;
        std::uint16_t country = 0;
        std::string code, name, plain; ///< "PT.14"
    };
    struct Country {
        std::uint32_t id = 0;
        std::string code, name;
    };
    class Reader;

    static bool isLarger(const City& a, const City& b);
    std::string_view textOf(const City& city) const;
    const City* cityOf(std::uint32_t id) const;
    template <class Fits> std::vector<PlaceKey> largestFirst(Fits fits) const;
    std::vector<PlaceKey> calledSo(std::string_view text) const;
    bool liesIn(const City& city, std::string_view place) const;

    std::vector<City> cities_;       ///< by id
    std::vector<Region> regions_;    ///< by code
    std::vector<Country> countries_; ///< by code
    std::string text_;               ///< names, as the list has them
    EarthTree tree_;
    std::size_t leftOut_ = 0;
};

} // namespace albumen

// What a library is asked about where photos were taken. Where a person said it, that counts; else what the file says.
// Pictures count once, by the first of their photos. `language`: in which names are wanted, "zh_CN"; empty: as GeoNames
// has them, most in English. Threads (all): any; they block, so the window asks from a worker.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/JobControl.h"
#include "photo/Coordinates.h"
#include "photo/Ids.h"
#include "place/Gazetteer.h"
#include "place/MapLines.h"

namespace albumen {

/// A place with its names. Of one that is near no city: all empty.
struct PlaceText {
    std::string name;             ///< of the place itself: a city, or a region or country where that is asked for
    std::string region, country;  ///< that it lies in; empty: not known, or the place itself
    std::optional<double> nearKm; ///< the place is not in the city, but so far from it
};
/// "Lisbon, Portugal"; "near Lisbon, 45 km, Portugal".
std::string placeInWords(const PlaceText& place);

struct PlaceCard {
    std::optional<PlaceKey> place; ///< none: there is no list of names, and photos near each other are a place
    bool around = false;           ///< not in the city, but nearer to it than to any other
    PlaceText text;
    Coordinates centre;                        ///< of its photos
    std::vector<PhotoId> photos;               ///< newest first, those without a time last
    std::uint64_t days = 0;                    ///< on which they were taken
    std::optional<std::int64_t> firstS, lastS; ///< seconds since 1970 of the local clock
};

struct PlacesCard {
    bool named = false;            ///< there is a list of names; else say noGazetteer
    std::vector<PlaceCard> places; ///< the most photos first
    std::uint64_t elsewhere = 0;   ///< photos with a position that is too far from any place of that level
    std::uint64_t without = 0;     ///< photos without a position
};

enum class PlaceFrom { none, file, said, proposed };

struct PhotoPlaceCard {
    PhotoId photo{};
    PlaceFrom from = PlaceFrom::none;
    std::optional<Coordinates> at;
    std::optional<Coordinates> inFile; ///< what the file says, whether it holds or not
    PlaceText text;
    std::optional<PhotoId> like;  ///< proposed: the photo whose place it is
    std::int64_t secondsAway = 0; ///< that it was taken before or after this one
};

/// Degrees. West of its west: a box across the 180th meridian.
struct GeoBox {
    double south = -90, west = -180, north = 90, east = 180;
    bool holds(const Coordinates& at) const;
};

struct ClusterCard {
    Coordinates centre;
    PlaceText text;
    std::vector<PhotoId> photos;
    std::optional<std::int64_t> firstS, lastS;
};

/// A place of a map: a city, what is near one, or where no city is near.
struct MapPlace {
    std::optional<PlaceKey> country, region, city; ///< none: too far from any city for that, or places have no names
    bool around = false;                           ///< as in PlaceCard
    PlaceText text;
};

struct MapPhoto {
    PhotoId photo{};
    ContentNo content{};
    Coordinates at;
    std::uint32_t place = 0; ///< of MapCard::places
};

/// All photos as a map and a list of places have them; newest first, those without a time last.
struct MapCard {
    bool named = false; ///< as in PlacesCard
    std::vector<MapPlace> places;
    std::vector<MapPhoto> photos;
    std::vector<PhotoId> without; ///< a position
};

/// A place for a name that somebody types.
struct PlaceOffer {
    PlaceKey place;
    PlaceText text;
    std::optional<Coordinates> centre; ///< of a city
};

class PlaceQuestions
{
public:
    virtual ~PlaceQuestions() = default;
    virtual Result<PlacesCard> list(PlaceLevel level, const std::string& language) const = 0;
    /// In the order given; one that never was is left out.
    virtual Result<std::vector<PhotoPlaceCard>> of(std::span<const PhotoId> photos,
                                                   const std::string& language) const = 0;
    /// Where photos without a place may have been taken, see place/PlaceProposals.h. Nothing is stored: SetPlace is.
    virtual Result<std::vector<PhotoPlaceCard>> proposals(const std::string& language) const = 0;
    /// Of the photos in a box, see place/PlaceClusters.h. Requires: radiusKm > 0.
    virtual Result<std::vector<ClusterCard>> clusters(const GeoBox& box, double radiusKm,
                                                      const std::string& language) const = 0;
    virtual Result<MapCard> map(const std::string& language) const = 0;
    /// Cities of that name, the largest first, then regions and countries; as Gazetteer::called, and in Chinese.
    /// Fails: usage (there is no list of names).
    virtual Result<std::vector<PlaceOffer>> called(const std::string& name, const std::string& language) const = 0;
    /// The same for a name that is not typed to its end, as Gazetteer::beginning. Fails: as called().
    virtual Result<std::vector<PlaceOffer>> beginning(const std::string& name, std::size_t most,
                                                      const std::string& language) const = 0;
    /// Coasts and borders. Fails: fileVanished and kin (marble-qt-data is not installed), foreignFile.
    virtual Result<std::vector<MapLine>> mapLines(int detail) const = 0;
};

} // namespace albumen

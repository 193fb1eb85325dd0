// What a word of a search means as the name of a place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/PlaceRows.h"
#include "library/FoundPictures.h"
#include "library/PlaceBook.h"

namespace albumen {

/// Threads: as the Db.
class SearchPlaces
{
public:
    SearchPlaces(Db& db, const PlaceBook& book) : db_(db), book_(book), gazetteer_(book.gazetteer()) {}

    /// It is the name of a place, whether photos are there or not.
    bool knows(const std::string& text) const;
    /// One meaning for each name that it may mean: "taken in Lisbon". Where there are none of a known name, one without
    /// pictures.
    Status add(const std::string& text, std::vector<Meaning>& all);

private:
    struct Found {
        ContentNo content{};
        Whereabouts where;
    };
    Status locate();

    Db& db_;
    const PlaceBook& book_;
    std::shared_ptr<const Gazetteer> gazetteer_;
    std::optional<std::vector<Found>> pictures_; ///< none: not asked yet
};

} // namespace albumen

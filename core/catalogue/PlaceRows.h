// Where pictures were taken: as a person said, else as their files say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalogue/Db.h"
#include "photo/Coordinates.h"
#include "photo/DateSpan.h"
#include "photo/Ids.h"

namespace albumen {

/// A picture of the collection, by the first of its photos, or the first of them that says it.
struct PictureWhere {
    ContentNo content{};
    PhotoId photo{};
    std::optional<Coordinates> inFile, said;
    std::optional<std::int64_t> takenLocalS;
    DateSpan takenSpan = DateSpan::moment; ///< how much of it is known
    std::optional<int> offsetMin;          ///< of the clock that said it, east of UTC
    std::string camera;
    bool refused = false; ///< a person wants no place to be proposed for it

    std::optional<Coordinates> at() const { return said ? said : inFile; }
};

/// What is no position on the earth counts as not said. Threads: as the Db.
class PlaceRows
{
public:
    explicit PlaceRows(Db& db) : db_(db) {}

    /// By their numbers; with those that have no position.
    Result<std::vector<PictureWhere>> all() const;
    /// As all(), and a picture whose files say several positions once for each, by the first of the files that says it.
    Result<std::vector<PictureWhere>> everywhere() const;
    /// By a person, of all pictures.
    Result<std::unordered_map<ContentNo, Coordinates>> said() const;
    Result<std::optional<Coordinates>> saidOf(ContentNo content) const;
    Result<std::optional<Coordinates>> inFile(PhotoId photo) const;

private:
    Db& db_;
};

} // namespace albumen

// Albums that a person made: a name, and pictures in an order, or a search that fills it; notes, and a cover.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/Db.h"
#include "photo/Ids.h"

namespace albumen {

struct AlbumRow {
    AlbumId id{};
    std::string name;
    std::string query;               ///< words of a search; empty: pictures were put in
    std::vector<ContentNo> pictures; ///< in their order, be their photos away or thrown away
    std::vector<PhotoId> photos;     ///< of those that are there, one each, in the same order
    std::string notes;
    std::optional<PhotoId> cover; ///< as a person chose it; none: they did not, or it is not there or not in it now
};

/// Threads: as the Db. makeRow(): inside a transaction of the writer.
class AlbumRows
{
public:
    explicit AlbumRows(Db& db) : db_(db) {}

    /// By name, without regard to case.
    Result<std::vector<AlbumRow>> all() const;
    /// None: there is no such album, or not any more.
    Result<std::optional<AlbumRow>> album(AlbumId id) const;
    /// One that no album ever had, not even one that was undone, and a uid by which other libraries know it. Writes.
    Result<AlbumId> makeRow();

private:
    Result<std::map<AlbumId, AlbumRow>> named() const;

    Db& db_;
};

} // namespace albumen

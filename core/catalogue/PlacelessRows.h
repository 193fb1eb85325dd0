// Who is said to be in a picture without a place in it, as another program has it: no face there is theirs.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/Db.h"
#include "catalogue/FilingRows.h"
#include "photo/Ids.h"

namespace albumen {

/// Threads: as the Db. Somebody with a decided or sure face in the picture is not among them, nor whose name is gone.
class PlacelessRows
{
public:
    explicit PlacelessRows(Db& db) : db_(db) {}

    /// One present photo of each picture that a root person is said to be in; by path.
    Result<std::vector<PhotoId>> photosOf(PersonId person) const;
    /// How many photosOf() has; those with none are left out.
    Result<std::map<PersonId, std::uint64_t>> counts() const;
    /// By name.
    Result<std::vector<std::pair<PersonId, std::string>>> peopleIn(ContentNo content) const;
    /// Adds them to the people of pictures to file, but for those who are not filed. Requires: `contents` by content.
    Status addTo(std::vector<FilingContent>& contents) const;

private:
    Db& db_;
};

} // namespace albumen

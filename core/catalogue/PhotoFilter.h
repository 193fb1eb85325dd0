// Lists of photos: which, in what order, and how many each value of a filter would leave. One pass over all photos.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "catalogue/Db.h"
#include "photo/PhotoQuery.h"

namespace albumen {

/// Fails: pathMissing (a folder to be in without a photo of the collection).
Result<PhotoList> photoList(Db& db, const PhotoQuery& query);

/// Photos under a filter, counted.
struct PhotoTally {
    std::uint64_t photos = 0, favourite = 0, noPeople = 0, unknownPeople = 0, unreadable = 0;
    std::map<PersonId, std::uint64_t> people;
    std::vector<PhotoSpan> months; ///< newest first; without `first`
    std::map<std::filesystem::path, std::uint64_t> folders;
};
Result<PhotoTally> photoTally(Db& db, const PhotoQuery& query);

} // namespace albumen

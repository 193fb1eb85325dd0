// Which pictures a measure speaks against, and what keeps them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "catalogue/Db.h"
#include "photo/Ids.h"
#include "photo/Understanding.h"
#include "similar/KeptBy.h"

namespace albumen {

/// A picture with a measure.
struct MeasuredPicture {
    ContentNo content{};
    float number = 0;
    std::string why;
};

/// What keeps pictures and photos, read once for many.
struct Keepers {
    std::set<PhotoId> decided;
    std::set<ContentNo> favourites, starred, inAlbums, onlyOfPerson;

    std::vector<KeptBy> of(PhotoId photo, ContentNo content) const;
};

/// Threads: as the Db.
class ReviewRows
{
public:
    explicit ReviewRows(Db& db) : db_(db) {}

    /// Of the collection, with at least so much of it, the most first; without those of which a person said that it
    /// does not hold.
    Result<std::vector<MeasuredPicture>> from(Measure measure, float limit, Verdict verdict) const;
    /// Of the collection, with a date burnt in, where neither a file nor a person says when it was taken; the surest
    /// first.
    Result<std::vector<MeasuredPicture>> withImprint() const;
    /// Photos of the collection of at least so many bytes, the largest first.
    Result<std::vector<PhotoId>> from(std::uint64_t bytes) const;
    Result<Keepers> keepers() const;

private:
    Db& db_;
};

} // namespace albumen

// Copies of one picture and shots of one scene: what is grouped by, the groups as they were shown last, and what tells
// which of a group to keep.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "catalogue/Db.h"
#include "similar/BestOfGroup.h"
#include "similar/PooledVectors.h"
#include "similar/SimilarFinder.h"

namespace albumen {

/// Present photos of one file's picture: the same, whatever their metadata says.
struct SameFiles {
    ContentNo content{};
    std::vector<PhotoId> photos; ///< by id
};

/// Threads: as the Db. store(): inside a derived transaction of the writer.
class AlikeRows
{
public:
    explicit AlikeRows(Db& db) : db_(db) {}

    /// Every picture of the collection that was looked at, and those that were thrown away; its vector goes to `looks`
    /// where `network` made it.
    Result<std::vector<PhotoToGroup>> photos(const std::optional<ModelRev>& network, PooledVectors& looks) const;
    /// Those of before, of pictures of the collection.
    Result<std::vector<AlikeGroup>> groups() const;
    /// The same with what was thrown away.
    Result<std::vector<AlikeGroup>> stored() const;
    /// Of those, what lies in the collection.
    Result<std::vector<AlikeGroup>> collected(std::vector<AlikeGroup> groups) const;
    /// In the place of those of before. `photos` were compared by this network.
    Status store(std::span<const AlikeGroup> groups, std::span<const PhotoToGroup> photos,
                 const std::optional<ModelRev>& network);
    /// Pictures with two present photos and more; not those that lie in an archive alone.
    Result<std::vector<SameFiles>> duplicates() const;
    /// Pictures of the collection of which other photos were thrown away.
    Result<std::set<ContentNo>> withThrownFiles() const;
    Result<KeepFacts> keepFacts(ContentNo content) const;
    /// How much of this a photo's file says: when and where it was taken, and by which camera. 0 to 3.
    Result<int> factsInFile(PhotoId photo) const;

private:
    Result<std::vector<AlikeGroup>> groupsOf(const std::string& view) const;
    Result<std::optional<Coordinates>> placeOf(ContentNo content) const;

    Db& db_;
};

} // namespace albumen

// Groups of faces that nobody has named yet: what the list of unnamed people shows.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalogue/Db.h"
#include "photo/Face.h"

namespace albumen {

/// A group to be stored. `number` is what people see ("Unnamed 3") and stays with the group.
struct GroupToKeep {
    std::int64_t number = 0;
    FaceId best{};
    std::vector<std::pair<FaceId, bool>> faces; ///< face, core
};

struct GroupRow {
    std::int64_t number = 0;
    std::uint64_t faces = 0, photos = 0;
    FaceId best{};
    std::vector<FaceId> members;
};

/// A face that got a decision or a sure match since the groups were made is in none, and a group without faces is not
/// there.
/// Threads: as the Db. Writing functions: inside a transaction of the writer.
class GroupRows
{
public:
    explicit GroupRows(Db& db) : db_(db) {}

    /// These and no others. Writes.
    Status replace(const std::vector<GroupToKeep>& groups, const ModelRev& embedder);
    /// The same in parts, so that no transaction is long: groups that take the place of those of their numbers, and
    /// their faces are in no other; in the end whatever has none of all the numbers goes. Write.
    Status put(std::span<const GroupToKeep> groups, const ModelRev& embedder);
    Status dropOthers(const std::vector<std::int64_t>& numbers);
    /// Faces that are one person with one face that all pairs have in common go to that one's group. Write.
    Status join(const std::vector<std::pair<FaceId, FaceId>>& pairs);
    /// Faces that are another person than the one that all pairs have in common leave its group, several of them for
    /// one group of their own, which is new. Write.
    Status part(const std::vector<std::pair<FaceId, FaceId>>& pairs);
    /// Faces that were one group are one again: that of most of them, else a new one. Write.
    Status reunite(const std::vector<FaceId>& faces);
    /// Unknown faces of the collection that are in no group of two and more, newest photo first.
    Result<std::vector<FaceId>> singles() const;
    /// The face by which a group is shown. Writes.
    Status setBest(std::int64_t number, FaceId face);
    Result<std::vector<std::int64_t>> ids() const; ///< of two faces or more, largest first, then by number
    /// In the order given; one that is not there is left out.
    Result<std::vector<GroupRow>> rows(std::span<const std::int64_t> numbers) const;
    Result<std::vector<GroupRow>> list() const; ///< all, in the order of ids()
    /// The face by which a group is shown, whatever became of it. None: no such group.
    Result<std::optional<FaceId>> best(std::int64_t number) const;
    /// By id. Fails: personUnknown (no such group).
    Result<std::vector<FaceId>> members(std::int64_t number) const;
    /// The numbers of the groups that were made of this embedder's vectors, by face.
    Result<std::unordered_map<FaceId, std::int64_t>> numbers(const ModelRev& embedder) const;
    /// The highest number ever given to a group plus one.
    Result<std::int64_t> nextNumber() const;
    /// Faces of groups of fewer than `smallerThan`, and in no group, that were all seen on one day (as a person said,
    /// else as the photos say; each photo that says nothing is a day of its own) and of which none may be somebody
    /// known.
    struct Strangers {
        std::uint64_t groups = 0;
        std::vector<FaceId> faces;
    };
    Result<Strangers> strangers(std::size_t smallerThan) const;

private:
    /// The face that all pairs have in common, and the others; of a single pair the one that weighs more.
    struct Star {
        FaceId centre{};
        std::vector<FaceId> others;
    };
    Result<std::int64_t> weightOf(FaceId face) const;
    Result<Star> starOf(const std::vector<std::pair<FaceId, FaceId>>& pairs) const;
    Result<std::int64_t> make(FaceId best, std::int64_t modelKey);
    Status move(FaceId face, std::optional<std::int64_t> group);
    Status setSize(std::int64_t group);

    Db& db_;
};

} // namespace albumen

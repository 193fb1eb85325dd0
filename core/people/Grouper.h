// Unknown faces into groups of one person each: the port, and the method in use.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/JobControl.h"
#include "people/Constraints.h"
#include "photo/Face.h"
#include "photo/Photo.h"

namespace albumen {

struct FaceToGroup {
    FaceId face{};
    ContentId content; ///< the picture it is in: two faces of one picture are never one group
    RelBox box;
    FaceGrade grade = FaceGrade::unusable;
    std::span<const float> vector;
    std::int64_t shown = 0; ///< the number of the group in which a person has seen it; 0: none
};

struct FaceGroup {
    std::vector<FaceId> faces; ///< the cores first
    std::size_t cores = 0;     ///< Good faces; at least one
};

struct Partition {
    std::vector<FaceGroup> groups; ///< of two faces and more, largest first
    std::vector<FaceId> single;    ///< noise: like nobody else
};

/// Threads: all; no state.
class Grouper
{
public:
    virtual ~Grouper() = default;
    /// Requires: unit vectors of one ModelRev. Ensures: every face in one group or single; the same partition, in the
    /// same order, whatever the order of the faces. Poor and Unusable faces join a group by its cores; they neither
    /// found one nor connect two. A group that was shown stays together, others may join it: only one that now holds
    /// two faces of one picture or two that a person kept apart is grouped anew. None: cancelled.
    virtual std::optional<Partition> group(std::span<const FaceToGroup> faces, const Constraints& constraints,
                                           const JobControl& job) const = 0;
};

/// First whispers (people/Whispers.h) on pairs up to `limit` (1 - cosine, "group" in the model's record) say which
/// faces may be one person, and these are joined, the nearest in the mean of all pairs first, unless they are far apart
/// in the mean; then the parts within `limit` in the mean. Takes time with the square of the faces: 10,000 in a second
/// or two.
std::unique_ptr<Grouper> makeGrouper(float limit, int threads = 1);

/// Without the whispers, to compare with: the parts within `limit` in the mean alone.
std::unique_ptr<Grouper> makeMeanGrouper(float limit, int threads = 1);

} // namespace albumen

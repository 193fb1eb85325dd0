// Which pictures are copies of one picture, and which are shots of one scene: groups over stored looks, times and
// places; no picture is opened for it, but where a pair is in doubt.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/JobControl.h"
#include "photo/Ids.h"
#include "similar/AlikeLimits.h"
#include "similar/AlikeShift.h"
#include "similar/PooledVectors.h"

namespace albumen {

/// A picture as it is grouped.
struct PhotoToGroup {
    ContentNo id{};
    std::uint64_t hash = 0;                  ///< Look::hash; 0: none
    std::size_t look = 0;                    ///< its row in the PooledVectors
    std::optional<std::int64_t> takenLocalS; ///< where the camera said a moment; none for a mere day
    std::optional<double> latitude, longitude;
    std::vector<Tag> tags;
    std::string scene;         ///< its likeliest class; empty: not asked
    std::string name;          ///< of its file, without the end; empty: unknown
    int width = 0, height = 0; ///< pixels; 0: unknown
    bool asked = false;        ///< was there when groups were made before: of two such, nothing is asked again
};

/// Ensures (of results): two members or more, ascending; a picture is in one group of a kind at most.
struct AlikeGroup {
    AlikeKind kind = AlikeKind::copies;
    ContentNo number{}; ///< the lowest member when the group was first shown; no two groups of a kind share one
    std::vector<ContentNo> members;
    bool operator==(const AlikeGroup&) const = default;
};

/// Do two pictures show one and the same, whatever was cut away (similar/SamePicture.h)? Asked for the few pairs that
/// the looks leave in doubt.
using AskSamePicture = std::function<bool(ContentNo, ContentNo)>;

/// The same of two pictures of one second and one size: are they one shot, as it is or with other colours, and not two
/// of a burst (similar/SamePicture.h)?
using AskSameShot = std::function<bool(ContentNo, ContentNo)>;

/// The same of two of one size of which no time says that they are of one moment.
using AskSamePlaces = std::function<bool(ContentNo, ContentNo)>;

struct AlikeInput {
    std::span<const PhotoToGroup> photos; ///< in any order, each once
    const PooledVectors& looks;
    AlikeLimits limits;                ///< of the network that made most of the vectors
    std::span<const AlikeGroup> shown; ///< groups of before, which stay together and keep their numbers
    AskSamePicture ask;                ///< may be absent: doubtful pairs stay apart
    AskSameShot askShot = {};          ///< may be absent: those it is asked of stay apart
    AskSamePlaces askPlaces = {};      ///< the same
};

/// Ensures: the same groups, copies first, each kind by number, whatever the order of photos and groups shown; whoever
/// was shown together still is, where both are among the photos; groups that were shown do not become one, others may
/// join them. All members of a group are alike, not only each to the next. None: cancelled. Threads: all.
/// Takes a few seconds for 100,000, not counting what `ask` takes.
std::optional<std::vector<AlikeGroup>> groupAlike(const AlikeInput& input, const JobControl& job);

} // namespace albumen

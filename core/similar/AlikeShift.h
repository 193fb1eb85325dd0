// How far somebody moved the limits from where on pictures lie in one group.
#pragma once

#include <string_view>
#include <vector>

#include "similar/AlikeLimits.h"
#include "similar/PooledVectors.h"

namespace albumen {

/// Stored as numbers: never change one, only add.
enum class AlikeKind : int {
    copies = 1, ///< one picture, edited, made smaller, compressed anew, cropped or mirrored; never two shots of a burst
    similar = 2 ///< shots of one scene: a burst, or the same subject, near in time and place, and looking alike
};
std::string_view nameOf(AlikeKind kind);

/// Beyond the limits of the network, so that it holds for another one too. Copies that are less alike than those limits
/// ask are told by their pixels, which no likeness changes: their limit goes up only.
struct AlikeShift {
    static constexpr float most = 0.6F;
    static constexpr float leastOf(AlikeKind kind) { return kind == AlikeKind::similar ? -0.2F : 0; }

    float copies = 0, similar = 0;

    float of(AlikeKind kind) const { return kind == AlikeKind::similar ? similar : copies; }
    float& of(AlikeKind kind) { return kind == AlikeKind::similar ? similar : copies; }
};

/// How alike all members of a group are at least. Ensures: at most 1.
float leastLikeness(AlikeKind kind, const AlikeLimits& limits, float shift = 0);

/// The limits for shots of one scene: what is less alike than leastLikeness() is never of one, and below the network's
/// own limits pairs may be less alike by as much.
AlikeLimits movedScenes(AlikeLimits limits, float shift);

/// Parts of a group, all rows of each at least so alike, the surest together first: two rows and more, ascending. Rows
/// that cannot be compared agree with all. Threads: all while nobody adds.
std::vector<std::vector<std::size_t>> partsOf(const PooledVectors& group, float least);

} // namespace albumen

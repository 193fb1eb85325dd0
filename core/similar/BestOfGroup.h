// Which picture of a group is proposed to be kept, and why.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "photo/Coordinates.h"
#include "photo/Face.h"
#include "photo/Ids.h"

namespace albumen {

/// What is known of a picture of the group. None: not measured, and then nobody is better by it.
struct KeepFacts {
    ContentNo id{};
    std::optional<float> sharpness;  ///< Measure::laplacian
    std::optional<float> shaken;     ///< Measure::shaken or ::unsharp, whichever is more
    std::optional<float> brightness; ///< Measure::brightness, 0..1
    std::vector<FaceQuality> faces;
    int namedPeople = 0;
    std::uint64_t pixels = 0;    ///< of the full picture; 0: unknown
    std::uint64_t bytes = 0;     ///< of the largest file
    std::int64_t modifiedNs = 0; ///< of the oldest file
    bool favourite = false;
    int stars = 0;                           ///< 1..5; 0: none
    bool camera = false;                     ///< the file names a camera, as an original does
    std::optional<std::int64_t> takenLocalS; ///< as a person said, else as a file says
    std::optional<Coordinates> at;           ///< the same
};

/// Why one picture is proposed rather than the others. Stored as numbers: never change one, only add.
enum class KeepReason : int {
    favourite = 1,
    notShaken = 2,   ///< where others are
    morePeople = 3,  ///< with names
    betterFaces = 4, ///< more of them good, and looking at the camera
    original = 5,    ///< as a camera made it
    sharper = 6,
    betterExposed = 7,
    larger = 8,    ///< more pixels
    moreBytes = 9, ///< of as many pixels
    first = 10,    ///< nothing tells them apart: the one that was found first
    older = 11,    ///< the file was made before the others
    saysMore = 12, ///< when or where it was taken, or what else a file says
    moreStars = 13,
};
std::string_view nameOf(KeepReason reason);

struct KeepProposal {
    ContentNo best{};
    std::vector<KeepReason> reasons; ///< by which it is better than another one of the group; weightiest first
};

/// Each regard has points, of which a picture gets the share of the others that it is better than; the most points win,
/// then more pixels, more bytes, the lowest number. Requires: one or more, each once. Ensures: the same answer whatever
/// the order; at least one reason where there are two pictures or more. Threads: all.
KeepProposal bestOf(std::span<const KeepFacts> group);

/// The picture that the others are copies of, however sharpened or brightened those are: a favourite, else the
/// one with most stars, one that names a camera, else the one with most pixels, one that is not nearly black, not
/// blurred, not far less sharp than another one, one that says when and where it was taken, the oldest file, the most
/// bytes, the lowest number. Requires, ensures: as bestOf. Threads: all.
KeepProposal originalOf(std::span<const KeepFacts> group);

/// Does it say a date or a place that the kept one does not say? Threads: all.
bool saysMore(const KeepFacts& one, const KeepFacts& kept);

} // namespace albumen

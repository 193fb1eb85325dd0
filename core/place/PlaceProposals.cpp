#include "place/PlaceProposals.h"

#include <algorithm>
#include <map>

#include "base/Day.h"
#include "place/Earth.h"

namespace albumen {
namespace {

using InTime = std::vector<const PhotoInTime*>; // all with a position, by time

std::int64_t between(const PhotoInTime& a, const PhotoInTime& b)
{
    return std::abs(a.takenLocalS - b.takenLocalS);
}

/// Null: it is too far off to say anything.
const PhotoInTime* ifNear(const PhotoInTime* other, const PhotoInTime& photo)
{
    return other && between(*other, photo) <= proposalSeconds &&
                   floorDay(other->takenLocalS) == floorDay(photo.takenLocalS)
               ? other
               : nullptr;
}

std::optional<PlaceProposal> proposalFor(const PhotoInTime& photo, const InTime& placed)
{
    const auto at = std::ranges::lower_bound(placed, photo.takenLocalS, {}, &PhotoInTime::takenLocalS);
    const PhotoInTime* const after = ifNear(at == placed.end() ? nullptr : *at, photo);
    const PhotoInTime* const before = ifNear(at == placed.begin() ? nullptr : *(at - 1), photo);
    if (!before && !after) return std::nullopt;
    const PhotoInTime* nearest = before ? before : after;
    if (before && after) {
        if (kmBetween(*before->at, *after->at) > proposalKm) return std::nullopt;
        if (between(*after, photo) < between(*before, photo)) nearest = after;
    } else if (between(*nearest, photo) > oneSidedSeconds) {
        return std::nullopt;
    }
    return PlaceProposal{photo.id, *nearest->at, nearest->id, between(*nearest, photo)};
}

} // namespace

std::vector<PlaceProposal> proposePlaces(std::span<const PhotoInTime> photos)
{
    InTime all;
    for (const PhotoInTime& photo : photos)
        if (photo.at) all.push_back(&photo);
    std::ranges::sort(all, {}, [](const PhotoInTime* photo) { return std::pair(photo->takenLocalS, photo->id); });
    std::map<std::string, InTime> byCamera;
    for (const PhotoInTime* const photo : all)
        if (!photo->camera.empty()) byCamera[photo->camera].push_back(photo);
    std::vector<PlaceProposal> proposals;
    for (const PhotoInTime& photo : photos) {
        if (photo.at) continue;
        const auto same = byCamera.find(photo.camera);
        auto proposal = same == byCamera.end() ? std::nullopt : proposalFor(photo, same->second);
        if (!proposal) proposal = proposalFor(photo, all);
        if (proposal) proposals.push_back(*proposal);
    }
    std::ranges::sort(proposals, {}, &PlaceProposal::photo);
    return proposals;
}

} // namespace albumen

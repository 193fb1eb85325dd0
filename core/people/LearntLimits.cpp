#include "people/LearntLimits.h"

#include <algorithm>
#include <map>

#include "base/Contract.h"
#include "people/NearPeople.h"

namespace albumen {
namespace {

// Origin of all: own measurement with face-reidentification-retail-0095, 40 people known by 20 faces each, the faces of
// 5,000 strangers. At the record's limit 36 % of the strangers are named, 98.3 % of the known rightly and 1.0 %
// wrongly; where a twentieth of the known faces have another person within the limit, 2 %, 96.8 % and 0.2 %. With five
// people or one face each nothing changes. A hundredth instead names 0.9 % and 95.0 %.
constexpr double mayMeetAnother = 0.05;
// With ten faces each, and up to eight faces refused a person, that leaves 4.3 % of strangers named; half of the
// refused out of the limit 2.4 %; whoever is nearer to a refused face than to the person out as well, 1.2 %. Of the
// known 97.6, 97.0 and 96.9 % are named rightly.
constexpr std::size_t refusedEnough = 3;
// Fewer faces, or of fewer people, say nothing: family alone.
constexpr std::size_t facesEnough = 20, peopleEnough = 5;
// Spread over all: the twentieth of them is 25.
constexpr std::size_t facesAsked = 500;

std::size_t peopleIn(const Gallery& gallery)
{
    std::vector<PersonId> roots;
    for (std::size_t row = 0; row < gallery.size(); ++row) roots.push_back(gallery[row].root);
    std::sort(roots.begin(), roots.end());
    return static_cast<std::size_t>(std::unique(roots.begin(), roots.end()) - roots.begin());
}

/// Distance of a known face to the nearest person that it is not; `reach` when nobody is within it.
float toAnother(const Gallery& gallery, std::size_t row, std::span<const Neighbour> near, float reach)
{
    for (const NearPerson& person : nearPeople(gallery, gallery.rows()[row], near))
        if (person.root != gallery[row].root) return std::min(person.distance, reach);
    return reach;
}

float matchFor(const Gallery& gallery, const VectorIndex& index, float given)
{
    if (gallery.size() < facesEnough || peopleIn(gallery) < peopleEnough) return given;
    const std::size_t step = (gallery.size() + facesAsked - 1) / facesAsked;
    std::vector<float> distances;
    for (std::size_t row = 0; row < gallery.size(); row += step) {
        const auto near = index.within(gallery.rows().part(row, 1), neighboursWithin(given));
        distances.push_back(toAnother(gallery, row, near.front(), given));
    }
    const auto place = static_cast<std::ptrdiff_t>(mayMeetAnother * static_cast<double>(distances.size()));
    std::nth_element(distances.begin(), distances.begin() + place, distances.end());
    return distances[static_cast<std::size_t>(place)];
}

MatchLimits moved(MatchLimits limits, float match)
{
    const float by = match - limits.match;
    return {.match = match, .strict = limits.strict + by, .ask = limits.ask + by};
}

/// Per person the distances at which they were refused.
std::map<PersonId, std::vector<float>> refusedAt(const Gallery& gallery, const VectorIndex& index,
                                                 const std::vector<RefusedFace>& refused, float ask)
{
    std::map<PersonId, std::vector<float>> distances;
    for (const RefusedFace& face : refused)
        if (const auto distance = distanceTo(gallery, index, face.root, face.vector, ask))
            distances[face.root].push_back(*distance);
    return distances;
}

} // namespace

MatchLimits shifted(MatchLimits record, LimitShift by)
{
    const float match = std::clamp(record.match + by.match, 0.F, 1.F);
    return {.match = match,
            .strict = std::clamp(record.strict + by.match, 0.F, match),
            .ask = std::clamp(record.ask + by.ask, match, 1.F)};
}

const MatchLimits& LearntLimits::of(PersonId root) const
{
    const auto own = own_.find(root);
    return own == own_.end() ? all_ : own->second;
}

bool LearntLimits::likeRefused(PersonId root, std::span<const float> face, float distance) const
{
    const auto refused = refused_.find(root);
    return refused != refused_.end() &&
           std::any_of(refused->second.begin(), refused->second.end(), [&](const std::vector<float>& other) {
               return distanceFrom(innerProduct(face.data(), other.data(), face.size())) < distance;
           });
}

void LearntLimits::narrow(PersonId root, float match)
{
    if (match < all_.match) own_[root] = moved(all_, match);
}

void LearntLimits::refuse(RefusedFace face)
{
    refused_[face.root].push_back(std::move(face.vector));
}

LearntLimits learnLimits(const Gallery& gallery, const VectorIndex& index, std::vector<RefusedFace> refused,
                         MatchLimits given, float floor)
{
    EXPECTS(given.strict <= given.match && given.match <= given.ask);
    const float least = std::min(floor, given.match);
    const MatchLimits ofAll = moved(given, std::max(least, matchFor(gallery, index, given.match)));
    return withRefused(gallery, index, std::move(refused), given, ofAll, floor);
}

LearntLimits withRefused(const Gallery& gallery, const VectorIndex& index, std::vector<RefusedFace> refused,
                         MatchLimits given, MatchLimits ofAll, float floor)
{
    const float least = std::min(floor, given.match);
    LearntLimits limits(ofAll);
    for (auto& [root, distances] : refusedAt(gallery, index, refused, given.ask)) {
        if (distances.size() < refusedEnough) continue;
        const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
        std::nth_element(distances.begin(), middle, distances.end());
        limits.narrow(root, std::max(least, *middle));
    }
    for (RefusedFace& face : refused) limits.refuse(std::move(face));
    return limits;
}

} // namespace albumen

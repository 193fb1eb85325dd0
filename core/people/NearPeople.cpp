#include "people/NearPeople.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace albumen {
namespace {

// How much nearer than the nearest of five faces their mean may be, and how fast the weight of a farther face falls
// with its cosine. Origin: people kept apart by models/training/faces, 1 % of strangers let in, five faces known: the
// nearest face alone names 65 and 96.4 % rightly (a pupil with cosine 0.68 to its teacher, the teacher), this mean 75
// and 97.0 %; weights of 4 to 16 are within 1 %.
constexpr float meanIsNearer = 0.1F, nearerCountsMore = 8;

bool ranksBefore(const NearPerson& a, const NearPerson& b)
{
    return std::tie(a.distance, a.root) < std::tie(b.distance, b.root);
}

/// From the face to the mean of the rows, each weighted by how near it is.
float toMean(const Gallery& gallery, std::span<const float> face, std::span<const std::size_t> rows)
{
    std::vector<float> mean(face.size(), 0.F);
    for (const std::size_t row : rows) {
        const std::span<const float> known = gallery.rows()[row];
        const float weight = std::exp(nearerCountsMore * innerProduct(face.data(), known.data(), face.size()));
        for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += weight * known[i];
    }
    const float length = std::sqrt(innerProduct(mean.data(), mean.data(), mean.size()));
    return distanceFrom(innerProduct(face.data(), mean.data(), mean.size()) / length);
}

} // namespace

std::vector<NearPerson> nearPeople(const Gallery& gallery, std::span<const float> face, std::span<const Neighbour> near)
{
    std::map<PersonId, std::vector<std::size_t>> nearestOf;
    for (const Neighbour& neighbour : near) {
        std::vector<std::size_t>& rows = nearestOf[gallery[neighbour.row].root];
        if (rows.size() < facesPerPerson) rows.push_back(neighbour.row);
    }
    std::vector<NearPerson> people;
    people.reserve(nearestOf.size());
    for (auto& [root, rows] : nearestOf) {
        const float distance = toMean(gallery, face, rows);
        people.push_back({root, std::move(rows), distance});
    }
    std::sort(people.begin(), people.end(), ranksBefore);
    return people;
}

std::vector<NearPerson> everybodyNear(const Gallery& gallery, const VectorIndex& index, std::span<const float> face,
                                      float reach, std::optional<FaceId> itself)
{
    constexpr float everybody = 2; // 1 - cosine is never more
    auto all = index.within({face.data(), 1, face.size()}, everybody).front();
    std::erase_if(all, [&](const Neighbour& one) { return gallery[one.row].face == itself; });
    const float within = neighboursWithin(reach);
    const auto beyond =
        std::find_if(all.begin(), all.end(), [within](const Neighbour& one) { return one.distance > within; });
    std::vector<NearPerson> people = nearPeople(gallery, face, {all.begin(), beyond});
    std::set<PersonId> met;
    for (const NearPerson& person : people) met.insert(person.root);
    for (NearPerson& person : nearPeople(gallery, face, all))
        if (!met.contains(person.root)) people.push_back(std::move(person));
    std::sort(people.begin(), people.end(), ranksBefore);
    return people;
}

std::optional<float> distanceTo(const Gallery& gallery, const VectorIndex& index, PersonId root,
                                std::span<const float> face, float within)
{
    const auto near = index.within({face.data(), 1, face.size()}, neighboursWithin(within));
    for (const NearPerson& person : nearPeople(gallery, face, near.front()))
        if (person.root == root) return person.distance;
    return std::nullopt;
}

float neighboursWithin(float distance)
{
    return distance + meanIsNearer;
}

} // namespace albumen

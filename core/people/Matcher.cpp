#include "people/Matcher.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/Contract.h"
#include "people/Assignment.h"

namespace albumen {
namespace {

// Added to every gain, so that a distance right at the limit is still a gain; far below what distances can tell.
constexpr double gainOfAny = 1e-6;
// How much nearer than the nearest of five faces their mean may be, and how fast the weight of a farther face falls
// with its cosine. Origin: people kept apart by models/training/faces, 1 % of strangers let in, five faces known: the
// nearest face alone names 65 and 96.4 % rightly (a pupil with cosine 0.68 to its teacher, the teacher), this mean 75
// and 97.0 %; weights of 4 to 16 are within 1 %.
constexpr float meanIsNearer = 0.1F, nearerCountsMore = 8;

float farthest(FaceGrade grade, const MatchLimits& limits)
{
    return grade == FaceGrade::poor ? limits.match : limits.ask;
}

float farthestSure(FaceGrade grade, const MatchLimits& limits)
{
    return grade == FaceGrade::poor ? limits.strict : limits.match;
}

/// Those that may be matched, left to right: ties fall the same way every time.
std::vector<std::size_t> inOrder(std::span<const FaceToMatch> faces)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < faces.size(); ++i)
        if (faces[i].grade != FaceGrade::unusable) order.push_back(i);
    const auto key = [&](std::size_t i) {
        const FaceToMatch& f = faces[i];
        return std::tie(f.box.x, f.box.y, f.box.w, f.box.h, f.face);
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    return order;
}

} // namespace

/// A person that a face may be.
struct Matcher::Candidate {
    PersonId root{};
    std::vector<std::size_t> rows; ///< that person's faces nearest to this one, the nearest first
    float distance = 0;
};

Matcher::Matcher(const Gallery& gallery, const VectorIndex& index, const Constraints& constraints, MatchLimits limits)
    : gallery_(gallery), index_(index), constraints_(constraints), limits_(limits)
{
    EXPECTS(limits.strict <= limits.match && limits.match <= limits.ask);
}

/// From the face to the mean of the rows, each weighted by how near it is.
float Matcher::distanceTo(std::span<const float> face, std::span<const std::size_t> rows) const
{
    std::vector<float> mean(face.size(), 0.F);
    for (const std::size_t row : rows) {
        const std::span<const float> known = gallery_.rows()[row];
        const float weight = std::exp(nearerCountsMore * innerProduct(face.data(), known.data(), face.size()));
        for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += weight * known[i];
    }
    const float length = std::sqrt(innerProduct(mean.data(), mean.data(), mean.size()));
    return distanceFrom(innerProduct(face.data(), mean.data(), mean.size()) / length);
}

/// Nearest first; one per root.
Matcher::Candidates Matcher::candidatesOf(ContentNo content, const FaceToMatch& face,
                                          std::span<const Neighbour> near) const
{
    std::map<PersonId, std::vector<std::size_t>> nearestOf;
    for (const Neighbour& neighbour : near) {
        std::vector<std::size_t>& rows = nearestOf[gallery_[neighbour.row].root];
        if (rows.size() < facesPerPerson) rows.push_back(neighbour.row);
    }
    Candidates candidates;
    for (auto& [root, rows] : nearestOf) {
        if (!constraints_.mayBe(face.face, content, root)) continue;
        const float distance = distanceTo(face.vector, rows);
        candidates.push_back({root, std::move(rows), distance});
    }
    std::sort(candidates.begin(), candidates.end(),
              [](const auto& a, const auto& b) { return std::tie(a.distance, a.root) < std::tie(b.distance, b.root); });
    return candidates;
}

Match Matcher::matchOf(const FaceToMatch& face, const Candidates& candidates, const Candidate& chosen) const
{
    const Gallery::Entry& evidence = gallery_[chosen.rows.front()];
    Match match{.person = evidence.person, .distance = chosen.distance, .evidence = evidence.face};
    match.grade = chosen.distance <= farthestSure(face.grade, limits_) ? MatchGrade::sure : MatchGrade::ask;
    const auto other =
        std::find_if(candidates.begin(), candidates.end(), [&](const auto& c) { return c.root != chosen.root; });
    if (other != candidates.end()) {
        match.runnerUp = other->root;
        match.runnerUpDistance = other->distance;
        if (other->distance - chosen.distance < runnerUpMargin) match.grade = MatchGrade::ask;
    }
    return match;
}

/// Per face the candidate chosen for it, if any.
std::vector<const Matcher::Candidate*> Matcher::assign(std::span<const Candidates> faces,
                                                       std::span<const float> limits) const
{
    std::map<PersonId, std::size_t> columns; // by id: ties fall the same way every time
    for (std::size_t row = 0; row < faces.size(); ++row)
        for (const Candidate& candidate : faces[row])
            if (candidate.distance <= limits[row]) columns.emplace(candidate.root, 0);
    std::size_t count = 0;
    for (auto& column : columns) column.second = count++;

    std::vector<double> gains(faces.size() * count, 0.0);
    std::vector<const Candidate*> pairs(faces.size() * count, nullptr);
    for (std::size_t row = 0; row < faces.size(); ++row) {
        for (const Candidate& candidate : faces[row]) {
            if (candidate.distance > limits[row]) continue;
            const std::size_t at = row * count + columns.at(candidate.root);
            gains[at] = double{limits[row]} - double{candidate.distance} + gainOfAny;
            pairs[at] = &candidate;
        }
    }
    const auto assigned = assignMostGain(gains, faces.size(), count);
    std::vector<const Candidate*> chosen(faces.size(), nullptr);
    for (std::size_t row = 0; row < faces.size(); ++row)
        if (assigned[row]) chosen[row] = pairs[row * count + *assigned[row]];
    return chosen;
}

std::vector<std::optional<Match>> Matcher::match(ContentNo content, std::span<const FaceToMatch> faces) const
{
    std::vector<std::optional<Match>> matches(faces.size());
    const std::vector<std::size_t> order = inOrder(faces);
    if (order.empty() || gallery_.empty()) return matches;
    std::vector<float> vectors, limits;
    for (const std::size_t i : order) {
        EXPECTS(faces[i].vector.size() == gallery_.dim());
        vectors.insert(vectors.end(), faces[i].vector.begin(), faces[i].vector.end());
        limits.push_back(farthest(faces[i].grade, limits_));
    }
    const float reach = std::max(limits_.ask, limits_.match + runnerUpMargin) + meanIsNearer;
    const auto near = index_.within({vectors.data(), order.size(), gallery_.dim()}, reach);
    std::vector<Candidates> candidates;
    for (std::size_t row = 0; row < order.size(); ++row)
        candidates.push_back(candidatesOf(content, faces[order[row]], near[row]));
    const auto chosen = assign(candidates, limits);
    for (std::size_t row = 0; row < order.size(); ++row)
        if (chosen[row]) matches[order[row]] = matchOf(faces[order[row]], candidates[row], *chosen[row]);
    return matches;
}

} // namespace albumen

#include "people/Matcher.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/Contract.h"
#include "people/Assignment.h"

namespace albumen {
namespace {

// Added to every gain, so that a distance right at the limit is still a gain; far below what distances can tell.
constexpr double gainOfAny = 1e-6;

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

/// A person that a face may be: the nearest of that person's faces.
struct Matcher::Candidate {
    PersonId root{};
    std::size_t row = 0;
    float distance = 0;
};

Matcher::Matcher(const Gallery& gallery, const VectorIndex& index, const Constraints& constraints, MatchLimits limits)
    : gallery_(gallery), index_(index), constraints_(constraints), limits_(limits)
{
    EXPECTS(limits.strict <= limits.match && limits.match <= limits.ask);
}

/// Nearest first; one per root.
Matcher::Candidates Matcher::candidatesOf(ContentNo content, const FaceToMatch& face,
                                          std::span<const Neighbour> near) const
{
    Candidates candidates;
    for (const Neighbour& neighbour : near) {
        const PersonId root = gallery_[neighbour.row].root;
        const auto same = [root](const Candidate& candidate) { return candidate.root == root; };
        if (std::any_of(candidates.begin(), candidates.end(), same)) continue;
        if (constraints_.mayBe(face.face, content, root))
            candidates.push_back({root, neighbour.row, neighbour.distance});
    }
    std::sort(candidates.begin(), candidates.end(),
              [](const auto& a, const auto& b) { return std::tie(a.distance, a.root) < std::tie(b.distance, b.root); });
    return candidates;
}

Match Matcher::matchOf(const FaceToMatch& face, const Candidates& candidates, const Candidate& chosen) const
{
    const Gallery::Entry& evidence = gallery_[chosen.row];
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
    const float reach = std::max(limits_.ask, limits_.match + runnerUpMargin);
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

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

float farthestAsked(FaceGrade grade, const MatchLimits& limits)
{
    return grade == FaceGrade::poor ? limits.match : limits.ask;
}

float matchReach(const LearntLimits& limits)
{
    return std::max(limits.ofAll().ask, limits.ofAll().match + runnerUpMargin);
}

Matcher::Matcher(const Gallery& gallery, const VectorIndex& index, const Constraints& constraints,
                 const LearntLimits& limits)
    : gallery_(gallery), index_(index), constraints_(constraints), limits_(limits)
{
}

/// Nearest first; one per root.
Matcher::Candidates Matcher::candidatesOf(ContentNo content, const FaceToMatch& face,
                                          std::span<const Neighbour> near) const
{
    Candidates candidates = nearPeople(gallery_, face.vector, near);
    std::erase_if(candidates, [&](const NearPerson& person) {
        return !constraints_.mayBe(face.face, content, person.root) ||
               limits_.likeRefused(person.root, face.vector, person.distance);
    });
    return candidates;
}

Match Matcher::matchOf(const FaceToMatch& face, const Candidates& candidates, const NearPerson& chosen) const
{
    const Gallery::Entry& evidence = gallery_[chosen.rows.front()];
    Match match{.person = evidence.person, .distance = chosen.distance, .evidence = evidence.face};
    const float sure = farthestSure(face.grade, limits_.of(chosen.root));
    match.grade = chosen.distance <= sure ? MatchGrade::sure : MatchGrade::ask;
    const auto other =
        std::find_if(candidates.begin(), candidates.end(), [&](const auto& c) { return c.root != chosen.root; });
    if (other != candidates.end()) {
        match.runnerUp = other->root;
        match.runnerUpDistance = other->distance;
        if (other->distance - chosen.distance < runnerUpMargin) match.grade = MatchGrade::ask;
    }
    return match;
}

/// Per face the candidate chosen for it, if any. What is gained by a pair is how much nearer it is than the limits of
/// all ask for, so that a narrower limit of one person says only whether.
std::vector<const NearPerson*> Matcher::assign(std::span<const FaceToMatch* const> faces,
                                               std::span<const Candidates> candidates) const
{
    const auto allowed = [&](std::size_t row, const NearPerson& person) {
        return person.distance <= farthestAsked(faces[row]->grade, limits_.of(person.root));
    };
    std::map<PersonId, std::size_t> columns; // by id: ties fall the same way every time
    for (std::size_t row = 0; row < faces.size(); ++row)
        for (const NearPerson& person : candidates[row])
            if (allowed(row, person)) columns.emplace(person.root, 0);
    std::size_t count = 0;
    for (auto& column : columns) column.second = count++;

    std::vector<double> gains(faces.size() * count, 0.0);
    std::vector<const NearPerson*> pairs(faces.size() * count, nullptr);
    for (std::size_t row = 0; row < faces.size(); ++row) {
        for (const NearPerson& person : candidates[row]) {
            if (!allowed(row, person)) continue;
            const std::size_t at = row * count + columns.at(person.root);
            const MatchLimits& all = limits_.ofAll();
            const double reach = faces[row]->grade == FaceGrade::poor ? all.match : all.ask;
            gains[at] = reach - double{person.distance} + gainOfAny;
            pairs[at] = &person;
        }
    }
    const auto assigned = assignMostGain(gains, faces.size(), count);
    std::vector<const NearPerson*> chosen(faces.size(), nullptr);
    for (std::size_t row = 0; row < faces.size(); ++row)
        if (assigned[row]) chosen[row] = pairs[row * count + *assigned[row]];
    return chosen;
}

/// Of this person alone: who else is near plays no part.
Against Matcher::against(ContentNo content, const FaceToMatch& face, const NearPerson& person) const
{
    if (face.grade == FaceGrade::unusable) return Against::unusable;
    if (const Against said = constraints_.against(face.face, content, person.root); said != Against::nothing)
        return said;
    if (limits_.likeRefused(person.root, face.vector, person.distance)) return Against::likeRefused;
    if (person.distance > farthestAsked(face.grade, limits_.of(person.root))) return Against::beyond;
    const bool sure = person.distance <= farthestSure(face.grade, limits_.of(person.root));
    return sure ? Against::nothing : Against::limit;
}

std::vector<Weighed> Matcher::weigh(ContentNo content, const FaceToMatch& face) const
{
    std::vector<Weighed> weighed;
    if (gallery_.empty()) return weighed;
    EXPECTS(face.vector.size() == gallery_.dim());
    const std::vector<NearPerson> people = everybodyNear(gallery_, index_, face.vector, matchReach(limits_), face.face);
    for (const NearPerson& person : people)
        weighed.push_back({.root = person.root,
                           .distance = person.distance,
                           .sure = farthestSure(face.grade, limits_.of(person.root)),
                           .ask = farthestAsked(face.grade, limits_.of(person.root)),
                           .against = against(content, face, person)});
    // As match() chooses: the nearest who may be it, and nobody else nearly as near.
    const auto mayBe = [](const Weighed& one) {
        return one.against == Against::nothing || one.against == Against::limit || one.against == Against::beyond;
    };
    const auto first = std::find_if(weighed.begin(), weighed.end(), mayBe);
    if (first == weighed.end()) return weighed;
    const auto second = std::find_if(first + 1, weighed.end(), mayBe);
    if (first->against == Against::nothing && second != weighed.end() &&
        second->distance - first->distance < runnerUpMargin)
        first->against = Against::margin;
    for (auto other = first + 1; other != weighed.end(); ++other)
        if (other->against == Against::nothing || other->against == Against::limit) other->against = Against::nearer;
    return weighed;
}

std::vector<std::optional<Match>> Matcher::match(ContentNo content, std::span<const FaceToMatch> faces) const
{
    std::vector<std::optional<Match>> matches(faces.size());
    const std::vector<std::size_t> order = inOrder(faces);
    if (order.empty() || gallery_.empty()) return matches;
    std::vector<float> vectors;
    std::vector<const FaceToMatch*> asked;
    for (const std::size_t i : order) {
        EXPECTS(faces[i].vector.size() == gallery_.dim());
        vectors.insert(vectors.end(), faces[i].vector.begin(), faces[i].vector.end());
        asked.push_back(&faces[i]);
    }
    const auto near =
        index_.within({vectors.data(), order.size(), gallery_.dim()}, neighboursWithin(matchReach(limits_)));
    std::vector<Candidates> candidates;
    for (std::size_t row = 0; row < order.size(); ++row)
        candidates.push_back(candidatesOf(content, *asked[row], near[row]));
    const auto chosen = assign(asked, candidates);
    for (std::size_t row = 0; row < order.size(); ++row)
        if (chosen[row]) matches[order[row]] = matchOf(*asked[row], candidates[row], *chosen[row]);
    return matches;
}

} // namespace albumen

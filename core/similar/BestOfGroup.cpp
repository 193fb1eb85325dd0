#include "similar/BestOfGroup.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/Contract.h"

namespace albumen {
namespace {

constexpr std::array<std::string_view, 14> reasonNames{
    "",       "favourite",  "not shaken",  "more people", "better faces", "original",  "sharper", "better exposed",
    "larger", "more bytes", "found first", "older",       "says more",    "more stars"};

/// How good a face is to look at: graded first, then turned to the camera. A frontal good face counts 1.
float faceWorth(const FaceQuality& face)
{
    constexpr float turnedAway = 60; // degrees at which nothing of it counts
    const float grade = face.grade == FaceGrade::good ? 1.F : face.grade == FaceGrade::poor ? 0.4F : 0.1F;
    const float turn = std::hypot(face.yaw, face.pitch);
    return grade * (0.5F + 0.5F * std::max(0.F, 1 - turn / turnedAway));
}

float facesWorth(const KeepFacts& facts)
{
    float sum = 0;
    for (const FaceQuality& face : facts.faces) sum += faceWorth(face);
    return sum;
}

/// How far from the brightness that is pleasant; a photo of a third to two thirds is as good as any.
float badExposure(float brightness)
{
    return std::max({0.F, 0.33F - brightness, brightness - 0.67F});
}

/// What a picture is worth in one regard, and by how much one must be beyond another to count as better. None: unknown.
struct Regard {
    KeepReason reason;
    float points;
    float margin; ///< as a share of the greater where `relative`, else in the unit of the value
    bool relative;
    std::optional<float> (*worth)(const KeepFacts&);
};

// The points: what a person chose outweighs all that is measured; faces and shake outweigh what only pixels say.
constexpr Regard regards[] = {
    {KeepReason::favourite, 32, 0, false,
     [](const KeepFacts& f) -> std::optional<float> { return f.favourite ? 1.F : 0.F; }},
    {KeepReason::moreStars, 32, 0, false,
     [](const KeepFacts& f) -> std::optional<float> { return static_cast<float>(f.stars); }},
    {KeepReason::notShaken, 8, 0.25F, false,
     [](const KeepFacts& f) -> std::optional<float> {
         return f.shaken ? std::optional<float>(1 - *f.shaken) : std::nullopt;
     }},
    {KeepReason::morePeople, 6, 0, false,
     [](const KeepFacts& f) -> std::optional<float> { return static_cast<float>(f.namedPeople); }},
    {KeepReason::betterFaces, 5, 0.15F, true, [](const KeepFacts& f) -> std::optional<float> { return facesWorth(f); }},
    {KeepReason::original, 4, 0, false,
     [](const KeepFacts& f) -> std::optional<float> { return f.camera ? 1.F : 0.F; }},
    {KeepReason::sharper, 4, 0.2F, true, [](const KeepFacts& f) { return f.sharpness; }},
    {KeepReason::betterExposed, 2, 0.05F, false,
     [](const KeepFacts& f) -> std::optional<float> {
         return f.brightness ? std::optional<float>(-badExposure(*f.brightness)) : std::nullopt;
     }},
    {KeepReason::larger, 3, 0.1F, true,
     [](const KeepFacts& f) -> std::optional<float> {
         return f.pixels > 0 ? std::optional<float>(static_cast<float>(f.pixels)) : std::nullopt;
     }},
};

bool beyond(float a, float b, const Regard& regard)
{
    return a - b > (regard.relative ? regard.margin * std::abs(a) : regard.margin);
}

/// The share of the others that this one is better than in that regard.
float shareBeaten(const KeepFacts& one, std::span<const KeepFacts> group, const Regard& regard)
{
    const auto mine = regard.worth(one);
    if (!mine || group.size() < 2) return 0;
    const auto beaten = std::count_if(group.begin(), group.end(), [&](const KeepFacts& other) {
        const auto theirs = regard.worth(other);
        return theirs && beyond(*mine, *theirs, regard);
    });
    return static_cast<float>(beaten) / static_cast<float>(group.size() - 1);
}

struct Judged {
    const KeepFacts* facts = nullptr;
    float points = 0;
    std::vector<KeepReason> reasons;
};

Judged judge(const KeepFacts& one, std::span<const KeepFacts> group)
{
    Judged judged{&one, 0, {}};
    std::vector<std::pair<float, KeepReason>> gained;
    for (const Regard& regard : regards)
        if (const float points = regard.points * shareBeaten(one, group, regard); points > 0) {
            judged.points += points;
            gained.emplace_back(points, regard.reason);
        }
    std::stable_sort(gained.begin(), gained.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [points, reason] : gained) judged.reasons.push_back(reason);
    return judged;
}

bool better(const Judged& a, const Judged& b)
{
    if (a.points != b.points) return a.points > b.points;
    if (a.facts->pixels != b.facts->pixels) return a.facts->pixels > b.facts->pixels;
    if (a.facts->bytes != b.facts->bytes) return a.facts->bytes > b.facts->bytes;
    return a.facts->id < b.facts->id;
}

/// What settled it where no regard did.
KeepReason settledBy(const KeepFacts& best, std::span<const KeepFacts> group)
{
    const auto another = [&](auto&& differs) { return std::any_of(group.begin(), group.end(), differs); };
    if (another([&](const KeepFacts& other) { return other.pixels < best.pixels; })) return KeepReason::larger;
    if (another([&](const KeepFacts& other) { return other.bytes < best.bytes; })) return KeepReason::moreBytes;
    return KeepReason::first;
}

} // namespace

std::string_view nameOf(KeepReason reason)
{
    return reasonNames[static_cast<std::size_t>(reason)];
}

KeepProposal bestOf(std::span<const KeepFacts> group)
{
    EXPECTS(!group.empty());
    Judged best = judge(group.front(), group);
    for (const KeepFacts& one : group.subspan(1))
        if (Judged judged = judge(one, group); better(judged, best)) best = std::move(judged);
    if (best.reasons.empty() && group.size() > 1) best.reasons.push_back(settledBy(*best.facts, group));
    return {best.facts->id, std::move(best.reasons)};
}

KeepProposal originalOf(std::span<const KeepFacts> group)
{
    EXPECTS(!group.empty());
    constexpr float blurredFrom = 0.5F;  // as quality/ShakeCheck.h has it, whatever limits a person moved
    constexpr float nearlyBlack = 0.06F; // mean brightness: of such a picture hardly anything is seen
    constexpr float sharperTimes = 8;    // chosen: sharpening adds up to five times, a blur that is seen takes ten
    struct Sign {
        KeepReason reason;
        std::int64_t (*worth)(const KeepFacts&, float sharpest);
    };
    constexpr Sign signs[] = {
        {KeepReason::favourite, [](const KeepFacts& f, float) -> std::int64_t { return f.favourite ? 1 : 0; }},
        {KeepReason::moreStars, [](const KeepFacts& f, float) -> std::int64_t { return f.stars; }},
        {KeepReason::original, [](const KeepFacts& f, float) -> std::int64_t { return f.camera ? 1 : 0; }},
        {KeepReason::larger, [](const KeepFacts& f, float) { return static_cast<std::int64_t>(f.pixels); }},
        // Of one size only: what was made smaller looks sharper.
        {KeepReason::betterExposed,
         [](const KeepFacts& f, float) -> std::int64_t { return f.brightness.value_or(1) < nearlyBlack ? 0 : 1; }},
        {KeepReason::notShaken,
         [](const KeepFacts& f, float) -> std::int64_t { return f.shaken.value_or(0) < blurredFrom ? 1 : 0; }},
        {KeepReason::sharper,
         [](const KeepFacts& f, float sharpest) -> std::int64_t {
             return f.sharpness && *f.sharpness * sharperTimes < sharpest ? 0 : 1;
         }},
        {KeepReason::saysMore,
         [](const KeepFacts& f, float) -> std::int64_t { return (f.takenLocalS ? 1 : 0) + (f.at ? 1 : 0); }},
        {KeepReason::older, [](const KeepFacts& f, float) { return -f.modifiedNs; }},
        {KeepReason::moreBytes, [](const KeepFacts& f, float) { return static_cast<std::int64_t>(f.bytes); }},
        {KeepReason::first, [](const KeepFacts& f, float) { return -raw(f.id); }}};
    std::vector<const KeepFacts*> left;
    for (const KeepFacts& one : group) left.push_back(&one);
    KeepProposal proposal;
    for (const Sign& sign : signs) {
        float sharpest = 0;
        for (const KeepFacts* one : left) sharpest = std::max(sharpest, one->sharpness.value_or(0));
        std::int64_t most = sign.worth(*left.front(), sharpest);
        for (const KeepFacts* one : left) most = std::max(most, sign.worth(*one, sharpest));
        if (std::erase_if(left, [&](const KeepFacts* one) { return sign.worth(*one, sharpest) < most; }) > 0)
            proposal.reasons.push_back(sign.reason);
        if (left.size() == 1) break;
    }
    proposal.best = left.front()->id;
    return proposal;
}

bool saysMore(const KeepFacts& one, const KeepFacts& kept)
{
    constexpr double sameDegrees = 1e-4; // some ten metres: programs round when they write
    const auto elsewhere = [&] {
        return std::abs(one.at->latitude - kept.at->latitude) > sameDegrees ||
               std::abs(one.at->longitude - kept.at->longitude) > sameDegrees;
    };
    return (one.takenLocalS && one.takenLocalS != kept.takenLocalS) || (one.at && (!kept.at || elsewhere()));
}

} // namespace albumen

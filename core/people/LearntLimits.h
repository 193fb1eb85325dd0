// How near is near enough, learnt from what a person confirmed and refused.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "people/Gallery.h"

namespace albumen {

/// Distances, 1 - cosine. Requires: strict <= match <= ask.
struct MatchLimits {
    float match = 0;  ///< up to here a Good face is sure
    float strict = 0; ///< up to here a Poor face is sure; between strict and match it is asked
    float ask = 0;    ///< up to here a Good face is asked
    bool operator==(const MatchLimits&) const = default;
};

/// How far a person moved limits from those of the model's record.
struct LimitShift {
    static constexpr float most = 0.2F; ///< either way. Origin: a choice of ours, beyond it everybody or nobody matches
    float match = 0, ask = 0;
    bool operator==(const LimitShift&) const = default;
};
/// Strict moves with match. Ensures: 0 <= strict <= match <= ask <= 1.
MatchLimits shifted(MatchLimits record, LimitShift by);

/// A face of grade Good of which somebody said that it is not this person.
struct RefusedFace {
    PersonId root{};
    std::vector<float> vector; ///< of the gallery's ModelRev
};

/// The limits of each person. Threads: all while only read.
class LearntLimits
{
public:
    /// Nothing is learnt yet: `all` for everyone.
    explicit LearntLimits(MatchLimits all) : all_(all) {}

    const MatchLimits& ofAll() const { return all_; }
    const std::unordered_map<PersonId, MatchLimits>& own() const { return own_; } ///< of those who differ
    /// Ensures: none wider than those of all.
    const MatchLimits& of(PersonId root) const;
    /// Whether a face this far from a person is nearer still to one that was refused for that person: a "no" holds for
    /// whoever looks like the face it was said of.
    bool likeRefused(PersonId root, std::span<const float> face, float distance) const;

    void narrow(PersonId root, float match); ///< all three limits move together
    void refuse(RefusedFace face);

private:
    MatchLimits all_;
    std::unordered_map<PersonId, MatchLimits> own_;
    std::unordered_map<PersonId, std::vector<std::vector<float>>> refused_;
};

/// The more faces are known, the nearer to one of them a stranger lies: the match limit is where few of the confirmed
/// faces find another person within it, and for somebody of whom faces were refused, where half of those are out. Never
/// wider than `given`, the limits of the model's record, and never under `floor`, its group limit. The given limits
/// where too little is known. Threads: all.
LearntLimits learnLimits(const Gallery& gallery, const VectorIndex& index, std::vector<RefusedFace> refused,
                         MatchLimits given, float floor);
/// The same with limits of all that were learnt before: only what was refused is learnt anew. Threads: all.
LearntLimits withRefused(const Gallery& gallery, const VectorIndex& index, std::vector<RefusedFace> refused,
                         MatchLimits given, MatchLimits ofAll, float floor);

} // namespace albumen

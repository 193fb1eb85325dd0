// The faces of one photo to people, all together: each person at most once, the most gain in sum.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "people/Constraints.h"
#include "people/Gallery.h"
#include "people/LearntLimits.h"
#include "people/NearPeople.h"
#include "people/VectorIndex.h"
#include "photo/Face.h"

namespace albumen {

/// A runner-up nearer than this behind the person chosen makes the answer a question. Origin: a choice of ours, about
/// the distance between two photos of a burst; not measured.
inline constexpr float runnerUpMargin = 0.03F;

/// Up to here a face of this grade is at least asked about.
float farthestAsked(FaceGrade grade, const MatchLimits& limits);
/// No person farther than this plays a part in what a face is matched with.
float matchReach(const LearntLimits& limits);

struct FaceToMatch {
    FaceId face{};
    RelBox box;
    FaceGrade grade = FaceGrade::unusable;
    std::span<const float> vector; ///< of the gallery's ModelRev
};

/// Somebody a face was weighed with.
struct Weighed {
    PersonId root{};
    float distance = 0;      ///< to the person
    float sure = 0, ask = 0; ///< up to here the face would be theirs; would be asked
    Against against{};       ///< what keeps the face from being theirs without a question, whoever else is near
};

/// Threads: all, as long as gallery, index, constraints and limits stay.
class Matcher
{
public:
    /// `index` is over gallery.rows().
    Matcher(const Gallery& gallery, const VectorIndex& index, const Constraints& constraints,
            const LearntLimits& limits);

    /// The undecided faces of one picture. Ensures: one answer per face, in the order given; no two of them of one root
    /// person; Unusable faces have none; the answer does not depend on the order.
    /// The evidence is the nearest face of the person; the distance is that to the mean.
    /// Person, root and runner-up: the match names the person that the evidence face was given; the runner-up is the
    /// nearest other root that this face may be, as a root.
    std::vector<std::optional<Match>> match(ContentNo content, std::span<const FaceToMatch> faces) const;
    /// Everybody known, nearest first, however far; a known face is not weighed with itself. Requires: the vector is of
    /// the gallery's length. Ensures: who is nothing, limit or beyond is what match() would say of this face alone.
    std::vector<Weighed> weigh(ContentNo content, const FaceToMatch& face) const;

private:
    using Candidates = std::vector<NearPerson>;
    Candidates candidatesOf(ContentNo content, const FaceToMatch& face, std::span<const Neighbour> near) const;
    Against against(ContentNo content, const FaceToMatch& face, const NearPerson& person) const;
    std::vector<const NearPerson*> assign(std::span<const FaceToMatch* const> faces,
                                          std::span<const Candidates> candidates) const;
    Match matchOf(const FaceToMatch& face, const Candidates& candidates, const NearPerson& chosen) const;

    const Gallery& gallery_;
    const VectorIndex& index_;
    const Constraints& constraints_;
    const LearntLimits& limits_;
};

} // namespace albumen

// The faces of one photo to people, all together: each person at most once, the most gain in sum.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "people/Constraints.h"
#include "people/Gallery.h"
#include "people/VectorIndex.h"
#include "photo/Face.h"

namespace albumen {

/// Distances, 1 - cosine, from the model's record. Requires: strict <= match <= ask.
struct MatchLimits {
    float match = 0;  ///< up to here a Good face is sure
    float strict = 0; ///< up to here a Poor face is sure; between strict and match it is asked
    float ask = 0;    ///< up to here a Good face is asked
};

/// A runner-up nearer than this behind the person chosen makes the answer a question. Origin: a choice of ours, about
/// the distance between two photos of a burst; not measured.
inline constexpr float runnerUpMargin = 0.03F;

/// A person is met as the mean of this many of their faces, those nearest to the face asked about, the nearer the
/// weightier: one lucky likeness counts less, and a child's photos do not blur the grown-up's. Origin: own measurement,
/// Matcher.cpp; three and five are alike, all of them are worse.
inline constexpr std::size_t facesPerPerson = 5;

struct FaceToMatch {
    FaceId face{};
    RelBox box;
    FaceGrade grade = FaceGrade::unusable;
    std::span<const float> vector; ///< of the gallery's ModelRev
};

/// Threads: all, as long as gallery, index and constraints stay.
class Matcher
{
public:
    /// `index` is over gallery.rows().
    Matcher(const Gallery& gallery, const VectorIndex& index, const Constraints& constraints, MatchLimits limits);

    /// The undecided faces of one picture. Ensures: one answer per face, in the order given; no two of them of one root
    /// person; Unusable faces have none; the answer does not depend on the order.
    /// The evidence is the nearest face of the person; the distance is that to the mean.
    /// Person, root and runner-up: the match names the person that the evidence face was given; the runner-up is the
    /// nearest other root that this face may be, as a root.
    std::vector<std::optional<Match>> match(ContentNo content, std::span<const FaceToMatch> faces) const;

private:
    struct Candidate;
    using Candidates = std::vector<Candidate>;
    float distanceTo(std::span<const float> face, std::span<const std::size_t> rows) const;
    Candidates candidatesOf(ContentNo content, const FaceToMatch& face, std::span<const Neighbour> near) const;
    std::vector<const Candidate*> assign(std::span<const Candidates> faces, std::span<const float> limits) const;
    Match matchOf(const FaceToMatch& face, const Candidates& candidates, const Candidate& chosen) const;

    const Gallery& gallery_;
    const VectorIndex& index_;
    const Constraints& constraints_;
    MatchLimits limits_;
};

} // namespace albumen

// How far a face is from the people of a gallery.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "people/Gallery.h"

namespace albumen {

/// A person is met as the mean of this many of their faces, those nearest to the face asked about, the nearer the
/// weightier: one lucky likeness counts less, and a child's photos do not blur the grown-up's. Origin: own measurement,
/// NearPeople.cpp; three and five are alike, all of them are worse.
inline constexpr std::size_t facesPerPerson = 5;

struct NearPerson {
    PersonId root{};
    std::vector<std::size_t>
        rows;           ///< of the gallery: that person's faces nearest to the one asked about, nearest first
    float distance = 0; ///< 1 - cosine, to the mean of the rows
};

/// `near`: the gallery's rows within neighboursWithin(distance) of the face, nearest first. Ensures: everyone up to
/// that distance, one entry per root, nearest first, equal ones by root. Threads: all.
std::vector<NearPerson> nearPeople(const Gallery& gallery, std::span<const float> face,
                                   std::span<const Neighbour> near);

/// Everybody, however far, nearest first, equal ones by root; `itself` is not among their faces. Who has faces within
/// neighboursWithin(reach) is met by these alone, so that a face is as far from a person as nearPeople() of these would
/// have it, whoever asks. Threads: all.
std::vector<NearPerson> everybodyNear(const Gallery& gallery, const VectorIndex& index, std::span<const float> face,
                                      float reach, std::optional<FaceId> itself = {});

/// From a face to one person. None: farther than `within`. Threads: all.
std::optional<float> distanceTo(const Gallery& gallery, const VectorIndex& index, PersonId root,
                                std::span<const float> face, float within);

/// How far to look for single faces so that no person up to `distance` is missed.
float neighboursWithin(float distance);

} // namespace albumen

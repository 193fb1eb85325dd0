// Carries group numbers over, so that "Unnamed 3" stays the same face for the person who saw it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "people/Grouper.h"

namespace albumen {

struct NumberedGroup {
    std::int64_t number = 0;
    FaceGroup group;
};

/// What was shown: number -> faces.
struct ShownGroup {
    std::int64_t number = 0;
    std::vector<FaceId> faces;
};

/// Each number goes to the group that has most of its faces; where several want one group, the one with most faces in
/// it, then the lowest number. A number whose group is taken goes to the next group with faces of it. Other groups get
/// numbers from `nextNumber` on, in the order of the partition (by size).
/// Requires: nextNumber greater than every number ever shown. Ensures: groups in the order of the partition, no number
/// twice.
std::vector<NumberedGroup> keepNumbers(const Partition& partition, std::span<const ShownGroup> shown,
                                       std::int64_t nextNumber);

} // namespace albumen

// Which pictures are recommended for deletion, by what number, and what keeps them from it. Nothing is deleted by this.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "photo/Ids.h"

namespace albumen {

/// Stored as numbers: never change one, only add.
enum class DeleteKind : int { copy = 1, similar = 2, shaken = 3, dark = 4, screenshot = 5 };
std::string_view nameOf(DeleteKind kind);

/// What keeps a picture from being recommended. Stored as numbers: never change one, only add.
enum class KeptBy : int {
    decided = 1, ///< a person said that it stays
    favourite = 2,
    inAlbum = 3,
    onlyOfPerson = 4, ///< somebody is in it who is in no other photo of that day
};
std::string_view nameOf(KeptBy why);

/// A better picture of its group, and how like it this one is.
struct BetterOne {
    ContentNo best{};
    float likeness = 0; ///< 0..1
};

/// What is known of a picture. None: not asked, or not in a group, or the best of it.
struct DeleteFacts {
    std::optional<BetterOne> copyOf, similarTo;
    std::optional<float> shaken, dark, screenshot; ///< as Measure has them
    bool decidedToKeep = false, favourite = false, inAlbum = false;
    bool onlyOfPerson = false;
};

/// From which number on each speaks against a picture.
struct DeleteLimits {
    float copy = 0, similar = 0, shaken = 0, dark = 0, screenshot = 0;
};

struct Recommendation {
    DeleteKind kind{};
    float number = 0, limit = 0; ///< number >= limit
    std::vector<KeptBy> keptBy;  ///< in the order of KeptBy; empty: it is recommended
    bool stands() const { return keptBy.empty(); }
};

/// All that speaks against a picture, in the order of DeleteKind, whether or not something keeps it. Threads: all.
std::vector<Recommendation> recommend(const DeleteFacts& facts, const DeleteLimits& limits);

} // namespace albumen

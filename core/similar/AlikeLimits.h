// From where on pictures are taken for copies of one another, or for shots of one scene.
#pragma once

#include <cstdint>

namespace albumen {

/// Likenesses are those of PooledVectors, and so belong to one network; distances are hashDistance().
struct AlikeLimits {
    // Copies: both must hold.
    int copyHash = 6;
    float copyLikeness = 0.9F;
    int copyHashAlone = 3; ///< where there are not two vectors of one network
    // Doubtful pairs, about which the pictures themselves are asked.
    int doubtHash = 11;         ///< from 12 bits on, CodeTables may miss one
    float doubtLikeness = 0.4F; ///< with doubtHash
    float likelyCopy = 0.78F;   ///< whatever the hash
    int asksOfOne = 4;          ///< at most in vain about one picture, the likest first
    float copyApart = 0.4F;     ///< members of one group are at least so alike; within doubtHash without vectors

    // Shots of one scene.
    std::int64_t burstS = 10; ///< seconds between two shots of a burst
    float burstLikeness = 0.65F;
    std::int64_t sceneS = 600; ///< seconds from the first to the last of one scene
    double sceneM = 100;       ///< metres
    float sceneLikeness = 0.75F;
    int sceneHash = 11;      ///< where there are not two vectors of one network
    float sceneApart = 0.6F; ///< members of one group are at least so alike

    /// What is found by an example is at least so like it. Own measurement with mobilenet-v2-1.0-224: of 5,784 pairs of
    /// photos of two subjects 77 % are less alike, of 1,716 pairs of one subject 7 %.
    float listedLikeness = 0.4F;
};

/// For vectors of `albumen-scene5`, which knows five classes only and finds most pictures alike: far stricter.
inline constexpr AlikeLimits sceneNetworkLimits{.copyLikeness = 0.97F,
                                                .doubtLikeness = 0.85F,
                                                .likelyCopy = 0.94F,
                                                .copyApart = 0.8F,
                                                .burstLikeness = 0.9F,
                                                .sceneLikeness = 0.94F,
                                                .sceneApart = 0.87F,
                                                .listedLikeness = 0};

} // namespace albumen

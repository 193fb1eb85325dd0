#include "similar/AlikeShift.h"

#include <algorithm>
#include <tuple>

#include "similar/AlikeParts.h"

namespace albumen {

std::string_view nameOf(AlikeKind kind)
{
    return kind == AlikeKind::similar ? "similar" : "duplicates";
}

float leastLikeness(AlikeKind kind, const AlikeLimits& limits, float shift)
{
    return std::min(1.F, (kind == AlikeKind::similar ? limits.sceneApart : limits.copyApart) + shift);
}

AlikeLimits movedScenes(AlikeLimits limits, float shift)
{
    limits.sceneApart = leastLikeness(AlikeKind::similar, limits, shift);
    for (float* const pair : {&limits.burstLikeness, &limits.sceneLikeness})
        *pair = shift < 0 ? *pair + shift : std::max(*pair, limits.sceneApart);
    return limits;
}

std::vector<std::vector<std::size_t>> partsOf(const PooledVectors& group, float least)
{
    const auto alike = [&](std::size_t a, std::size_t b) { return group.likeness(a, b).value_or(1); };
    const auto agree = [&](std::size_t a, std::size_t b) { return alike(a, b) >= least; };
    std::vector<std::tuple<float, std::size_t, std::size_t>> pairs;
    for (std::size_t a = 0; a < group.count(); ++a)
        for (std::size_t b = a + 1; b < group.count(); ++b)
            if (agree(a, b)) pairs.emplace_back(-alike(a, b), a, b);
    std::ranges::sort(pairs);
    AlikeParts parts(group.count());
    for (const auto& [sureness, a, b] : pairs) parts.join(a, b, agree);
    std::vector<std::vector<std::size_t>> rows;
    for (AlikeParts::Part& part : parts.parts()) rows.push_back(std::move(part.rows));
    return rows;
}

} // namespace albumen

#include "people/GroupKeeper.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace albumen {
namespace {

struct Claim {
    std::size_t faces = 0; ///< shared by the shown group and the new one
    std::int64_t number = 0;
    std::size_t group = 0;
};

std::vector<Claim> claimsOf(const Partition& partition, std::span<const ShownGroup> shown)
{
    std::unordered_map<FaceId, std::size_t> groupOf;
    for (std::size_t group = 0; group < partition.groups.size(); ++group)
        for (const FaceId face : partition.groups[group].faces) groupOf.emplace(face, group);
    std::vector<Claim> claims;
    for (const ShownGroup& old : shown) {
        std::map<std::size_t, std::size_t> shared;
        for (const FaceId face : old.faces)
            if (const auto group = groupOf.find(face); group != groupOf.end()) ++shared[group->second];
        for (const auto& [group, faces] : shared) claims.push_back({faces, old.number, group});
    }
    std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
        if (a.faces != b.faces) return a.faces > b.faces;
        return a.number != b.number ? a.number < b.number : a.group < b.group;
    });
    return claims;
}

} // namespace

std::vector<NumberedGroup> keepNumbers(const Partition& partition, std::span<const ShownGroup> shown,
                                       std::int64_t nextNumber)
{
    std::vector<std::optional<std::int64_t>> numbers(partition.groups.size());
    std::map<std::int64_t, std::size_t> taken;
    for (const Claim& claim : claimsOf(partition, shown))
        if (!numbers[claim.group] && taken.emplace(claim.number, claim.group).second)
            numbers[claim.group] = claim.number;
    std::vector<NumberedGroup> groups;
    for (std::size_t group = 0; group < partition.groups.size(); ++group)
        groups.push_back({numbers[group] ? *numbers[group] : nextNumber++, partition.groups[group]});
    return groups;
}

} // namespace albumen

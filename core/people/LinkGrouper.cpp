// Grouping in three steps. Link: the Good faces along their nearest pairs, where the two parts are alike on the whole
// too, so that one lucky pair does not join two people. Gather: parts that are alike on the whole although no kept pair
// joins them. Join: Poor and Unusable faces each to the group of its nearest Good face.
#include "people/Grouper.h"

#include "people/GroupParts.h"
#include "people/NearPairs.h"

namespace albumen {
namespace {

// How much farther than the limit two linked parts may lie from each other in the mean of all their pairs. Origin: the
// pairs of one person reach well beyond the limit at which nearest pairs link, those of two people lie near 1.
constexpr float meanSlack = 1.3F;
// Pairs kept per face. Faces of which more lie near are held together by the gathering of parts.
constexpr std::size_t pairsPerFace = 64;

/// Parts of two and more whose mean distance is within the limit, nearest first, until there are none.
bool gather(GroupParts& parts, std::size_t dim, const PairSearch& search, const JobControl& job)
{
    for (bool joined = true; joined;) {
        joined = false;
        std::vector<FaceIndex> numbers;
        std::vector<float> means;
        for (FaceIndex part = 0; part < parts.count(); ++part) {
            if (parts.members(part).size() < 2) continue;
            numbers.push_back(part);
            for (const float value : parts.sum(part))
                means.push_back(value / static_cast<float>(parts.members(part).size()));
        }
        const auto anyTwo = [](FaceIndex, FaceIndex) { return true; };
        const auto near = nearPairs({means.data(), numbers.size(), dim}, search, anyTwo, job);
        if (!near) return false;
        for (const NearPair& pair : *near) {
            const FaceIndex a = numbers[pair.first], b = numbers[pair.second];
            if (parts.members(a).empty() || parts.members(b).empty()) continue;
            if (parts.meanDistance(a, b) <= search.limit) joined = parts.join(a, b) || joined;
        }
    }
    return true;
}

class LinkGrouper final : public Grouper
{
public:
    LinkGrouper(float limit, int threads) : limit_(limit), threads_(threads) {}

    std::optional<Partition> group(std::span<const FaceToGroup> faces, const Constraints& constraints,
                                   const JobControl& job) const override
    {
        const SortedFaces sorted(faces);
        GroupParts parts(sorted, constraints);
        const PairSearch search{limit_, pairsPerFace, threads_};
        const auto together = [&](FaceIndex a, FaceIndex b) { return parts.together(a, b); };
        const auto near = nearPairs(sorted.coreRows(), search, together, job);
        if (!near) return std::nullopt;
        for (const NearPair& pair : *near) {
            const FaceIndex a = parts.partOf(pair.first), b = parts.partOf(pair.second);
            if (a != b && parts.meanDistance(a, b) <= limit_ * meanSlack) parts.join(a, b);
        }
        if (!gather(parts, sorted.dim, search, job) || !joinOthers(sorted, parts, limit_, threads_, job))
            return std::nullopt;
        return job.mayGoOn() ? std::optional(parts.partition()) : std::nullopt;
    }

private:
    float limit_;
    int threads_;
};

} // namespace

std::unique_ptr<Grouper> makeLinkGrouper(float limit, int threads)
{
    return std::make_unique<LinkGrouper>(limit, threads);
}

} // namespace albumen

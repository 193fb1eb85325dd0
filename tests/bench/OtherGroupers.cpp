#include "bench/OtherGroupers.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>

#include "people/GroupParts.h"
#include "people/NearPairs.h"
#include "people/Whispers.h"

namespace albumen::bench {
namespace {

constexpr std::size_t pairsPerFace = 64; // as the product keeps
constexpr float farthest = 2;

using Pairs = std::vector<NearPair>;

std::optional<Pairs> corePairs(const SortedFaces& sorted, const GroupParts& parts, const PairSearch& search,
                               const JobControl& job)
{
    const auto together = [&](FaceIndex a, FaceIndex b) { return parts.together(a, b); };
    return nearPairs(sorted.coreRows(), search, together, job);
}

/// Sorts, lets the method join the cores, lets the others join them: what all methods share.
template <class JoinCores> class Method final : public Grouper
{
public:
    Method(float limit, float othersLimit, int threads, JoinCores joinCores)
        : limit_(limit), othersLimit_(othersLimit), threads_(threads), joinCores_(std::move(joinCores))
    {
    }

    std::optional<Partition> group(std::span<const FaceToGroup> faces, const Constraints& constraints,
                                   const JobControl& job) const override
    {
        const SortedFaces sorted(faces);
        GroupParts parts(sorted, constraints);
        if (!joinCores_(sorted, parts, limit_, threads_, job)) return std::nullopt;
        if (!joinOthers(sorted, parts, othersLimit_, threads_, job)) return std::nullopt;
        return parts.partition();
    }

private:
    float limit_, othersLimit_;
    int threads_;
    JoinCores joinCores_;
};

template <class JoinCores>
std::unique_ptr<Grouper> makeMethod(float limit, float othersLimit, int threads, JoinCores joinCores)
{
    return std::make_unique<Method<JoinCores>>(limit, othersLimit, threads, std::move(joinCores));
}

struct Neighbour32 {
    float distance;
    FaceIndex face;
};
using Lists = std::vector<std::vector<Neighbour32>>;

/// Nearest first.
Lists listsOf(std::size_t count, const Pairs& pairs)
{
    Lists lists(count);
    for (const NearPair& pair : pairs) {
        lists[pair.first].push_back({pair.distance, pair.second});
        lists[pair.second].push_back({pair.distance, pair.first});
    }
    return lists;
}

/// Joins along the pairs whose ends were given one label.
void joinLabelled(GroupParts& parts, const Pairs& pairs, const std::vector<FaceIndex>& label)
{
    for (const NearPair& pair : pairs)
        if (label[pair.first] == label[pair.second]) parts.join(parts.partOf(pair.first), parts.partOf(pair.second));
}

bool whisperAlone(const SortedFaces& sorted, GroupParts& parts, float limit, int threads, const JobControl& job)
{
    const auto pairs = corePairs(sorted, parts, {limit, pairsPerFace, threads}, job);
    if (!pairs) return false;
    std::vector<FaceIndex> labels(sorted.cores);
    std::iota(labels.begin(), labels.end(), FaceIndex{0});
    const auto heard = whisper(std::move(labels), *pairs, job);
    if (!heard) return false;
    joinLabelled(parts, *pairs, *heard);
    return true;
}

/// Where faces stand in a face's list; those beyond stand at its end.
using Ranks = std::vector<std::map<FaceIndex, std::size_t>>;

std::size_t rankIn(const Ranks& ranks, FaceIndex of, FaceIndex face)
{
    const auto found = ranks[of].find(face);
    return found == ranks[of].end() ? pairsPerFace : found->second;
}

/// How many of a's nearest, down to b, are not among b's nearest.
float missing(const Ranks& ranks, const Lists& lists, FaceIndex a, FaceIndex b)
{
    const std::size_t until = std::min(rankIn(ranks, a, b), lists[a].size());
    float count = rankIn(ranks, b, a) == pairsPerFace ? 1.F : 0.F; // a itself stands first in its list
    for (std::size_t i = 0; i < until; ++i)
        if (lists[a][i].face != b && rankIn(ranks, b, lists[a][i].face) == pairsPerFace) ++count;
    return count;
}

bool orderRanks(const SortedFaces& sorted, GroupParts& parts, float limit, int threads, const JobControl& job)
{
    const auto pairs = corePairs(sorted, parts, {farthest, pairsPerFace, threads}, job);
    if (!pairs) return false;
    Lists lists = listsOf(sorted.cores, *pairs);
    Ranks ranks(sorted.cores);
    for (FaceIndex face = 0; face < sorted.cores; ++face) {
        if (lists[face].size() > pairsPerFace) lists[face].resize(pairsPerFace);
        for (std::size_t i = 0; i < lists[face].size(); ++i) ranks[face].emplace(lists[face][i].face, i + 1);
    }
    Pairs alike;
    for (const NearPair& pair : *pairs) {
        const auto a = pair.first, b = pair.second;
        const auto nearer = static_cast<float>(std::min(rankIn(ranks, a, b), rankIn(ranks, b, a)));
        const float distance = (missing(ranks, lists, a, b) + missing(ranks, lists, b, a)) / nearer;
        if (distance <= limit) alike.push_back({distance, a, b});
    }
    std::sort(alike.begin(), alike.end());
    for (const NearPair& pair : alike) parts.join(parts.partOf(pair.first), parts.partOf(pair.second));
    return true;
}

/// A branch of the tree of faces: those joined up to a distance.
struct Branch {
    FaceIndex left = 0, right = 0; ///< itself in the forest's array, or a face
    float distance = 0;
    std::size_t size = 1;
    double stability = 0;
};

/// The tree of the faces by mutual reachability, and the branches that are groups.
class DensityTree
{
public:
    DensityTree(std::size_t faces, Pairs pairs) : faces_(faces), branches_(faces), top_(faces)
    {
        std::iota(top_.begin(), top_.end(), FaceIndex{0});
        std::sort(pairs.begin(), pairs.end());
        for (const NearPair& pair : pairs) join(rootOf(pair.first), rootOf(pair.second), pair.distance);
    }

    /// Per face the branch it is in; its own number where it is in none.
    std::vector<FaceIndex> labels(float limit)
    {
        std::vector<FaceIndex> label(faces_);
        std::iota(label.begin(), label.end(), FaceIndex{0});
        std::vector<bool> hasParent(branches_.size(), false);
        for (std::size_t i = faces_; i < branches_.size(); ++i)
            hasParent[branches_[i].left] = hasParent[branches_[i].right] = true;
        for (std::size_t i = faces_; i < branches_.size(); ++i)
            if (!hasParent[i]) choose(static_cast<FaceIndex>(i), limit, label);
        return label;
    }

private:
    static double density(float distance) { return 1 / std::max(double{distance}, 1e-3); }

    FaceIndex rootOf(FaceIndex i)
    {
        while (top_[i] != i) i = top_[i] = top_[top_[i]];
        return i;
    }

    void join(FaceIndex a, FaceIndex b, float distance)
    {
        if (a == b) return;
        const auto made = static_cast<FaceIndex>(branches_.size());
        branches_.push_back({a, b, distance, branches_[a].size + branches_[b].size, 0});
        top_.push_back(made);
        top_[a] = top_[b] = made;
    }

    /// A condensed branch: from where it parts from its sibling down to where it parts in two of two faces and more.
    struct Run {
        double stability = 0;
        std::vector<FaceIndex> children;
    };

    Run follow(FaceIndex at, double birth) const
    {
        Run run;
        for (;;) {
            const Branch& branch = branches_[at];
            const double leaves = density(branch.distance) - birth;
            const bool left = branch.left >= faces_, right = branch.right >= faces_;
            if (left && right) {
                run.stability += leaves * static_cast<double>(branch.size);
                run.children = {branch.left, branch.right};
                return run;
            }
            run.stability += leaves * (left || right ? 1 : 2);
            if (!left && !right) return run;
            at = left ? branch.left : branch.right;
        }
    }

    /// The best choice of groups below, and its stability.
    double best(FaceIndex at, double birth, std::vector<FaceIndex>& chosen) const
    {
        const Run run = follow(at, birth);
        std::vector<FaceIndex> below;
        double sum = 0;
        const double death = run.children.empty() ? 0 : splitDensity(at);
        for (const FaceIndex child : run.children) sum += best(child, death, below);
        if (sum > run.stability) {
            chosen.insert(chosen.end(), below.begin(), below.end());
            return sum;
        }
        chosen.push_back(at);
        return run.stability;
    }

    double splitDensity(FaceIndex at) const
    {
        while (branches_[at].left < faces_ || branches_[at].right < faces_)
            at = branches_[at].left >= faces_ ? branches_[at].left : branches_[at].right;
        return density(branches_[at].distance);
    }

    void choose(FaceIndex root, float limit, std::vector<FaceIndex>& label) const
    {
        std::vector<FaceIndex> chosen;
        best(root, density(limit), chosen);
        for (const FaceIndex branch : chosen) mark(branch, branch, label);
    }

    void mark(FaceIndex root, FaceIndex as, std::vector<FaceIndex>& label) const
    {
        std::vector<FaceIndex> open{root};
        while (!open.empty()) {
            const FaceIndex at = open.back();
            open.pop_back();
            if (at < faces_)
                label[at] = as;
            else
                open.insert(open.end(), {branches_[at].left, branches_[at].right});
        }
    }

    std::size_t faces_;
    std::vector<Branch> branches_; ///< first the faces
    std::vector<FaceIndex> top_;
};

bool growTree(const SortedFaces& sorted, GroupParts& parts, float limit, int threads, const JobControl& job)
{
    constexpr std::size_t coreNeighbour = 1; // the second nearest face
    auto pairs = corePairs(sorted, parts, {limit, pairsPerFace, threads}, job);
    if (!pairs) return false;
    const Lists lists = listsOf(sorted.cores, *pairs);
    std::vector<float> core(sorted.cores, limit);
    for (FaceIndex face = 0; face < sorted.cores; ++face)
        if (lists[face].size() > coreNeighbour) core[face] = lists[face][coreNeighbour].distance;
    Pairs reach = *pairs;
    for (NearPair& pair : reach) pair.distance = std::max({pair.distance, core[pair.first], core[pair.second]});
    joinLabelled(parts, *pairs, DensityTree(sorted.cores, std::move(reach)).labels(limit));
    return true;
}

/// Parts of two and more whose mean distance is within the limit, nearest first, until there are none.
bool gather(const SortedFaces& sorted, GroupParts& parts, const PairSearch& search, const JobControl& job)
{
    for (bool joined = true; joined;) {
        joined = false;
        std::vector<FaceIndex> numbers;
        std::vector<float> means;
        for (FaceIndex part = 0; part < parts.count(); ++part) {
            if (parts.cores(part) < 2) continue;
            numbers.push_back(part);
            for (const float value : parts.sum(part)) means.push_back(value / static_cast<float>(parts.cores(part)));
        }
        const auto anyTwo = [](FaceIndex, FaceIndex) { return true; };
        const auto near = nearPairs({means.data(), numbers.size(), sorted.dim}, search, anyTwo, job);
        if (!near) return false;
        for (const NearPair& pair : *near) {
            const FaceIndex a = numbers[pair.first], b = numbers[pair.second];
            if (parts.members(a).empty() || parts.members(b).empty()) continue;
            if (parts.meanDistance(a, b) <= search.limit) joined = parts.join(a, b) || joined;
        }
    }
    return true;
}

/// The limit for two faces, for many nearer to 1 by the fourth root of their pairs.
float slackLimit(float limit, std::size_t a, std::size_t b)
{
    constexpr float manyReach = 0.35F;
    const float few = 1 / std::sqrt(std::sqrt(static_cast<float>(a) * static_cast<float>(b)));
    return limit + (1 - limit) * manyReach * (1 - few);
}

/// The nearest parts in the mean first, until none is within its limit; true if any were joined.
bool joinWithSlack(GroupParts& parts, Pairs& pairs, float limit)
{
    constexpr float asFar = 0.002F;
    bool joined = false;
    Pairs later;
    std::make_heap(pairs.begin(), pairs.end(), std::greater<>());
    while (!pairs.empty()) {
        std::pop_heap(pairs.begin(), pairs.end(), std::greater<>());
        NearPair pair = pairs.back();
        pairs.pop_back();
        const FaceIndex a = parts.partOf(pair.first), b = parts.partOf(pair.second);
        if (a == b) continue;
        const float distance = parts.meanDistance(a, b);
        const bool farther = distance > pair.distance + asFar;
        pair.distance = distance;
        if (distance > slackLimit(limit, parts.cores(a), parts.cores(b))) {
            later.push_back(pair);
        } else if (farther) {
            pairs.push_back(pair);
            std::push_heap(pairs.begin(), pairs.end(), std::greater<>());
        } else {
            joined = parts.join(a, b) || joined;
        }
    }
    pairs = std::move(later);
    return joined;
}

bool slack(const SortedFaces& sorted, GroupParts& parts, float limit, int threads, const JobControl& job)
{
    auto pairs = corePairs(sorted, parts, {limit, pairsPerFace, threads}, job);
    if (!pairs) return false;
    while (joinWithSlack(parts, *pairs, limit)) {
        std::vector<FaceIndex> first;
        std::vector<float> means;
        for (FaceIndex part = 0; part < parts.count(); ++part) {
            if (parts.cores(part) < 2) continue;
            first.push_back(parts.members(part).front());
            for (const float value : parts.sum(part)) means.push_back(value / static_cast<float>(parts.cores(part)));
        }
        const auto anyTwo = [](FaceIndex, FaceIndex) { return true; };
        const PairSearch search{slackLimit(limit, sorted.cores, sorted.cores), pairsPerFace, threads};
        const auto near = nearPairs({means.data(), first.size(), sorted.dim}, search, anyTwo, job);
        if (!near) return false;
        for (const NearPair& pair : *near) pairs->push_back({pair.distance, first[pair.first], first[pair.second]});
    }
    return true;
}

bool link(const SortedFaces& sorted, GroupParts& parts, float limit, int threads, const JobControl& job)
{
    constexpr float meanSlack = 1.3F;
    const PairSearch search{limit, pairsPerFace, threads};
    const auto pairs = corePairs(sorted, parts, search, job);
    if (!pairs) return false;
    for (const NearPair& pair : *pairs) {
        const FaceIndex a = parts.partOf(pair.first), b = parts.partOf(pair.second);
        if (a != b && parts.meanDistance(a, b) <= limit * meanSlack) parts.join(a, b);
    }
    return gather(sorted, parts, search, job);
}

} // namespace

std::unique_ptr<Grouper> makeWhispers(float limit, int threads)
{
    return makeMethod(limit, limit, threads, whisperAlone);
}

std::unique_ptr<Grouper> makeRankOrder(float limit, int threads)
{
    return makeMethod(limit, 0.47F, threads, orderRanks);
}

std::unique_ptr<Grouper> makeDensityTree(float limit, int threads)
{
    return makeMethod(limit, limit, threads, growTree);
}

std::unique_ptr<Grouper> makeSlack(float limit, int threads)
{
    return makeMethod(limit, limit, threads, slack);
}

std::unique_ptr<Grouper> makeLinks(float limit, int threads)
{
    return makeMethod(limit, limit, threads, link);
}

} // namespace albumen::bench

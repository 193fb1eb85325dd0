// Grouping in two steps. Join: of all parts with near faces the two that are nearest in the mean of all their pairs,
// again and again, so that one lucky pair does not join two people. Then Poor and Unusable faces each to the group of
// its nearest Good face.
#include "people/Grouper.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "people/GroupParts.h"
#include "people/NearPairs.h"

namespace albumen {
namespace {

// How far on the way from the limit to 1, where strangers lie, the limit for two large parts is: the mean of many pairs
// strays less, and a person's photos of other years pull it up. Origin: own measurement, tests/bench/README.md.
constexpr float manyReach = 0.35F;
// Pairs kept per face. Faces of which more lie near are held together by comparing whole parts.
constexpr std::size_t pairsPerFace = 64;
// Distances this near count as equal, so that a part that grows is not weighed anew for every face that joins it.
constexpr float asFar = 0.002F;
// Joins between two questions whether to go on: a few milliseconds.
constexpr std::size_t stepsAtATime = 4096;

using Pairs = std::vector<NearPair>;

class Joining
{
public:
    Joining(const SortedFaces& sorted, GroupParts& parts, float limit, int threads, const JobControl& job)
        : sorted_(sorted), parts_(parts), limit_(limit), threads_(threads), job_(job)
    {
    }

    /// False: cancelled.
    bool run()
    {
        const auto together = [this](FaceIndex a, FaceIndex b) { return parts_.together(a, b); };
        auto pairs = nearPairs(sorted_.coreRows(), {limit_, pairsPerFace, threads_}, together, job_);
        if (!pairs) return false;
        do {
            joined_ = false;
            if (!joinNearest(*pairs) || !addPairsOfParts(*pairs)) return false;
        } while (joined_);
        return true;
    }

private:
    float sizeOf(FaceIndex part) const { return static_cast<float>(parts_.cores(part)); }

    float limitForMany() const { return limit_ + (1 - limit_) * manyReach; }

    /// From the limit itself for two faces towards that for many, by the fourth root of their pairs.
    float limitFor(FaceIndex a, FaceIndex b) const
    {
        const float few = 1 / std::sqrt(std::sqrt(sizeOf(a) * sizeOf(b)));
        return limit_ * few + limitForMany() * (1 - few);
    }

    /// The nearest of the sorted pairs from `next` on and of those put back.
    static NearPair takeNearest(const Pairs& pairs, std::size_t& next, Pairs& again)
    {
        if (again.empty() || (next < pairs.size() && pairs[next] < again.front())) return pairs[next++];
        std::pop_heap(again.begin(), again.end(), std::greater<>());
        const NearPair nearest = again.back();
        again.pop_back();
        return nearest;
    }

    /// Joins the parts of the pairs, the nearest first. A pair whose parts have grown apart is put back with its new
    /// distance. Leaves in `pairs` those that are too far apart for now.
    bool joinNearest(Pairs& pairs)
    {
        Pairs again, later; // again: a heap
        if (!std::is_sorted(pairs.begin(), pairs.end())) std::sort(pairs.begin(), pairs.end());
        std::size_t next = 0;
        for (std::size_t step = 1; next < pairs.size() || !again.empty(); ++step) {
            if (step % stepsAtATime == 0 && !job_.mayGoOn()) return false;
            NearPair pair = takeNearest(pairs, next, again);
            const FaceIndex a = parts_.partOf(pair.first), b = parts_.partOf(pair.second);
            if (a == b) continue;
            const float distance = parts_.meanDistance(a, b);
            const bool farther = distance > pair.distance + asFar;
            pair.distance = distance;
            if (distance > limitFor(a, b)) {
                later.push_back(pair);
            } else if (farther) {
                again.push_back(pair);
                std::push_heap(again.begin(), again.end(), std::greater<>());
            } else {
                joined_ = parts_.join(a, b) || joined_;
            }
        }
        pairs = std::move(later);
        return true;
    }

    /// Parts of two faces and more that are near on the whole although no kept pair may say so.
    bool addPairsOfParts(Pairs& pairs)
    {
        std::vector<FaceIndex> first;
        std::vector<float> means;
        for (FaceIndex part = 0; part < parts_.count(); ++part) {
            if (parts_.cores(part) < 2) continue;
            first.push_back(parts_.members(part).front());
            for (const float value : parts_.sum(part)) means.push_back(value / sizeOf(part));
        }
        const auto anyTwo = [](FaceIndex, FaceIndex) { return true; };
        const auto near = nearPairs({means.data(), first.size(), sorted_.dim}, {limitForMany(), pairsPerFace, threads_},
                                    anyTwo, job_);
        if (!near) return false;
        for (const NearPair& pair : *near) pairs.push_back({pair.distance, first[pair.first], first[pair.second]});
        return true;
    }

    const SortedFaces& sorted_;
    GroupParts& parts_;
    float limit_;
    int threads_;
    const JobControl& job_;
    bool joined_ = false;
};

class MeanGrouper final : public Grouper
{
public:
    MeanGrouper(float limit, int threads) : limit_(limit), threads_(threads) {}

    std::optional<Partition> group(std::span<const FaceToGroup> faces, const Constraints& constraints,
                                   const JobControl& job) const override
    {
        const SortedFaces sorted(faces);
        if (!job.mayGoOn()) return std::nullopt; // a hundred thousand faces take a while to sort
        GroupParts parts(sorted, constraints);
        if (!job.mayGoOn() || !Joining(sorted, parts, limit_, threads_, job).run()) return std::nullopt;
        if (!joinOthers(sorted, parts, limit_, threads_, job) || !job.mayGoOn()) return std::nullopt;
        return parts.partition();
    }

private:
    float limit_;
    int threads_;
};

} // namespace

std::unique_ptr<Grouper> makeMeanGrouper(float limit, int threads)
{
    return std::make_unique<MeanGrouper>(limit, threads);
}

} // namespace albumen

// Grouping in three steps. Whisper: which faces may be one person, by what most of their near faces are. Join: of
// those, and then of all parts, the two that are nearest in the mean of all their pairs, again and again, so that one
// lucky pair does not join two people. Then Poor and Unusable faces each to the group of its nearest Good face.
#include "people/Grouper.h"

#include <algorithm>
#include <functional>

#include "people/GroupParts.h"
#include "people/NearPairs.h"
#include "people/Whispers.h"

namespace albumen {
namespace {

// How far on the way from the limit to 1, where strangers lie, parts that whispers made one person may be: photos of
// other years, which have near ones between them. Origin: own measurement, tests/bench/README.md.
constexpr float whisperedReach = 0.5F;
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
    bool run(bool whispering)
    {
        const auto together = [this](FaceIndex a, FaceIndex b) { return parts_.together(a, b); };
        auto pairs = nearPairs(sorted_.coreRows(), {limit_, pairsPerFace, threads_}, together, job_);
        if (!pairs || (whispering && !joinWhispered(*pairs))) return false;
        do {
            joined_ = false;
            if (!addPairsOfParts(*pairs) || !joinNearest(*pairs, limit_)) return false;
        } while (joined_);
        return true;
    }

private:
    /// Leaves in `pairs` those of two people, and those that are too far apart.
    bool joinWhispered(Pairs& pairs)
    {
        std::vector<FaceIndex> labels(sorted_.cores); // groups that were shown speak as one
        for (FaceIndex face = 0; face < sorted_.cores; ++face) labels[face] = parts_.partOf(face);
        const auto heard = whisper(std::move(labels), pairs, job_);
        if (!heard) return false;
        const auto ofOne = [&](const NearPair& pair) { return (*heard)[pair.first] == (*heard)[pair.second]; };
        const auto ofTwo = std::stable_partition(pairs.begin(), pairs.end(), ofOne);
        Pairs inside(pairs.begin(), ofTwo);
        pairs.erase(pairs.begin(), ofTwo);
        if (!joinNearest(inside, limit_ + (1 - limit_) * whisperedReach)) return false;
        pairs.insert(pairs.end(), inside.begin(), inside.end());
        return true;
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
    bool joinNearest(Pairs& pairs, float limit)
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
            if (distance > limit) {
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
            for (const float value : parts_.sum(part)) means.push_back(value / static_cast<float>(parts_.cores(part)));
        }
        const auto anyTwo = [](FaceIndex, FaceIndex) { return true; };
        const auto near =
            nearPairs({means.data(), first.size(), sorted_.dim}, {limit_, pairsPerFace, threads_}, anyTwo, job_);
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

class JoiningGrouper final : public Grouper
{
public:
    JoiningGrouper(float limit, int threads, bool whispering)
        : limit_(limit), threads_(threads), whispering_(whispering)
    {
    }

    std::optional<Partition> group(std::span<const FaceToGroup> faces, const Constraints& constraints,
                                   const JobControl& job) const override
    {
        const SortedFaces sorted(faces);
        if (!job.mayGoOn()) return std::nullopt; // a hundred thousand faces take a while to sort
        GroupParts parts(sorted, constraints);
        if (!job.mayGoOn() || !Joining(sorted, parts, limit_, threads_, job).run(whispering_)) return std::nullopt;
        if (!joinOthers(sorted, parts, limit_, threads_, job) || !job.mayGoOn()) return std::nullopt;
        return parts.partition();
    }

private:
    float limit_;
    int threads_;
    bool whispering_;
};

} // namespace

std::unique_ptr<Grouper> makeGrouper(float limit, int threads)
{
    return std::make_unique<JoiningGrouper>(limit, threads, true);
}

std::unique_ptr<Grouper> makeMeanGrouper(float limit, int threads)
{
    return std::make_unique<JoiningGrouper>(limit, threads, false);
}

} // namespace albumen

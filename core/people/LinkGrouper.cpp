// Grouping in three steps. Link: the Good faces along their nearest pairs, where the two parts are alike on the whole
// too, so that one lucky pair does not join two people. Gather: parts that are alike on the whole although no kept pair
// joins them. Join: Poor and Unusable faces each to the group of its nearest Good face.
#include "people/Grouper.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "base/Contract.h"
#include "people/NearPairs.h"

namespace albumen {
namespace {

// How much farther than the limit two linked parts may lie from each other in the mean of all their pairs. Origin: the
// pairs of one person reach well beyond the limit at which nearest pairs link, those of two people lie near 1.
constexpr float meanSlack = 1.3F;
// Pairs kept per face. Faces of which more lie near are held together by the gathering of parts.
constexpr std::size_t pairsPerFace = 64;

using Index = std::uint32_t;

/// The faces in an order of their own, by picture and box, so that the order they came in is nothing.
struct Sorted {
    std::vector<FaceToGroup> faces; ///< Good ones first
    std::size_t cores = 0;
    std::size_t dim = 0;
    std::vector<float> vectors;
    std::vector<Index> content; ///< equal for faces of one picture

    VectorRows rows(std::size_t first, std::size_t count) const
    {
        return VectorRows{vectors.data(), faces.size(), dim}.part(first, count);
    }
};

Sorted sorted(std::span<const FaceToGroup> given)
{
    Sorted s;
    s.faces.assign(given.begin(), given.end());
    const auto key = [](const FaceToGroup& f) {
        return std::make_tuple(f.grade != FaceGrade::good, f.content, f.box.x, f.box.y, f.box.w, f.box.h, f.face);
    };
    std::sort(s.faces.begin(), s.faces.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    s.dim = s.faces.empty() ? 0 : s.faces.front().vector.size();
    std::map<ContentId, Index> contents;
    for (const FaceToGroup& face : s.faces) {
        EXPECTS(face.vector.size() == s.dim);
        s.vectors.insert(s.vectors.end(), face.vector.begin(), face.vector.end());
        s.content.push_back(contents.emplace(face.content, static_cast<Index>(contents.size())).first->second);
        if (face.grade == FaceGrade::good) ++s.cores;
    }
    return s;
}

/// Groups as they grow.
class Parts
{
public:
    Parts(const Sorted& sorted, const Constraints& constraints)
        : s_(sorted), parts_(sorted.cores), partOf_(sorted.faces.size(), none)
    {
        for (Index i = 0; i < s_.cores; ++i) {
            partOf_[i] = i;
            const auto vector = s_.rows(i, 1)[0];
            parts_[i] = {{i}, {s_.content[i]}, {vector.begin(), vector.end()}};
        }
        std::map<FaceId, Index> indexOf;
        for (Index i = 0; i < s_.faces.size(); ++i) indexOf.emplace(s_.faces[i].face, i);
        apart_.resize(s_.faces.size());
        for (Index i = 0; i < s_.faces.size(); ++i)
            for (const FaceId other : constraints.apartFrom(s_.faces[i].face))
                if (const auto found = indexOf.find(other); found != indexOf.end()) apart_[i].push_back(found->second);
    }

    Index partOf(Index face) const { return partOf_[face]; }
    const std::vector<Index>& members(Index part) const { return parts_[part].members; }
    const std::vector<float>& sum(Index part) const { return parts_[part].sum; }
    std::size_t count() const { return parts_.size(); }

    bool together(Index a, Index b) const
    {
        return s_.content[a] != s_.content[b] && !isApart(a, [b](Index other) { return other == b; });
    }

    /// Joins two parts if the mean distance of their pairs is at most `meanLimit` and nothing forbids it.
    bool join(Index a, Index b, float meanLimit)
    {
        if (a == b) return false;
        if (parts_[a].members.size() < parts_[b].members.size() ||
            (parts_[a].members.size() == parts_[b].members.size() && b < a))
            std::swap(a, b);
        if (meanDistance(a, b) > meanLimit || !mayBeOne(a, b)) return false;
        Part& into = parts_[a];
        Part& from = parts_[b];
        for (const Index member : from.members) partOf_[member] = a;
        into.members.insert(into.members.end(), from.members.begin(), from.members.end());
        const auto middle = static_cast<std::ptrdiff_t>(into.contents.size());
        into.contents.insert(into.contents.end(), from.contents.begin(), from.contents.end());
        std::inplace_merge(into.contents.begin(), into.contents.begin() + middle, into.contents.end());
        for (std::size_t i = 0; i < into.sum.size(); ++i) into.sum[i] += from.sum[i];
        from = {};
        return true;
    }

    /// A Poor or Unusable face to a part; it adds nothing to what the part looks like.
    bool add(Index face, Index part)
    {
        Part& into = parts_[part];
        const auto at = std::lower_bound(into.contents.begin(), into.contents.end(), s_.content[face]);
        if (at != into.contents.end() && *at == s_.content[face]) return false;
        if (isApart(face, [&](Index other) { return partOf_[other] == part; })) return false;
        into.contents.insert(at, s_.content[face]);
        into.members.push_back(face);
        partOf_[face] = part;
        return true;
    }

    static constexpr Index none = ~Index{0};

private:
    struct Part {
        std::vector<Index> members;
        std::vector<Index> contents; ///< ascending
        std::vector<float> sum;      ///< of the vectors of its cores
    };

    template <class Is> bool isApart(Index face, const Is& is) const
    {
        return std::any_of(apart_[face].begin(), apart_[face].end(), is);
    }

    float meanDistance(Index a, Index b) const
    {
        const auto pairs = static_cast<float>(parts_[a].members.size()) * static_cast<float>(parts_[b].members.size());
        return 1 - innerProduct(parts_[a].sum.data(), parts_[b].sum.data(), s_.dim) / pairs;
    }

    /// `b` is the smaller one.
    bool mayBeOne(Index a, Index b) const
    {
        const Part& large = parts_[a];
        for (const Index content : parts_[b].contents)
            if (std::binary_search(large.contents.begin(), large.contents.end(), content)) return false;
        return std::none_of(parts_[b].members.begin(), parts_[b].members.end(), [&](Index member) {
            return isApart(member, [&](Index other) { return partOf_[other] == a; });
        });
    }

    const Sorted& s_;
    std::vector<Part> parts_; ///< those joined to others are empty
    std::vector<Index> partOf_;
    std::vector<std::vector<Index>> apart_;
};

/// Parts of two and more whose mean distance is within the limit, nearest first, until there are none.
bool gather(Parts& parts, std::size_t dim, float limit, const JobControl& job)
{
    for (bool joined = true; joined;) {
        joined = false;
        std::vector<Index> numbers;
        std::vector<float> means;
        for (Index part = 0; part < parts.count(); ++part) {
            if (parts.members(part).size() < 2) continue;
            numbers.push_back(part);
            for (const float value : parts.sum(part))
                means.push_back(value / static_cast<float>(parts.members(part).size()));
        }
        const auto anyTwo = [](Index, Index) { return true; };
        const auto near = nearPairs({means.data(), numbers.size(), dim}, limit, pairsPerFace, anyTwo, job);
        if (!near) return false;
        for (const NearPair& pair : *near) {
            const Index a = numbers[pair.first], b = numbers[pair.second];
            if (!parts.members(a).empty() && !parts.members(b).empty()) joined = parts.join(a, b, limit) || joined;
        }
    }
    return true;
}

/// Poor and Unusable faces, the nearest to its core first; each to the nearest core whose group it may join.
bool joinRest(const Sorted& s, Parts& parts, float limit, const JobControl& job)
{
    const auto index = makeBruteForceIndex(s.rows(0, s.cores));
    std::vector<NearPair> wishes; // first: the core, second: the face
    for (std::size_t face = s.cores; face < s.faces.size(); ++face) {
        if (!job.mayGoOn()) return false;
        const auto near = index->nearest(s.rows(face, 1), pairsPerFace);
        for (const Neighbour& core : near.front())
            if (core.distance <= limit)
                wishes.push_back({core.distance, static_cast<Index>(core.row), static_cast<Index>(face)});
    }
    std::sort(wishes.begin(), wishes.end());
    for (const NearPair& wish : wishes)
        if (parts.partOf(wish.second) == Parts::none) parts.add(wish.second, parts.partOf(wish.first));
    return true;
}

Partition partitionOf(const Sorted& s, const Parts& parts)
{
    Partition partition;
    std::vector<std::vector<Index>> groups;
    std::vector<Index> single;
    for (Index face = 0; face < s.faces.size(); ++face)
        if (parts.partOf(face) == Parts::none) single.push_back(face);
    for (Index part = 0; part < parts.count(); ++part) {
        std::vector<Index> members = parts.members(part);
        std::sort(members.begin(), members.end()); // cores stand before the others
        if (members.size() == 1) single.push_back(members.front());
        if (members.size() > 1) groups.push_back(std::move(members));
    }
    std::sort(single.begin(), single.end());
    for (const Index face : single) partition.single.push_back(s.faces[face].face);
    std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
    });
    for (const auto& members : groups) {
        FaceGroup& group = partition.groups.emplace_back();
        for (const Index face : members) {
            group.faces.push_back(s.faces[face].face);
            if (face < s.cores) ++group.cores;
        }
    }
    return partition;
}

class LinkGrouper final : public Grouper
{
public:
    explicit LinkGrouper(float limit) : limit_(limit) {}

    std::optional<Partition> group(std::span<const FaceToGroup> faces, const Constraints& constraints,
                                   const JobControl& job) const override
    {
        const Sorted s = sorted(faces);
        Parts parts(s, constraints);
        const auto together = [&](Index a, Index b) { return parts.together(a, b); };
        const auto near = nearPairs(s.rows(0, s.cores), limit_, pairsPerFace, together, job);
        if (!near) return std::nullopt;
        for (const NearPair& pair : *near)
            parts.join(parts.partOf(pair.first), parts.partOf(pair.second), limit_ * meanSlack);
        if (!gather(parts, s.dim, limit_, job) || !joinRest(s, parts, limit_, job) || !job.mayGoOn())
            return std::nullopt;
        return partitionOf(s, parts);
    }

private:
    float limit_;
};

} // namespace

std::unique_ptr<Grouper> makeLinkGrouper(float limit)
{
    return std::make_unique<LinkGrouper>(limit);
}

} // namespace albumen

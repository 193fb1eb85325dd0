#include "people/GroupParts.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/Contract.h"
#include "people/NearPairs.h"

namespace albumen {
namespace {

// Cores that a Poor or Unusable face may try, the nearest first. Origin: more than the faces of one picture.
constexpr std::size_t coresTried = 64;

auto place(const FaceToGroup& face)
{
    return std::tuple(face.grade != FaceGrade::good, face.content, face.box.x, face.box.y, face.box.w, face.box.h,
                      face.face);
}

} // namespace

SortedFaces::SortedFaces(std::span<const FaceToGroup> given) : faces(given.begin(), given.end())
{
    std::sort(faces.begin(), faces.end(), [](const auto& a, const auto& b) { return place(a) < place(b); });
    dim = faces.empty() ? 0 : faces.front().vector.size();
    vectors.reserve(faces.size() * dim);
    std::map<ContentId, FaceIndex> contents;
    for (const FaceToGroup& face : faces) {
        EXPECTS(face.vector.size() == dim);
        vectors.insert(vectors.end(), face.vector.begin(), face.vector.end());
        content.push_back(contents.emplace(face.content, static_cast<FaceIndex>(contents.size())).first->second);
        if (face.grade == FaceGrade::good) ++cores;
    }
}

GroupParts::GroupParts(const SortedFaces& sorted, const Constraints& constraints)
    : s_(sorted), parts_(sorted.cores), partOf_(sorted.faces.size(), none), content_(sorted.content),
      apart_(sorted.faces.size())
{
    readSaid(constraints);
    for (FaceIndex i = 0; i < s_.cores; ++i) {
        partOf_[i] = i;
        const auto vector = s_.rows(i, 1)[0];
        parts_[i] = {{i}, {content_[i]}, {vector.begin(), vector.end()}, 1};
    }
    for (const auto& [first, second] : one_) // a mirror, a collage: before another of that picture is taken for both
        if (s_.content[first] == s_.content[second] && second < s_.cores) join(partOf_[first], partOf_[second]);
    joinShown();
}

template <class Is> bool GroupParts::isApart(FaceIndex face, const Is& is) const
{
    return std::any_of(apart_[face].begin(), apart_[face].end(), is);
}

void GroupParts::readSaid(const Constraints& constraints)
{
    std::unordered_map<FaceId, FaceIndex> indexOf(s_.faces.size());
    for (FaceIndex i = 0; i < s_.faces.size(); ++i) indexOf.emplace(s_.faces[i].face, i);
    auto nextContent = static_cast<FaceIndex>(s_.faces.size());
    for (FaceIndex i = 0; i < s_.faces.size(); ++i) {
        for (const FaceId other : constraints.apartFrom(s_.faces[i].face))
            if (const auto found = indexOf.find(other); found != indexOf.end()) apart_[i].push_back(found->second);
        for (const FaceId other : constraints.oneWith(s_.faces[i].face)) {
            const auto found = indexOf.find(other);
            if (found == indexOf.end() || found->second < i) continue;
            one_.emplace_back(i, found->second);
            if (content_[i] == content_[found->second]) content_[found->second] = nextContent++;
        }
    }
}

void GroupParts::joinSaid()
{
    for (const auto& [first, second] : one_) { // cores stand before the others
        if (partOf_[first] != none && partOf_[second] != none)
            join(partOf_[first], partOf_[second]);
        else if (partOf_[first] != none)
            add(second, partOf_[first]);
    }
}

void GroupParts::joinShown()
{
    std::map<std::int64_t, std::vector<FaceIndex>> shown;
    for (FaceIndex i = 0; i < s_.faces.size(); ++i)
        if (s_.faces[i].shown != 0) shown[s_.faces[i].shown].push_back(i);
    for (const auto& [number, faces] : shown) {
        const FaceIndex first = faces.front();
        if (first >= s_.cores || !agree(faces)) continue; // no core is left to hold it together, or a person spoke
        for (const FaceIndex face : faces) {
            if (face < s_.cores)
                join(partOf_[first], partOf_[face]);
            else
                add(face, partOf_[first]);
        }
    }
}

/// No two of one picture, no two that are kept apart.
bool GroupParts::agree(const std::vector<FaceIndex>& faces) const
{
    std::vector<FaceIndex> contents;
    for (const FaceIndex face : faces) contents.push_back(content_[face]);
    std::sort(contents.begin(), contents.end());
    if (std::adjacent_find(contents.begin(), contents.end()) != contents.end()) return false;
    return std::none_of(faces.begin(), faces.end(), [&](FaceIndex face) {
        return isApart(face, [&](FaceIndex other) { return std::binary_search(faces.begin(), faces.end(), other); });
    });
}

bool GroupParts::together(FaceIndex a, FaceIndex b) const
{
    return content_[a] != content_[b] && !isApart(a, [b](FaceIndex other) { return other == b; });
}

float GroupParts::meanDistance(FaceIndex a, FaceIndex b) const
{
    const auto pairs = static_cast<float>(parts_[a].cores) * static_cast<float>(parts_[b].cores);
    return 1 - innerProduct(parts_[a].sum.data(), parts_[b].sum.data(), s_.dim) / pairs;
}

bool GroupParts::mayBeOne(FaceIndex large, FaceIndex small) const
{
    const Part& into = parts_[large];
    for (const FaceIndex content : parts_[small].contents)
        if (std::binary_search(into.contents.begin(), into.contents.end(), content)) return false;
    return std::none_of(parts_[small].members.begin(), parts_[small].members.end(), [&](FaceIndex member) {
        return isApart(member, [&](FaceIndex other) { return partOf_[other] == large; });
    });
}

bool GroupParts::join(FaceIndex a, FaceIndex b)
{
    if (a == b) return false;
    if (parts_[a].members.size() < parts_[b].members.size()) std::swap(a, b);
    if (!mayBeOne(a, b)) return false;
    Part& into = parts_[a];
    Part& from = parts_[b];
    for (const FaceIndex member : from.members) partOf_[member] = a;
    into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    const auto middle = static_cast<std::ptrdiff_t>(into.contents.size());
    into.contents.insert(into.contents.end(), from.contents.begin(), from.contents.end());
    std::inplace_merge(into.contents.begin(), into.contents.begin() + middle, into.contents.end());
    for (std::size_t i = 0; i < into.sum.size(); ++i) into.sum[i] += from.sum[i];
    into.cores += from.cores;
    from = {};
    return true;
}

bool GroupParts::add(FaceIndex face, FaceIndex part)
{
    Part& into = parts_[part];
    const auto at = std::lower_bound(into.contents.begin(), into.contents.end(), content_[face]);
    if (at != into.contents.end() && *at == content_[face]) return false;
    if (isApart(face, [&](FaceIndex other) { return partOf_[other] == part; })) return false;
    into.contents.insert(at, content_[face]);
    into.members.push_back(face);
    partOf_[face] = part;
    return true;
}

/// Members ascending, so that cores stand before the others; largest first, equal ones by their first face.
std::vector<std::vector<FaceIndex>> GroupParts::groups() const
{
    std::vector<std::vector<FaceIndex>> groups;
    for (const Part& part : parts_) {
        if (part.members.size() < 2) continue;
        groups.push_back(part.members);
        std::sort(groups.back().begin(), groups.back().end());
    }
    std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
    });
    return groups;
}

Partition GroupParts::partition() const
{
    Partition partition;
    for (const auto& members : groups()) {
        FaceGroup& group = partition.groups.emplace_back();
        for (const FaceIndex face : members) {
            group.faces.push_back(s_.faces[face].face);
            if (face < s_.cores) ++group.cores;
        }
    }
    for (FaceIndex face = 0; face < s_.faces.size(); ++face)
        if (partOf_[face] == none || parts_[partOf_[face]].members.size() < 2)
            partition.single.push_back(s_.faces[face].face);
    return partition;
}

bool joinOthers(const SortedFaces& sorted, GroupParts& parts, float limit, int threads, const JobControl& job)
{
    const auto first = static_cast<FaceIndex>(sorted.cores);
    const auto together = [&](FaceIndex core, FaceIndex other) { return parts.together(core, first + other); };
    const auto wishes = nearPairs(sorted.coreRows(), sorted.otherRows(), {limit, coresTried, threads}, together, job);
    if (!wishes) return false;
    for (const NearPair& wish : *wishes)
        if (parts.partOf(first + wish.second) == GroupParts::none)
            parts.add(first + wish.second, parts.partOf(wish.first));
    parts.joinSaid();
    return true;
}

} // namespace albumen

// What grouping is made of: the faces in an order of their own, and the parts they grow into under the constraints.
#pragma once

#include <span>
#include <vector>

#include "people/Grouper.h"
#include "people/VectorIndex.h"

namespace albumen {

using FaceIndex = std::uint32_t;

/// By picture and box, so that the order they came in is nothing; Good ones, the cores, first.
struct SortedFaces {
    std::vector<FaceToGroup> faces;
    std::size_t cores = 0;
    std::size_t dim = 0;
    std::vector<float> vectors;
    std::vector<FaceIndex> content; ///< equal for faces of one picture

    explicit SortedFaces(std::span<const FaceToGroup> given);
    VectorRows rows(std::size_t first, std::size_t count) const
    {
        return VectorRows{vectors.data(), faces.size(), dim}.part(first, count);
    }
    VectorRows coreRows() const { return rows(0, cores); }
    VectorRows otherRows() const { return rows(cores, faces.size() - cores); }
};

/// Groups as they grow: at first every group that was shown is a part, and every other core. Borrows the faces.
/// Ensures: no part ever holds two faces of one picture, but for those that a person called one, or two that are kept
/// apart.
class GroupParts
{
public:
    GroupParts(const SortedFaces& sorted, const Constraints& constraints);

    static constexpr FaceIndex none = ~FaceIndex{0};

    std::size_t count() const { return parts_.size(); }
    /// `none` for a face that is not a core and joined nothing.
    FaceIndex partOf(FaceIndex face) const { return partOf_[face]; }
    /// Empty once it was joined to another.
    const std::vector<FaceIndex>& members(FaceIndex part) const { return parts_[part].members; }
    std::size_t cores(FaceIndex part) const { return parts_[part].cores; }
    /// Of the vectors of its cores.
    const std::vector<float>& sum(FaceIndex part) const { return parts_[part].sum; }

    /// May these two faces be of one person? Threads: all, while nothing is joined.
    bool together(FaceIndex a, FaceIndex b) const;
    /// Of all pairs of their cores.
    float meanDistance(FaceIndex a, FaceIndex b) const;
    /// The larger one survives, of equal ones `a`. False, and nothing done, where two faces forbid it.
    bool join(FaceIndex a, FaceIndex b);
    /// A Poor or Unusable face to a part; it adds nothing to what the part looks like. False as join.
    bool add(FaceIndex face, FaceIndex part);
    /// Whom a person called one, also where they are unlike: at the end, for such a part is like nobody.
    void joinSaid();

    /// Parts of two faces and more as groups, largest first; everybody else single.
    Partition partition() const;

private:
    struct Part {
        std::vector<FaceIndex> members;
        std::vector<FaceIndex> contents; ///< ascending
        std::vector<float> sum;
        std::size_t cores = 0;
    };

    void readSaid(const Constraints& constraints);
    void joinShown();
    bool agree(const std::vector<FaceIndex>& faces) const;
    template <class Is> bool isApart(FaceIndex face, const Is& is) const;
    bool mayBeOne(FaceIndex large, FaceIndex small) const;
    std::vector<std::vector<FaceIndex>> groups() const;

    const SortedFaces& s_;
    std::vector<Part> parts_;
    std::vector<FaceIndex> partOf_;
    std::vector<FaceIndex> content_; ///< as the faces say; of two in one picture that are one, the second has its own
    std::vector<std::vector<FaceIndex>> apart_;
    std::vector<std::pair<FaceIndex, FaceIndex>> one_;
};

/// The last step of every method: Poor and Unusable faces each to the group of its nearest core within the limit, the
/// nearest pair first; then those that a person called one. False: cancelled.
bool joinOthers(const SortedFaces& sorted, GroupParts& parts, float limit, int threads, const JobControl& job);

} // namespace albumen

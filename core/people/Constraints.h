// May this face be this person? May these two faces be one person? What people said, and what cannot be.
#pragma once

#include <cstdint>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "people/Against.h"
#include "photo/Ids.h"

namespace albumen {

/// Filled first, read afterwards. Threads: all while only read.
class Constraints
{
public:
    /// Who is merged into whom; a person that is not a key stands alone. Requires: no cycles.
    using Merges = std::unordered_map<PersonId, PersonId>;

    Constraints() = default;
    explicit Constraints(Merges merges) : merges_(std::move(merges)) {}

    /// A person said that this face is not this person: holds for the merged root and everyone merged into it.
    void forbid(FaceId face, PersonId person);
    /// This person is decided for a face of this picture: the machine gives nobody twice in one.
    void decided(ContentNo content, PersonId person);
    /// A person said that these two faces are two people.
    void keepApart(FaceId a, FaceId b);

    /// A person said that these two faces are one person, be it in one picture: a mirror, a collage.
    void sayOne(FaceId a, FaceId b);
    /// The day a person was born, and when a picture was taken, in seconds of the local clock since 1970.
    void born(PersonId person, std::int64_t localS);
    void taken(ContentNo content, std::int64_t localS);

    PersonId rootOf(PersonId person) const;
    bool mayBe(FaceId face, ContentNo content, PersonId person) const;
    /// What forbids it: refused, born, inPhoto; nothing: it may be.
    Against against(FaceId face, ContentNo content, PersonId person) const;
    /// Faces that must never be in one group with this one (beside those of its own picture).
    const std::set<FaceId>& apartFrom(FaceId face) const;
    const std::set<FaceId>& oneWith(FaceId face) const;

private:
    PersonId leastInCircle(PersonId person) const;

    Merges merges_;
    std::unordered_map<FaceId, std::unordered_set<PersonId>> forbidden_;  ///< roots
    std::unordered_map<ContentNo, std::unordered_set<PersonId>> decided_; ///< roots
    std::unordered_map<FaceId, std::set<FaceId>> apart_, one_;
    std::unordered_map<PersonId, std::int64_t> born_; ///< roots
    std::unordered_map<ContentNo, std::int64_t> taken_;
};

} // namespace albumen

#include "people/Constraints.h"

#include <algorithm>

namespace albumen {

void Constraints::forbid(FaceId face, PersonId person)
{
    forbidden_[face].insert(rootOf(person));
}

void Constraints::decided(ContentNo content, PersonId person)
{
    decided_[content].insert(rootOf(person));
}

void Constraints::keepApart(FaceId a, FaceId b)
{
    apart_[a].insert(b);
    apart_[b].insert(a);
}

void Constraints::sayOne(FaceId a, FaceId b)
{
    one_[a].insert(b);
    one_[b].insert(a);
}

void Constraints::born(PersonId person, std::int64_t localS)
{
    const auto [known, fresh] = born_.emplace(rootOf(person), localS);
    if (!fresh) known->second = std::min(known->second, localS); // of two who are one, the earlier binds less
}

void Constraints::taken(ContentNo content, std::int64_t localS)
{
    taken_[content] = localS;
}

PersonId Constraints::rootOf(PersonId person) const
{
    std::size_t steps = 0;
    for (auto into = merges_.find(person); into != merges_.end() && into->second != person;
         into = merges_.find(person)) {
        if (++steps > merges_.size()) return leastInCircle(person);
        person = into->second;
    }
    return person;
}

/// A damaged catalogue merges people in a circle: they are one all the same.
PersonId Constraints::leastInCircle(PersonId person) const
{
    PersonId least = person;
    for (PersonId next = merges_.at(person); next != person; next = merges_.at(next)) least = std::min(least, next);
    return least;
}

bool Constraints::mayBe(FaceId face, ContentNo content, PersonId person) const
{
    return against(face, content, person) == Against::nothing;
}

Against Constraints::against(FaceId face, ContentNo content, PersonId person) const
{
    const PersonId root = rootOf(person);
    const auto forbidden = forbidden_.find(face);
    if (forbidden != forbidden_.end() && forbidden->second.contains(root)) return Against::refused;
    const auto born = born_.find(root);
    const auto taken = taken_.find(content);
    if (born != born_.end() && taken != taken_.end() && taken->second < born->second) return Against::born;
    const auto decided = decided_.find(content);
    const bool there = decided != decided_.end() && decided->second.contains(root);
    return there ? Against::inPhoto : Against::nothing;
}

namespace {

const std::set<FaceId>& facesOf(const std::unordered_map<FaceId, std::set<FaceId>>& pairs, FaceId face)
{
    static const std::set<FaceId> nobody;
    const auto found = pairs.find(face);
    return found == pairs.end() ? nobody : found->second;
}

} // namespace

const std::set<FaceId>& Constraints::apartFrom(FaceId face) const
{
    return facesOf(apart_, face);
}

const std::set<FaceId>& Constraints::oneWith(FaceId face) const
{
    return facesOf(one_, face);
}

} // namespace albumen

#include "catalogue/drafts/GroupDrafts.h"

#include <algorithm>
#include <set>

#include "base/Sentence.h"
#include "catalogue/GroupRows.h"

namespace albumen {

namespace {

Result<GroupRow> groupOf(Db& db, std::int64_t number)
{
    TRY_ASSIGN(std::vector<GroupRow> found, GroupRows(db).rows(std::span(&number, 1)));
    if (found.empty())
        return fail(Code::personUnknown, Stage::group, "Unnamed " + std::to_string(number), std::string(unknownGroup));
    return std::move(found.front());
}

RegisterWrite pairOf(FaceId a, FaceId b, PairIs is)
{
    const auto [first, second] = std::minmax({raw(a), raw(b)});
    return {Register::facePair, first, second, std::int64_t(is)};
}

Result<std::set<std::int64_t>> picturesOf(Db& db, const std::vector<FaceId>& faces)
{
    std::set<std::int64_t> pictures;
    for (const FaceId face : faces) {
        TRY_ASSIGN(const auto content, db.one("SELECT content_id FROM face WHERE id = ?", face));
        pictures.insert(content.value_or(0));
    }
    return pictures;
}

} // namespace

Result<Draft> splitGroupDraft(Db& db, std::int64_t group, const std::vector<FaceId>& faces)
{
    TRY_ASSIGN(const GroupRow row, groupOf(db, group));
    const std::set<FaceId> going(faces.begin(), faces.end());
    std::vector<FaceId> rest;
    for (const FaceId member : row.members)
        if (!going.contains(member)) rest.push_back(member);
    if (rest.size() + going.size() != row.members.size())
        return fail(Code::noFace, Stage::group, {}, "a face that is not in Unnamed " + std::to_string(group));
    if (going.empty() || rest.empty())
        return fail(Code::usage, Stage::group, {}, "some faces of a group are split off, not all and not none");
    const FaceId anchor = going.contains(row.best) ? rest.front() : row.best;
    if (anchor != row.best) TRY(GroupRows(db).setBest(group, anchor)); // the one that stays
    Draft draft{DecisionKind::groupSplit, "Unnamed " + std::to_string(group), {}};
    for (const FaceId face : going) draft.writes.push_back(pairOf(face, anchor, PairIs::notSame));
    return draft;
}

Result<Draft> mergeGroupsDraft(Db& db, std::int64_t from, std::int64_t into)
{
    if (from == into) return fail(Code::usage, Stage::group, {}, "that is one group, not two");
    TRY_ASSIGN(const GroupRow lost, groupOf(db, from));
    TRY_ASSIGN(const GroupRow kept, groupOf(db, into));
    TRY_ASSIGN(const auto theirs, picturesOf(db, lost.members));
    TRY_ASSIGN(const auto ours, picturesOf(db, kept.members));
    if (std::any_of(theirs.begin(), theirs.end(), [&](std::int64_t picture) { return ours.contains(picture); }))
        return fail(Code::constraintBroken, Stage::group, {}, "both groups are in one photo");
    Draft draft{
        DecisionKind::groupsMerged, "Unnamed " + std::to_string(from) + " -> Unnamed " + std::to_string(into), {}};
    for (const FaceId face : lost.members) draft.writes.push_back(pairOf(face, kept.best, PairIs::same));
    return draft;
}

Status followInGroups(Db& db, DecisionKind kind, const std::vector<RegisterWrite>& writes)
{
    if (kind == DecisionKind::named) {
        std::vector<FaceId> unnamed;
        for (const RegisterWrite& write : writes)
            if (write.reg == Register::facePerson && std::holds_alternative<std::monostate>(write.after))
                unnamed.push_back(FaceId{write.a});
        return GroupRows(db).reunite(unnamed);
    }
    if (kind != DecisionKind::groupSplit && kind != DecisionKind::groupsMerged) return {};
    std::vector<std::pair<FaceId, FaceId>> together, apart;
    for (const RegisterWrite& write : writes) {
        if (write.reg != Register::facePair) continue;
        const auto* const said = std::get_if<std::int64_t>(&write.after);
        // Nothing is said any more: the opposite of what the decision said.
        const bool one = said ? static_cast<PairIs>(*said) == PairIs::same : kind == DecisionKind::groupSplit;
        (one ? together : apart).emplace_back(FaceId{write.a}, FaceId{write.b});
    }
    TRY(GroupRows(db).join(together));
    return GroupRows(db).part(apart);
}

} // namespace albumen

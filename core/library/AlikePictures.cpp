#include "library/AlikePictures.h"

#include <algorithm>

#include "catalogue/DecisionLog.h"
#include "catalogue/Registers.h"
#include "catalogue/UnderstandingRows.h"

namespace albumen {

Result<AlikeShift> alikeShift(Db& db)
{
    AlikeShift shift;
    for (const AlikeKind kind : {AlikeKind::copies, AlikeKind::similar}) {
        TRY_ASSIGN(const Value moved, DecisionLog(db, 0).read(Register::alikeLimit, static_cast<int>(kind)));
        if (const auto* const by = std::get_if<double>(&moved)) shift.of(kind) = static_cast<float>(*by);
    }
    return shift;
}

Result<AlikePictures> AlikePictures::read(Db& db, const AlikeBy& by, const JobControl& job)
{
    AlikePictures all(db);
    TRY_ASSIGN(const std::vector<AlikeGroup> withThrown, all.groupsBy(by, job));
    TRY_ASSIGN(const std::vector<AlikeGroup> groups, all.rows_.collected(withThrown));
    for (const AlikeGroup& group : groups)
        if (group.kind == AlikeKind::copies) TRY(all.addCopies(group.members));
    TRY_ASSIGN(const std::vector<SameFiles> files, all.rows_.duplicates());
    for (const SameFiles& same : files) {
        all.files_[same.content] = same.photos;
        if (!all.copiesOf_.contains(same.content)) TRY(all.addCopies({same.content}));
    }
    for (const AlikeGroup& group : groups)
        if (group.kind == AlikeKind::similar) TRY(all.addScene(group.members));
    TRY_ASSIGN(all.everAlike_, all.rows_.withThrownFiles());
    for (const SameFiles& same : files) all.everAlike_.insert(same.content);
    for (const AlikeGroup& group : withThrown) all.everAlike_.insert(group.members.begin(), group.members.end());
    return all;
}

/// With what was thrown away.
Result<std::vector<AlikeGroup>> AlikePictures::groupsBy(const AlikeBy& by, const JobControl& job) const
{
    TRY_ASSIGN(std::vector<AlikeGroup> groups, rows_.stored());
    if (by.shift.copies > 0) TRY(divide(groups, leastLikeness(AlikeKind::copies, by.limits, by.shift.copies)));
    if (by.shift.similar != 0 && by.network) TRY(findScenes(groups, by, job));
    return groups;
}

/// Those of copies.
Status AlikePictures::divide(std::vector<AlikeGroup>& groups, float least) const
{
    std::vector<AlikeGroup> divided;
    for (AlikeGroup& group : groups) {
        if (group.kind != AlikeKind::copies) {
            divided.push_back(std::move(group));
            continue;
        }
        PooledVectors looks;
        for (const ContentNo member : group.members) {
            TRY_ASSIGN(const auto look, UnderstandingRows(db_).lookOf(member));
            looks.add(look.value_or(Look{}));
        }
        for (const std::vector<std::size_t>& part : partsOf(looks, least)) {
            AlikeGroup& one = divided.emplace_back(AlikeGroup{group.kind, group.members[part.front()], {}});
            for (const std::size_t row : part) one.members.push_back(group.members[row]);
        }
    }
    groups = std::move(divided);
    return {};
}

/// In the place of those that were shown.
Status AlikePictures::findScenes(std::vector<AlikeGroup>& groups, const AlikeBy& by, const JobControl& job) const
{
    PooledVectors looks;
    TRY_ASSIGN(const std::vector<PhotoToGroup> photos, rows_.photos(by.network, looks));
    auto found = groupAlike(
        {.photos = photos, .looks = looks, .limits = movedScenes(by.limits, by.shift.similar), .shown = {}, .ask = {}},
        job);
    if (!found) return fail(Error{.code = Code::cancelled});
    std::erase_if(groups, [](const AlikeGroup& group) { return group.kind == AlikeKind::similar; });
    for (AlikeGroup& group : *found)
        if (group.kind == AlikeKind::similar) groups.push_back(std::move(group));
    return {};
}

Status AlikePictures::addCopies(const std::vector<ContentNo>& members)
{
    std::vector<KeepFacts> facts;
    for (const ContentNo member : members) {
        TRY_ASSIGN(facts.emplace_back(), rows_.keepFacts(member));
        copiesOf_[member] = copies_.size();
    }
    KeptOf copies{members, originalOf(facts)};
    const auto best = std::ranges::find(facts, copies.proposal.best, &KeepFacts::id);
    for (const KeepFacts& one : facts)
        if (saysMore(one, *best)) copies.sayMore.insert(one.id);
    copies_.push_back(std::move(copies));
    return {};
}

Status AlikePictures::addScene(const std::vector<ContentNo>& members)
{
    KeptOf scene;
    for (const ContentNo member : members)
        if (const ContentNo one = standsFor(member); sceneOf_.try_emplace(one, scenes_.size()).second)
            scene.members.push_back(one);
    if (scene.members.size() < 2) {
        for (const ContentNo one : scene.members) sceneOf_.erase(one);
        return {};
    }
    std::vector<KeepFacts> facts;
    for (const ContentNo member : scene.members) {
        TRY_ASSIGN(facts.emplace_back(), rows_.keepFacts(member));
    }
    scene.proposal = bestOf(facts);
    scenes_.push_back(std::move(scene));
    return {};
}

ContentNo AlikePictures::standsFor(ContentNo picture) const
{
    const auto copies = copiesOf_.find(picture);
    return copies == copiesOf_.end() ? picture : copies_[copies->second].proposal.best;
}

const std::vector<PhotoId>* AlikePictures::filesOf(ContentNo picture) const
{
    const auto files = files_.find(picture);
    return files == files_.end() ? nullptr : &files->second;
}

bool AlikePictures::staysLast(ContentNo picture) const
{
    if (!everAlike_.contains(picture) || standsFor(picture) != picture) return false;
    const auto scene = sceneOf_.find(picture);
    return scene == sceneOf_.end() || scenes_[scene->second].proposal.best == picture;
}

} // namespace albumen

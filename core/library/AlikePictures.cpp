#include "library/AlikePictures.h"

#include <algorithm>

namespace albumen {

Result<AlikePictures> AlikePictures::read(Db& db)
{
    AlikePictures all(db);
    TRY_ASSIGN(const std::vector<AlikeGroup> groups, all.rows_.groups());
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
    TRY_ASSIGN(const std::vector<AlikeGroup> stored, all.rows_.stored());
    for (const AlikeGroup& group : stored) all.everAlike_.insert(group.members.begin(), group.members.end());
    return all;
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

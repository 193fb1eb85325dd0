#include "library/AlikePictures.h"

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
    TRY_ASSIGN(all.stored_, all.rows_.stored());
    for (std::size_t group = 0; group < all.stored_.size(); ++group)
        for (const ContentNo member : all.stored_[group].members) all.storedOf_[member].push_back(group);
    return all;
}

Status AlikePictures::addCopies(const std::vector<ContentNo>& members)
{
    std::vector<KeepFacts> facts;
    for (const ContentNo member : members) {
        TRY_ASSIGN(facts.emplace_back(), rows_.keepFacts(member));
        copiesOf_[member] = copies_.size();
    }
    copies_.push_back({members, originalOf(facts)});
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

std::vector<ContentNo> AlikePictures::staysFor(ContentNo picture) const
{
    const auto groups = storedOf_.find(picture);
    if (groups == storedOf_.end() || standsFor(picture) != picture) return {};
    const auto scene = sceneOf_.find(picture);
    if (scene != sceneOf_.end() && scenes_[scene->second].proposal.best != picture) return {};
    std::vector<ContentNo> others;
    for (const std::size_t group : groups->second)
        for (const ContentNo member : stored_[group].members)
            if (member != picture) others.push_back(member);
    return others;
}

} // namespace albumen

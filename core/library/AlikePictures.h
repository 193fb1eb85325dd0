// Pictures that are copies of one another or shots of one scene, and which of them is proposed to stay.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "base/JobControl.h"
#include "catalogue/AlikeRows.h"
#include "similar/AlikeShift.h"

namespace albumen {

/// Pictures that are there, and which of them is to stay.
struct KeptOf {
    std::vector<ContentNo> members;
    KeepProposal proposal;
    std::set<ContentNo> sayMore = {}; ///< of copies, those that say a date or place that this one does not say
};

/// By what pictures are alike: the limits of the network whose vectors are compared, and how far they were moved.
struct AlikeBy {
    std::optional<ModelRev> network;
    AlikeLimits limits;
    AlikeShift shift;
};

/// As somebody moved them. Fails: as the catalogue.
Result<AlikeShift> alikeShift(Db& db);

/// As one moment of the library has them. Where the limit for scenes was moved they are found anew over all looks,
/// which takes a second or two for 100,000; groups of copies are divided by theirs. Threads: as the Db, which outlives
/// it.
class AlikePictures
{
public:
    /// Fails: cancelled.
    static Result<AlikePictures> read(Db& db, const AlikeBy& by, const JobControl& job);

    /// Every picture that has a copy is in one of them, be it another picture or another file of its own.
    const std::vector<KeptOf>& copies() const { return copies_; }
    /// Two members and more. Of pictures that are copies the one that is to stay stands for all, and for one scene
    /// only.
    const std::vector<KeptOf>& scenes() const { return scenes_; }
    /// The present photos of a picture that has several; null: it has one.
    const std::vector<PhotoId>* filesOf(ContentNo picture) const;
    /// The picture is the one that is to stay of its scene or of its copies, the thrown away counted with them: without
    /// it nothing of them would be left. False: another one stays, or it is and was alone.
    bool staysLast(ContentNo picture) const;

private:
    explicit AlikePictures(Db& db) : db_(db), rows_(db) {}

    Result<std::vector<AlikeGroup>> groupsBy(const AlikeBy& by, const JobControl& job) const;
    Status divide(std::vector<AlikeGroup>& groups, float least) const;
    Status findScenes(std::vector<AlikeGroup>& groups, const AlikeBy& by, const JobControl& job) const;
    Status addCopies(const std::vector<ContentNo>& members);
    Status addScene(const std::vector<ContentNo>& members);
    ContentNo standsFor(ContentNo picture) const;

    Db& db_;
    AlikeRows rows_;
    std::vector<KeptOf> copies_, scenes_;
    std::map<ContentNo, std::size_t> copiesOf_, sceneOf_; ///< of a picture, which of them
    std::map<ContentNo, std::vector<PhotoId>> files_;     ///< of pictures with several
    std::set<ContentNo> everAlike_;                       ///< with others, be they thrown away
};

} // namespace albumen

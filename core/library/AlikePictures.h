// Pictures that are copies of one another or shots of one scene, and which of them is proposed to stay.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "catalogue/AlikeRows.h"

namespace albumen {

/// Pictures that are there, and which of them is to stay.
struct KeptOf {
    std::vector<ContentNo> members;
    KeepProposal proposal;
    std::set<ContentNo> sayMore = {}; ///< of copies, those that say a date or place that this one does not say
};

/// As one moment of the library has them. Threads: as the Db, which outlives it.
class AlikePictures
{
public:
    static Result<AlikePictures> read(Db& db);

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
    explicit AlikePictures(Db& db) : rows_(db) {}

    Status addCopies(const std::vector<ContentNo>& members);
    Status addScene(const std::vector<ContentNo>& members);
    ContentNo standsFor(ContentNo picture) const;

    AlikeRows rows_;
    std::vector<KeptOf> copies_, scenes_;
    std::vector<AlikeGroup> stored_;                      ///< with what was thrown away
    std::map<ContentNo, std::size_t> copiesOf_, sceneOf_; ///< of a picture, which of them
    std::map<ContentNo, std::vector<PhotoId>> files_;     ///< of pictures with several
    std::set<ContentNo> everAlike_;                       ///< with others, be they thrown away
};

} // namespace albumen

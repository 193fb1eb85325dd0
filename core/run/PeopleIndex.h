// Everybody who is known, kept in memory beside the catalogue: what matching, suggesting and the consequences of a
// decision read. A decision brings it up to date with what it says, and not with the library anew.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "catalogue/FaceRows.h"
#include "people/Constraints.h"
#include "people/Gallery.h"
#include "people/LearntLimits.h"
#include "people/SmallVectors.h"
#include "run/ChosenModels.h"

namespace albumen {

/// Who is known, and what holds for everybody, at one moment of the library. Threads: all; const after construction.
struct KnownPeople {
    KnownPeople(Gallery gallery, Constraints constraints);
    KnownPeople(const KnownPeople&) = delete;
    KnownPeople& operator=(const KnownPeople&) = delete;

    Gallery gallery;
    std::unique_ptr<VectorIndex> index; ///< over the gallery
    Constraints constraints;
    LearntLimits limits;
    DecisionId head{}; ///< the newest decision that it knows of
};

/// How far a person moved the limits of this library. Threads: as the Db.
Result<LimitShift> limitShift(Db& db);

/// Of one embedder. Memory: 4 bytes a number of each known face, and 2 of every face there is: 51 MB for 100,000 faces
/// of 256 numbers. Threads: all.
class PeopleIndex
{
public:
    /// Requires: the models have an embedder, and live as long as the index.
    explicit PeopleIndex(const ChosenModels& models);

    const ModelRev& embedder() const { return embedder_; }
    /// Beyond this distance nobody is asked about, by the limits that the newest known() went by.
    float ask();
    const MatchLimits& ofRecord() const { return record_; }
    float groupLimit() const { return groupLimit_; }

    /// As it is at the moment of `db`, a snapshot, or newer.
    Result<std::shared_ptr<const KnownPeople>> known(Db& db);
    /// The limits that would be learnt from who is known, if they were moved so. Fails: as the catalogue.
    Result<LearntLimits> limitsIf(Db& db, const KnownPeople& known, LimitShift by) const;
    /// Pictures with a face as near as this to one of these vectors; more than those may be given.
    Result<std::vector<ContentNo>> contentsNear(Db& db, const std::vector<std::vector<float>>& vectors, float reach);
    /// These pictures were looked at, so their faces may have other vectors.
    void looked(const std::vector<ContentNo>& contents);

    /// Held from reading who is known until what was matched by it is written, so that no answer overtakes a newer one.
    std::mutex& turn() { return turn_; }

private:
    using Decided = std::map<FaceId, DecidedFace>;
    struct Page {
        std::vector<ContentNo> contents; ///< of each row
        SmallVectors vectors;
    };

    Result<Decided> decidedNow(Db& db) const;
    Result<std::shared_ptr<const KnownPeople>> learn(Db& db, DecisionId head);
    Status readPages(Db& db);
    void addPage(std::vector<ContentNo>& contents, std::vector<float>& numbers);

    const ModelRev embedder_;
    const MatchLimits record_;
    const float groupLimit_;

    std::mutex turn_;
    std::mutex mutex_; ///< guards the next four
    Decided decided_;
    std::shared_ptr<const KnownPeople> known_; ///< none: nobody asked yet
    MatchLimits given_;                        ///< those of the record, moved as a person said
    bool stale_ = false;                       ///< known faces may have other vectors
    std::mutex
        reading_; ///< guards what follows; held for as long as all vectors take, and who is known is told meanwhile
    std::vector<Page> pages_;
    std::int64_t lastVector_ = 0;        ///< row of the newest vector in the pages
    std::vector<ContentNo> lookedAgain_; ///< whose vectors in the pages may be old ones
};

} // namespace albumen

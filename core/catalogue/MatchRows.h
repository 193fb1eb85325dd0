// Whom the machine takes each face for, and the limits it used.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "catalogue/Db.h"
#include "people/LearntLimits.h"
#include "photo/Face.h"

namespace albumen {

struct FaceMatch {
    FaceId face{};
    Match match;
};

/// Whom the machine takes, or took, some faces for.
using MatchesOf = std::map<FaceId, std::pair<PersonId, MatchGrade>>;

/// The match limits as stored.
struct MatchLimitRows {
    std::optional<float> ofAll; ///< none: nothing was matched yet
    std::map<PersonId, float> own;
};

/// Threads: as the Db. Writing functions: inside a transaction of the writer.
class MatchRows
{
public:
    explicit MatchRows(Db& db) : db_(db) {}

    /// Replaces the machine's opinion of these faces: whoever is in `asked` and not in `matches` has none. Writes.
    /// A whole library goes in slices, each in a transaction of its own: decisions wait for the one that runs.
    Status replace(const std::vector<FaceId>& asked, const std::vector<FaceMatch>& matches, const ModelRev& embedder);
    /// Takes back whom the machine takes these faces for, and their photo mates where that is the person one of these
    /// was given: nobody is in a photo twice, also not until what follows from the decision is worked out. Writes.
    /// Returns whom it took the photo mates for.
    Result<MatchesOf> forgetDoubles(const std::vector<FaceId>& decided);
    /// The same for somebody into whom others were merged: in photos with several of their faces, the machine's go.
    Result<MatchesOf> forgetDoublesOf(PersonId person);
    /// Whom the machine takes a face for, and how surely. None: nobody.
    Result<std::optional<std::pair<PersonId, MatchGrade>>> of(FaceId face) const;
    /// The match limits that the matches were made with. Writes.
    Status storeLimits(const LearntLimits& limits);
    Result<MatchLimitRows> limits() const;
    /// The newest decision after which all was matched that follows from it and those before. None: nothing ever was.
    Result<std::optional<DecisionId>> followed() const;
    Status setFollowed(DecisionId decision); ///< Writes.

private:
    Db& db_;
};

} // namespace albumen

// Decisions about pictures, as drafts: what each would write, to be appended to the log.
// Requires (all): inside the transaction that appends the draft, else somebody may decide in between.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/Db.h"
#include "catalogue/DecisionLog.h"
#include "photo/Coordinates.h"
#include "photo/Ids.h"

namespace albumen {

/// The pictures of these photos, each once. Fails: pathMissing (no such photo, or never read well).
Result<std::vector<ContentNo>> picturesOf(Db& db, const std::vector<PhotoId>& photos);

Draft favouriteDraft(const std::vector<ContentNo>& pictures, bool favourite);
/// 0: none any more. Fails: usage (not 0 to mostStars).
Result<Draft> starsDraft(const std::vector<ContentNo>& pictures, int stars);
/// On from how each is turned now. Fails: usage (no turn, or more than three quarters either way).
Result<Draft> turnDraft(Db& db, const std::vector<ContentNo>& pictures, int quarters);
/// Seconds since 1970 of the local clock; none: as the files say.
Draft takenDraft(const std::vector<ContentNo>& pictures, std::optional<std::int64_t> localS);
/// None: as the files say. `name`: of the place, for the history; may be empty. Requires: a position.
Draft placeDraft(const std::vector<ContentNo>& pictures, const std::optional<Coordinates>& at, const std::string& name);
/// Nothing is proposed as their place any more, or something again.
Draft placeRefusedDraft(const std::vector<ContentNo>& pictures, bool refused);
/// Never filed, or filed again.
Draft unfiledDraft(const std::vector<ContentNo>& pictures, bool unfiled);

/// Never recommended for throwing away. Fails: pathMissing (no such photo).
Result<Draft> keptDraft(Db& db, const std::vector<PhotoId>& photos, bool keep);
/// Thrown away, or restored, each with the RAW or the JPEG of its shot. Fails: pathMissing (no such photo, or its file
/// is not there), notTrashed (it lies in an archive, or defines a person).
Result<Draft> trashDraft(Db& db, const std::vector<PhotoId>& photos, bool trash);

} // namespace albumen

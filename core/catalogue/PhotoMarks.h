// What is said of a photo besides its file: by people, and by what was found in it.
#pragma once

#include <cstdint>
#include <optional>

#include "base/Error.h"
#include "catalogue/Db.h"
#include "catalogue/PhotoRows.h"

namespace albumen {

struct PhotoMarks {
    std::uint64_t faces = 0; ///< but for those that are none
    bool favourite = false, unfiled = false;
    int stars = 0;                           ///< 1..5; 0: nobody gave it any
    int turn = 0;                            ///< quarters clockwise, 0..3
    std::optional<std::int64_t> takenLocalS; ///< as a person said
    std::optional<Error> unreadable;         ///< why it could not be read
};

Result<PhotoMarks> photoMarks(Db& db, const PhotoRow& photo);

/// Quarters clockwise that a picture is shown turned by, beyond what its file says: 0..3.
Result<int> turnOf(Db& db, ContentNo content);

} // namespace albumen

// What is remembered of a place: by this machine, else by the place itself.
#pragma once

#include "offsite/SentRecord.h"

namespace albumen {

struct PlaceRecord {
    SentRecord record;
    bool ours = false; ///< it was kept on this machine, or nothing was sent from it yet and nothing lies there
};

/// Reads the record that is kept here. Where there is none, or it cannot be read, the one at the place is taken: by it
/// a new machine knows what was damaged there. It is not signed: who can write there can write it, so that it tells
/// damage and no malice. A record that should be here, and is not, is a problem. Fails: as the place; cancelled.
Result<PlaceRecord> recordOfPlace(OffsiteTarget& target, const OffsitePlace& place, const OffsiteWork& work,
                                  OffsiteDone& done);

/// Writes `work.record` on this machine, where it may be.
Status keepHere(const OffsiteWork& work);
/// Writes `work.record` here, and then beside what was sent. Gives what was in the way there, which keeps nothing from
/// being sent. Fails: as the file here.
Result<std::optional<Error>> keepRecord(OffsiteTarget& target, const OffsiteWork& work);

/// A record there that does not say what ours says is a problem; one that is missing, or open since a sending ended
/// here and not there, is not: the next sending writes it.
Status compareRecords(OffsiteTarget& target, const OffsitePlace& place, const OffsiteWork& work, OffsiteDone& done);

} // namespace albumen

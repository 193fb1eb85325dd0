// Places off this machine: sent to, checked, and fetched from, whatever their kind.
#pragma once

#include <memory>

#include "offsite/OffsitePlace.h"

namespace albumen {

std::unique_ptr<OffsiteTarget> makeTarget(const OffsitePlace& place);

/// The record of what was sent is read and kept by these (`PlaceRecord.h`). Fails: as the kind of place.
Status sendOffsite(const OffsitePlace& place, const std::vector<OffsiteSource>& sources, const OffsiteWork& work,
                   OffsiteDone& done);
Status checkOffsite(const OffsitePlace& place, const std::vector<OffsiteSource>& sources, const OffsiteWork& work,
                    OffsiteDone& done);
/// Of people by their names, and of paths there; none: all. Into `to`, by their paths there, and never over a file: one
/// with the same bytes counts as there, beside another one the file gets a number. What was sent and is gone there, or
/// comes back in other bytes, is a problem; the latter lies apart, in "Not as sent". So is what was never sent: it
/// stays there, unless it is asked for by its own path. Ensures: where it fails, and where it is cancelled, nothing is
/// left but what has its place already; killed, the next asking for the same goes on. Fails: pathMissing (nothing of
/// one of them was ever there), usage (a path that leads elsewhere).
Status fetchOffsite(const OffsitePlace& place, const std::vector<std::string>& what, const Path& to,
                    const OffsiteWork& work, OffsiteDone& done);

} // namespace albumen

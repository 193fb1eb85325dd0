// The events of a library at one moment, worked out anew from when and where its pictures were taken and from what a
// person said.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/PlaceRows.h"

namespace albumen {

struct EventFound {
    std::vector<PictureWhere> pictures; ///< in their order in time; one at least
    bool trip = false;
    std::string name; ///< the last that a person said of one of them
};

/// Does it say on which day it was taken?
bool saysItsDay(const PictureWhere& picture);
/// Only that? Requires: it does.
bool saysOnlyItsDay(const PictureWhere& picture);
/// See event/EventFinder.h. Requires: it says its day.
std::int64_t wakingDayOf(const PictureWhere& picture);

bool holds(const EventFound& event, ContentNo picture);

/// Oldest first. Threads: as the Db.
Result<std::vector<EventFound>> eventsIn(Db& db);
/// The place of the event that holds this picture. None: it is in none.
std::optional<std::size_t> eventOf(const std::vector<EventFound>& events, ContentNo picture);

/// "3 May 2019", "3 to 5 May 2019", "30 April to 2 May 2019". Days since 1970.
std::string daysInWords(std::int64_t first, std::int64_t last);
/// The name, else "Lisbon and Porto, 3 to 5 May 2019".
std::string titleOf(const EventFound& event, const std::vector<std::string>& places);

} // namespace albumen

// The places by which an event is called.
#pragma once

#include <string>
#include <vector>

#include "library/EventBook.h"
#include "library/PlaceBook.h"

namespace albumen {

/// The most photos first, three at most: cities, else what they lie in. Empty: none is known. Threads: all.
std::vector<std::string> placesOf(const PlaceBook& book, const EventFound& event, const std::string& language);

} // namespace albumen

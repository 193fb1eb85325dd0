// What words of a search mean as the name or the title of an event.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "library/EventBook.h"
#include "library/FoundPictures.h"
#include "library/PlaceBook.h"

namespace albumen {

/// Threads: as the Db.
class SearchEvents
{
public:
    SearchEvents(Db& db, const PlaceBook& book) : db_(db), book_(book) {}

    /// The events whose name or title is just that, as one meaning; none: there is no such event.
    Result<std::optional<Meaning>> titled(const std::string& text);
    /// One meaning for each name in which a word begins so.
    Status add(const std::string& word, std::vector<Meaning>& all);

private:
    Result<bool> haveNames();
    Status find();

    Db& db_;
    const PlaceBook& book_;
    std::optional<bool> named_;                     ///< some events; none: not asked yet
    std::optional<std::vector<EventFound>> events_; ///< none: not asked yet
};

} // namespace albumen

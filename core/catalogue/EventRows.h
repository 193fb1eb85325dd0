// What a person said about events: names, and where one begins. Both hang on pictures.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalogue/Db.h"
#include "photo/Ids.h"

namespace albumen {

struct EventsSaid {
    std::unordered_map<ContentNo, bool> begins;           ///< an event begins with it, or none does
    std::vector<std::pair<ContentNo, std::string>> names; ///< of the event that holds it, the last one said last
};

/// Threads: as the Db.
class EventRows
{
public:
    explicit EventRows(Db& db) : db_(db) {}
    Result<EventsSaid> said() const;

private:
    Db& db_;
};

} // namespace albumen

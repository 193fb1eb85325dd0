#include "catalogue/EventRows.h"

#include "catalogue/Registers.h"

namespace albumen {

Result<EventsSaid> EventRows::said() const
{
    EventsSaid said;
    Query begins = db_.query("SELECT a, value FROM main.state WHERE reg = ?", Register::contentBegins);
    while (begins.next()) said.begins[begins.id<ContentNo>(0)] = begins.integer(1) != 0;
    TRY(begins.status());
    Query names = db_.query("SELECT s.a, s.value FROM main.state s JOIN main.decision d ON d.id = s.decision_id "
                            "WHERE s.reg = ? ORDER BY d.clock, d.library, d.id, s.a",
                            Register::contentEvent);
    while (names.next()) said.names.emplace_back(names.id<ContentNo>(0), names.text(1));
    TRY(names.status());
    return said;
}

} // namespace albumen

#include "library/EventDrafts.h"

#include "archive/SafeName.h"
#include "base/SearchText.h"
#include "base/Sentence.h"
#include "catalogue/EventRows.h"
#include "catalogue/drafts/PhotoDrafts.h"
#include "library/EventBook.h"

namespace albumen {
namespace {

/// A picture among the events of its library.
struct InEvents {
    std::vector<EventFound> events;
    std::size_t at = 0; ///< the event that holds it
    ContentNo picture{};
    ContentNo first() const { return events[at].pictures.front().content; }
};

Result<InEvents> inEvents(Db& db, PhotoId photo)
{
    InEvents in;
    TRY_ASSIGN(const auto pictures, picturesOf(db, {photo}));
    in.picture = pictures.front();
    TRY_ASSIGN(in.events, eventsIn(db));
    const auto at = eventOf(in.events, in.picture);
    if (!at) return fail(Code::usage, Stage::none, {}, std::string(inNoEvent));
    in.at = *at;
    return in;
}

Draft beginning(ContentNo picture, bool begins, const char* note)
{
    return {DecisionKind::eventChanged,
            note,
            {{Register::contentBegins, raw(picture), 0, Value(std::int64_t{begins ? 1 : 0})}}};
}

} // namespace

Result<Draft> nameEventDraft(Db& db, const NameEvent& command)
{
    const std::string name = nameTakenIn(command.name);
    if (!command.name.empty()) TRY(checkPersonName(command.name));
    TRY_ASSIGN(const InEvents in, inEvents(db, command.photo));
    TRY_ASSIGN(const EventsSaid said, EventRows(db).said());
    Draft draft{DecisionKind::eventChanged, name.empty() ? "without a name" : "named " + name, {}};
    for (const auto& [picture, old] : said.names) // its own name alone holds, also when it is split later
        if (picture != in.picture && holds(in.events[in.at], picture))
            draft.writes.push_back({Register::contentEvent, raw(picture), 0, {}});
    draft.writes.push_back({Register::contentEvent, raw(in.picture), 0, name.empty() ? Value() : Value(name)});
    return draft;
}

Result<Draft> splitEventDraft(Db& db, const SplitEvent& command)
{
    TRY_ASSIGN(const InEvents in, inEvents(db, command.photo));
    if (in.first() == in.picture) return fail(Code::usage, Stage::none, {}, std::string(eventBeginsThere));
    return beginning(in.picture, true, "begins at a photo");
}

Result<Draft> joinEventDraft(Db& db, const JoinEvent& command)
{
    TRY_ASSIGN(const InEvents in, inEvents(db, command.photo));
    if (in.at == 0) return fail(Code::usage, Stage::none, {}, std::string(firstEvent));
    return beginning(in.first(), false, "joined with the one before");
}

} // namespace albumen

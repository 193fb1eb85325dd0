#include "library/SearchEvents.h"

#include "base/SearchText.h"
#include "catalogue/EventRows.h"
#include "library/EventPlaces.h"

namespace albumen {
namespace {

Meaning meaningOf(const EventFound& event, const std::string& title)
{
    Meaning meaning{"event", {}, always("event " + title), false, {}};
    for (const PictureWhere& one : event.pictures) meaning.scores[one.content] = 1;
    return meaning;
}

} // namespace

Result<bool> SearchEvents::haveNames()
{
    if (!named_) {
        TRY_ASSIGN(const EventsSaid said, EventRows(db_).said());
        named_ = !said.names.empty();
    }
    return *named_;
}

Status SearchEvents::find()
{
    if (events_) return {};
    TRY_ASSIGN(events_, eventsIn(db_));
    return {};
}

Result<std::optional<Meaning>> SearchEvents::titled(const std::string& text)
{
    std::optional<Meaning> meaning;
    const std::string wanted = folded(nameAsKept(text));
    const bool endsWithYear = !wanted.empty() && wanted.back() >= '0' && wanted.back() <= '9';
    TRY_ASSIGN(const bool named, haveNames());
    if (!named && !endsWithYear) return meaning;
    TRY(find());
    for (const EventFound& event : *events_) {
        std::string title = titleOf(event, {}); // the days, by which most are told apart without a look at places
        if (event.name.empty() && wanted != folded(title)) {
            if (!wanted.ends_with(folded(title))) continue;
            title = titleOf(event, placesOf(book_, event, {}));
        }
        if (folded(title) != wanted) continue;
        Meaning one = meaningOf(event, title);
        if (meaning)
            meaning->scores.merge(one.scores);
        else
            meaning = std::move(one);
    }
    return meaning;
}

Status SearchEvents::add(const std::string& word, std::vector<Meaning>& all)
{
    TRY_ASSIGN(const bool named, haveNames());
    if (!named) return {};
    TRY(find());
    for (const EventFound& event : *events_)
        if (!event.name.empty() && SearchKeys(event.name).begin(word)) all.push_back(meaningOf(event, event.name));
    return {};
}

} // namespace albumen

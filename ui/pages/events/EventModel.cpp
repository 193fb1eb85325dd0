#include "pages/events/EventModel.h"

#include <QLocale>

#include "EventWords.h"
#include "Messages.h"
#include "PlaceWords.h"
#include "Worker.h"

namespace albumen {
namespace {

QString peopleText(const EventCard& card)
{
    QStringList people;
    for (const std::string& person : card.people) people << fromUtf8(person);
    return QLocale().createSeparatedList(people);
}

QVariant valueOf(const ShownEvent& event, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return titleText(event.card);
    case Qt::ToolTipRole: {
        const QString people = peopleText(event.card);
        return titleText(event.card) + (people.isEmpty() ? QString() : QStringLiteral("\n") + people);
    }
    case Qt::AccessibleDescriptionRole:
    case eventDetailRole: return detailText(event.card);
    case eventPeopleRole: return peopleText(event.card);
    case eventCoverRole: return event.cover ? QVariant(static_cast<qint64>(raw(*event.cover))) : QVariant();
    default: return {};
    }
}

} // namespace

Result<std::map<PhotoId, std::optional<ContentNo>>> picturesOf(const PhotoQuestions& photos,
                                                               const std::vector<PhotoId>& ids)
{
    TRY_ASSIGN(const std::vector<PhotoCard> cards, photos.cards(ids));
    std::map<PhotoId, std::optional<ContentNo>> pictures;
    for (const PhotoCard& card : cards) pictures[card.id] = card.content;
    return pictures;
}

EventModel* makeEventModel(Worker& worker, const EventQuestions& events, const PhotoQuestions& photos, QObject* parent)
{
    return new EventModel(
        worker,
        {.read = [&events, &photos](const std::vector<qint64>& ids) -> Result<std::vector<ShownEvent>> {
             TRY_ASSIGN(const std::vector<EventCard> cards, events.cards(typedIds<PhotoId>(ids), placeLanguage()));
             std::vector<PhotoId> covers;
             for (const EventCard& card : cards) covers.push_back(card.cover);
             TRY_ASSIGN(auto pictures, picturesOf(photos, covers));
             std::vector<ShownEvent> shown;
             for (const EventCard& card : cards) shown.push_back({card, pictures[card.cover]});
             return shown;
         },
         .idOf = [](const ShownEvent& event) { return static_cast<qint64>(raw(event.card.row.first)); },
         .show = valueOf},
        parent);
}

} // namespace albumen

// The page of events: what can be done with an event, with a photo of the one that is open, and in the calendar.
#include <QMenu>

#include "AddToAlbum.h"
#include "Decider.h"
#include "GiveCopies.h"
#include "Messages.h"
#include "SayPlace.h"
#include "Theme.h"
#include "models/PhotoModel.h"
#include "models/PhotoQueryMap.h"
#include "pages/events/CalendarModel.h"
#include "pages/events/CalendarView.h"
#include "pages/events/EventTile.h"
#include "pages/events/EventsPage.h"
#include "widgets/AlbumPanel.h"
#include "widgets/Button.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

const QStringList cardIds{QStringLiteral("events.open"), QStringLiteral("events.name"), QStringLiteral("events.join")},
    photoIds{QStringLiteral("events.open"), QStringLiteral("events.split"), QStringLiteral("events.join"),
             QStringLiteral("events.name"), QStringLiteral("events.place")},
    dayIds{QStringLiteral("events.open")};

} // namespace

/// As on every page of photos.
std::vector<ActionSpec> EventsPage::sharedActions()
{
    const auto barRect = [this] {
        const PageBar& bar = frame_->bar();
        return QRect(bar.mapTo(this, QPoint()), bar.size()).adjusted(0, 0, -metric::pageMargin, 0);
    };
    const auto some = [this] { return !chosenPhotos().empty(); };
    const auto someFirst = [this] {
        return opened() ? tr("Select one photo or more first.") : tr("Open an event first.");
    };
    return {
        saying_->action([this] { return chosenPhotos(); }, barRect, someFirst),
        {.id = QStringLiteral("events.album"),
         .text = [] { return tr("Add to album…"); },
         .icon = QStringLiteral("albums"),
         .keys = {QKeySequence(Qt::Key_P)},
         .enabled = some,
         .run = [this, barRect] { adding_->ask(chosenPhotos(), barRect()); },
         .menu = Menu::photo,
         .section = 1,
         .needs = someFirst},
        giving_->action(
            some, [this]() -> GiveCopies::Photos { return [photos = chosenPhotos()] { return photos; }; }, someFirst)};
}

void EventsPage::fillBar()
{
    frame_->bar().setActions(parts_.actions, opened() ? photoIds : inCalendar() ? dayIds : cardIds);
}

void EventsPage::showMenu(const QPoint& global)
{
    parts_.actions.refreshNow();
    QStringList ids = opened() ? photoIds : inCalendar() ? dayIds : cardIds;
    if (opened())
        ids << QString() << QStringLiteral("events.favourite") << QStringLiteral("events.stars")
            << QStringLiteral("events.album") << QStringLiteral("events.give");
    ids << QString() << QStringLiteral("events.calendar");
    parts_.actions.contextMenu(ids, this)->popup(global);
}

std::vector<ActionSpec> EventsPage::specs()
{
    const auto eventFirst = [this] {
        return inCalendar() ? tr("Go back to the events first.") : tr("Select an event first.");
    };
    return {
        {.id = QStringLiteral("events.calendar"),
         .text = [this] { return inCalendar() ? tr("Events as cards") : tr("Calendar"); },
         .icon = QStringLiteral("calendar"),
         .keys = {QKeySequence(Qt::Key_V)},
         .run =
             [this] {
                 const QDateTime newest =
                     model_->rowCount() == 0 || !model_->card(model_->index(0, 0))
                         ? QDateTime::currentDateTimeUtc()
                         : QDateTime::fromSecsSinceEpoch(model_->card(model_->index(0, 0))->card.row.lastDayS, Qt::UTC);
                 const QVariantMap year{{QStringLiteral("year"), newest.date().year()}};
                 parts_.navigator.go({.page = id(), .query = inCalendar() ? QVariantMap() : year});
             },
         .menu = Menu::photo,
         .texts =
             [] {
                 return QStringList{tr("Events as cards"), tr("Calendar")};
             }},
        {.id = QStringLiteral("events.open"),
         .text = [] { return tr("Open"); },
         .icon = QStringLiteral("photos"),
         .enabled = [this] { return view().actedRows().size() == 1; },
         .run = [this] { openRow(view().model()->index(view().actedRows().first(), 0)); },
         .menu = Menu::photo,
         .section = 1,
         .needs =
             [this, eventFirst] {
                 return opened()       ? tr("Select one photo first.")
                        : inCalendar() ? tr("Select a day first.")
                                       : eventFirst();
             }},
        {.id = QStringLiteral("events.name"),
         .text = [] { return tr("Name the event"); },
         .icon = QStringLiteral("pencil"),
         .keys = {QKeySequence(Qt::Key_F2)},
         .enabled = [this] { return event().has_value(); },
         .run = [this] { askName(); },
         .menu = Menu::photo,
         .section = 1,
         .needs = eventFirst},
        {.id = QStringLiteral("events.split"),
         .text = [] { return tr("Split here"); },
         .icon = QStringLiteral("split"),
         .keys = {QKeySequence(Qt::Key_S)},
         .enabled = [this] { return canSplit(); },
         .run = [this] { parts_.decider.take(SplitEvent{*chosenPhoto()}, this); },
         .menu = Menu::photo,
         .section = 1,
         .needs =
             [this] {
                 if (!opened()) return tr("Open an event first.");
                 return chosenPhoto() ? tr("The event begins at this photo.")
                                      : tr("Select the photo at which an event begins first.");
             }},
        {.id = QStringLiteral("events.join"),
         .text = [] { return tr("Join with the one before"); },
         .icon = QStringLiteral("merge"),
         .keys = {QKeySequence(Qt::Key_M)},
         .enabled = [this] { return canJoin(); },
         .run = [this] { join(); },
         .menu = Menu::photo,
         .section = 1,
         .needs = [this, eventFirst] { return event() ? tr("There is no event before this one.") : eventFirst(); }}};
}

std::vector<PhotoId> EventsPage::chosenPhotos() const
{
    std::vector<PhotoId> ids;
    if (!opened()) return ids;
    const QList<int> rows = photoList_->actedRows();
    for (const int row : rows) ids.push_back(PhotoId{photos_->ids()[static_cast<std::size_t>(row)]});
    return ids;
}

std::optional<PhotoId> EventsPage::event() const
{
    if (inCalendar()) return std::nullopt;
    if (opened()) return PhotoId{open_};
    const QList<int> rows = list_->actedRows();
    if (rows.size() != 1) return std::nullopt;
    return PhotoId{model_->ids()[static_cast<std::size_t>(rows.first())]};
}

std::optional<PhotoId> EventsPage::chosenPhoto() const
{
    const QList<int> rows = photoList_->actedRows();
    if (!opened() || rows.size() != 1) return std::nullopt;
    return PhotoId{photos_->ids()[static_cast<std::size_t>(rows.first())]};
}

bool EventsPage::canSplit() const
{
    const auto photo = chosenPhoto();
    return photo && raw(*photo) != photos_->ids().front();
}

bool EventsPage::canJoin() const
{
    const auto one = event();
    if (!one) return false;
    return opened() ? !photos_->ids().empty() && photos_->ids().front() != oldest_ : raw(*one) != oldest_;
}

void EventsPage::join()
{
    const auto joined = static_cast<qint64>(raw(*event()));
    parts_.decider.take(JoinEvent{PhotoId{joined}}, this, [this, joined](const Result<Decided>& decided) {
        if (decided && decided->id) joined_.push_back({*decided->id, joined});
    });
}

void EventsPage::openRow(const QModelIndex& row)
{
    if (!row.isValid()) return;
    if (inCalendar()) return openDay(row.data(CalendarModel::dateRole).toDate());
    const qint64 photo = opened() ? photos_->idOf(row) : model_->idOf(row);
    const QVariantMap event{{QStringLiteral("event"), opened() ? open_ : photo}};
    if (!opened()) return parts_.navigator.go({.page = id(), .query = event});
    if (!parts_.navigator.has(QStringLiteral("viewer"))) return;
    QVariantMap query = event;
    query[QStringLiteral("photo")] = photo;
    parts_.navigator.go({.page = QStringLiteral("viewer"), .query = query});
}

/// The photos of a day, or the days of a month in place, as another month is.
void EventsPage::openDay(const QDate& date)
{
    if (!date.isValid()) return;
    if (month_ == 0) {
        const QVariantMap month{{QStringLiteral("year"), year_}, {QStringLiteral("month"), date.month()}};
        return openAt({.page = id(), .query = month});
    }
    if (calendar_->calendar().photosOn(date) == 0) return;
    PhotoQuery query;
    query.takenFrom = QDateTime(date, QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
    query.takenBefore = QDateTime(date.addDays(1), QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
    parts_.navigator.go({.page = QStringLiteral("photos"), .query = toMap(query)});
}

/// The next or last month or year that has photos; none: there is no further one.
std::optional<QDate> EventsPage::turned(int by) const
{
    const auto pageOf = [this](const QDate& month) { return QDate(month.year(), month_ == 0 ? 1 : month.month(), 1); };
    const QDate shown(year_, std::max(month_, 1), 1);
    std::optional<QDate> to;
    for (const QDate& month : months_) {
        const QDate page = pageOf(month);
        if (by > 0 && page > shown) return page;
        if (by < 0 && page < shown) to = page;
    }
    return to;
}

/// To another month or year, in place: back leads to where the calendar was come from.
void EventsPage::turn(int by)
{
    const std::optional<QDate> to = turned(by);
    if (!to) return;
    QVariantMap query{{QStringLiteral("year"), to->year()}};
    if (month_ != 0) query[QStringLiteral("month")] = to->month();
    openAt({.page = id(), .query = query});
}

void EventsPage::askName()
{
    const auto one = event();
    if (!one) return;
    named_ = *one;
    QRect place(header_->mapTo(this, QPoint()), header_->size());
    QString name;
    if (opened()) {
        name = card_ ? fromUtf8(card_->row.name) : QString();
    } else {
        const QModelIndex row = model_->index(model_->rowOf(static_cast<qint64>(raw(*one))), 0);
        if (const ShownEvent* const shown = model_->card(row)) name = fromUtf8(shown->card.row.name);
        place = EventTile::coverRect(list_->visualRect(row)).translated(list_->viewport()->mapTo(this, QPoint()));
    }
    panel_->open({.title = [] { return tr("Name the event"); },
                  .yes = [] { return tr("Name"); },
                  .field = [] { return tr("Name of the event"); },
                  .text = name},
                 place);
}

void EventsPage::named(const QString& name)
{
    parts_.decider.take(NameEvent{named_, name.toStdString()}, this, [this](const Result<Decided>& decided) {
        if (!decided) {
            if (panel_->refuse(sentenceOf(decided.error()))) parts_.decider.refusalShown();
            return;
        }
        panel_->shut();
        focusShown();
    });
}

} // namespace albumen

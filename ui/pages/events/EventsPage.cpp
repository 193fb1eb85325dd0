#include "pages/events/EventsPage.h"

#include <utility>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QStyle>

#include "AddToAlbum.h"
#include "DateText.h"
#include "Decider.h"
#include "EventWords.h"
#include "GiveCopies.h"
#include "JobBridge.h"
#include "LookChoices.h"
#include "Marks.h"
#include "MessageSink.h"
#include "Messages.h"
#include "PlaceWords.h"
#include "SayPlace.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "models/PhotoModel.h"
#include "pages/events/CalendarModel.h"
#include "pages/events/CalendarView.h"
#include "pages/events/EventTile.h"
#include "views/ActedWords.h"
#include "views/KeptPlace.h"
#include "views/PhotoDelegate.h"
#include "widgets/AlbumPanel.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

constexpr int leastTile = 80, mostTile = 320;
const QString eventKey = QStringLiteral("event"), yearKey = QStringLiteral("year"), monthKey = QStringLiteral("month");

int yearOf(std::int64_t midnightS)
{
    return QDateTime::fromSecsSinceEpoch(midnightS, Qt::UTC).date().year();
}

} // namespace

EventsPage::EventsPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("events"), parent), parts_(parts), frame_(new PageFrame(id(), this)),
      model_(makeEventModel(parts.worker, parts.events, parts.photos, this)),
      list_(new TileView(&parts.thumbnails, this)),
      photos_(new PhotoModel(
          parts.worker, [&photos = parts.photos](std::span<const PhotoId> ids) { return photos.cards(ids); }, this)),
      photoList_(new TileView(&parts.thumbnails, this)), calendar_(new CalendarView(parts.thumbnails, this)),
      empty_(new WrappedLabel(Type::body, &Theme::ink2, this)), panel_(new AlbumPanel(this)),
      saying_(new SayPlace(parts, id(), this)), adding_(new AddToAlbum(parts, this)),
      giving_(new GiveCopies(parts, id(), this)), header_(new QWidget(this)),
      name_(new ElidedLabel(Qt::ElideRight, Type::title, &Theme::ink, header_)),
      counts_(new Label(Type::caption, &Theme::ink3, header_)),
      back_(new Button(Button::Kind::icon, QStringLiteral("back"), header_)),
      earlier_(new Button(Button::Kind::icon, QStringLiteral("left"), header_)),
      later_(new Button(Button::Kind::icon, QStringLiteral("right"), header_)), listAsked_(parts.worker, this),
      photosAsked_(parts.worker, this), daysAsked_(parts.worker, this)
{
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    list_->setItemDelegate(new EventTile(parts.thumbnails, list_));
    list_->setModel(model_);
    list_->setLook({.tile = EventTile::tileSize(), .gap = metric::gap});
    list_->setStickyHeadings(true);
    photoList_->setItemDelegate(new PhotoDelegate(*photos_, parts.thumbnails, photoList_));
    photoList_->setModel(photos_);
    photoList_->setCheckBoxes(true);
    photoList_->setStickyHeadings(true);
    photoList_->setZoomRange(leastTile, mostTile);
    photoList_->setZoom(thumbnailSide());
    parts_.actions.add(this, specs());
    parts_.actions.add(this, sharedActions());
    parts_.actions.add(this, markActions(parts_.decider, id(), this, photosToMark(*photoList_, *photos_), [this] {
                           return opened() ? tr("Select one photo or more first.") : tr("Open an event first.");
                       }));
    layOut();
    connectParts();
    retranslate();
}

void EventsPage::layOut()
{
    layOutHeader();
    empty_->setObjectName(QStringLiteral("empty"));
    empty_->setFocusPolicy(Qt::StrongFocus);
    empty_->hide();
    photoList_->hide();
    calendar_->hide();
    // The frames of tiles and the scroll bar stand in the margin.
    const int around = list_->look().around, bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    auto* const content = new QWidget(this);
    auto* const lines = new QVBoxLayout(content);
    lines->setContentsMargins(metric::pageMargin - around, 0, metric::pageMargin - around - bar, 0);
    lines->setSpacing(metric::gap);
    empty_->setContentsMargins(around, 0, 0, 0);
    lines->addWidget(empty_);
    for (TileView* const view : {list_, photoList_, static_cast<TileView*>(calendar_)}) lines->addWidget(view, 1);
    lines->addStretch();
    frame_->setContent(content, true);
    auto* const column = new QHBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(frame_);
    setFocusProxy(list_);
    fillBar();
}

void EventsPage::layOutHeader()
{
    back_->setObjectName(QStringLiteral("eventsBack"));
    earlier_->setObjectName(QStringLiteral("calendarEarlier"));
    later_->setObjectName(QStringLiteral("calendarLater"));
    name_->setObjectName(QStringLiteral("eventTitle"));
    name_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto* const row = new QHBoxLayout(header_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::tight);
    for (QWidget* const one : {static_cast<QWidget*>(back_), static_cast<QWidget*>(earlier_),
                               static_cast<QWidget*>(later_), static_cast<QWidget*>(name_)})
        row->addWidget(one);
    row->addSpacing(metric::tight);
    row->addWidget(counts_);
    row->addStretch();
    frame_->headerLeft().addWidget(header_, 1);
    switch_ = parts_.actions.button(QStringLiteral("events.calendar"), this);
    frame_->headerRight().addWidget(switch_);
}

void EventsPage::connectParts()
{
    connect(back_, &QPushButton::clicked, this, &EventsPage::back);
    connect(earlier_, &QPushButton::clicked, this, [this] { turn(-1); });
    connect(later_, &QPushButton::clicked, this, [this] { turn(1); });
    connect(calendar_, &CalendarView::turned, this, &EventsPage::turn);
    connect(panel_, &AlbumPanel::named, this, &EventsPage::named);
    connect(panel_, &AlbumPanel::closed, this, &EventsPage::focusShown);
    connect(saying_, &SayPlace::closed, this, &EventsPage::focusShown);
    connect(adding_, &AddToAlbum::closed, this, &EventsPage::focusShown);
    connect(giving_, &GiveCopies::closed, this, &EventsPage::focusShown);
    connect(&parts_.bridge, &JobBridge::changed, this, &EventsPage::changed);
    connect(&parts_.decider, &Decider::took, this, &EventsPage::took);
    connect(model_, &IdListModel::failed, this, &EventsPage::failed);
    connect(photos_, &IdListModel::failed, this, &EventsPage::failed);
    connect(model_, &QAbstractItemModel::dataChanged, this, &EventsPage::selected); // a card came: its name is known
    connect(&lookChoices(), &LookChoices::changed, this, [this] { photoList_->setZoom(thumbnailSide()); });
    connect(photoList_, &TileView::zoomed, this, [](int side) { lookChoices().chooseThumbnails(side); });
    for (TileView* const view : {list_, photoList_, static_cast<TileView*>(calendar_)}) {
        view->setMenu([this](const QPoint& global) { showMenu(global); });
        connect(view, &TileView::selectionChangedTo, this, &EventsPage::selected);
        connect(view, &TileView::activated, this, &EventsPage::openRow);
    }
}

TileView& EventsPage::view() const
{
    return opened() ? *photoList_ : inCalendar() ? *static_cast<TileView*>(calendar_) : *list_;
}

Place EventsPage::place() const
{
    Place place{.page = id()};
    if (inCalendar()) {
        place.query[yearKey] = year_;
        if (month_ != 0) place.query[monthKey] = month_;
        const QDate date = calendar_->currentIndex().data(CalendarModel::dateRole).toDate();
        if (date.isValid()) place.selection << date.toJulianDay();
        return place;
    }
    if (opened()) place.query[eventKey] = open_;
    const std::vector<qint64>& ids = opened() ? photos_->ids() : model_->ids();
    const QList<int> rows = view().actedRows();
    for (const int row : rows) place.selection << ids[static_cast<std::size_t>(row)];
    if (const int first = view().firstVisibleRow(); first >= 0) place.first = ids[static_cast<std::size_t>(first)];
    return place;
}

void EventsPage::openAt(const Place& place)
{
    panel_->shut();
    const qint64 open = place.query.value(eventKey).toLongLong();
    const int year = open == 0 ? place.query.value(yearKey).toInt() : 0;
    const int month = year == 0 ? 0 : std::clamp(place.query.value(monthKey).toInt(), 0, 12);
    if (open != open_ || year != year_ || month != month_) {
        loaded_ = false;
        card_.reset();
        if (open != open_) photos_->apply({}, false);
    }
    open_ = open;
    year_ = year;
    month_ = month;
    wanted_ = place;
    fillBar();
    words();
    ask();
    focusShown();
}

void EventsPage::ask()
{
    if (!inCalendar()) askList();
    if (opened()) askPhotos();
    if (inCalendar()) askCalendar();
}

void EventsPage::askList()
{
    listAsked_.ask([&events = parts_.events] { return events.list(); },
                   [this](const Result<std::vector<EventRow>>& rows) { rows ? got(*rows) : failed(rows.error()); });
}

void EventsPage::askPhotos()
{
    const auto question = [&events = parts_.events, open = PhotoId{open_}]() -> Result<Opened> {
        Opened opened;
        TRY_ASSIGN(opened.photos, events.photos(open));
        TRY_ASSIGN(const std::vector<EventCard> cards, events.cards(std::span(&open, 1), placeLanguage()));
        if (!cards.empty()) opened.card = cards.front();
        return opened;
    };
    photosAsked_.ask(question, [this, open = open_](Result<Opened> opened) {
        if (open != open_) return; // another one is open by now
        opened ? got(std::move(*opened)) : failed(opened.error());
    });
}

Result<EventsPage::Days> EventsPage::daysOf(const EventQuestions& events, const PhotoQuestions& photos, int year,
                                            int month)
{
    Days days{.year = year, .months = {}, .days = {}};
    TRY_ASSIGN(const auto months, events.months());
    for (const std::chrono::year_month each : months)
        days.months.emplace_back(static_cast<int>(each.year()), static_cast<int>(static_cast<unsigned>(each.month())),
                                 1);
    TRY_ASSIGN(const std::vector<CalendarDay> found,
               events.calendar(year, month == 0 ? std::nullopt : std::optional(static_cast<unsigned>(month))));
    std::vector<PhotoId> best;
    for (const CalendarDay& day : found) best.push_back(day.best);
    TRY_ASSIGN(auto pictures, picturesOf(photos, best));
    for (const CalendarDay& day : found)
        days.days.push_back({static_cast<int>(day.month), static_cast<int>(day.day), day.photos, pictures[day.best]});
    return days;
}

void EventsPage::askCalendar()
{
    daysAsked_.ask([&events = parts_.events, &photos = parts_.photos, year = year_,
                    month = month_] { return daysOf(events, photos, year, month); },
                   [this, year = year_, month = month_](Result<Days> days) {
                       if (year != year_ || month != month_) return;
                       days ? got(std::move(*days)) : failed(days.error());
                   });
}

void EventsPage::got(const std::vector<EventRow>& rows)
{
    std::vector<qint64> ids;
    std::vector<int> counts, years;
    for (const EventRow& row : rows) {
        ids.push_back(static_cast<qint64>(raw(row.first)));
        const int year = yearOf(row.firstDayS);
        if (years.empty() || years.back() != year) {
            years.push_back(year);
            counts.push_back(0);
        }
        ++counts.back();
    }
    oldest_ = ids.empty() ? 0 : ids.back();
    model_->apply(ids, false);
    model_->rereadAll(); // names, covers and people change without the list
    list_->setSections(counts, [years, counts](int section) {
        const auto at = static_cast<std::size_t>(section);
        if (at >= years.size()) return TileHeading{};
        return TileHeading{QString::number(years[at]), tr("%Ln events", nullptr, counts[at])};
    });
    if (opened() || inCalendar()) return parts_.actions.refresh();
    parts_.messages.clear(id());
    loaded_ = true;
    restorePlace();
    returnRing();
    words();
}

void EventsPage::got(Opened opened)
{
    parts_.messages.clear(id());
    loaded_ = true;
    card_ = std::move(opened.card);
    photos_->apply(rawIds(opened.photos), false);
    std::vector<int> counts;
    std::vector<std::int64_t> days;
    if (card_)
        for (const EventDay& day : card_->days) {
            counts.push_back(static_cast<int>(day.photos));
            days.push_back(day.dayS);
        }
    if (counts.size() < 2) counts.clear(); // the header says the day
    photoList_->setSections(counts, [days, counts](int section) {
        const auto at = static_cast<std::size_t>(section);
        if (at >= days.size() || at >= counts.size()) return TileHeading{};
        return TileHeading{daysText(days[at], days[at]), tr("%Ln photos", nullptr, counts[at])};
    });
    restorePlace();
    words();
}

void EventsPage::got(Days days)
{
    parts_.messages.clear(id());
    loaded_ = true;
    months_ = std::move(days.months);
    CalendarModel& model = calendar_->calendar();
    model.show(days.year, month_, std::move(days.days));
    calendar_->fit();
    const QDate date = wanted_.selection.isEmpty() ? QDate() : QDate::fromJulianDay(wanted_.selection.first());
    const bool here = date.isValid() && date.year() == year_ && (month_ == 0 || date.month() == month_);
    calendar_->selectionModel()->setCurrentIndex(model.index(here ? model.rowOf(date) : model.firstRowWithPhotos(), 0),
                                                 QItemSelectionModel::ClearAndSelect);
    words();
}

/// Where a join is taken back, what had the ring is there again.
void EventsPage::took(const Decided& decided)
{
    for (const Joined& joined : joined_)
        if (decided.of == joined.decision) returning_ = joined.event;
    returnRing();
}

/// To the event that was joined with the one below it, unless the ring has left that one meanwhile.
void EventsPage::returnRing()
{
    const int row = returning_ && !opened() && !inCalendar() ? model_->rowOf(*returning_) : -1;
    if (row < 0) return;
    returning_.reset();
    const QModelIndex event = model_->index(row, 0);
    if (list_->currentIndex().row() != row + 1) return;
    list_->selectionModel()->setCurrentIndex(event, QItemSelectionModel::ClearAndSelect);
    list_->scrollTo(event);
}

void EventsPage::failed(const Error& error)
{
    if (error.code == Code::cancelled) return;
    if (opened() && (error.code == Code::usage || error.code == Code::pathMissing)) return openAt({.page = id()});
    parts_.messages.say({.rank = Rank::error, .topic = id(), .words = [error] { return piecesOf(error); }});
}

void EventsPage::changed(const Changes& changes)
{
    if (!changes.everything && changes.photos.empty() && !changes.people && !changes.history) return;
    if (!isVisible()) return; // asked anew at the next visit
    wanted_ = place();
    photos_->rereadAll();
    ask();
}

void EventsPage::restorePlace()
{
    if (wanted_.page != id() || inCalendar() || view().model()->rowCount() == 0) return;
    const IdListModel& model = opened() ? static_cast<const IdListModel&>(*photos_) : *model_;
    keepPlace(view(), model, std::exchange(wanted_, {}));
}

QString EventsPage::titleOfEvent() const
{
    return card_ ? titleText(*card_) : QString();
}

QString EventsPage::title() const
{
    return opened() ? titleOfEvent() : inCalendar() ? monthText(year_, month_) : tr("Events");
}

QString EventsPage::countsWords() const
{
    if (!loaded_) return tr("Reading…");
    if (opened()) return card_ ? detailText(*card_) : QString();
    return tr("%Ln photos", nullptr, static_cast<int>(calendar_->calendar().photos()));
}

void EventsPage::words()
{
    const bool within = opened() || inCalendar();
    frame_->setTitle(within ? QString() : tr("Events"));
    frame_->setCounts(within    ? QString()
                      : loaded_ ? numberText(static_cast<quint64>(model_->rowCount()))
                                : tr("Reading…"));
    header_->setVisible(within);
    earlier_->setVisible(inCalendar());
    later_->setVisible(inCalendar());
    back_->setVisible(opened() || month_ != 0);
    name_->setText(title());
    counts_->setText(countsWords());
    const bool none = !within && loaded_ && model_->rowCount() == 0;
    empty_->setText(tr("No events yet: no photo says on which day it was taken."));
    QWidget* const had = focusWidget();
    const bool mine = had && had->hasFocus() &&
                      (had == empty_ || had == list_ || had == photoList_ || had == calendar_ || had == back_);
    empty_->setVisible(none);
    list_->setVisible(!within && !none);
    photoList_->setVisible(opened());
    calendar_->setVisible(inCalendar());
    if (mine && !had->isVisibleTo(this)) focusShown();
    for (Button* const button : {back_, earlier_, later_}) {
        const QString tip = button == back_      ? opened() ? tr("All events") : tr("The whole year")
                                 : button == earlier_ ? month_ != 0 ? tr("Month before") : tr("Year before")
                                 : month_ != 0 ? tr("Next month")
                                                 : tr("Next year");
        button->setToolTip(tip);
        button->setAccessibleName(tip);
    }
    const bool turning = earlier_->hasFocus() || later_->hasFocus();
    earlier_->setEnabled(turned(-1).has_value());
    later_->setEnabled(turned(1).has_value());
    if (turning && !earlier_->hasFocus() && !later_->hasFocus()) focusShown();
    selected();
}

/// What shows takes the focus of what goes, so that it stays on the page.
void EventsPage::focusShown()
{
    (view().isVisibleTo(this) ? static_cast<QWidget*>(&view()) : empty_)->setFocus();
}

void EventsPage::selected()
{
    if (opened()) {
        frame_->bar().setWords(actedPhotos(*photoList_));
    } else {
        const QModelIndex row = view().currentIndex();
        const QString what = row.data(Qt::AccessibleTextRole).toString();
        frame_->bar().setWords(what.isEmpty() ? tr("Nothing selected") : what,
                               row.data(Qt::AccessibleDescriptionRole).toString());
    }
    parts_.actions.refresh();
}

void EventsPage::back()
{
    if (month_ != 0)
        return openAt(
            {.page = id(), .query = {{yearKey, year_}}, .selection = {QDate(year_, month_, 1).toJulianDay()}});
    parts_.navigator.backOr(id());
}

void EventsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && (opened() || inCalendar()))
        back();
    else
        Page::keyPressEvent(event);
}

void EventsPage::retranslate()
{
    list_->setAccessibleName(tr("Events"));
    photoList_->setAccessibleName(tr("Photos of the event"));
    calendar_->setAccessibleName(tr("Calendar"));
    model_->retranslate();
    photos_->retranslate();
    calendar_->calendar().retranslate();
    panel_->retranslate();
    saying_->retranslate();
    adding_->retranslate();
    giving_->retranslate();
    words();
    list_->viewport()->update();
}

} // namespace albumen

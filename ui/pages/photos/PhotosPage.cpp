#include "pages/photos/PhotosPage.h"

#include <utility>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSlider>

#include "Actions.h"
#include "AddToAlbum.h"
#include "DateText.h"
#include "GiveCopies.h"
#include "JobBridge.h"
#include "LookChoices.h"
#include "MessageSink.h"
#include "Messages.h"
#include "SayPlace.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "models/PhotoModel.h"
#include "models/PhotoQueryMap.h"
#include "pages/photos/MonthRail.h"
#include "pages/photos/PhotoFilter.h"
#include "views/ActedWords.h"
#include "views/PhotoDelegate.h"
#include "views/TileView.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {

struct PhotosPage::Counts {
    Result<FilterCounts> counts;
    Result<std::vector<PersonCard>> people; ///< of the query
    std::optional<quint64> all;
};

PhotosPage::PhotosPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("photos"), parent), photos_(parts.photos), people_(parts.people), bridge_(parts.bridge),
      decider_(parts.decider), navigator_(parts.navigator), messages_(parts.messages), actions_(parts.actions),
      openUrl_(parts.openUrl), frame_(new PageFrame(id(), this)), name_(new QLineEdit(this)),
      adding_(new AddToAlbum(parts, this)), giving_(new GiveCopies(parts, id(), this)),
      saying_(new SayPlace(parts, id(), this)), filter_(new PhotoFilter(this)),
      model_(new PhotoModel(
          parts.worker, [&photos = parts.photos](std::span<const PhotoId> ids) { return photos.cards(ids); }, this)),
      view_(new TileView(&parts.thumbnails, this)), rail_(new MonthRail(*view_, this)),
      empty_(new Label(Type::body, &Theme::ink2, this)), zoom_(new QSlider(Qt::Horizontal, this)),
      list_(parts.worker, this), counts_(parts.worker, this)
{
    typing_.setSingleShot(true);
    typing_.setInterval(typingMs);
    view_->setItemDelegate(new PhotoDelegate(*model_, parts.thumbnails, view_));
    view_->setModel(model_);
    view_->setCheckBoxes(true);
    view_->setStickyHeadings(true);
    view_->setDragEnabled(true);
    view_->setZoomRange(leastTile, mostTile);
    view_->setZoom(thumbnailSide());
    layOut();
    addActions();
    connectParts();
    connect(&bridge_, &JobBridge::changed, this, &PhotosPage::changed);
    connect(&bridge_, &JobBridge::started, &actions_, &Actions::refresh);
    connect(&bridge_, &JobBridge::finished, &actions_, &Actions::refresh);
    retranslate();
}

void PhotosPage::layOut()
{
    name_->setObjectName(QStringLiteral("fileName"));
    name_->setClearButtonEnabled(true);
    name_->installEventFilter(this);
    name_->setTextMargins(7, 0, 7, 0);
    name_->setFixedWidth(240);
    frame_->headerRight().addWidget(name_);
    frame_->below().addWidget(filter_);
    auto* const content = new QWidget(this);
    auto* const row = new QHBoxLayout(content);
    row->setContentsMargins(metric::pageMargin - view_->look().around, 8, 8, 0);
    row->setSpacing(0);
    row->addWidget(view_, 1);
    row->addWidget(empty_, 1, Qt::AlignCenter);
    row->addWidget(rail_);
    frame_->setContent(content, true);
    zoom_->setRange(leastTile, mostTile);
    zoom_->setValue(view_->zoom());
    zoom_->setFixedWidth(112);
    zoom_->setFocusPolicy(Qt::NoFocus); // + and - do it by keys
    frame_->bar().addAtEnd(zoom_);
    empty_->setObjectName(QStringLiteral("empty"));
    empty_->setFocusPolicy(Qt::StrongFocus);
    empty_->hide();
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(frame_);
    setFocusProxy(view_);
}

void PhotosPage::connectParts()
{
    connect(view_, &TileView::activated, this, &PhotosPage::open);
    connect(view_, &TileView::selectionChangedTo, this, &PhotosPage::selected);
    connect(view_, &TileView::zoomed, this, [this](int side) {
        lookChoices().chooseThumbnails(side);
        zoom_->setValue(side);
        sections();
    });
    connect(view_, &TileView::headingClicked, this, [this](int section) {
        const auto [first, last] = view_->geometryOfTiles().rowsOf(section);
        view_->selectionModel()->select({model_->index(first, 0), model_->index(last - 1, 0)},
                                        QItemSelectionModel::Select);
    });
    connect(zoom_, &QSlider::valueChanged, view_, &TileView::setZoom);
    connect(&lookChoices(), &LookChoices::changed, view_, [this] { view_->setZoom(thumbnailSide()); });
    connect(adding_, &AddToAlbum::closed, view_, qOverload<>(&QWidget::setFocus));
    connect(giving_, &GiveCopies::closed, view_, qOverload<>(&QWidget::setFocus));
    connect(saying_, &SayPlace::closed, view_, qOverload<>(&QWidget::setFocus));
    connect(filter_, &PhotoFilter::changed, this, &PhotosPage::ask);
    connect(name_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(name_, &QLineEdit::returnPressed, this, [this] {
        if (typing_.isActive()) ask();
    });
    connect(&typing_, &QTimer::timeout, this, &PhotosPage::ask);
    connect(model_, &IdListModel::dataChanged, this, &PhotosPage::words);
    connect(model_, &IdListModel::failed, this, [this](const Error& error) {
        messages_.say({.rank = Rank::error, .topic = id(), .words = [error] { return piecesOf(error); }});
    });
}

PhotoQuery PhotosPage::query() const
{
    PhotoQuery query = filter_->query();
    query.name = name_->text().trimmed().toStdString();
    return query;
}

bool PhotosPage::filters() const
{
    return filter_->filters() || !name_->text().trimmed().isEmpty();
}

Place PhotosPage::place() const
{
    Place place{.page = id(), .query = toMap(query())};
    const QList<int> rows = view_->selectedRows();
    for (const int row : rows) place.selection << model_->idOf(model_->index(row, 0));
    if (const int first = view_->firstVisibleRow(); first >= 0) place.first = model_->idOf(model_->index(first, 0));
    return place;
}

void PhotosPage::openAt(const Place& place)
{
    PhotoQuery query = photoQueryOf(place.query);
    {
        const QSignalBlocker quiet(name_);
        name_->setText(fromUtf8(query.name));
    }
    query.name.clear(); // the field has it
    filter_->setQuery(std::move(query));
    wanted_ = place;
    const bool stale = std::exchange(stale_, false);
    if (stale) model_->rereadAll();
    if (stale || !list_.underWay() || asked_ != toMap(this->query())) ask(); // else the answer is on its way
    (view_->isHidden() ? static_cast<QWidget*>(empty_) : view_)->setFocus();
}

void PhotosPage::ask()
{
    typing_.stop();
    asked_ = toMap(query());
    const auto question = [&photos = photos_, query = query()] { return photos.list(query); };
    const auto then = [this, asked = asked_](const Result<PhotoList>& list) {
        if (asked == asked_) got(list); // an answer to something else never replaces this one
    };
    if (loaded_)
        list_.ask(question, then);
    else
        list_.askFirst(question, then); // nothing is shown yet: what other pages asked may take its time
    askCounts();
}

void PhotosPage::askCounts()
{
    counts_.ask(
        [&photos = photos_, &people = people_, query = query(), who = filter_->people(), filters = filters()] {
            Counts counts{photos.counts(query), people.cards(who), {}};
            if (!filters) return counts;
            if (const auto all = photos.list({})) counts.all = all->ids.size();
            return counts;
        },
        [this, asked = asked_](Counts counts) {
            if (asked == asked_) got(std::move(counts));
        });
}

void PhotosPage::got(const Result<PhotoList>& list)
{
    failed_ = !list;
    if (!list) {
        messages_.say(
            {.rank = Rank::error, .topic = id(), .words = [error = list.error()] { return piecesOf(error); }});
        return words();
    }
    messages_.clear(id());
    if (loaded_ && wanted_.first == Place::nothing) wanted_ = place(); // the list grew or shrank under whoever looks
    loaded_ = true;
    days_ = list->days;
    months_ = list->months;
    model_->apply(rawIds(list->ids), false);
    if (!filters()) all_ = list->ids.size();
    sections();
    keepPlace();
    words();
}

void PhotosPage::got(Counts counts)
{
    if (counts.people) filter_->setNames(*counts.people);
    if (counts.counts) filter_->setCounts(std::move(*counts.counts));
    if (counts.all) all_ = counts.all;
    words();
}

void PhotosPage::keepPlace()
{
    const Place place = std::exchange(wanted_, {});
    QItemSelection selection;
    for (const qint64 id : place.selection)
        if (const int row = model_->rowOf(id); row >= 0) selection.select(model_->index(row, 0), model_->index(row, 0));
    view_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const int row = model_->rowOf(place.first); row >= 0) view_->scrollToTop(row);
    if (selection.isEmpty()) return;
    const QModelIndex first = selection.indexes().first();
    if (!view_->currentIndex().isValid() || (place.selection.size() == 1 && view_->currentIndex() != first)) {
        view_->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        view_->scrollTo(first);
    }
}

void PhotosPage::sections()
{
    const std::vector<PhotoSpan>& spans = view_->zoom() < monthsBelow ? months_ : days_;
    std::vector<int> counts;
    for (const PhotoSpan& span : spans) counts.push_back(static_cast<int>(span.count));
    view_->setSections(std::move(counts), [this](int section) {
        const std::vector<PhotoSpan>& now = view_->zoom() < monthsBelow ? months_ : days_;
        const PhotoSpan& span = now[static_cast<std::size_t>(section)];
        return TileHeading{spanText(span), tr("%Ln photos", nullptr, static_cast<int>(span.count))};
    });
    rail_->setMonths(months_);
}

void PhotosPage::words()
{
    const auto shown = static_cast<quint64>(model_->rowCount());
    frame_->setCounts(!loaded_            ? (failed_ ? QString() : tr("Reading…"))
                      : filters() && all_ ? tr("%1 of %2").arg(numberText(shown), numberText(*all_))
                                          : numberText(shown));
    const bool none = loaded_ && shown == 0;
    empty_->setText(filters() ? tr("No photo fits.") : tr("No photos yet. Start on the Archive page."));
    showEmpty(none);
    rail_->setVisible(!none);
    selected();
}

/// What shows takes the focus of what goes, so that it stays on the page.
void PhotosPage::showEmpty(bool none)
{
    QWidget* const view = view_;
    QWidget *const shown = none ? empty_ : view, *const hidden = none ? view : empty_;
    shown->show();
    if (hidden->hasFocus()) shown->setFocus();
    hidden->hide();
}

void PhotosPage::selected()
{
    const QList<int> rows = view_->actedRows();
    quint64 bytes = 0;
    bool whole = rows.size() <= IdListModel::window; // more are not read for a number beside another
    for (qsizetype i = 0; whole && i < rows.size(); ++i) {
        const PhotoCard* const photo = model_->card(model_->index(rows[i], 0));
        whole = photo != nullptr;
        if (photo) bytes += photo->bytes;
    }
    frame_->bar().setWords(actedPhotos(*view_), !rows.isEmpty() && whole ? bytesText(bytes) : QString());
    actions_.refresh();
}

void PhotosPage::open(const QModelIndex& index)
{
    if (!index.isValid()) return;
    QVariantMap query = toMap(this->query());
    query[QStringLiteral("photo")] = model_->idOf(index);
    navigator_.go({.page = QStringLiteral("viewer"), .query = query});
}

void PhotosPage::changed(const Changes& changes)
{
    if (!changes.everything && changes.photos.empty() && changes.faces.empty() && !changes.people && !changes.history)
        return;
    if (!loaded_ || !isVisible()) { // asked anew at the next visit
        stale_ = true;
        return;
    }
    model_->rereadAll();
    ask();
}

/// Down and Esc lead from the name to the photos. Enter does not: a letter typed after it would be a command.
bool PhotosPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != name_ || event->type() != QEvent::KeyPress) return Page::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Down && key != Qt::Key_Escape) return false;
    (view_->isHidden() ? static_cast<QWidget*>(empty_) : view_)->setFocus();
    return true;
}

void PhotosPage::retranslate()
{
    frame_->setTitle(tr("Photos"));
    name_->setPlaceholderText(tr("File name"));
    name_->setAccessibleName(tr("File name"));
    zoom_->setToolTip(tr("Size of the pictures"));
    zoom_->setAccessibleName(tr("Size of the pictures"));
    view_->setAccessibleName(tr("Photos"));
    rail_->setToolTip(tr("Go to a month"));
    filter_->retranslate();
    adding_->retranslate();
    giving_->retranslate();
    saying_->retranslate();
    model_->retranslate();
    words();
    view_->viewport()->update();
    rail_->update();
}

} // namespace albumen

#include "pages/places/PlacesPage.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <QApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include "AddToAlbum.h"
#include "Count.h"
#include "Decider.h"
#include "EventWords.h"
#include "GiveCopies.h"
#include "JobBridge.h"
#include "LookChoices.h"
#include "MessageSink.h"
#include "Messages.h"
#include "PhotosOf.h"
#include "PlaceWords.h"
#include "SayPlace.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "base/Day.h"
#include "models/PhotoModel.h"
#include "pages/places/PlaceMap.h"
#include "pages/places/PlaceTree.h"
#include "views/ActedWords.h"
#include "views/KeptPlace.h"
#include "views/PhotoDelegate.h"
#include "views/TileView.h"
#include "widgets/Button.h"
#include "widgets/EmptyCard.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

using Kind = PlaceChoice::Kind;

constexpr int leastTile = 80, mostTile = 320, leftWide = 248;
constexpr std::int64_t secondsOfDay = 86'400;
const QString eventKey = QStringLiteral("event");
constexpr const char *namesPackage = "libtimezonemap-data", *linesPackage = "marble-qt-data";

/// "Lisbon, May 2019".
QString tripText(const EventCard& card)
{
    const QString title = titleText(card);
    if (card.row.name.empty() && card.places.empty()) return title;
    const QDate first = QDateTime::fromSecsSinceEpoch(card.row.firstDayS, Qt::UTC).date();
    return PlacesPage::tr("%1, %2").arg(title, monthText(first.year(), first.month()));
}

} // namespace

PlacesPage::PlacesPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("places"), parent), parts_(parts), frame_(new PageFrame(id(), this)),
      filter_(new QLineEdit(this)), tree_(new PlaceTree(this)),
      map_(new PlaceMap(parts.thumbnails, parts.worker, this)),
      photos_(new PhotoModel(
          parts.worker, [&photos = parts.photos](std::span<const PhotoId> ids) { return photos.cards(ids); }, this)),
      view_(new TileView(&parts.thumbnails, this)), empty_(new EmptyCard(this)),
      note_(new WrappedLabel(Type::caption, &Theme::ink2, this)),
      none_(new WrappedLabel(Type::body, &Theme::ink2, this)), adding_(new AddToAlbum(parts, this)),
      giving_(new GiveCopies(parts, id(), this)), saying_(new SayPlace(parts, id(), this)), header_(new QWidget(this)),
      name_(new ElidedLabel(Qt::ElideRight, Type::title, &Theme::ink, header_)),
      counts_(new Label(Type::caption, &Theme::ink3, header_)),
      back_(new Button(Button::Kind::icon, QStringLiteral("back"), header_)), knownAsked_(parts.worker, this),
      shapes_(parts.worker, this), photosAsked_(parts.worker, this)
{
    view_->setItemDelegate(new PhotoDelegate(*photos_, parts.thumbnails, view_));
    view_->setModel(photos_);
    view_->setCheckBoxes(true);
    view_->setStickyHeadings(true);
    view_->setDragEnabled(true);
    view_->setZoomRange(leastTile, mostTile);
    view_->setZoom(thumbnailSide());
    addActions();
    layOut();
    connectParts();
    retranslate();
}

void PlacesPage::layOut()
{
    layOutHeader();
    note_->setObjectName(QStringLiteral("placesNote"));
    none_->setObjectName(QStringLiteral("empty"));
    none_->setFocusPolicy(Qt::StrongFocus);
    note_->hide();
    none_->hide();
    view_->hide();
    empty_->hide();
    auto* const content = new QWidget(this);
    auto* const left = new QWidget(content);
    layOutLeft(*left);
    auto* const right = new QVBoxLayout;
    right->setSpacing(metric::tight);
    right->addWidget(note_);
    right->addWidget(empty_);
    right->addWidget(map_, 2);
    right->addWidget(none_);
    right->addWidget(view_, 3);
    auto* const row = new QHBoxLayout(content);
    row->setContentsMargins(metric::pageMargin, 0, metric::gap, 0);
    row->setSpacing(metric::gap);
    row->addWidget(left);
    row->addLayout(right, 1);
    frame_->setContent(content, true);
    auto* const column = new QHBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(frame_);
    setFocusProxy(tree_);
}

void PlacesPage::layOutLeft(QWidget& left)
{
    filter_->setObjectName(QStringLiteral("placeFilter"));
    filter_->setClearButtonEnabled(true);
    filter_->setTextMargins(7, 0, 7, 0);
    filter_->installEventFilter(this);
    left.setFixedWidth(leftWide);
    auto* const column = new QVBoxLayout(&left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::tight);
    column->addWidget(filter_);
    column->addWidget(tree_, 1);
}

void PlacesPage::layOutHeader()
{
    back_->setObjectName(QStringLiteral("placesBack"));
    name_->setObjectName(QStringLiteral("placeTitle"));
    name_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto* const row = new QHBoxLayout(header_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::tight);
    row->addWidget(back_);
    row->addWidget(name_);
    row->addSpacing(metric::tight);
    row->addWidget(counts_);
    row->addStretch();
    frame_->headerLeft().addWidget(header_, 1);
}

void PlacesPage::connectParts()
{
    connect(back_, &QPushButton::clicked, this, [this] { choose({}); });
    connect(filter_, &QLineEdit::textEdited, tree_, &PlaceTree::setFilter);
    connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) tree_->setFilter({}); // by its button
    });
    connect(tree_, &PlaceTree::chosen, this, &PlacesPage::choose);
    connect(tree_, &QTreeView::activated, this, &PlacesPage::focusShown);
    connect(map_, &PlaceMap::spotChosen, this, [this](qint64 photo, int zoom) {
        const QVariantMap spot = queryOf({Kind::spot, photo, zoom});
        choose(spot);
        fits_ = false; // the map is there already
        tree_->choose(spot);
    });
    connect(view_, &TileView::activated, this, &PlacesPage::openPhoto);
    connect(view_, &TileView::selectionChangedTo, this, &PlacesPage::selected);
    connect(view_, &TileView::zoomed, this, [](int side) { lookChoices().chooseThumbnails(side); });
    connect(&lookChoices(), &LookChoices::changed, this, [this] { view_->setZoom(thumbnailSide()); });
    connect(photos_, &IdListModel::failed, this, &PlacesPage::failed);
    connect(adding_, &AddToAlbum::closed, this, &PlacesPage::focusShown);
    connect(giving_, &GiveCopies::closed, this, &PlacesPage::focusShown);
    connect(saying_, &SayPlace::closed, this, &PlacesPage::focusShown);
    connect(empty_, &EmptyCard::stepClicked, this,
            [this](const QString& page) { parts_.navigator.go({.page = page}); });
    connect(&parts_.bridge, &JobBridge::changed, this, &PlacesPage::changed);
    view_->setMenu([this](const QPoint& global) { showMenu(global); });
}

Place PlacesPage::place() const
{
    Place place{.page = id(), .query = query_};
    const QList<int> rows = view_->actedRows();
    for (const int row : rows) place.selection << photos_->ids()[static_cast<std::size_t>(row)];
    if (const int first = view_->firstVisibleRow(); first >= 0)
        place.first = photos_->ids()[static_cast<std::size_t>(first)];
    return place;
}

void PlacesPage::openAt(const Place& place)
{
    wanted_ = place;
    ask();
    askShapes();
    choose(place.query);
    tree_->choose(query_);
    tree_->setFocus();
}

void PlacesPage::choose(const QVariantMap& query)
{
    const bool whole = placeChoiceOf(query) == PlaceChoice{} && !query.contains(eventKey);
    const QVariantMap next = whole ? QVariantMap() : query;
    if (next != query_) {
        fits_ = true;
        photosThere_ = false;
        photos_->apply({}, false);
        view_->setSections({}, {});
        query_ = next;
    }
    if (whole && fits_) map_->showAll();
    const PlaceChoice now = choice();
    map_->setChosen(now.kind == Kind::spot ? std::optional(PhotoId{now.id}) : std::nullopt);
    if (whole) tree_->choose(query);
    fillBar();
    words();
    if (opened() && loaded_) askPhotos();
}

Result<PlacesPage::Known> PlacesPage::know(const PlaceQuestions& places, const PhotoQuestions& photos,
                                           const EventQuestions& events, const std::string& language)
{
    Known known;
    TRY_ASSIGN(MapCard map, places.map(language));
    known.map = std::make_shared<const MapCard>(std::move(map));
    TRY_ASSIGN(const std::vector<PhotoPlaceCard> proposals, places.proposals(language));
    std::vector<PhotoId> ids;
    for (const PhotoPlaceCard& one : proposals) ids.push_back(one.photo);
    TRY_ASSIGN(const std::vector<PhotoCard> cards, photos.cards(ids));
    std::unordered_map<PhotoId, std::int64_t> taken;
    for (const PhotoCard& card : cards) taken[card.id] = card.takenLocalS.value_or(0);
    for (const PhotoPlaceCard& one : proposals)
        if (taken.contains(one.photo)) known.proposed.push_back({one, floorDay(taken[one.photo]) * secondsOfDay});
    std::ranges::stable_sort(known.proposed, [&](const Proposed& a, const Proposed& b) {
        return std::tuple(b.dayS, a.card.text.name, taken[a.card.photo]) <
               std::tuple(a.dayS, b.card.text.name, taken[b.card.photo]);
    });
    TRY_ASSIGN(const std::vector<EventRow> rows, events.list());
    std::vector<PhotoId> several;
    for (const EventRow& row : rows)
        if (row.lastDayS > row.firstDayS) several.push_back(row.first); // a trip is over night
    TRY_ASSIGN(known.trips, events.cards(several, language));
    std::erase_if(known.trips, [](const EventCard& card) { return !card.trip; });
    return known;
}

void PlacesPage::ask()
{
    const auto question = [&places = parts_.places, &photos = parts_.photos, &events = parts_.events,
                           language = placeLanguage()] { return know(places, photos, events, language); };
    const auto then = [this](Result<Known> known) { known ? got(std::move(*known)) : failed(known.error()); };
    loaded_ ? knownAsked_.ask(question, then) : knownAsked_.askFirst(question, then);
}

/// Again at each visit while they are not there: the package may have been installed.
void PlacesPage::askShapes()
{
    if (shapesAsked_ && !bare_) return;
    shapesAsked_ = true;
    shapes_.ask([&places = parts_.places] { return readShapes(places); },
                [this](const Result<std::shared_ptr<const MapShapes>>& shapes) {
                    bare_.reset();
                    if (shapes)
                        map_->setShapes(*shapes);
                    else
                        bare_ = shapes.error();
                    noteWords();
                });
}

PlacesPage::Shown PlacesPage::shownOf(const MapCard& map, const std::vector<PhotoId>& photos)
{
    Shown shown{.photos = photos, .bounds = {}};
    const std::unordered_set<PhotoId> wanted(photos.begin(), photos.end());
    MapPoint first{1, 1}, last{0, 0};
    for (const MapPhoto& photo : map.photos) {
        if (!wanted.contains(photo.photo)) continue;
        const MapPoint at = mapPointOf(photo.at);
        first = {std::min(first.x, at.x), std::min(first.y, at.y)};
        last = {std::max(last.x, at.x), std::max(last.y, at.y)};
    }
    if (first.x <= last.x) shown.bounds = QRectF(QPointF(first.x, first.y), QPointF(last.x, last.y));
    return shown;
}

void PlacesPage::askPhotos()
{
    const auto question = [map = known_.map, proposed = known_.proposed, query = query_,
                           &events = parts_.events]() -> Result<Shown> {
        std::vector<PhotoId> photos;
        const PlaceChoice choice = placeChoiceOf(query);
        if (query.contains(eventKey)) {
            TRY_ASSIGN(photos, events.photos(PhotoId{query.value(eventKey).toLongLong()}));
        } else if (choice.kind == Kind::without) {
            photos = map->without;
        } else if (choice.kind == Kind::proposed) {
            Shown shown;
            for (const Proposed& one : proposed) {
                shown.photos.push_back(one.card.photo);
                const MapPoint at = mapPointOf(*one.card.at);
                const QRectF here(at.x, at.y, std::numeric_limits<double>::epsilon(),
                                  std::numeric_limits<double>::epsilon());
                shown.bounds = shown.bounds ? shown.bounds->united(here) : here;
            }
            return shown;
        } else {
            for (const std::uint32_t i : photosAt(*map, choice)) photos.push_back(map->photos[i].photo);
        }
        return shownOf(*map, photos);
    };
    photosAsked_.askFirst(question, [this, query = query_](Result<Shown> shown) {
        if (query != query_) return; // something else is chosen by now
        shown ? got(std::move(*shown)) : failed(shown.error());
    });
}

void PlacesPage::got(Known known)
{
    parts_.messages.clear(id());
    const bool first = !std::exchange(loaded_, true);
    known_ = std::move(known);
    map_->setMap(known_.map);
    fillTree();
    if (first && !opened()) map_->showAll();
    words();
    if (opened()) askPhotos();
}

void PlacesPage::got(Shown shown)
{
    photosThere_ = true;
    photos_->apply(rawIds(shown.photos), false);
    sections();
    if (shown.bounds && std::exchange(fits_, false)) {
        const QPointF middle = shown.bounds->center();
        const PlaceChoice now = choice();
        now.kind == Kind::spot ? map_->look({middle.x(), middle.y()}, now.zoom) : map_->fit(*shown.bounds);
    } else if (std::exchange(fits_, false)) {
        map_->showAll();
    }
    if (wanted_.page == id() && wanted_.query == query_) keepPlace(*view_, *photos_, std::exchange(wanted_, {}));
    // So that the keys which accept a place act at once.
    if (proposing() && !view_->currentIndex().isValid() && !shown.photos.empty())
        view_->selectionModel()->setCurrentIndex(photos_->index(0, 0), QItemSelectionModel::NoUpdate);
    words();
}

void PlacesPage::failed(const Error& error)
{
    if (error.code == Code::cancelled) return;
    if (query_.contains(eventKey) && (error.code == Code::usage || error.code == Code::pathMissing)) return choose({});
    parts_.messages.say({.rank = Rank::error, .topic = id(), .words = [error] { return piecesOf(error); }});
}

void PlacesPage::changed(const Changes& changes)
{
    if (!changes.everything && changes.photos.empty() && !changes.history) return;
    if (!isVisible()) return; // asked anew at the next visit
    photos_->rereadAll();
    ask();
}

void PlacesPage::fillTree()
{
    if (!known_.map) return;
    const MapCard& map = *known_.map;
    std::vector<PlaceNode> nodes;
    nodes.push_back({.name = tr("All places"), .icon = QStringLiteral("places"), .photos = map.photos.size()});
    const auto special = [&nodes](const QString& name, const char* icon, Kind kind, std::size_t photos) {
        if (photos > 0)
            nodes.push_back(
                {.name = name, .icon = QLatin1String(icon), .photos = photos, .query = queryOf({kind, 0, 0})});
    };
    special(tr("Proposed places"), "check", Kind::proposed, known_.proposed.size());
    special(tr("Without a place"), "offline", Kind::without, map.without.size());
    if (!known_.trips.empty()) {
        PlaceNode trips{.name = tr("Trips"),
                        .icon = QStringLiteral("calendar"),
                        .query = {{QStringLiteral("where"), QStringLiteral("trips")}}};
        for (const EventCard& card : known_.trips)
            trips.below.push_back({.name = tripText(card),
                                   .photos = static_cast<std::size_t>(card.row.photos),
                                   .query = {{eventKey, static_cast<qlonglong>(raw(card.row.first))}}});
        nodes.push_back(std::move(trips));
    }
    std::ranges::move(placeNodes(map), std::back_inserter(nodes));
    if (map.named)
        special(tr("Far from any city"), "split", Kind::elsewhere, photosAt(map, {Kind::elsewhere, 0, 0}).size());
    tree_->show(std::move(nodes));
}

/// Of what is proposed: by day and place, so that one sees what one accepts.
void PlacesPage::sections()
{
    if (!proposing()) return view_->setSections({}, {});
    std::vector<int> counts;
    std::vector<const Proposed*> firsts;
    for (const qint64 photo : photos_->ids()) {
        const Proposed* const one = proposalOf(photo);
        if (!one) continue;
        const bool same = !firsts.empty() && firsts.back()->dayS == one->dayS &&
                          placeInFull(firsts.back()->card.text) == placeInFull(one->card.text);
        if (!same) {
            firsts.push_back(one);
            counts.push_back(0);
        }
        ++counts.back();
    }
    std::vector<TileHeading> headings;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        const PhotoPlaceCard& card = firsts[i]->card;
        const QString where = card.text.name.empty() ? positionText(*card.at) : placeInFull(card.text);
        headings.push_back({tr("%1?").arg(where), daysText(firsts[i]->dayS, firsts[i]->dayS) + QStringLiteral(" · ") +
                                                      tr("%Ln photos", nullptr, counts[i])});
    }
    view_->setSections(counts, [headings](int section) {
        const auto at = static_cast<std::size_t>(section);
        return at < headings.size() ? headings[at] : TileHeading{};
    });
}

QString PlacesPage::title() const
{
    if (!opened()) return tr("Places");
    if (query_.contains(eventKey)) {
        const PhotoId first{query_.value(eventKey).toLongLong()};
        for (const EventCard& card : known_.trips)
            if (card.row.first == first) return tripText(card);
        return tr("Trip");
    }
    const PlaceChoice now = choice();
    if (now.kind == Kind::proposed) return tr("Proposed places");
    if (now.kind == Kind::without) return tr("Without a place");
    if (now.kind == Kind::elsewhere) return tr("Far from any city");
    if (now.kind == Kind::spot) {
        for (const PlaceMap::Spot& spot : map_->spots())
            if (qint64{raw(spot.photo)} == now.id) return map_->nameOf(spot);
        return tr("On the map");
    }
    const QModelIndex row = tree_->rowOf(query_);
    return row.isValid() ? row.data().toString() : tr("Places");
}

QString PlacesPage::note() const
{
    return note_->isVisibleTo(this) ? note_->text() : QString();
}

void PlacesPage::noteWords()
{
    QStringList words;
    if (bare_)
        words << tr("The map has no coasts and borders: install the package %1.").arg(QLatin1String(linesPackage));
    if (loaded_ && !known_.map->named && !known_.map->photos.empty())
        words << tr("Places have no names: install the package %1.").arg(QLatin1String(namesPackage));
    note_->setText(words.join(QLatin1Char(' ')));
    note_->setVisible(!words.isEmpty());
}

void PlacesPage::emptyWords()
{
    const bool none = loaded_ && !opened() && known_.map->photos.empty();
    if (!none) return empty_->hide();
    if (known_.map->without.empty())
        return empty_->show(QStringLiteral("places"), tr("No photos yet"), tr("Start on the Archive page."),
                            {{QStringLiteral("archive"), tr("Archive"), true}});
    empty_->show(QStringLiteral("places"), tr("No photo says where it was taken"),
                 tr("Phones write it into their photos. To say it by hand, select photos on any page and press %1.")
                     .arg(QKeySequence(Qt::Key_H).toString(QKeySequence::NativeText)),
                 {{QStringLiteral("photos"), tr("Photos"), true}});
}

void PlacesPage::words()
{
    frame_->setTitle(opened() ? QString() : tr("Places"));
    frame_->setCounts(opened()   ? QString()
                      : !loaded_ ? tr("Reading…")
                                 : tr("%Ln photos", nullptr, count(known_.map->photos.size())));
    header_->setVisible(opened());
    name_->setText(title());
    counts_->setText(photosThere_ ? tr("%Ln photos", nullptr, photos_->rowCount()) : tr("Reading…"));
    const bool none = opened() && photosThere_ && photos_->rowCount() == 0;
    none_->setText(proposing() ? tr("Nothing is proposed now: a place is, where photos of the same hour have one.")
                               : tr("No photos here any more."));
    QWidget* const had = QApplication::focusWidget();
    const bool mine = had && (had == view_ || had == none_ || had == back_);
    none_->setVisible(none);
    view_->setVisible(opened() && !none);
    if (mine && !had->isVisibleTo(this)) focusShown();
    noteWords();
    emptyWords();
    selected();
}

/// What shows takes the focus of what goes, so that it stays on the page.
void PlacesPage::focusShown()
{
    QWidget* const shown = view_->isVisibleTo(this)   ? static_cast<QWidget*>(view_)
                           : none_->isVisibleTo(this) ? static_cast<QWidget*>(none_)
                                                      : tree_;
    shown->setFocus();
}

void PlacesPage::selected()
{
    QString what = actedPhotos(*view_), fact;
    std::vector<MapPoint> marks;
    if (proposing())
        for (const PhotoId photo : chosen())
            if (const Proposed* const one = proposalOf(raw(photo))) marks.push_back(mapPointOf(*one->card.at));
    map_->setMarks(std::move(marks));
    frame_->bar().setWords(opened() ? what : tr("Nothing chosen"), fact);
    parts_.actions.refresh();
}

void PlacesPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || !opened()) return Page::keyPressEvent(event);
    const bool fromPhotos = view_->hasFocus() || none_->hasFocus();
    choose({});
    if (fromPhotos) tree_->setFocus();
}

/// Down leads from the filter to what it found, Enter shows the first of it, Esc takes it away. Enter stays in the
/// field: a letter typed after it would be a command.
bool PlacesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != filter_ || event->type() != QEvent::KeyPress) return Page::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (const auto found = tree_->firstFound()) {
            choose(*found);
            tree_->choose(query_);
        }
        return true;
    }
    if (key == Qt::Key_Down) {
        tree_->setFocus();
        return true;
    }
    if (key != Qt::Key_Escape) return false;
    filter_->clear();
    tree_->setFocus();
    return true;
}

void PlacesPage::retranslate()
{
    filter_->setPlaceholderText(tr("Find a place"));
    filter_->setAccessibleName(tr("Find a place"));
    tree_->setAccessibleName(tr("Places"));
    view_->setAccessibleName(tr("Photos of the place"));
    back_->setToolTip(tr("All places"));
    back_->setAccessibleName(tr("All places"));
    map_->retranslate();
    photos_->retranslate();
    adding_->retranslate();
    giving_->retranslate();
    saying_->retranslate();
    fillTree();
    if (proposing()) sections();
    words();
    if (loaded_ && isVisible()) ask(); // names are of the language
}

} // namespace albumen

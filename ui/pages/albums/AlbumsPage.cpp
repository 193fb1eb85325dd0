#include "pages/albums/AlbumsPage.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QStyle>

#include "Decider.h"
#include "JobBridge.h"
#include "MessageSink.h"
#include "Messages.h"
#include "SayPlace.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "models/DragIds.h"
#include "models/PhotoModel.h"
#include "pages/albums/AlbumModel.h"
#include "pages/albums/AlbumPhotos.h"
#include "pages/albums/AlbumTile.h"
#include "views/ActedWords.h"
#include "views/KeptPlace.h"
#include "widgets/AlbumPanel.h"
#include "widgets/Button.h"
#include "widgets/EditLine.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {
// Of notes: of four bytes each they fit into longestNotes.
constexpr int mostLetters = 1000;
constexpr int longestLine = 720; // pixels: longer ones are hard to read
} // namespace

AlbumsPage::AlbumsPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("albums"), parent), parts_(parts), frame_(new PageFrame(id(), this)),
      model_(new AlbumModel(parts.worker, this)), list_(new TileView(&parts.thumbnails, this)),
      photos_(new AlbumPhotos(parts, this)), empty_(new WrappedLabel(Type::body, &Theme::ink2, this)),
      panel_(new AlbumPanel(this)), giving_(new GiveCopies(parts, id(), this)),
      saying_(new SayPlace(parts, id(), this)), header_(new QWidget(this)),
      name_(new ElidedLabel(Qt::ElideRight, Type::title, &Theme::ink, header_)),
      counts_(new Label(Type::caption, &Theme::ink3, header_)),
      notes_(new EditLine(new WrappedLabel(Type::body, &Theme::ink2), QStringLiteral("albumNotes"),
                          EditLine::Left::takes, this)),
      back_(new Button(Button::Kind::icon, QStringLiteral("back"), header_)), albumsAsked_(parts.worker, this),
      foundAsked_(parts.worker, this), photosAsked_(parts.worker, this)
{
    foundLater_.setSingleShot(true);
    foundLater_.setInterval(foundLaterMs);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    list_->setItemDelegate(new AlbumTile(parts.thumbnails, list_));
    list_->setModel(model_);
    list_->setLook({.tile = AlbumTile::tileSize(), .gap = metric::gap});
    list_->setStickyHeadings(true);
    addActions();
    layOut();
    connectParts();
    connectViews();
    retranslate();
}

AlbumsPage::~AlbumsPage()
{
    leaving_->cancel();
}

void AlbumsPage::layOut()
{
    layOutHeader();
    empty_->setObjectName(QStringLiteral("empty"));
    empty_->setFocusPolicy(Qt::StrongFocus);
    empty_->hide();
    photos_->hide();
    // The frames of tiles and the scroll bar stand in the margin.
    const int around = list_->look().around, bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    auto* const content = new QWidget(this);
    auto* const lines = new QVBoxLayout(content);
    lines->setContentsMargins(metric::pageMargin - around, 0, metric::pageMargin - around - bar, 0);
    lines->setSpacing(metric::gap);
    empty_->setContentsMargins(around, 0, 0, 0);
    lines->addWidget(empty_);
    lines->addWidget(list_, 1);
    lines->addWidget(photos_, 1);
    lines->addStretch();
    frame_->setContent(content, true);
    auto* const column = new QHBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(frame_);
    setFocusProxy(list_);
    fillBar();
}

void AlbumsPage::layOutHeader()
{
    back_->setObjectName(QStringLiteral("albumBack"));
    name_->setObjectName(QStringLiteral("albumTitle"));
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
    new_ = parts_.actions.button(QStringLiteral("albums.new"), this);
    new_->setKind(Button::Kind::primary);
    frame_->headerRight().addWidget(new_);
    notes_->field().setMaxLength(mostLetters);
    notes_->setMaximumWidth(longestLine);
    notes_->hide();
    frame_->below().addWidget(notes_);
}

void AlbumsPage::connectParts()
{
    connect(back_, &QPushButton::clicked, this, [this] { parts_.navigator.backOr(id()); });
    connect(notes_, &EditLine::wanted, this, [this] { notes_->edit(fromUtf8(album()->notes)); });
    connect(notes_, &EditLine::typed, this, &AlbumsPage::setNotes);
    connect(notes_, &EditLine::stopped, this, &AlbumsPage::focusShown);
    connect(panel_, &AlbumPanel::named, this, &AlbumsPage::named);
    connect(panel_, &AlbumPanel::closed, this, &AlbumsPage::focusShown);
    connect(giving_, &GiveCopies::closed, this, &AlbumsPage::focusShown);
    connect(saying_, &SayPlace::closed, this, &AlbumsPage::focusShown);
    connect(&parts_.bridge, &JobBridge::changed, this, &AlbumsPage::changed);
    connect(&foundLater_, &QTimer::timeout, this, &AlbumsPage::askFound);
    connect(&photos_->photos(), &IdListModel::failed, this, &AlbumsPage::failed);
}

void AlbumsPage::connectViews()
{
    for (TileView* const view : {list_, static_cast<TileView*>(photos_)}) {
        view->setMenu([this](const QPoint& global) { showMenu(global); });
        connect(view, &TileView::selectionChangedTo, this, &AlbumsPage::selected);
    }
    connect(list_, &TileView::activated, this, &AlbumsPage::openCard);
    connect(photos_, &TileView::activated, this, &AlbumsPage::openPhoto);
    connect(photos_, &AlbumPhotos::moved, this,
            [this](const std::vector<PhotoId>& photos, const std::optional<PhotoId>& before) {
                parts_.decider.take(OrderAlbum{AlbumId{open_}, photos, before}, this);
            });
    connect(photos_, &AlbumPhotos::filesDropped, this, [this](const QList<QUrl>& files) { putFiles(open_, files); });
    list_->setDrops({.accepts =
                         [this](const QMimeData& mime, const QModelIndex& onto) {
                             if (!mime.hasUrls() || !onto.isValid()) return mime.hasUrls();
                             const AlbumEntry* const album = model_->entry(model_->idOf(onto));
                             return album && album->byHand();
                         },
                     .dropped =
                         [this](const QMimeData& mime, const QModelIndex& onto) {
                             const std::vector<qint64> ids = draggedIds(mime, Dragged::photos);
                             if (ids.empty())
                                 putFiles(model_->idOf(onto), mime.urls());
                             else
                                 put(model_->idOf(onto), typedIds<PhotoId>(ids));
                         }});
}

TileView& AlbumsPage::view() const
{
    return opened() ? *static_cast<TileView*>(photos_) : *list_;
}

const AlbumEntry* AlbumsPage::album() const
{
    if (opened()) return model_->entry(open_);
    const QList<int> rows = list_->actedRows();
    return rows.size() == 1 ? model_->entry(model_->idOf(model_->index(rows.first(), 0))) : nullptr;
}

Place AlbumsPage::place() const
{
    Place place{.page = id(), .query = AlbumModel::queryOf(open_)};
    const std::vector<qint64>& ids = opened() ? photos_->photos().ids() : model_->ids();
    const QList<int> rows = view().actedRows();
    for (const int row : rows) place.selection << ids[static_cast<std::size_t>(row)];
    if (const int first = view().firstVisibleRow(); first >= 0) place.first = ids[static_cast<std::size_t>(first)];
    return place;
}

void AlbumsPage::openAt(const Place& place)
{
    panel_->shut();
    const qint64 open = AlbumModel::albumIn(place.query);
    const bool other = open != open_;
    open_ = open;
    wanted_ = place;
    if (other) {
        photosThere_ = false;
        photos_->show({});
        notes_->stop();
        fillBar();
    }
    words();
    askAlbums();
    askFound();
    if (opened()) askPhotos();
    focusShown();
}

void AlbumsPage::askAlbums()
{
    const auto then = [this](Result<std::vector<AlbumEntry>> albums) {
        albums ? got(std::move(*albums)) : failed(albums.error());
    };
    const auto question = [lists = lists()] { return AlbumModel::read(lists); };
    loaded_ ? albumsAsked_.ask(question, then) : albumsAsked_.askFirst(question, then);
}

/// Those that searches fill: what is in them takes longer than what there is.
void AlbumsPage::askFound()
{
    foundLater_.stop();
    if (!loaded_) return; // asked when it is
    foundAsked_.ask([lists = lists(), entries = model_->entries(),
                     leaving = leaving_] { return AlbumModel::find(lists, entries, *leaving); },
                    [this](const std::vector<AlbumFound>& found) {
                        model_->show(found);
                        words();
                    });
}

void AlbumsPage::askPhotos()
{
    photosAsked_.ask([lists = lists(), query = AlbumModel::queryOf(open_),
                      leaving = leaving_] { return photosOf(lists, query, *leaving); },
                     [this, open = open_](const Result<std::vector<PhotoId>>& photos) {
                         if (open != open_) return; // another one is open by now
                         photos ? got(*photos) : failed(photos.error());
                     });
}

void AlbumsPage::got(std::vector<AlbumEntry> albums)
{
    const std::vector<qint64> before = model_->ids();
    const int ring = list_->currentIndex().row();
    model_->show(std::move(albums));
    const int own = model_->ownCount(), others = model_->rowCount() - own;
    list_->setSections(own > 0 ? std::vector{own, others} : std::vector{others}, [this](int section) {
        const bool first = section == 0 && model_->ownCount() > 0;
        return TileHeading{first ? tr("My albums") : tr("Filled by themselves"), {}};
    });
    const bool first = !std::exchange(loaded_, true);
    for (const qint64 album : model_->ids())
        if (madeNow_ && !first && std::ranges::find(before, album) == before.end()) {
            wanted_ = {.page = id(), .selection = {album}};
            madeNow_ = false;
        }
    if (!list_->currentIndex().isValid() && ring >= 0) // the one with the ring was deleted
        list_->selectionModel()->setCurrentIndex(model_->index(std::min(ring, model_->rowCount() - 1), 0),
                                                 QItemSelectionModel::NoUpdate);
    if (first) askFound();
    if (!opened()) restorePlace();
    words();
    if (open_ > 0 && !model_->entry(open_)) openAt({.page = id()}); // it is deleted
}

void AlbumsPage::got(const std::vector<PhotoId>& photos)
{
    parts_.messages.clear(id());
    photosThere_ = true;
    photos_->show(photos);
    restorePlace();
    words();
}

void AlbumsPage::failed(const Error& error)
{
    if (error.code == Code::cancelled || error.code == Code::albumUnknown) return; // it is deleted: the list says so
    parts_.messages.say({.rank = Rank::error, .topic = id(), .words = [error] { return piecesOf(error); }});
}

void AlbumsPage::changed(const Changes& changes)
{
    if (!changes.everything && changes.photos.empty() && !changes.people && !changes.history) return;
    if (!isVisible()) return; // asked anew at the next visit
    askAlbums();
    foundLater_.start();
    photos_->photos().rereadAll();
    if (opened()) askPhotos();
}

void AlbumsPage::restorePlace()
{
    if (wanted_.page != id() || view().model()->rowCount() == 0) return;
    const IdListModel& model = opened() ? static_cast<const IdListModel&>(photos_->photos()) : *model_;
    keepPlace(view(), model, std::exchange(wanted_, {}));
}

QString AlbumsPage::emptyWords() const
{
    if (!opened())
        return tr("No albums yet. Select photos on the Photos page and press %1.")
            .arg(QKeySequence(Qt::Key_P).toString(QKeySequence::NativeText));
    const AlbumEntry* const here = album();
    if (here && here->byHand())
        return tr("No photos in this album yet. Select photos on the Photos page and press %1.")
            .arg(QKeySequence(Qt::Key_P).toString(QKeySequence::NativeText));
    return tr("No photo is found for it yet.");
}

void AlbumsPage::words()
{
    const AlbumEntry* const here = opened() ? album() : nullptr;
    frame_->setTitle(opened() ? QString() : tr("Albums"));
    frame_->setCounts(opened() ? QString() : loaded_ ? numberText(quint64(model_->ownCount())) : tr("Reading…"));
    header_->setVisible(opened());
    photos_->setByHand(here && here->byHand());
    photos_->setCover(here ? here->chosenCover : std::nullopt);
    notesWords();
    name_->setText(here ? model_->nameOf(*here) : QString());
    const int photos = photos_->photos().rowCount();
    QString counts = photosThere_ ? tr("%Ln photos", nullptr, photos) : tr("Reading…");
    if (here && !here->query.empty()) counts += QStringLiteral(" · ") + tr("Search: %1").arg(fromUtf8(here->query));
    counts_->setText(counts);
    new_->setVisible(!opened());
    const bool none = opened() ? photosThere_ && photos == 0 : loaded_ && model_->ownCount() == 0;
    empty_->setText(emptyWords());
    QWidget* const had = focusWidget();
    const bool mine = had && had->hasFocus() && (had == empty_ || had == list_ || had == photos_);
    empty_->setVisible(none);
    list_->setVisible(!opened());
    photos_->setVisible(opened() && !none);
    if (mine && !had->isVisibleTo(this)) focusShown();
    selected();
}

/// Those of an album that people made.
void AlbumsPage::notesWords()
{
    const AlbumEntry* const here = opened() ? album() : nullptr;
    notes_->setVisible(here && here->own());
    frame_->below().setContentsMargins(metric::pageMargin, 0, metric::pageMargin, here && here->own() ? 12 : 0);
    const bool some = here && !here->notes.empty();
    notes_->words().setLook(Type::body, some ? &Theme::ink2 : &Theme::ink3);
    notes_->words().setText(some ? fromUtf8(here->notes) : tr("No notes yet."));
    notes_->pencil().setToolTip(some ? tr("Change the notes") : tr("Write notes"));
    notes_->pencil().setAccessibleName(notes_->pencil().toolTip());
    notes_->field().setAccessibleName(tr("Notes of the album"));
    notes_->field().setPlaceholderText(tr("What these photos are about"));
}

/// What shows takes the focus of what goes, so that it stays on the page.
void AlbumsPage::focusShown()
{
    (view().isVisibleTo(this) ? static_cast<QWidget*>(&view()) : empty_)->setFocus();
}

void AlbumsPage::selected()
{
    if (opened()) {
        frame_->bar().setWords(actedPhotos(*photos_));
    } else {
        const AlbumEntry* const one = album();
        frame_->bar().setWords(one ? model_->nameOf(*one) : tr("Nothing selected"));
    }
    parts_.actions.refresh();
}

void AlbumsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && opened())
        parts_.navigator.backOr(id());
    else
        Page::keyPressEvent(event);
}

void AlbumsPage::retranslate()
{
    back_->setToolTip(tr("All albums"));
    back_->setAccessibleName(tr("All albums"));
    list_->setAccessibleName(tr("Albums"));
    photos_->setAccessibleName(tr("Photos of the album"));
    model_->retranslate();
    photos_->photos().retranslate();
    panel_->retranslate();
    giving_->retranslate();
    saying_->retranslate();
    words();
    list_->viewport()->update();
}

} // namespace albumen

// The page of albums: what can be done with a card, and with the photos of the album that is open.
#include <QMenu>
#include <QUrl>

#include "Decider.h"
#include "Marks.h"
#include "Messages.h"
#include "SayPlace.h"
#include "Theme.h"
#include "Worker.h"
#include "models/PhotoModel.h"
#include "pages/albums/AlbumModel.h"
#include "pages/albums/AlbumPhotos.h"
#include "pages/albums/AlbumTile.h"
#include "pages/albums/AlbumsPage.h"
#include "widgets/AlbumPanel.h"
#include "widgets/Button.h"
#include "widgets/EditLine.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

const QStringList cardIds{QStringLiteral("albums.open"), QStringLiteral("albums.give"), QStringLiteral("albums.rename"),
                          QStringLiteral("albums.remove")},
    photoIds{QStringLiteral("albums.open"),    QStringLiteral("albums.give"),  QStringLiteral("albums.place"),
             QStringLiteral("albums.earlier"), QStringLiteral("albums.later"), QStringLiteral("albums.remove"),
             QStringLiteral("albums.rename")},
    photoMenuIds{QStringLiteral("albums.open"),
                 QStringLiteral("albums.favourite"),
                 QStringLiteral("albums.stars"),
                 QStringLiteral("albums.give"),
                 QStringLiteral("albums.place"),
                 QString(),
                 QStringLiteral("albums.cover"),
                 QStringLiteral("albums.earlier"),
                 QStringLiteral("albums.later"),
                 QStringLiteral("albums.remove"),
                 QString(),
                 QStringLiteral("albums.rename"),
                 QStringLiteral("albums.notes")};

} // namespace

void AlbumsPage::addActions()
{
    parts_.actions.add(this, albumActions());
    parts_.actions.add(this, orderActions());
    parts_.actions.add(this, aboutActions());
    parts_.actions.add(this, markActions(parts_.decider, id(), this, photosToMark(*photos_, photos_->photos()), [this] {
                           return opened() ? tr("Select one photo or more first.") : tr("Open an album first.");
                       }));
    parts_.actions.add(
        this, {saying_->action(
                   [this] { return opened() ? photos_->chosen() : std::vector<PhotoId>(); },
                   [this] {
                       const PageBar& bar = frame_->bar();
                       return QRect(bar.mapTo(this, QPoint()), bar.size()).adjusted(0, 0, -metric::pageMargin, 0);
                   },
                   [this] { return opened() ? tr("Select one photo or more first.") : tr("Open an album first."); }),
               giving_->action([this] { return !view().actedRows().isEmpty(); }, [this] { return given(); },
                               [this] {
                                   return opened() ? tr("Select one photo or more first.")
                                                   : tr("Select an album first.");
                               })});
}

void AlbumsPage::fillBar()
{
    frame_->bar().setActions(parts_.actions, opened() ? photoIds : cardIds);
}

void AlbumsPage::showMenu(const QPoint& global)
{
    parts_.actions.refreshNow();
    QStringList ids = opened() ? photoMenuIds : cardIds;
    if (!opened()) ids << QString() << QStringLiteral("albums.new");
    parts_.actions.contextMenu(ids, this)->popup(global);
}

std::vector<ActionSpec> AlbumsPage::albumActions()
{
    const auto oneFirst = [this] { return opened() ? tr("Select one photo first.") : tr("Select an album first."); };
    const auto mine = [this] {
        return album() ? tr("Nobody made this album: it fills itself.") : tr("Select an album first.");
    };
    return {{.id = QStringLiteral("albums.new"),
             .text = [] { return tr("New album"); },
             .icon = QStringLiteral("plus"),
             .keys = {QKeySequence(Qt::CTRL | Qt::Key_N)},
             .enabled = [this] { return !opened(); },
             .run = [this] { askName(true); },
             .menu = Menu::photo,
             .needs = [] { return tr("Go back to the albums first."); }},
            {.id = QStringLiteral("albums.open"),
             .text = [] { return tr("Open"); },
             .icon = QStringLiteral("photos"),
             .enabled = [this] { return view().actedRows().size() == 1; },
             .run =
                 [this] {
                     const QModelIndex row = view().model()->index(view().actedRows().first(), 0);
                     opened() ? openPhoto(row) : openCard(row);
                 },
             .menu = Menu::photo,
             .section = 1,
             .needs = oneFirst},
            {.id = QStringLiteral("albums.rename"),
             .text = [] { return tr("Rename album"); },
             .icon = QStringLiteral("pencil"),
             .keys = {QKeySequence(Qt::Key_F2)},
             .enabled = [this] { return canRename(); },
             .run = [this] { askName(false); },
             .menu = Menu::photo,
             .section = 1,
             .needs = mine},
            {.id = QStringLiteral("albums.remove"),
             .text = [this] { return opened() ? tr("Take out of the album") : tr("Delete album"); },
             .icon = QStringLiteral("close"),
             .keys = {QKeySequence(Qt::Key_Delete)},
             .enabled = [this] { return canRemove(); },
             .run = [this] { remove(); },
             .menu = Menu::photo,
             .section = 1,
             .needs =
                 [this, mine] {
                     if (!opened()) return mine();
                     const AlbumEntry* const here = album();
                     return here && here->byHand() ? tr("Select one photo or more first.")
                                                   : tr("A search fills this album: nothing is taken out by hand.");
                 }}};
}

std::vector<ActionSpec> AlbumsPage::orderActions()
{
    const auto needs = [this](bool later) {
        const AlbumEntry* const here = album();
        if (!opened()) return tr("Open an album first.");
        if (!here || !here->byHand()) return tr("A search fills this album: it has an order of its own.");
        if (photos_->actedRows().isEmpty()) return tr("Select one photo or more first.");
        return later ? tr("This is the last photo.") : tr("This is the first photo.");
    };
    return {{.id = QStringLiteral("albums.earlier"),
             .text = [] { return tr("Move earlier"); },
             .icon = QStringLiteral("left"),
             .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Left)},
             .enabled = [this] { return opened() && photos_->canMove(false); },
             .run = [this] { photos_->moveChosen(false); },
             .menu = Menu::photo,
             .section = 2,
             .needs = [needs] { return needs(false); }},
            {.id = QStringLiteral("albums.later"),
             .text = [] { return tr("Move later"); },
             .icon = QStringLiteral("right"),
             .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Right)},
             .enabled = [this] { return opened() && photos_->canMove(true); },
             .run = [this] { photos_->moveChosen(true); },
             .menu = Menu::photo,
             .section = 2,
             .needs = [needs] { return needs(true); }}};
}

std::vector<ActionSpec> AlbumsPage::aboutActions()
{
    const auto openFirst = [this] {
        return opened() ? tr("Nobody made this album: it fills itself.") : tr("Open an album first.");
    };
    return {
        {.id = QStringLiteral("albums.cover"),
         .text = [this] { return isCover() ? tr("First photo as cover") : tr("Use as cover"); },
         .icon = QStringLiteral("albums"),
         .enabled = [this] { return canBeCover(); },
         .run = [this] { setCover(); },
         .menu = Menu::photo,
         .section = 2,
         .needs = [this, openFirst] { return opened() && canRename() ? tr("Select one photo first.") : openFirst(); }},
        {.id = QStringLiteral("albums.notes"),
         .text =
             [this] {
                 return opened() && album() && !album()->notes.empty() ? tr("Change the notes") : tr("Write notes");
             },
         .icon = QStringLiteral("pencil"),
         .enabled = [this] { return opened() && canRename(); },
         .run = [this] { emit notes_->wanted(); },
         .menu = Menu::photo,
         .section = 2,
         .needs = openFirst}};
}

bool AlbumsPage::canBeCover() const
{
    return opened() && canRename() && photos_->chosen().size() == 1;
}

bool AlbumsPage::isCover() const
{
    return canBeCover() && album()->chosenCover == photos_->chosen().front();
}

void AlbumsPage::setCover()
{
    SetAlbumCover command{.album = AlbumId{open_}, .photo = photos_->chosen().front()};
    if (isCover()) command.photo.reset();
    parts_.decider.take(command, this);
}

void AlbumsPage::setNotes(const QString& notes)
{
    parts_.decider.take(SetAlbumNotes{AlbumId{open_}, notes.toStdString()}, this);
    notes_->stop();
}

GiveCopies::Photos AlbumsPage::given() const
{
    if (opened()) return [photos = photos_->chosen()] { return photos; };
    return [lists = lists(), query = AlbumModel::queryOf(album()->id), leaving = leaving_] {
        return photosOf(lists, query, *leaving);
    };
}

bool AlbumsPage::canRename() const
{
    const AlbumEntry* const one = album();
    return one && one->own();
}

bool AlbumsPage::canRemove() const
{
    const AlbumEntry* const one = album();
    return one && (opened() ? one->byHand() && !photos_->actedRows().isEmpty() : one->own());
}

void AlbumsPage::openCard(const QModelIndex& card)
{
    if (!card.isValid()) return;
    parts_.navigator.go({.page = id(), .query = AlbumModel::queryOf(model_->idOf(card))});
}

void AlbumsPage::openPhoto(const QModelIndex& photo)
{
    if (!photo.isValid() || !parts_.navigator.has(QStringLiteral("viewer"))) return;
    QVariantMap query = AlbumModel::queryOf(open_);
    query[QStringLiteral("photo")] = photos_->photos().idOf(photo);
    parts_.navigator.go({.page = QStringLiteral("viewer"), .query = query});
}

void AlbumsPage::askName(bool fresh)
{
    const AlbumEntry* const one = fresh ? nullptr : album();
    renamed_ = one ? one->id : 0;
    const QWidget* by = opened() ? static_cast<QWidget*>(header_) : new_;
    QRect place(by->mapTo(this, QPoint()), by->size());
    if (one && !opened()) {
        const QRect card = list_->visualRect(model_->index(model_->rowOf(one->id), 0));
        place = AlbumTile::coverRect(card).translated(list_->viewport()->mapTo(this, QPoint()));
    }
    if (one)
        panel_->open({.title = [] { return tr("Rename the album"); },
                      .yes = [] { return tr("Rename"); },
                      .text = model_->nameOf(*one)},
                     place);
    else
        panel_->open({.title = [] { return tr("New album"); }, .yes = [] { return tr("Make"); }}, place);
}

void AlbumsPage::named(const QString& name)
{
    const Command command = renamed_ == 0
                                ? Command(MakeAlbum{.name = name.toStdString(), .photos = {}, .query = {}})
                                : Command(RenameAlbum{.album = AlbumId{renamed_}, .name = name.toStdString()});
    madeNow_ = renamed_ == 0;
    parts_.decider.take(command, this, [this](const Result<Decided>& decided) {
        if (!decided) {
            madeNow_ = false;
            if (panel_->refuse(sentenceOf(decided.error()))) parts_.decider.refusalShown();
            return;
        }
        panel_->shut();
        focusShown();
    });
}

void AlbumsPage::remove()
{
    if (opened())
        parts_.decider.take(TakeOutOfAlbum{AlbumId{open_}, photos_->chosen()}, this);
    else
        parts_.decider.take(DeleteAlbum{AlbumId{album()->id}}, this);
}

void AlbumsPage::put(qint64 album, const std::vector<PhotoId>& photos)
{
    parts_.decider.take(PutIntoAlbum{AlbumId{album}, photos}, this);
}

/// Files from anywhere: those that are photos of the library.
void AlbumsPage::putFiles(qint64 album, const QList<QUrl>& files)
{
    PhotoQuery query;
    for (const QUrl& file : files)
        if (file.isLocalFile()) query.under.push_back(toPath(file.toLocalFile()));
    if (query.under.empty()) return;
    parts_.worker.ask(
        this, [&photos = parts_.photos, query] { return photos.list(query); },
        [this, album](const Result<PhotoList>& found) { found ? put(album, found->ids) : failed(found.error()); });
}

} // namespace albumen

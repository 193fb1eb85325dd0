// The photos page: what can be done with the photos that are selected.
#include <QFile>
#include <QLineEdit>
#include <QMenu>

#include "Actions.h"
#include "AddToAlbum.h"
#include "Decider.h"
#include "GiveCopies.h"
#include "JobBridge.h"
#include "Marks.h"
#include "Messages.h"
#include "SayPlace.h"
#include "Theme.h"
#include "models/PhotoModel.h"
#include "pages/photos/PhotosPage.h"
#include "views/TileView.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {

std::vector<PhotoId> PhotosPage::chosen() const
{
    std::vector<PhotoId> ids;
    const QList<int> rows = view_->actedRows();
    for (const int row : rows) ids.push_back(PhotoId{model_->idOf(model_->index(row, 0))});
    return ids;
}

std::vector<std::filesystem::path> PhotosPage::unreadable() const
{
    std::vector<std::filesystem::path> paths;
    const QList<int> rows = view_->actedRows();
    for (const int row : rows)
        if (const PhotoCard* const photo = model_->card(model_->index(row, 0)); photo && photo->unreadable)
            paths.push_back(photo->path);
    return paths;
}

void PhotosPage::addActions()
{
    actions_.add(this, photoActions());
    actions_.add(this, markActions(decider_, id(), this, photosToMark(*view_, *model_),
                                   [] { return tr("Select one photo or more first."); }));
    actions_.add(this,
                 {saying_->action([this] { return chosen(); }, [this] { return barRect(); },
                                  [] { return tr("Select one photo or more first."); }),
                  giving_->action([this] { return !view_->actedRows().isEmpty(); },
                                  [this]() -> GiveCopies::Photos { return [photos = chosen()] { return photos; }; },
                                  [] { return tr("Select one photo or more first."); })});
    actions_.add(this, {{.id = QStringLiteral("photos.find"),
                         .text = [] { return tr("Find a file name"); },
                         .icon = QStringLiteral("search"),
                         .keys = {QKeySequence(Qt::Key_Slash), QKeySequence(Qt::CTRL | Qt::Key_F)},
                         .run =
                             [this] {
                                 name_->setFocus();
                                 name_->selectAll();
                             },
                         .menu = Menu::edit,
                         .section = 1}});
    const QStringList ids{QStringLiteral("photos.open"),      QStringLiteral("photos.favourite"),
                          QStringLiteral("photos.album"),     QStringLiteral("photos.place"),
                          QStringLiteral("photos.give"),      QStringLiteral("photos.turnLeft"),
                          QStringLiteral("photos.turnRight"), QStringLiteral("photos.like"),
                          QStringLiteral("photos.folder"),    QStringLiteral("photos.again")};
    frame_->bar().setActions(actions_, ids.mid(1));
    QStringList inMenu = ids;
    inMenu.insert(2, QStringLiteral("photos.stars"));
    view_->setMenu([this, inMenu](const QPoint& at) {
        actions_.refreshNow();
        actions_.contextMenu(inMenu, this)->popup(at);
    });
}

std::vector<ActionSpec> PhotosPage::photoActions()
{
    const auto some = [this] { return !view_->actedRows().isEmpty(); };
    const auto one = [this] { return view_->actedRows().size() == 1; };
    const auto someFirst = [] { return tr("Select one photo or more first."); };
    const auto oneFirst = [] { return tr("Select one photo first."); };
    return {{.id = QStringLiteral("photos.open"),
             .text = [] { return tr("Open"); },
             .icon = QStringLiteral("photos"),
             .enabled = [this, one] { return one() && navigator_.has(QStringLiteral("viewer")); },
             .run = [this] { open(model_->index(view_->actedRows().first(), 0)); },
             .menu = Menu::photo,
             .needs = oneFirst},
            {.id = QStringLiteral("photos.album"),
             .text = [] { return tr("Add to album…"); },
             .icon = QStringLiteral("albums"),
             .keys = {QKeySequence(Qt::Key_P)},
             .enabled = some,
             .run = [this] { addToAlbum(); },
             .menu = Menu::photo,
             .section = 1,
             .needs = someFirst},
            {.id = QStringLiteral("photos.turnLeft"),
             .text = [] { return tr("Turn left"); },
             .icon = QStringLiteral("undo"),
             .keys = {QKeySequence(Qt::Key_BracketLeft)},
             .enabled = some,
             .run = [this] { turn(-1); },
             .menu = Menu::photo,
             .section = 2,
             .needs = someFirst},
            {.id = QStringLiteral("photos.turnRight"),
             .text = [] { return tr("Turn right"); },
             .icon = QStringLiteral("redo"),
             .keys = {QKeySequence(Qt::Key_BracketRight)},
             .enabled = some,
             .run = [this] { turn(1); },
             .menu = Menu::photo,
             .section = 2,
             .needs = someFirst},
            {.id = QStringLiteral("photos.like"),
             .text = [] { return tr("Like this one"); },
             .icon = QStringLiteral("search"),
             .keys = {QKeySequence(Qt::Key_L)},
             .enabled = [this, one] { return one() && navigator_.has(QStringLiteral("search")); },
             .run = [this] { searchLike(); },
             .menu = Menu::photo,
             .section = 1,
             .needs = oneFirst},
            {.id = QStringLiteral("photos.folder"),
             .text = [] { return tr("Show in folder"); },
             .icon = QStringLiteral("folder"),
             .enabled = one,
             .run = [this] { showInFolder(); },
             .menu = Menu::photo,
             .section = 3,
             .needs = oneFirst},
            {.id = QStringLiteral("photos.again"),
             .text = [] { return tr("Try again"); },
             .icon = QStringLiteral("history"),
             .enabled = [this] { return !bridge_.running() && !unreadable().empty(); },
             .run = [this] { bridge_.start(jobs::Recognise{.again = unreadable()}); },
             .menu = Menu::photo,
             .section = 3,
             .needs =
                 [this] {
                     return bridge_.running() ? jobRunsText() : tr("Select a photo that could not be read first.");
                 }}};
}

void PhotosPage::turn(int quarters)
{
    const std::vector<PhotoId> photos = chosen();
    const int count = static_cast<int>(photos.size());
    decider_.take(
        TurnPhotos{photos, quarters}, this,
        [this, photos](const Result<Decided>& decided) {
            if (decided) model_->reread(rawIds(photos));
        },
        [count]() -> Pieces { return {{tr("Turned %Ln photos. The files stay as they are.", nullptr, count)}}; });
}

void PhotosPage::searchLike()
{
    const PhotoCard* const photo = model_->card(model_->index(view_->actedRows().first(), 0));
    if (!photo) return;
    const QString path = QFile::decodeName(photo->path.c_str());
    navigator_.go({.page = QStringLiteral("search"), .query = {{QStringLiteral("like"), path}}});
}

void PhotosPage::addToAlbum()
{
    adding_->ask(chosen(), barRect());
}

QRect PhotosPage::barRect() const
{
    const PageBar& bar = frame_->bar();
    return QRect(bar.mapTo(this, QPoint()), bar.size()).adjusted(0, 0, -metric::pageMargin, 0);
}

void PhotosPage::showInFolder()
{
    const PhotoCard* const photo = model_->card(model_->index(view_->actedRows().first(), 0));
    if (photo) openUrl_(QUrl::fromLocalFile(QString::fromStdString(photo->path.parent_path().string())));
}

} // namespace albumen

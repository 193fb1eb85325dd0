// The page of albums: cards, one that is open, a name that is asked, none; and photos that are put into one.
#include <QTest>

#include "AddToAlbum.h"
#include "Navigator.h"
#include "Shooter.h"
#include "pages/albums/AlbumModel.h"
#include "pages/albums/AlbumPhotos.h"
#include "pages/albums/AlbumsPage.h"
#include "pages/photos/PhotosPage.h"
#include "views/TileView.h"
#include "widgets/AlbumPanel.h"

namespace albumen::test {
namespace {

void full(GuiFakeLibrary& library)
{
    library.album.fill();
}

AlbumsPage& open(MainWindow& window, const QVariantMap& query = {})
{
    window.navigator().go({.page = QStringLiteral("albums"), .query = query});
    wait(500);
    return static_cast<AlbumsPage&>(window.page(QStringLiteral("albums")));
}

void key(QWidget& widget, Qt::Key key)
{
    widget.setFocus();
    QTest::keyClick(&widget, key);
    wait(300);
}

void opened(MainWindow& window)
{
    AlbumsPage& page = open(window, {{QStringLiteral("album"), 2}});
    for (const int row : {3, 4})
        page.photos().selectionModel()->select(page.photos().model()->index(row, 0), QItemSelectionModel::Select);
}

void renamed(MainWindow& window)
{
    AlbumsPage& page = open(window);
    page.list().setCurrentIndex(page.model().index(1, 0));
    key(page.list(), Qt::Key_F2);
    page.panel().refuse(QStringLiteral("The name Roses is taken."));
}

void added(MainWindow& window)
{
    window.navigator().go({.page = QStringLiteral("photos")});
    wait(500);
    auto& page = static_cast<PhotosPage&>(window.page(QStringLiteral("photos")));
    for (const int row : {1, 2, 3})
        page.view().selectionModel()->select(page.view().model()->index(row, 0), QItemSelectionModel::Select);
    key(page.view(), Qt::Key_P);
}

const ShotSet set("albums", [](const Shooter& s) {
    s.shoot(QStringLiteral("albums"), full, [](MainWindow& window) { open(window); });
    s.shoot(QStringLiteral("albums-open"), full, opened);
    s.shoot(QStringLiteral("albums-rename"), full, renamed);
    s.shoot(QStringLiteral("albums-add"), full, added);
    s.shoot(QStringLiteral("albums-none-in"), full, [](MainWindow& window) {
        open(window, {{QStringLiteral("album"), 4}});
    });
    s.shoot(QStringLiteral("albums-empty"), {}, [](MainWindow& window) { open(window); });
});

} // namespace
} // namespace albumen::test

// The page of photos: some selected, filtered, none.
#include "Navigator.h"
#include "Shooter.h"
#include "pages/photos/PhotosPage.h"
#include "views/TileView.h"

namespace albumen::test {
namespace {

void full(GuiFakeLibrary& library)
{
    library.album.fill();
}

TileView& open(MainWindow& window, const QVariantMap& query = {})
{
    window.navigator().go({.page = QStringLiteral("photos"), .query = query});
    wait(500);
    return static_cast<PhotosPage&>(window.page(QStringLiteral("photos"))).view();
}

void selected(MainWindow& window)
{
    TileView& photos = open(window, {{QStringLiteral("favourite"), true}});
    waitFor(*photos.model(), 20);
    for (const int row : {3, 4, 5})
        photos.selectionModel()->select(photos.model()->index(row, 0), QItemSelectionModel::Select);
}

const ShotSet set("photos", [](const Shooter& s) {
    s.shoot(QStringLiteral("photos"), full, selected);
    s.shoot(QStringLiteral("photos-empty"), {}, [](MainWindow& window) { open(window); });
});

} // namespace
} // namespace albumen::test

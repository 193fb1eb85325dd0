// The page of places: the map of all, a city, a spot of the map, what is proposed and what has no place; a place that
// is asked for; without photos and without the package of coasts.
#include <QLineEdit>
#include <QTest>

#include "Navigator.h"
#include "SayPlace.h"
#include "Shooter.h"
#include "pages/places/PlaceMap.h"
#include "pages/places/PlaceTree.h"
#include "pages/places/PlacesPage.h"
#include "views/TileView.h"
#include "widgets/PlacePanel.h"

namespace albumen::test {
namespace {

void full(GuiFakeLibrary& library)
{
    library.album.fill();
}

PlacesPage& open(MainWindow& window, const QString& where = {})
{
    QVariantMap query;
    if (!where.isEmpty()) query[QStringLiteral("where")] = where;
    window.navigator().go({.page = QStringLiteral("places"), .query = query});
    auto& page = static_cast<PlacesPage&>(window.page(QStringLiteral("places")));
    for (int i = 0; i < 50 && !page.map().grounded() && page.note().isEmpty(); ++i) wait(200);
    wait(500);
    return page;
}

const ShotSet set("places", [](const Shooter& s) {
    s.shoot(QStringLiteral("places"), full, [](MainWindow& window) { open(window); });
    s.shoot(QStringLiteral("places-pacific"), full, [](MainWindow& window) {
        PlacesPage& page = open(window);
        page.map().look({0.99, 0.5}, 3);
        wait(500);
    });
    s.shoot(QStringLiteral("places-city"), full, [](MainWindow& window) {
        PlacesPage& page = open(window, QStringLiteral("city 11"));
        page.view().setFocus();
    });
    s.shoot(QStringLiteral("places-country"), full, [](MainWindow& window) {
        PlacesPage& page = open(window, QStringLiteral("country 201"));
        page.tree().expandAll();
    });
    s.shoot(QStringLiteral("places-spot"), full, [](MainWindow& window) {
        PlacesPage& page = open(window);
        page.map().setFocus();
        QTest::keyClick(&page.map(), Qt::Key_Tab);
        QTest::keyClick(&page.map(), Qt::Key_Return);
        wait(500);
    });
    s.shoot(QStringLiteral("places-proposed"), full, [](MainWindow& window) {
        PlacesPage& page = open(window, QStringLiteral("proposed"));
        page.view().setFocus();
    });
    s.shoot(QStringLiteral("places-say"), full, [](MainWindow& window) {
        PlacesPage& page = open(window, QStringLiteral("without"));
        page.view().setFocus();
        QTest::keyClick(&page.view(), Qt::Key_H);
        wait(100);
        QTest::keyClicks(&page.saying().panel().field(), QStringLiteral("p"));
        wait(300);
    });
    s.shoot(QStringLiteral("places-none"), {}, [](MainWindow& window) { open(window); });
    s.shoot(
        QStringLiteral("places-bare"),
        [](GuiFakeLibrary& library) {
            full(library);
            library.album.coasts = false;
            library.album.map.photos.clear();
        },
        [](MainWindow& window) { open(window); });
});

} // namespace
} // namespace albumen::test

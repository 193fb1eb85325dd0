// The page of the clean-up: a queue, groups, the trash, nothing.
#include <QApplication>
#include <QTest>

#include "Navigator.h"
#include "Shooter.h"
#include "pages/cleanup/CleanupPage.h"
#include "views/TileView.h"

namespace albumen::test {
namespace {

void manyToClean(GuiFakeLibrary& library)
{
    library.album.fill();
}

TileView& openTab(MainWindow& window, const char* tab)
{
    window.navigator().go({.page = QStringLiteral("cleanup"), .query = {{QStringLiteral("tab"), QLatin1String(tab)}}});
    wait(500);
    return static_cast<CleanupPage&>(window.page(QStringLiteral("cleanup"))).view();
}

void decidedSome(MainWindow& window)
{
    TileView& photos = openTab(window, "shaken");
    waitFor(*photos.model(), 30);
    for (const Qt::Key key : {Qt::Key_T, Qt::Key_K, Qt::Key_T}) QTest::keyClick(&photos, key);
    wait(500);
}

void someSelected(MainWindow& window)
{
    TileView& photos = openTab(window, "similar");
    waitFor(*photos.model(), 20);
    for (const int row : {1, 3})
        photos.selectionModel()->select(photos.model()->index(row, 0), QItemSelectionModel::Select);
    wait(300);
}

const ShotSet cleanupSet("cleanup", [](const Shooter& s) {
    s.shoot(
        QStringLiteral("cleanup-shaken"),
        [](GuiFakeLibrary& library) {
            manyToClean(library);
            library.album.notLookedAt = 1284;
        },
        decidedSome);
    s.shoot(QStringLiteral("cleanup-similar"), manyToClean, someSelected);
    s.shoot(QStringLiteral("cleanup-compare"), manyToClean, [](MainWindow& window) {
        TileView& photos = openTab(window, "similar");
        waitFor(*photos.model(), 20);
        QTest::keyClick(&photos, Qt::Key_C);
        wait(800);
    });
    s.shoot(QStringLiteral("cleanup-compare-said"), manyToClean, [](MainWindow& window) {
        TileView& photos = openTab(window, "similar");
        waitFor(*photos.model(), 20);
        QTest::keyClick(&photos, Qt::Key_C);
        wait(300);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_T);
        wait(800);
    });
    s.shoot(QStringLiteral("cleanup-trash"), manyToClean, [](MainWindow& window) { openTab(window, "trash"); });
    s.shoot(QStringLiteral("cleanup-empty"), {}, [](MainWindow& window) { openTab(window, "duplicates"); });
});

} // namespace
} // namespace albumen::test

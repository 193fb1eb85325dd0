// The viewer: a photo, one of its faces being named, its date, a slide show.
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

#include "Navigator.h"
#include "Shooter.h"
#include "pages/viewer/DateLine.h"
#include "pages/viewer/ViewerCanvas.h"
#include "pages/viewer/ViewerPage.h"
#include "pages/viewer/ViewerPanel.h"
#include "widgets/NamePanel.h"

namespace albumen::test {
namespace {

void full(GuiFakeLibrary& library)
{
    library.album.fill();
}

ViewerPage& open(MainWindow& window)
{
    window.navigator().go({.page = QStringLiteral("viewer"), .query = {{QStringLiteral("photo"), 12}}});
    auto& page = static_cast<ViewerPage&>(window.page(QStringLiteral("viewer")));
    for (int i = 0; i < 100 && !(page.canvas().sharp() && page.panel().lines().size() > 4); ++i) wait(50);
    wait(500);
    return page;
}

void naming(MainWindow& window)
{
    ViewerPage& page = open(window);
    QTest::mouseClick(&page.canvas(), Qt::LeftButton, {}, page.canvas().boxRect({0.46F, 0.29F, 0.11F, 0.29F}).center());
    QTest::keyClicks(&page.namer().field(), QStringLiteral("em"));
}

const ShotSet set("viewer", [](const Shooter& s) {
    s.shoot(QStringLiteral("viewer"), full, [](MainWindow& window) { open(window); });
    s.shoot(QStringLiteral("viewer-naming"), full, naming);
    s.shoot(QStringLiteral("viewer-menu"), full, [&s](MainWindow& window) {
        ViewerPage& page = open(window);
        const QPoint at = page.canvas().boxRect({0.46F, 0.29F, 0.11F, 0.29F}).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, page.canvas().mapToGlobal(at));
        QCoreApplication::sendEvent(&page.canvas(), &event);
        wait(200);
        QWidget* const menu = QApplication::activePopupWidget(); // a window of its own: a picture of its own
        if (!menu) return;
        menu->grab().save(s.folder + QStringLiteral("/viewer-menu-open") + s.suffix + QStringLiteral(".png"));
        menu->close();
    });
    s.shoot(QStringLiteral("viewer-date"), full, [](MainWindow& window) { open(window).panel().date().edit(); });
    s.shoot(QStringLiteral("viewer-slides"), full,
            [](MainWindow& window) { QTest::keyClick(&open(window).canvas(), Qt::Key_Space); });
});

} // namespace
} // namespace albumen::test

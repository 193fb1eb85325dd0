// The page of events: cards, one that is open, a name that is asked, a year, a month, none.
#include <QTest>

#include "Navigator.h"
#include "Shooter.h"
#include "pages/events/CalendarView.h"
#include "pages/events/EventsPage.h"
#include "views/TileView.h"
#include "widgets/AlbumPanel.h"

namespace albumen::test {
namespace {

void full(GuiFakeLibrary& library)
{
    library.album.fill();
}

EventsPage& open(MainWindow& window, const QVariantMap& query = {})
{
    window.navigator().go({.page = QStringLiteral("events"), .query = query});
    wait(500);
    return static_cast<EventsPage&>(window.page(QStringLiteral("events")));
}

const ShotSet set("events", [](const Shooter& s) {
    s.shoot(QStringLiteral("events"), full, [](MainWindow& window) { open(window); });
    s.shoot(QStringLiteral("events-open"), full, [](MainWindow& window) {
        EventsPage& page = open(window, {{QStringLiteral("event"), 31}});
        page.photoList().setCurrentIndex(page.photoList().model()->index(4, 0));
    });
    s.shoot(QStringLiteral("events-name"), full, [](MainWindow& window) {
        EventsPage& page = open(window);
        page.list().setFocus();
        page.list().setCurrentIndex(page.model().index(1, 0));
        QTest::keyClick(&page.list(), Qt::Key_F2);
        wait(300);
    });
    s.shoot(QStringLiteral("events-year"), full, [](MainWindow& window) {
        open(window, {{QStringLiteral("year"), 2019}});
    });
    s.shoot(QStringLiteral("events-month"), full, [](MainWindow& window) {
        open(window, {{QStringLiteral("year"), 2019}, {QStringLiteral("month"), 5}});
    });
    s.shoot(QStringLiteral("events-empty"), {}, [](MainWindow& window) { open(window); });
});

} // namespace
} // namespace albumen::test

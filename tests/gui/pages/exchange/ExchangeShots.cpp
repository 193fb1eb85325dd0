// Exchange with another machine: before, and at the end.
#include <QSettings>

#include "Navigator.h"
#include "Shooter.h"
#include "pages/exchange/ExchangePage.h"
#include "widgets/Button.h"
#include "widgets/ListPanel.h"

namespace albumen::test {
namespace {

ExchangePage& openExchange(MainWindow& window)
{
    window.navigator().go({.page = QStringLiteral("exchange")});
    wait(200);
    return static_cast<ExchangePage&>(window.page(QStringLiteral("exchange")));
}

void two(GuiFakeLibrary& library)
{
    library.script = [](const JobControl&, const ProgressSink&) {
        SharedLogReport log{.file = "/nas/albumen-5f0c.json"};
        log.met = {.decisions = 12, .known = 3, .people = 2, .facesFound = 30, .facesWaiting = 4, .changes = 20};
        log.coming = {{"named", "Hannah", 31, 0, {}},
                      {"merged", "Johanna -> Hannah", 0, 0, {}},
                      {"albumChanged", "Baltic Sea, made", 0, 0, {}},
                      {"photoChanged", "favourite", 0, 5, {}},
                      {"eventChanged", "named Lisbon", 0, 2, {}}};
        ApartReport face{.face = FaceId{7}, .path = "/photos/IMG_2041.jpg", .box = {}};
        face.what = "who it is";
        face.ours = "Hannah";
        face.theirs = "Nora";
        log.met.apart = {face};
        log.met.sameNames = {"Tom"};
        Report report;
        report.sync = SyncReport{.logs = {log},
                                 .given = SyncReport::Given::written,
                                 .decisions = 512,
                                 .giving = {{"named", "Tom", 4, 0, {}}}};
        return report;
    };
}

const ShotSet set("exchange", [](const Shooter& s) {
    s.shoot(QStringLiteral("exchange"), {}, [](MainWindow& window) { openExchange(window); });
    s.shoot(QStringLiteral("exchange-look"), two, [](MainWindow& window) {
        openExchange(window).choose("/media/nas/family");
        wait(500);
    });
    s.shoot(QStringLiteral("exchange-done"), two, [](MainWindow& window) {
        ExchangePage& page = openExchange(window);
        page.choose("/media/nas/family");
        wait(500);
        page.result().stepButton().click();
        wait(500);
        QSettings().remove(QStringLiteral("exchange"));
    });
});

} // namespace
} // namespace albumen::test

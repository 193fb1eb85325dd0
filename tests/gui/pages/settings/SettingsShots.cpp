// The Settings page with a usual library, in its states.
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>

#include "Navigator.h"
#include "Page.h"
#include "Shooter.h"
#include "widgets/Button.h"

namespace albumen::test {
namespace {

ModelCard network(const char* id, const char* task, const char* licence, std::uint64_t bytes, bool installed)
{
    ModelCard card;
    card.id = id;
    card.revision = "1";
    card.task = task;
    card.licence = licence;
    card.origin = "OpenCV Zoo";
    card.bytes = bytes;
    card.installed = installed;
    card.canFetch = true;
    return card;
}

void usual(GuiFakeLibrary& library)
{
    library.networks = {network("yunet-n-640", "detect", "Apache-2.0", 317'466, true),
                        network("mtcnn", "detect", "MIT", 2'002'729, true),
                        network("face-reidentification-retail-0095", "embed", "Apache-2.0", 4'475'535, true),
                        network("sface-2021dec", "embed", "Apache-2.0", 38'696'353, false),
                        network("albumen-scene5", "scene", "GPL-3.0-or-later", 4'649'538, true),
                        network("albumen-digits", "digits", "GPL-3.0-or-later", 630'757, false)};
    library.networks[0].used = true;
    library.networks[2].used = true;
    library.networks[2].chosen = true;
    library.networks[5].refused = true;
    library.networks[2].limits = {{"match", 0.64F,
                                   "own measurement: 222 probes of 141 people named right 98.6 % (29 people, five "
                                   "photos each enrolled) and 100 % "
                                   "(112 people, one each), wrong 0 %"},
                                  {"ask", 0.72F, "own measurement: holds every right name but one in 222"}};
    library.kept = {{"/home/me/.local/share/albumen/catalogue.sqlite", 31'000'000, "catalogue"},
                    {"/home/me/.local/share/albumen/derived.sqlite", 212'000'000, "derived"},
                    {"/home/me/.cache/albumen/thumbs.sqlite", 1'300'000'000, "thumbnails"},
                    {"/home/me/.local/share/albumen/backups", 93'000'000, "backups"},
                    {"/home/me/.local/share/albumen/models", 46'000'000, "models"},
                    {"/home/me/.local/state/albumen/albumen.log", 84'000, "log"}};
    for (int i = 0; i < 3; ++i)
        library.copies.push_back(
            {"/home/me/.local/share/albumen/backups/catalogue-2026111" + std::to_string(4 - i) + "-214000.sqlite",
             31'000'000, 1'794'692'400'000 - i * 86'400'000LL});
    library.loss = {.known = true,
                    .decisions = 212,
                    .people = 3,
                    .photos = 1284,
                    .keptIn = "/home/me/.local/share/albumen"};
    library.nearEnough =
        LimitsCard{.match = 0.6F, .ask = 0.72F, .recordMatch = 0.64F, .recordAsk = 0.72F, .learnt = 0.57F};
}

void fallen(GuiFakeLibrary& library)
{
    usual(library);
    library.runsOn = {.device = "Processor",
                      .reason = "The driver found is version 470, CUDA needs 525 or newer",
                      .fellBack = true,
                      .threads = 8,
                      .detector = {},
                      .embedder = {},
                      .missing = {}};
    library.perPhoto = std::chrono::milliseconds(80);
}

template <class Wanted> Wanted& in(MainWindow& window, const char* name)
{
    return *window.page(QStringLiteral("settings")).template findChild<Wanted*>(QLatin1String(name));
}

void open(MainWindow& window, const char* section)
{
    window.navigator().go(
        {.page = QStringLiteral("settings"), .query = {{QStringLiteral("section"), QLatin1String(section)}}});
    wait(300);
    window.navigator().go( // now that the rows are there
        {.page = QStringLiteral("settings"), .query = {{QStringLiteral("section"), QLatin1String(section)}}});
    window.page(QStringLiteral("settings")).openAt(window.navigator().current());
    wait(100);
}

const ShotSet set("settings", [](const Shooter& s) {
    s.shoot(QStringLiteral("settings"), usual, [](MainWindow& window) { open(window, "folders"); });
    s.shoot(QStringLiteral("settings-recognition"), fallen, [](MainWindow& window) {
        open(window, "recognition");
        in<Button>(window, "figures-face-reidentification-retail-0095").click();
        in<Button>(window, "fetch-sface-2021dec").click();
        wait(1600);
    });
    s.shoot(QStringLiteral("settings-limits"), usual, [](MainWindow& window) {
        open(window, "limits");
        in<QSlider>(window, "limitMatch").setSliderDown(true);
        in<QSlider>(window, "limitMatch").setValue(68);
    });
    s.shoot(QStringLiteral("settings-backup"), usual, [](MainWindow& window) {
        open(window, "backup");
        in<Button>(window, "restore1").click();
        wait(200);
        QScrollArea& area = *window.page(QStringLiteral("settings")).findChild<QScrollArea*>();
        area.ensureWidgetVisible(&in<QWidget>(window, "restoreConfirm"), 0, 200);
    });
    s.shoot(QStringLiteral("settings-privacy-ring"), usual, [](MainWindow& window) {
        open(window, "privacy");
        in<Button>(window, "forgetFaces").setFocus(Qt::TabFocusReason);
    });
    s.shoot(QStringLiteral("settings-privacy"), usual, [](MainWindow& window) {
        open(window, "privacy");
        in<Button>(window, "forgetFaces").click();
        wait(100);
        QScrollArea& area = *window.page(QStringLiteral("settings")).findChild<QScrollArea*>();
        area.verticalScrollBar()->setValue(area.verticalScrollBar()->maximum());
    });
});

} // namespace
} // namespace albumen::test

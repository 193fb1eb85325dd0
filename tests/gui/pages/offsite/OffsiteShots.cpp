// Places off this machine: none, some, a new one, bringing back, and what is not as it is here.
#include <QComboBox>
#include <QLineEdit>

#include "Navigator.h"
#include "Shooter.h"
#include "pages/offsite/AddPlaceForm.h"
#include "pages/offsite/BringBackForm.h"
#include "pages/offsite/OffsitePage.h"
#include "pages/offsite/OffsiteRow.h"
#include "widgets/Button.h"

namespace albumen::test {
namespace {

OffsitePage& openAway(MainWindow& window)
{
    window.navigator().go({.page = QStringLiteral("offsite")});
    wait(200);
    return static_cast<OffsitePage&>(window.page(QStringLiteral("offsite")));
}

void places(GuiFakeLibrary& library)
{
    library.away = {{.place = {.name = "Drive in the cellar",
                               .kind = OffsiteKind::folder,
                               .where = "/run/media/me/Elements/albumen",
                               .zips = true},
                     .encryption = Encryption::none,
                     .lastMs = 1'794'692'400'000,
                     .outcome = "sent",
                     .files = 42'816,
                     .bytes = 212'000'000'000},
                    {.place = {.name = "Cloud", .kind = OffsiteKind::rclone, .where = "secret:albumen", .photos = true},
                     .encryption = Encryption::contents,
                     .lastMs = 1'794'692'400'000,
                     .outcome = "sent with problems",
                     .files = 42'790,
                     .bytes = 211'000'000'000},
                    {.place = {.name = "NAS", .kind = OffsiteKind::restic, .where = "rest:https://me:x@nas/albumen"},
                     .encryption = Encryption::all}};
}

const ShotSet set("offsite", [](const Shooter& s) {
    s.shoot(QStringLiteral("offsite-none"), {}, [](MainWindow& window) { openAway(window); });
    s.shoot(QStringLiteral("offsite"), places, [](MainWindow& window) { openAway(window); });
    s.shoot(QStringLiteral("offsite-add"), places, [](MainWindow& window) {
        OffsitePage& page = openAway(window);
        page.findChild<Button*>(QStringLiteral("offsiteNew"))->click();
        page.adding().kind().setCurrentIndex(2);
        emit page.adding().kind().activated(2);
        page.adding().step().click();
        wait(200);
    });
    s.shoot(QStringLiteral("offsite-same-disk"), places, [](MainWindow& window) {
        OffsitePage& page = openAway(window);
        page.findChild<Button*>(QStringLiteral("offsiteNew"))->click();
        page.adding().setFolder("/home/me/Pictures backup");
        wait(200);
        page.adding().setSameDisk(true);
        wait(200);
    });
    s.shoot(QStringLiteral("offsite-bring"), places, [](MainWindow& window) {
        OffsitePage& page = openAway(window);
        page.rows().first()->bringButton().click();
        page.bringing().what().setText(QStringLiteral("Hannah, Emil"));
        page.bringing().setFolder("/home/me/Back");
        wait(200);
    });
    s.shoot(QStringLiteral("offsite-remove"), places, [](MainWindow& window) {
        openAway(window).rows().first()->removeButton().click();
        wait(200);
    });
    s.shoot(
        QStringLiteral("offsite-differs"),
        [](GuiFakeLibrary& library) {
            places(library);
            library.script = [](const JobControl&, const ProgressSink&) {
                Report report;
                for (const char* const path : {"People/Hannah/IMG_2041.jpg", "People/Emil/IMG_2042.jpg"})
                    report.problems.push_back({.code = Code::offsiteDiffers, .stage = Stage::file, .path = path});
                report.offsite = {{.place = "Drive in the cellar",
                                   .done = {.files = 42'816, .waiting = 12, .problems = report.problems},
                                   .error = {}}};
                return report;
            };
        },
        [](MainWindow& window) {
            openAway(window).rows().first()->findChild<Button*>(QStringLiteral("offsiteCheck"))->click();
            wait(500);
        });
});

} // namespace
} // namespace albumen::test

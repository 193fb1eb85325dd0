// Import of names: before, a list to tick, and a photo with several faces.
#include <tuple>

#include "Navigator.h"
#include "Shooter.h"
#include "pages/import/BringInPage.h"
#include "pages/import/ImportPage.h"
#include "pages/import/NameTicks.h"
#include "pages/import/PersonFromPhotos.h"
#include "pages/import/ProgramsPage.h"
#include "pages/import/WhichFace.h"
#include "widgets/Button.h"
#include "widgets/ListPanel.h"

namespace albumen::test {
namespace {

void open(MainWindow& window)
{
    window.navigator().go({.page = QStringLiteral("import")});
    wait(200);
}

void names(GuiFakeLibrary& library)
{
    library.script = [](const JobControl&, const ProgressSink&) {
        Report report;
        const std::pair<const char*, int> all[] = {{"Hannah", 4812}, {"Emil", 4377}, {"Grandma Rose", 2981},
                                                   {"Tom", 744},     {"Nora", 690},  {"Paul", 512},
                                                   {"Ines", 448},    {"Jo", 12}};
        for (const auto& [name, faces] : all)
            report.people.push_back({.name = name, .photos = static_cast<std::uint64_t>(faces)});
        return report;
    };
}

void known(GuiFakeLibrary& library)
{
    library.script = [](const JobControl&, const ProgressSink&) {
        Report report;
        report.names = {
            .named = 4812, .drawn = 214, .already = 1203, .kept = 3, .unnamed = 88, .placeless = 12, .fresh = true};
        report.program = {.pictures = 42'816,
                          .here = 42'811,
                          .notHere = {"/old/IMG_1.jpg", "/old/IMG_2.jpg"},
                          .albums = 41,
                          .inAlbums = 2204,
                          .ratings = 380,
                          .favourites = 96};
        return report;
    };
}

ProgramsPage& openPrograms(MainWindow& window)
{
    window.navigator().go({.page = QStringLiteral("programs")});
    wait(200);
    return static_cast<ProgramsPage&>(window.page(QStringLiteral("programs")));
}

const ShotSet fromPrograms("programs", [](const Shooter& s) {
    s.shoot(QStringLiteral("programs"), {}, [](MainWindow& window) { openPrograms(window); });
    s.shoot(QStringLiteral("programs-found"), known, [](MainWindow& window) {
        openPrograms(window).look(OtherProgram::digikam, "/home/me/Pictures/digikam4.db");
        wait(500);
    });
});

/// A card with what is new, known, twice there, and what cannot be read, copied or not.
void card(GuiFakeLibrary& library)
{
    library.script = [](const JobControl&, const ProgressSink&) {
        Report report;
        using What = BroughtIn::What;
        const std::tuple<const char*, What, const char*> all[] = {{"IMG_2041.jpg", What::fresh, "2026-11-14"},
                                                                  {"IMG_2042.jpg", What::fresh, "2026-11-14"},
                                                                  {"IMG_2050.heic", What::fresh, "2026-11-15"},
                                                                  {"IMG_2043.jpg", What::unreadable, "2026-11-14"},
                                                                  {"IMG_2044.mov", What::unreadable, ""},
                                                                  {"IMG_1001.jpg", What::known, ""},
                                                                  {"IMG_1002.jpg", What::known, ""},
                                                                  {"IMG_2041 (1).jpg", What::twice, ""}};
        for (const auto& [name, what, day] : all)
            report.broughtIn.push_back({.from = std::filesystem::path("/media/lena/CARD/DCIM/100CANON") / name,
                                        .to = *day != 0 ? std::filesystem::path("/home/lena/Pictures/2026") / day / name
                                                        : std::filesystem::path(),
                                        .what = what});
        report.copied = 4;
        report.problems = {
            {.code = Code::imageCut, .stage = Stage::load, .path = "/home/lena/Pictures/2026/2026-11-14/IMG_2043.jpg"},
            {.code = Code::pathDenied, .stage = Stage::file, .path = "/media/lena/CARD/DCIM/100CANON/IMG_2044.mov"}};
        return report;
    };
}

BringInPage& lookAtCard(MainWindow& window)
{
    window.navigator().go({.page = QStringLiteral("bringin"),
                           .query = {{QStringLiteral("from"), QStringLiteral("/media/lena/CARD/DCIM/100CANON")}}});
    wait(500);
    return static_cast<BringInPage&>(window.page(QStringLiteral("bringin")));
}

const ShotSet photosSet("bringin", [](const Shooter& s) {
    s.shoot(QStringLiteral("bringin"), {}, [](MainWindow& window) {
        window.navigator().go({.page = QStringLiteral("bringin")});
        wait(200);
    });
    s.shoot(QStringLiteral("bringin-found"), card, [](MainWindow& window) { lookAtCard(window); });
    s.shoot(QStringLiteral("bringin-copied"), card, [](MainWindow& window) {
        BringInPage& page = lookAtCard(window);
        page.result().stepButton().click(); // what came of it is the same report
        wait(500);
    });
});

const ShotSet set("import", [](const Shooter& s) {
    s.shoot(QStringLiteral("import"), {}, open);
    s.shoot(QStringLiteral("import-ticks"), names, [](MainWindow& window) {
        open(window);
        window.findChild<Button*>(QStringLiteral("importFiles"))->click();
    });
    s.shoot(
        QStringLiteral("import-which"),
        [](GuiFakeLibrary& library) {
            library.script = [](const JobControl&, const ProgressSink&) {
                return Report{.outcome = Outcome::failed,
                              .error =
                                  Error{.code = Code::severalFaces, .stage = Stage::import, .path = "/p/IMG_2041.jpg"}};
            };
        },
        [](MainWindow& window) {
            open(window);
            auto& page = static_cast<ImportPage&>(window.page(QStringLiteral("import")));
            const FaceId faces[] = {FaceId{1}, FaceId{2}, FaceId{3}};
            page.which().ask(QStringLiteral("Hannah"), QStringLiteral("~/Pictures/IMG_2041.jpg"), faces);
            emit page.adding().which(QStringLiteral("Hannah"), "/p/IMG_2041.jpg", {faces[0], faces[1], faces[2]});
        });
});

} // namespace
} // namespace albumen::test

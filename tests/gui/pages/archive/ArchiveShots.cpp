// The Archive page before, during and after a job.
#include "Actions.h"
#include "Shooter.h"
#include "pages/archive/ArchivePage.h"

namespace albumen::test {
namespace {

ArchivePage& archiveOf(MainWindow& window)
{
    return static_cast<ArchivePage&>(window.page(QStringLiteral("archive")));
}

/// A run that stands at 43 % for ever.
Report standing(const JobControl& job, const ProgressSink& sink)
{
    Progress p{.step = JobStep::recognise,
               .done = 18240,
               .total = 42816,
               .bytes = 0,
               .problems = 3,
               .faces = 20118,
               .rate = 31,
               .left = std::chrono::seconds(760),
               .current = "Pictures/2019/Summer in Istria/IMG_2041.jpg"};
    while (job.mayGoOn()) {
        sink(p);
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return {.outcome = Outcome::cancelled};
}

void running(GuiFakeLibrary& library)
{
    library.script = standing;
    for (std::size_t i = 0; i < library.persons.size(); ++i)
        if (i % 4 != 2) library.persons[i].newPhotos = 137 / (i + 1);
}

void quick(GuiFakeLibrary& library)
{
    library.perPhoto = std::chrono::milliseconds(0);
    for (std::size_t i = 0; i < library.persons.size(); ++i)
        if (i % 4 != 2) library.persons[i].newPhotos = 312 / (i + 1);
}

/// A run that ends with photos which could not be read.
Report flawed(const JobControl&, const ProgressSink&)
{
    Report report{.found = 42816, .looked = 42816, .faces = 51207, .unreadable = 43};
    report.problems.assign(43, {.code = Code::imageBroken, .stage = Stage::load, .path = "Pictures/2019/IMG_2041.jpg"});
    report.copied = 3912, report.unchanged = 37620, report.foldersThere = report.foldersFilled = 38,
    report.zipsMade = 36;
    report.seconds = 1371;
    return report;
}

/// Files of the archive that are not there any more, and one that somebody edited.
void lost(GuiFakeLibrary& library)
{
    const auto file = [&library](const char* name, const char* photo, Flaw flaw, const char* from) {
        library.damage.push_back({.name = name, .file = library.now.save / name / photo, .flaw = flaw, .from = from});
    };
    file("Hannah", "IMG_2041.jpg", Flaw::lost, "");
    file("Hannah", "IMG_2042.jpg", Flaw::missing, "/home/me/Pictures/2019/IMG_2042.jpg");
    file("Grandma Rose", "IMG_0007.jpg", Flaw::lost, "");
    file("Emil", "IMG_1120.jpg", Flaw::damaged, "/home/me/Pictures/2018/IMG_1120.jpg");
    file("Emil", "IMG_1121.jpg", Flaw::edited, "/home/me/Pictures/2018/IMG_1121.jpg");
}

void startAll(MainWindow& window)
{
    archiveOf(window).start(Job::all);
}

void refuse(MainWindow& window)
{
    ArchiveChoice next = archiveOf(window).paths().choice();
    next.save = "/mnt/share/People";
    archiveOf(window).paths().propose(next, ArchivePaths::save);
}

const ShotSet set("archive", [](const Shooter& s) {
    s.shoot(QStringLiteral("idle"), {}, {});
    s.shoot(QStringLiteral("running"), running, startAll);
    s.shoot(QStringLiteral("done"), quick, startAll);
    s.shoot(
        QStringLiteral("flawed"), [](GuiFakeLibrary& library) { library.script = flawed; }, startAll);
    s.shoot(QStringLiteral("paused"), running, [](MainWindow& window) {
        startAll(window);
        wait(300);
        window.bridge().pauseOrResume();
    });
    s.shoot(
        QStringLiteral("error"),
        [](GuiFakeLibrary& library) { library.refused["/mnt/share/People"] = Code::pathNotWritable; }, refuse);
    s.shoot(QStringLiteral("plan"), {}, [](MainWindow& window) { archiveOf(window).preview(); });
    s.shoot(
        QStringLiteral("runs"), [](GuiFakeLibrary& library) { library.runList = someRuns(); },
        [](MainWindow& window) { archiveOf(window).showRuns(); });
    s.shoot(QStringLiteral("lost"), lost, [](MainWindow& window) { archiveOf(window).showDamage(); });
    s.shoot(QStringLiteral("empty"),
            [](GuiFakeLibrary& library) {
                library.persons.clear();
                library.counts = {};
                library.planned = {};
                library.sourcePhotos = 0;
            },
            {});
});

const ShotSet help("help", [](const Shooter& s) {
    s.shoot(QStringLiteral("keys"), {}, [](MainWindow& window) { window.actions().trigger(QStringLiteral("keys")); });
});

} // namespace
} // namespace albumen::test

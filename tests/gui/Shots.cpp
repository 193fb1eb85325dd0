// Pictures of the window in its states, to be looked at: albumen-shots FOLDER [PICTURES OF FACES]
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include "Language.h"
#include "MainWindow.h"
#include "Theme.h"
#include "pages/ArchivePage.h"
#include "support/GuiFakeLibrary.h"
#include "widgets/StatusStrip.h"

namespace {
using namespace albumen;

void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

struct Shooter {
    QString folder;
    std::filesystem::path faces;
    QSize size{1280, 800};

    /// A window on a new library that `prepare` and `act` have set up; its picture as NAME.png.
    void shoot(const QString& name, const std::function<void(test::GuiFakeLibrary&)>& prepare,
               const std::function<void(MainWindow&)>& act) const
    {
        test::GuiFakeLibrary library;
        library.facesFolder = faces;
        if (prepare) prepare(library);
        MainWindow window(library);
        window.resize(size);
        window.show();
        wait(700);
        if (act) act(window);
        wait(500);
        window.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
        window.bridge().cancel();
    }
};

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

void running(test::GuiFakeLibrary& library)
{
    library.script = standing;
    for (std::size_t i = 0; i < library.persons.size(); ++i)
        if (i % 4 != 2) library.persons[i].newPhotos = 137 / (i + 1);
}

void quick(test::GuiFakeLibrary& library)
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
    report.copied = 3912, report.unchanged = 37620, report.foldersThere = 38, report.zipsMade = 36;
    report.seconds = 1371;
    return report;
}

void startAll(MainWindow& window)
{
    window.archive().start(Job::all);
}

void all(const Shooter& s, const QString& suffix)
{
    s.shoot(QStringLiteral("idle") + suffix, {}, {});
    s.shoot(QStringLiteral("running") + suffix, running, startAll);
    s.shoot(QStringLiteral("done") + suffix, quick, startAll);
    s.shoot(
        QStringLiteral("flawed") + suffix, [](test::GuiFakeLibrary& library) { library.script = flawed; }, startAll);
    s.shoot(QStringLiteral("paused") + suffix, running, [](MainWindow& window) {
        startAll(window);
        wait(300);
        window.archive().pauseOrResume();
    });
    s.shoot(
        QStringLiteral("error") + suffix,
        [](test::GuiFakeLibrary& library) { library.refused["/mnt/share/People"] = Code::pathNotWritable; },
        [](MainWindow& window) {
            ArchiveChoice next = window.archive().paths().choice();
            next.save = "/mnt/share/People";
            window.archive().paths().propose(next, ArchivePaths::save);
        });
}

} // namespace

int main(int count, char** values)
{
    QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QApplication app(count, values);
    QApplication::setOrganizationName(QStringLiteral("albumen-shots"));
    QApplication::setApplicationName(QStringLiteral("albumen-shots"));
    if (app.arguments().size() < 2) return 2;
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    Shooter s{.folder = app.arguments()[1],
              .faces = app.arguments().size() > 2 ? app.arguments()[2].toStdString() : std::string()};
    QDir().mkpath(s.folder);
    all(s, {});
    s.shoot(QStringLiteral("plan"), {}, [](MainWindow& window) { window.archive().preview(); });
    s.shoot(QStringLiteral("empty"),
            [](test::GuiFakeLibrary& library) {
                library.persons.clear();
                library.counts = {};
                library.planned = {};
                library.sourcePhotos = 0;
            },
            {});
    QSettings().setValue(QStringLiteral("window/theme"), static_cast<int>(ThemeChoice::dark));
    all(s, QStringLiteral("-dark"));
    QSettings().setValue(QStringLiteral("window/theme"), static_cast<int>(ThemeChoice::light));
    QSettings().setValue(QStringLiteral("window/language"), static_cast<int>(Language::simplifiedChinese));
    all(s, QStringLiteral("-zh"));
    QSettings().setValue(QStringLiteral("window/language"), static_cast<int>(Language::english));
    s.size = {1280, 720};
    all(s, QStringLiteral("-720"));
    s.size = {1024, 640};
    all(s, QStringLiteral("-small"));
    return 0;
}

// Pictures of the window in its states, to be looked at: albumen-shots FOLDER [--faces PICTURES OF FACES] [--photos
// PICTURES] [PAGE ...]
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include "Language.h"
#include "Shooter.h"
#include "Theme.h"
#include "Thumbnails.h"
#include "support/GuiSampleDoor.h"

namespace albumen::test {
namespace {

struct Set {
    QString page;
    ShotSet::Take take;
};
std::vector<Set>& sets()
{
    static std::vector<Set> all;
    return all;
}

struct Look {
    QString suffix;
    ThemeChoice theme;
    Language language;
    QSize size;
};
const Look looks[] = {
    {{}, ThemeChoice::light, Language::english, {1280, 800}},
    {QStringLiteral("-dark"), ThemeChoice::dark, Language::english, {1280, 800}},
    {QStringLiteral("-zh"), ThemeChoice::light, Language::simplifiedChinese, {1280, 800}},
    {QStringLiteral("-zh-dark"), ThemeChoice::dark, Language::simplifiedChinese, {1280, 720}},
    {QStringLiteral("-720"), ThemeChoice::light, Language::english, {1280, 720}},
    {QStringLiteral("-small"), ThemeChoice::light, Language::english, {960, 540}},
};

} // namespace

ShotSet::ShotSet(const char* page, Take take)
{
    sets().push_back({QLatin1String(page), std::move(take)});
}

namespace {

constexpr int quietMs = 150, lookMs = 10;

/// When something was painted last.
class LastPaint final : public QObject
{
public:
    LastPaint()
    {
        qApp->installEventFilter(this);
        since_.start();
    }
    bool longAgo() const { return since_.elapsed() >= quietMs; }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint || event->type() == QEvent::UpdateRequest) since_.restart();
        return false;
    }

private:
    QElapsedTimer since_;
};

bool picturesMissing()
{
    for (const QWidget* const window : QApplication::topLevelWidgets())
        if (const auto* const thumbnails = window->findChild<Thumbnails*>(); thumbnails && thumbnails->waiting() > 0)
            return true;
    return false;
}

} // namespace

void wait(int ms)
{
    const LastPaint paint;
    QElapsedTimer whole;
    whole.start();
    while (whole.elapsed() < ms && (!paint.longAgo() || picturesMissing())) {
        QEventLoop loop;
        QTimer::singleShot(lookMs, &loop, &QEventLoop::quit);
        loop.exec();
    }
}

void waitFor(const QAbstractItemModel& list, int rows)
{
    for (int i = 0; i < 100 && list.rowCount() < rows; ++i) wait(50);
    wait(300);
}

void Shooter::shoot(const QString& name, const std::function<void(GuiFakeLibrary&)>& prepare,
                    const std::function<void(MainWindow&)>& act) const
{
    GuiFakeLibrary library;
    library.facesFolder = faces;
    library.album.photosFolder = photos;
    if (prepare) prepare(library);
    MainWindow window(library, {.sample = drawnSample()});
    window.show();
    wait(700);
    window.resize(size); // after the window fitted itself to a screen that may be smaller
    wait(50);
    if (act) act(window);
    wait(500);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    window.grab().save(QDir(folder).filePath(name + suffix + QStringLiteral(".png")));
    window.bridge().cancel();
}

namespace {

void takeAll(Shooter shooter, const QStringList& pages)
{
    for (const Look& look : looks) {
        QSettings().setValue(QStringLiteral("window/theme"), static_cast<int>(look.theme));
        QSettings().setValue(QStringLiteral("window/language"), static_cast<int>(look.language));
        shooter.suffix = look.suffix;
        shooter.size = look.size;
        for (const Set& set : sets())
            if (pages.isEmpty() || pages.contains(set.page)) set.take(shooter);
    }
}

} // namespace
} // namespace albumen::test

int main(int count, char** values)
{
    QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QApplication app(count, values);
    QApplication::setOrganizationName(QStringLiteral("albumen-shots"));
    QApplication::setApplicationName(QStringLiteral("albumen-shots"));
    QApplication::setCursorFlashTime(0); // a field is never still otherwise
    QStringList arguments = app.arguments().mid(1);
    if (arguments.isEmpty()) return 2;
    albumen::test::Shooter shooter{.folder = arguments.takeFirst(), .faces = {}, .photos = {}, .suffix = {}};
    const std::pair<const char*, std::filesystem::path*> folders[] = {{"--faces", &shooter.faces},
                                                                      {"--photos", &shooter.photos}};
    for (const auto& [option, folder] : folders)
        if (arguments.size() > 1 && arguments.front() == QLatin1String(option)) {
            *folder = arguments[1].toStdString();
            arguments = arguments.mid(2);
        }
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    QDir().mkpath(shooter.folder);
    albumen::test::takeAll(shooter, arguments);
    return 0;
}

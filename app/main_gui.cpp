// albumen: the desktop application.
#include <iostream>
#include <string>

#include <QApplication>
#include <QFile>
#include <QProcess>

#include "Application.h"
#include "Composition.h"
#include "EndSignals.h"
#include "ErrorWindow.h"
#include "GuiOptions.h"
#include "MainWindow.h"
#include "NewLibrary.h"
#include "OneWindow.h"
#include "SampleLibrary.h"
#include "archive/VerifiedCopy.h"
#include "catalogue/Restore.h"
#include "sample/SampleAlbum.h"

namespace {

using namespace albumen;

/// Whether the disk of the save folder clones files; asked once, where the folder is there already.
bool reflinkOffered(Composition& composition, Library& library)
{
    const auto choice = library.settings().choice();
    return choice && composition.files().exists(choice->save) && canReflink(composition.files(), choice->save);
}

/// A window of this program, told of the same places; `line`: what else it is told.
bool openWindow(const PathSources& sources, QStringList line)
{
    const auto add = [&line](const char* option, const std::optional<std::filesystem::path>& folder) {
        if (folder) line << QLatin1String(option) << QFile::decodeName(QByteArray::fromStdString(folder->native()));
    };
    add("--library", sources.library);
    add("--models", sources.models);
    return QProcess::startDetached(QApplication::applicationFilePath(), line);
}

SampleDoor sampleOf(Composition& composition, const GuiOptions& options)
{
    SampleDoor door;
    door.within = options.sample;
    door.pictures = sampleSize().photos + sampleSize().known;
    door.picture = []() -> Result<ShownPicture> {
        TRY_ASSIGN(GroupPicture drawn, drawGroupPicture());
        ShownPicture shown{.jpeg = std::move(drawn.jpeg), .faces = {}};
        for (const GroupPicture::Face& face : drawn.faces) shown.faces.push_back({face.name, face.box});
        return shown;
    };
    if (options.sample) return door;
    door.draw = [&composition](const JobControl& job, std::function<void()> drawn) {
        return drawSample(composition.files(), composition.paths().sample, job, std::move(drawn));
    };
    door.open = [sources = options.sources] { return openWindow(sources, {QStringLiteral("--sample")}); };
    return door;
}

int showError(const Error& error)
{
    ErrorWindow window(error);
    window.show();
    QApplication::exec();
    return 2;
}

/// The window, until it is closed; returns how the program ends. `again`: it is to be opened once more.
int runWindow(const GuiOptions& options, bool& again)
{
    const Paths paths = options.sample ? pathsOfSample(options.sources) : pathsFrom(options.sources);
    OneWindow one(paths.library);
    if (one.showFirst(options.photos)) return 0;
    // Before anything is written beside it: an album is drawn into no folder that holds something else.
    const Status drawn = options.sample ? drawSample(*makeFiles(), paths.sample, JobControl{}) : Status{};
    if (!drawn) return showError(drawn.error());
    Composition composition(paths);
    const auto wished = wishedFor(composition.paths().library); // taken when it is opened
    auto library = composition.openLibrary(LibraryMode::readWrite);
    if (!library) return showError(library.error());
    MainWindow window(**library, WindowOptions{.reflinkOffered = reflinkOffered(composition, **library),
                                               .sample = sampleOf(composition, options),
                                               .newLibrary = isNew(**library),
                                               .restart =
                                                   [&again] {
                                                       again = true;
                                                       QApplication::closeAllWindows();
                                                   },
                                               .place = composition.paths().library,
                                               .restored = wished.value_or(std::filesystem::path()),
                                               .mounts = "/proc/self/mountinfo"});
    QObject::connect(&one, &OneWindow::shownAgain, &window, &MainWindow::comeForward);
    one.listen();
    window.show();
    if (!options.photos.empty()) window.takePhotos(options.photos);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    if (const auto said = helpOrVersion(argc, argv)) { // also where there is no display
        std::cout << *said;
        return 0;
    }
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication::setOrganizationName("albumen");
    QApplication::setApplicationName("albumen");
    Application app(argc, argv); // takes Qt's own options out
    const EndSignals ends;

    const auto options = guiOptions(argc, argv);
    if (!options) {
        std::cerr << options.error() << '\n';
        return 2;
    }
    bool again = false;
    const int ended = runWindow(*options, again); // closes the library, so that the next one may open it
    if (again) openWindow(options->sources, options->sample ? QStringList{QStringLiteral("--sample")} : QStringList());
    return ended;
}

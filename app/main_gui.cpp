// albumen: the desktop application.
#include <iostream>
#include <string>

#include <QApplication>

#include "Application.h"
#include "Composition.h"
#include "ErrorWindow.h"
#include "GuiOptions.h"
#include "MainWindow.h"
#include "NewLibrary.h"
#include "OneWindow.h"
#include "archive/VerifiedCopy.h"
#include "sample/SampleAlbum.h"

namespace {

using namespace albumen;

/// Whether the disk of the save folder clones files; asked once, where the folder is there already.
bool reflinkOffered(Composition& composition, Library& library)
{
    const auto choice = library.settings().choice();
    return choice && composition.files().exists(choice->save) && canReflink(composition.files(), choice->save);
}

SampleDoor sampleOf(Composition& composition)
{
    SampleDoor door;
    door.folder = composition.paths().sample;
    door.pictures = sampleSize().photos + sampleSize().known;
    door.picture = []() -> Result<ShownPicture> {
        TRY_ASSIGN(GroupPicture drawn, drawGroupPicture());
        ShownPicture shown{.jpeg = std::move(drawn.jpeg), .faces = {}};
        for (const GroupPicture::Face& face : drawn.faces) shown.faces.push_back({face.name, face.box});
        return shown;
    };
    door.draw = [&composition](const JobControl& job, std::function<void()> drawn) {
        SampleOptions options;
        options.control = &job;
        options.drawn = std::move(drawn);
        return drawSampleAlbum(composition.files(), composition.paths().sample, options);
    };
    return door;
}

int showError(const Error& error)
{
    ErrorWindow window(error);
    window.show();
    QApplication::exec();
    return 2;
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

    const auto options = guiOptions(argc, argv);
    if (!options) {
        std::cerr << options.error() << '\n';
        return 2;
    }
    Composition composition(pathsFrom(options->sources));
    OneWindow one(composition.paths().library);
    if (one.showFirst(options->photos)) return 0;
    auto library = composition.openLibrary(LibraryMode::readWrite);
    if (!library) return showError(library.error());
    MainWindow window(**library, WindowOptions{.reflinkOffered = reflinkOffered(composition, **library),
                                               .sample = sampleOf(composition),
                                               .newLibrary = isNew(**library),
                                               .place = composition.paths().library});
    QObject::connect(&one, &OneWindow::shownAgain, &window, &MainWindow::comeForward);
    one.listen();
    window.show();
    if (!options->photos.empty()) window.takePhotos(options->photos);
    return QApplication::exec();
}

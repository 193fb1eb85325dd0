// albumen: the desktop application.
#include <string>

#include <QApplication>

#include "Application.h"
#include "Composition.h"
#include "ErrorWindow.h"
#include "MainWindow.h"
#include "archive/VerifiedCopy.h"

namespace {

/// --library DIR and --models DIR, as for albumen-cli.
albumen::PathSources sourcesFrom(int argc, char** argv)
{
    albumen::PathSources sources = albumen::pathSourcesOfProcess();
    for (int i = 1; i + 1 < argc; ++i) {
        std::error_code error;
        const std::string option = argv[i];
        if (option == "--library") sources.library = std::filesystem::absolute(argv[i + 1], error);
        if (option == "--models") sources.models = std::filesystem::absolute(argv[i + 1], error);
    }
    return sources;
}

/// Whether the disk of the save folder clones files; asked once, where the folder is there already.
bool reflinkOffered(albumen::Composition& composition, albumen::Library& library)
{
    const auto choice = library.settings().choice();
    return choice && composition.files().exists(choice->save) && albumen::canReflink(composition.files(), choice->save);
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication::setOrganizationName("albumen");
    QApplication::setApplicationName("albumen");
    albumen::Application app(argc, argv);

    albumen::Composition composition(albumen::pathsFrom(sourcesFrom(argc, argv)));
    auto library = composition.openLibrary(albumen::LibraryMode::readWrite);
    if (!library) {
        albumen::ErrorWindow window(library.error());
        window.show();
        QApplication::exec();
        return 2;
    }
    albumen::MainWindow window(**library,
                               albumen::WindowOptions{.reflinkOffered = reflinkOffered(composition, **library)});
    window.show();
    return QApplication::exec();
}

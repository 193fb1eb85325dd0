#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <cstdio>

#include <QSettings>
#include <QTemporaryDir>

#include "Application.h"
#include "Language.h"
#include "Theme.h"

namespace {
constexpr double stallMs = 50; // said and not failed: the machine of a test does other things as well
}

int main(int count, char** values)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    albumen::Application app(count, values);
    QApplication::setOrganizationName(QStringLiteral("albumen-test"));
    QApplication::setApplicationName(QStringLiteral("albumen-test"));
    albumen::setLanguage(albumen::Language::english);
    albumen::applyTheme(albumen::ThemeChoice::light);
    albumen::Watchdog watchdog(stallMs);
    app.watch(&watchdog);
    const int failed = Catch::Session().run(count, values);
    app.watch(nullptr);
    for (const albumen::Watchdog::Stall& stall : watchdog.stalls())
        std::fprintf(stderr, "the GUI thread stood still for %.0f ms: %s\n", stall.ms, stall.what.c_str());
    return failed;
}

#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "Application.h"
#include <QSettings>
#include <QTemporaryDir>

#include "Language.h"
#include "Theme.h"

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
    return Catch::Session().run(count, values);
}

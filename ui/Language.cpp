#include "Language.h"

#include <QApplication>
#include <QLocale>
#include <QTranslator>

// Static libraries take their resources along only when asked.
void initResources()
{
    Q_INIT_RESOURCE(albumen_translations);
    Q_INIT_RESOURCE(albumen);
}

namespace albumen {
namespace {
Language current = Language::system;
}

Language language()
{
    return current;
}

void setLanguage(Language language)
{
    initResources();
    current = language;
    const QLocale system = QLocale::system();
    const bool chinese = language == Language::simplifiedChinese ||
                         (language == Language::system && system.language() == QLocale::Chinese &&
                          system.script() == QLocale::SimplifiedHanScript);
    // English too has a file: its plurals.
    static QTranslator* installed = nullptr;
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China)
                        : system.language() == QLocale::English ? system
                                                                : QLocale(QLocale::English));
    auto* const translator = new QTranslator(qApp);
    (void)translator->load(chinese ? QStringLiteral(":/translations/albumen_zh_CN.qm")
                                   : QStringLiteral(":/translations/albumen_en.qm"));
    if (installed) {
        QApplication::removeTranslator(installed);
        installed->deleteLater();
    }
    installed = translator;
    QApplication::installTranslator(translator);
}

} // namespace albumen

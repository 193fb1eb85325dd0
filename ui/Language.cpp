#include "Language.h"

#include <QApplication>
#include <QLibraryInfo>
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

Language languageNow = Language::system;

/// Takes the place of the file that was in force in this slot; a file that is not there is in force as none.
void install(QTranslator*& slot, const QString& file, const QString& folder)
{
    auto* const translator = new QTranslator(qApp);
    const bool there = !file.isEmpty() && translator->load(file, folder);
    if (slot) {
        QApplication::removeTranslator(slot);
        slot->deleteLater();
    }
    slot = translator;
    if (there) QApplication::installTranslator(translator);
}

} // namespace

Language language()
{
    return languageNow;
}

QCollator nameOrder()
{
    QCollator order{QLocale()};
    order.setNumericMode(true);
    return order;
}

QString betweenSentences()
{
    return QLocale().language() == QLocale::Chinese ? QString() : QStringLiteral(" ");
}

QString joined(const QStringList& sentences)
{
    QStringList said = sentences;
    said.removeAll(QString());
    return said.join(betweenSentences());
}

void setLanguage(Language language)
{
    initResources();
    languageNow = language;
    const QLocale system = QLocale::system();
    const bool chinese = language == Language::simplifiedChinese ||
                         (language == Language::system && system.language() == QLocale::Chinese &&
                          system.script() == QLocale::SimplifiedHanScript);
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China)
                        : system.language() == QLocale::English ? system
                                                                : QLocale(QLocale::English));
    static QTranslator *own = nullptr, *ofQt = nullptr; // Qt's: its own dialogs; they are English without
    install(ofQt, chinese ? QStringLiteral("qtbase_zh_CN") : QString(),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English too has a file: its plurals.
    install(own, chinese ? QStringLiteral("albumen_zh_CN") : QStringLiteral("albumen_en"),
            QStringLiteral(":/translations"));
}

} // namespace albumen

#include "LookChoices.h"

#include <QSettings>

namespace albumen {
namespace {

const QString themeKey = QStringLiteral("window/theme"), languageKey = QStringLiteral("window/language"),
              thumbnailsKey = QStringLiteral("pages/photos/zoom");
constexpr int usualThumbnail = 160;

template <class Choice> Choice stored(const QString& key, Choice last)
{
    const int value = QSettings().value(key, 0).toInt();
    return value < 0 || value > static_cast<int>(last) ? Choice{} : static_cast<Choice>(value);
}

} // namespace

void LookChoices::choose(ThemeChoice theme)
{
    QSettings().setValue(themeKey, static_cast<int>(theme));
    applyTheme(theme);
    emit changed();
}

void LookChoices::choose(Language language)
{
    QSettings().setValue(languageKey, static_cast<int>(language));
    setLanguage(language);
    emit changed();
}

void LookChoices::chooseThumbnails(int side)
{
    if (side == thumbnailSide()) return;
    QSettings().setValue(thumbnailsKey, side);
    emit changed();
}

void LookChoices::applyStored()
{
    setLanguage(stored(languageKey, Language::simplifiedChinese));
    applyTheme(stored(themeKey, ThemeChoice::dark));
    emit changed();
}

int thumbnailSide()
{
    return QSettings().value(thumbnailsKey, usualThumbnail).toInt();
}

LookChoices& lookChoices()
{
    static LookChoices one;
    return one;
}

} // namespace albumen

#include <catch2/catch.hpp>

#include <QApplication>
#include <QDir>
#include <QPixmap>

#include "Icons.h"
#include "Theme.h"

using namespace albumen;

TEST_CASE("Text has a contrast of 4.7 or more in both themes")
{
    for (const Theme* t : {&lightTheme(), &darkTheme()}) {
        INFO((t->dark ? "dark" : "light"));
        for (const QColor& ground : {t->win, t->page, t->card, t->hover})
            for (const QColor& text : {t->ink, t->ink2, t->ink3}) CHECK(contrast(text, ground) >= 4.7);
        for (const QColor& ground : {t->win, t->page, t->card, t->accentSoft})
            CHECK(contrast(t->accentInk, ground) >= 4.7);
        for (const QColor& fill : {t->accent, t->accentHover, t->accentPress})
            CHECK(contrast(t->onAccent, fill) >= 4.7);
        CHECK(contrast(t->good, t->page) >= 4.7);
        CHECK(contrast(t->warn, t->win) >= 4.7);
        CHECK(contrast(t->bad, t->badSoft) >= 4.7);
        CHECK(contrast(t->ink, t->warnSoft) >= 4.7);
    }
}

TEST_CASE("Borders of controls and the focus ring have a contrast of 3.3 or more in both themes")
{
    for (const Theme* t : {&lightTheme(), &darkTheme()})
        for (const QColor& ground : {t->win, t->page, t->card}) {
            CHECK(contrast(t->edge, ground) >= 3.3);
            CHECK(contrast(t->accent, ground) >= 3.3);
        }
}

TEST_CASE("Contrast is that of black on white and of nothing on itself")
{
    CHECK(contrast(Qt::black, Qt::white) == Approx(21));
    CHECK(contrast(Qt::white, Qt::black) == Approx(21));
    CHECK(contrast(QColor(0x77, 0x77, 0x77), QColor(0x77, 0x77, 0x77)) == Approx(1));
}

TEST_CASE("A palette with text lighter than its window is dark")
{
    CHECK_FALSE(isDark(paletteOf(lightTheme())));
    CHECK(isDark(paletteOf(darkTheme())));
}

TEST_CASE("Choosing a theme changes the palette of the application and back")
{
    applyTheme(ThemeChoice::dark);
    CHECK(QApplication::palette().color(QPalette::Base) == darkTheme().card);
    CHECK(theme().dark);
    applyTheme(ThemeChoice::light);
    CHECK(QApplication::palette().color(QPalette::Base) == lightTheme().card);
    CHECK_FALSE(theme().dark);
}

TEST_CASE("The type scale keeps the user's own size and never falls under nine points for captions")
{
    const QFont before = QApplication::font();
    QFont font = before;
    font.setPointSizeF(10);
    QApplication::setFont(font);
    CHECK(fontOf(Type::body).pointSizeF() == Approx(10));
    CHECK(fontOf(Type::title).pointSizeF() == Approx(17));
    CHECK(fontOf(Type::caption).pointSizeF() == Approx(9.2));
    font.setPointSizeF(9.2);
    QApplication::setFont(font);
    CHECK(fontOf(Type::caption).pointSizeF() == Approx(9));
    QApplication::setFont(before);
}

TEST_CASE("Every icon of the family can be drawn, in the colour asked for")
{
    const QStringList icons = QDir(QStringLiteral(":/icons")).entryList();
    CHECK(icons.size() == 58);
    for (const QString& file : icons) {
        INFO(file.toStdString());
        const QImage image = iconPixmap(QString(file).remove(QStringLiteral(".svg")), Qt::red, 20, 2).toImage();
        REQUIRE(image.size() == QSize(40, 40));
        int painted = 0, other = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() < 128) continue;
                ++painted;
                if (pixel.red() < 200 || pixel.green() > 60) ++other;
            }
        CHECK(painted > 20);
        CHECK(other == 0);
    }
}

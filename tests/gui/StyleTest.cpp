#include <cstdlib>

#include <catch2/catch.hpp>

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

#include "MainWindow.h"
#include "Theme.h"
#include "pages/archive/ArchivePage.h"
#include "pages/archive/PeopleSection.h"
#include "pages/archive/StepsRow.h"
#include "support/GuiFakeLibrary.h"
#include "widgets/Bar.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/InfoBar.h"
#include "widgets/Label.h"

using namespace albumen;

namespace {

QImage imageOf(QWidget& widget)
{
    return widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

/// The strongest contrast of any of its pixels to the ground it stands on.
double strength(QWidget& widget)
{
    const QImage image = imageOf(widget);
    double most = 1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, contrast(image.pixelColor(x, y), widget.palette().color(QPalette::Window)));
    return most;
}

bool hasEdgeAllAround(QWidget& widget)
{
    const QImage image = imageOf(widget);
    const auto edge = [&image](int x, int y) { return image.pixelColor(x, y) == theme().edge; };
    int there = 0;
    for (int x = 0; x < image.width(); ++x) there += edge(x, 0) + edge(x, image.height() - 1);
    for (int y = 0; y < image.height(); ++y) there += edge(0, y) + edge(image.width() - 1, y);
    return there == 2 * (image.width() + image.height());
}

/// Lines of text that can be seen, told by rows of pixels without any.
int linesOfText(QWidget& widget)
{
    const QImage image = imageOf(widget);
    int lines = 0;
    bool before = false;
    for (int y = 0; y < image.height(); ++y) {
        bool some = false;
        for (int x = 0; x < image.width(); ++x)
            some = some || contrast(image.pixelColor(x, y), widget.palette().color(QPalette::Window)) > 3;
        if (some && !before) ++lines;
        before = some;
    }
    return lines;
}

} // namespace

TEST_CASE("A label follows the theme and the application's font")
{
    QWidget window;
    Label label(Type::title, &Theme::ink2, &window), plain(Type::body, &Theme::ink, &window);
    label.setText(QStringLiteral("Archive"));
    label.reserve({QStringLiteral("The whole archive")});
    Button button(Button::Kind::outlined, {}, &window);
    window.show();
    const int buttonHeight = button.sizeHint().height();
    const int height = label.sizeHint().height(), width = label.minimumWidth();
    CHECK(label.palette().color(QPalette::WindowText) == lightTheme().ink2);
    applyTheme(ThemeChoice::dark);
    QCoreApplication::processEvents();
    CHECK(label.palette().color(QPalette::WindowText) == darkTheme().ink2);
    CHECK(plain.palette().color(QPalette::WindowText) == darkTheme().ink);
    plain.setLook(Type::body, &Theme::bad);
    applyTheme(ThemeChoice::light);
    QCoreApplication::processEvents();
    CHECK(label.palette().color(QPalette::WindowText) == lightTheme().ink2);
    CHECK(plain.palette().color(QPalette::WindowText) == lightTheme().bad);
    const QFont before = QApplication::font();
    QFont twice = before;
    twice.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(twice);
    CHECK(label.sizeHint().height() > 1.8 * height);
    CHECK(label.minimumWidth() > 1.8 * width);
    CHECK(button.sizeHint().height() > buttonHeight);
    QCoreApplication::processEvents();
    CHECK(label.sizeHint().height() > 1.8 * height);
    QApplication::setFont(before);
    CHECK(label.sizeHint().height() == height);
    CHECK(label.minimumWidth() == width);
}

TEST_CASE("A label that may wrap shows all its words")
{
    QWidget window;
    Label label(Type::body, &Theme::ink, &window);
    label.setText(QStringLiteral("The catalogue cannot be opened"));
    window.show();
    label.adjustSize();
    CHECK(linesOfText(label) == 1);
    label.setWordWrap(true);
    label.setFixedWidth(label.fontMetrics().horizontalAdvance(QStringLiteral("The catalogue cannot")) + 4);
    label.adjustSize();
    CHECK(linesOfText(label) == 2);
}

TEST_CASE("A label that is as wide as its words shows all of them")
{
    const QString words[] = {"Fetching the model", "Recognising", "Making folders", "Deleting face data",
                             "Looking for names",  "Paused",      "Verifying",      "Writing decisions"};
    for (const Type type : {Type::caption, Type::captionStrong, Type::body, Type::medium, Type::strong})
        for (const QString& text : words) {
            ElidedLabel label(Qt::ElideRight, type, &Theme::ink);
            label.setText(text);
            label.reserve({text});
            const int fits = label.minimumWidth();
            const auto drawn = [&](int width) {
                label.setFixedSize(width, 24);
                return label.grab(QRect(0, 0, fits - 4, 24)).toImage();
            };
            INFO(text.toStdString());
            CHECK(drawn(fits) == drawn(fits + 40));
        }
}

TEST_CASE("A label with too little room gives way and tells the whole in its tooltip")
{
    QWidget window;
    ElidedLabel label(Qt::ElideMiddle, Type::body, &Theme::ink, &window);
    label.setText(QStringLiteral("Pictures/2019/Summer in Istria/IMG_2041.jpg"));
    window.show();
    CHECK(label.minimumSizeHint().width() == 0);
    const auto tip = [&label] {
        QHelpEvent event(QEvent::ToolTip, QPoint(2, 2), label.mapToGlobal(QPoint(2, 2)));
        QCoreApplication::sendEvent(&label, &event);
        return QToolTip::text();
    };
    label.resize(80, label.sizeHint().height());
    CHECK(tip() == label.text());
    QToolTip::hideText();
    QTest::qWait(400); // the tooltip takes a while to go
    label.resize(label.sizeHint().width() + 20, label.sizeHint().height());
    CHECK(tip().isEmpty());
}

TEST_CASE("A push button without properties is one of the house's, and a kind can be given by its name")
{
    QWidget window;
    Button outlined(Button::Kind::outlined, {}, &window), primary(Button::Kind::primary, {}, &window);
    QPushButton plain(&window), named(&window);
    named.setProperty("kind", "primary");
    window.show();
    for (QPushButton* button :
         {static_cast<QPushButton*>(&outlined), static_cast<QPushButton*>(&primary), &plain, &named}) {
        button->setText(QStringLiteral("Change"));
        button->resize(button->sizeHint());
    }
    CHECK(imageOf(plain) == imageOf(outlined));
    CHECK(imageOf(named) == imageOf(primary));
    CHECK(imageOf(plain) != imageOf(named));
    CHECK(imageOf(named).pixelColor(named.width() / 2, 2) == theme().accent);
}

TEST_CASE("The mark of a key in a button of Qt's own dialogs is no word and a sign in a name is one")
{
    const auto shown = [](QPushButton& button, const char* text) {
        button.setText(QString::fromLatin1(text));
        button.resize(240, 36);
        return imageOf(button);
    };
    QPushButton ofQt;
    CHECK(shown(ofQt, "&Choose") == shown(ofQt, "Choose"));
    Button house(Button::Kind::outlined);
    CHECK(shown(house, "Not Tom & Tim") != shown(house, "Not Tom  Tim"));
}

TEST_CASE("A button is as wide as the longest of its texts, whenever it is told")
{
    Button button(Button::Kind::bigOutlined, QStringLiteral("pause"));
    button.setText(QStringLiteral("Pause"));
    const QSize before = button.sizeHint();
    button.reserve({QStringLiteral("Pause"), QStringLiteral("Resume the job")});
    CHECK(button.sizeHint().width() > before.width());
    const QSize reserved = button.sizeHint();
    button.setText(QStringLiteral("Resume the job"));
    CHECK(button.sizeHint() == reserved);
    button.setKind(Button::Kind::icon);
    CHECK(button.sizeHint().width() < before.width());
}

TEST_CASE("What cannot be used looks it, in both themes")
{
    for (const ThemeChoice choice : {ThemeChoice::light, ThemeChoice::dark}) {
        applyTheme(choice);
        QWidget window;
        auto* const column = new QVBoxLayout(&window);
        for (int kind = 0; kind <= static_cast<int>(Button::Kind::icon); ++kind) {
            auto* const button = new Button(static_cast<Button::Kind>(kind), QStringLiteral("folder"), &window);
            button->setText(QStringLiteral("Change"));
            column->addWidget(button);
        }
        auto* const combo = new QComboBox(&window);
        combo->addItem(QStringLiteral("Copy"));
        auto* const check = new QCheckBox(QStringLiteral("Zips"), &window);
        check->setChecked(true);
        auto* const field = new QLineEdit(QStringLiteral("Lena"), &window);
        auto* const label = new Label(Type::body, &Theme::ink, &window);
        label->setText(QStringLiteral("Copies 3 photos"));
        for (QWidget* widget : {static_cast<QWidget*>(combo), static_cast<QWidget*>(check),
                                static_cast<QWidget*>(field), static_cast<QWidget*>(label)})
            column->addWidget(widget);
        window.show();
        const QList<QWidget*> all = window.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
        REQUIRE(all.size() == 12);
        for (QWidget* widget : all) {
            INFO(widget->metaObject()->className() << " " << widget->property("kind").toString().toStdString());
            const double used = strength(*widget);
            widget->setEnabled(false);
            const double unused = strength(*widget);
            CHECK(unused < 0.8 * used);
            CHECK(unused > 2); // it can still be read
        }
    }
    applyTheme(ThemeChoice::light);
}

TEST_CASE("Menus, the lists of combo boxes and tooltips have an edge in both themes")
{
    for (const ThemeChoice choice : {ThemeChoice::light, ThemeChoice::dark}) {
        applyTheme(choice);
        QWidget window;
        window.resize(300, 200);
        QComboBox combo(&window);
        combo.addItems({QStringLiteral("Copy"), QStringLiteral("Move")});
        window.show();
        QMenu menu(&window);
        menu.addAction(QStringLiteral("Folder"));
        menu.addAction(QStringLiteral("Single photos"));
        menu.popup(window.mapToGlobal(QPoint(10, 10)));
        CHECK(hasEdgeAllAround(menu));
        menu.close();
        combo.showPopup();
        CHECK(hasEdgeAllAround(*combo.view()->window()));
        combo.hidePopup();
        QToolTip::showText(window.mapToGlobal(QPoint(20, 20)), QStringLiteral("This is the default"), &window);
        int tips = 0;
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (widget->inherits("QTipLabel") && widget->isVisible()) {
                ++tips;
                CHECK(hasEdgeAllAround(*widget));
            }
        CHECK(tips == 1);
        QToolTip::hideText();
    }
    applyTheme(ThemeChoice::light);
}

TEST_CASE("The rows of the list that a combo box opens are as high as the box")
{
    QComboBox combo;
    combo.addItems({"Newest first", "Most photos"});
    combo.show();
    REQUIRE(QTest::qWaitForWindowExposed(&combo));
    combo.showPopup();
    REQUIRE(QTest::qWaitFor([&] { return combo.view()->isVisible(); }, 3000));
    CHECK(combo.view()->visualRect(combo.model()->index(0, 0)).height() == combo.height());
    combo.hidePopup();
}

TEST_CASE("A bar is filled as far as its job is, and grey while that is paused")
{
    QWidget window;
    Bar bar(&window);
    bar.resize(200, 8);
    window.show();
    const auto filled = [&bar](const QColor& colour) {
        const QImage image = imageOf(bar);
        int count = 0;
        for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, 4) == colour;
        return count;
    };
    bar.show(43, 100, false);
    CHECK(std::abs(filled(theme().accent) - 86) <= 1); // the end is round
    CHECK(filled(theme().ink3) == 0);
    bar.show(43, 100, true);
    CHECK(filled(theme().accent) == 0);
    CHECK(std::abs(filled(theme().ink3) - 86) <= 1);
    bar.show(7, 0, false);
    CHECK(filled(theme().accent) == 0);
    CHECK(bar.sizeHint() == QSize(112, 8));
}

TEST_CASE("The style draws cards with a hairline around them, lines, and no other frame")
{
    QWidget window;
    Card card(&window);
    Line line(Qt::Horizontal, &window);
    QFrame frame(&window);
    card.resize(60, 40), line.resize(60, 1), frame.resize(60, 40);
    window.show();
    CHECK(imageOf(card).pixelColor(30, 20) == theme().card);
    CHECK(imageOf(card).pixelColor(30, 0) == theme().line);
    CHECK(imageOf(line).pixelColor(30, 0) == theme().line);
    CHECK(imageOf(frame).pixelColor(30, 20) == theme().win);
    CHECK(imageOf(frame).pixelColor(30, 0) == theme().win);
}

TEST_CASE("The heading of the people stands sixteen pixels under what is above it")
{
    QSettings().clear(); // else the window opens where another test left it
    QSettings().setValue("archive/stepsOpen", true);
    test::GuiFakeLibrary library;
    MainWindow window(library);
    window.resize(1280, 800);
    window.show();
    ArchivePage& page = static_cast<ArchivePage&>(window.page("archive"));
    REQUIRE(QTest::qWaitFor([&] { return page.paths().loaded(); }, 5000));
    const auto gap = [&page](QWidget& above) {
        return page.people().mapTo(&page, QPoint(0, 0)).y() - above.mapTo(&page, QPoint(0, above.height())).y();
    };
    REQUIRE(QTest::qWaitFor([&] { return page.worthALook().isVisible(); }, 5000)); // nothing is read any more
    page.worthALook().hide();
    QTest::qWait(50);
    CHECK(gap(page.steps()) == metric::gap);
    page.worthALook().show(QStringLiteral("Worth a look"), {});
    QTest::qWait(50);
    CHECK(gap(page.worthALook()) == metric::gap);
}

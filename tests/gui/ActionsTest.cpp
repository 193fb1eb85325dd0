#include <catch2/catch.hpp>

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

#include "Actions.h"
#include "widgets/Button.h"

using namespace albumen;

namespace {

/// A window with a field and a button, an action of its own and one of a page.
struct Desk {
    QWidget window;
    QMenuBar bar{&window};
    QLineEdit field{&window};
    QPushButton other{&window};
    Actions actions{&window};
    QWidget page{&window};
    int merged = 0, quit = 0;
    bool may = true;
    QString name = "Lena";
    QStringList missed;

    Desk()
    {
        auto* const column = new QVBoxLayout(&window);
        for (QWidget* const widget : {static_cast<QWidget*>(&field), static_cast<QWidget*>(&other), &page})
            column->addWidget(widget);
        actions.fill(bar);
        actions.add(nullptr, {{.id = "quit",
                               .text = [] { return "&Quit"; },
                               .keys = {QKeySequence(Qt::CTRL | Qt::Key_Q)},
                               .run = [this] { ++quit; },
                               .menu = Menu::file}});
        actions.add(&page, {{.id = "people.merge",
                             .text = [this] { return "Merge " + name; },
                             .icon = "merge",
                             .keys = {QKeySequence(Qt::Key_M)},
                             .enabled = [this] { return may; },
                             .run = [this] { ++merged; },
                             .menu = Menu::people,
                             .needs = [] { return "Select two people first."; }}});
        QObject::connect(&actions, &Actions::missed, [this](const auto& needs) { missed << needs(); });
        window.show();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        other.setFocus();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    bool shows(Menu menu) { return actions.menu(menu)->menuAction()->isVisible(); }
};

} // namespace

TEST_CASE("The actions of a page are heard while it is in sight and not before or after")
{
    Desk desk;
    desk.key(Qt::Key_M);
    CHECK(desk.merged == 0);
    CHECK_FALSE(desk.shows(Menu::people));
    desk.actions.setPage(&desk.page);
    desk.key(Qt::Key_M);
    CHECK(desk.merged == 1);
    CHECK(desk.shows(Menu::people));
    CHECK_FALSE(desk.shows(Menu::photo));
    desk.actions.setPage(nullptr);
    desk.key(Qt::Key_M);
    CHECK(desk.merged == 1);
    desk.key(Qt::Key_Q, Qt::ControlModifier);
    CHECK(desk.quit == 1);
}

TEST_CASE("A letter in a text field is text, elsewhere it is the action")
{
    Desk desk;
    desk.actions.setPage(&desk.page);
    desk.field.setFocus();
    desk.key(Qt::Key_M);
    CHECK(desk.merged == 0);
    CHECK(desk.field.text() == "m");
    desk.key(Qt::Key_Q, Qt::ControlModifier);
    CHECK(desk.quit == 1);
    desk.other.setFocus();
    desk.key(Qt::Key_M);
    CHECK(desk.merged == 1);
    CHECK(desk.field.text() == "m");
}

TEST_CASE("What cannot be done now starts nothing, and its button and menu entry say so")
{
    Desk desk;
    desk.actions.setPage(&desk.page);
    const std::unique_ptr<Button> button(desk.actions.button("people.merge", &desk.window));
    CHECK(button->isEnabled());
    CHECK(button->text() == "Merge Lena");
    CHECK(button->toolTip() == "Merge Lena (M)");
    CHECK(button->accessibleName() == "Merge Lena (M)");
    desk.may = false;
    desk.name = "Emil";
    desk.actions.refresh();
    REQUIRE(QTest::qWaitFor([&] { return !button->isEnabled(); }));
    CHECK(button->text() == "Merge Emil");
    desk.key(Qt::Key_M);
    button->click();
    CHECK(desk.merged == 0);
    desk.may = true;
    desk.actions.refreshNow();
    button->click();
    CHECK(desk.merged == 1);
}

TEST_CASE("A context menu has what was asked for in that order, without what is not in force")
{
    Desk desk;
    const auto words = [&desk] {
        const std::unique_ptr<QMenu> menu(desk.actions.contextMenu({"people.merge", "", "nothing", "quit"}, nullptr));
        QStringList all;
        for (const QAction* action : menu->actions()) all << (action->isSeparator() ? "-" : action->text());
        return all;
    };
    CHECK(words() == QStringList{"-", "&Quit"});
    desk.actions.setPage(&desk.page);
    CHECK(words() == QStringList{"Merge Lena", "-", "&Quit"});
}

TEST_CASE("The keys of a page are listed and those of the window without a page")
{
    Desk desk;
    const auto rows = [&desk](const QString& page) {
        QStringList all;
        for (const Actions::KeyRow& row : desk.actions.keys(page)) all << row.keys + "=" + row.text;
        return all;
    };
    CHECK(rows("people") == QStringList{"M=Merge Lena"});
    CHECK(rows({}) == QStringList{"Ctrl+Q=Quit"});
    CHECK(rows("photos").isEmpty());
}

TEST_CASE("A page that goes takes its actions along")
{
    Desk desk;
    auto* const late = new QWidget(&desk.window);
    desk.actions.add(late, {{.id = "late.do", .text = [] { return "Do"; }, .menu = Menu::photo}});
    desk.actions.setPage(late);
    CHECK(desk.shows(Menu::photo));
    delete late;
    CHECK_FALSE(desk.actions.action("late.do"));
    REQUIRE(QTest::qWaitFor([&] { return !desk.shows(Menu::photo); }));
    CHECK(desk.actions.action("people.merge"));
}

TEST_CASE("The key of an action that cannot be done says what it needs, as its tooltip does, and no other key does")
{
    Desk desk;
    desk.key(Qt::Key_M);
    CHECK(desk.missed.isEmpty()); // the page is not in sight
    desk.actions.setPage(&desk.page);
    CHECK_FALSE(desk.actions.tip("people.merge").contains("Select"));
    desk.key(Qt::Key_M);
    CHECK(desk.missed.isEmpty()); // it was done
    desk.may = false;
    desk.actions.refreshNow();
    CHECK(desk.actions.tip("people.merge") == "Merge Lena (M)\nSelect two people first.");
    desk.key(Qt::Key_M);
    CHECK(desk.merged == 1);
    CHECK(desk.missed == QStringList{"Select two people first."});
    desk.key(Qt::Key_M, Qt::ControlModifier);
    desk.key(Qt::Key_N);
    desk.actions.add(&desk.page, {{.id = "people.undo",
                                   .text = [] { return "Undo"; },
                                   .keys = {QKeySequence(Qt::CTRL | Qt::Key_Z)},
                                   .enabled = [] { return false; },
                                   .needs = [] { return "There is nothing to undo."; }}});
    desk.field.setFocus();
    desk.key(Qt::Key_M); // a letter of the text
    CHECK(desk.field.text() == "m");
    desk.key(Qt::Key_Z, Qt::ControlModifier); // takes the letter back
    CHECK(desk.field.text().isEmpty());
    CHECK(desk.missed.size() == 1);
}

TEST_CASE("Actions of a submenu are started from it and by their keys, and go with their page")
{
    Desk desk;
    int chosen = 0;
    const auto some = [&desk] { return desk.may; };
    auto* const other = new QWidget(&desk.window);
    desk.actions.add(other, {{.id = "photos.stars1",
                              .text = [] { return "1 star"; },
                              .keys = {QKeySequence(Qt::Key_1)},
                              .enabled = some,
                              .run = [&chosen] { chosen = 1; }},
                             {.id = "photos.stars2",
                              .text = [] { return "2 stars"; },
                              .keys = {QKeySequence(Qt::Key_2)},
                              .enabled = some,
                              .run = [&chosen] { chosen = 2; }},
                             {.id = "photos.stars",
                              .text = [] { return "Stars"; },
                              .enabled = some,
                              .menu = Menu::photo,
                              .choices = {"photos.stars1", "photos.stars2"}}});
    auto* const choices = new QMenu("Choices", &desk.window); // of the window, which stays last
    desk.actions.menu(Menu::photo)->addMenu(choices);
    desk.actions.setPage(other);
    const auto titles = [&] {
        QStringList shown;
        const QList<QAction*> all = desk.actions.menu(Menu::photo)->actions();
        for (const QAction* const action : all)
            if (action->isVisible() && !action->isSeparator()) shown << action->text();
        return shown;
    };
    CHECK(titles() == QStringList{"Stars", "Choices"});
    QMenu* const menu = desk.actions.contextMenu({"photos.stars"}, &desk.window);
    REQUIRE(menu->actions().size() == 1);
    const QMenu* const inside = menu->actions().front()->menu();
    REQUIRE(inside);
    REQUIRE(inside->actions().size() == 2);
    inside->actions()[1]->trigger();
    CHECK(chosen == 2);
    desk.key(Qt::Key_1);
    CHECK(chosen == 1);
    delete menu;
    CHECK(desk.actions.action("photos.stars")->menu() == inside); // what a context menu showed is not its own
    desk.actions.setPage(&desk.page);
    CHECK(titles() == QStringList{"Choices"});
    delete other;
    CHECK_FALSE(desk.actions.action("photos.stars"));
    CHECK(titles() == QStringList{"Choices"});
}

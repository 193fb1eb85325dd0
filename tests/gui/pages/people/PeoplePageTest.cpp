#include <algorithm>
#include <cstdlib>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QRadioButton>
#include <QScrollBar>
#include <QSettings>

#include "Language.h"
#include "pages/people/PeopleFake.h"
#include "widgets/MergeCard.h"
#include "widgets/PersonBadge.h"

using namespace albumen;
using test::Album;
using test::PeopleDesk;

TEST_CASE("people page: Enter takes the best match and the next field has the focus at once", "[people]")
{
    PeopleDesk f;
    f.clickField(0);
    CHECK(f.field().hasFocus());
    CHECK(f.groups().edited() == 11);
    f.type("jo");
    CHECK(f.field().list().model()->rowCount() == 3); // Jonas, Joel, and a new person
    CHECK(f.field().list().model()->index(2, 0).data().toString() == "New person “jo”");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    CHECK(f.groups().edited() == 12);
    CHECK(f.field().hasFocus());
    CHECK(f.field().text().isEmpty());
    CHECK(f.state(11) == "Jonas");
    REQUIRE(f.wait([&] { return f.album().last<NameGroup>().has_value(); }));
    CHECK(f.album().last<NameGroup>()->group == 11);
    CHECK(f.album().last<NameGroup>()->whom.id == PersonId{2});
    CHECK(f.wait([&] { return f.groups().waiting() == 3; }));
    CHECK(f.groups().model()->rowCount() == 4); // the card keeps its place
    CHECK(f.wait([&] { return f.album().lastQuery().group == 12; }));
}

TEST_CASE("people page: Enter on an empty field names nobody and Esc leaves it", "[people]")
{
    PeopleDesk f;
    f.clickField(0);
    QTest::keyClick(&f.field(), Qt::Key_Return);
    QTest::qWait(50);
    CHECK(f.album().decisions() == 0);
    f.type("jo");
    QTest::keyClick(&f.field(), Qt::Key_Escape);
    CHECK_FALSE(f.field().list().isVisible());
    CHECK(f.field().hasFocus());
    QTest::keyClick(&f.field(), Qt::Key_Escape);
    CHECK(f.groups().hasFocus());
    CHECK(f.groups().edited() == -1);
    QTest::keyClick(&f.groups(), Qt::Key_Return); // and Enter opens it again
    CHECK(f.groups().edited() == 11);
    CHECK(f.field().text().isEmpty());
}

TEST_CASE("people page: a name that can be none stays in the field of its group, which says why", "[people]")
{
    PeopleDesk f;
    f.clickField(0);
    f.type("..");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.refused().contains("cannot be a name"); }));
    CHECK(f.field().hasFocus());
    CHECK(f.field().text() == "..");
    CHECK(f.groups().edited() == 11);
    CHECK(f.album().decisions() == 0);
    QTest::keyClick(&f.field(), Qt::Key_Backspace);
    QTest::keyClick(&f.field(), Qt::Key_Backspace);
    f.type("jo");
    CHECK(f.refused().isEmpty());
    QTest::keyClick(&f.field(), Qt::Key_Return);
    CHECK(f.state(11) == "Jonas");
}

TEST_CASE("people page: a name that the library refuses is in its field again with the reason", "[people]")
{
    PeopleDesk f([](Album& album) { album.refuse = Code::diskFull; });
    f.clickField(0);
    f.type("Penny");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return !f.refused().isEmpty(); }));
    CHECK(f.groups().edited() == 11);
    CHECK(f.field().text() == "Penny");
    CHECK(f.field().accessibleDescription() == f.refused());
}

TEST_CASE("people page: letters that are no commands begin the name of the group with the ring", "[people]")
{
    PeopleDesk f;
    f.clickField(0);
    QTest::keyClick(&f.field(), Qt::Key_Escape);
    REQUIRE(f.groups().hasFocus());
    QTest::keyClicks(&f.groups(), "J");
    CHECK(f.groups().edited() == 11);
    REQUIRE(f.field().hasFocus());
    QTest::keyClicks(&f.field(), "on");
    CHECK(f.field().text() == "Jon");
    CHECK(f.album().decisions() == 0);
}

TEST_CASE("people page: a name that is typed where nothing is asked goes into the field of the first group", "[people]")
{
    PeopleDesk f([](Album& album) { album.waiting.clear(); });
    REQUIRE(f.wait([&] { return f.field().hasFocus(); }));
    QTest::keyClicks(QApplication::focusWidget(), "Simon");
    CHECK(f.groups().edited() == 11);
    CHECK(f.field().text() == "Simon");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.album().last<NameGroup>().has_value(); }));
    CHECK(f.album().last<NameGroup>()->whom.name == "Simon");
    QTest::keyClicks(QApplication::focusWidget(), "Ines"); // the next
    CHECK(f.groups().edited() == 12);
    CHECK(f.field().text() == "Ines");
    CHECK(f.album().decisions() == 1);
}

TEST_CASE("people page: where something is asked the letters answer it until the field of a card is come to",
          "[people]")
{
    PeopleDesk f;
    REQUIRE(f.asks("Is this Lena?"));
    QTest::qWait(100);
    CHECK(f.groups().edited() == -1);
    SECTION("by a click anywhere on the card")
    {
        const QRect card = f.groups().visualRect(f.row(1));
        QTest::mouseClick(f.groups().viewport(), Qt::LeftButton, {}, card.topLeft() + QPoint(20, 60));
    }
    SECTION("by Tab")
    {
        f.page->named().setFocus();
        f.groups().setCurrentIndex(f.row(1));
        f.groups().setFocus(Qt::TabFocusReason);
    }
    CHECK(f.groups().edited() == 12);
    QTest::keyClicks(QApplication::focusWidget(), "Simon");
    CHECK(f.field().text() == "Simon");
    CHECK(f.page->strip().question() == "Is this Lena?");
    CHECK(f.album().decisions() == 0);
    QTest::keyClick(&f.field(), Qt::Key_Tab, Qt::ShiftModifier); // to its card: letters are commands there
    CHECK(f.groups().hasFocus());
    QTest::keyClick(&f.bench.window, Qt::Key_S);
    CHECK(f.page->strip().current()->face == FaceId{502});
}

TEST_CASE("people page: after a group was ignored by a click the next name is typed, and after Undo that of the group",
          "[people]")
{
    PeopleDesk f;
    REQUIRE(f.asks("Is this Lena?"));
    const QRect card = f.groups().visualRect(f.row(0));
    QTest::mouseClick(f.groups().viewport(), Qt::LeftButton, {}, GroupTile::ignoreRect(card).center());
    CHECK(f.groups().decidedOf(11).what == GroupDecided::What::ignored);
    CHECK(f.groups().edited() == 12);
    CHECK(f.field().hasFocus());
    REQUIRE(f.wait([&] { return f.groups().decidedOf(11).decision.has_value() && f.groups().waiting() == 3; }));
    const QRect field = GroupTile::fieldRect(card);
    QTest::mouseClick(f.groups().viewport(), Qt::LeftButton, {}, QPoint(field.right() - 10, field.center().y()));
    CHECK(f.wait([&] { return f.groups().edited() == 11 && f.field().hasFocus(); }));
}

TEST_CASE("people page: Tidy and leaving the page put the keyboard from the field on its card and not on another field",
          "[people]")
{
    PeopleDesk f;
    f.clickField(1);
    SECTION("by F5")
    {
        QTest::keyClick(&f.field(), Qt::Key_F5);
    }
    SECTION("by another page")
    {
        f.page->left();
    }
    CHECK(f.groups().edited() == -1);
    CHECK(f.groups().hasFocus());
}

TEST_CASE("people page: Undo in the place of the field brings the group back where it was", "[people]")
{
    PeopleDesk f;
    f.clickField(0);
    f.type("jo");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.groups().decidedOf(11).decision.has_value() && f.groups().waiting() == 3; }));
    const QRect field = GroupTile::fieldRect(f.groups().visualRect(f.row(0)));
    QTest::mouseClick(f.groups().viewport(), Qt::LeftButton, {}, QPoint(field.right() - 10, field.center().y()));
    REQUIRE(f.wait([&] { return f.album().last<Undo>().has_value(); }));
    CHECK(f.album().last<Undo>()->decision == DecisionId{1});
    CHECK(f.wait([&] { return f.groups().waiting() == 4; }));
    CHECK(f.groups().decidedOf(11).what == GroupDecided::What::nothing);
    CHECK(f.groups().groupOf(f.row(0)) == 11);
    CHECK(f.bench.messages.last().startsWith("Undone: "));
    CHECK(f.bench.messages.said.last().link() == "Redo");
}

TEST_CASE("people page: a refused name stays in its field", "[people]")
{
    PeopleDesk f([](Album& album) { album.refuse = Code::nameRefused; });
    f.clickField(0);
    f.type("...");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    CHECK(f.wait([&] { return f.groups().edited() == 11 && f.field().text() == "..."; }));
    CHECK(f.groups().decidedOf(11).what == GroupDecided::What::nothing);
}

TEST_CASE("people page: why the library refuses a name is said by its field and not by the message line as well",
          "[people]")
{
    PeopleDesk f([](Album& album) { album.refuse = Code::nameRefused; });
    f.clickField(0);
    f.type("Zed");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.field().accessibleDescription().contains("cannot be a name"); }));
    CHECK(f.bench.messages.cleared.contains("decision"));
}

TEST_CASE("people page: E names the group that the arrows came to, and the first where they were not used", "[people]")
{
    PeopleDesk f;
    f.groups().setFocus();
    f.groups().setCurrentIndex({});
    QTest::keyClick(&f.bench.window, Qt::Key_E);
    CHECK(f.groups().edited() == 11);
    QTest::keyClick(&f.field(), Qt::Key_Escape);
    QTest::keyClick(&f.groups(), Qt::Key_Right);
    QTest::keyClick(&f.bench.window, Qt::Key_E);
    CHECK(f.groups().edited() == 12);
}

TEST_CASE("people page: Shift and I ignore the group with the focus where nothing is asked and F5 tidies", "[people]")
{
    PeopleDesk f([](Album& album) { album.waiting.clear(); });
    f.groups().setFocus();
    f.groups().setCurrentIndex({});
    QTest::keyClick(&f.groups(), Qt::Key_Right); // to the first
    CHECK(f.groups().currentIndex() == f.row(0));
    QTest::keyClick(&f.groups(), Qt::Key_Right);
    QTest::keyClick(&f.bench.window, Qt::Key_I); // of a face
    CHECK(f.album().decisions() == 0);
    QTest::keyClick(&f.bench.window, Qt::Key_I, Qt::ShiftModifier);
    REQUIRE(f.wait([&] { return f.album().last<IgnoreGroup>().has_value(); }));
    CHECK(f.album().last<IgnoreGroup>()->group == 12);
    CHECK(f.groups().decidedOf(12).what == GroupDecided::What::ignored);
    REQUIRE(f.wait([&] { return f.groups().waiting() == 3; }));
    CHECK(f.groups().model()->rowCount() == 4);
    CHECK(f.groups().groupOf(f.row(1)) == 12);
    QTest::keyClick(&f.bench.window, Qt::Key_F5);
    CHECK(f.wait([&] { return f.groups().model()->rowCount() == 3; }));
    CHECK(f.groups().groupOf(f.row(1)) == 13);
}

TEST_CASE("people page: an answer that is undone is asked for again at once", "[people]")
{
    PeopleDesk f;
    REQUIRE(f.asks("Is this Lena?"));
    const FaceId first = f.page->strip().current()->face;
    QTest::keyClick(&f.bench.window, Qt::Key_Y);
    REQUIRE(f.wait([&] { return f.page->strip().current() && f.page->strip().current()->face != first; }));
    REQUIRE(f.wait([&] { return f.album().last<ConfirmFaces>().has_value(); }));
    {
        const std::lock_guard lock(f.album().mutex);
        f.album().waiting.push_back(first);
    }
    f.album().changes.add({.people = true, .history = true});
    CHECK(f.wait([&] { return f.page->strip().current() && f.page->strip().current()->face == first; }));
}

TEST_CASE("people page: Y N S and I answer the strip and its buttons stay where they are", "[people]")
{
    PeopleDesk f;
    REQUIRE(f.asks("Is this Lena?"));
    f.page->strip().setFocus();
    auto* const yes = f.page->strip().findChild<Button*>("people.yes");
    REQUIRE(yes);
    const QRect before = yes->geometry();
    QTest::keyClick(&f.bench.window, Qt::Key_S);
    CHECK(f.page->strip().current()->face == FaceId{502});
    CHECK(f.album().decisions() == 0);
    QTest::keyClick(&f.bench.window, Qt::Key_Y);
    REQUIRE(f.wait([&] { return f.album().last<ConfirmFaces>().has_value(); }));
    CHECK(f.album().last<ConfirmFaces>()->faces == std::vector{FaceId{502}});
    REQUIRE(f.asks("Is this Jonas?"));
    CHECK(yes->geometry() == before);
    QTest::keyClick(&f.bench.window, Qt::Key_N);
    REQUIRE(f.wait([&] { return f.album().last<RejectFaces>().has_value(); }));
    CHECK(f.album().last<RejectFaces>()->faces == std::vector{FaceId{503}});
    REQUIRE(f.asks("Is this Lena?")); // the one that was skipped
    f.groups().setFocus();            // a group has the ring, and the letters are of the question all the same
    REQUIRE(f.wait([&] { return f.groups().currentIndex().isValid(); }));
    QTest::keyClick(&f.bench.window, Qt::Key_I);
    REQUIRE(f.wait([&] { return f.album().last<IgnoreFaces>().has_value(); }));
    CHECK(f.album().last<IgnoreFaces>()->faces == std::vector{FaceId{501}});
    CHECK(f.asks("Nothing to confirm"));
    CHECK(yes->geometry() == before);
    CHECK(f.wait([&] { return !yes->isEnabled(); })); // actions follow when the loop is next idle
}

TEST_CASE("people page: the strip shows the nearest faces of the person and the limit beside the distance", "[people]")
{
    PeopleDesk f;
    REQUIRE(f.asks("Is this Lena?"));
    SuggestionStrip& strip = f.page->strip();
    CHECK(f.wait([&] { return strip.fact() == "Distance to all faces: 0.42, sure up to 0.40"; }));
    CHECK(strip.nearest() == std::vector{FaceId{5010}, FaceId{5011}, FaceId{5012}});
    const auto* const yes = strip.findChild<Button*>("people.yes");
    CHECK(yes->kind() == Button::Kind::primary);
    CHECK(strip.findChild<Button*>("people.no")->kind() == Button::Kind::outlined);
    QTest::keyClick(&f.bench.window, Qt::Key_S);
    CHECK(f.wait([&] { return strip.nearest() == std::vector{FaceId{5020}, FaceId{5021}, FaceId{5022}}; }));
}

TEST_CASE("people page: what is asked never reads as within the limit of a sure match", "[people]")
{
    PeopleDesk over([](Album& album) { album.sure = 0.4173F; });
    CHECK(over.wait([&] { return over.page->strip().fact() == "Distance to all faces: 0.420, sure up to 0.417"; }));
    PeopleDesk within([](Album& album) {
        album.sure = 0.45F;
        album.nearlyAsNear = true;
    });
    CHECK(within.wait(
        [&] { return within.page->strip().fact() == "Distance to all faces: 0.42, somebody else is nearly as near"; }));
}

TEST_CASE("people page: the three views stand in one frame and cards three in a row with 16 between them", "[people]")
{
    PeopleDesk f;
    const auto* const first = f.button("people.toName");
    const auto* const second = f.button("people.everyone");
    CHECK(second->geometry().left() == first->geometry().right() + 1);
    CHECK(first->isChecked());
    CHECK_FALSE(second->isChecked());
    QTest::mouseClick(f.button("people.everyone"), Qt::LeftButton);
    REQUIRE(f.wait([&] { return second->isChecked() && !first->isChecked(); }));
    QTest::mouseClick(f.button("people.toName"), Qt::LeftButton);
    const QRect one = f.groups().visualRect(f.row(0)), two = f.groups().visualRect(f.row(1));
    CHECK(two.top() == one.top());
    CHECK(std::abs(two.left() - one.right() - 1 - 16) <= 1); // what is left over is shared
    CHECK(f.groups().visualRect(f.row(2)).top() == one.top());
}

TEST_CASE("people page: nothing of the header is cut and everything ends at one edge", "[people]")
{
    PeopleDesk f([](Album& album) {
        for (std::int64_t face = 1000; face < 9412; ++face) album.alone.push_back(FaceId{face});
    });
    const auto right = [&](const QWidget& widget, int at) { return widget.mapTo(f.page.get(), QPoint(at, 0)).x(); };
    const auto cut = [&] {
        QStringList words;
        for (const Button* const button : f.page->findChildren<Button*>())
            if (button->isVisible() && button->width() < button->sizeHint().width()) words << button->text();
        return words.join('|').toStdString();
    };
    for (const int width : {1280 - 176, 960 - 56}) { // beside the side bar, wide and slim
        f.bench.window.resize(width, 600);
        CHECK(f.wait([&] { return f.page->width() == width && cut().empty(); }));
        CHECK(cut() == "");
        const QRect last = f.groups().visualRect(f.row(f.groups().geometryOfTiles().columns() - 1));
        CHECK(right(*f.groups().viewport(), last.right()) == right(f.page->strip(), f.page->strip().width() - 1));
    }
}

TEST_CASE("people page: what is not done often is in a menu of the header", "[people]")
{
    PeopleDesk f;
    auto* const more = f.page->findChild<Button*>("peopleMore");
    REQUIRE(more);
    QTest::mouseClick(more, Qt::LeftButton);
    const auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    REQUIRE(menu);
    QStringList words;
    for (const QAction* const action : menu->actions()) words << action->text();
    CHECK(words.contains("Ignore strangers…"));
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
}

TEST_CASE("people page: the list of names is as wide as its longest entry and inside the window", "[people]")
{
    PeopleDesk f;
    const QString name = QStringLiteral("Hannah Elisabeth of the long name that nobody types");
    for (const int at : {0, 2}) {
        f.clickField(at);
        f.type(name);
        const QListView& list = f.field().list();
        REQUIRE(f.wait([&] { return list.model()->rowCount() == 1; }));
        CHECK(list.viewport()->width() >= list.sizeHintForColumn(0));
        CHECK(f.bench.window.rect().contains(list.geometry()));
        CHECK(list.width() > f.field().width());
        for (int i = 0; i < 2; ++i) QTest::keyClick(&f.field(), Qt::Key_Escape);
    }
}

TEST_CASE("people page: while naming the list scrolls by whole lines", "[people]")
{
    PeopleDesk f([](Album& album) {
        for (std::int64_t group = 15; group < 40; ++group) album.open.push_back(group);
    });
    f.bench.window.resize(1104, 620);
    QTest::qWait(50);
    const int columns = f.groups().geometryOfTiles().columns();
    f.clickField(0);
    for (int row = 1; row < 4 * columns; ++row) {
        f.type("x");
        QTest::keyClick(&f.field(), Qt::Key_Return);
        const QRect here = f.groups().visualRect(f.row(row));
        const int first = f.groups().firstVisibleRow();
        INFO(row << " of " << columns << ", first " << first);
        CHECK(f.groups().viewport()->rect().contains(here));
        const int top = f.groups().visualRect(f.row(first)).top();
        CHECK((top == f.groups().look().around || f.groups().verticalScrollBar()->value() == 0));
    }
}

TEST_CASE("people page: Shift+Y answers for all of the person and for nobody else", "[people]")
{
    PeopleDesk f;
    REQUIRE(f.asks("Is this Lena?"));
    CHECK(f.page->strip().ofPerson() == 2);
    QTest::keyClick(&f.bench.window, Qt::Key_Y, Qt::ShiftModifier);
    REQUIRE(f.wait([&] { return f.album().last<AnswerSuggestions>().has_value(); }));
    CHECK(f.album().last<AnswerSuggestions>()->whom.name == "Lena");
    CHECK(f.album().last<AnswerSuggestions>()->answer == AnswerAll::yes);
    CHECK(f.asks("Is this Jonas?"));
    CHECK(f.page->strip().ofPerson() == 1);
}

TEST_CASE("people page: letters typed into the field answer nothing", "[people]")
{
    PeopleDesk f;
    REQUIRE(f.asks("Is this Lena?"));
    f.clickField(0);
    f.type("yns");
    CHECK(f.field().text() == "yns");
    CHECK(f.album().decisions() == 0);
    CHECK(f.page->strip().question() == "Is this Lena?");
}

namespace {

QStringList namesOf(const PersonsView& people)
{
    QStringList names;
    for (int row = 0; row < people.model()->rowCount(); ++row) names << people.model()->index(row, 0).data().toString();
    return names;
}

/// Two of the named people are asked to be merged by keys.
MergeCard& merging(PeopleDesk& f, int one, int other)
{
    PersonsView& named = f.page->named();
    for (const int row : {one, other})
        QTest::mouseClick(named.viewport(), Qt::LeftButton, Qt::ControlModifier,
                          named.visualRect(named.model()->index(row, 0)).center());
    REQUIRE(named.selected().size() == 2);
    QTest::keyClick(&f.bench.window, Qt::Key_M);
    REQUIRE(f.wait([&] { return f.page->merging().isVisible(); }));
    return f.page->merging();
}

} // namespace

TEST_CASE("people page: two people are merged by keys alone", "[people]")
{
    PeopleDesk f;
    PersonsView& named = f.page->named();
    named.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&named, Qt::Key_Space);
    QTest::keyClick(&named, Qt::Key_Down, Qt::ControlModifier);
    QTest::keyClick(&named, Qt::Key_Space);
    CHECK(named.selected() == std::vector{PersonId{1}, PersonId{2}});
    QTest::keyClick(&named, Qt::Key_M);
    REQUIRE(f.wait([&] { return f.page->merging().isVisible(); }));
    CHECK(f.page->merging().words().startsWith("Merge Lena and Jonas?"));
}

TEST_CASE("people page: until the library answered it says so and opened twice it asks once", "[people]")
{
    test::PageBench<Album> bench;
    PeoplePage page(bench.parts(), &bench.window);
    {
        const std::lock_guard slow(bench.library.mutex);
        bench.show(page, {.page = "people"}, {1200, 760});
        page.openAt({.page = "people"});
        QTest::qWait(1);
        CHECK(page.strip().question() == "Reading…");
        CHECK(page.emptyWords() == "Reading…");
    }
    REQUIRE(bench.wait([&] { return page.groups().waiting() == 4; }));
    CHECK(bench.wait([&] { return page.strip().question() == "Is this Lena?"; }));
    CHECK(page.emptyWords().isEmpty());
    const std::lock_guard lock(bench.library.mutex);
    CHECK(bench.library.groupsAsked == 1);
}

TEST_CASE("people page: two people are merged side by side and the larger keeps its name", "[people]")
{
    PeopleDesk f;
    const MergeCard& merge = merging(f, 2, 0);
    CHECK(merge.words().startsWith("Merge Lena and Joel?"));
    CHECK(merge.words().contains("0.51"));
    CHECK(merge.oneBadge().words() == "Lena, 40 photos");
    CHECK(merge.oneBadge().face() == FaceId{100});
    CHECK(merge.otherBadge().face() == FaceId{300});
    CHECK(f.album().decisions() == 0);
    QTest::mouseClick(merge.findChild<Button*>("mergeConfirm"), Qt::LeftButton);
    REQUIRE(f.wait([&] { return f.album().last<MergePeople>().has_value(); }));
    CHECK(f.album().last<MergePeople>()->from.id == PersonId{3});
    CHECK(f.album().last<MergePeople>()->into.id == PersonId{1});
    CHECK(f.page->named().hasFocus());
}

TEST_CASE("people page: a merge is asked beside the two whom it is about and moves nothing else", "[people]")
{
    PeopleDesk f;
    REQUIRE(f.wait([&] { return !f.page->strip().reading(); }));
    QCoreApplication::processEvents();
    const QRect strip = f.page->strip().geometry(), groups = f.page->groups().geometry();
    const MergeCard& merge = merging(f, 0, 1);
    QCoreApplication::processEvents();
    CHECK(f.page->strip().geometry() == strip);
    CHECK(f.page->groups().geometry() == groups);
    const auto place = [&](const QWidget& widget) {
        return QRect(widget.mapTo(f.page.get(), QPoint()), widget.size());
    };
    const QRect card = place(merge), list = place(f.page->named());
    CHECK(card.left() >= list.left());
    CHECK(card.right() == place(*f.page->findChild<QWidget*>("findPerson")).right());
    CHECK(card.bottom() < list.top());
    for (const char* const name : {"keepOne", "keepOther", "mergeCancel", "mergeConfirm"})
        CHECK(card.contains(place(*merge.findChild<QWidget*>(name))));
}

TEST_CASE("people page: without the list at the side a merge is asked above the people", "[people]")
{
    PeopleDesk f({}, {.query = {{"tab", "everyone"}}});
    f.page->findChild<PageFrame*>()->setPanelShown(false);
    PersonsView& everyone = f.page->everyone();
    REQUIRE(f.wait([&] { return everyone.model()->rowCount() == 3; }));
    QCoreApplication::processEvents();
    for (const int row : {0, 1})
        QTest::mouseClick(everyone.viewport(), Qt::LeftButton, Qt::ControlModifier,
                          everyone.visualRect(everyone.model()->index(row, 0)).center());
    QTest::keyClick(&f.bench.window, Qt::Key_M);
    REQUIRE(f.wait([&] { return f.page->merging().isVisible(); }));
    CHECK(f.page->merging().mapTo(f.page.get(), QPoint()).y() < everyone.mapTo(f.page.get(), QPoint()).y());
    QSettings().clear(); // whether the panel is shown is kept there
}

TEST_CASE("people page: the name that stays is a choice and one without a letter is not proposed", "[people]")
{
    PeopleDesk f([](Album& album) { album.known[0].name = "12"; });
    const MergeCard& merge = merging(f, 0, 2);
    CHECK(merge.findChild<QRadioButton*>("keepOther")->isChecked()); // Joel, with fewer photos
    QTest::mouseClick(merge.findChild<QRadioButton*>("keepOne"), Qt::LeftButton, {}, QPoint(8, 8));
    QTest::mouseClick(merge.findChild<Button*>("mergeConfirm"), Qt::LeftButton);
    REQUIRE(f.wait([&] { return f.album().last<MergePeople>().has_value(); }));
    CHECK(f.album().last<MergePeople>()->into.id == PersonId{1});
}

TEST_CASE("people page: strangers are ignored after their number was said and not by Cancel", "[people]")
{
    PeopleDesk f;
    f.bench.actions.refreshNow();
    f.bench.actions.trigger("people.strangers");
    REQUIRE(f.wait([&] { return f.page->asking().isVisible(); }));
    CHECK(f.page->asking().words().contains("19"));
    QTest::mouseClick(f.page->asking().findChild<Button*>("askCancel"), Qt::LeftButton);
    CHECK_FALSE(f.page->asking().isVisible());
    CHECK(f.album().decisions() == 0);
    f.bench.actions.refreshNow();
    f.bench.actions.trigger("people.strangers");
    REQUIRE(f.wait([&] { return f.page->asking().isVisible(); }));
    QTest::mouseClick(f.page->asking().findChild<Button*>("askYes"), Qt::LeftButton);
    REQUIRE(f.wait([&] { return f.album().last<IgnoreStrangers>().has_value(); }));
    CHECK(f.album().last<IgnoreStrangers>()->smallerThan == 3);
}

TEST_CASE("people page: where strangers are in no group no group is spoken of", "[people]")
{
    PeopleDesk f([](Album& album) { album.strange = {.groups = 0, .faces = 43}; });
    f.bench.actions.refreshNow();
    f.bench.actions.trigger("people.strangers");
    REQUIRE(f.wait([&] { return f.page->asking().isVisible(); }));
    CHECK(f.page->asking().words().contains("Faces that are alone, each seen on one day only."));
    CHECK_FALSE(f.page->asking().words().contains("group"));
}

TEST_CASE("people page: three groups stand in a row also where a frame takes some of a screen of 1280", "[people]")
{
    PeopleDesk f;
    f.bench.window.resize(1276 - 176, 700); // beside the side bar
    f.page->findChild<PageFrame*>()->setPanelShown(true);
    QCoreApplication::processEvents();
    CHECK(f.page->groups().geometryOfTiles().columns() == 3);
    QSettings().clear(); // whether the panel is shown is kept there
}

TEST_CASE("people page: ignored faces are brought back", "[people]")
{
    PeopleDesk f([](Album& album) { album.hidden = {FaceId{71}, FaceId{72}}; }, {.query = {{"tab", "ignored"}}});
    IgnoredView& ignored = f.page->ignored();
    REQUIRE(f.wait([&] { return ignored.model()->rowCount() == 1; }));
    REQUIRE(f.wait([&] { return !ignored.model()->index(0, 0).data(IgnoredView::wordsRole).toString().isEmpty(); }));
    CHECK(f.page->place().query.value("tab") == "ignored");
    CHECK(ignored.ringActs());
    QTest::mouseClick(ignored.viewport(), Qt::LeftButton, {},
                      ignored.visualRect(ignored.model()->index(0, 0)).center());
    f.bench.actions.refreshNow();
    f.bench.actions.trigger("people.bringBack");
    REQUIRE(f.wait([&] { return f.album().last<RestoreFaces>().has_value(); }));
    CHECK(f.album().last<RestoreFaces>()->faces == std::vector{FaceId{71}, FaceId{72}});
    CHECK(f.wait([&] { return f.page->emptyWords() == "Nobody is ignored."; }));
}

TEST_CASE("people page: a person is opened only where there is a page for one", "[people]")
{
    PeopleDesk f;
    PersonsView& named = f.page->named();
    f.bench.navigator.setPages({"people"});
    const QPoint second = named.visualRect(named.model()->index(1, 0)).center();
    QTest::mouseClick(named.viewport(), Qt::LeftButton, {}, second);
    CHECK(f.bench.navigator.current().page.isEmpty());
    f.bench.navigator.setPages({"people", "person"});
    QTest::mouseClick(named.viewport(), Qt::LeftButton, {}, second);
    CHECK(f.bench.navigator.current().page == "person");
    CHECK(f.bench.navigator.current().query.value("person").toLongLong() == 2);
}

TEST_CASE("people page: find a person shows those that fit", "[people]")
{
    PeopleDesk f;
    auto* const find = f.page->findChild<QLineEdit*>("findPerson");
    REQUIRE(find);
    QTest::keyClicks(find, "jo");
    CHECK(f.wait([&] { return f.page->named().model()->rowCount() == 2; }));
    find->clear();
    CHECK(f.wait([&] { return f.page->named().model()->rowCount() == 3; }));
}

TEST_CASE("people page: a filter over the named changes no total and a new name counts under it", "[people]")
{
    PeopleDesk f;
    const auto everyone = [&] {
        f.bench.actions.refreshNow();
        return f.bench.actions.action("people.everyone")->text();
    };
    const auto heads = [&](const QString& words) {
        return f.wait([&] {
            const QList<QLabel*> labels = f.page->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == words; });
        });
    };
    REQUIRE(f.wait([&] { return everyone() == "Everyone 3"; }));
    CHECK(heads("3, by photos"));
    QTest::keyClicks(f.page->findChild<QLineEdit*>("findPerson"), "jo");
    CHECK(heads("2 of 3"));
    CHECK(everyone() == "Everyone 3");
    {
        const std::lock_guard lock(f.album().mutex);
        f.album().known.push_back({PersonId{4}, "Ines", 2});
    }
    f.album().changes.add({.people = true});
    CHECK(heads("2 of 4"));
    CHECK(everyone() == "Everyone 4");
}

TEST_CASE("people page: every card that was named keeps its faces however many follow", "[people]")
{
    constexpr int groups = IdListModel::windowsKept + 6;
    PeopleDesk f([](Album& album) {
        for (std::int64_t group = 15; group < 11 + groups; ++group) album.open.push_back(group);
    });
    REQUIRE(f.wait([&] { return f.row(0).data(GroupTile::bestRole).isValid(); }));
    f.clickField(0);
    for (int row = 0; row < groups; ++row) {
        const qint64 group = f.groups().groupOf(f.row(row));
        f.type("jo");
        QTest::keyClick(&f.field(), Qt::Key_Return);
        REQUIRE(f.wait([&] { return f.groups().waiting() == groups - 1 - row; }));
        REQUIRE(f.state(group) == "Jonas");
        QTest::qWait(IdListModel::changedEveryMs); // the cards are read again
    }
    for (int row = 0; row < groups; ++row) {
        INFO(row);
        CHECK(f.row(row).data(GroupTile::bestRole).isValid());
        CHECK(f.row(row).data(GroupTile::facesRole).toInt() > 0);
    }
}

TEST_CASE("people page: a person is forgotten after it was said what goes and not by Enter", "[people]")
{
    PeopleDesk f;
    PersonsView& named = f.page->named();
    named.setFocus();
    REQUIRE(f.wait([&] { return named.chosen() == PersonId{1}; }));
    const auto asks = [&] {
        QContextMenuEvent menu(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(named.viewport(), &menu);
        auto* const shown = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        REQUIRE(shown);
        for (QAction* const action : shown->actions())
            if (action->text() == "Forget this person…") shown->setActiveAction(action);
        QTest::keyClick(shown, Qt::Key_Return);
        f.bench.activate();
        REQUIRE(f.wait([&] { return f.page->asking().isVisible(); }));
    };
    asks();
    CHECK(f.page->asking().words().startsWith("Forget Lena?"));
    for (const char* const words :
         {"43 faces", "backups", "the name and every decision about Lena", "cannot be undone"})
        CHECK(f.page->asking().words().contains(words));
    REQUIRE(f.wait([&] { return f.page->asking().findChild<Button*>("askCancel")->hasFocus(); }));
    QTest::keyClick(f.page->asking().findChild<Button*>("askCancel"), Qt::Key_Space);
    CHECK_FALSE(f.page->asking().isVisible());
    CHECK(named.hasFocus());
    CHECK(f.album().orders.empty());
    asks();
    QTest::mouseClick(f.page->asking().findChild<Button*>("askYes"), Qt::LeftButton);
    REQUIRE(f.wait([&] { return named.model()->rowCount() == 3 && named.isGap(named.model()->index(0, 0)); }));
    REQUIRE(f.album().orders.size() == 1);
    CHECK(std::get<jobs::ForgetFaces>(f.album().orders[0]).person->id == PersonId{1});
    CHECK(f.bench.messages.last() == "Lena is forgotten, with 43 faces and all older backups. This cannot be undone.");
    CHECK(f.bench.messages.cleared.contains("undo"));
}

TEST_CASE("people page: of two people with one name the one who is meant is forgotten", "[people]")
{
    PeopleDesk f([](Album& album) { album.known[2].name = "Lena"; });
    f.page->named().setFocus();
    REQUIRE(f.wait([&] { return f.page->named().chosen() == PersonId{1}; }));
    f.bench.actions.refreshNow();
    f.bench.actions.trigger("people.forget");
    REQUIRE(f.wait([&] { return f.page->asking().isVisible(); }));
    QTest::mouseClick(f.page->asking().findChild<Button*>("askYes"), Qt::LeftButton);
    REQUIRE(f.wait([&] { return f.album().orders.size() == 1; }));
    CHECK(std::get<jobs::ForgetFaces>(f.album().orders[0]).person->id == PersonId{1});
}

TEST_CASE("people page: Del deletes the name that has the ring and says what it needs where there is none", "[people]")
{
    PeopleDesk f;
    QStringList missed;
    QObject::connect(&f.bench.actions, &Actions::missed, &f.bench.window,
                     [&](const auto& needs) { missed << needs(); });
    f.groups().setFocus();
    for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_M, Qt::Key_X}) QTest::keyClick(&f.groups(), key);
    CHECK(missed.size() == 3);
    CHECK(f.album().decisions() == 0);
    f.page->named().setFocus();
    QTest::keyClick(&f.page->named(), Qt::Key_Down);
    QTest::keyClick(&f.page->named(), Qt::Key_Delete);
    REQUIRE(f.wait([&] { return f.album().last<DeletePerson>().has_value(); }));
    CHECK(f.album().last<DeletePerson>()->whom.id == PersonId{2});
}

TEST_CASE("people page: Everyone stands in the order that is chosen and so does the next visit", "[people]")
{
    QSettings().remove("pages/people");
    const auto prepare = [](Album& album) {
        album.known = {
            {PersonId{1}, "Lena", 40, 3, 1}, {PersonId{2}, "Jonas", 30, 0, 3}, {PersonId{3}, "Joel", 20, 7, 2}};
    };
    const Place place{.query = {{"tab", "everyone"}}};
    {
        PeopleDesk f(prepare, place);
        auto* const order = f.page->findChild<QComboBox*>("peopleOrder");
        REQUIRE(order);
        REQUIRE(order->isVisible());
        CHECK(f.wait([&] { return namesOf(f.page->everyone()) == QStringList{"Lena", "Jonas", "Joel"}; }));
        order->setFocus(Qt::TabFocusReason);
        for (const QStringList& wanted : {QStringList{"Joel", "Jonas", "Lena"}, QStringList{"Jonas", "Joel", "Lena"},
                                          QStringList{"Joel", "Lena", "Jonas"}}) {
            QTest::keyClick(order, Qt::Key_Down);
            INFO(order->currentText().toStdString());
            CHECK(f.wait([&] { return namesOf(f.page->everyone()) == wanted; }));
        }
        // It says that it is by photos.
        CHECK(f.wait([&] { return namesOf(f.page->named()) == QStringList{"Lena", "Jonas", "Joel"}; }));
        QTest::mouseClick(f.button("people.toName"), Qt::LeftButton);
        CHECK_FALSE(order->isVisible());
    }
    PeopleDesk again(prepare, place);
    CHECK(again.page->findChild<QComboBox*>("peopleOrder")->currentIndex() == 3);
    CHECK(again.wait([&] { return namesOf(again.page->everyone()) == QStringList{"Joel", "Lena", "Jonas"}; }));
    QSettings().remove("pages/people");
}

TEST_CASE("people page: nobody in Everyone moves after a decision while pointer or focus are there", "[people]")
{
    QSettings().remove("pages/people");
    PeopleDesk f([](Album& album) { album.known[2].waiting = 7; }, {.query = {{"tab", "everyone"}}});
    auto* const order = f.page->findChild<QComboBox*>("peopleOrder");
    REQUIRE(order);
    order->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 3; ++i) QTest::keyClick(order, Qt::Key_Down);
    PersonsView& everyone = f.page->everyone();
    REQUIRE(f.wait([&] { return namesOf(everyone) == QStringList{"Joel", "Lena", "Jonas"}; }));
    everyone.setFocus(Qt::TabFocusReason);
    {
        const std::lock_guard lock(f.album().mutex);
        f.album().known[2].waiting = 0; // all of Joel was confirmed
    }
    f.album().changes.add({.people = true, .history = true});
    const QModelIndex first = everyone.model()->index(0, 0);
    REQUIRE(f.wait([&] { return first.data(PersonsView::toConfirmRole).toInt() == 0; }));
    CHECK(namesOf(everyone) == QStringList{"Joel", "Lena", "Jonas"});
    order->setFocus(Qt::TabFocusReason);
    CHECK(f.wait([&] { return namesOf(everyone) == QStringList{"Lena", "Jonas", "Joel"}; }));
    QSettings().remove("pages/people");
}

TEST_CASE("people page: Chinese names stand in the order of their sounds in Chinese", "[people]")
{
    QSettings().setValue("pages/people/order", 1);
    setLanguage(Language::simplifiedChinese);
    PeopleDesk f(
        [](Album& album) {
            album.known = {{PersonId{1}, "张伟", 40}, {PersonId{2}, "陈静", 30}, {PersonId{3}, "李娜", 20}};
        },
        {.query = {{"tab", "everyone"}}});
    CHECK(f.wait([&] { return namesOf(f.page->everyone()) == QStringList{"陈静", "李娜", "张伟"}; }));
    setLanguage(Language::english);
    QSettings().remove("pages/people");
}

TEST_CASE("people page: the list at the side and Everyone are found again where they were scrolled to", "[people]")
{
    QSettings().remove("pages/people");
    const auto many = [](Album& album) {
        for (int i = 4; i <= 200; ++i)
            album.known.push_back({PersonId{i}, "Person " + std::to_string(i), static_cast<std::uint64_t>(20 - i % 7)});
    };
    for (const bool side : {true, false}) {
        const auto listOf = [side](PeopleDesk& f) -> PersonsView& {
            return side ? f.page->named() : f.page->everyone();
        };
        Place place{.query = {{"tab", side ? "toName" : "everyone"}}};
        {
            PeopleDesk f(many, place);
            REQUIRE(f.wait([&] { return listOf(f).model()->rowCount() == 200; }));
            listOf(f).scrollToTop(60);
            place = f.page->place();
        }
        PeopleDesk again(many, place);
        INFO(side);
        CHECK(again.wait([&] { return listOf(again).firstVisibleRow() == 60; }));
    }
}

TEST_CASE("people page: it says why there is nothing to name", "[people]")
{
    PeopleDesk done([](Album& album) { album.open.clear(); });
    CHECK(done.wait(
        [&] { return done.page->emptyWords() == "No group is left to name. Single faces are in the menu above."; }));
    PeopleDesk before([](Album& album) {
        album.open.clear();
        album.empty = true;
        album.alone.clear();
    });
    CHECK(before.wait([&] { return before.page->emptyWords() == "No faces yet. Start on the Archive page."; }));
}

TEST_CASE("people page: its lists are models by the rules of Qt and read aloud", "[people]")
{
    PeopleDesk f;
    const QAbstractItemModelTester groups(f.groups().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester named(f.page->named().model(),
                                         QAbstractItemModelTester::FailureReportingMode::Fatal);
    REQUIRE(f.wait([&] { return f.row(0).data(GroupTile::facesRole).isValid(); }));
    CHECK(f.row(0).data(Qt::AccessibleTextRole).toString() == "289 faces, in 279 photos");
    const QModelIndex lena = f.page->named().model()->index(0, 0);
    REQUIRE(f.wait([&] { return lena.data().toString() == "Lena"; }));
    CHECK(lena.data(Qt::AccessibleTextRole).toString() == "Lena, 40 photos, 3 to confirm");
}

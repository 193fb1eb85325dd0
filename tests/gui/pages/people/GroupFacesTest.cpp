// The faces of a group, and what is dragged on the page of people.
#include <QScrollBar>

#include "pages/people/PeopleFake.h"
#include "views/FaceTile.h"
#include "widgets/MergeCard.h"
#include "widgets/PageBar.h"

using namespace albumen;
using test::Album;
using test::PeopleDesk;

namespace {

/// A group that is open: 11, with the faces 110 to 115.
struct OpenGroup : PeopleDesk {
    explicit OpenGroup(const std::function<void(Album&)>& prepare = {}) : PeopleDesk(prepare)
    {
        bench.navigator.go({.page = "people"});
        const QRect tile = groups().visualRect(row(0));
        QTest::mouseDClick(groups().viewport(), Qt::LeftButton, {}, tile.topLeft() + QPoint(40, 40));
        REQUIRE(wait([this] { return faces().isOpen() && view().model()->rowCount() == 6; }));
    }
    GroupFaces& faces() { return page->faces(); }
    TileView& view() { return faces().view(); }
    void click(int at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers,
                          view().visualRect(view().model()->index(at, 0)).center());
    }
    bool gone(int at) { return view().model()->index(at, 0).data(IdListModel::goneRole).toBool(); }
};

} // namespace

TEST_CASE("open group: a double click shows its faces and Back shows the groups again", "[people]")
{
    OpenGroup f;
    CHECK(f.faces().group() == 11);
    CHECK(f.view().isVisible());
    CHECK_FALSE(f.groups().isVisible());
    CHECK_FALSE(f.page->strip().isVisible());
    CHECK(f.page->place().query.value("group").toLongLong() == 11);
    QTest::mouseClick(f.button("groupBack"), Qt::LeftButton);
    CHECK(f.groups().isVisible());
    CHECK(f.page->strip().isVisible());
    CHECK_FALSE(f.faces().isOpen());
}

TEST_CASE("open group: those that are somebody else are split off and leave a gap", "[people]")
{
    OpenGroup f;
    f.click(2);
    f.click(4, Qt::ControlModifier);
    QTest::keyClick(&f.view(), Qt::Key_N);
    REQUIRE(f.wait([&] { return f.album().last<SplitGroup>().has_value(); }));
    CHECK(f.album().last<SplitGroup>()->group == 11);
    CHECK(f.album().last<SplitGroup>()->faces == std::vector{FaceId{112}, FaceId{114}});
    REQUIRE(f.wait([&] { return f.gone(2) && f.gone(4); }));
    CHECK_FALSE(f.gone(3));
    CHECK(f.view().model()->rowCount() == 6);
    CHECK(f.view().selectedRows().isEmpty());
}

TEST_CASE("open group: all of it is not somebody else", "[people]")
{
    OpenGroup f;
    QTest::keyClick(&f.view(), Qt::Key_A, Qt::ControlModifier);
    CHECK(f.faces().chosen().size() == 6);
    f.bench.actions.refreshNow();
    CHECK_FALSE(f.bench.actions.action("people.no")->isEnabled());
    QTest::keyClick(&f.view(), Qt::Key_N);
    QTest::qWait(50);
    CHECK(f.album().decisions() == 0);
}

TEST_CASE("open group: E names the selected faces or the whole group where none is selected", "[people]")
{
    OpenGroup f;
    SECTION("some")
    {
        f.click(1);
        QTest::keyClick(&f.view(), Qt::Key_E);
        REQUIRE(f.faces().namePanel().isVisible());
        QTest::keyClicks(&f.faces().namePanel().field(), "jonas");
        QTest::keyClick(&f.faces().namePanel().field(), Qt::Key_Return);
        REQUIRE(f.wait([&] { return f.album().last<AssignFaces>().has_value(); }));
        CHECK(f.album().last<AssignFaces>()->faces == std::vector{FaceId{111}});
        CHECK(f.album().last<AssignFaces>()->whom.id == PersonId{2});
    }
    SECTION("all")
    {
        QTest::keyClick(&f.view(), Qt::Key_E);
        QTest::keyClicks(&f.faces().namePanel().field(), "jonas");
        QTest::keyClick(&f.faces().namePanel().field(), Qt::Key_Return);
        REQUIRE(f.wait([&] { return f.album().last<NameGroup>().has_value(); }));
        CHECK(f.album().last<NameGroup>()->group == 11);
        CHECK(f.wait([&] { return f.gone(0) && f.gone(5); }));
    }
}

TEST_CASE("open group: the bar says what the letters act on and E names all where nothing is selected", "[people]")
{
    OpenGroup f;
    const auto* const bar = f.faces().findChild<PageBar*>();
    const auto naming = [&] {
        f.bench.actions.refreshNow();
        return f.bench.actions.action("people.nameFaces")->text();
    };
    CHECK(f.wait([&] { return bar->words() == "1 face: the one with the ring"; }));
    CHECK(naming() == "Name the group…");
    QTest::keyClick(&f.view(), Qt::Key_Space);
    CHECK(bar->words() == "1 face selected");
    CHECK(naming() == "Name…");
    QTest::keyClick(&f.view(), Qt::Key_Space);
    QTest::keyClick(&f.view(), Qt::Key_X);
    REQUIRE(f.wait([&] { return f.album().last<NotFaces>().has_value(); }));
    CHECK(f.album().last<NotFaces>()->faces == std::vector{FaceId{110}});
}

TEST_CASE("open group: letters ignore the selected faces and say that they are none", "[people]")
{
    OpenGroup f;
    f.click(0);
    QTest::keyClick(&f.view(), Qt::Key_I);
    REQUIRE(f.wait([&] { return f.album().last<IgnoreFaces>().has_value(); }));
    CHECK(f.album().last<IgnoreFaces>()->faces == std::vector{FaceId{110}});
    REQUIRE(f.wait([&] { return f.view().selectedRows().isEmpty(); }));
    f.click(1);
    QTest::keyClick(&f.view(), Qt::Key_X);
    REQUIRE(f.wait([&] { return f.album().last<NotFaces>().has_value(); }));
    CHECK(f.album().last<NotFaces>()->faces == std::vector{FaceId{111}});
}

TEST_CASE("open group: Esc takes the selection back and then goes back to the groups", "[people]")
{
    OpenGroup f;
    f.click(0);
    QTest::keyClick(&f.view(), Qt::Key_Escape);
    CHECK(f.faces().isOpen());
    CHECK(f.view().selectedRows().isEmpty());
    QTest::keyClick(&f.view(), Qt::Key_Escape);
    CHECK_FALSE(f.faces().isOpen());
    CHECK(f.groups().hasFocus());
}

TEST_CASE("open group: Enter on a face shows its photo in the viewer", "[people]")
{
    OpenGroup f;
    f.click(3);
    REQUIRE(f.wait([&] { return !f.view().currentIndex().data(captionRole).toString().isEmpty(); }));
    QTest::keyClick(&f.view(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.bench.navigator.current().page == "viewer"; }));
    CHECK(f.bench.navigator.current().query.value("photo").toLongLong() == 77);
}

TEST_CASE("people page: faces that are in no group are named alone", "[people]")
{
    PeopleDesk f;
    REQUIRE(f.wait([&] { return f.button("people.singles")->text() == "Single faces 2"; }));
    QTest::mouseClick(f.button("people.singles"), Qt::LeftButton);
    TileView& view = f.page->faces().view();
    REQUIRE(f.wait([&] { return view.model()->rowCount() == 2; }));
    CHECK_FALSE(f.page->faces().group());
    CHECK(f.page->place().query.value("singles").toBool());
    f.bench.actions.refreshNow();
    CHECK(f.bench.actions.action("people.nameFaces")->text() == "Name…"); // the one with the ring
    CHECK(f.wait([&] { return f.page->faces().chosen() == std::vector{FaceId{901}}; }));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(1, 0)).center());
    QTest::keyClick(&view, Qt::Key_E);
    QTest::keyClicks(&f.page->faces().namePanel().field(), "Ines");
    QTest::keyClick(&f.page->faces().namePanel().field(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.album().last<AssignFaces>().has_value(); }));
    CHECK(f.album().last<AssignFaces>()->faces == std::vector{FaceId{902}});
    CHECK(f.album().last<AssignFaces>()->whom.name == "Ines");
    CHECK(f.wait([&] { return f.button("people.singles")->text() == "Single faces 1"; }));
}

TEST_CASE("open group: where it was named, the groups that are left stand without holes", "[people]")
{
    OpenGroup f;
    QTest::keyClick(&f.view(), Qt::Key_E);
    QTest::keyClicks(&f.faces().namePanel().field(), "Ines");
    QTest::keyClick(&f.faces().namePanel().field(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.album().last<NameGroup>().has_value(); }));
    QTest::keyClick(&f.view(), Qt::Key_Escape);
    REQUIRE(f.groups().isVisible());
    REQUIRE(f.wait([&] { return f.groups().model()->rowCount() == 3; }));
    {
        const std::lock_guard lock(f.album().mutex);
        std::erase(f.album().open, 13); // all its faces are hers, too
    }
    f.album().changes.add({.faces = {}, .photos = {}, .people = true, .groups = true});
    REQUIRE(f.wait([&] { return f.groups().waiting() == 2; }));
    CHECK(f.groups().model()->rowCount() == 2);
    CHECK(f.groups().groupOf(f.row(0)) == 12);
    CHECK(f.groups().groupOf(f.row(1)) == 14);
}

TEST_CASE("drag: a group on a person is named and says so in its place", "[people]")
{
    PeopleDesk f;
    REQUIRE(f.wait([&] { return f.page->named().model()->index(1, 0).data().toString() == "Jonas"; }));
    CHECK(f.drop(dragOf(Dragged::groups, {12}), f.page->named(), 1));
    CHECK(f.state(12) == "Jonas");
    REQUIRE(f.wait([&] { return f.album().last<NameGroup>().has_value(); }));
    CHECK(f.album().last<NameGroup>()->group == 12);
    CHECK(f.album().last<NameGroup>()->whom.id == PersonId{2});
}

TEST_CASE("drag: faces of an open group on a person are theirs", "[people]")
{
    OpenGroup f;
    CHECK(f.drop(dragOf(Dragged::faces, {111, 113}), f.page->named(), 2));
    REQUIRE(f.wait([&] { return f.album().last<AssignFaces>().has_value(); }));
    CHECK(f.album().last<AssignFaces>()->faces == std::vector{FaceId{111}, FaceId{113}});
    CHECK(f.album().last<AssignFaces>()->whom.id == PersonId{3});
}

TEST_CASE("drag: a person on another asks first and not on themselves", "[people]")
{
    PeopleDesk f;
    CHECK_FALSE(f.drop(dragOf(Dragged::people, {1}), f.page->named(), 0));
    QTest::qWait(50);
    CHECK_FALSE(f.page->merging().isVisible());
    CHECK(f.drop(dragOf(Dragged::people, {3}), f.page->named(), 0));
    REQUIRE(f.wait([&] { return f.page->merging().isVisible(); }));
    CHECK(f.page->merging().words().startsWith("Merge Joel and Lena?"));
    CHECK(f.album().decisions() == 0);
    QTest::mouseClick(f.button("mergeConfirm"), Qt::LeftButton);
    REQUIRE(f.wait([&] { return f.album().last<MergePeople>().has_value(); }));
}

TEST_CASE("drag: the name of the person who was dropped on stays, unless the other alone has one", "[people]")
{
    PeopleDesk f([](Album& album) { album.known.push_back({PersonId{4}, "12", 10, 0}); });
    const auto merged = [&](std::int64_t dragged, int onto) {
        CHECK(f.drop(dragOf(Dragged::people, {dragged}), f.page->named(), onto));
        REQUIRE(f.wait([&] { return f.page->merging().isVisible(); }));
        const std::size_t before = f.album().decisions();
        QTest::mouseClick(f.button("mergeConfirm"), Qt::LeftButton);
        REQUIRE(f.wait([&] { return f.album().decisions() > before; }));
        return f.album().last<MergePeople>()->into.id;
    };
    CHECK(merged(1, 2) == PersonId{3}); // Lena, who has more photos, on Joel
    CHECK(merged(3, 0) == PersonId{1});
    CHECK(merged(1, 3) == PersonId{1}); // on "12"
}

TEST_CASE("drag: a group on another is the same person and one on itself or on a named card is nothing", "[people]")
{
    PeopleDesk f;
    CHECK_FALSE(f.drop(dragOf(Dragged::groups, {12}), f.groups(), 1));
    CHECK_FALSE(f.drop(dragOf(Dragged::people, {1}), f.groups(), 1)); // people are no groups
    CHECK(f.drop(dragOf(Dragged::groups, {13}), f.groups(), 0));
    REQUIRE(f.wait([&] { return f.album().last<MergeGroups>().has_value(); }));
    CHECK(f.album().last<MergeGroups>()->from == 13);
    CHECK(f.album().last<MergeGroups>()->into == 11);
    REQUIRE(f.wait([&] { return f.groups().waiting() == 3; }));
    f.clickField(0);
    f.type("jo");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    CHECK_FALSE(f.drop(dragOf(Dragged::groups, {12}), f.groups(), 0));
}

TEST_CASE("drag: what is held at the edge of a view scrolls it", "[people]")
{
    PeopleDesk f([](Album& album) {
        for (std::int64_t group = 15; group < 60; ++group) album.open.push_back(group);
    });
    const std::unique_ptr<QMimeData> mime(dragOf(Dragged::groups, {11}));
    const QRect view = f.groups().viewport()->rect();
    QDragEnterEvent enter(view.center(), Qt::CopyAction, mime.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(f.groups().viewport(), &enter);
    QDragMoveEvent middle(view.center(), Qt::CopyAction, mime.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(f.groups().viewport(), &middle);
    QTest::qWait(80);
    CHECK(f.groups().verticalScrollBar()->value() == 0);
    QDragMoveEvent low(QPoint(view.center().x(), view.bottom() - 4), Qt::CopyAction, mime.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(f.groups().viewport(), &low);
    CHECK(f.wait([&] { return f.groups().verticalScrollBar()->value() > 100; }));
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(f.groups().viewport(), &leave);
    const int now = f.groups().verticalScrollBar()->value();
    QTest::qWait(80);
    CHECK(f.groups().verticalScrollBar()->value() == now);
}

TEST_CASE("people page: the menu of a card opens it and says that none of it is a face", "[people]")
{
    PeopleDesk f;
    f.groups().setFocus();
    QTest::keyClick(&f.groups(), Qt::Key_Home);
    f.bench.actions.refreshNow();
    f.bench.actions.trigger("people.notFaces");
    REQUIRE(f.wait([&] { return f.album().last<NotFaces>().has_value(); }));
    CHECK(f.album().last<NotFaces>()->faces.size() == 6);
    f.bench.actions.refreshNow();
    f.bench.actions.trigger("people.open");
    CHECK(f.page->faces().group() == 11);
}

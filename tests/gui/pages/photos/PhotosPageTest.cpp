#include <algorithm>

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QDate>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>
#include <QScrollBar>

#include "DateText.h"
#include "PageBench.h"
#include "SayPlace.h"
#include "Theme.h"
#include "models/PhotoModel.h"
#include "models/PhotoQueryMap.h"
#include "pages/photos/MonthRail.h"
#include "pages/photos/PhotoFilter.h"
#include "pages/photos/PhotosFake.h"
#include "pages/photos/PhotosPage.h"
#include "views/TileView.h"
#include "widgets/Button.h"
#include "widgets/PageBar.h"
#include "widgets/PlacePanel.h"

using namespace albumen;

namespace {

struct Photos {
    test::PageBench<test::PhotoLibrary> bench;
    PhotosPage page{bench.parts(), &bench.window};
    QAbstractItemModelTester tester{&page.model()};

    explicit Photos(const Place& place = {})
    {
        bench.show(page, place);
        REQUIRE(bench.wait([this] { return page.model().rowCount() > 0 && read(); }));
    }
    bool read()
    {
        for (int row = 0; row < page.model().rowCount(); ++row)
            if (!page.model().card(page.model().index(row, 0))) return false;
        return true;
    }
    QModelIndex row(int row) { return page.model().index(row, 0); }
    void click(int at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(page.view().viewport(), Qt::LeftButton, modifiers, page.view().visualRect(row(at)).center());
    }
    void key(Qt::Key key) { QTest::keyClick(&page.view(), key); }
    QAction* choice(const QString& words)
    {
        auto* const menu = page.findChild<QMenu*>("filterMenu");
        menu->aboutToShow();
        const QList<QAction*> all = menu->findChildren<QAction*>();
        for (QAction* const action : all)
            if (action->text().startsWith(words)) return action;
        return nullptr;
    }
};

} // namespace

TEST_CASE("Photos lie by day with headings and those without a date last", "[photos]")
{
    Photos photos;
    const TileGeometry& tiles = photos.page.view().geometryOfTiles();
    CHECK(tiles.sections() == 3);
    CHECK(tiles.rowsOf(0) == std::pair(0, 3));
    CHECK(tiles.rowsOf(1) == std::pair(3, 5));
    CHECK(tiles.rowsOf(2) == std::pair(5, 6));
    CHECK(spanText({2026, 5, 12, 0, 3}) == "12 May 2026");
    CHECK(spanText({2026, 5, 0, 0, 3}) == "May 2026");
    CHECK(spanText({}) == "Without a date");
    const QFontMetrics words(fontOf(Type::captionStrong));
    CHECK(photos.page.rail().width() > words.horizontalAdvance("Without")); // there are some without a date
    REQUIRE(photos.page.rail().current());
    CHECK(photos.page.rail().current()->month == 5);
}

TEST_CASE("The heading of a day stays at the top while its photos scroll, and everything else is where it is seen",
          "[photos]")
{
    test::PageBench<test::PhotoLibrary> bench;
    bench.library.some.all.clear();
    for (int i = 1; i <= 200; ++i) {
        PhotoCard photo;
        photo.id = PhotoId{i};
        photo.content = ContentNo{i};
        photo.path = "/photos/2026/IMG_" + std::to_string(i) + ".jpg";
        photo.takenLocalS = (i <= 100 ? 11 : 4) * 86'400 + 3600;
        bench.library.some.all.push_back(photo);
    }
    PhotosPage page(bench.parts(), &bench.window);
    bench.show(page);
    TileView& view = page.view();
    REQUIRE(bench.wait([&] { return page.model().rowCount() == 200; }));
    QScrollBar& bar = *view.verticalScrollBar();
    const TileGeometry& tiles = view.geometryOfTiles();
    const QPoint inHeading(40, 10);

    bar.setValue(tiles.tile(40).center().y());
    CHECK_FALSE(view.indexAt(inHeading).isValid());
    const QImage one = view.viewport()->grab(QRect(0, 0, 300, 30)).toImage();
    bar.setValue(tiles.tile(60).center().y() + 7);
    CHECK(view.viewport()->grab(QRect(0, 0, 300, 30)).toImage() == one);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, inHeading);
    CHECK(view.selectedRows().size() == 100); // the day of the heading, as where it stands by itself
    CHECK(view.selectedRows().last() == 99);

    // The next one pushes it out.
    bar.setValue(tiles.heading(1).top() - 10);
    CHECK(view.viewport()->grab(QRect(0, 0, 300, 30)).toImage() != one);
    CHECK(view.indexAt(QPoint(40, 14 + tiles.heading(1).height())).row() == 100);

    // No tile that the keys come to is below it, and a place is found again as it was.
    view.setFocus();
    view.clearSelection();
    view.selectionModel()->setCurrentIndex(page.model().index(80, 0), QItemSelectionModel::ClearAndSelect);
    view.scrollTo(view.currentIndex());
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(&view, Qt::Key_Up);
        const QRect place = view.visualRect(view.currentIndex());
        INFO(view.currentIndex().row());
        CHECK(view.indexAt(place.topLeft() + QPoint(1, 1)) == view.currentIndex());
        CHECK(view.indexAt(place.bottomLeft() + QPoint(1, -1)) == view.currentIndex());
    }
    view.scrollToTop(view.firstVisibleRow());
    const int before = bar.value();
    view.scrollToTop(view.firstVisibleRow());
    CHECK(bar.value() == before);

    // A screen reader finds nobody in the heading and every tile in its place.
    QAccessibleInterface* const list = QAccessible::queryAccessibleInterface(&view);
    REQUIRE(list);
    const QPoint at = view.viewport()->mapToGlobal(inHeading);
    CHECK_FALSE(list->childAt(at.x(), at.y()));
    QAccessibleInterface* const item = list->child(view.firstVisibleRow());
    CHECK(list->childAt(item->rect().center().x(), item->rect().center().y()) == item);
    CHECK(list->childCount() == 200);
}

TEST_CASE("Small tiles lie by month", "[photos]")
{
    Photos photos;
    photos.page.view().setZoom(PhotosPage::leastTile);
    CHECK(photos.page.view().geometryOfTiles().sections() == 2);
    photos.page.view().setZoom(160);
    CHECK(photos.page.view().geometryOfTiles().sections() == 3);
}

TEST_CASE("F makes the selected photos favourites and again takes it back", "[photos]")
{
    Photos photos;
    photos.click(0);
    photos.click(2, Qt::ControlModifier);
    photos.key(Qt::Key_F);
    REQUIRE(photos.bench.wait([&] { return !photos.bench.messages.said.isEmpty(); }));
    const auto& first = std::get<SetFavourite>(photos.bench.library.decided.at(0));
    CHECK(first.photos == std::vector{PhotoId{1}, PhotoId{3}});
    CHECK(first.favourite);
    CHECK(photos.bench.messages.last() == "Added 2 photos to the favourites.");
    const auto starred = [&] { return photos.page.model().card(photos.row(0))->favourite; };
    REQUIRE(photos.bench.wait(starred));
    CHECK_FALSE(photos.page.model().card(photos.row(3))->favourite);
    photos.key(Qt::Key_F);
    REQUIRE(photos.bench.wait([&] { return photos.bench.library.decided.size() == 2; }));
    CHECK_FALSE(std::get<SetFavourite>(photos.bench.library.decided.at(1)).favourite);
}

TEST_CASE("A number gives the selected photos so many stars, and again takes them away", "[photos]")
{
    Photos photos;
    const auto given = [&](std::size_t which) {
        REQUIRE(photos.bench.wait([&] { return photos.bench.library.decided.size() > which; }));
        return std::get<SetStars>(photos.bench.library.decided.at(which));
    };
    const auto has = [&](int row, int stars) {
        return photos.bench.wait([&] {
            const PhotoCard* const card = photos.page.model().card(photos.row(row));
            return card && card->stars == stars;
        });
    };
    const auto says = [&](const QString& words) {
        return photos.bench.wait([&] { return photos.bench.messages.last() == words; });
    };
    photos.click(0);
    photos.click(2, Qt::ControlModifier);
    photos.key(Qt::Key_4);
    CHECK(given(0).photos == std::vector{PhotoId{1}, PhotoId{3}});
    CHECK(given(0).stars == 4);
    CHECK(says("Gave 2 photos 4 stars."));
    REQUIRE(has(0, 4));
    REQUIRE(has(2, 4));
    CHECK(has(1, 0));
    photos.click(1, Qt::ControlModifier);
    photos.key(Qt::Key_4); // not all of them have four
    CHECK(given(1).stars == 4);
    REQUIRE(has(1, 4));
    photos.key(Qt::Key_4);
    CHECK(given(2).stars == 0);
    CHECK(says("Took the stars from 3 photos."));
    REQUIRE(has(0, 0));
    photos.click(4);
    photos.key(Qt::Key_1);
    CHECK(given(3).photos == std::vector{PhotoId{5}});
    CHECK(given(3).stars == 1);
    CHECK(says("Gave 1 photo 1 star."));
    REQUIRE(has(4, 1));
    photos.key(Qt::Key_5);
    CHECK(given(4).stars == 5);
    photos.key(Qt::Key_6);
    photos.key(Qt::Key_0);
    QTest::qWait(50);
    CHECK(photos.bench.library.decided.size() == 5);
}

TEST_CASE("L searches for what looks like the selected photo", "[photos]")
{
    Photos photos;
    photos.click(1);
    photos.key(Qt::Key_L);
    const Place place = photos.bench.navigator.current();
    CHECK(place.page == "search");
    CHECK(place.query.value("like").toString() == "/photos/2026/IMG_2.jpg");
}

TEST_CASE("The buttons of the bar and what stands below the filters keep their places whatever is selected or filtered",
          "[photos]")
{
    Photos photos;
    const auto places = [&] {
        QTest::qWait(20); // what asks for room gets it
        std::vector<QRect> all;
        for (const char* const id : {"photos.favourite", "photos.turnLeft", "photos.again"})
            if (auto* const button = photos.page.findChild<Button*>(id); button->isVisible())
                all.push_back({button->mapTo(&photos.page, QPoint()), button->size()});
        return all;
    };
    photos.click(0);
    const std::vector<QRect> before = places();
    photos.click(1); // a favourite
    REQUIRE(photos.bench.wait(
        [&] { return photos.page.findChild<Button*>("photos.favourite")->text().startsWith("Remove"); }));
    CHECK(places() == before);
    photos.key(Qt::Key_Escape);
    photos.click(3);
    CHECK(places() == before);
    const QPoint view = photos.page.view().mapTo(&photos.page, QPoint());
    photos.choice("Favourites")->trigger();
    REQUIRE(photos.bench.wait([&] { return photos.page.model().rowCount() == 1; }));
    QTest::qWait(20);
    CHECK(photos.page.view().mapTo(&photos.page, QPoint()) == view);
}

TEST_CASE("The brackets turn what is selected or the photo with the ring a quarter and nothing else", "[photos]")
{
    Photos photos;
    const std::vector<Command>& decided = photos.bench.library.decided;
    const auto turns = [&](std::size_t which, PhotoId photo, int quarters) {
        REQUIRE(photos.bench.wait([&] { return decided.size() == which + 1; }));
        const auto turn = std::get<TurnPhotos>(decided[which]);
        CHECK(turn.photos == std::vector{photo});
        CHECK(turn.quarters == quarters);
    };
    photos.key(Qt::Key_BracketLeft); // nothing is selected, the first has the ring
    turns(0, PhotoId{1}, -1);
    photos.click(1);
    photos.key(Qt::Key_BracketLeft);
    turns(1, PhotoId{2}, -1);
    photos.key(Qt::Key_BracketRight);
    turns(2, PhotoId{2}, 1);
}

TEST_CASE("The filter with the focus keeps it when filters are shown anew and the next has it when one is taken away",
          "[photos]")
{
    Photos photos({.page = "photos", .query = {{"noPeople", true}, {"favourite", false}}});
    const auto tokens = [&] {
        QList<Button*> all;
        for (Button* const token : photos.page.findChildren<Button*>("token"))
            if (token->isVisible()) all << token;
        return all;
    };
    REQUIRE(tokens().size() == 2);
    tokens()[1]->setFocus(Qt::TabFocusReason);
    photos.page.retranslate();
    CHECK(QApplication::focusWidget() == tokens()[1]);
    tokens()[0]->setFocus(Qt::TabFocusReason);
    QTest::keyClick(tokens()[0], Qt::Key_Return);
    REQUIRE(tokens().size() == 1);
    CHECK(QApplication::focusWidget() == tokens()[0]);
    QTest::keyClick(tokens()[0], Qt::Key_Return);
    CHECK(QApplication::focusWidget() == photos.page.findChild<Button*>("addFilter"));
}

TEST_CASE("Enter and a double click open the viewer on that photo within the filter", "[photos]")
{
    Photos photos({.page = "photos", .query = {{"noPeople", true}}});
    photos.click(1);
    photos.key(Qt::Key_Return);
    Place place = photos.bench.navigator.current();
    CHECK(place.page == "viewer");
    CHECK(place.query.value("photo").toLongLong() == 3);
    CHECK(place.query.value("noPeople").toBool());
    QTest::mouseDClick(photos.page.view().viewport(), Qt::LeftButton, {},
                       photos.page.view().visualRect(photos.row(0)).center());
    CHECK(photos.bench.navigator.current().query.value("photo").toLongLong() == 1);
}

TEST_CASE("A choice of the filter menu leaves what fits and its token takes it away again", "[photos]")
{
    Photos photos;
    REQUIRE(photos.choice("Favourites"));
    CHECK(photos.choice("Favourites")->text() == "Favourites\t1");
    CHECK_FALSE(photos.choice("Unreadable")->isEnabled());
    photos.choice("Favourites")->trigger();
    REQUIRE(photos.bench.wait([&] { return photos.page.model().rowCount() == 1; }));
    CHECK(photos.page.model().idOf(photos.row(0)) == 2);
    QTest::mouseClick(photos.page.findChild<Button*>("token"), Qt::LeftButton);
    CHECK(photos.bench.wait([&] { return photos.page.model().rowCount() == 6; }));
}

TEST_CASE("People are asked for together, one or the other, and without", "[photos]")
{
    Photos photos;
    photos.choice("Lena")->trigger(); // of the menu With
    REQUIRE(photos.bench.wait([&] { return photos.bench.library.some.asked.size() >= 2; }));
    photos.page.filter().setCounts(*photos.bench.library.some.counts({}));
    auto* const menu = photos.page.findChild<QMenu*>("filterMenu");
    menu->aboutToShow();
    const QList<QMenu*> menus = menu->findChildren<QMenu*>();
    QStringList titles;
    for (const QMenu* each : menus) titles << each->title();
    CHECK(titles == QStringList{"And with", "Or with", "Without", "Taken", "In the folder"});
    menus[1]->actions().first()->trigger(); // Jonas, as Lena is in it
    const PhotoQuery& query = photos.page.filter().query();
    REQUIRE(query.people.size() == 1);
    CHECK(query.people[0].anyOf == std::vector{PersonId{1}, PersonId{2}});
    CHECK_FALSE(query.people[0].without);
    CHECK(photos.page.findChildren<Button*>("token").last()->text() == "Lena or Jonas");
}

namespace {

/// May 2026 and two months before it, in two sources.
void spread(test::SomePhotos& some)
{
    const std::lock_guard lock(some.mutex);
    some.months = {{2026, 5, 0, 0, 5}, {2025, 12, 0, 0, 3}, {2025, 11, 0, 0, 2}, {0, 0, 0, 0, 1}};
    some.folders = {{"/a/b/photos", 1}, {"/a/b/photos/2026", 6}, {"/a/b/photos/2026/R&B", 2}, {"/a/c", 4}};
    const QDate may(2026, 5, 1);
    for (PhotoCard& photo : some.all)
        if (photo.takenLocalS) *photo.takenLocalS = may.startOfDay(Qt::UTC).toSecsSinceEpoch();
}

QStringList words(const QMenu* menu)
{
    QStringList all;
    for (const QAction* const action : menu->actions()) all << QString(action->text()).replace('\t', ' ');
    return all;
}

QMenu* below(QMenu* menu, const QString& title)
{
    menu->aboutToShow();
    for (const QAction* const action : menu->actions())
        if (action->menu() && action->menu()->title().startsWith(title)) return action->menu();
    FAIL("no menu " << title.toStdString());
    return nullptr;
}

} // namespace

TEST_CASE("Photos are filtered by a year or a month that there is", "[photos]")
{
    Photos photos;
    spread(photos.bench.library.some);
    photos.page.openAt({.page = "photos"});
    auto* const menu = photos.page.findChild<QMenu*>("filterMenu");
    REQUIRE(photos.bench.wait([&] { return below(menu, "Taken")->isEnabled(); }));
    QMenu* const taken = below(menu, "Taken");
    CHECK(words(taken) == QStringList{"2026 (5)", "2025 (5)"});
    CHECK(words(below(taken, "2025")) == QStringList{"All of 2025 5", "December 2025 3", "November 2025 2"});
    below(taken, "2025")->actions().first()->trigger();
    REQUIRE(photos.bench.wait([&] { return photos.page.model().rowCount() == 0; }));
    auto* const token = photos.page.findChildren<Button*>("token").last();
    CHECK(token->text() == "2025");
    QTest::mouseClick(token, Qt::LeftButton);
    REQUIRE(photos.bench.wait([&] { return photos.page.model().rowCount() == 6; }));
    below(below(menu, "Taken"), "2026")->actions().last()->trigger();
    REQUIRE(photos.bench.wait([&] { return photos.page.model().rowCount() == 5; })); // one does not say when
    CHECK(photos.page.findChildren<Button*>("token").last()->text() == "May 2026");
    const PhotoQuery& query = photos.page.filter().query();
    CHECK(*query.takenBefore - *query.takenFrom == 31 * 86'400);
    CHECK(words(below(menu, "Taken")).first() == "2026 (5)"); // as the fake counts: no whole year is offered now
    CHECK(words(below(below(menu, "Taken"), "2026")) == QStringList{"May 2026 5"});
}

TEST_CASE("Photos are filtered by a folder that has some and folders above them all are left out", "[photos]")
{
    Photos photos;
    spread(photos.bench.library.some);
    photos.page.openAt({.page = "photos"});
    auto* const menu = photos.page.findChild<QMenu*>("filterMenu");
    REQUIRE(photos.bench.wait([&] { return below(menu, "Taken")->isEnabled(); }));
    QMenu* const folders = below(menu, "In the folder");
    CHECK(words(folders) == QStringList{"b/photos (9)", "c 4"});
    QMenu* const source = below(folders, "b/photos");
    source->aboutToShow();
    CHECK(words(source) == QStringList{"All of b/photos 9", "2026 (8)"});
    QMenu* const year = below(source, "2026");
    year->aboutToShow();
    CHECK(words(year) == QStringList{"All of 2026 8", "R&&B 2"});
    year->actions().last()->trigger();
    REQUIRE(photos.bench.wait([&] { return photos.page.model().rowCount() == 0; }));
    auto* const token = photos.page.findChildren<Button*>("token").last();
    CHECK(token->text().replace("&&", "&") == "R&B");
    CHECK(token->toolTip().endsWith("/a/b/photos/2026/R&B"));
    QTest::mouseClick(token, Qt::LeftButton);
    CHECK(photos.bench.wait([&] { return photos.page.model().rowCount() == 6; }));
    CHECK(photos.page.filter().query().under.empty());
}

namespace {

bool saidBy(const PhotosPage& page, const QString& words)
{
    const QList<QLabel*> labels = page.findChildren<QLabel*>();
    return std::ranges::any_of(labels,
                               [&](const QLabel* label) { return label->isVisible() && label->text() == words; });
}

} // namespace

TEST_CASE("Until photos are read the page says so and opened twice it asks once and for nothing else", "[photos]")
{
    test::PageBench<test::PhotoLibrary> bench;
    PhotosPage page{bench.parts(), &bench.window};
    const auto says = [&page](const QString& words) { return saidBy(page, words); };
    {
        const std::lock_guard slow(bench.library.some.mutex);
        bench.show(page);
        page.openAt({.page = "photos"});
        QTest::qWait(1);
        CHECK(says("Reading…"));
        CHECK_FALSE(page.findChild<QWidget*>("empty")->isVisible());
    }
    REQUIRE(bench.wait([&] { return page.model().rowCount() == 6; }));
    REQUIRE(bench.wait([&] { return says("6"); }));
    CHECK_FALSE(says("Reading…"));
    {
        const std::lock_guard lock(bench.library.some.mutex);
        CHECK(bench.library.some.asked.size() == 1);
    }
    page.openAt({.page = "photos"}); // answered before: there may be more now
    CHECK(bench.wait([&] {
        const std::lock_guard lock(bench.library.some.mutex);
        return bench.library.some.asked.size() == 2;
    }));
    CHECK(bench.library.theArchive.asked == 0);
}

TEST_CASE("Under a filter the page says of how many", "[photos]")
{
    Photos photos({.page = "photos", .query = {{"noPeople", true}}});
    CHECK(photos.bench.wait([&] { return saidBy(photos.page, "3 of 6"); }));
}

TEST_CASE("Typing a file name finds it and no match says so", "[photos]")
{
    Photos photos;
    photos.key(Qt::Key_Slash);
    REQUIRE(photos.page.nameField().hasFocus());
    QTest::keyClicks(&photos.page.nameField(), "IMG_4");
    REQUIRE(photos.bench.wait([&] { return photos.page.model().rowCount() == 1; }));
    CHECK(photos.page.model().idOf(photos.row(0)) == 4);
    QTest::keyClicks(&photos.page.nameField(), "x");
    REQUIRE(photos.bench.wait([&] { return photos.page.model().rowCount() == 0; }));
    CHECK_FALSE(photos.page.view().isVisible());
    CHECK(photos.bench.library.decided.empty()); // letters were text
}

TEST_CASE("Show in folder opens the folder of the selected photo", "[photos]")
{
    Photos photos;
    photos.click(0);
    photos.bench.actions.refreshNow();
    photos.bench.actions.trigger("photos.folder");
    CHECK(photos.bench.opened == QList<QUrl>{QUrl::fromLocalFile("/photos/2026")});
}

TEST_CASE("Dragged photos are the addresses of their files", "[photos]")
{
    Photos photos;
    const std::unique_ptr<QMimeData> mime(photos.page.model().mimeData({photos.row(0), photos.row(4)}));
    REQUIRE(mime);
    CHECK(mime->urls() ==
          QList<QUrl>{QUrl::fromLocalFile("/photos/2026/IMG_1.jpg"), QUrl::fromLocalFile("/photos/2026/IMG_5.jpg")});
    CHECK(photos.page.model().supportedDragActions() == Qt::CopyAction);
}

TEST_CASE("A filter survives as the query of a place", "[photos]")
{
    PhotoQuery query;
    query.name = "img";
    query.favourite = false;
    query.people = {{{PersonId{1}, PersonId{2}}, false}, {{PersonId{3}}, true}};
    query.takenFrom = -3600;
    query.takenBefore = 86'400;
    query.under = {QDir::homePath().toStdString() + "/\xC3\xA9t\xC3\xA9"};
    const PhotoQuery back = photoQueryOf(toMap(query));
    CHECK(back.name == "img");
    CHECK(back.favourite == std::optional(false));
    CHECK_FALSE(back.noPeople);
    REQUIRE(back.people.size() == 2);
    CHECK(back.people[0].anyOf == query.people[0].anyOf);
    CHECK(back.people[1].without);
    CHECK(back.takenFrom == query.takenFrom);
    CHECK(back.takenBefore == query.takenBefore);
    CHECK(back.under == query.under);
    CHECK(toMap(PhotoQuery()).isEmpty());
}

TEST_CASE("Selection comes back with the place", "[photos]")
{
    Photos photos;
    photos.click(4);
    const Place place = photos.page.place();
    CHECK(place.selection == QList<qint64>{5});
    photos.page.openAt({.page = "photos"});
    photos.page.openAt(place);
    CHECK(photos.bench.wait([&] { return photos.page.view().selectedRows() == QList<int>{4}; }));
}

TEST_CASE("A photo that could not be read is tried again alone and one that was read is not", "[photos]")
{
    Photos photos;
    {
        const std::lock_guard lock(photos.bench.library.some.mutex);
        photos.bench.library.some.all[1].unreadable =
            Error{.code = Code::imageBroken, .stage = Stage::load, .path = "/photos/2026/IMG_2.jpg"};
    }
    photos.page.model().rereadAll();
    REQUIRE(photos.bench.wait([&] { return photos.read() && photos.page.model().card(photos.row(1))->unreadable; }));
    photos.click(0);
    photos.bench.actions.refreshNow();
    CHECK_FALSE(photos.page.findChild<Button*>("photos.again")->isEnabled());
    CHECK(photos.bench.actions.tip("photos.again").contains("could not be read"));
    photos.click(1, Qt::ControlModifier);
    photos.bench.actions.refreshNow();
    auto* const again = photos.page.findChild<Button*>("photos.again");
    REQUIRE(again->isEnabled());
    QTest::mouseClick(again, Qt::LeftButton);
    REQUIRE(photos.bench.wait([&] { return !photos.bench.bridge.running(); }));
    const auto* const order = std::get_if<jobs::Recognise>(&photos.bench.bridge.order());
    REQUIRE(order);
    CHECK(order->again == std::vector<std::filesystem::path>{"/photos/2026/IMG_2.jpg"});
}

TEST_CASE("Without a photo the focus stays on the page and goes to the photos as soon as there are some", "[photos]")
{
    test::PageBench<test::PhotoLibrary> bench;
    const std::vector<PhotoCard> all = std::exchange(bench.library.some.all, {});
    PhotosPage page(bench.parts(), &bench.window);
    bench.show(page);
    auto* const empty = page.findChild<QWidget*>("empty");
    REQUIRE(bench.wait([&] { return empty->isVisible(); }));
    CHECK(empty->hasFocus());
    {
        const std::lock_guard lock(bench.library.some.mutex);
        bench.library.some.all = all;
    }
    page.openAt({});
    REQUIRE(bench.wait([&] { return page.view().isVisible(); }));
    CHECK(page.view().hasFocus());
}

TEST_CASE("The buttons below the photos stay where they are whatever is selected, in narrow windows too", "[photos]")
{
    Photos f;
    const auto* const bar = f.page.findChild<PageBar*>();
    const auto places = [&] {
        f.bench.actions.refreshNow();
        QTest::qWait(30);
        QList<QRect> all;
        for (const Button* const button : bar->findChildren<Button*>(QRegularExpression("^photos\\.")))
            all << (button->isVisible() ? QRect(button->mapTo(bar, QPoint()), button->size()) : QRect());
        return all;
    };
    for (const int width : {1080, 900}) {
        INFO(width);
        f.bench.window.resize(width, 500);
        f.key(Qt::Key_Escape);
        const QList<QRect> before = places();
        REQUIRE(before.size() == 9);
        CHECK(before.front().isValid());
        f.click(0);
        CHECK(places() == before);
        QTest::keyClick(&f.page.view(), Qt::Key_A, Qt::ControlModifier);
        CHECK(places() == before);
    }
}

TEST_CASE("H says where the selected photos were taken, by a position that is typed", "[photos]")
{
    Photos photos;
    photos.click(1);
    photos.click(2, Qt::ControlModifier);
    photos.key(Qt::Key_H);
    REQUIRE(photos.page.saying().panel().isVisible());
    QTest::keyClicks(QApplication::focusWidget(), "38.5, -9.25");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    REQUIRE(photos.bench.wait([&] {
        const std::lock_guard lock(photos.bench.library.some.mutex);
        return photos.bench.library.decided.size() == 1;
    }));
    const auto& said = std::get<SetPlace>(photos.bench.library.decided[0]);
    CHECK(said.photos.size() == 2);
    CHECK(said.at == Coordinates{38.5, -9.25});
    CHECK(photos.page.view().hasFocus());
}

TEST_CASE("Enter in the field of file names searches at once and stays, Down leads to the photos", "[photos]")
{
    Photos photos;
    photos.page.view().setFocus();
    photos.key(Qt::Key_Slash);
    REQUIRE(photos.page.nameField().hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), "IMG");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClicks(QApplication::focusWidget(), "fh["); // letters, and no commands
    CHECK(photos.page.nameField().text() == "IMGfh[");
    CHECK(photos.bench.library.decided.empty());
    photos.page.nameField().clear();
    REQUIRE(photos.bench.wait([&] { return photos.page.model().rowCount() == 6; }));
    QTest::keyClick(&photos.page.nameField(), Qt::Key_Down);
    CHECK(photos.page.view().hasFocus());
}

#include <QAbstractItemModelTester>
#include <QLineEdit>

#include "AddToAlbum.h"
#include "GiveCopies.h"
#include "Language.h"
#include "PageBench.h"
#include "models/PhotoModel.h"
#include "pages/events/CalendarModel.h"
#include "pages/events/CalendarView.h"
#include "pages/events/EventsFake.h"
#include "pages/events/EventsPage.h"
#include "views/TileView.h"
#include "widgets/AlbumPanel.h"
#include "widgets/Button.h"
#include "widgets/CopiesPanel.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"

using namespace albumen;

namespace {

using Rows = std::vector<qint64>;

struct EventsDesk {
    test::PageBench<test::EventLibrary> bench;
    std::unique_ptr<EventsPage> page;
    std::unique_ptr<QAbstractItemModelTester> tester;
    Place gone; ///< to another page

    explicit EventsDesk(const QVariantMap& query = {})
    {
        page = std::make_unique<EventsPage>(bench.parts(), &bench.window);
        tester = std::make_unique<QAbstractItemModelTester>(&page->calendar().calendar());
        bench.navigator.setHere([this] { return page->place(); });
        QObject::connect(&bench.navigator, &Navigator::went, page.get(), [this](const Place& place) {
            place.page == "events" ? page->openAt(place) : void(gone = place);
        });
        bench.show(*page);
        bench.navigator.go({.page = "events"});
        REQUIRE(wait([this] { return rows() == page->model().ids() && !page->model().ids().empty(); }));
        if (!query.isEmpty()) bench.navigator.go({.page = "events", .query = query});
    }
    template <class Condition> static bool wait(Condition condition)
    {
        return test::PageBench<test::EventLibrary>::wait(condition);
    }
    Rows rows() const { return page->model().ids(); }
    Rows photos() const { return page->photos().ids(); }
    QString text(int row, int role = Qt::DisplayRole) const
    {
        return page->model().index(row, 0).data(role).toString();
    }
    static void click(TileView& view, int row)
    {
        view.scrollTo(view.model()->index(row, 0));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(row, 0)).center());
    }
    static void open(TileView& view, int row)
    {
        click(view, row);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(row, 0)).center());
    }
    static void key(Qt::Key key)
    {
        REQUIRE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key);
    }
    void press(const char* id) const
    {
        Button* const button = page->findChild<Button*>(id);
        REQUIRE(button);
        REQUIRE(wait([button] { return button->isVisible() && button->isEnabled(); }));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    bool says(const QString& words) const
    {
        return wait([&] { return bench.messages.last() == words; });
    }
    QString barWords() const { return page->findChild<PageBar*>()->words(); }
    template <class C> C decided(std::size_t which)
    {
        REQUIRE(wait([&] { return bench.library.decisions() > which; }));
        const std::lock_guard guard(bench.library.lock);
        REQUIRE(std::holds_alternative<C>(bench.library.taken[which]));
        return std::get<C>(bench.library.taken[which]);
    }
    QDate ring() const { return page->calendar().currentIndex().data(CalendarModel::dateRole).toDate(); }
};

} // namespace

TEST_CASE("Events lie as cards by year, newest first, with title, days and how many photos", "[events]")
{
    EventsDesk desk;
    CHECK(desk.rows() == Rows{5, 3, 1});
    REQUIRE(desk.wait([&] { return desk.text(2) == "24 to 25 April 2019"; }));
    CHECK(desk.text(0) == "Birthday");
    CHECK(desk.text(0, eventDetailRole) == QString::fromUtf8("4 to 5 June 2020 · 2 photos"));
    CHECK(desk.text(1) == "Lisbon and Sintra");
    CHECK(desk.text(1, eventDetailRole) == QString::fromUtf8("1 to 2 May 2019 · 2 photos"));
    CHECK(desk.text(1, Qt::AccessibleDescriptionRole) == desk.text(1, eventDetailRole));
    CHECK(desk.text(2, eventDetailRole) == "2 photos");
    CHECK(desk.page->model().index(1, 0).data(eventCoverRole) == 4);
    CHECK(desk.page->list().geometryOfTiles().sections() == 2);
    CHECK_FALSE(desk.page->empty().isVisible());
}

TEST_CASE("Where no photo says its day the page of events says so", "[events]")
{
    test::PageBench<> bench;
    EventsPage page(bench.parts(), &bench.window);
    bench.show(page);
    REQUIRE(bench.wait([&] { return page.empty().isVisible(); }));
    CHECK(page.empty().text().startsWith("No events yet"));
    CHECK_FALSE(page.list().isVisible());
}

TEST_CASE("An event opens with its photos by day, and Esc leads back", "[events]")
{
    EventsDesk desk;
    desk.open(desk.page->list(), 1);
    REQUIRE(desk.wait([&] { return desk.photos() == Rows{3, 4}; }));
    CHECK(desk.page->title() == "Lisbon and Sintra");
    CHECK(desk.page->photoList().geometryOfTiles().sections() == 2);
    CHECK(desk.page->place().query == QVariantMap{{"event", 3}});
    CHECK(desk.page->photoList().hasFocus());
    desk.key(Qt::Key_Escape);
    CHECK(desk.page->list().isVisible());
    CHECK(desk.page->list().hasFocus());
    CHECK(desk.page->place().query.isEmpty());
}

TEST_CASE("F2 names the event that has the ring, and what no name can be stays in the field", "[events]")
{
    EventsDesk desk;
    desk.click(desk.page->list(), 1);
    desk.key(Qt::Key_F2);
    REQUIRE(desk.page->panel().isVisible());
    CHECK(desk.page->panel().field().text().isEmpty());
    QTest::keyClicks(QApplication::focusWidget(), "Portugal");
    desk.key(Qt::Key_Return);
    const NameEvent named = desk.decided<NameEvent>(0);
    CHECK(named.photo == PhotoId{3});
    CHECK(named.name == "Portugal");
    CHECK(desk.says("Named the event Portugal."));
    REQUIRE(desk.wait([&] { return desk.text(1) == "Portugal"; }));
    CHECK_FALSE(desk.page->panel().isVisible());
    CHECK(desk.page->list().hasFocus());
}

TEST_CASE("S splits at the selected photo and M joins with the event before, where that can be", "[events]")
{
    EventsDesk desk({{"event", 3}});
    REQUIRE(desk.wait([&] { return desk.photos() == Rows{3, 4}; }));
    desk.click(desk.page->photoList(), 0);
    desk.key(Qt::Key_S); // the event begins there
    CHECK(desk.bench.library.decisions() == 0);
    desk.click(desk.page->photoList(), 1);
    desk.key(Qt::Key_S);
    CHECK(desk.decided<SplitEvent>(0).photo == PhotoId{4});
    CHECK(desk.says("An event begins at this photo."));
    REQUIRE(desk.wait([&] { return desk.photos() == Rows{3}; }));
    desk.key(Qt::Key_M);
    CHECK(desk.decided<JoinEvent>(1).photo == PhotoId{3});
    REQUIRE(desk.wait([&] { return desk.photos() == Rows{1, 2, 3}; }));
    REQUIRE(desk.wait([&] { return desk.rows() == Rows{5, 4, 1}; }));
    desk.key(Qt::Key_M); // the first of all
    CHECK(desk.bench.library.decisions() == 2);
}

TEST_CASE("P puts the selected photo of an event into an album, and O gives a copy of it", "[events]")
{
    EventsDesk desk({{"event", 3}});
    REQUIRE(desk.wait([&] { return desk.photos() == Rows{3, 4}; }));
    TileView& photos = desk.page->photoList();
    desk.click(photos, 1);
    desk.key(Qt::Key_P);
    REQUIRE(desk.wait([&] { return desk.page->adding().panel().isVisible(); }));
    desk.key(Qt::Key_Escape);
    CHECK_FALSE(desk.page->adding().panel().isVisible());
    REQUIRE(photos.hasFocus());
    desk.key(Qt::Key_O);
    REQUIRE(desk.wait([&] { return desk.page->giving().panel().isVisible(); }));
    desk.key(Qt::Key_Escape);
    CHECK(photos.hasFocus());
}

TEST_CASE("A join that is taken back leaves the ring on the event that was joined, unless it went elsewhere",
          "[events]")
{
    EventsDesk desk;
    const auto at = [&] { return desk.page->list().currentIndex().data(IdListModel::idRole).toLongLong(); };
    desk.click(desk.page->list(), 1);
    desk.key(Qt::Key_M); // 3 with 1
    REQUIRE(desk.wait([&] { return desk.rows() == Rows{5, 1}; }));
    desk.bench.decider.undo();
    REQUIRE(desk.wait([&] { return desk.rows() == Rows{5, 3, 1}; }));
    CHECK(desk.wait([&] { return at() == 3; }));
    desk.key(Qt::Key_M);
    REQUIRE(desk.wait([&] { return desk.rows() == Rows{5, 1}; }));
    desk.click(desk.page->list(), 0);
    desk.bench.decider.undo();
    REQUIRE(desk.wait([&] { return desk.rows() == Rows{5, 3, 1}; }));
    QTest::qWait(50);
    CHECK(at() == 5);
}

TEST_CASE("The ring stays on its photo or event, or goes to the nearest that is left, after S, M and H", "[events]")
{
    EventsDesk desk;
    const auto at = [](TileView& view) { return view.currentIndex().data(IdListModel::idRole).toLongLong(); };
    desk.click(desk.page->list(), 1);
    desk.key(Qt::Key_M); // 3 becomes one with 1, the row below it
    REQUIRE(desk.wait([&] { return desk.rows() == Rows{5, 1}; }));
    QTest::qWait(50);
    CHECK(at(desk.page->list()) == 1);
    desk.key(Qt::Key_Return);
    REQUIRE(desk.wait([&] { return desk.photos() == Rows{1, 2, 3, 4}; }));
    TileView& photos = desk.page->photoList();
    desk.click(photos, 1);
    QTest::keyClick(&photos, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&photos, Qt::Key_Right, Qt::ShiftModifier);
    CHECK(photos.selectedRows() == QList<int>{1, 2, 3});
    REQUIRE(at(photos) == 4);
    desk.key(Qt::Key_H);
    QTest::keyClicks(QApplication::focusWidget(), "38.7167, -9.1333");
    desk.key(Qt::Key_Return);
    CHECK(desk.decided<SetPlace>(1).photos.size() == 3);
    REQUIRE(desk.wait([&] { return photos.hasFocus(); }));
    QTest::qWait(100);
    CHECK(at(photos) == 4);
    CHECK(photos.selectedRows() == QList<int>{1, 2, 3});
    desk.click(photos, 2);
    desk.key(Qt::Key_S); // 3 and 4 are of another event now
    REQUIRE(desk.wait([&] { return desk.photos() == Rows{1, 2}; }));
    QTest::qWait(50);
    CHECK(at(photos) == 2);
    desk.key(Qt::Key_Left);
    CHECK(at(photos) == 1);
}

TEST_CASE("The calendar turns to the next month or year that has photos, and no further than the first and the last",
          "[events]")
{
    EventsDesk desk({{"year", 2019}});
    CalendarModel& model = desk.page->calendar().calendar();
    auto* const earlier = desk.page->findChild<Button*>("calendarEarlier");
    auto* const later = desk.page->findChild<Button*>("calendarLater");
    REQUIRE(desk.wait([&] { return model.photos() == 6; }));
    desk.press("calendarEarlier"); // over six empty years
    CHECK(desk.page->title() == "2012");
    REQUIRE(desk.wait([&] { return model.year() == 2012; }));
    CHECK_FALSE(earlier->isEnabled());
    CHECK(later->isEnabled());
    CHECK(desk.page->calendar().hasFocus());
    desk.key(Qt::Key_PageUp);
    CHECK(desk.page->title() == "2012");
    desk.key(Qt::Key_PageDown);
    desk.key(Qt::Key_PageDown);
    CHECK(desk.page->title() == "2020");
    REQUIRE(desk.wait([&] { return model.year() == 2020; }));
    CHECK_FALSE(later->isEnabled());
    CHECK(earlier->isEnabled());
    desk.key(Qt::Key_Return);
    REQUIRE(desk.wait([&] { return model.month() == 5; }));
    desk.press("calendarEarlier");
    CHECK(desk.page->title() == "June 2019");
    for (int i = 0; i < 5; ++i) desk.key(Qt::Key_PageUp);
    CHECK(desk.page->title() == "May 2012");
    for (int i = 0; i < 9; ++i) desk.key(Qt::Key_PageDown);
    CHECK(desk.page->title() == "June 2020");
}

TEST_CASE("The calendar shows a year as months and a month as days, by the keys alone", "[events]")
{
    EventsDesk desk;
    REQUIRE(desk.wait([&] { return !desk.text(0).isEmpty(); }));
    desk.page->list().setFocus();
    desk.key(Qt::Key_V);
    REQUIRE(desk.wait([&] { return desk.page->calendar().calendar().photos() == 6; }));
    CHECK(desk.page->title() == "2020");
    CHECK(desk.page->calendar().calendar().rowCount() == 12);
    desk.page->calendar().setFocus();
    desk.key(Qt::Key_PageUp);
    REQUIRE(desk.wait([&] { return desk.page->calendar().calendar().year() == 2019; }));
    CHECK(desk.ring() == QDate(2019, 5, 1)); // the first with photos
    CHECK(desk.barWords() == "May 2019");
    desk.key(Qt::Key_Right);
    CHECK(desk.ring() == QDate(2019, 6, 1));
    desk.key(Qt::Key_Left);
    desk.key(Qt::Key_Return);
    REQUIRE(desk.wait([&] { return desk.page->calendar().calendar().month() == 5; }));
    const auto* const weekdays = desk.page->calendar().findChild<QWidget*>(QStringLiteral("weekdays"));
    CHECK(weekdays->height() > 0);
    CHECK(weekdays->geometry().bottom() < desk.page->calendar().viewport()->y());
    CHECK(desk.page->title() == "May 2019");
    CHECK(desk.ring() == QDate(2019, 5, 4));
    desk.key(Qt::Key_Right);
    desk.key(Qt::Key_Right);
    CHECK(desk.ring() == QDate(2019, 5, 6));
    CHECK(desk.barWords() == "Monday, 6 May 2019");
    desk.key(Qt::Key_Up); // to a day of the month, or to none at all
    CHECK(desk.ring().isValid());
    desk.key(Qt::Key_PageDown);
    REQUIRE(desk.wait([&] { return desk.page->calendar().calendar().month() == 6; }));
    desk.key(Qt::Key_Return);
    CHECK(desk.gone.page == "photos");
    const QVariantMap whole = desk.gone.query;
    CHECK_FALSE(whole.value("taken").isNull());
    desk.key(Qt::Key_Escape);
    REQUIRE(desk.wait([&] { return desk.page->calendar().calendar().ofYear(); }));
    CHECK(desk.ring() == QDate(2019, 6, 1));
    desk.press("events.calendar");
    CHECK(desk.page->list().isVisible());
}

TEST_CASE("A day of the calendar has its best photo, and one without photos opens nothing", "[events]")
{
    EventsDesk desk({{"year", 2019}, {"month", 5}});
    CalendarModel& model = desk.page->calendar().calendar();
    REQUIRE(desk.wait([&] { return model.photos() == 4; }));
    const QModelIndex fourth = model.index(model.rowOf(QDate(2019, 5, 4)), 0);
    CHECK(fourth.data(CalendarModel::bestRole) == 3);
    CHECK(fourth.data(CalendarModel::photosRole) == 3);
    CHECK(fourth.data(Qt::AccessibleDescriptionRole) == "3 photos");
    desk.open(desk.page->calendar(), model.rowOf(QDate(2019, 5, 5)));
    CHECK(desk.gone.page.isEmpty());
    desk.open(desk.page->calendar(), fourth.row());
    CHECK(desk.gone.page == "photos");
    desk.press("calendarLater");
    REQUIRE(desk.wait([&] { return model.month() == 6; }));
    desk.press("calendarEarlier");
    REQUIRE(desk.wait([&] { return model.month() == 5; }));
}

#include <cmath>
#include <ctime>

#include <QAccessible>
#include <QLineEdit>
#include <QListView>
#include <QWheelEvent>

#include "Language.h"
#include "PageBench.h"
#include "SayPlace.h"
#include "models/PhotoModel.h"
#include "pages/places/MapPicture.h"
#include "pages/places/PlaceMap.h"
#include "pages/places/PlaceTree.h"
#include "pages/places/PlacesFake.h"
#include "pages/places/PlacesPage.h"
#include "views/TileView.h"
#include "widgets/Button.h"
#include "widgets/EmptyCard.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"
#include "widgets/PlacePanel.h"

using namespace albumen;

namespace {

using Rows = std::vector<qint64>;

QVariantMap where(const QString& what)
{
    return {{"where", what}};
}

/// That this thread worked, whatever else the machine does.
double msOfThread()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

struct PlacesDesk {
    test::PageBench<test::PlaceLibrary> bench;
    std::unique_ptr<PlacesPage> page;
    Place gone; ///< to another page

    explicit PlacesDesk(const std::function<void(test::PlaceLibrary&)>& prepare = {}, const QVariantMap& query = {})
    {
        if (prepare) prepare(bench.library);
        page = std::make_unique<PlacesPage>(bench.parts(), &bench.window);
        bench.navigator.setHere([this] { return page->place(); });
        QObject::connect(&bench.navigator, &Navigator::went, page.get(), [this](const Place& place) {
            place.page == "places" ? page->openAt(place) : void(gone = place);
        });
        bench.show(*page);
        bench.navigator.go({.page = "places", .query = query});
        REQUIRE(wait([this] { return !page->tree().rows().isEmpty(); }));
    }
    template <class Condition> static bool wait(Condition condition)
    {
        return test::PageBench<test::PlaceLibrary>::wait(condition);
    }
    Rows photos() const { return page->photos().ids(); }
    bool shows(const Rows& rows) const
    {
        return wait([&] { return photos() == rows && page->view().isVisible(); });
    }
    void clickRow(const QVariantMap& query) const
    {
        PlaceTree& tree = page->tree();
        const QModelIndex row = tree.rowOf(query);
        REQUIRE(row.isValid());
        tree.scrollTo(row); // opens what is above
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(row).center());
    }
    bool spotted(std::size_t spots) const
    {
        const PlaceMap& map = page->map();
        return wait([&] { return map.spots().size() == spots && map.spotsZoom() == map.view().zoom; });
    }
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        REQUIRE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    bool says(const QString& words) const
    {
        return wait([&] { return bench.messages.last() == words; });
    }
    QString text(const char* name) const
    {
        const auto* const label = page->findChild<QLabel*>(name);
        REQUIRE(label);
        return label->text();
    }
    template <class C> C decided(std::size_t which)
    {
        REQUIRE(wait([&] { return bench.library.decisions() > which; }));
        const std::lock_guard guard(bench.library.lock);
        REQUIRE(std::holds_alternative<C>(bench.library.taken[which]));
        return std::get<C>(bench.library.taken[which]);
    }
};

} // namespace

TEST_CASE("Places lie as a tree of country, region and place with counts, after what is proposed and trips", "[places]")
{
    PlacesDesk desk;
    CHECK(desk.page->tree().rows() == QStringList{"All places 4", "Proposed places 2", "Without a place 2", "Trips",
                                                  "Lisbon, May 2019 2", "Portugal 3", "Lisbon District 3", "Lisbon 2",
                                                  "Sintra 1", "Japan 1", "Tokyo 1", "Tokyo 1"});
    CHECK_FALSE(desk.page->view().isVisible());
    CHECK_FALSE(desk.page->empty().isVisible());
    CHECK(desk.page->note().isEmpty());
    REQUIRE(desk.wait([&] { return desk.page->map().grounded(); }));
}

TEST_CASE("A place that is chosen shows its photos and the map goes there, and Esc leads back to all", "[places]")
{
    PlacesDesk desk;
    desk.clickRow(where("country 100"));
    REQUIRE(desk.shows({6, 5, 4}));
    CHECK(desk.text("placeTitle") == "Portugal");
    const PlaceMap& map = desk.page->map();
    CHECK(coordinatesOf(map.view().centre).latitude == Approx(38.76).margin(0.1));
    CHECK(map.rect().contains(map.rectOf(map.spots()[0])));
    desk.key(Qt::Key_Right); // opens the row of the tree
    desk.key(Qt::Key_Down);
    CHECK(desk.page->place().query == where("region 110"));
    desk.clickRow(where("city 3"));
    REQUIRE(desk.shows({3}));
    CHECK(coordinatesOf(map.view().centre).longitude == Approx(139.7).margin(1));
    CHECK(map.view().zoom == PlaceMap::fittedZoom);
    desk.page->view().setFocus();
    desk.key(Qt::Key_Escape);
    CHECK_FALSE(desk.page->view().isVisible());
    CHECK(desk.page->place().query.isEmpty());
    CHECK(desk.page->tree().hasFocus());
    CHECK(desk.page->tree().currentIndex().row() == 0);
    CHECK(desk.wait([&] { return map.view().zoom < PlaceMap::fittedZoom; }));
}

TEST_CASE("What falls on the same pixels is one spot, zoomed in they are two, and a click shows the photos of one",
          "[places]")
{
    PlacesDesk desk;
    REQUIRE(desk.spotted(2));
    PlaceMap& map = desk.page->map();
    CHECK(map.spots()[0].photos == 3);
    CHECK(map.nameOf(map.spots()[0]) == "Lisbon and 1 other place");
    const MapView before = map.view();
    QTest::mouseClick(&map, Qt::LeftButton, {}, map.rectOf(map.spots()[0]).center());
    REQUIRE(desk.shows({6, 5, 4}));
    CHECK(map.view().zoom == before.zoom);
    CHECK(desk.page->place().query == where(QString("spot 6 %1").arg(before.zoom)));
    for (int i = 0; i < 14; ++i) QTest::mouseClick(map.findChild<Button*>("mapIn"), Qt::LeftButton);
    REQUIRE(desk.spotted(3));
    for (int i = 0; i < 14; ++i) QTest::mouseClick(map.findChild<Button*>("mapOut"), Qt::LeftButton);
    REQUIRE(desk.spotted(2));
    CHECK(map.view().zoom == before.zoom);
}

TEST_CASE("The map is dragged and zoomed by the mouse, under which its place stays", "[places]")
{
    PlacesDesk desk;
    REQUIRE(desk.spotted(2));
    PlaceMap& map = desk.page->map();
    const auto turn = [&](int by, const QPoint& at) {
        QWheelEvent event(at, map.mapToGlobal(at), {}, {0, by}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&map, &event);
    };
    const QPoint at = map.rect().center() + QPoint(40, 10);
    turn(240, map.rect().center());
    turn(240, map.rect().center());
    const int zoom = map.view().zoom;
    const MapPoint under = pointOf(map.view(), at);
    turn(60, at); // half a step
    CHECK(map.view().zoom == zoom);
    turn(60, at);
    CHECK(map.view().zoom == zoom + 1);
    CHECK(pointOf(map.view(), at).x == Approx(under.x));
    CHECK(pointOf(map.view(), at).y == Approx(under.y));
    QTest::mousePress(&map, Qt::LeftButton, {}, at);
    QTest::mouseMove(&map, at + QPoint(30, 20));
    QTest::mouseMove(&map, at + QPoint(60, 30));
    QTest::mouseRelease(&map, Qt::LeftButton, {}, at + QPoint(60, 30));
    CHECK(pointOf(map.view(), at + QPoint(60, 30)).x == Approx(under.x));
    CHECK(desk.page->place().query.isEmpty()); // nothing was chosen by it
    QTest::mouseDClick(&map, Qt::LeftButton, {}, at);
    CHECK(map.view().zoom == zoom + 3);
}

TEST_CASE("By keys alone the map is moved and zoomed, its spots are reached by Tab and said, and Enter chooses one",
          "[places]")
{
    PlacesDesk desk;
    REQUIRE(desk.spotted(2));
    PlaceMap& map = desk.page->map();
    map.setFocus();
    const MapView all = map.view();
    desk.key(Qt::Key_Plus);
    desk.key(Qt::Key_Plus);
    CHECK(map.view().zoom == all.zoom + 2);
    const double x = map.view().centre.x;
    desk.key(Qt::Key_Left);
    CHECK(map.view().centre.x < x);
    desk.key(Qt::Key_Right);
    CHECK(map.view().centre.x == Approx(x));
    desk.key(Qt::Key_Home);
    CHECK(map.view() == all);
    REQUIRE(desk.spotted(2));
    desk.key(Qt::Key_Tab);
    CHECK(map.accessibleDescription() == "Lisbon and 1 other place: 3 photos");
    desk.key(Qt::Key_Tab);
    CHECK(map.accessibleDescription() == "Tokyo, Japan: 1 photo");
    CHECK(map.hasFocus());
    QAccessibleInterface* const items = QAccessible::queryAccessibleInterface(&map);
    REQUIRE(items);
    CHECK(items->childCount() == 2);
    REQUIRE(items->focusChild());
    CHECK(items->focusChild()->text(QAccessible::Name) == "Tokyo, Japan: 1 photo");
    CHECK(items->focusChild()->rect().contains(map.mapToGlobal(map.rectOf(map.spots()[1]).center())));
    desk.key(Qt::Key_Return);
    REQUIRE(desk.shows({3}));
    desk.key(Qt::Key_Home); // else the other one is out of sight
    desk.key(Qt::Key_Backtab);
    desk.key(Qt::Key_Escape); // the ring goes first
    CHECK(map.current() == -1);
    CHECK_FALSE(desk.page->place().query.isEmpty());
    desk.key(Qt::Key_Escape);
    CHECK(desk.page->place().query.isEmpty());
}

TEST_CASE("N refuses the proposed place of a photo and Shift+N all of its day, each as one decision", "[places]")
{
    PlacesDesk desk({}, where("proposed"));
    REQUIRE(desk.shows({2, 1}));
    REQUIRE(desk.wait([&] { return desk.page->view().ringActs(); }));
    desk.page->view().setFocus();
    desk.key(Qt::Key_N);
    CHECK(desk.decided<RefusePlaces>(0).photos == std::vector{PhotoId{2}});
    CHECK(desk.decided<RefusePlaces>(0).refused);
    CHECK(desk.wait([&] { return desk.bench.messages.last().startsWith("Refused the place that was proposed"); }));
    REQUIRE(desk.shows({1}));
    REQUIRE(desk.wait([&] { return desk.page->view().ringActs(); })); // the next one
    {
        const std::lock_guard guard(desk.bench.library.lock);
        desk.bench.library.propose(2, 1, test::PlaceLibrary::lisbon, 6);
    }
    desk.bench.library.changes.add({.history = true});
    REQUIRE(desk.wait([&] { return desk.photos().size() == 2; }));
    auto* const refuse = desk.page->findChild<Button*>("places.refuse");
    REQUIRE(refuse);
    CHECK(refuse->isVisible());
    desk.key(Qt::Key_N, Qt::ShiftModifier);
    CHECK(desk.decided<RefusePlaces>(1).photos.size() == 2);
    REQUIRE(desk.wait([&] { return desk.page->findChild<QLabel*>("empty")->isVisible(); }));
}

TEST_CASE("Y accepts the proposed place of a photo and Shift+Y all of its day, each as one decision", "[places]")
{
    PlacesDesk desk({}, where("proposed"));
    REQUIRE(desk.shows({2, 1}));
    const TileGeometry& tiles = desk.page->view().geometryOfTiles();
    CHECK(tiles.sections() == 2);
    CHECK(desk.page->tree().hasFocus());
    REQUIRE(desk.wait([&] { return desk.page->view().ringActs(); }));
    desk.page->view().setFocus();
    desk.key(Qt::Key_Y);
    const auto one = desk.decided<SetPlaces>(0);
    REQUIRE(one.photos.size() == 1);
    CHECK(one.photos[0].photo == PhotoId{2});
    CHECK(one.photos[0].at == test::PlaceLibrary::sintra);
    REQUIRE(desk.shows({1}));
    CHECK(desk.page->view().hasFocus());
    REQUIRE(desk.wait([&] { return desk.page->view().ringActs(); })); // the next one
    {
        const std::lock_guard guard(desk.bench.library.lock);
        desk.bench.library.propose(2, 1, test::PlaceLibrary::lisbon, 6);
    }
    desk.bench.library.changes.add({.history = true});
    REQUIRE(desk.wait([&] { return desk.photos().size() == 2; }));
    desk.key(Qt::Key_Y, Qt::ShiftModifier);
    CHECK(desk.decided<SetPlaces>(1).photos.size() == 2);
    REQUIRE(desk.wait([&] { return desk.page->findChild<QLabel*>("empty")->isVisible(); }));
    CHECK(desk.page->tree().rows().filter("Proposed").isEmpty());
}

TEST_CASE("A place is said by hand for the selection: what is typed is looked up and Enter takes the first", "[places]")
{
    PlacesDesk desk({}, where("without"));
    REQUIRE(desk.shows({2, 1}));
    desk.page->view().setFocus();
    desk.key(Qt::Key_A, Qt::ControlModifier);
    desk.key(Qt::Key_H);
    PlacePanel& panel = desk.page->saying().panel();
    REQUIRE(panel.isVisible());
    CHECK(panel.list().model()->rowCount() == 1); // as the files say
    desk.key(Qt::Key_Return);
    CHECK(panel.isVisible()); // nothing is typed
    QTest::keyClicks(QApplication::focusWidget(), "tok");
    desk.key(Qt::Key_Return); // before it is found
    const auto said = desk.decided<SetPlace>(0);
    CHECK(said.photos == std::vector{PhotoId{2}, PhotoId{1}});
    CHECK(said.at == test::PlaceLibrary::tokyo);
    CHECK(said.name == "Tokyo, Japan");
    CHECK_FALSE(panel.isVisible());
    CHECK(desk.wait([&] { return desk.page->tree().rows().contains("Japan 3"); }));
}

TEST_CASE("F makes favourites of the chosen photos of a place", "[places]")
{
    PlacesDesk desk({}, where("without"));
    REQUIRE(desk.shows({2, 1}));
    desk.page->view().setFocus();
    desk.key(Qt::Key_A, Qt::ControlModifier);
    desk.key(Qt::Key_F);
    CHECK(desk.decided<SetFavourite>(0).photos == std::vector{PhotoId{2}, PhotoId{1}});
}

TEST_CASE("A position can be typed, what the files say can be taken again, and what is no place is refused", "[places]")
{
    PlacesDesk desk({}, where("city 3"));
    REQUIRE(desk.shows({3}));
    desk.page->view().setFocus();
    REQUIRE(desk.wait([&] { return desk.page->view().ringActs(); }));
    PlacePanel& panel = desk.page->saying().panel();
    desk.key(Qt::Key_H);
    QTest::keyClicks(QApplication::focusWidget(), "38.7167, -9.1333");
    CHECK(panel.list().model()->index(0, 0).data() == "38.7167° N, 9.1333° W");
    panel.field().clear();
    QTest::keyClicks(&panel.field(), "xyz");
    REQUIRE(desk.wait([&] { return panel.list().model()->rowCount() == 1; }));
    desk.key(Qt::Key_Return);
    REQUIRE(desk.wait([&] { return panel.field().accessibleDescription().contains("No city is called so."); }));
    CHECK(desk.bench.library.decisions() == 0);
    desk.key(Qt::Key_Down);
    desk.key(Qt::Key_Return);
    CHECK_FALSE(desk.decided<SetPlace>(0).at);
    CHECK_FALSE(panel.isVisible());
    CHECK(desk.page->view().hasFocus());
    desk.key(Qt::Key_H);
    desk.key(Qt::Key_Escape);
    CHECK_FALSE(panel.isVisible());
    CHECK(desk.photos() == Rows{3});
}

TEST_CASE("A trip shows its photos, and a photo of a place opens among those of the place", "[places]")
{
    PlacesDesk desk;
    desk.clickRow({{"event", 5}});
    REQUIRE(desk.shows({5, 6}));
    CHECK(desk.text("placeTitle") == "Lisbon, May 2019");
    desk.page->view().setFocus();
    desk.key(Qt::Key_Return);
    CHECK(desk.gone.page == "viewer");
    CHECK(desk.gone.query == QVariantMap{{"event", 5}, {"photo", 5}});
}

TEST_CASE("The field finds places in the tree with what they lie in, and gives the tree back as it was", "[places]")
{
    PlacesDesk desk;
    const QStringList all = desk.page->tree().rows();
    desk.page->tree().setFocus();
    desk.key(Qt::Key_Slash);
    REQUIRE(desk.page->filter().hasFocus());
    QTest::keyClicks(&desk.page->filter(), "sintra");
    CHECK(desk.page->tree().rows() == QStringList{"Portugal 3", "Lisbon District 3", "Sintra 1"});
    CHECK(desk.page->tree().isExpanded(desk.page->tree().rowOf(where("region 110"))));
    desk.key(Qt::Key_Down);
    CHECK(desk.page->tree().hasFocus());
    desk.page->filter().setFocus();
    desk.key(Qt::Key_Escape);
    CHECK(desk.page->tree().rows() == all);
    CHECK_FALSE(desk.page->tree().isExpanded(desk.page->tree().rowOf(where("region 110"))));
    CHECK(desk.page->tree().hasFocus());
}

TEST_CASE("Enter in the filter shows the first place that is called so, and letters after it are words", "[places]")
{
    PlacesDesk desk;
    desk.page->filter().setFocus();
    QTest::keyClicks(&desk.page->filter(), "sintra");
    desk.key(Qt::Key_Return);
    CHECK(desk.page->place().query == where("city 2"));
    REQUIRE(desk.wait([&] { return desk.page->view().isVisible() && desk.photos().size() == 1; }));
    CHECK(desk.page->filter().hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), "hyp");
    CHECK(desk.page->filter().text() == "sintrahyp");
    CHECK_FALSE(desk.page->saying().panel().isVisible());
    CHECK(desk.bench.library.decisions() == 0);
}

TEST_CASE("Without the package of coasts, without names and without positions the page says what to do", "[places]")
{
    PlacesDesk bare([](test::PlaceLibrary& library) { library.coasts = false; });
    CHECK(bare.wait([&] { return bare.page->note().contains("marble-qt-data"); }));
    PlacesDesk unnamed([](test::PlaceLibrary& library) {
        library.names = library.map.named = false;
        for (MapPlace& place : library.map.places) place.country = place.region = place.city = {};
    });
    CHECK(unnamed.wait([&] { return unnamed.page->note().contains("libtimezonemap-data"); }));
    CHECK(unnamed.page->tree().rows().contains("38.7167° N, 9.1333° W 2"));
    unnamed.clickRow(where("unnamed 6"));
    REQUIRE(unnamed.shows({6, 5}));
    PlacesDesk none([](test::PlaceLibrary& library) { library.map.photos.clear(); });
    REQUIRE(none.wait([&] { return none.page->empty().isVisible(); }));
    CHECK(none.page->empty().title() == "No photo says where it was taken");
    QTest::mouseClick(none.page->empty().buttons().first(), Qt::LeftButton);
    CHECK(none.wait([&] { return none.gone.page == "photos"; }));
    PlacesDesk nothing([](test::PlaceLibrary& library) {
        library.map.photos.clear();
        library.map.without.clear();
    });
    REQUIRE(nothing.wait([&] { return nothing.page->empty().isVisible(); }));
    CHECK(nothing.page->empty().title() == "No photos yet");
}

TEST_CASE("Coasts that cross the 180th meridian are one ring again, and one around a pole is closed there", "[places]")
{
    const auto line = [](MapLineKind kind, std::vector<Coordinates> points) {
        return MapLine{kind, std::move(points)};
    };
    const auto shapes = shapesOf({line(MapLineKind::coast, {{60, 170}, {62, 180}}),
                                  line(MapLineKind::coast, {{62, -180}, {65, -170}, {66, -180}}),
                                  line(MapLineKind::coast, {{66, 180}, {60, 170}}),
                                  line(MapLineKind::coast, {{-70, -180}, {-75, 0}, {-70, 180}}),
                                  line(MapLineKind::border, {{0, 0}, {1, 1}})});
    REQUIRE(shapes.size() == 3);
    CHECK(shapes[0].points.size() == 7);
    CHECK(shapes[0].bounds.right() == Approx(1 + 10 / 360.));
    CHECK(shapes[0].points.first() == shapes[0].points.last());
    CHECK(shapes[1].bounds.bottom() == 1);
    CHECK(shapes[1].aroundPole);
    CHECK(shapes[1].bounds.left() < 0); // no seam to the next round
    CHECK(shapes[1].bounds.right() > 1);
    CHECK_FALSE(shapes[0].aroundPole);
    CHECK(shapes[2].points.size() == 2);
}

TEST_CASE("East and west the map has no end: spots and coasts come again after the 180th meridian", "[places]")
{
    PlacesDesk desk;
    REQUIRE(desk.spotted(2));
    PlaceMap& map = desk.page->map();
    map.setFocus();
    for (int i = 0; i < 2; ++i) desk.key(Qt::Key_Plus);
    REQUIRE(desk.wait([&] { return map.spotsZoom() == map.view().zoom; }));
    const auto tokyo = std::ranges::find_if(map.spots(), [](const auto& spot) { return spot.photo == PhotoId{3}; });
    REQUIRE(tokyo != map.spots().end());
    const PlaceMap::Spot spot = *tokyo;
    map.look({0.98, 0.4}, map.view().zoom);
    const QPoint before = map.rectOf(spot).center();
    REQUIRE(map.rect().contains(before)); // west of the edge
    desk.key(Qt::Key_Right);
    CHECK(map.view().centre.x < 0.1); // east of it
    CHECK(std::abs((map.rectOf(spot).center() - before - QPoint(-80, 0)).x()) <= 1);
    CHECK(map.spotAt(map.rectOf(spot).center()) >= 0);
    desk.key(Qt::Key_Left);
    CHECK(map.rectOf(spot).center() == before);
    const double times = mapPixels(map.view().zoom) / 80;
    for (int i = 0; i < times; ++i) desk.key(Qt::Key_Right); // once around
    CHECK(std::abs((map.rectOf(spot).center() - before).x()) <= 80);
}

TEST_CASE("The ground of the map has no seam at the 180th meridian", "[places]")
{
    MapShapes shapes;
    shapes.fill(shapesOf({{MapLineKind::coast, {{10, 170}, {10, 180}}},
                          {MapLineKind::coast, {{10, -180}, {10, -170}, {-10, -170}, {-10, -180}}},
                          {MapLineKind::coast, {{-10, 180}, {-10, 170}, {10, 170}}},
                          {MapLineKind::coast, {{-70, -180}, {-70, -90}, {-70, 0}, {-70, 90}, {-70, 180}}}}));
    const auto ground = [&](double x) {
        return paintGround(shapes, {.centre = {x, 0.6}, .zoom = 4, .size = {600, 900}}, 1, theme());
    };
    const QImage west = ground(0), east = ground(1);
    CHECK(west == east);
    const auto land = theme().card.rgb(), sea = theme().accentSoft.rgb();
    CHECK(west.pixel(0, 450) == sea);
    const int equator = 450 - static_cast<int>(0.1 * mapPixels(4)), pole = 450 + static_cast<int>(0.3 * mapPixels(4));
    for (int x = 280; x < 320; ++x) {
        INFO(x);
        CHECK(west.pixel(x, equator) == land);
        CHECK(west.pixel(x, pole) == land);
    }
    CHECK(west.pixel(200, equator) == sea);
}

TEST_CASE("A polygon is cut to what is seen: nothing lies outside, and what is inside stays", "[places]")
{
    const QRectF seen(0, 0, 10, 10);
    const QPolygonF whole{{2, 2}, {8, 2}, {8, 8}};
    CHECK(clipped(whole, seen) == whole);
    CHECK(clipped({{20, 20}, {30, 20}, {30, 30}}, seen).isEmpty());
    const QPolygonF cut = clipped({{-5, 5}, {5, -5}, {15, 5}, {5, 15}}, seen);
    for (const QPointF& point : cut) CHECK(seen.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(point));
    CHECK(cut.size() >= 4);
    CHECK(clipped({{-50, -50}, {50, -50}, {50, 50}, {-50, 50}}, seen).boundingRect() == seen);
}

TEST_CASE("A map of a hundred thousand photos is painted within a frame", "[places]")
{
    PlacesDesk desk([](test::PlaceLibrary& library) {
        for (int i = 0; i < 100'000; ++i)
            library.map.photos.push_back({PhotoId{1000 + i},
                                          ContentNo{1000 + i},
                                          {std::sin(i) * 60, std::fmod(i * 7.31, 360) - 180},
                                          static_cast<std::uint32_t>(i % 3)});
    });
    PlaceMap& map = desk.page->map();
    for (const int zoom : {0, 6, 12}) {
        for (int i = 0; i < zoom; ++i) map.findChild<Button*>("mapIn")->click();
        REQUIRE(desk.wait([&] { return map.spotsZoom() == map.view().zoom; }));
        QImage image(map.size(), QImage::Format_RGB32);
        map.render(&image);
        constexpr int paints = 5;
        const double before = msOfThread();
        for (int i = 0; i < paints; ++i) map.render(&image);
        const double each = (msOfThread() - before) / paints;
        if (std::getenv("ALBUMEN_SHOW_TIMES"))
            std::printf("zoom %d, %zu spots: %.1f ms a paint\n", map.view().zoom, map.spots().size(), each);
        CHECK(each < 50); // 16 is a frame; the machine of a test may be slower
    }
}

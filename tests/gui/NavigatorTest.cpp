#include <catch2/catch.hpp>

#include <QSettings>
#include <QSignalSpy>

#include "Navigator.h"

using namespace albumen;

namespace {

/// A window of which a test says what it shows.
struct Walk {
    Navigator navigator;
    Place here;
    QStringList seen;

    Walk()
    {
        navigator.setHere([this] { return here; });
        QObject::connect(&navigator, &Navigator::went, &navigator, [this](const Place& place) {
            here = place;
            seen << place.page;
        });
    }
};

} // namespace

TEST_CASE("Back finds a place as it was left, forward leads to where one came from")
{
    Walk walk;
    walk.navigator.go({.page = "people"});
    walk.here.selection = {3, 5};
    walk.here.first = 42;
    walk.navigator.go({.page = "person", .query = {{"person", 7}}});
    CHECK(walk.navigator.canBack());
    CHECK_FALSE(walk.navigator.canForward());
    walk.navigator.back();
    CHECK(walk.here == Place{.page = "people", .query = {}, .selection = {3, 5}, .first = 42});
    CHECK_FALSE(walk.navigator.canBack());
    walk.navigator.forward();
    CHECK(walk.here.page == "person");
    CHECK(walk.here.query.value("person") == 7);
}

TEST_CASE("Selection and scroll position of places to go back to are there again at the next start")
{
    QSettings settings;
    settings.clear();
    {
        Walk walk;
        walk.navigator.go({.page = "people"});
        walk.here.selection = {3, 5};
        walk.here.first = 42;
        walk.navigator.go({.page = "person", .query = {{"person", 7}}});
        walk.navigator.save(settings);
    }
    Walk walk;
    walk.navigator.takeUp(settings);
    CHECK(walk.seen.isEmpty());
    walk.navigator.go(Navigator::saved(settings));
    CHECK_FALSE(walk.navigator.canForward());
    walk.navigator.back();
    CHECK(walk.here == Place{.page = "people", .query = {}, .selection = {3, 5}, .first = 42});
    CHECK_FALSE(walk.navigator.canBack());
}

TEST_CASE("Back from what was shown last it is selected on the page that is told and on no other")
{
    Walk walk;
    walk.navigator.go({.page = "photos"});
    walk.here.selection = {3, 5};
    walk.navigator.go({.page = "viewer", .query = {{"photo", 3}}});
    walk.navigator.backFrom("photos", 9);
    CHECK(walk.here == Place{.page = "photos", .query = {}, .selection = {9}});
    walk.navigator.go({.page = "person"});
    walk.here.selection = {7};
    walk.navigator.go({.page = "viewer"});
    walk.navigator.backFrom("photos", 9);
    CHECK(walk.here == Place{.page = "person", .query = {}, .selection = {7}});
}

TEST_CASE("What lay forward is forgotten when one goes elsewhere, and nothing else")
{
    Walk walk;
    for (const char* page : {"a", "b", "c"}) walk.navigator.go({.page = page});
    walk.navigator.back();
    walk.navigator.go({.page = "d"});
    CHECK_FALSE(walk.navigator.canForward());
    walk.navigator.back();
    CHECK(walk.here.page == "b");
    walk.navigator.back();
    CHECK(walk.here.page == "a");
    walk.navigator.back();
    CHECK(walk.seen == QStringList{"a", "b", "c", "b", "d", "b", "a"});
}

TEST_CASE("Going to where one is makes no second step, another query on the same page does")
{
    Walk walk;
    walk.navigator.go({.page = "photos"});
    walk.here.selection = {1};
    walk.navigator.go({.page = "photos"});
    CHECK_FALSE(walk.navigator.canBack());
    CHECK(walk.here.selection == QList<qint64>{1});
    walk.navigator.go({.page = "photos", .query = {{"year", 2019}}});
    CHECK(walk.navigator.canBack());
}

TEST_CASE("A place on a page that is not there is not gone to")
{
    Walk walk;
    CHECK(walk.navigator.has("anything"));
    walk.navigator.setPages({"archive", "people"});
    walk.navigator.go({.page = "people"});
    walk.navigator.go({.page = "albums"});
    CHECK(walk.seen == QStringList{"people"});
    CHECK(walk.navigator.has("archive"));
    CHECK_FALSE(walk.navigator.has("albums"));
}

TEST_CASE("Where a page between two equal places is forgotten, one step back leads on")
{
    Walk walk;
    for (const char* const page : {"archive", "people", "start", "people"}) walk.navigator.go({.page = page});
    SECTION("from there")
    {
        walk.navigator.forget("start");
        CHECK(walk.navigator.current().page == "people");
        walk.navigator.back();
        CHECK(walk.here.page == "archive");
        CHECK_FALSE(walk.navigator.canBack());
    }
    SECTION("ahead")
    {
        walk.navigator.back();
        walk.navigator.back();
        walk.navigator.back();
        walk.navigator.forget("start");
        walk.navigator.forward();
        CHECK(walk.here.page == "people");
        CHECK_FALSE(walk.navigator.canForward());
    }
}

TEST_CASE("The history keeps the newest hundred places")
{
    Walk walk;
    for (int i = 0; i < Navigator::most + 20; ++i) walk.navigator.go({.page = "p", .query = {{"n", i}}});
    int steps = 0;
    for (; walk.navigator.canBack(); ++steps) walk.navigator.back();
    CHECK(steps == Navigator::most - 1);
    CHECK(walk.here.query.value("n") == 20);
}

TEST_CASE("The place is found again at the next start, with query, selection and scroll position")
{
    QSettings settings;
    settings.clear();
    CHECK(Navigator::saved(settings) == Place{});
    Walk walk;
    walk.navigator.go({.page = "person", .query = {{"person", 7}, {"tab", "photos"}}});
    walk.here.selection = {9, 8};
    walk.here.first = 77;
    walk.navigator.save(settings);
    settings.sync();
    const Place place = Navigator::saved(QSettings());
    CHECK(place.page == "person");
    CHECK(place.query.value("person").toInt() == 7);
    CHECK(place.query.value("tab") == "photos");
    CHECK(place.selection == QList<qint64>{9, 8});
    CHECK(place.first == 77);
    settings.clear();
}

#include <catch2/catch.hpp>

#include <QSettings>
#include <QTest>

#include "MainWindow.h"
#include "pages/archive/ArchivePage.h"
#include "pages/archive/PeopleSection.h"
#include "pages/archive/PeopleView.h"
#include "support/GuiFakeLibrary.h"

using namespace albumen;

TEST_CASE("A click on a person of the archive opens their page", "[person]")
{
    QSettings().clear();
    test::GuiFakeLibrary library;
    MainWindow window(library, {});
    window.show();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    QCoreApplication::processEvents();
    window.resize(1280, 800); // after it fitted itself to the screen
    PeopleView& view = static_cast<ArchivePage&>(window.page("archive")).people().view();
    REQUIRE(QTest::qWaitFor([&] { return view.model()->rowCount() == 16; }));
    const QModelIndex index = view.model()->index(1, 0);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(index).center() - QPoint(40, 0));
    CHECK(window.navigator().current().page == "person");
    CHECK(window.navigator().current().query.value("person").toLongLong() ==
          index.data(PeopleModel::idRole).toLongLong());
}

// The page of people: groups, one being named, a group open, a merge, who is ignored.
#include <QTest>

#include "Navigator.h"
#include "Shooter.h"
#include "pages/people/GroupFaces.h"
#include "pages/people/GroupsView.h"
#include "pages/people/PeoplePage.h"
#include "pages/people/PersonsView.h"
#include "views/TileView.h"
#include "widgets/NameField.h"

namespace albumen::test {
namespace {

void full(GuiFakeLibrary& library)
{
    library.album.fill();
    for (const std::size_t i : {0, 2, 5, 9}) library.persons[i].toConfirm = 14 - i;
    for (PersonCard& person : library.persons) person.faces = person.toConfirm * 3;
}

PeoplePage& open(MainWindow& window, const QVariantMap& query = {})
{
    window.navigator().go({.page = QStringLiteral("people"), .query = query});
    wait(500);
    return static_cast<PeoplePage&>(window.page(QStringLiteral("people")));
}

void named(MainWindow& window)
{
    GroupsView& groups = open(window).groups();
    waitFor(*groups.model(), 6);
    groups.nameRow(0);
    QTest::keyClicks(&groups.field(), QStringLiteral("Jo"));
}

void refused(MainWindow& window)
{
    GroupsView& groups = open(window).groups();
    waitFor(*groups.model(), 6);
    groups.nameRow(1);
    QTest::keyClicks(&groups.field(), QStringLiteral(".."));
    wait(200); // until it is known who is called so
    QTest::keyClick(&groups.field(), Qt::Key_Return);
}

void group(MainWindow& window)
{
    TileView& faces = open(window, {{QStringLiteral("group"), 2}}).faces().view();
    waitFor(*faces.model(), 8);
    for (const int row : {2, 7})
        faces.selectionModel()->select(faces.model()->index(row, 0), QItemSelectionModel::Select);
}

void merge(MainWindow& window)
{
    PeoplePage& page = open(window);
    const bool side = page.named().isVisible(); // folded in a small window
    if (!side) open(window, {{QStringLiteral("tab"), QStringLiteral("everyone")}});
    PersonsView& people = side ? page.named() : page.everyone();
    waitFor(*people.model(), 4);
    for (const int row : {2, 3})
        people.selectionModel()->select(people.model()->index(row, 0), QItemSelectionModel::Select);
    QTest::keyClick(&window, Qt::Key_M);
}

const ShotSet set("people", [](const Shooter& s) {
    s.shoot(QStringLiteral("people"), full, [](MainWindow& window) { open(window); });
    s.shoot(QStringLiteral("people-naming"), full, named);
    s.shoot(QStringLiteral("people-refused"), full, refused);
    s.shoot(QStringLiteral("people-group"), full, group);
    s.shoot(QStringLiteral("people-merge"), full, merge);
    s.shoot(QStringLiteral("people-everyone"), full, [](MainWindow& window) {
        open(window, {{QStringLiteral("tab"), QStringLiteral("everyone")}});
    });
    s.shoot(QStringLiteral("people-ignored"), full, [](MainWindow& window) {
        open(window, {{QStringLiteral("tab"), QStringLiteral("ignored")}});
    });
    s.shoot(QStringLiteral("people-empty"), {}, [](MainWindow& window) { open(window); });
});

} // namespace
} // namespace albumen::test

// The page of a person: some faces selected, some moved, nobody left.
#include <QTest>

#include "Actions.h"
#include "Navigator.h"
#include "Shooter.h"
#include "pages/person/PersonPage.h"
#include "views/TileView.h"
#include "widgets/NameField.h"

namespace albumen::test {
namespace {

void full(GuiFakeLibrary& library)
{
    library.album.fill();
}

TileView& open(MainWindow& window)
{
    window.navigator().go({.page = QStringLiteral("person"), .query = {{QStringLiteral("person"), 3}}});
    wait(500);
    return static_cast<PersonPage&>(window.page(QStringLiteral("person"))).view();
}

void selected(MainWindow& window)
{
    TileView& faces = open(window);
    waitFor(*faces.model(), 20);
    for (const int row : {6, 8})
        faces.selectionModel()->select(faces.model()->index(row, 0), QItemSelectionModel::Select);
}

void moving(MainWindow& window)
{
    selected(window);
    window.actions().refreshNow();
    window.actions().trigger(QStringLiteral("person.move"));
    wait(200);
    QTest::keyClicks(window.findChild<NameField*>(QStringLiteral("nameField")), QStringLiteral("no"));
}

void merging(MainWindow& window)
{
    waitFor(*open(window).model(), 20);
    window.actions().trigger(QStringLiteral("person.merge"));
    auto* const field = window.findChild<NameField*>(QStringLiteral("nameField"));
    QTest::keyClicks(field, QStringLiteral("no"));
    wait(200);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    wait(200);
}

void forgetting(MainWindow& window)
{
    waitFor(*open(window).model(), 20);
    window.actions().trigger(QStringLiteral("person.forget"));
    wait(200);
}

const ShotSet set("person", [](const Shooter& s) {
    s.shoot(QStringLiteral("person"), full, selected);
    s.shoot(QStringLiteral("person-moving"), full, moving);
    s.shoot(QStringLiteral("person-merge"), full, merging);
    s.shoot(QStringLiteral("person-forget"), full, forgetting);
    s.shoot(QStringLiteral("person-empty"), {}, [](MainWindow& window) { open(window); });
});

} // namespace
} // namespace albumen::test

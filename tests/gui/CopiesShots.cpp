// Copies for others: what is asked of smaller photos, of files as they are, of a GIF and of a video.
#include <QComboBox>
#include <QSettings>
#include <QTest>

#include "GiveCopies.h"
#include "Navigator.h"
#include "Shooter.h"
#include "pages/photos/PhotosPage.h"
#include "views/TileView.h"
#include "widgets/CopiesPanel.h"

namespace albumen::test {
namespace {

void photosThere(GuiFakeLibrary& library)
{
    library.album.fill();
}

CopiesPanel& asked(MainWindow& window, int what)
{
    QSettings().setValue(QStringLiteral("copies/folder"), QStringLiteral("/home/lena/For grandma"));
    window.navigator().go({.page = QStringLiteral("photos")});
    wait(500);
    auto& page = static_cast<PhotosPage&>(window.page(QStringLiteral("photos")));
    for (const int row : {1, 2, 3})
        page.view().selectionModel()->select(page.view().model()->index(row, 0), QItemSelectionModel::Select);
    page.view().setFocus();
    QTest::keyClick(&page.view(), Qt::Key_O);
    wait(300);
    CopiesPanel& panel = page.giving().panel();
    auto* const box = panel.findChild<QComboBox*>(QStringLiteral("copiesWhat"));
    for (int i = 0; i < what; ++i) QTest::keyClick(box, Qt::Key_Down);
    wait(200);
    return panel;
}

const ShotSet copiesSet("copies", [](const Shooter& s) {
    s.shoot(QStringLiteral("copies"), photosThere, [](MainWindow& window) { asked(window, 0); });
    s.shoot(QStringLiteral("copies-files"), photosThere, [](MainWindow& window) { asked(window, 1); });
    s.shoot(QStringLiteral("copies-gif"), photosThere, [](MainWindow& window) { asked(window, 2); });
    s.shoot(QStringLiteral("copies-video"), photosThere, [](MainWindow& window) {
        CopiesPanel& panel = asked(window, 3);
        panel.setMusic(QStringLiteral("/home/lena/Music/Waltz of the lake.mp3"));
        panel.refuse(QStringLiteral("There is a file Photos.mp4 already."));
    });
});

} // namespace
} // namespace albumen::test

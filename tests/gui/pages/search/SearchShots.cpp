// The page of the search: nothing asked, by words, like an example, nothing found, an example that cannot be read.
#include <QTest>

#include "Navigator.h"
#include "Shooter.h"
#include "pages/search/SearchPage.h"
#include "views/TileView.h"

namespace albumen::test {
namespace {

void someAlbum(GuiFakeLibrary& library)
{
    library.album.fill();
}

SearchPage& searchFor(MainWindow& window, const QVariantMap& query)
{
    window.navigator().go({.page = QStringLiteral("search"), .query = query});
    wait(700);
    return static_cast<SearchPage&>(window.page(QStringLiteral("search")));
}

void choose(SearchPage& page, int row)
{
    page.view().setFocus();
    page.view().selectionModel()->setCurrentIndex(page.view().model()->index(row, 0),
                                                  QItemSelectionModel::ClearAndSelect);
    wait(400);
}

void byExample(MainWindow& window)
{
    SearchPage& page =
        searchFor(window, {{QStringLiteral("like"), QStringLiteral("/photos/2026/Summer in Istria/IMG_2090.jpg")},
                           {QStringLiteral("words"), QStringLiteral("Lena, beach, 2026")},
                           {QStringLiteral("class"), QStringLiteral("landscape")},
                           {QStringLiteral("tone"), QStringLiteral("blue")}});
    waitFor(*page.view().model(), 20);
    choose(page, 1);
}

void byWords(MainWindow& window)
{
    SearchPage& page =
        searchFor(window, {{QStringLiteral("words"), QStringLiteral("beach, 2026")},
                           {QStringLiteral("people"), QStringList{QStringLiteral("Lena")}},
                           {QStringLiteral("tags"), QStringList{QStringLiteral("food"), QStringLiteral("furniture")}}});
    waitFor(*page.view().model(), 20);
    choose(page, 2);
}

void lessAlike(MainWindow& window)
{
    SearchPage& page =
        searchFor(window, {{QStringLiteral("like"), QStringLiteral("/photos/2026/Summer in Istria/IMG_2090.jpg")},
                           {QStringLiteral("lessAlike"), true}});
    waitFor(*page.view().model(), 80);
    page.view().scrollToTop(70);
    wait(400);
}

const ShotSet searchSet("search", [](const Shooter& s) {
    s.shoot(QStringLiteral("search"), someAlbum, byExample);
    s.shoot(QStringLiteral("search-words"), someAlbum, byWords);
    s.shoot(QStringLiteral("search-less"), someAlbum, lessAlike);
    s.shoot(QStringLiteral("search-start"), someAlbum, [](MainWindow& window) { searchFor(window, {}); });
    s.shoot(
        QStringLiteral("search-none"),
        [](GuiFakeLibrary& library) {
            someAlbum(library);
            library.album.notLookedAt = 1284;
        },
        [](MainWindow& window) {
            searchFor(window, {{QStringLiteral("words"), QStringLiteral("beach, xyz")}});
        });
});

} // namespace
} // namespace albumen::test

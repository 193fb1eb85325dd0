#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>

#include "Actions.h"
#include "AddToAlbum.h"
#include "Language.h"
#include "PageBench.h"
#include "models/DragIds.h"
#include "models/PhotoModel.h"
#include "pages/albums/AlbumModel.h"
#include "pages/albums/AlbumPhotos.h"
#include "pages/albums/AlbumsFake.h"
#include "pages/albums/AlbumsPage.h"
#include "pages/photos/PhotosPage.h"
#include "pages/viewer/ViewerPage.h"
#include "views/TileView.h"
#include "widgets/AlbumPanel.h"
#include "widgets/Button.h"
#include "widgets/EditLine.h"
#include "widgets/FieldReason.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"

using namespace albumen;

namespace {

using Rows = std::vector<qint64>;

struct AlbumsDesk {
    test::PageBench<test::AlbumLibrary> bench;
    std::unique_ptr<AlbumsPage> page;
    std::unique_ptr<QAbstractItemModelTester> tester;

    explicit AlbumsDesk(const QVariantMap& query = {}) { show(query); }
    void show(const QVariantMap& query)
    {
        page = std::make_unique<AlbumsPage>(bench.parts(), &bench.window);
        tester = std::make_unique<QAbstractItemModelTester>(&page->model());
        // As the window does: a place that is gone to is shown.
        bench.navigator.setHere([this] { return page->place(); });
        QObject::connect(&bench.navigator, &Navigator::went, page.get(), [this](const Place& place) {
            if (place.page == "albums") page->openAt(place);
        });
        bench.show(*page);
        bench.navigator.go({.page = "albums"});
        if (!query.isEmpty()) bench.navigator.go({.page = "albums", .query = query});
        REQUIRE(bench.wait([this] { return page->model().rowCount() > 0; }));
    }
    template <class Condition> static bool wait(Condition condition)
    {
        return test::PageBench<test::AlbumLibrary>::wait(condition);
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < page->model().rowCount(); ++row) names << page->model().index(row, 0).data().toString();
        return names;
    }
    QString count(qint64 album) const
    {
        return page->model().index(page->model().rowOf(album), 0).data(AlbumModel::countRole).toString();
    }
    QRect card(qint64 album) const
    {
        return page->list().visualRect(page->model().index(page->model().rowOf(album), 0));
    }
    void clickCard(qint64 album) const
    {
        page->list().scrollTo(page->model().index(page->model().rowOf(album), 0));
        QTest::mouseClick(page->list().viewport(), Qt::LeftButton, {}, card(album).center());
    }
    /// As a person does, after the first click.
    void openCard(qint64 album) const
    {
        clickCard(album);
        QTest::mouseDClick(page->list().viewport(), Qt::LeftButton, {}, card(album).center());
    }
    Rows photos() const { return page->photos().photos().ids(); }
    bool becomes(const Rows& rows) const
    {
        return wait([&] { return photos() == rows; });
    }
    void clickPhoto(qint64 photo, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QModelIndex at = page->photos().photos().index(page->photos().photos().rowOf(photo), 0);
        REQUIRE(at.isValid());
        QTest::mouseClick(page->photos().viewport(), Qt::LeftButton, modifiers, page->photos().visualRect(at).center());
    }
    void press(const char* id) const
    {
        Button* const button = page->findChild<Button*>(id);
        REQUIRE(button);
        REQUIRE(wait([button] { return button->isVisible() && button->isEnabled(); }));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        REQUIRE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const QString& words) { QTest::keyClicks(QApplication::focusWidget(), words); }
    bool says(const QString& words) const
    {
        return wait([&] { return bench.messages.last() == words; });
    }
    QString refused() const
    {
        QString words;
        for (const FieldReason* const reason : bench.window.findChildren<FieldReason*>()) words += reason->words();
        return words;
    }
    QString barWords() const { return page->findChild<PageBar*>()->words(); }
    template <class C> C decided(std::size_t which)
    {
        REQUIRE(wait([&] { return bench.library.decisions() > which; }));
        const std::lock_guard guard(bench.library.lock);
        REQUIRE(std::holds_alternative<C>(bench.library.taken[which]));
        return std::get<C>(bench.library.taken[which]);
    }
    static bool drop(std::unique_ptr<QMimeData> mime, TileView& onto, int row)
    {
        const QPoint place = onto.visualRect(onto.model()->index(row, 0)).center();
        QDragEnterEvent enter(place, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(onto.viewport(), &enter);
        QDragMoveEvent move(place, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(onto.viewport(), &move);
        const bool taken = enter.isAccepted() && move.isAccepted();
        QDropEvent drop(place, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(onto.viewport(), &drop);
        return taken;
    }
};

std::unique_ptr<QMimeData> files(const QStringList& paths)
{
    auto mime = std::make_unique<QMimeData>();
    QList<QUrl> urls;
    for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
    mime->setUrls(urls);
    return mime;
}

const QVariantMap lake{{"album", 1}};

} // namespace

TEST_CASE("Albums lie as cards, those of people first, then those that fill themselves, each with its number",
          "[albums]")
{
    AlbumsDesk desk;
    CHECK(desk.names() == QStringList{"Lake", "Roses", "Favourites", "4 stars and more", "People", "Animals",
                                      "Landscape", "Vehicles", "Buildings"});
    CHECK(desk.count(1) == "3 photos");
    CHECK(desk.count(2) == "Search: rose");
    REQUIRE(desk.wait([&] { return desk.count(-2) == "2 photos"; }));
    CHECK(desk.count(-3) == "1 photo");
    CHECK(desk.count(-5) == "1 photo");
    CHECK(desk.count(-6) == "0 photos");
    CHECK(desk.page->model().entry(1)->cover == ContentNo{3});
    CHECK(desk.page->model().entry(2)->cover == ContentNo{2});
    CHECK(desk.page->model().entry(-3)->cover == ContentNo{5});
    CHECK(desk.page->model().entry(-5)->cover == ContentNo{6});
    CHECK_FALSE(desk.page->model().entry(-6)->cover);
    CHECK(desk.card(1).size() == QSize(240, 200));
    CHECK(desk.page->list().firstVisibleRow() == 0);
    CHECK_FALSE(desk.page->empty().isVisible());
}

TEST_CASE("Where nobody made an album the page says how, and shows those that fill themselves", "[albums]")
{
    AlbumsDesk desk;
    desk.clickCard(1);
    desk.key(Qt::Key_Delete);
    REQUIRE(desk.wait([&] { return !desk.names().contains("Lake"); }));
    desk.clickCard(2);
    desk.key(Qt::Key_Delete);
    REQUIRE(desk.wait([&] { return desk.page->empty().isVisible(); }));
    CHECK(desk.page->empty().text() == "No albums yet. Select photos on the Photos page and press P.");
    CHECK(desk.names().size() == 7);
    CHECK(desk.page->list().isVisible());
}

TEST_CASE("An album is made with a name that is typed, and has the ring then", "[albums]")
{
    AlbumsDesk desk;
    desk.press("albums.new");
    REQUIRE(desk.page->panel().isVisible());
    CHECK(desk.page->panel().field().hasFocus());
    CHECK_FALSE(desk.page->panel().list().isVisible());
    desk.type("Hills");
    desk.key(Qt::Key_Return);
    CHECK(desk.decided<MakeAlbum>(0).name == "Hills");
    REQUIRE(desk.wait([&] { return desk.names().contains("Hills"); }));
    CHECK(desk.says("Made the album Hills."));
    CHECK_FALSE(desk.page->panel().isVisible());
    CHECK(desk.page->list().hasFocus());
    CHECK(desk.barWords() == "Hills");
    QTest::keyClick(&desk.bench.window, Qt::Key_N, Qt::ControlModifier);
    REQUIRE(desk.page->panel().isVisible());
    desk.key(Qt::Key_Escape);
    CHECK_FALSE(desk.page->panel().isVisible());
    CHECK(desk.page->list().hasFocus());
    CHECK(desk.bench.library.decisions() == 1);
}

TEST_CASE("A name that no album can have stays in the field, which says why", "[albums]")
{
    AlbumsDesk desk;
    desk.press("albums.new");
    desk.key(Qt::Key_Return);
    CHECK(desk.refused() == "Type a name.");
    desk.type("Lake");
    CHECK(desk.refused().isEmpty());
    desk.key(Qt::Key_Return);
    REQUIRE(desk.wait([&] { return !desk.refused().isEmpty(); }));
    CHECK(desk.refused() == "The name Lake is taken.");
    CHECK(desk.page->panel().field().text() == "Lake");
    CHECK(desk.bench.library.decisions() == 0);
    desk.type(" 2");
    desk.key(Qt::Key_Return);
    CHECK(desk.decided<MakeAlbum>(0).name == "Lake 2");
}

TEST_CASE("F2 gives an album that people made another name, and none that fills itself", "[albums]")
{
    AlbumsDesk desk;
    desk.clickCard(1);
    desk.key(Qt::Key_F2);
    REQUIRE(desk.page->panel().isVisible());
    CHECK(desk.page->panel().field().text() == "Lake");
    desk.type("Sea");
    desk.key(Qt::Key_Return);
    const RenameAlbum renamed = desk.decided<RenameAlbum>(0);
    CHECK(renamed.album == AlbumId{1});
    CHECK(renamed.name == "Sea");
    REQUIRE(desk.wait([&] { return desk.names().first() == "Sea"; }));
    CHECK(desk.says("Renamed the album Lake to Sea."));
    desk.clickCard(-2);
    CHECK(desk.barWords() == "Favourites");
    desk.key(Qt::Key_F2);
    desk.key(Qt::Key_Delete);
    QTest::qWait(50);
    CHECK_FALSE(desk.page->panel().isVisible());
    CHECK(desk.bench.library.decisions() == 1);
}

TEST_CASE("Delete on a card takes the album alone, and Undo brings it back with its photos", "[albums]")
{
    AlbumsDesk desk;
    desk.clickCard(1);
    desk.key(Qt::Key_Delete);
    CHECK(desk.decided<DeleteAlbum>(0).album == AlbumId{1});
    REQUIRE(desk.wait([&] { return desk.names().first() == "Roses"; }));
    CHECK(desk.says("Deleted the album Lake."));
    CHECK(desk.barWords() == "Roses"); // the next one has the ring
    REQUIRE(desk.bench.messages.said.last().follow);
    desk.bench.messages.said.last().follow();
    REQUIRE(desk.wait([&] { return desk.names().first() == "Lake"; }));
    CHECK(desk.count(1) == "3 photos");
}

TEST_CASE("An album opens with Enter and by double click, and Escape and Back lead to its card again", "[albums]")
{
    AlbumsDesk desk;
    desk.clickCard(1);
    desk.key(Qt::Key_Return);
    REQUIRE(desk.becomes({3, 1, 5}));
    CHECK(desk.page->place().query == lake);
    CHECK(desk.page->findChild<QLabel*>("albumTitle")->text() == "Lake");
    CHECK(desk.page->photos().hasFocus());
    desk.key(Qt::Key_Escape);
    REQUIRE(desk.page->list().isVisible());
    CHECK(desk.page->list().hasFocus());
    CHECK(desk.barWords() == "Lake");
    desk.openCard(-2);
    REQUIRE(desk.becomes({2, 4}));
    CHECK(desk.page->place().query == QVariantMap{{"smart", "favourite"}});
    QTest::mouseClick(desk.page->findChild<Button*>("albumBack"), Qt::LeftButton);
    REQUIRE(desk.page->list().isVisible());
    desk.openCard(-6);
    REQUIRE(desk.wait([&] { return desk.page->empty().isVisible(); }));
    CHECK(desk.page->empty().text() == "No photo is found for it yet.");
    desk.key(Qt::Key_Escape);
    CHECK(desk.page->list().isVisible());
}

TEST_CASE("Delete in an open album takes out what is selected, and what a search found stays", "[albums]")
{
    AlbumsDesk desk(lake);
    REQUIRE(desk.becomes({3, 1, 5}));
    desk.clickPhoto(3);
    desk.clickPhoto(5, Qt::ControlModifier);
    desk.key(Qt::Key_Delete);
    const TakeOutOfAlbum out = desk.decided<TakeOutOfAlbum>(0);
    CHECK(out.album == AlbumId{1});
    CHECK(out.photos == std::vector{PhotoId{3}, PhotoId{5}});
    REQUIRE(desk.becomes({1}));
    CHECK(desk.page->photos().currentIndex().row() == 0);
    desk.bench.messages.said.last().follow();
    REQUIRE(desk.becomes({3, 1, 5}));
    desk.bench.navigator.go({.page = "albums", .query = {{"album", 2}}});
    REQUIRE(desk.becomes({2, 4}));
    desk.clickPhoto(2);
    desk.key(Qt::Key_Delete);
    desk.key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::qWait(50);
    CHECK(desk.bench.library.decisions() == 2);
}

TEST_CASE("Photos of an album move earlier and later by keys, as far as there is room", "[albums]")
{
    AlbumsDesk desk(lake);
    const Qt::KeyboardModifiers both = Qt::ControlModifier | Qt::ShiftModifier;
    REQUIRE(desk.becomes({3, 1, 5}));
    desk.clickPhoto(5);
    desk.key(Qt::Key_Left, both);
    CHECK(desk.becomes({3, 5, 1}));
    desk.key(Qt::Key_Left, both);
    CHECK(desk.becomes({5, 3, 1}));
    desk.key(Qt::Key_Left, both);
    QTest::qWait(50);
    CHECK(desk.bench.library.decisions() == 2); // it is the first
    desk.clickPhoto(3, Qt::ControlModifier);
    desk.key(Qt::Key_Right, both);
    CHECK(desk.becomes({1, 5, 3}));
    CHECK(desk.page->photos().selectedRows() == QList{1, 2});
    CHECK(desk.decided<OrderAlbum>(2).before == std::nullopt);
}

TEST_CASE("A photo that is dropped on another of its album takes that one's place", "[albums]")
{
    AlbumsDesk desk(lake);
    REQUIRE(desk.becomes({3, 1, 5}));
    const auto dragged = [&](std::vector<qint64> ids) {
        return std::unique_ptr<QMimeData>(dragOf(Dragged::photos, ids));
    };
    desk.clickPhoto(5);
    CHECK(desk.drop(dragged({5}), desk.page->photos(), 0));
    REQUIRE(desk.becomes({5, 3, 1}));
    CHECK_FALSE(desk.drop(dragged({5}), desk.page->photos(), 0)); // on itself
    CHECK(desk.drop(dragged({5}), desk.page->photos(), 2));
    REQUIRE(desk.becomes({3, 1, 5}));
    CHECK(desk.drop(files({"/photos/2026/IMG_2.jpg"}), desk.page->photos(), 0)); // from elsewhere: put in
    REQUIRE(desk.becomes({3, 1, 5, 2}));
}

TEST_CASE("Photos that are dropped on a card are put into its album, and none into one that fills itself", "[albums]")
{
    AlbumsDesk desk;
    CHECK(desk.drop(files({"/photos/2026/IMG_2.jpg"}), desk.page->list(), 0));
    const PutIntoAlbum put = desk.decided<PutIntoAlbum>(0);
    CHECK(put.album == AlbumId{1});
    CHECK(put.photos == std::vector{PhotoId{2}});
    REQUIRE(desk.wait([&] { return desk.count(1) == "4 photos"; }));
    CHECK_FALSE(desk.drop(files({"/photos/2026/IMG_4.jpg"}), desk.page->list(), 1));
    CHECK_FALSE(desk.drop(files({"/photos/2026/IMG_4.jpg"}), desk.page->list(), 2));
    QTest::qWait(50);
    CHECK(desk.bench.library.decisions() == 1);
}

TEST_CASE("The photo that is used as cover shows the album until that is undone or the first one is wanted again",
          "[albums]")
{
    AlbumsDesk desk(lake);
    REQUIRE(desk.becomes({3, 1, 5}));
    const auto text = [&] {
        desk.bench.actions.refreshNow();
        return desk.bench.actions.action("albums.cover")->text();
    };
    const auto shownBy = [&](int photo) {
        return desk.wait([&] { return desk.page->model().entry(1)->cover == ContentNo{photo}; });
    };
    desk.clickPhoto(1);
    desk.clickPhoto(5, Qt::ControlModifier);
    desk.bench.actions.refreshNow();
    CHECK_FALSE(desk.bench.actions.action("albums.cover")->isEnabled()); // one photo is a cover
    desk.clickPhoto(5);
    CHECK(text() == "Use as cover");
    QMenu* menu = nullptr;
    const QPoint at = desk.page->photos().viewport()->rect().center();
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, at, desk.page->photos().viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(desk.page->photos().viewport(), &asked);
    REQUIRE(desk.wait([&] { return (menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) != nullptr; }));
    CHECK(menu->actions().contains(desk.bench.actions.action("albums.cover")));
    CHECK(desk.bench.actions.action("albums.stars")->menu()->actions().size() == 5);
    menu->close();
    desk.bench.actions.trigger("albums.cover");
    CHECK(desk.decided<SetAlbumCover>(0).photo == PhotoId{5});
    CHECK(desk.says("Chose a cover for the album Lake."));
    REQUIRE(shownBy(5));
    CHECK(desk.page->photos().cover() == PhotoId{5});
    CHECK(desk.photos() == Rows{3, 1, 5});
    CHECK(text() == "First photo as cover");
    REQUIRE(desk.bench.messages.said.last().follow);
    desk.bench.messages.said.last().follow();
    REQUIRE(shownBy(3));
    CHECK_FALSE(desk.page->photos().cover());
    desk.bench.actions.trigger("albums.cover");
    REQUIRE(shownBy(5));
    desk.bench.actions.trigger("albums.cover");
    REQUIRE(shownBy(3));
    CHECK_FALSE(desk.decided<SetAlbumCover>(3).photo);
}

TEST_CASE("An album that a search fills keeps the cover that was chosen, and one that fills itself has none to choose",
          "[albums]")
{
    AlbumsDesk desk({{"album", 2}});
    REQUIRE(desk.becomes({2, 4}));
    desk.clickPhoto(4);
    desk.bench.actions.refreshNow();
    desk.bench.actions.trigger("albums.cover");
    REQUIRE(desk.wait([&] { return desk.page->model().entry(2)->cover == ContentNo{4}; }));
    QTest::qWait(AlbumsPage::foundLaterMs + 200); // the search was asked again, and finds 2 first
    CHECK(desk.page->model().entry(2)->cover == ContentNo{4});
    desk.bench.navigator.go({.page = "albums", .query = {{"smart", "favourite"}}});
    REQUIRE(desk.becomes({2, 4}));
    desk.clickPhoto(2);
    desk.bench.actions.refreshNow();
    CHECK_FALSE(desk.bench.actions.action("albums.cover")->isEnabled());
    CHECK_FALSE(desk.bench.actions.action("albums.notes")->isEnabled());
    CHECK_FALSE(desk.page->notes().isVisible());
}

TEST_CASE("Notes of an album are written in their place: Enter keeps them, Escape leaves them, a click elsewhere too",
          "[albums]")
{
    AlbumsDesk desk(lake);
    REQUIRE(desk.becomes({3, 1, 5}));
    EditLine& notes = desk.page->notes();
    REQUIRE(notes.isVisible());
    CHECK(notes.words().text() == "No notes yet.");
    desk.press("albumNotesPencil");
    REQUIRE(notes.field().hasFocus());
    desk.type("Three days, 5 boats");
    desk.key(Qt::Key_Return);
    CHECK(desk.decided<SetAlbumNotes>(0).notes == "Three days, 5 boats");
    CHECK(desk.says("Wrote notes for the album Lake."));
    REQUIRE(desk.wait([&] { return notes.words().text() == "Three days, 5 boats"; }));
    CHECK_FALSE(notes.editing());
    CHECK(desk.page->photos().hasFocus());
    CHECK(desk.page->model().index(0, 0).data(Qt::ToolTipRole).toString() == "Lake\nThree days, 5 boats");
    desk.press("albumNotesPencil");
    CHECK(notes.field().text() == "Three days, 5 boats");
    desk.type("nothing");
    desk.key(Qt::Key_Escape);
    CHECK_FALSE(notes.editing());
    CHECK(desk.page->photos().isVisible()); // Escape closed the field alone
    CHECK(desk.bench.library.decisions() == 1);
    desk.bench.actions.refreshNow();
    desk.bench.actions.trigger("albums.notes");
    REQUIRE(notes.field().hasFocus());
    desk.type("Two days");
    desk.clickPhoto(1);
    CHECK(desk.decided<SetAlbumNotes>(1).notes == "Two days");
    CHECK_FALSE(notes.editing());
    desk.key(Qt::Key_Escape); // the selection
    desk.key(Qt::Key_Escape);
    REQUIRE(desk.page->list().isVisible());
    CHECK_FALSE(notes.isVisible());
}

TEST_CASE("Numbers give the photos of an album stars, and F makes them favourites", "[albums]")
{
    AlbumsDesk desk(lake);
    REQUIRE(desk.becomes({3, 1, 5}));
    desk.clickPhoto(1);
    desk.clickPhoto(5, Qt::ControlModifier);
    desk.key(Qt::Key_4);
    CHECK(desk.decided<SetStars>(0).photos == std::vector{PhotoId{1}, PhotoId{5}});
    CHECK(desk.decided<SetStars>(0).stars == 4);
    CHECK(desk.says("Gave 2 photos 4 stars."));
    const QModelIndex one = desk.page->photos().photos().index(1, 0);
    REQUIRE(desk.wait([&] { return desk.page->photos().photos().card(one)->stars == 4; }));
    CHECK(one.data(Qt::AccessibleDescriptionRole).toString().endsWith("4 stars"));
    desk.key(Qt::Key_F);
    CHECK(desk.decided<SetFavourite>(1).favourite);
    desk.key(Qt::Key_Escape); // the selection
    desk.key(Qt::Key_Escape);
    REQUIRE(desk.page->list().isVisible());
    desk.key(Qt::Key_4);
    QTest::qWait(50);
    CHECK(desk.bench.library.decisions() == 2); // a card is no photo
    desk.openCard(-3);
    CHECK(desk.becomes({5}));
    CHECK(desk.page->place().query == QVariantMap{{"smart", "stars"}});
}

TEST_CASE("The viewer shows an album's photos in its order", "[albums]")
{
    AlbumsDesk desk(lake);
    REQUIRE(desk.becomes({3, 1, 5}));
    desk.clickPhoto(1);
    desk.key(Qt::Key_Return);
    const Place went = desk.bench.navigator.current();
    CHECK(went.page == "viewer");
    CHECK(went.query == QVariantMap{{"album", 1}, {"photo", 1}});
    ViewerPage viewer(desk.bench.parts(), &desk.bench.window);
    desk.page->hide();
    desk.bench.show(viewer, went);
    REQUIRE(desk.wait([&] {
        const QList<QLabel*> labels = viewer.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [](const QLabel* label) { return label->text() == "2 of 3"; });
    }));
    desk.key(Qt::Key_Right);
    CHECK(viewer.photo() == PhotoId{5});
}

TEST_CASE("An album that is deleted while it is open makes room for the list", "[albums]")
{
    AlbumsDesk desk(lake);
    REQUIRE(desk.becomes({3, 1, 5}));
    desk.bench.decider.take(DeleteAlbum{AlbumId{1}});
    REQUIRE(desk.wait([&] { return desk.page->list().isVisible(); }));
    CHECK(desk.page->place().query.isEmpty());
    CHECK(desk.names().first() == "Roses");
}

namespace {

struct Adding {
    test::PageBench<test::AlbumLibrary> bench;
    PhotosPage page{bench.parts(), &bench.window};

    Adding()
    {
        bench.show(page);
        REQUIRE(bench.wait([this] { return page.model().rowCount() == 6; }));
        for (const int row : {1, 2})
            QTest::mouseClick(page.view().viewport(), Qt::LeftButton, row == 1 ? Qt::NoModifier : Qt::ControlModifier,
                              page.view().visualRect(page.model().index(row, 0)).center());
        QTest::keyClick(&page.view(), Qt::Key_P);
        REQUIRE(bench.wait([this] { return panel().isVisible(); }));
    }
    AlbumPanel& panel() { return page.adding().panel(); }
    QStringList rows()
    {
        QStringList rows;
        for (int row = 0; row < panel().list().model()->rowCount(); ++row)
            rows << panel().list().model()->index(row, 0).data().toString();
        return rows;
    }
    void key(Qt::Key key) { QTest::keyClick(&panel().field(), key); }
    template <class C> C decided()
    {
        REQUIRE(bench.wait([&] { return bench.library.decisions() > 0; }));
        const std::lock_guard guard(bench.library.lock);
        REQUIRE(std::holds_alternative<C>(bench.library.taken.back()));
        return std::get<C>(bench.library.taken.back());
    }
};

const std::vector<PhotoId> two{PhotoId{2}, PhotoId{3}};

} // namespace

TEST_CASE("P on the Photos page puts what is selected into an album that is there", "[albums]")
{
    Adding adding;
    CHECK(adding.rows() == QStringList{"Lake", "New album"}); // nothing is put into what a search fills
    QTest::keyClicks(&adding.panel().field(), "la");
    adding.key(Qt::Key_Return);
    CHECK(adding.decided<PutIntoAlbum>().album == AlbumId{1});
    CHECK(adding.decided<PutIntoAlbum>().photos == two);
    CHECK_FALSE(adding.panel().isVisible());
    CHECK(adding.page.view().hasFocus());
}

TEST_CASE("P on the Photos page makes an album of what is selected, with a name that no other has", "[albums]")
{
    Adding adding;
    adding.key(Qt::Key_Return);
    CHECK(adding.bench.window.findChild<FieldReason*>()->words() == "Type a name.");
    QTest::keyClicks(&adding.panel().field(), "Hills");
    CHECK(adding.rows() == QStringList{"New album “Hills”"});
    QTest::mouseClick(adding.panel().list().viewport(), Qt::LeftButton, {},
                      adding.panel().list().visualRect(adding.panel().list().model()->index(0, 0)).center());
    CHECK(adding.decided<MakeAlbum>().name == "Hills");
    CHECK(adding.decided<MakeAlbum>().photos == two);
    REQUIRE(adding.bench.wait([&] { return !adding.panel().isVisible(); }));
    CHECK(adding.page.view().hasFocus());
}

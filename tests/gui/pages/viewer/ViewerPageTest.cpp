#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSettings>

#include "ButtonLook.h"
#include "PageBench.h"
#include "SayPlace.h"
#include "base/SearchText.h"
#include "pages/photos/PhotosFake.h"
#include "pages/viewer/DateLine.h"
#include "pages/viewer/FilmStrip.h"
#include "pages/viewer/ViewerCanvas.h"
#include "pages/viewer/ViewerPage.h"
#include "pages/viewer/ViewerPanel.h"
#include "widgets/Button.h"
#include "widgets/FacePicture.h"
#include "widgets/NamePanel.h"
#include "widgets/PageFrame.h"
#include "widgets/PlacePanel.h"
#include "widgets/StarRow.h"

using namespace albumen;

namespace {

/// Answers at once, from the thread that asks; a picture is 400 x 200.
struct PromptPictures : test::FakePictures {
    std::vector<PictureKey> shown, ahead;
    bool broken = false;

    Ticket request(const PictureKey& key, PictureUse use, Answer answer) override
    {
        (use == PictureUse::shown ? shown : ahead).push_back(key);
        if (broken) {
            answer(fail(Code::fileVanished, Stage::load, "/photos/2026/IMG_3.jpg"));
            return {};
        }
        auto picture = std::make_shared<Picture>();
        picture->width = picture->fullWidth = 400;
        picture->height = picture->fullHeight = 200;
        picture->rgb.assign(std::size_t{400} * 200 * 3, std::byte{120});
        picture->shot.exif.camera = "EOS 80D";
        picture->shot.exposureS = 1 / 160.;
        picture->shot.iso = 400;
        answer(std::shared_ptr<const Picture>(picture));
        return {};
    }
};

struct Names : test::FakePeople {
    Result<std::vector<NameCard>> matching(const NameQuery& query) const override
    {
        std::vector<NameCard> names{{PersonId{7}, "Penny", {}, 0.44F}, {PersonId{8}, "Hannah", {}, 0.61F}};
        const QString text = QString::fromStdString(query.text);
        std::erase_if(names, [&](const NameCard& name) {
            return !QString::fromStdString(name.name).contains(text, Qt::CaseInsensitive);
        });
        for (NameCard& name : names) name.begins = SearchKeys(name.name).begin(query.text);
        return names;
    }
};

struct ViewerPhotos : test::SomePhotos {
    PhotoId withoutFaces{};
    std::vector<std::pair<PersonId, std::string>> placeless;

    Result<ViewedPhoto> viewed(PhotoId photo) const override
    {
        TRY_ASSIGN(const std::vector<PhotoCard> cards, this->cards(std::array{photo}));
        if (cards.empty()) return fail(Code::pathMissing, Stage::none);
        ViewedPhoto viewed;
        viewed.card = cards[0];
        viewed.width = 400;
        viewed.height = 200;
        FaceCard lena;
        lena.id = FaceId{11};
        lena.box = {0.1F, 0.2F, 0.2F, 0.4F};
        lena.how = LabelHow::decided;
        lena.person = "Lena";
        lena.distance = 0.22F;
        FaceCard unknown;
        unknown.id = FaceId{12};
        unknown.box = {0.6F, 0.2F, 0.2F, 0.4F};
        viewed.faces = {lena, unknown};
        if (photo == withoutFaces) viewed.faces.clear();
        viewed.placeless = placeless;
        viewed.filed = {{"Lena", "/people/Lena/IMG.jpg", "/zips/Lena.zip"}};
        return viewed;
    }
};

struct ViewerLibrary : test::PhotoLibrary {
    ViewerPhotos photosOfIt;
    Names names;
    PromptPictures prompt;

    ViewerLibrary() { photosOfIt.all = some.all; }
    const PhotoQuestions& photos() const override { return photosOfIt; }
    const PeopleQuestions& people() const override { return names; }
    /// The third was taken in Lisbon, any other perhaps.
    struct Somewhere : test::FakePlaces {
        Result<std::vector<PhotoPlaceCard>> of(std::span<const PhotoId> photos, const std::string&) const override
        {
            PhotoPlaceCard card{.photo = photos.front(), .at = Coordinates{38.7167, -9.1333}};
            card.from = raw(card.photo) == 3 ? PlaceFrom::file : PlaceFrom::proposed;
            card.text = {.name = "Lisbon", .region = {}, .country = "Portugal"};
            return std::vector{card};
        }
    } somewhere;
    const PlaceQuestions& where() const override { return somewhere; }
    PictureSource& pictures() override { return prompt; }
};

struct Viewer {
    test::PageBench<ViewerLibrary> bench;
    std::unique_ptr<ViewerPage> page;

    explicit Viewer(qint64 photo = 3, bool broken = false)
    {
        bench.library.prompt.broken = broken;
        page = std::make_unique<ViewerPage>(bench.parts(), &bench.window);
        bench.show(*page, {.page = "viewer", .query = {{"photo", photo}}}, {1300, 700});
        REQUIRE(bench.wait([this] { return page->panel().lines().contains("Lena") && counts().contains("of"); }));
    }
    ViewerCanvas& canvas() { return page->canvas(); }
    QString counts()
    {
        const QList<QLabel*> labels = page->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            if (label->text().contains(" of ")) return label->text();
        return {};
    }
    void key(Qt::Key key) { QTest::keyClick(&canvas(), key); }
    void clickFace(int face)
    {
        const RelBox boxes[] = {{0.1F, 0.2F, 0.2F, 0.4F}, {0.6F, 0.2F, 0.2F, 0.4F}};
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, canvas().boxRect(boxes[face]).center());
    }
    Command decided()
    {
        REQUIRE(bench.wait([this] { return bench.library.decided.size() == 1; }));
        return bench.library.decided[0];
    }
};

} // namespace

TEST_CASE("A photo is fitted on the canvas with what is known of it beside", "[viewer]")
{
    Viewer viewer;
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull(); }));
    CHECK(viewer.canvas().fitted());
    CHECK(QRectF(viewer.canvas().rect()).contains(viewer.canvas().imageRect()));
    CHECK(viewer.counts() == "3 of 6");
    REQUIRE(viewer.bench.wait([&] { return viewer.page->panel().lines().contains("EOS 80D, 1/160 s, ISO 400"); }));
    const QStringList lines = viewer.page->panel().lines();
    for (const char* line : {"12 January 1970, 01:00", "Lena", "0.22", "Unknown", "IMG_3.jpg", "Filed to"})
        CHECK(lines.contains(line));
}

TEST_CASE("The folder and the zip that a photo is filed to open from its panel", "[viewer]")
{
    Viewer viewer;
    for (const auto& [name, place] : {std::pair{"Lena", "/people/Lena"}, std::pair{"Lena.zip", "/zips/Lena.zip"}}) {
        viewer.bench.opened.clear();
        const QList<Button*> links = viewer.page->panel().findChildren<Button*>();
        for (Button* const link : links) // the first Lena is a face
            if (link->text() == QLatin1String(name)) QTest::mouseClick(link, Qt::LeftButton);
        CHECK(viewer.bench.opened.contains(QUrl::fromLocalFile(place)));
    }
}

TEST_CASE("On a face that was chosen by Tab the letters do what they do on every page", "[viewer]")
{
    const std::vector<FaceId> lena{FaceId{11}}, unknown{FaceId{12}};
    const auto after = [](int tabs, Qt::Key key, Qt::KeyboardModifiers with = {}) {
        Viewer viewer;
        viewer.canvas().setFocus();
        for (int i = 0; i < tabs; ++i) viewer.key(Qt::Key_Tab);
        QTest::keyClick(&viewer.canvas(), key, with);
        return viewer.decided();
    };
    CHECK(std::get<NotFaces>(after(2, Qt::Key_X)).faces == unknown);
    CHECK(std::get<RejectFaces>(after(1, Qt::Key_N)).faces == lena);
    CHECK(std::get<IgnoreFaces>(after(1, Qt::Key_I)).faces == lena);
    CHECK(std::get<IgnoreFaces>(after(0, Qt::Key_I, Qt::ShiftModifier)).faces == unknown);
    Viewer viewer;
    viewer.key(Qt::Key_Tab);
    viewer.key(Qt::Key_E);
    CHECK(viewer.page->namer().isVisible());
}

TEST_CASE("A letter for a face says what to do first where none is chosen, and why not", "[viewer]")
{
    Viewer viewer;
    QString said;
    QObject::connect(&viewer.bench.actions, &Actions::missed, [&](const auto& needs) { said = needs(); });
    viewer.key(Qt::Key_X);
    CHECK(said == "Choose a face first: Tab goes from box to box.");
    viewer.key(Qt::Key_Tab);
    viewer.key(Qt::Key_Y);
    CHECK(said == "This face is confirmed.");
    viewer.key(Qt::Key_Tab);
    viewer.key(Qt::Key_N);
    CHECK(said == "This face is nobody's yet.");
    CHECK(viewer.bench.library.decided.empty());
}

TEST_CASE("A right click on a face offers what can be done with it, and beside it what with the photo", "[viewer]")
{
    Viewer viewer;
    const auto offered = [&](const QPoint& at) {
        QContextMenuEvent click(QContextMenuEvent::Mouse, at, viewer.canvas().mapToGlobal(at), Qt::NoModifier);
        QApplication::sendEvent(&viewer.canvas(), &click);
        auto* const menu = viewer.page->findChild<QMenu*>();
        REQUIRE(menu);
        QStringList words;
        const QList<QAction*> actions = menu->actions();
        for (const QAction* action : actions) words << action->text();
        delete menu;
        return words;
    };
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull(); }));
    const QStringList face = offered(viewer.canvas().boxRect({0.1F, 0.2F, 0.2F, 0.4F}).center());
    CHECK(face.contains("Not Lena"));
    CHECK(face.contains("Not a face"));
    const QStringList unknown = offered(viewer.canvas().boxRect({0.6F, 0.2F, 0.2F, 0.4F}).center());
    CHECK(unknown.contains("Not this person"));
    const QStringList photo = offered({5, 5});
    CHECK_FALSE(photo.contains("Not a face"));
    CHECK(photo.contains("Turn left"));
}

TEST_CASE("The panel shows each face beside the name it has", "[viewer]")
{
    Viewer viewer;
    std::vector<std::optional<FaceId>> faces;
    for (const FacePicture* const picture : viewer.page->panel().findChildren<FacePicture*>())
        if (picture->isVisible()) faces.push_back(picture->face());
    CHECK(faces == std::vector<std::optional<FaceId>>{FaceId{11}, FaceId{12}});
}

TEST_CASE("What the camera says is read whole, on as many lines as it takes", "[viewer]")
{
    test::FakeThumbnails source;
    Thumbnails thumbnails{source};
    ViewerPanel panel(thumbnails);
    ShotFacts shot;
    shot.exif.camera = "NIKON COOLPIX P6000 with a name that goes on";
    shot.exposureS = 1 / 160.;
    panel.resize(300, 400);
    panel.show({}, &shot, {}, false);
    panel.setVisible(true);
    const QList<QLabel*> labels = panel.findChildren<QLabel*>();
    const auto facts =
        std::ranges::find_if(labels, [](const QLabel* label) { return label->text().contains("1/160"); });
    REQUIRE(facts != labels.end());
    REQUIRE(QTest::qWaitForWindowExposed(&panel));
    CHECK((*facts)->wordWrap());
    CHECK((*facts)->height() >= (*facts)->heightForWidth((*facts)->width()));
}

TEST_CASE("The arrow keys go to the photos beside and stop at the ends", "[viewer]")
{
    Viewer viewer(1);
    viewer.key(Qt::Key_Left);
    CHECK(viewer.page->photo() == PhotoId{1});
    viewer.key(Qt::Key_Right);
    viewer.key(Qt::Key_Right);
    CHECK(viewer.page->photo() == PhotoId{3});
    CHECK(viewer.bench.wait([&] { return viewer.counts() == "3 of 6"; }));
    for (int i = 0; i < 9; ++i) viewer.key(Qt::Key_Right);
    CHECK(viewer.page->photo() == PhotoId{6});
}

TEST_CASE("Two photos to each side are decoded ahead and no others", "[viewer]")
{
    Viewer viewer(3);
    std::vector<qint64> ahead;
    for (const PictureKey& key : viewer.bench.library.prompt.ahead) ahead.push_back(raw(key.photo));
    std::sort(ahead.begin(), ahead.end());
    CHECK(ahead == std::vector<qint64>{1, 2, 4, 5});
    CHECK(viewer.bench.library.prompt.shown.size() == 1);
    QCoreApplication::processEvents(); // their answers
    viewer.key(Qt::Key_Right);         // it is there already
    CHECK(viewer.bench.library.prompt.shown.size() == 1);
    CHECK(viewer.bench.library.prompt.ahead.back().photo == PhotoId{6});
}

TEST_CASE("Z shows the pixels of the photo and asks for all of them, and fits it again", "[viewer]")
{
    Viewer viewer;
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull(); }));
    viewer.key(Qt::Key_Z);
    CHECK_FALSE(viewer.canvas().fitted());
    CHECK(viewer.canvas().zoom() == 1);
    viewer.key(Qt::Key_Z);
    CHECK(viewer.canvas().fitted());
}

TEST_CASE("The wheel keeps the pixel that is under the pointer", "[viewer]")
{
    Viewer viewer;
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull(); }));
    const QPointF at = viewer.canvas().rect().center() + QPoint(30, 20);
    const auto under = [&] {
        const QRectF place = viewer.canvas().imageRect();
        return QPointF((at.x() - place.x()) / place.width(), (at.y() - place.y()) / place.height());
    };
    const QPointF before = under();
    viewer.canvas().zoomTo(3, at);
    CHECK(viewer.canvas().zoom() == 3);
    CHECK((under() - before).manhattanLength() < 0.001);
}

TEST_CASE("A click on a box opens the name field and Enter names the face", "[viewer]")
{
    Viewer viewer;
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull(); }));
    viewer.clickFace(1);
    REQUIRE(viewer.page->namer().isVisible());
    REQUIRE(viewer.page->namer().field().hasFocus());
    QTest::keyClicks(&viewer.page->namer().field(), "Pen"); // and Enter before the answer is there
    QTest::keyClick(&viewer.page->namer().field(), Qt::Key_Return);
    const auto assign = std::get<AssignFaces>(viewer.decided());
    CHECK(assign.faces == std::vector{FaceId{12}});
    CHECK(assign.whom.id == PersonId{7});
    CHECK_FALSE(viewer.page->namer().isVisible());
    CHECK(viewer.canvas().hasFocus());
}

TEST_CASE("A name that nobody has makes a new person", "[viewer]")
{
    Viewer viewer;
    viewer.clickFace(1);
    QTest::keyClicks(&viewer.page->namer().field(), "Ann"); // Hannah has it inside, and is not meant
    REQUIRE(viewer.bench.wait([&] { return viewer.page->namer().field().list().model()->rowCount() == 2; }));
    QTest::keyClick(&viewer.page->namer().field(), Qt::Key_Return);
    const auto assign = std::get<AssignFaces>(viewer.decided());
    CHECK_FALSE(assign.whom.id);
    CHECK(assign.whom.name == "Ann");
    CHECK(assign.whom.fresh);
}

TEST_CASE("Enter in an empty field decides nothing and Esc closes it and stays on the photo", "[viewer]")
{
    Viewer viewer;
    viewer.clickFace(1);
    REQUIRE(viewer.bench.wait([&] { return viewer.page->namer().field().list().model()->rowCount() == 2; }));
    QTest::keyClick(&viewer.page->namer().field(), Qt::Key_Return);
    QTest::keyClick(&viewer.page->namer().field(), Qt::Key_Escape);
    CHECK_FALSE(viewer.page->namer().isVisible());
    CHECK(viewer.bench.navigator.current().page.isEmpty());
    CHECK(viewer.bench.library.decided.empty());
    viewer.key(Qt::Key_Escape);
    CHECK(viewer.bench.navigator.current().page == "photos");
}

TEST_CASE("A name that can be none stays in the field of the face, which says why", "[viewer]")
{
    Viewer viewer;
    viewer.key(Qt::Key_Tab);
    viewer.key(Qt::Key_Return);
    NameField& field = viewer.page->namer().field();
    REQUIRE(field.hasFocus());
    QTest::keyClicks(&field, "..");
    QTest::keyClick(&field, Qt::Key_Return);
    CHECK(viewer.bench.wait([&] { return field.accessibleDescription().contains("cannot be a name"); }));
    CHECK(field.hasFocus());
    CHECK(field.text() == "..");
    CHECK(viewer.bench.library.decided.empty());
}

TEST_CASE("Not this person, ignore and no face are offered where they make sense", "[viewer]")
{
    Viewer viewer;
    const auto button = [&](const char* name) { return viewer.page->findChild<Button*>(name); };
    viewer.clickFace(1);
    CHECK_FALSE(button("notThisPerson")->isVisible());
    viewer.clickFace(0);
    SECTION("not")
    {
        REQUIRE(button("notThisPerson")->isVisible());
        QTest::mouseClick(button("notThisPerson"), Qt::LeftButton);
        CHECK(std::get<RejectFaces>(viewer.decided()).faces == std::vector{FaceId{11}});
    }
    SECTION("ignore")
    {
        QTest::mouseClick(button("ignoreFace"), Qt::LeftButton);
        CHECK(std::get<IgnoreFaces>(viewer.decided()).faces == std::vector{FaceId{11}});
    }
    SECTION("no face")
    {
        QTest::mouseClick(button("notAFace"), Qt::LeftButton);
        CHECK(std::get<NotFaces>(viewer.decided()).faces == std::vector{FaceId{11}});
    }
}

TEST_CASE("B hides the boxes and a hidden box is not clicked", "[viewer]")
{
    Viewer viewer;
    viewer.key(Qt::Key_B);
    CHECK_FALSE(viewer.canvas().boxesShown());
    viewer.clickFace(0);
    CHECK_FALSE(viewer.page->namer().isVisible());
    viewer.key(Qt::Key_B);
    viewer.clickFace(0);
    CHECK(viewer.page->namer().isVisible());
}

TEST_CASE("Tab goes from box to box and Enter opens the field of one", "[viewer]")
{
    Viewer viewer;
    viewer.key(Qt::Key_Tab);
    CHECK(viewer.canvas().currentFace() == 0);
    viewer.key(Qt::Key_Tab);
    CHECK(viewer.canvas().currentFace() == 1);
    viewer.key(Qt::Key_Return);
    CHECK(viewer.page->namer().isVisible());
}

TEST_CASE("D and a drag draw a face with a name, within the picture", "[viewer]")
{
    Viewer viewer;
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull(); }));
    viewer.bench.actions.refreshNow();
    viewer.key(Qt::Key_D);
    REQUIRE(viewer.canvas().drawing());
    const QRect place = viewer.canvas().imageRect().toRect();
    const QPoint from = place.topLeft() + QPoint(40, 40), to = from + QPoint(100, 80);
    QTest::mousePress(&viewer.canvas(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&viewer.canvas(), to);
    QTest::mouseRelease(&viewer.canvas(), Qt::LeftButton, {}, to);
    REQUIRE(viewer.page->namer().isVisible());
    CHECK_FALSE(viewer.canvas().drawing());
    QTest::keyClicks(&viewer.page->namer().field(), "Penny");
    QTest::keyClick(&viewer.page->namer().field(), Qt::Key_Return);
    const auto draw = std::get<DrawFace>(viewer.decided());
    CHECK(draw.whom.id == PersonId{7});
    CHECK(draw.photo == "/photos/2026/IMG_3.jpg");
    CHECK(draw.box.x == Approx(0.1).margin(0.01));
    CHECK(draw.box.w == Approx(0.25).margin(0.01));
}

TEST_CASE("D says what to do next and shows that it is on until it is off", "[viewer]")
{
    Viewer viewer;
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull(); }));
    viewer.bench.actions.refreshNow();
    const QAction* const draw = viewer.bench.actions.action("viewer.draw");
    for (const Qt::Key end : {Qt::Key_D, Qt::Key_Escape}) {
        viewer.key(Qt::Key_D);
        CHECK(viewer.bench.messages.last() == "Drag a frame around the face. D or Esc ends it.");
        viewer.bench.actions.refreshNow();
        CHECK(draw->isChecked());
        viewer.key(end);
        viewer.bench.actions.refreshNow();
        CHECK_FALSE(draw->isChecked());
        CHECK_FALSE(viewer.canvas().drawing());
        CHECK(viewer.bench.messages.cleared.contains("drawing"));
        viewer.bench.messages.cleared.clear();
    }
}

TEST_CASE("A box that was drawn stays in sight until it is named or Esc takes it away", "[viewer]")
{
    Viewer viewer;
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull(); }));
    viewer.bench.actions.refreshNow();
    const QPoint from = viewer.canvas().imageRect().toRect().topLeft() + QPoint(130, 40), to = from + QPoint(90, 80);
    const auto draw = [&] {
        viewer.key(Qt::Key_D);
        QTest::mousePress(&viewer.canvas(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&viewer.canvas(), to);
        QTest::mouseRelease(&viewer.canvas(), Qt::LeftButton, {}, to);
        REQUIRE(viewer.page->namer().isVisible());
    };
    const auto drawn = [&] { // its left edge is yellow
        const QImage seen = viewer.canvas().grab().toImage();
        for (int x = from.x() - 3; x <= from.x() + 3; ++x)
            if (const QColor edge = seen.pixelColor(x, (from.y() + to.y()) / 2); edge.red() > edge.blue() + 60)
                return true;
        return false;
    };
    CHECK_FALSE(drawn());
    draw();
    CHECK(drawn());
    QTest::keyClicks(&viewer.page->namer().field(), "Pen");
    CHECK(drawn());
    QTest::mouseClick(&viewer.canvas(), Qt::LeftButton, {}, viewer.canvas().rect().bottomRight() - QPoint(9, 9));
    CHECK_FALSE(viewer.page->namer().isVisible()); // somebody looked elsewhere
    CHECK(drawn());
    QTest::mouseClick(&viewer.canvas(), Qt::LeftButton, {}, (from + to) / 2);
    REQUIRE(viewer.page->namer().isVisible()); // and came back to it
    QTest::keyClick(&viewer.page->namer().field(), Qt::Key_Escape);
    CHECK_FALSE(drawn());
    draw();
    QTest::mouseClick(&viewer.canvas(), Qt::LeftButton, {}, viewer.canvas().rect().bottomRight() - QPoint(9, 9));
    viewer.key(Qt::Key_Escape);
    CHECK_FALSE(drawn());
    CHECK(viewer.bench.library.decided.empty());
    draw();
    QTest::keyClicks(&viewer.page->namer().field(), "Penny");
    QTest::keyClick(&viewer.page->namer().field(), Qt::Key_Return);
    CHECK(drawn()); // until the photo is known with it
    static_cast<void>(std::get<DrawFace>(viewer.decided()));
    CHECK(viewer.bench.wait([&] { return !drawn(); })); // this library has it not
}

TEST_CASE("F and the brackets decide about the photo that is shown", "[viewer]")
{
    Viewer viewer;
    viewer.bench.actions.refreshNow();
    viewer.key(Qt::Key_F);
    CHECK(std::get<SetFavourite>(viewer.decided()).photos == std::vector{PhotoId{3}});
    const std::size_t asked = viewer.bench.library.prompt.shown.size();
    viewer.key(Qt::Key_BracketRight);
    REQUIRE(viewer.bench.wait([&] { return viewer.bench.library.decided.size() == 2; }));
    CHECK(std::get<TurnPhotos>(viewer.bench.library.decided[1]).quarters == 1);
    CHECK(viewer.bench.wait([&] { return viewer.bench.library.prompt.shown.size() == asked + 1; })); // turned anew
}

TEST_CASE("The star of the header is filled where the photo is a favourite", "[viewer]")
{
    for (const int photo : {2, 3}) {
        Viewer viewer(photo);
        const auto* const star = viewer.page->findChild<Button*>("viewer.favourite");
        CHECK(viewer.bench.wait(
            [&] { return star->property(buttonProperty::icon).toString() == (photo == 2 ? "starred" : "star"); }));
        CHECK(star->toolTip().startsWith(photo == 2 ? "Remove from favourites" : "Favourite"));
    }
}

TEST_CASE("Stars of the photo in sight are given by numbers and by clicks, and 0 fits the photo still", "[viewer]")
{
    Viewer viewer;
    viewer.bench.actions.refreshNow();
    const auto given = [&](std::size_t which) {
        REQUIRE(viewer.bench.wait([&] { return viewer.bench.library.decided.size() > which; }));
        return std::get<SetStars>(viewer.bench.library.decided.at(which));
    };
    StarRow& row = viewer.page->panel().stars();
    CHECK(row.value() == 0);
    viewer.key(Qt::Key_3);
    CHECK(given(0).photos == std::vector{PhotoId{3}});
    CHECK(given(0).stars == 3);
    CHECK(viewer.bench.wait([&] { return viewer.bench.messages.last() == "Gave 1 photo 3 stars."; }));
    QTest::mouseClick(&row, Qt::LeftButton, {}, row.starRect(5).center());
    CHECK(given(1).stars == 5);
    viewer.key(Qt::Key_0);
    QTest::qWait(50);
    CHECK(viewer.bench.library.decided.size() == 2);
    CHECK(row.accessibleName() == "Stars");
}

TEST_CASE("A row of stars takes clicks and keys, and a click on the last one takes them away", "[viewer]")
{
    QWidget window;
    StarRow row(&window);
    std::vector<int> chosen;
    QObject::connect(&row, &StarRow::chosen, [&](int stars) { chosen.push_back(stars); });
    window.show();
    const auto click = [&](int star) { QTest::mouseClick(&row, Qt::LeftButton, {}, row.starRect(star).center()); };
    click(2);
    row.setValue(2);
    click(4);
    row.setValue(4);
    click(4);
    row.setValue(0);
    QTest::mouseClick(&row, Qt::RightButton, {}, row.starRect(1).center());
    row.setFocus();
    QTest::keyClick(&row, Qt::Key_Up);
    QTest::keyClick(&row, Qt::Key_End);
    QTest::keyClick(&row, Qt::Key_End); // it is there
    CHECK(chosen == std::vector{2, 4, 0, 1, 5});
    for (int star = 1; star <= 5; ++star) CHECK(row.starRect(star).width() >= 24);
}

TEST_CASE("A photo whose file is gone says so", "[viewer]")
{
    Viewer viewer(3, true);
    CHECK(viewer.canvas().image().isNull());
    CHECK(viewer.bench.library.prompt.shown.size() == 1);
    viewer.key(Qt::Key_Right); // and the others are to be seen all the same
    CHECK(viewer.page->photo() == PhotoId{4});
}

TEST_CASE("A photo is made smaller elsewhere and shown as it was until it is", "[viewer]")
{
    Viewer viewer;
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull() && viewer.canvas().sharp(); }));
    const auto middle = [&] {
        const QImage seen = viewer.canvas().grab().toImage();
        return seen.pixelColor(viewer.canvas().rect().center());
    };
    const QColor grey = middle();
    viewer.bench.window.resize(1300, 330); // the canvas is smaller than the picture now
    QCoreApplication::sendPostedEvents();
    CHECK(middle() == grey); // painted, though
    CHECK_FALSE(viewer.canvas().sharp());
    CHECK(viewer.bench.wait([&] { return viewer.canvas().sharp(); }));
    CHECK(middle() == grey);
}

TEST_CASE("Photos decoded ahead are as small already as they are shown", "[viewer]")
{
    Viewer viewer;
    REQUIRE(viewer.bench.wait([&] { return viewer.canvas().sharp(); }));
    QCoreApplication::processEvents(); // the answers of those ahead
    viewer.key(Qt::Key_Right);
    CHECK(viewer.canvas().sharp());
}

TEST_CASE("The film strip stands at the photo that is shown and a click goes to another", "[viewer]")
{
    Viewer viewer(2);
    FilmStrip& film = viewer.page->film();
    CHECK(film.current() == 1);
    QTest::mouseClick(&film, Qt::LeftButton, {}, film.tileRect(4).center());
    CHECK(viewer.page->photo() == PhotoId{5});
    CHECK(film.current() == 4);
    viewer.key(Qt::Key_Left);
    CHECK(film.current() == 3);
    QTest::mouseClick(&film, Qt::LeftButton, {}, film.tileRect(4).topRight() + QPoint(4, 5)); // between two
    CHECK(viewer.page->photo() == PhotoId{4});
}

TEST_CASE("Space shows one photo after the other until the last and Esc ends it before", "[viewer]")
{
    Viewer viewer(4);
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull(); }));
    viewer.bench.actions.refreshNow();
    viewer.key(Qt::Key_Space);
    REQUIRE(viewer.page->sliding());
    CHECK(viewer.bench.wait([&] { return viewer.canvas().size() == viewer.bench.window.size(); })); // only the picture
    CHECK(viewer.page->bare());
    CHECK(viewer.bench.window.isFullScreen());
    CHECK_FALSE(viewer.canvas().boxesShown());
    viewer.page->slideTimer().start(0);
    REQUIRE(viewer.bench.wait([&] { return viewer.page->photo() == PhotoId{5}; }));
    SECTION("to the end")
    {
        viewer.page->slideTimer().start(0);
        REQUIRE(viewer.bench.wait([&] { return viewer.page->photo() == PhotoId{6}; }));
        viewer.page->slideTimer().start(0);
        CHECK(viewer.bench.wait([&] { return !viewer.page->sliding(); }));
        CHECK(viewer.page->photo() == PhotoId{6});
    }
    SECTION("Esc")
    {
        viewer.key(Qt::Key_Escape);
        CHECK_FALSE(viewer.page->sliding());
        CHECK(viewer.bench.navigator.current().page.isEmpty()); // one step: not back to the photos
    }
    CHECK(viewer.page->film().isVisible());
    CHECK(viewer.canvas().boxesShown());
    CHECK_FALSE(viewer.page->bare());
    CHECK(viewer.bench.wait([&] { return !viewer.bench.window.isFullScreen(); }));
}

TEST_CASE("Space holds the slide show at a photo and the arrows go on in it, and full screen before it is so after it",
          "[viewer]")
{
    Viewer viewer(3);
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull(); }));
    viewer.bench.window.showFullScreen();
    viewer.bench.actions.refreshNow();
    viewer.key(Qt::Key_Space);
    REQUIRE(viewer.page->slideTimer().isActive());
    viewer.key(Qt::Key_Space);
    CHECK_FALSE(viewer.page->slideTimer().isActive());
    CHECK(viewer.page->sliding());
    viewer.key(Qt::Key_Right);
    CHECK(viewer.page->photo() == PhotoId{4});
    CHECK_FALSE(viewer.page->slideTimer().isActive()); // it is held
    viewer.key(Qt::Key_Space);
    CHECK(viewer.page->slideTimer().isActive());
    viewer.key(Qt::Key_Escape);
    CHECK_FALSE(viewer.page->sliding());
    CHECK(viewer.bench.window.isFullScreen());
}

TEST_CASE("A date that is a month alone is shown as one, and is not typed as a moment", "[viewer]")
{
    DateLine date;
    constexpr qint64 may2020 = 1'588'291'200;
    date.show(may2020, DateSpan::month, false);
    CHECK(date.words() == "May 2020");
    date.edit();
    CHECK(date.field().text().isEmpty());
    date.show(may2020, DateSpan::year, false);
    CHECK(date.words() == "2020");
    date.show(may2020, DateSpan::day, false);
    CHECK(date.words() == "1 May 2020");
    date.edit();
    CHECK(date.field().text() == "2020-05-01");
}

TEST_CASE("The pencil says when a photo was taken and an empty field that the file is right", "[viewer]")
{
    Viewer viewer;
    DateLine& date = viewer.page->panel().date();
    QTest::mouseClick(viewer.page->findChild<Button*>("takenPencil"), Qt::LeftButton);
    REQUIRE(date.field().hasFocus());
    CHECK(date.field().text() == "1970-01-12 01:00");
    SECTION("a date")
    {
        date.field().clear();
        QTest::keyClicks(&date.field(), "1994-03-14 18:22");
        QTest::keyClick(&date.field(), Qt::Key_Return);
        CHECK(std::get<SetTaken>(viewer.decided()).localS == 763669320);
        CHECK_FALSE(date.field().isVisible());
        CHECK(viewer.canvas().hasFocus());
    }
    SECTION("empty")
    {
        date.field().clear();
        QTest::keyClick(&date.field(), Qt::Key_Return);
        CHECK_FALSE(std::get<SetTaken>(viewer.decided()).localS);
    }
    SECTION("no date")
    {
        date.field().clear();
        QTest::keyClicks(&date.field(), "14 3 1994");
        QTest::keyClick(&date.field(), Qt::Key_Return);
        CHECK(viewer.bench.messages.said.isEmpty()); // the field says it, and it goes with the field
        CHECK(date.field().accessibleDescription() == "Write it like 2024-03-14 18:22.");
        CHECK(date.field().isVisible());
        CHECK(viewer.bench.library.decided.empty());
    }
    SECTION("a day on which no photo was taken")
    {
        date.field().clear();
        QTest::keyClicks(&date.field(), "3000-01-01");
        QTest::keyClick(&date.field(), Qt::Key_Return);
        CHECK(date.field().accessibleDescription() == "Photos were taken between 1826 and today.");
        CHECK(viewer.bench.library.decided.empty());
    }
    SECTION("Esc")
    {
        QTest::keyClick(&date.field(), Qt::Key_Escape);
        CHECK_FALSE(date.field().isVisible());
        CHECK(viewer.bench.navigator.current().page.isEmpty());
        CHECK(viewer.bench.library.decided.empty());
    }
}

TEST_CASE("W shows and hides what is known of a photo, in a narrow window too", "[viewer]")
{
    Viewer viewer;
    viewer.bench.window.resize(900, 600);
    REQUIRE(viewer.bench.wait([&] { return !viewer.page->panel().isVisible(); }));
    viewer.key(Qt::Key_W);
    CHECK(viewer.page->panel().isVisible());
    viewer.key(Qt::Key_W);
    CHECK_FALSE(viewer.page->panel().isVisible());
    QSettings().remove("pages/viewer/panel");
}

TEST_CASE("The arrows in the name field move its cursor and not the photo", "[viewer]")
{
    Viewer viewer;
    viewer.clickFace(1);
    REQUIRE(viewer.page->namer().field().hasFocus());
    QTest::keyClicks(&viewer.page->namer().field(), "Pen");
    QTest::keyClick(&viewer.page->namer().field(), Qt::Key_Left);
    CHECK(viewer.page->photo() == PhotoId{3});
    CHECK(viewer.page->namer().field().cursorPosition() == 2);
}

TEST_CASE("Space presses a button of the viewer that has the focus", "[viewer]")
{
    Viewer viewer;
    viewer.bench.actions.refreshNow();
    auto* const boxes = viewer.page->findChild<Button*>("viewer.boxes");
    boxes->setFocus();
    QTest::keyClick(boxes, Qt::Key_Space);
    CHECK_FALSE(viewer.page->sliding());
    CHECK_FALSE(viewer.canvas().boxesShown());
}

TEST_CASE("Who is in a photo without a face is told in the panel and a click goes to the person", "[viewer]")
{
    Viewer viewer;
    CHECK_FALSE(viewer.page->panel().lines().contains("Nobody was found."));
    viewer.bench.library.photosOfIt.withoutFaces = PhotoId{4};
    viewer.page->openAt({.page = "viewer", .query = {{"photo", 4}}});
    REQUIRE(viewer.bench.wait([&] { return viewer.page->panel().lines().contains("Nobody was found."); }));
    viewer.bench.library.photosOfIt.placeless = {{PersonId{9}, "Rose"}};
    viewer.page->openAt({.page = "viewer", .query = {{"photo", 4}}});
    REQUIRE(viewer.bench.wait([&] { return viewer.page->panel().lines().contains("Rose"); }));
    CHECK_FALSE(viewer.page->panel().lines().contains("Nobody was found."));
    viewer.bench.navigator.setPages({"viewer", "person"});
    for (QPushButton* const button : viewer.page->panel().findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == "Rose") QTest::mouseClick(button, Qt::LeftButton);
    CHECK(viewer.bench.navigator.current().page == "person");
    CHECK(viewer.bench.navigator.current().query.value("person").toLongLong() == 9);
}

TEST_CASE("A photo that the library could not read is read again from the viewer", "[viewer]")
{
    Viewer viewer(3, true);
    viewer.bench.library.photosOfIt.all[2].unreadable =
        Error{.code = Code::imageBroken, .stage = Stage::load, .path = "/photos/2026/IMG_3.jpg"};
    viewer.page->openAt({.page = "viewer", .query = {{"photo", 3}}});
    REQUIRE(viewer.bench.wait([&] { return viewer.page->panel().lines().contains("Not looked at."); }));
    for (QPushButton* const button : viewer.page->panel().findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == "Try again") QTest::mouseClick(button, Qt::LeftButton);
    REQUIRE(viewer.bench.wait([&] { return !viewer.bench.bridge.running(); }));
    const auto* const order = std::get_if<jobs::Recognise>(&viewer.bench.bridge.order());
    REQUIRE(order);
    CHECK(order->again == std::vector<std::filesystem::path>{"/photos/2026/IMG_3.jpg"});
}

TEST_CASE("A picture that only the viewer could not show is asked for again", "[viewer]")
{
    Viewer viewer(3, true);
    REQUIRE(viewer.bench.wait([&] { return viewer.page->panel().lines().contains("Try again"); }));
    viewer.bench.library.prompt.broken = false;
    viewer.bench.actions.trigger("viewer.again");
    REQUIRE(viewer.bench.wait([&] { return !viewer.canvas().image().isNull(); }));
    CHECK_FALSE(viewer.page->panel().lines().contains("Try again"));
}

TEST_CASE("The panel says where the photo was taken or may have been, and H says it by hand", "[viewer]")
{
    Viewer viewer;
    REQUIRE(viewer.bench.wait([&] { return viewer.page->panel().lines().contains("Lisbon, Portugal"); }));
    viewer.key(Qt::Key_Right);
    REQUIRE(viewer.bench.wait([&] { return viewer.page->panel().lines().contains("Perhaps Lisbon, Portugal"); }));
    viewer.key(Qt::Key_H);
    REQUIRE(viewer.page->saying().panel().isVisible());
    QTest::keyClicks(QApplication::focusWidget(), "38.5, -9.25");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    const Command command = viewer.decided();
    REQUIRE(std::holds_alternative<SetPlace>(command));
    CHECK(std::get<SetPlace>(command).photos == std::vector{viewer.page->photo()});
    CHECK(viewer.canvas().hasFocus());
}

#include <algorithm>
#include <mutex>

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSettings>

#include "PageBench.h"
#include "PhotoPlace.h"
#include "pages/person/PersonHeader.h"
#include "pages/person/PersonPage.h"
#include "pages/person/WhyPanel.h"
#include "views/FaceTile.h"
#include "views/TileView.h"
#include "widgets/AskPanel.h"
#include "widgets/Button.h"
#include "widgets/FieldReason.h"
#include "widgets/Label.h"
#include "widgets/MergeCard.h"
#include "widgets/NameField.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"
#include "widgets/PersonBadge.h"

using namespace albumen;

namespace {

constexpr PersonId lena{7}, nora{8};

/// Lena with faces 1..3 to confirm, 11 and 12 sure, 21 confirmed; and Nora.
struct Lib : test::FakeLibrary, test::FakePeople, test::FakeFaces {
    mutable std::mutex mutex;
    PersonFaces of{
        .confirmed = {FaceId{21}}, .sure = {FaceId{11}, FaceId{12}}, .toConfirm = {FaceId{1}, FaceId{2}, FaceId{3}}};
    std::string called = "Lena";
    std::vector<Command> decided;
    PairCard pairIs{.distance = 0.5F, .photosTogether = 0, .in = {}};
    std::optional<Code> refuses;
    std::uint64_t photosOfNora = 9, placeless = 0;
    std::vector<JobOrder> orders;

    struct Photos : test::FakePhotos {
        Result<PhotoList> list(const PhotoQuery& query) const override
        {
            PhotoList list;
            if (!query.under.empty() && query.under.front() == "/photos/a.jpg") list.ids = {PhotoId{77}};
            return list;
        }
    } thePhotos;

    const PhotoQuestions& photos() const override { return thePhotos; }
    const PeopleQuestions& people() const override { return *this; }
    const FaceQuestions& faces() const override { return *this; }

    Result<std::vector<PersonCard>> cards(std::span<const PersonId> ids) const override
    {
        const std::lock_guard lock(mutex);
        std::vector<PersonCard> cards;
        for (const PersonId id : ids) {
            PersonCard& card = cards.emplace_back();
            card.id = id;
            card.name = id == lena ? called : "Nora";
            card.photos = id == lena ? 6 : photosOfNora;
            card.faces = 5;
            card.toConfirm = 2;
            card.placeless = id == lena ? placeless : 0;
            card.best = FaceId{raw(id) * 10};
            card.folder = "/archive/Lena";
            card.zip = "/zips/Lena.zip";
        }
        return cards;
    }
    Report run(const JobOrder& order, const JobControl&, const ProgressSink&) override
    {
        const std::lock_guard lock(mutex);
        orders.push_back(order);
        Report report;
        report.forgotten.faces = 7;
        return report;
    }
    Result<PersonFaces> faces(PersonId) const override
    {
        const std::lock_guard lock(mutex);
        return of;
    }
    Result<std::vector<NameCard>> matching(const NameQuery& query) const override
    {
        std::vector<NameCard> names;
        for (const auto& [id, name] : {std::pair{lena, "Lena"}, std::pair{nora, "Nora"}})
            if (std::string(name).starts_with(query.text)) names.push_back({.id = id, .name = name, .begins = true});
        return names;
    }
    Result<PairCard> pair(PersonId, PersonId) const override { return pairIs; }
    Result<std::vector<FaceCard>> cards(std::span<const FaceId> ids) const override
    {
        std::vector<FaceCard> cards;
        for (const FaceId id : ids) cards.push_back({.id = id, .path = "/photos/a.jpg", .distance = 0.41F});
        return cards;
    }
    Result<WhyCard> why(FaceId face) const override
    {
        WhyCard why;
        why.face = {.id = face, .path = "/photos/a.jpg", .how = LabelHow::ask, .personId = lena, .person = "Lena"};
        why.face.limit = 0.4F;
        why.people = {
            {.id = lena, .name = "Lena", .distance = 0.43F, .sure = 0.4F, .ask = 0.5F, .against = Against::margin}};
        why.nearest = {{.face = FaceId{21}, .person = lena, .name = "Lena", .distance = 0.36F}};
        return why;
    }
    Result<Decided> decide(const Command& command) override
    {
        const std::lock_guard lock(mutex);
        if (refuses) return fail(*refuses, Stage::none);
        decided.push_back(command);
        if (const auto* const yes = std::get_if<ConfirmFaces>(&command)) {
            drop(yes->faces);
            of.confirmed.insert(of.confirmed.begin(), yes->faces.begin(), yes->faces.end());
        }
        if (const auto* const no = std::get_if<RejectFaces>(&command)) drop(no->faces);
        if (const auto* const move = std::get_if<AssignFaces>(&command)) drop(move->faces);
        if (const auto* const rename = std::get_if<RenamePerson>(&command)) called = rename->to;
        Decided done;
        done.id = DecisionId{static_cast<std::int64_t>(decided.size())};
        done.what = "assigned";
        return done;
    }
    void drop(const std::vector<FaceId>& gone)
    {
        for (auto* const list : {&of.confirmed, &of.sure, &of.toConfirm})
            std::erase_if(*list, [&](FaceId face) { return std::ranges::find(gone, face) != gone.end(); });
    }
    template <class Of> std::optional<Of> last() const
    {
        const std::lock_guard lock(mutex);
        if (decided.empty() || !std::holds_alternative<Of>(decided.back())) return std::nullopt;
        return std::get<Of>(decided.back());
    }
    std::size_t decisions() const
    {
        const std::lock_guard lock(mutex);
        return decided.size();
    }
};

struct Desk {
    test::PageBench<Lib> bench;
    PersonPage page{bench.parts(), &bench.window};

    explicit Desk(const std::function<void(Lib&)>& prepare = {}, int rows = 6)
    {
        if (prepare) prepare(bench.library);
        bench.show(page, {.page = "person", .query = {{"person", 7}}}, {1200, 800});
        REQUIRE(bench.wait([&] { return view().model()->rowCount() == rows; }));
        REQUIRE(bench.wait([&] { return view().model()->index(0, 0).data(captionRole).isValid(); }));
    }
    TileView& view() { return page.view(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view(), key, modifiers); }
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers,
                          view().visualRect(view().model()->index(row, 0)).center() - QPoint(0, 20));
    }
    void press(int row, FaceTile::Part part)
    {
        const QRect tile = view().visualRect(view().model()->index(row, 0));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, FaceTile::partRect(tile, part).center());
    }
    template <class Of> Of wants()
    {
        REQUIRE(bench.wait([&] { return bench.library.last<Of>().has_value(); }));
        return *bench.library.last<Of>();
    }
    bool gone(int row) { return view().model()->index(row, 0).data(IdListModel::goneRole).toBool(); }
    NameField* nameField() { return page.findChild<NameField*>("nameField"); }
    const QAbstractItemModel* choices() { return nameField()->list().model(); }
    void type(const QString& name)
    {
        REQUIRE(bench.wait([&] { return nameField()->hasFocus(); }));
        QTest::keyClicks(nameField(), name);
        QTest::keyClick(nameField(), Qt::Key_Return);
    }
};

std::vector<FaceId> faces(std::initializer_list<std::int64_t> ids)
{
    std::vector<FaceId> all;
    for (const std::int64_t id : ids) all.push_back(FaceId{id});
    return all;
}

} // namespace

TEST_CASE("A person's faces stand in three sections with those to confirm first", "[person]")
{
    Desk desk;
    CHECK(static_cast<const IdListModel*>(desk.view().model())->ids() == std::vector<qint64>{1, 2, 3, 11, 12, 21});
    CHECK(desk.view().geometryOfTiles().sections() == 3);
    CHECK(desk.view().geometryOfTiles().rowsOf(1) == std::pair(3, 5));
    CHECK_FALSE(desk.view().model()->index(3, 0).data(waitsRole).toBool());
    CHECK(desk.view().model()->index(5, 0).data(confirmedRole).toBool());
    CHECK(desk.page.findChild<QLabel*>("personName")->text() == "Lena");
    CHECK(desk.page.place().query.value("person").toLongLong() == 7);
}

TEST_CASE("Y confirms the current face and goes to the next while every row keeps its place", "[person]")
{
    Desk desk;
    desk.key(Qt::Key_Y);
    CHECK(desk.wants<ConfirmFaces>().faces == faces({1}));
    REQUIRE(desk.bench.wait([&] { return desk.view().model()->index(0, 0).data(confirmedRole).toBool(); }));
    CHECK(desk.view().model()->rowCount() == 6);
    CHECK(desk.view().currentIndex().row() == 1);
    CHECK_FALSE(desk.gone(0));
    CHECK_FALSE(desk.view().model()->index(0, 0).data(waitsRole).toBool());
    CHECK(desk.bench.messages.said.last().link() == "Undo");
}

TEST_CASE("Y does nothing to a face that nobody is asked about", "[person]")
{
    Desk desk;
    desk.click(3);
    desk.key(Qt::Key_Y);
    QTest::qWait(50);
    CHECK(desk.bench.library.decisions() == 0);
}

TEST_CASE("Shift and Y confirm all that wait and no other face", "[person]")
{
    Desk desk;
    desk.key(Qt::Key_Y, Qt::ShiftModifier);
    CHECK(desk.wants<ConfirmFaces>().faces == faces({1, 2, 3}));
}

TEST_CASE("Not this person leaves a gap until nobody looks", "[person]")
{
    Desk desk;
    desk.click(4);
    desk.key(Qt::Key_N);
    CHECK(desk.wants<RejectFaces>().faces == faces({12}));
    REQUIRE(desk.bench.wait([&] { return desk.gone(4); }));
    CHECK(desk.view().model()->rowCount() == 6);
    CHECK(desk.view().currentIndex().row() == 5);
    desk.page.left();
    CHECK(desk.view().model()->rowCount() == 5);
    CHECK(desk.view().geometryOfTiles().rowsOf(1) == std::pair(3, 4));
}

TEST_CASE("The buttons below a face answer for that face alone", "[person]")
{
    Desk desk;
    desk.press(1, FaceTile::Part::yes);
    CHECK(desk.wants<ConfirmFaces>().faces == faces({2}));
    desk.press(2, FaceTile::Part::no);
    CHECK(desk.wants<RejectFaces>().faces == faces({3}));
}

TEST_CASE("Where a face does not wait there is no button to hit", "[person]")
{
    Desk desk;
    desk.press(3, FaceTile::Part::yes);
    QTest::qWait(50);
    CHECK(desk.bench.library.decisions() == 0);
}

TEST_CASE("Selected faces move to the person who is typed", "[person]")
{
    Desk desk;
    desk.click(3);
    desk.click(5, Qt::ControlModifier);
    desk.key(Qt::Key_M);
    desk.type("No");
    const auto moved = desk.wants<AssignFaces>();
    CHECK(moved.faces == faces({11, 21}));
    CHECK(moved.whom.id == nora);
    REQUIRE(desk.bench.wait([&] { return desk.gone(3) && desk.gone(5); }));
    CHECK(desk.bench.messages.last() == "Moved 2 faces from Lena to Nora. The folders follow at the next filing.");
    const Pieces said = desk.bench.messages.said.last().words();
    CHECK(said.count(Piece{"Lena", true}) == 1);
    CHECK(said.count(Piece{"Nora", true}) == 1);
}

TEST_CASE("A name that nobody has makes a new person and the person shown is not offered", "[person]")
{
    Desk desk;
    desk.key(Qt::Key_M);
    REQUIRE(desk.bench.wait([&] { return desk.choices()->rowCount() == 1; }));
    CHECK(desk.choices()->index(0, 0).data().toString() == "Nora");
    desk.type("Ines");
    const auto moved = desk.wants<AssignFaces>();
    CHECK(moved.whom.name == "Ines");
    CHECK(moved.whom.fresh);
}

TEST_CASE("Escape closes the name field and nothing is decided", "[person]")
{
    Desk desk;
    desk.key(Qt::Key_M);
    REQUIRE(desk.bench.wait([&] { return desk.nameField()->hasFocus(); }));
    QTest::keyClick(desk.nameField(), Qt::Key_Escape);
    CHECK_FALSE(desk.nameField()->isVisible());
    CHECK(desk.view().hasFocus());
    CHECK(desk.bench.library.decisions() == 0);
}

TEST_CASE("Letters ignore faces and say that they are none", "[person]")
{
    Desk desk;
    desk.key(Qt::Key_I);
    CHECK(desk.wants<IgnoreFaces>().faces == faces({1}));
    REQUIRE(desk.bench.wait([&] { return desk.view().currentIndex().row() == 1; }));
    desk.key(Qt::Key_X);
    CHECK(desk.wants<NotFaces>().faces == faces({2}));
}

TEST_CASE("All faces are selected by a key and split to a new person", "[person]")
{
    Desk desk;
    desk.key(Qt::Key_A, Qt::ControlModifier);
    CHECK(desk.view().selectedRows().size() == 6);
    desk.bench.actions.trigger("person.split");
    desk.type("Ines");
    const auto split = desk.wants<SplitPerson>();
    CHECK(split.from.id == lena);
    CHECK(split.to.name == "Ines");
    CHECK(split.faces.size() == 6);
}

TEST_CASE("The best face is one that is chosen", "[person]")
{
    Desk desk;
    desk.click(4);
    desk.bench.actions.trigger("person.best");
    const auto best = desk.wants<SetBestFace>();
    CHECK(best.whom.id == lena);
    CHECK(best.face == FaceId{12});
    desk.key(Qt::Key_A, Qt::ControlModifier);
    desk.bench.actions.refreshNow();
    CHECK_FALSE(desk.bench.actions.action("person.best")->isEnabled());
}

TEST_CASE("F2 renames in place and a refused name stays in the field", "[person]")
{
    Desk desk;
    desk.bench.library.refuses = Code::nameRefused;
    desk.key(Qt::Key_F2);
    QLineEdit& field = desk.page.header().field();
    REQUIRE(field.hasFocus());
    QTest::keyClicks(&field, "Lena B");
    QTest::keyClick(&field, Qt::Key_Return);
    REQUIRE(desk.bench.wait([&] { return !desk.bench.messages.said.isEmpty(); }));
    CHECK(field.isVisible());
    const auto* const reason = desk.bench.window.findChild<FieldReason*>();
    CHECK(reason->words().contains("cannot be a name"));
    CHECK(desk.bench.messages.cleared.contains("decision")); // the field says it, the message line not as well
    CHECK(reason->geometry().top() >= field.mapTo(&desk.bench.window, QPoint(0, field.height())).y());
    CHECK(field.accessibleDescription() == reason->words());
    const QImage drawn = field.grab().toImage();
    CHECK(drawn.pixelColor(drawn.width() / 2, 0) == theme().bad); // its border
    desk.bench.library.refuses.reset();
    QTest::keyClick(&field, Qt::Key_Return);
    const auto renamed = desk.wants<RenamePerson>();
    CHECK(renamed.from.id == lena);
    CHECK(renamed.to == "Lena B");
    REQUIRE(desk.bench.wait([&] { return !field.isVisible(); }));
}

TEST_CASE("F2 and Enter on nothing or on spaces asks for a name and tells the library nothing", "[person]")
{
    Desk desk;
    desk.key(Qt::Key_F2);
    QLineEdit& field = desk.page.header().field();
    REQUIRE(field.hasFocus());
    for (const char* const typed : {"", "  "}) {
        field.selectAll();
        QTest::keyClick(&field, Qt::Key_Delete);
        QTest::keyClicks(&field, typed);
        QTest::keyClick(&field, Qt::Key_Return);
        CHECK(field.accessibleDescription() == "Type a name.");
        CHECK(field.isVisible());
    }
    CHECK(desk.bench.messages.said.isEmpty());
}

TEST_CASE("A name that can be none, or that nobody has, stays in the field with the reason", "[person]")
{
    Desk desk;
    const auto reason = [&] {
        QStringList words;
        for (const FieldReason* const one : desk.bench.window.findChildren<FieldReason*>()) words << one->words();
        return words.join(QString());
    };
    SECTION("to move")
    {
        desk.click(3);
        desk.key(Qt::Key_M);
        desk.type("...");
        CHECK(desk.bench.wait([&] { return reason().contains("cannot be a name"); }));
    }
    SECTION("to split")
    {
        desk.click(3);
        desk.bench.actions.trigger("person.split");
        desk.type("...");
        CHECK(desk.bench.wait([&] { return reason().contains("cannot be a name"); }));
    }
    SECTION("nothing to move to")
    {
        desk.click(3);
        desk.key(Qt::Key_M);
        desk.type("");
        CHECK(desk.bench.wait([&] { return reason() == "Type a name."; }));
    }
    SECTION("nobody to merge with")
    {
        desk.bench.actions.trigger("person.merge");
        desk.type("Zoe");
        CHECK(desk.bench.wait([&] { return reason() == "Nobody is called “Zoe”."; }));
    }
    CHECK(desk.nameField()->isVisible());
    CHECK(desk.nameField()->hasFocus());
    CHECK(desk.bench.library.decisions() == 0);
    QTest::keyClick(desk.nameField(), Qt::Key_Escape);
    CHECK(reason().isEmpty());
}

TEST_CASE("A birth date is said in the head of the page", "[person]")
{
    Desk desk;
    desk.bench.actions.trigger("person.birth");
    auto* const hint = desk.page.findChild<Label*>("headerHint");
    CHECK(hint->isVisible());
    CHECK(hint->text() == "Year-month-day, as in 1998-05-11. In photos from before, nobody is taken for Lena.");
    QTest::keyClicks(&desk.page.header().field(), "1990-05-12");
    QTest::keyClick(&desk.page.header().field(), Qt::Key_Return);
    CHECK(desk.wants<SetBirth>().day == "1990-05-12");
    REQUIRE(desk.bench.wait([&] { return !hint->isVisible(); }));
    desk.bench.actions.trigger("person.rename");
    CHECK_FALSE(hint->isVisible()); // a name needs none
}

TEST_CASE("Folder and zip of a person open", "[person]")
{
    Desk desk;
    desk.bench.actions.trigger("person.folder");
    desk.bench.actions.trigger("person.zip");
    CHECK(desk.bench.opened == QList<QUrl>{QUrl("file:///archive/Lena"), QUrl("file:///zips/Lena.zip")});
}

TEST_CASE("The panel says which rule spoke for the current face", "[person]")
{
    Desk desk;
    if (!desk.page.why().isVisible()) desk.key(Qt::Key_W);
    REQUIRE(desk.bench.wait([&] { return !desk.page.why().rule().isEmpty(); }));
    CHECK(desk.page.why().rule() == "Asked: somebody else is nearly as near as Lena.");
    QStringList facts;
    for (const QWidget* const fact : desk.page.findChildren<QWidget*>("whyFact")) facts << fact->accessibleName();
    CHECK(facts.contains("Limit for a sure match: 0.40"));
    desk.key(Qt::Key_W);
    CHECK_FALSE(desk.page.why().isVisible());
    desk.key(Qt::Key_W);
    CHECK(desk.page.why().isVisible());
}

TEST_CASE("Merging asks first and warns of two people in one photo", "[person]")
{
    Desk desk;
    desk.bench.library.pairIs.photosTogether = 3;
    desk.bench.actions.trigger("person.merge");
    desk.type("Nora");
    auto* const merge = desk.page.findChild<Button*>("mergeConfirm");
    REQUIRE(desk.bench.wait([&] { return merge->isVisible(); }));
    CHECK(desk.page.findChild<QLabel*>("mergeWarning")->isVisible());
    CHECK(desk.page.findChild<Button*>("mergeCancel")->hasFocus());
    CHECK(desk.page.mergeCard().oneBadge().words() == "Lena, 6 photos");
    CHECK(desk.page.mergeCard().oneBadge().face() == FaceId{70});
    CHECK(desk.page.mergeCard().otherBadge().words() == "Nora, 9 photos");
    CHECK(desk.page.mergeCard().otherBadge().face() == FaceId{80});
    CHECK(desk.bench.library.decisions() == 0);
    QTest::mouseClick(merge, Qt::LeftButton);
    const auto merged = desk.wants<MergePeople>();
    CHECK(merged.from.id == lena);
    CHECK(merged.into.id == nora);
    REQUIRE(desk.bench.wait([&] { return desk.page.place().query.value("person").toLongLong() == 8; }));
}

TEST_CASE("Merging with somebody of fewer photos keeps the name of the page", "[person]")
{
    Desk desk([](Lib& lib) { lib.photosOfNora = 2; });
    desk.bench.actions.trigger("person.merge");
    desk.type("Nora");
    auto* const merge = desk.page.findChild<Button*>("mergeConfirm");
    REQUIRE(desk.bench.wait([&] { return merge->isVisible(); }));
    QTest::mouseClick(merge, Qt::LeftButton);
    const auto merged = desk.wants<MergePeople>();
    CHECK(merged.from.id == nora);
    CHECK(merged.into.id == lena);
}

TEST_CASE("The bar says whether the selected faces or the one with the ring are acted on", "[person]")
{
    Desk desk;
    const auto* const bar = desk.page.findChild<PageBar*>();
    CHECK(bar->words() == "1 face: the one with the ring");
    desk.key(Qt::Key_Right);
    CHECK(bar->words() == "1 face selected");
    desk.key(Qt::Key_Escape);
    CHECK(bar->words() == "1 face: the one with the ring");
    desk.key(Qt::Key_Space);
    CHECK(bar->words() == "1 face selected");
    desk.click(4, Qt::ControlModifier);
    CHECK(bar->words() == "2 faces selected");
    desk.key(Qt::Key_N);
    CHECK(desk.wants<RejectFaces>().faces == faces({2, 12}));
    REQUIRE(desk.bench.wait([&] { return desk.gone(1) && desk.gone(4); }));
    CHECK(bar->words() == "1 face: the one with the ring");
    desk.key(Qt::Key_A, Qt::ControlModifier);
    CHECK(bar->words() == "4 faces selected"); // and no gaps
}

TEST_CASE("Faces that an undo brings back are what the next key is about, not a neighbour", "[person]")
{
    Desk desk;
    const PersonFaces before = desk.bench.library.of;
    const auto undone = [&] {
        {
            const std::lock_guard lock(desk.bench.library.mutex);
            desk.bench.library.of = before;
        }
        desk.bench.library.changes.add({.people = true});
        return desk.bench.wait([&] { return !desk.gone(3) && !desk.gone(5); });
    };
    desk.click(3);
    desk.click(5, Qt::ControlModifier);
    desk.key(Qt::Key_M);
    desk.type("No");
    REQUIRE(desk.bench.wait([&] { return desk.gone(3) && desk.gone(5); }));
    REQUIRE(undone());
    CHECK(desk.view().actedRows() == QList<int>{3, 5});
    desk.key(Qt::Key_Escape);
    desk.click(3);
    desk.key(Qt::Key_Escape);
    desk.key(Qt::Key_N);
    REQUIRE(desk.bench.wait([&] { return desk.gone(3); }));
    REQUIRE(undone());
    CHECK(desk.view().actedRows() == QList<int>{3});
    CHECK(desk.view().currentIndex().row() == 3);
}

TEST_CASE("What an undo takes from a person leaves a gap that says so and the ring on a face", "[person]")
{
    Desk desk;
    desk.click(3);
    desk.key(Qt::Key_Escape);
    {
        const std::lock_guard lock(desk.bench.library.mutex);
        std::erase(desk.bench.library.of.sure, FaceId{11});
    }
    desk.bench.library.changes.add({.people = true});
    REQUIRE(desk.bench.wait([&] { return desk.gone(3); }));
    CHECK(desk.page.gapWords(11) == "no longer Lena");
    REQUIRE(desk.bench.wait([&] { return desk.view().currentIndex().row() == 4; }));
    CHECK(desk.view().hasFocus());
    CHECK(desk.page.findChild<PageBar*>()->words() == "1 face: the one with the ring");
    desk.key(Qt::Key_Left);
    CHECK(desk.view().currentIndex().row() == 2);
    desk.key(Qt::Key_X);
    CHECK(desk.wants<NotFaces>().faces == faces({3}));
}

TEST_CASE("Photos that have no face of a person are counted beside those that have", "[person]")
{
    Desk desk([](Lib& lib) { lib.placeless = 2; });
    CHECK(desk.page.header().counts() == "6 photos, and 2 without a face");
    Desk without;
    CHECK(without.page.header().counts() == "6 photos");
}

TEST_CASE("A person is forgotten from the menu of the page and the way leads back to everybody", "[person]")
{
    Desk desk;
    auto* const more = desk.page.findChild<Button*>("personMore");
    QTest::mouseClick(more, Qt::LeftButton);
    auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    REQUIRE(menu);
    for (QAction* const action : menu->actions())
        if (action->text() == "Forget this person…") menu->setActiveAction(action);
    QTest::keyClick(menu, Qt::Key_Return);
    desk.bench.activate();
    REQUIRE(desk.bench.wait([&] { return desk.page.asking().isVisible(); }));
    CHECK(desk.page.asking().words().startsWith("Forget Lena?"));
    for (const char* const words : {"7 faces with what tells them apart", "backups", "the name", "cannot be undone"})
        CHECK(desk.page.asking().words().contains(words));
    CHECK(desk.bench.library.orders.empty());
    QTest::keyClick(desk.page.asking().findChild<Button*>("askCancel"), Qt::Key_Tab);
    CHECK(desk.page.asking().findChild<Button*>("askYes")->hasFocus());
    QTest::keyClick(desk.page.asking().findChild<Button*>("askYes"), Qt::Key_Escape);
    CHECK_FALSE(desk.page.asking().isVisible());
    CHECK(desk.view().hasFocus());
    desk.bench.actions.trigger("person.forget");
    REQUIRE(desk.bench.wait([&] { return desk.page.asking().isVisible(); }));
    QTest::mouseClick(desk.page.asking().findChild<Button*>("askYes"), Qt::LeftButton);
    REQUIRE(desk.bench.wait([&] { return desk.bench.navigator.current().page == "people"; }));
    REQUIRE(desk.bench.library.orders.size() == 1);
    CHECK(std::get<jobs::ForgetFaces>(desk.bench.library.orders[0]).person->id == lena);
    CHECK(desk.bench.messages.last() ==
          "Lena is forgotten, with 7 faces and all older backups. This cannot be undone.");
}

TEST_CASE("A merge that is cancelled decides nothing", "[person]")
{
    Desk desk;
    desk.bench.actions.trigger("person.merge");
    desk.type("Nora");
    auto* const cancel = desk.page.findChild<Button*>("mergeCancel");
    REQUIRE(desk.bench.wait([&] { return cancel->isVisible(); }));
    CHECK_FALSE(desk.page.findChild<QLabel*>("mergeWarning")->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    CHECK_FALSE(cancel->isVisible());
    CHECK(desk.bench.library.decisions() == 0);
}

TEST_CASE("A refused answer leaves every face where it is", "[person]")
{
    Desk desk;
    desk.bench.library.refuses = Code::noFace;
    desk.key(Qt::Key_N);
    REQUIRE(desk.bench.wait([&] { return !desk.bench.messages.said.isEmpty(); }));
    CHECK(desk.bench.messages.said.last().rank == Rank::error);
    CHECK(desk.view().currentIndex().row() == 0);
    CHECK_FALSE(desk.gone(0));
}

TEST_CASE("Sections of a person without faces are not shown", "[person]")
{
    Desk desk(
        [](Lib& lib) {
            lib.of = {.confirmed = {FaceId{21}}, .sure = {}, .toConfirm = {FaceId{1}, FaceId{2}}};
        },
        3);
    CHECK(desk.view().geometryOfTiles().sections() == 2);
    CHECK(desk.view().geometryOfTiles().rowsOf(1) == std::pair(2, 3));
}

TEST_CASE("Enter on a face shows its photo in the viewer among the photos of the person", "[person]")
{
    Desk desk;
    desk.click(3);
    desk.key(Qt::Key_Return);
    REQUIRE(desk.bench.wait([&] { return desk.bench.navigator.current().page == "viewer"; }));
    CHECK(desk.bench.navigator.current().query.value("photo").toLongLong() == 77);
    CHECK(desk.bench.navigator.current().query.contains("people"));
    CHECK(desk.bench.opened.isEmpty());
    desk.click(0); // it may be theirs: their photos do not have it yet
    desk.key(Qt::Key_Return);
    CHECK(desk.bench.wait([&] { return !desk.bench.navigator.current().query.contains("people"); }));
}

TEST_CASE("A photo that is gone is said and not shown", "[person]")
{
    struct Gone : test::FakePhotos {
        Result<PhotoList> list(const PhotoQuery&) const override { return fail(Code::pathMissing, Stage::none, "/a"); }
    } gone;
    test::PageBench<Lib> bench;
    goToPhoto({bench.worker, gone, bench.navigator, bench.messages}, &bench.window, "/a", {});
    REQUIRE(bench.wait([&] { return !bench.messages.said.isEmpty(); }));
    CHECK(bench.messages.said.last().rank == Rank::error);
    CHECK(bench.navigator.current().page.isEmpty());
}

TEST_CASE("In the smallest window the name is read, and all of why a face is theirs", "[person]")
{
    Desk f;
    f.bench.window.resize(904, 460); // beside the slim side bar, between menu and status strip
    f.page.findChild<PageFrame*>()->setPanelShown(true);
    REQUIRE(f.bench.wait([&] { return !f.page.why().rule().isEmpty(); }));
    QCoreApplication::processEvents();
    auto* const name = f.page.findChild<QLabel*>("personName");
    REQUIRE(name);
    CHECK(name->width() >= name->fontMetrics().horizontalAdvance("Lena"));
    const auto* const rule = f.page.why().findChild<QLabel*>("whyRule");
    auto* const button = f.page.why().findChild<Button*>("whyPhoto");
    REQUIRE((rule && button));
    CHECK(rule->height() >= rule->heightForWidth(rule->width()));
    const QWidget* const body = rule->parentWidget();
    QList<QWidget*> others = f.page.why().findChildren<QWidget*>("whyFact");
    REQUIRE_FALSE(others.isEmpty());
    for (const QWidget* const fact : others)
        for (const QLabel* const text : fact->findChildren<QLabel*>())
            CHECK(text->height() >= text->heightForWidth(text->width()));
    others << button;
    for (const QWidget* const other : others) {
        const QRect place(other->mapTo(body, QPoint()), other->size());
        CHECK_FALSE(place.intersects(rule->geometry()));
    }
    QSettings().clear(); // whether the panel is shown is kept there
}

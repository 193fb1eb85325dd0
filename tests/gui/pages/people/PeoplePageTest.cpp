#include "PageBench.h"

#include <algorithm>
#include <mutex>

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>

#include "pages/people/AskPanel.h"
#include "pages/people/GroupsView.h"
#include "pages/people/IgnoredView.h"
#include "pages/people/PeoplePage.h"
#include "pages/people/PersonsView.h"
#include "pages/people/SuggestionStrip.h"
#include "views/GroupTile.h"
#include "widgets/Button.h"
#include "widgets/NameField.h"

using namespace albumen;

namespace {

struct Person {
    PersonId id{};
    std::string name;
    std::uint64_t photos = 0;
};

/// A library of a few people, groups and questions, which does what it is told.
struct Album : test::FakeLibrary {
    mutable std::mutex mutex;
    std::vector<Person> known{{PersonId{1}, "Lena", 40}, {PersonId{2}, "Jonas", 30}, {PersonId{3}, "Joel", 20}};
    std::vector<std::int64_t> open{11, 12, 13, 14};
    std::vector<FaceId> waiting{FaceId{501}, FaceId{502}, FaceId{503}};
    std::vector<FaceId> hidden;
    std::vector<Command> told;
    std::vector<NameQuery> queries;
    std::optional<Code> refuse;
    bool empty = false;

    struct Groups : test::FakeGroups {
        Album& album;
        explicit Groups(Album& a) : album(a) {}
        Result<std::vector<std::int64_t>> ids() const override
        {
            const std::lock_guard lock(album.mutex);
            return album.open;
        }
        Result<std::vector<GroupCard>> cards(std::span<const std::int64_t> numbers) const override
        {
            std::vector<GroupCard> all;
            for (const std::int64_t number : numbers)
                all.push_back({.number = number,
                               .faces = static_cast<std::uint64_t>(300 - number),
                               .photos = static_cast<std::uint64_t>(290 - number),
                               .best = FaceId{number * 10},
                               .bestPath = {},
                               .like = {}});
            return all;
        }
        Result<StrangersCard> strangers(std::size_t) const override { return StrangersCard{.groups = 7, .faces = 19}; }
    } theGroups{*this};

    struct People : test::FakePeople {
        Album& album;
        explicit People(Album& a) : album(a) {}
        Result<std::vector<PersonId>> ids(PeopleOrder) const override
        {
            const std::lock_guard lock(album.mutex);
            std::vector<PersonId> all;
            for (const Person& person : album.known) all.push_back(person.id);
            return all;
        }
        Result<std::vector<PersonCard>> cards(std::span<const PersonId> ids) const override
        {
            const std::lock_guard lock(album.mutex);
            std::vector<PersonCard> all;
            for (const Person& person : album.known) {
                if (std::ranges::find(ids, person.id) == ids.end()) continue;
                PersonCard card;
                card.id = person.id, card.name = person.name, card.photos = person.photos, card.faces = person.photos;
                card.toConfirm = person.name == "Lena" ? 3 : 0;
                all.push_back(card);
            }
            return all;
        }
        Result<std::vector<NameCard>> matching(const NameQuery& query) const override
        {
            const std::lock_guard lock(album.mutex);
            album.queries.push_back(query);
            std::vector<NameCard> all;
            for (const Person& person : album.known)
                if (QString::fromStdString(person.name)
                        .contains(QString::fromStdString(query.text), Qt::CaseInsensitive))
                    all.push_back({.id = person.id, .name = person.name, .best = {}, .distance = 0.43F});
            return all;
        }
        Result<PairCard> pair(PersonId, PersonId) const override
        {
            return PairCard{.distance = 0.51F, .photosTogether = 2, .in = {}};
        }
    } thePeople{*this};

    struct Questions : test::FakeSuggestions {
        Album& album;
        explicit Questions(Album& a) : album(a) {}
        Result<std::vector<SuggestionCard>> open(const std::string&, std::size_t) const override
        {
            const std::lock_guard lock(album.mutex);
            std::vector<SuggestionCard> all;
            for (const FaceId face : album.waiting) {
                SuggestionCard card;
                card.face = face, card.person = face == FaceId{503} ? "Jonas" : "Lena", card.distance = 0.42F;
                all.push_back(card);
            }
            return all;
        }
    } theQuestions{*this};

    struct Faces : test::FakeFaces {
        Album& album;
        explicit Faces(Album& a) : album(a) {}
        Result<std::vector<FaceId>> ids(const FaceQuery& query) const override
        {
            std::vector<FaceId> all;
            for (std::int64_t i = 0; query.group && i < 6; ++i) all.push_back(FaceId{*query.group * 10 + i});
            return all;
        }
        Result<std::vector<IgnoredCard>> ignored() const override
        {
            const std::lock_guard lock(album.mutex);
            if (album.hidden.empty()) return std::vector<IgnoredCard>{};
            return std::vector{IgnoredCard{.decision = DecisionId{90}, .atMs = 0, .faces = album.hidden}};
        }
    } theFaces{*this};

    struct Archive : test::FakeArchive {
        Album& album;
        explicit Archive(Album& a) : album(a) {}
        Result<Overview> overview() const override
        {
            Overview overview;
            overview.faces = album.empty ? 0 : 1000;
            return overview;
        }
    } theArchive{*this};

    const GroupQuestions& groups() const override { return theGroups; }
    const PeopleQuestions& people() const override { return thePeople; }
    const SuggestionQuestions& suggestions() const override { return theQuestions; }
    const FaceQuestions& faces() const override { return theFaces; }
    const ArchiveQuestions& archive() const override { return theArchive; }

    Result<Decided> decide(const Command& command) override
    {
        {
            const std::lock_guard lock(mutex);
            told.push_back(command);
            if (refuse) return fail(*refuse, Stage::none);
            apply(command);
        }
        changes.add({.people = true, .groups = true, .history = true});
        Decided decided;
        decided.id = DecisionId{static_cast<std::int64_t>(told.size())};
        return decided;
    }
    void apply(const Command& command)
    {
        if (const auto* named = std::get_if<NameGroup>(&command)) std::erase(open, named->group);
        if (const auto* ignored = std::get_if<IgnoreGroup>(&command)) std::erase(open, ignored->group);
        if (std::holds_alternative<Undo>(command)) open = {11, 12, 13, 14};
        if (const auto* yes = std::get_if<ConfirmFaces>(&command)) std::erase(waiting, yes->faces.front());
        if (const auto* no = std::get_if<RejectFaces>(&command)) std::erase(waiting, no->faces.front());
        if (const auto* ignored = std::get_if<IgnoreFaces>(&command)) std::erase(waiting, ignored->faces.front());
        if (std::holds_alternative<AnswerSuggestions>(command)) waiting = {FaceId{503}};
        if (std::holds_alternative<RestoreFaces>(command)) hidden.clear();
    }
    template <class C> std::optional<C> last() const
    {
        const std::lock_guard lock(mutex);
        const C* const command = told.empty() ? nullptr : std::get_if<C>(&told.back());
        return command ? std::optional(*command) : std::nullopt;
    }
    NameQuery lastQuery() const
    {
        const std::lock_guard lock(mutex);
        return queries.back();
    }
    std::size_t decisions() const
    {
        const std::lock_guard lock(mutex);
        return told.size();
    }
};

struct Fixture {
    test::PageBench<Album> bench;
    std::unique_ptr<PeoplePage> page;

    explicit Fixture(const std::function<void(Album&)>& prepare = {}, const Place& place = {})
    {
        if (prepare) prepare(bench.library);
        page = std::make_unique<PeoplePage>(bench.parts(), &bench.window);
        bench.show(*page, place, {1200, 760});
        REQUIRE(wait([this] { return page->named().model()->rowCount() == 3; }));
        REQUIRE(wait([this] { return page->groups().waiting() == static_cast<int>(bench.library.open.size()); }));
    }
    ~Fixture() { page.reset(); }
    template <class Condition> bool wait(Condition condition) { return QTest::qWaitFor(condition, 5000); }
    Album& album() { return bench.library; }
    GroupsView& groups() { return page->groups(); }
    NameField& field() { return groups().field(); }
    QModelIndex row(int at) { return groups().model()->index(at, 0); }
    void clickField(int at)
    {
        const QRect tile = groups().visualRect(row(at));
        QTest::mouseClick(groups().viewport(), Qt::LeftButton, {}, GroupTile::fieldRect(tile).center());
    }
    void type(const QString& text)
    {
        QTest::keyClicks(&field(), text);
        REQUIRE(wait([this] { return field().list().isVisible(); }));
    }
    QString state(qint64 group) { return groups().decidedOf(group).name; }
    bool asks(const QString& words)
    {
        return wait([&] { return page->strip().question() == words; });
    }
};

} // namespace

TEST_CASE("people page: Enter takes the best match and the next field has the focus at once", "[people]")
{
    Fixture f;
    f.clickField(0);
    CHECK(f.field().hasFocus());
    CHECK(f.groups().edited() == 11);
    f.type("jo");
    CHECK(f.field().list().model()->rowCount() == 3); // Jonas, Joel, and a new person
    CHECK(f.field().list().model()->index(2, 0).data().toString() == "New person “jo”");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    CHECK(f.groups().edited() == 12);
    CHECK(f.field().hasFocus());
    CHECK(f.field().text().isEmpty());
    CHECK(f.state(11) == "Jonas");
    REQUIRE(f.wait([&] { return f.album().last<NameGroup>().has_value(); }));
    CHECK(f.album().last<NameGroup>()->group == 11);
    CHECK(f.album().last<NameGroup>()->whom.id == PersonId{2});
    CHECK(f.wait([&] { return f.groups().waiting() == 3; }));
    CHECK(f.groups().model()->rowCount() == 4); // the card keeps its place
    CHECK(f.wait([&] { return f.album().lastQuery().group == 12; }));
}

TEST_CASE("people page: a name typed faster than the library answers is taken when it has", "[people]")
{
    Fixture f;
    f.clickField(0);
    QTest::keyClicks(&f.field(), "joel");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.album().last<NameGroup>().has_value(); }));
    CHECK(f.album().last<NameGroup>()->whom.id == PersonId{3});
}

TEST_CASE("people page: Ctrl+Enter makes a new person whoever has the name", "[people]")
{
    Fixture f;
    f.clickField(1);
    f.type("Lena");
    QTest::keyClick(&f.field(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(f.wait([&] { return f.album().last<NameGroup>().has_value(); }));
    CHECK(f.album().last<NameGroup>()->whom.fresh);
    CHECK(f.album().last<NameGroup>()->whom.name == "Lena");
    CHECK(f.album().last<NameGroup>()->group == 12);
}

TEST_CASE("people page: the arrows choose a line and a name that fits nobody is a new person", "[people]")
{
    Fixture f;
    f.clickField(0);
    f.type("jo");
    QTest::keyClick(&f.field(), Qt::Key_Down);
    QTest::keyClick(&f.field(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.album().last<NameGroup>().has_value(); }));
    CHECK(f.album().last<NameGroup>()->whom.id == PersonId{3});
    f.type("Hannah");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.album().decisions() == 2; }));
    CHECK(f.album().last<NameGroup>()->whom.name == "Hannah");
    CHECK_FALSE(f.album().last<NameGroup>()->whom.id);
}

TEST_CASE("people page: Enter on an empty field names nobody and Esc leaves it", "[people]")
{
    Fixture f;
    f.clickField(0);
    QTest::keyClick(&f.field(), Qt::Key_Return);
    QTest::qWait(50);
    CHECK(f.album().decisions() == 0);
    f.type("jo");
    QTest::keyClick(&f.field(), Qt::Key_Escape);
    CHECK_FALSE(f.field().list().isVisible());
    CHECK(f.field().hasFocus());
    QTest::keyClick(&f.field(), Qt::Key_Escape);
    CHECK(f.groups().hasFocus());
    CHECK(f.groups().edited() == -1);
    QTest::keyClick(&f.groups(), Qt::Key_Return); // and Enter opens it again
    CHECK(f.groups().edited() == 11);
    CHECK(f.field().text().isEmpty());
}

TEST_CASE("people page: Undo in the place of the field brings the group back where it was", "[people]")
{
    Fixture f;
    f.clickField(0);
    f.type("jo");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.groups().decidedOf(11).decision.has_value() && f.groups().waiting() == 3; }));
    const QRect field = GroupTile::fieldRect(f.groups().visualRect(f.row(0)));
    QTest::mouseClick(f.groups().viewport(), Qt::LeftButton, {}, QPoint(field.right() - 10, field.center().y()));
    REQUIRE(f.wait([&] { return f.album().last<Undo>().has_value(); }));
    CHECK(f.album().last<Undo>()->decision == DecisionId{1});
    CHECK(f.wait([&] { return f.groups().waiting() == 4; }));
    CHECK(f.groups().decidedOf(11).what == GroupDecided::What::nothing);
    CHECK(f.groups().groupOf(f.row(0)) == 11);
}

TEST_CASE("people page: a refused name stays in its field", "[people]")
{
    Fixture f([](Album& album) { album.refuse = Code::nameRefused; });
    f.clickField(0);
    f.type("...");
    QTest::keyClick(&f.field(), Qt::Key_Return);
    CHECK(f.wait([&] { return f.groups().edited() == 11 && f.field().text() == "..."; }));
    CHECK(f.groups().decidedOf(11).what == GroupDecided::What::nothing);
}

TEST_CASE("people page: I ignores the group with the focus and F5 tidies", "[people]")
{
    Fixture f;
    f.groups().setFocus();
    QTest::keyClick(&f.groups(), Qt::Key_Right);
    QTest::keyClick(&f.bench.window, Qt::Key_I);
    REQUIRE(f.wait([&] { return f.album().last<IgnoreGroup>().has_value(); }));
    CHECK(f.album().last<IgnoreGroup>()->group == 12);
    CHECK(f.groups().decidedOf(12).what == GroupDecided::What::ignored);
    REQUIRE(f.wait([&] { return f.groups().waiting() == 3; }));
    CHECK(f.groups().model()->rowCount() == 4);
    CHECK(f.groups().groupOf(f.row(1)) == 12);
    QTest::keyClick(&f.bench.window, Qt::Key_F5);
    CHECK(f.wait([&] { return f.groups().model()->rowCount() == 3; }));
    CHECK(f.groups().groupOf(f.row(1)) == 13);
}

TEST_CASE("people page: Y N S and I answer the strip and its buttons stay where they are", "[people]")
{
    Fixture f;
    REQUIRE(f.asks("Is this Lena?"));
    f.page->strip().setFocus();
    auto* const yes = f.page->strip().findChild<Button*>("people.yes");
    REQUIRE(yes);
    const QRect before = yes->geometry();
    QTest::keyClick(&f.bench.window, Qt::Key_S);
    CHECK(f.page->strip().current()->face == FaceId{502});
    CHECK(f.album().decisions() == 0);
    QTest::keyClick(&f.bench.window, Qt::Key_Y);
    REQUIRE(f.wait([&] { return f.album().last<ConfirmFaces>().has_value(); }));
    CHECK(f.album().last<ConfirmFaces>()->faces == std::vector{FaceId{502}});
    REQUIRE(f.asks("Is this Jonas?"));
    CHECK(yes->geometry() == before);
    QTest::keyClick(&f.bench.window, Qt::Key_N);
    REQUIRE(f.wait([&] { return f.album().last<RejectFaces>().has_value(); }));
    CHECK(f.album().last<RejectFaces>()->faces == std::vector{FaceId{503}});
    REQUIRE(f.asks("Is this Lena?")); // the one that was skipped
    QTest::keyClick(&f.bench.window, Qt::Key_I);
    REQUIRE(f.wait([&] { return f.album().last<IgnoreFaces>().has_value(); }));
    CHECK(f.album().last<IgnoreFaces>()->faces == std::vector{FaceId{501}});
    CHECK(f.asks("Nothing to confirm"));
    CHECK(yes->geometry() == before);
    CHECK(f.wait([&] { return !yes->isEnabled(); })); // actions follow when the loop is next idle
}

TEST_CASE("people page: Shift+Y answers for all of the person and for nobody else", "[people]")
{
    Fixture f;
    REQUIRE(f.asks("Is this Lena?"));
    CHECK(f.page->strip().ofPerson() == 2);
    QTest::keyClick(&f.bench.window, Qt::Key_Y, Qt::ShiftModifier);
    REQUIRE(f.wait([&] { return f.album().last<AnswerSuggestions>().has_value(); }));
    CHECK(f.album().last<AnswerSuggestions>()->whom.name == "Lena");
    CHECK(f.album().last<AnswerSuggestions>()->answer == AnswerAll::yes);
    CHECK(f.asks("Is this Jonas?"));
    CHECK(f.page->strip().ofPerson() == 1);
}

TEST_CASE("people page: letters typed into the field answer nothing", "[people]")
{
    Fixture f;
    REQUIRE(f.asks("Is this Lena?"));
    f.clickField(0);
    f.type("yns");
    CHECK(f.field().text() == "yns");
    CHECK(f.album().decisions() == 0);
    CHECK(f.page->strip().question() == "Is this Lena?");
}

TEST_CASE("people page: two people are merged side by side and the larger keeps its name", "[people]")
{
    Fixture f;
    PersonsView& named = f.page->named();
    for (const int row : {0, 2})
        QTest::mouseClick(named.viewport(), Qt::LeftButton, Qt::ControlModifier,
                          named.visualRect(named.model()->index(row, 0)).center());
    REQUIRE(named.selected().size() == 2);
    QTest::keyClick(&f.bench.window, Qt::Key_M);
    REQUIRE(f.wait([&] { return f.page->asking().isVisible(); }));
    CHECK(f.page->asking().words().startsWith("Merge Joel and Lena?"));
    CHECK(f.page->asking().words().contains("0.51"));
    CHECK(f.album().decisions() == 0);
    QTest::mouseClick(f.page->asking().findChild<Button*>("askYes"), Qt::LeftButton);
    REQUIRE(f.wait([&] { return f.album().last<MergePeople>().has_value(); }));
    CHECK(f.album().last<MergePeople>()->from.id == PersonId{3});
    CHECK(f.album().last<MergePeople>()->into.id == PersonId{1});
}

TEST_CASE("people page: strangers are ignored after their number was said and not by Cancel", "[people]")
{
    Fixture f;
    f.bench.actions.refreshNow();
    f.bench.actions.trigger("people.strangers");
    REQUIRE(f.wait([&] { return f.page->asking().isVisible(); }));
    CHECK(f.page->asking().words().contains("19"));
    QTest::mouseClick(f.page->asking().findChild<Button*>("askCancel"), Qt::LeftButton);
    CHECK_FALSE(f.page->asking().isVisible());
    CHECK(f.album().decisions() == 0);
    f.bench.actions.refreshNow();
    f.bench.actions.trigger("people.strangers");
    REQUIRE(f.wait([&] { return f.page->asking().isVisible(); }));
    QTest::mouseClick(f.page->asking().findChild<Button*>("askYes"), Qt::LeftButton);
    REQUIRE(f.wait([&] { return f.album().last<IgnoreStrangers>().has_value(); }));
    CHECK(f.album().last<IgnoreStrangers>()->smallerThan == 3);
}

TEST_CASE("people page: ignored faces are brought back", "[people]")
{
    Fixture f([](Album& album) { album.hidden = {FaceId{71}, FaceId{72}}; }, {.query = {{"tab", "ignored"}}});
    IgnoredView& ignored = f.page->ignored();
    REQUIRE(f.wait([&] { return ignored.model()->rowCount() == 1; }));
    REQUIRE(f.wait([&] { return !ignored.model()->index(0, 0).data(IgnoredView::wordsRole).toString().isEmpty(); }));
    CHECK(f.page->place().query.value("tab") == "ignored");
    CHECK_FALSE(f.bench.actions.action("people.bringBack")->isEnabled());
    QTest::mouseClick(ignored.viewport(), Qt::LeftButton, {},
                      ignored.visualRect(ignored.model()->index(0, 0)).center());
    f.bench.actions.refreshNow();
    f.bench.actions.trigger("people.bringBack");
    REQUIRE(f.wait([&] { return f.album().last<RestoreFaces>().has_value(); }));
    CHECK(f.album().last<RestoreFaces>()->faces == std::vector{FaceId{71}, FaceId{72}});
    CHECK(f.wait([&] { return f.page->emptyWords() == "Nobody is ignored."; }));
}

TEST_CASE("people page: a person is opened only where there is a page for one", "[people]")
{
    Fixture f;
    PersonsView& named = f.page->named();
    f.bench.navigator.setPages({"people"});
    const QPoint second = named.visualRect(named.model()->index(1, 0)).center();
    QTest::mouseClick(named.viewport(), Qt::LeftButton, {}, second);
    CHECK(f.bench.navigator.current().page.isEmpty());
    f.bench.navigator.setPages({"people", "person"});
    QTest::mouseClick(named.viewport(), Qt::LeftButton, {}, second);
    CHECK(f.bench.navigator.current().page == "person");
    CHECK(f.bench.navigator.current().query.value("person").toLongLong() == 2);
}

TEST_CASE("people page: find a person shows those that fit", "[people]")
{
    Fixture f;
    auto* const find = f.page->findChild<QLineEdit*>("findPerson");
    REQUIRE(find);
    QTest::keyClicks(find, "jo");
    CHECK(f.wait([&] { return f.page->named().model()->rowCount() == 2; }));
    find->clear();
    CHECK(f.wait([&] { return f.page->named().model()->rowCount() == 3; }));
}

TEST_CASE("people page: it says why there is nothing to name", "[people]")
{
    Fixture done([](Album& album) { album.open.clear(); });
    CHECK(done.wait([&] { return done.page->emptyWords() == "Everyone has a name."; }));
    Fixture before([](Album& album) {
        album.open.clear();
        album.empty = true;
    });
    CHECK(before.wait([&] { return before.page->emptyWords() == "No faces yet. Start on the Archive page."; }));
}

TEST_CASE("people page: its lists are models by the rules of Qt and read aloud", "[people]")
{
    Fixture f;
    const QAbstractItemModelTester groups(f.groups().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester named(f.page->named().model(),
                                         QAbstractItemModelTester::FailureReportingMode::Fatal);
    REQUIRE(f.wait([&] { return f.row(0).data(GroupTile::facesRole).isValid(); }));
    CHECK(f.row(0).data(Qt::AccessibleTextRole).toString() == "289 faces, in 279 photos");
    const QModelIndex lena = f.page->named().model()->index(0, 0);
    REQUIRE(f.wait([&] { return lena.data().toString() == "Lena"; }));
    CHECK(lena.data(Qt::AccessibleTextRole).toString() == "Lena, 40 photos, 3 to confirm");
}

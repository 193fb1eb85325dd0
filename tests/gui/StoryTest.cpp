// What a new user does, from the first start to folders that follow corrections, by keys and clicks on a real library.
#include <iostream>

#include <QLabel>

#include "Actions.h"
#include "Decider.h"
#include "Navigator.h"
#include "RealWindow.h"
#include "pages/people/GroupsView.h"
#include "pages/people/PeoplePage.h"
#include "pages/people/SuggestionStrip.h"
#include "pages/person/PersonHeader.h"
#include "pages/person/PersonPage.h"
#include "views/TileView.h"
#include "widgets/NameField.h"

using namespace albumen;
using test::RealWindow;
namespace fs = std::filesystem;

namespace {

constexpr int side = 1200; // of the pictures: every drawn face is large enough to be told apart

struct Story : RealWindow {
    int keys = 0, clicks = 0;

    Story() : RealWindow(side, true) {}

    void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QApplication::setActiveWindow(
            window.get()); // a list that floated may have been it; no manager gives it back here
        QWidget* const focus = window->focusWidget();
        QTest::keyClick(focus ? focus : window.get(), key, with);
        ++keys;
    }
    void type(const char* text)
    {
        QTest::keyClicks(window->focusWidget(), text);
        keys += static_cast<int>(std::strlen(text));
    }
    void press(const char* button)
    {
        click(button);
        ++clicks;
    }
    PeoplePage& people() { return static_cast<PeoplePage&>(window->page("people")); }
    PersonPage& person() { return static_cast<PersonPage&>(window->page("person")); }
    QString at() { return window->navigator().current().page; }

    /// NAME -> photos, of everybody with a name.
    std::map<std::string, std::uint64_t> known()
    {
        std::map<std::string, std::uint64_t> faces;
        const auto ids = library->people().ids(PeopleOrder::name);
        REQUIRE(ids);
        const auto cards = library->people().cards(*ids);
        REQUIRE(cards);
        for (const PersonCard& card : *cards) faces[card.name] = card.photos;
        return faces;
    }
    bool knows(const char* name)
    {
        return wait([&] { return known().contains(name); });
    }
    /// Photos in the folder of somebody.
    std::size_t filed(const char* name)
    {
        const fs::path folder = home / "Pictures/Albumen/People" / name;
        std::size_t count = 0;
        if (fs::exists(folder))
            for (const auto& entry : fs::directory_iterator(folder))
                count += !entry.path().filename().native().starts_with('.');
        return count;
    }
    void openPerson(const char* name)
    {
        const auto id = library->people().named(name);
        REQUIRE((id && *id));
        window->navigator().go({.page = "person", .query = {{"person", static_cast<qint64>(**id)}}});
        REQUIRE(wait([&] {
            for (const QLabel* const label : person().header().findChildren<QLabel*>())
                if (label->text() == name) return person().view().model()->rowCount() > 2;
            return false;
        }));
    }
};

} // namespace

TEST_CASE("A new user files, names three people, mends two faces, merges, undoes that after a restart and files again")
{
    Story story;
    REQUIRE(story.at() == "start");
    REQUIRE(story.wait([&] { return story.window->findChild<Button*>("startFile")->isEnabled(); }));
    story.press("startFile");
    REQUIRE(story.wait([&] { return story.at() == "archive"; }));
    REQUIRE(story.becomes(RunRow::State::done));

    // Names for the three largest groups.
    story.key(Qt::Key_2, Qt::ControlModifier);
    REQUIRE(story.at() == "people");
    GroupsView& groups = story.people().groups();
    REQUIRE(story.wait([&] { return groups.waiting() >= 3; }));
    REQUIRE(story.wait([&] { return groups.edited() >= 0; })); // whoever comes here types a name
    for (const char* const name : {"Ann", "Bea", "Cid"}) {
        const qint64 group = groups.edited();
        INFO(name << ", " << groups.waiting() << " groups wait");
        REQUIRE(group >= 0);
        story.type(name);
        story.key(Qt::Key_Return);
        REQUIRE(story.wait([&] { return groups.decidedOf(group).what == GroupDecided::What::named; }));
        REQUIRE(story.knows(name));
    }
    story.key(Qt::Key_Escape);
    const auto named = story.known();
    CHECK(named.size() == 3);

    // What was filed before is old news.
    story.key(Qt::Key_1, Qt::ControlModifier);
    REQUIRE(story.at() == "archive");
    CHECK(story.becomes(RunRow::State::idle));
    story.key(Qt::Key_2, Qt::ControlModifier);
    REQUIRE(story.at() == "people");

    // Whoever is asked is confirmed.
    JobControl patient;
    REQUIRE(story.library->settle(patient));
    story.people().strip().refresh();
    QTest::qWait(200);
    if (story.people().strip().current()) {
        const FaceId asked = story.people().strip().current()->face;
        story.key(Qt::Key_Y);
        REQUIRE(story.wait(
            [&] { return !story.people().strip().current() || story.people().strip().current()->face != asked; }));
    }

    // Two faces of Ann are somebody else.
    story.openPerson("Ann");
    const std::uint64_t ofAnn = story.known().at("Ann");
    TileView& faces = story.person().view();
    faces.setFocus();
    faces.setCurrentIndex(faces.model()->index(0, 0));
    story.key(Qt::Key_Right, Qt::ShiftModifier);
    REQUIRE(faces.selectionModel()->selectedIndexes().size() == 2);
    REQUIRE(story.wait([&] { return story.window->actions().action("person.move")->isEnabled(); }));
    story.key(Qt::Key_M);
    REQUIRE(story.wait([&] { return qobject_cast<NameField*>(story.window->focusWidget()) != nullptr; }));
    story.type("Dora");
    story.key(Qt::Key_Return);
    REQUIRE(story.knows("Dora"));
    CHECK(story.known().at("Ann") < ofAnn);
    const auto mended = story.known();

    // Bea and Cid are merged by mistake, and that is undone after a restart.
    REQUIRE(story.library->settle(patient));
    const auto before = story.known();
    story.openPerson("Bea");
    REQUIRE(story.wait([&] { return story.window->actions().action("person.merge")->isEnabled(); }));
    story.window->actions().trigger("person.merge");
    ++story.clicks;
    REQUIRE(story.wait([&] { return qobject_cast<NameField*>(story.window->focusWidget()) != nullptr; }));
    story.type("Cid");
    story.key(Qt::Key_Return);
    REQUIRE(story.wait([&] { return story.seen("mergeConfirm") != nullptr; }));
    story.press("mergeConfirm");
    REQUIRE(story.wait([&] { return story.known().size() == before.size() - 1; }));
    story.restart();
    CHECK(story.at() == "person"); // where it was left
    REQUIRE(story.wait([&] { return story.window->decider().canUndo(); }));
    CHECK(story.window->decider().undoText().contains("Bea"));
    story.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(story.wait([&] { return story.known().size() == before.size(); }));
    REQUIRE(story.library->settle(patient));
    const auto undone = story.known();
    for (const auto& [name, photos] : before) {
        INFO(name << " was in " << photos);
        CHECK(undone.at(name) == photos);
    }
    CHECK(undone.size() == before.size());

    // Filed again, the folders are what was said.
    story.key(Qt::Key_1, Qt::ControlModifier);
    REQUIRE(story.wait([&] { return story.window->findChild<Button*>("fileButton")->isEnabled(); }));
    story.key(Qt::Key_R, Qt::ControlModifier);
    REQUIRE(story.becomes(RunRow::State::running));
    REQUIRE(story.becomes(RunRow::State::done));
    for (const auto& [name, photos] : story.known()) {
        INFO(name);
        CHECK(story.filed(name.c_str()) == photos);
        CHECK(fs::exists(story.home / "Pictures/Albumen/Zips" / (name + ".zip")));
    }
    story.press("openArchive");
    REQUIRE(story.opened.size() == 1);
    CHECK(story.opened.front().toLocalFile().endsWith("Albumen/People"));
    std::cout << story.keys << " keys and " << story.clicks << " clicks, 16 letters of names among them\n";
    CHECK(story.keys < 40);
}

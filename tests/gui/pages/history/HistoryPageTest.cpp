// The History page by clicks and keys, on a log in memory.
#include <catch2/catch.hpp>

#include <set>

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSettings>

#include "PageBench.h"
#include "pages/history/HistoryPage.h"
#include "pages/history/UndoPanel.h"
#include "views/TileView.h"
#include "widgets/Button.h"
#include "widgets/PageBar.h"

using namespace albumen;

namespace {

struct WantedThumbnails : test::FakeThumbnails {
    std::set<FaceId> wanted;
    Ticket request(const ThumbnailKey& key, Answer answer) override
    {
        wanted.insert(FaceId{key.id});
        return test::FakeThumbnails::request(key, std::move(answer));
    }
};

/// A log that follows the rules of the real one: an undo is an entry of its own, and puts the undone one out of force.
struct LogLibrary : test::FakeLibrary, test::FakeHistory {
    mutable std::mutex mutex;
    std::vector<HistoryCard> log; ///< newest first
    std::map<std::int64_t, UndoCard> would;
    std::vector<std::int64_t> undone; ///< entries that were named in an undo
    std::optional<Code> refuses;
    WantedThumbnails inSight;

    ThumbnailSource& thumbnails() override { return inSight; }
    const HistoryQuestions& history() const override { return *this; }
    Result<std::vector<HistoryCard>> newest(std::size_t limit) const override
    {
        const std::lock_guard lock(mutex);
        return std::vector(log.begin(), log.begin() + static_cast<std::ptrdiff_t>(std::min(limit, log.size())));
    }
    Result<UndoCard> wouldUndo(DecisionId decision) const override
    {
        const std::lock_guard lock(mutex);
        const auto found = would.find(raw(decision));
        return found == would.end() ? UndoCard{.back = 1} : found->second;
    }
    Result<Decided> decide(const Command& command) override
    {
        Decided decided;
        {
            const std::lock_guard lock(mutex);
            if (refuses) return fail(*refuses, Stage::none);
            if (const auto* const undo = std::get_if<Undo>(&command))
                decided = put(*undo);
            else if (std::holds_alternative<Redo>(command))
                decided = redo();
        }
        changes.add({.history = true});
        return decided;
    }
    void add(HistoryCard card)
    {
        const std::lock_guard lock(mutex); // the window asks from its start
        insert(std::move(card));
    }

private:
    void insert(HistoryCard card)
    {
        card.id = DecisionId{static_cast<std::int64_t>(log.size()) + 1};
        card.atMs = 1'700'000'000'000 + raw(card.id) * 60'000;
        log.insert(log.begin(), card);
    }
    Decided put(const Undo& undo)
    {
        for (HistoryCard& card : log) {
            if (undo.decision ? card.id != *undo.decision : !card.active || card.what == "undo") continue;
            card.active = false;
            undone.push_back(raw(card.id));
            return entry("undo", card);
        }
        return {};
    }
    Decided redo()
    {
        for (HistoryCard& card : log)
            if (!undone.empty() && raw(card.id) == undone.back()) {
                card.active = true;
                log.front().active = false;
                return entry("redo", card);
            }
        return {};
    }
    Decided entry(const char* what, HistoryCard of)
    {
        HistoryCard card;
        card.what = what;
        card.note = of.note;
        insert(card);
        Decided decided;
        decided.id = log.front().id;
        decided.what = of.what;
        decided.note = of.note;
        decided.faces = of.someFaces;
        return decided;
    }
};

HistoryCard named(const char* name, std::vector<FaceId> faces)
{
    HistoryCard card;
    card.what = "named";
    card.note = name;
    card.faces = faces.size();
    card.someFaces = std::move(faces);
    return card;
}

struct Fixture {
    test::PageBench<LogLibrary> bench;
    std::unique_ptr<HistoryPage> page;

    /// Jonas (1), a merge (2), Nora (3): three entries, Nora the newest.
    Fixture()
    {
        bench.library.add(named("Jonas", {FaceId{1}, FaceId{2}}));
        HistoryCard merged;
        merged.what = "merged";
        merged.note = "Lena -> Nora";
        bench.library.add(merged);
        bench.library.add(named("Nora", {FaceId{3}}));
        bench.library.would[1] = {
            .back = 3, .left = 1, .faces = {FaceId{1}}, .facesLeft = {FaceId{2}}, .goes = {"Jonas"}};
    }
    void open(const Place& place = {}, const QSize& size = {1280, 700})
    {
        page = std::make_unique<HistoryPage>(bench.parts(), &bench.window);
        bench.show(*page, place, size);
        REQUIRE(bench.wait([&] { return rows() > 0; }));
        REQUIRE(bench.wait([&] { return !text(0).isEmpty() && page->view().hasFocus(); }));
    }
    int rows() { return page->view().model()->rowCount(); }
    QString text(int row) { return page->view().model()->index(row, 0).data().toString(); }
    QString said(int row) { return page->view().model()->index(row, 0).data(Qt::AccessibleDescriptionRole).toString(); }
    QStringList texts()
    {
        QStringList all;
        for (int row = 0; row < rows(); ++row) all << text(row);
        return all;
    }
    void click(int row)
    {
        TileView& view = page->view();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(row, 0)).center());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    bool waitFor(const QString& words)
    {
        return bench.wait([&] { return page->panel().words().contains(words); });
    }
};

const QStringList three{"Named 1 face Nora.", "Merged Lena into Nora.", "Named 2 faces Jonas."};

} // namespace

TEST_CASE("The log is listed newest first and an undo marks its entry in place", "[history]")
{
    Fixture f;
    f.open();
    QAbstractItemModelTester tester(f.page->view().model());
    CHECK(f.texts() == three);
    CHECK_FALSE(f.said(0).contains("undone"));
    f.click(1);
    REQUIRE(f.waitFor("1 change would be taken back."));
    QTest::mouseClick(&f.page->panel().undoButton(), Qt::LeftButton);
    REQUIRE(f.bench.wait([&] { return f.said(1).contains("undone"); }));
    CHECK(f.bench.library.undone == std::vector<std::int64_t>{2});
    CHECK(f.texts() == three); // no row for the undo, none moved
    CHECK_FALSE(f.said(0).contains("undone"));
    CHECK_FALSE(f.said(2).contains("undone"));
    CHECK(f.bench.messages.last() == "Undone: merge Lena into Nora.");
    CHECK(f.page->view().currentIndex().row() == 1);
    CHECK(f.waitFor("This was undone."));
    CHECK_FALSE(f.page->panel().undoButton().isVisible());
}

TEST_CASE("What was decided on another page stands on top at the next visit", "[history]")
{
    Fixture f;
    f.open();
    CHECK(f.texts() == three);
    f.page->left();
    f.page->hide();
    f.bench.library.add(named("Rose", {FaceId{4}}));
    f.bench.library.changes.add({.history = true});
    REQUIRE(f.bench.wait([&] { return f.bench.decider.undoText().contains("Rose"); }));
    f.page->setVisible(true);
    f.page->openAt({});
    REQUIRE(f.bench.wait([&] { return f.rows() == 4 && !f.text(0).isEmpty(); }));
    CHECK(f.texts() == QStringList("Named 1 face Rose.") + three);
}

TEST_CASE("The panel says what would come back and what would stay before anything is done", "[history]")
{
    Fixture f;
    f.open();
    f.click(2);
    REQUIRE(f.waitFor("1 face would be as it was before."));
    const QString words = f.page->panel().words();
    CHECK(words.contains("Named 2 faces Jonas."));
    CHECK(words.contains("1 face would stay as it is now: something newer was decided about it."));
    CHECK(words.contains("Nobody would be called Jonas any more."));
    CHECK(f.bench.library.undone.empty());
}

TEST_CASE("Enter goes to the panel and a second Enter undoes, Esc goes back and does nothing", "[history]")
{
    Fixture f;
    f.open();
    REQUIRE(f.bench.wait([&] { return f.page->view().hasFocus(); }));
    f.key(Qt::Key_Down);
    f.key(Qt::Key_Return);
    REQUIRE(f.bench.wait([&] { return f.page->panel().undoButton().hasFocus(); }));
    f.key(Qt::Key_Escape);
    CHECK(f.page->view().hasFocus());
    CHECK(f.bench.library.undone.empty());
    f.key(Qt::Key_Return);
    REQUIRE(f.bench.wait([&] { return f.page->panel().undoButton().hasFocus(); }));
    f.key(Qt::Key_Return);
    REQUIRE(f.bench.wait([&] { return f.said(1).contains("undone"); }));
    CHECK(f.page->view().hasFocus());
    CHECK(f.bench.library.undone == std::vector<std::int64_t>{2});
    f.key(Qt::Key_Return); // it is undone already
    CHECK(f.page->view().hasFocus());
}

TEST_CASE("Redo of the page takes back the undo and the entry is in force again", "[history]")
{
    Fixture f;
    f.open();
    CHECK_FALSE(f.bench.actions.action("history.redo")->isEnabled());
    f.click(2);
    REQUIRE(f.bench.wait([&] { return f.page->panel().undoButton().isEnabled(); }));
    f.bench.actions.trigger("history.undo");
    REQUIRE(f.bench.wait([&] { return f.page->panel().undoButton().hasFocus(); }));
    f.key(Qt::Key_Return);
    REQUIRE(f.bench.wait([&] { return f.bench.decider.canRedo() && f.said(2).contains("undone"); }));
    f.bench.actions.refreshNow();
    CHECK(f.bench.actions.action("history.redo")->isEnabled());
    CHECK_FALSE(f.bench.actions.action("history.undo")->isEnabled());
    f.bench.actions.trigger("history.redo");
    REQUIRE(f.bench.wait([&] { return !f.said(2).contains("undone") && !f.bench.decider.canRedo(); }));
    CHECK(f.texts() == three);
    CHECK(f.bench.messages.last() == "Redone: name 2 faces Jonas.");
}

TEST_CASE("What Redo would do is said where it moves no button", "[history]")
{
    Fixture f;
    f.open();
    const auto* const undo = f.page->findChild<Button*>("history.undo");
    const auto* const redo = f.page->findChild<Button*>("history.redo");
    QTest::qWait(20);
    const auto place = [&](const Button* button) {
        return QRect(button->mapTo(f.page.get(), QPoint()), button->size());
    };
    const QRect undoAt = place(undo), redoAt = place(redo);
    REQUIRE(f.bench.wait([&] { return f.page->panel().undoButton().isEnabled(); }));
    QTest::mouseClick(&f.page->panel().undoButton(), Qt::LeftButton);
    REQUIRE(f.bench.wait([&] { return redo->isEnabled(); }));
    QTest::qWait(20);
    CHECK(place(undo) == undoAt);
    CHECK(place(redo) == redoAt);
    CHECK(f.page->findChild<PageBar*>()->words().toStdString() == f.bench.decider.redoText().toStdString());
    CHECK(f.bench.decider.redoText().contains("Nora"));
}

TEST_CASE("A refused undo is said and changes no row", "[history]")
{
    Fixture f;
    f.open();
    f.bench.library.refuses = Code::nothingToUndo;
    REQUIRE(f.bench.wait([&] { return f.page->panel().undoButton().isEnabled(); }));
    QTest::mouseClick(&f.page->panel().undoButton(), Qt::LeftButton);
    REQUIRE(f.bench.wait([&] { return !f.bench.messages.said.isEmpty(); }));
    CHECK(f.bench.messages.said.last().rank == Rank::error);
    CHECK_FALSE(f.said(0).contains("undone"));
}

TEST_CASE("What would bring nothing back cannot be undone and the panel says why", "[history]")
{
    Fixture f;
    f.bench.library.would[3] = {.left = 1, .facesLeft = {FaceId{3}}};
    f.open();
    REQUIRE(f.waitFor("Nothing would come back: all of it was decided anew since."));
    CHECK_FALSE(f.page->panel().undoButton().isEnabled());
}

TEST_CASE("An empty log says what will be there", "[history]")
{
    test::PageBench<LogLibrary> bench;
    HistoryPage page(bench.parts(), &bench.window);
    bench.show(page);
    CHECK(bench.wait([&] {
        for (const QLabel* const label : page.findChildren<QLabel*>())
            if (label->isVisible() && label->text().startsWith("Nothing was decided yet.")) return true;
        return false;
    }));
    CHECK(page.view().model()->rowCount() == 0);
}

TEST_CASE("The page is found again at the entry it was left at, and older entries follow at the end", "[history]")
{
    Fixture f;
    for (int i = 0; i < 700; ++i) f.bench.library.add(named("Hannah", {FaceId{i + 10}}));
    f.open({.page = "history", .selection = {600}, .first = 603});
    CHECK(f.rows() == static_cast<int>(HistoryPage::atOnce));
    CHECK(f.page->view().currentIndex().row() == 103);
    CHECK(f.page->place().selection == QList<qint64>{600});
    CHECK(f.page->place().first == 603);
    f.key(Qt::Key_End);
    REQUIRE(f.bench.wait([&] { return f.rows() == 703; }));
    CHECK(f.page->view().currentIndex().row() == 499); // where it was
    CHECK(f.bench.wait([&] { return f.text(702) == "Named 2 faces Jonas."; }));
}

TEST_CASE("In a narrow window Enter brings the panel into sight and W hides it", "[history]")
{
    Fixture f;
    QSettings().remove("pages/history/panel");
    f.open({}, {960, 540});
    CHECK_FALSE(f.page->panel().isVisible());
    f.key(Qt::Key_Return);
    CHECK(f.bench.wait([&] { return f.page->panel().undoButton().hasFocus(); }));
    f.bench.actions.trigger("history.panel");
    CHECK_FALSE(f.page->panel().isVisible());
}

TEST_CASE("Every entry shows something below its sentence, also one that speaks of no face", "[history]")
{
    Fixture f;
    f.open();
    TileView& view = f.page->view();
    const QImage seen = view.viewport()->grab().toImage();
    for (int row = 0; row < f.rows(); ++row) {
        INFO(row);
        const QRect tile = view.visualRect(view.model()->index(row, 0));
        const QRect below = tile.adjusted(16, tile.height() / 2, -16, -14);
        std::set<QRgb> colours;
        for (int x = below.left(); x < below.right(); ++x) colours.insert(seen.pixel(x, below.center().y()));
        CHECK(colours.size() > 1);
    }
}

TEST_CASE("A merge shows both people as they are shown everywhere, round", "[history]")
{
    Fixture f;
    HistoryCard merged;
    merged.what = "merged";
    merged.note = "Ida -> Jon";
    merged.somePeople = {FaceId{41}, FaceId{42}};
    f.bench.library.add(merged);
    f.open();
    TileView& view = f.page->view();
    REQUIRE(f.bench.wait([&] { return f.bench.library.inSight.wanted.contains(FaceId{42}); }));
    CHECK(f.bench.library.inSight.wanted.contains(FaceId{41}));
    const QRect row = view.visualRect(view.model()->index(0, 0));
    const QImage seen = view.viewport()->grab(row).toImage();
    const int left = 16, top = row.height() - 12 - 40; // of the first, which is not read yet: a disc
    const QRgb card = seen.pixel(left - 4, top + 20);
    CHECK(seen.pixel(left + 20, top + 20) != card);
    CHECK(seen.pixel(left + 46 + 20, top + 20) != card);
    CHECK(seen.pixel(left + 2, top + 2) == card); // a square would be there
}

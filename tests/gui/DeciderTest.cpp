#include <map>

#include <catch2/catch.hpp>

#include "PageBench.h"
#include "widgets/Button.h"
#include "widgets/MessageLine.h"

using namespace albumen;

namespace {

/// A log in memory that follows the rules of the real one.
struct LogLibrary : test::FakeLibrary, test::FakeHistory {
    mutable std::mutex mutex;
    std::vector<HistoryCard> log;            ///< newest first
    std::map<DecisionId, DecisionId> undone; ///< by the undo
    std::optional<Code> refuses;
    std::uint64_t deleted = 0; ///< photos that an undo does not bring back

    const HistoryQuestions& history() const override { return *this; }
    Result<std::vector<HistoryCard>> newest(std::size_t) const override
    {
        const std::lock_guard lock(mutex);
        return log;
    }
    Result<Decided> decide(const Command& command) override
    {
        const std::lock_guard lock(mutex);
        if (refuses) return fail(*refuses, Stage::none);
        Decided decided;
        decided.id = DecisionId{static_cast<std::int64_t>(log.size()) + 1};
        if (const auto* assign = std::get_if<AssignFaces>(&command)) {
            decided.what = "assigned";
            decided.note = assign->whom.name;
            decided.faces = assign->faces;
            add(decided, "assigned");
        } else if (std::holds_alternative<Undo>(command) || std::holds_alternative<Redo>(command)) {
            const auto* const undo = std::get_if<Undo>(&command);
            for (HistoryCard& card : log) {
                if (undo ? !card.active || card.what != "assigned" : card.what != "undo" || !card.active) continue;
                if (undo && undo->decision && *undo->decision != card.id) continue;
                card.active = false;
                decided.of = undo ? card.id : undone.at(card.id);
                if (undo) undone[*decided.id] = card.id;
                for (HistoryCard& back : log)
                    if (!undo && back.id == *decided.of) back.active = true;
                decided.what = "assigned";
                decided.note = card.note;
                decided.deleted = deleted;
                decided.faces.resize(card.faces);
                add(decided, undo ? "undo" : "redo");
                break;
            }
        }
        return decided;
    }
    void follows(Consequences consequences)
    {
        changes.add({.faces = {}, .photos = {}, .people = true, .followed = {consequences}});
    }
    void add(const Decided& decided, const std::string& what)
    {
        HistoryCard card;
        card.id = *decided.id;
        card.what = what;
        if (what != decided.what) card.of = decided.what;
        card.note = decided.note;
        card.faces = decided.faces.size();
        log.insert(log.begin(), card);
        changes.add({.history = true});
    }
};

using Bench = test::PageBench<LogLibrary>;

AssignFaces twoFaces(const char* name)
{
    return {.faces = {FaceId{1}, FaceId{2}}, .whom = name};
}

} // namespace

TEST_CASE("A decision is said with an Undo and named by it, undone and done again")
{
    Bench bench;
    CHECK_FALSE(bench.decider.canUndo());
    bench.decider.take(twoFaces("Jonas"));
    REQUIRE(bench.wait([&] { return bench.decider.canUndo(); }));
    CHECK(bench.messages.last() == "Named 2 faces Jonas.");
    CHECK(bench.messages.said.last().rank == Rank::undo);
    CHECK(bench.messages.said.last().link() == "Undo");
    CHECK(bench.decider.undoText() == "Undo: name 2 faces Jonas");
    CHECK_FALSE(bench.decider.canRedo());
    bench.messages.said.last().follow();
    REQUIRE(bench.wait([&] { return bench.decider.canRedo(); }));
    CHECK_FALSE(bench.decider.canUndo());
    CHECK(bench.messages.last() == "Undone: name 2 faces Jonas.");
    CHECK(bench.decider.redoText() == "Redo: name 2 faces Jonas");
    CHECK(bench.messages.said.last().link() == "Redo");
    bench.decider.redo();
    REQUIRE(bench.wait([&] { return bench.decider.canUndo(); }));
    CHECK(bench.messages.last() == "Redone: name 2 faces Jonas.");
    CHECK_FALSE(bench.decider.canRedo());
}

TEST_CASE("An undo says what nothing brings back")
{
    Bench bench;
    bench.library.deleted = 3;
    bench.decider.take(twoFaces("Jonas"));
    REQUIRE(bench.wait([&] { return bench.decider.canUndo(); }));
    bench.decider.undo();
    REQUIRE(bench.wait([&] { return bench.decider.canRedo(); }));
    CHECK(bench.messages.last() ==
          "Undone: name 2 faces Jonas. 3 photos were deleted from the trash for good and stay away.");
}

TEST_CASE("The Undo of the message line takes back the decision that it stands beside and no other")
{
    Bench bench;
    const auto inForce = [&bench](std::size_t which) {
        const std::lock_guard lock(bench.library.mutex);
        return bench.library.log.at(bench.library.log.size() - which).active;
    };
    bench.decider.take(twoFaces("Rose"));
    REQUIRE(bench.wait([&] { return bench.messages.last() == "Named 2 faces Rose."; }));
    bench.decider.take(twoFaces("Jonas"));
    REQUIRE(bench.wait([&] { return bench.messages.last() == "Named 2 faces Jonas."; }));
    SECTION("however it was undone before, the line turns to a Redo")
    {
        bench.decider.take(Undo{DecisionId{2}});
        REQUIRE(bench.wait([&] { return bench.messages.last() == "Undone: name 2 faces Jonas."; }));
        CHECK(bench.messages.said.last().link() == "Redo");
        bench.messages.said.last().follow();
        REQUIRE(bench.wait([&] { return bench.messages.last() == "Redone: name 2 faces Jonas."; }));
        CHECK(inForce(1));
    }
    SECTION("an older one that came back")
    {
        bench.decider.undo(DecisionId{1});
        REQUIRE(bench.wait([&] { return bench.messages.last() == "Undone: name 2 faces Rose."; }));
        REQUIRE(bench.wait([&] { return bench.decider.undoText().contains("Jonas") && bench.decider.canRedo(); }));
        bench.decider.take(Redo{});
        REQUIRE(bench.wait([&] { return bench.messages.last() == "Redone: name 2 faces Rose."; }));
        CHECK(bench.messages.said.last().key.isEmpty()); // the key would take back Jonas
        bench.messages.said.last().follow();
        REQUIRE(bench.wait([&] { return bench.messages.last() == "Undone: name 2 faces Rose."; }));
        CHECK(inForce(2));
    }
    SECTION("and goes where somebody else undid that")
    {
        {
            const std::lock_guard lock(bench.library.mutex);
            bench.library.log.front().active = false;
            bench.library.changes.add({.history = true});
        }
        CHECK(bench.wait([&] { return bench.messages.cleared.contains("undo"); }));
    }
}

TEST_CASE("What is decided while an error stands is said with its Undo, and the error is there again at the next click")
{
    Bench bench;
    MessageLine line;
    line.resize(900, 40);
    line.show();
    Decider decider(bench.library, bench.library.history(), bench.bridge, bench.worker, line);
    line.say({.rank = Rank::error, .topic = "gone", .words = {{"cannot", false}}});
    QTest::keyClick(&line, Qt::Key_Shift); // it was in sight; nobody says that it was read
    decider.take(twoFaces("Jonas"));
    REQUIRE(bench.wait([&] { return line.held().size() == 2 && decider.canUndo(); }));
    CHECK(line.text() == "Named 2 faces Jonas.");
    QTest::mousePress(&line, Qt::LeftButton, {}, {2, 2});
    CHECK(line.text() == "cannot");
    QTest::mouseClick(line.findChild<Button*>("closeMessage"), Qt::LeftButton);
    CHECK(line.text() == "Named 2 faces Jonas.");
    CHECK(line.shown().key == QKeySequence("Ctrl+Z"));
    QTest::mouseClick(line.findChild<Button*>("messageLink"), Qt::LeftButton);
    REQUIRE(bench.wait([&] { return line.text() == "Undone: name 2 faces Jonas."; }));
    CHECK(line.shown().key == QKeySequence("Ctrl+Shift+Z"));
    CHECK(line.shown().words().count(Piece{"Jonas", true}) == 1);
}

TEST_CASE("The key of a link is drawn after it where the whole sentence has room")
{
    MessageLine line;
    line.resize(600, 40);
    line.show();
    const auto looks = [&line](const QKeySequence& key, const QString& words) {
        line.say({.rank = Rank::undo, .topic = "undo", .words = {{words, false}}, .link = QString("Undo"), .key = key});
        return line.grab().toImage();
    };
    const QString many = QString("Named faces. ").repeated(40);
    CHECK(looks(undoKey, "Named.") != looks({}, "Named."));
    CHECK(looks(undoKey, many) == looks({}, many));
}

TEST_CASE("What follows from a decision is said with it as soon as it is known, and still undone with one click")
{
    Bench bench;
    bench.decider.take(twoFaces("Jonas"));
    REQUIRE(bench.wait([&] { return bench.messages.last() == "Named 2 faces Jonas."; }));
    bench.library.follows({.decision = DecisionId{9}, .named = 7}); // of somebody else's
    bench.library.follows({.decision = DecisionId{1}, .named = 4, .unasked = 1, .others = 3});
    REQUIRE(bench.wait([&] { return bench.messages.said.size() == 2; }));
    CHECK(bench.messages.last() == "Named 2 faces Jonas. 4 more faces got a name. 3 more are taken for somebody else. "
                                   "1 more is not asked about.");
    CHECK(bench.messages.said.last().rank == Rank::undo);
    CHECK(bench.messages.said.last().topic == bench.messages.said.first().topic);
    bench.messages.said.last().follow();
    REQUIRE(bench.wait([&] { return bench.messages.last() == "Undone: name 2 faces Jonas."; }));
    CHECK(bench.messages.said.last().link() == "Redo");
}

TEST_CASE("What follows from an undo is said with it")
{
    Bench bench;
    bench.decider.take(twoFaces("B.")); // a name with a dot of its own ends the sentence with it
    REQUIRE(bench.wait([&] { return bench.messages.last() == "Named 2 faces B."; }));
    REQUIRE(bench.wait([&] { return bench.decider.canUndo(); }));
    bench.decider.undo();
    REQUIRE(bench.wait([&] { return bench.messages.last() == "Undone: name 2 faces B."; }));
    bench.library.follows({.decision = DecisionId{2}, .others = 1}); // the undo
    CHECK(bench.wait(
        [&] { return bench.messages.last() == "Undone: name 2 faces B. 1 more is taken for somebody else."; }));
    CHECK(bench.messages.said.last().link() == "Redo");
}

TEST_CASE("What followed before the decision was said is said with it too")
{
    struct Hasty : LogLibrary {
        Result<Decided> decide(const Command& command) override
        {
            const Result<Decided> decided = LogLibrary::decide(command);
            follows({.decision = *decided->id, .unnamed = 2, .asked = 1});
            return decided;
        }
    };
    test::PageBench<Hasty> bench;
    bench.decider.take(twoFaces("Jonas"));
    CHECK(bench.wait([&] {
        return bench.messages.last() == "Named 2 faces Jonas. 2 more faces lost their names. 1 more is asked about.";
    }));
}

TEST_CASE("What somebody else decided is what undo names from then on")
{
    Bench bench;
    Decided decided;
    decided.id = DecisionId{5};
    decided.note = "A -> B";
    {
        const std::lock_guard lock(bench.library.mutex);
        bench.library.add(decided, "merged");
    }
    REQUIRE(bench.wait([&] { return bench.decider.canUndo(); }));
    CHECK(bench.decider.undoText() == "Undo: merge A into B");
}

TEST_CASE("A refused decision is said as an error, asks nothing of the log and tells the one who asked")
{
    Bench bench;
    bench.library.refuses = Code::nameRefused;
    bool told = false;
    QObject who;
    bench.decider.take(twoFaces(""), &who, [&](const Result<Decided>& decided) { told = !decided; });
    REQUIRE(bench.wait([&] { return told; }));
    CHECK(bench.messages.said.last().rank == Rank::error);
    CHECK_FALSE(bench.messages.last().isEmpty());
    CHECK_FALSE(bench.decider.canUndo());
    bench.library.refuses.reset();
    bench.decider.take(twoFaces("Jonas"));
    REQUIRE(bench.wait([&] { return bench.decider.canUndo(); }));
    CHECK(bench.messages.cleared.contains("decision"));
}

TEST_CASE("A page that went is not told, and its decision stands and is said")
{
    Bench bench;
    bool told = false;
    auto who = std::make_unique<QObject>();
    bench.decider.take(
        twoFaces("Jonas"), who.get(), [&](const Result<Decided>&) { told = true; },
        Words{{"Named a group of 2 faces ", false}, {"Jonas", true}, {".", false}});
    who.reset();
    REQUIRE(bench.wait([&] { return bench.decider.canUndo(); }));
    CHECK_FALSE(told);
    CHECK(bench.messages.last() == "Named a group of 2 faces Jonas.");
}

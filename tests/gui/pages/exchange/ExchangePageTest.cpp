// Exchange through a shared folder by clicks and keys, on jobs in memory.
#include <catch2/catch.hpp>

#include <QCheckBox>
#include <QSettings>

#include "Language.h"
#include "PageBench.h"
#include "pages/exchange/ExchangePage.h"
#include "widgets/Button.h"
#include "widgets/ListPanel.h"

using namespace albumen;

namespace {

struct SharedLibrary : test::FakeLibrary {
    std::vector<jobs::Sync> ran;
    std::optional<Error> error;
    SyncReport sync;
    std::vector<Command> taken;

    SharedLibrary()
    {
        SharedLogReport log{.file = "/nas/albumen-2.json"};
        log.met = {.decisions = 12, .known = 3, .people = 2, .facesFound = 30, .facesWaiting = 4, .changes = 20};
        log.coming = {{"named", "Anna", 1, 0, {}},
                      {"merged", "Hannah -> Anna", 0, 0, {}},
                      {"albumChanged", "Sea, made", 0, 0, {}},
                      {"named", "Anna", 3, 0, {}}};
        for (int i = 0; i < 12; ++i) log.coming.push_back({"named", "Person " + std::to_string(i), 1, 0, {}});
        sync.logs = {log};
        sync.giving = {{"eventChanged", "named Lisbon", 0, 2, {}}, {"photoChanged", "favourite", 0, 5, {}}};
        sync.decisions = 50;
    }
    Report run(const JobOrder& order, const JobControl&, const ProgressSink&) override
    {
        ran.push_back(std::get<jobs::Sync>(order));
        if (error && !ran.back().anew) return {.outcome = Outcome::failed, .error = error};
        Report report;
        report.sync = sync;
        if (!ran.back().dryRun) report.sync->given = SyncReport::Given::written;
        return report;
    }
    Result<Decided> decide(const Command& command) override
    {
        taken.push_back(command);
        return Decided{};
    }
};

struct ExchangeBench {
    test::PageBench<SharedLibrary> bench;
    std::unique_ptr<ExchangePage> page;

    explicit ExchangeBench(const char* remembered = nullptr)
    {
        QSettings().remove("exchange");
        if (remembered) QSettings().setValue("exchange/folder", remembered);
        page = std::make_unique<ExchangePage>(bench.parts(), &bench.window);
        bench.show(*page);
    }
    ~ExchangeBench() { QSettings().remove("exchange"); }
    Button& button(const char* id) { return *page->findChild<Button*>(id); }
    bool listed(const char* title)
    {
        return bench.wait([&] { return page->result().isVisible() && page->result().title() == title; });
    }
    void step() { QTest::mouseClick(&page->result().stepButton(), Qt::LeftButton); }
};

} // namespace

TEST_CASE("A shared folder is looked at first, and decisions are exchanged when the list was seen", "[exchange]")
{
    ExchangeBench shared;
    CHECK_FALSE(shared.button("exchangeLook").isEnabled());
    shared.page->choose("/nas");
    REQUIRE(shared.listed("12 decisions would come"));
    const QStringList rows = shared.page->result().rows();
    CHECK(rows.mid(0, 4) == QStringList{"12 new decisions from albumen-2.json\t", "Named 4 faces Anna.",
                                        "Merged Hannah into Anna.", "Made the album Sea."});
    CHECK(rows.mid(12) == QStringList{"Named 1 face Person 8.", "and 3 more", "The others would hear of 2 decisions\t",
                                      "Named the event Lisbon.", "Added 5 photos to the favourites."});
    CHECK(shared.bench.library.ran.at(0).dryRun);
    CHECK(shared.bench.library.ran.at(0).folder == "/nas");
    shared.step();
    REQUIRE(shared.listed("12 decisions were taken over"));
    CHECK_FALSE(shared.bench.library.ran.at(1).dryRun);
    CHECK(shared.page->result().rows() ==
          QStringList{"Taken\t",
                      "12 decisions, 2 new people, 30 faces are here, 4 wait for their photos · from albumen-2.json",
                      "Given\t", "50 decisions of this library lie there now"});
    CHECK(shared.bench.messages.last() == "Took over 12 decisions.");
    CHECK(shared.bench.messages.said.last().link() == "Undo");
    shared.bench.messages.said.last().follow();
    REQUIRE(shared.bench.wait([&] { return !shared.bench.library.taken.empty(); }));
    CHECK(std::holds_alternative<Undo>(shared.bench.library.taken.front()));
    CHECK(QSettings().value("exchange/folder").toString() == "/nas");
}

TEST_CASE("What another machine took back is told in a sentence about what it was", "[exchange]")
{
    ExchangeBench shared("/nas");
    const auto told = [](const char* what, const char* note, std::uint64_t photos, const char* of) {
        ToldReport one{what, note, 0, photos, {}};
        one.of = of;
        return one;
    };
    shared.bench.library.sync.giving = {told("undo", "dog, deleted", 0, "albumChanged"),
                                        told("undo", "not the place that was proposed", 2, "photoChanged"),
                                        told("redo", "dog, made", 0, "albumChanged"), told("undo", "dog", 0, "")};
    QTest::mouseClick(&shared.button("exchangeLook"), Qt::LeftButton);
    REQUIRE(shared.listed("12 decisions would come"));
    CHECK(shared.page->result().rows().mid(15) ==
          QStringList{"Undone: delete the album dog.", "Undone: refuse the place that was proposed for 2 photos.",
                      "Redone: make the album dog.", "Took a decision back."});
}

TEST_CASE("What was decided apart stands first in the list, with what holds", "[exchange]")
{
    ExchangeBench shared("/nas");
    ApartReport face{.face = FaceId{7}, .path = "/photos/IMG_1.jpg", .box = {}};
    face.what = "who it is";
    face.ours = "Anna";
    face.theirs = "Hannah";
    shared.bench.library.sync.logs.front().met.apart = {face};
    shared.bench.library.sync.logs.front().met.sameNames = {"Tom"};
    shared.bench.library.sync.gone = {"/nas/albumen-3.json"};
    QTest::mouseClick(&shared.button("exchangeLook"), Qt::LeftButton);
    REQUIRE(shared.listed("12 decisions would come"));
    shared.step();
    REQUIRE(shared.listed("12 decisions were taken over"));
    const QStringList rows = shared.page->result().rows();
    CHECK(rows.mid(0, 2) ==
          QStringList{"Decided apart\t", "IMG_1.jpg, who it is: here Anna, there Hannah; Hannah is later and holds"});
    CHECK(rows.contains("Two people are called Tom now: merge them if they are one"));
    CHECK(rows.contains("albumen-3.json lay there the last time and is gone; what it said stays"));
}

TEST_CASE("People with equal names are one when that is ticked, and the tick is remembered", "[exchange]")
{
    ExchangeBench shared("/nas");
    auto* const tick = shared.page->findChild<QCheckBox*>("exchangeNames");
    QTest::mouseClick(tick, Qt::LeftButton);
    QTest::mouseClick(&shared.button("exchangeLook"), Qt::LeftButton);
    REQUIRE(shared.listed("12 decisions would come"));
    CHECK(shared.bench.library.ran.at(0).mergeSameNames);
    CHECK(QSettings().value("exchange/sameNames").toBool());
}

TEST_CASE("A folder that was met before and is empty now is begun anew only when somebody says so", "[exchange]")
{
    ExchangeBench shared("/nas");
    shared.bench.library.error = Error{.code = Code::rootOffline, .stage = Stage::import, .path = "/nas"};
    shared.bench.library.sync.logs.clear();
    QTest::mouseClick(&shared.button("exchangeLook"), Qt::LeftButton);
    REQUIRE(shared.listed("The folder is empty"));
    CHECK(shared.bench.library.ran.size() == 1);
    CHECK(shared.page->result().stepButton().text() == "Begin anew");
    shared.step();
    REQUIRE(shared.listed("Nothing new from others"));
    CHECK(shared.bench.library.ran.at(1).anew);
    CHECK(shared.bench.messages.said.isEmpty());
}

TEST_CASE("A folder that cannot be read is said, and nothing is changed", "[exchange]")
{
    ExchangeBench shared("/nas");
    shared.bench.library.error = Error{.code = Code::pathMissing, .stage = Stage::import, .path = "/nas"};
    QTest::mouseClick(&shared.button("exchangeLook"), Qt::LeftButton);
    REQUIRE(shared.bench.wait([&] { return shared.page->words() == "Nothing was changed."; }));
    CHECK(shared.bench.messages.said.last().rank == Rank::error);
    CHECK_FALSE(shared.page->result().isVisible());
}

TEST_CASE("What was told is told again in the language that is chosen meanwhile", "[exchange]")
{
    ExchangeBench shared("/nas");
    QTest::mouseClick(&shared.button("exchangeLook"), Qt::LeftButton);
    REQUIRE(shared.listed("12 decisions would come"));
    shared.page->result().stepButton().setFocus();
    setLanguage(Language::simplifiedChinese);
    shared.page->retranslate();
    CHECK(shared.page->result().title() == QStringLiteral("将接收 12 个决定"));
    CHECK_FALSE(shared.page->result().rows().join(QString()).contains("decisions"));
    CHECK(shared.page->result().stepButton().text() != "Exchange now");
    CHECK(shared.page->result().stepButton().hasFocus());
    setLanguage(Language::english);
    shared.page->retranslate();
    CHECK(shared.page->result().title() == "12 decisions would come");
}

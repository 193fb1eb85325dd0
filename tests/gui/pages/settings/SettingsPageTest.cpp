// The Settings page by clicks and keys, on settings in memory.
#include <catch2/catch.hpp>

#include <atomic>
#include <cmath>
#include <condition_variable>

#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSlider>

#include "CardWatcher.h"
#include "Language.h"
#include "LookChoices.h"
#include "Messages.h"
#include "PageBench.h"
#include "model/ModelChoice.h"
#include "net/DeviceChoice.h"
#include "pages/settings/FoldersSection.h"
#include "pages/settings/ModelRow.h"
#include "pages/settings/SectionNav.h"
#include "pages/settings/SettingsPage.h"
#include "widgets/Button.h"
#include "widgets/PathRow.h"

using namespace albumen;

namespace {

struct SettingsLibrary : test::FakeLibrary, test::FakeSettings, test::FakeArchive {
    mutable std::mutex mutex; ///< guards all that follows
    mutable std::condition_variable went;
    ArchiveChoice now{.photos = {"/photos"}, .save = "/archive/People", .zips = "/archive/Zips"};
    std::optional<Code> refuses;
    std::vector<ModelCard> networks;
    std::vector<std::pair<ModelTask, std::string>> used;
    std::vector<BackupCard> copies;
    std::uint64_t logged = 12'000;
    LossCard loss{.known = true, .decisions = 12, .people = 2, .photos = 0, .keptIn = "/library"};
    std::filesystem::path next; ///< restored at the next start
    EngineCard device;
    std::optional<LimitsCard> near =
        LimitsCard{.match = 0.6F, .ask = 0.7F, .recordMatch = 0.6F, .recordAsk = 0.7F, .learnt = {}};
    mutable std::vector<MoveLimits> previews;
    mutable std::vector<MoveLimits> held; ///< previews that wait until they are let go
    bool hold = false;                    ///< previews wait, whether cancelled or not
    bool holdLimits = false;              ///< what limits() answers is known and waits
    mutable int waitingLimits = 0;        ///< so many answers
    bool holdDecisions = false;           ///< decisions wait
    std::vector<MoveLimits> decided;
    std::vector<JobOrder> ran;
    std::function<Report(const JobControl&, const ProgressSink&)> job;

    SettingsLibrary()
    {
        networks = {card("yunet", "detect", true), card("mtcnn", "detect", true), card("sface", "embed", false),
                    card("scene5", "scene", true), card("plain", "embed", false)};
        networks[0].used = true;
        networks[0].limits = {{"score", 0.6F, "the paper"}};
        networks[0].figures = {{"msPhoto", 16.7F, "own measurement: a desk"}};
        networks[4].canFetch = false;
        device.device = "Processor";
        device.threads = 2;
    }
    static ModelCard card(const char* id, const char* task, bool installed)
    {
        ModelCard made;
        made.id = id;
        made.task = task;
        made.licence = "MIT";
        made.bytes = 2'000'000;
        made.installed = installed;
        made.canFetch = true;
        return made;
    }
    Settings& settings() override { return *this; }
    const ArchiveQuestions& archive() const override { return *this; }
    EngineCard engine() const override { return device; }
    Result<ArchiveChoice> choice() const override
    {
        const std::lock_guard lock(mutex);
        return now;
    }
    ArchiveChoice defaultChoice() const override
    {
        return {.photos = {"/photos"}, .save = "/default/People", .zips = "/archive/Zips"};
    }
    Status choose(const ArchiveChoice& choice) override
    {
        const std::lock_guard lock(mutex);
        if (refuses) return fail(*refuses, Stage::none, choice.save);
        now = choice;
        return {};
    }
    Result<std::vector<ModelCard>> models() const override
    {
        const std::lock_guard lock(mutex);
        return networks;
    }
    Status useModel(ModelTask task, const std::string& id) override
    {
        const std::lock_guard lock(mutex);
        used.emplace_back(task, id);
        for (ModelCard& each : networks) {
            if (each.task != nameOf(task)) continue;
            each.chosen = each.id == id;
            each.used = each.id == (id.empty() ? "yunet" : id);
        }
        return {};
    }
    Result<std::optional<LimitsCard>> limits() const override
    {
        std::unique_lock lock(mutex);
        const std::optional<LimitsCard> answer = near;
        if (holdLimits) ++waitingLimits;
        went.wait_for(lock, std::chrono::seconds(5), [&] { return !holdLimits; });
        return answer;
    }
    /// As many faces as hundredths that both limits are moved by.
    Result<std::uint64_t> wouldChange(const MoveLimits& to, const JobControl&) const override
    {
        std::unique_lock lock(mutex);
        previews.push_back(to);
        if (hold) {
            held.push_back(to);
            went.wait_for(lock, std::chrono::seconds(5), [&] { return held.empty(); });
        }
        return static_cast<std::uint64_t>(std::lround(100 * (std::abs(to.match) + std::abs(to.ask))));
    }
    Result<Decided> decide(const Command& command) override
    {
        std::unique_lock lock(mutex);
        went.wait_for(lock, std::chrono::seconds(5), [&] { return !holdDecisions; });
        const MoveLimits& to = std::get<MoveLimits>(command);
        decided.push_back(to);
        near->match = near->recordMatch + to.match;
        near->ask = near->recordAsk + to.ask;
        return Decided{.id = DecisionId{static_cast<std::int64_t>(decided.size())}, .what = "limitChanged"};
    }
    Result<std::vector<StoredCard>> stored() const override
    {
        const std::lock_guard lock(mutex);
        return std::vector<StoredCard>{{.file = "/library/thumbs", .bytes = 3'000'000, .what = "thumbnails"},
                                       {.file = "/library/derived", .bytes = 4'000'000, .what = "derived"},
                                       {.file = "/state/albumen.log", .bytes = logged, .what = "log"}};
    }
    Status deleteLog() override
    {
        const std::lock_guard lock(mutex);
        if (refuses) return fail(*refuses, Stage::none, "/state/albumen.log");
        logged = 0;
        return {};
    }
    Result<Overview> overview() const override { return Overview{.faces = 1204}; }
    Result<std::vector<BackupCard>> backups() const override
    {
        const std::lock_guard lock(mutex);
        return copies;
    }
    Result<BackupCard> backUp() override
    {
        const std::lock_guard lock(mutex);
        if (refuses) return fail(*refuses, Stage::none);
        copies.insert(copies.begin(),
                      {.file = "/library/backups/new.sqlite", .bytes = 1'000, .atMs = 1'700'000'000'000});
        return copies.front();
    }
    Result<LossCard> wouldLose(const std::filesystem::path& backup) const override
    {
        const std::lock_guard lock(mutex);
        if (refuses) return fail(*refuses, Stage::store, backup);
        return loss;
    }
    Status restoreAtNextStart(const std::filesystem::path& backup) override
    {
        const std::lock_guard lock(mutex);
        next = backup;
        return {};
    }
    Result<std::filesystem::path> restoredNext() const override
    {
        const std::lock_guard lock(mutex);
        return next;
    }
    Report run(const JobOrder& order, const JobControl& control, const ProgressSink& progress) override
    {
        {
            const std::lock_guard lock(mutex);
            ran.push_back(order);
        }
        return job ? job(control, progress) : Report{};
    }
    template <class Value> Value read(const Value& value) const
    {
        const std::lock_guard lock(mutex);
        return value;
    }
};

/// A job that says how far it is until it is cancelled or `go` is true.
Report untilTold(const JobControl& control, const ProgressSink& progress, const std::atomic<bool>& go)
{
    Progress half{.step = JobStep::fetch, .done = 1'000'000, .total = 2'000'000, .current = {}};
    while (!go && control.mayGoOn()) {
        progress(half);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return {.outcome = control.cancelled() ? Outcome::cancelled : Outcome::completed};
}

struct Fixture {
    test::PageBench<SettingsLibrary> bench;
    int restarts = 0;
    SettingsPage page{parts(), &bench.window};

    explicit Fixture(const QSize& size = {1240, 800})
    {
        bench.show(page, {}, size);
        REQUIRE(bench.wait([&] { return shows("yunet") && shows("/library/derived"); }));
        REQUIRE(bench.wait([&] { return shows("No backup yet") || shows("尚无备份"); }));
        REQUIRE(bench.wait([&] { return slider("limitMatch")->isEnabled() && !row("photosFrom")->path().isEmpty(); }));
    }
    Parts parts()
    {
        Parts parts = bench.parts();
        parts.restart = [this] { ++restarts; };
        return parts;
    }
    /// Two backups, of which the older one is the second.
    void giveBackups()
    {
        {
            const std::lock_guard lock(bench.library.mutex);
            for (const char* const day : {"20260309", "20260308"})
                bench.library.copies.push_back(
                    {.file = std::string("/library/backups/day-") + day + ".sqlite", .bytes = 1'000, .atMs = 1});
        }
        page.openAt({});
        REQUIRE(wait([&] { return shows("Of that day, by itself"); }));
    }
    ~Fixture()
    {
        lookChoices().choose(Language::english);
        lookChoices().choose(ThemeChoice::light);
    }
    bool shows(const QString& words)
    {
        for (const QLabel* const label : page.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words)) return true;
        return false;
    }
    template <class Wanted> Wanted* in(const char* name) { return page.findChild<Wanted*>(QLatin1String(name)); }
    Button* button(const char* name)
    {
        auto* const found = in<Button>(name);
        return found && found->isVisible() ? found : nullptr;
    }
    QSlider* slider(const char* name) { return in<QSlider>(name); }
    PathRow* row(const char* name) { return in<PathRow>(name); }
    void click(const char* name)
    {
        REQUIRE(button(name));
        QCoreApplication::processEvents(); // what just appeared has its place
        page.scroll().ensureWidgetVisible(button(name));
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    /// The path is in force, and no longer being checked.
    bool holds(const char* name, const QString& path)
    {
        return row(name)->path() == path && !row(name)->refused() && row(name)->facts() != "Checking";
    }
    void choose(const char* radio)
    {
        auto* const circle = in<QRadioButton>(radio);
        QTest::mouseClick(circle, Qt::LeftButton, {}, QPoint(12, circle->height() / 2));
    }
    void chooseFolder(const char* name, const QString& folder)
    {
        QTest::mouseClick(&row(name)->changeButton(), Qt::LeftButton);
        auto* const dialog = page.findChild<QFileDialog*>();
        REQUIRE(dialog);
        emit dialog->fileSelected(folder);
        dialog->close();
        delete dialog;
    }
    bool wait(const std::function<bool()>& condition) { return bench.wait(condition); }
    SettingsLibrary& library() { return bench.library; }
};

} // namespace

TEST_CASE("Networks stand in a table whose captions are above their columns, also in another language", "[settings]")
{
    Fixture f;
    const auto left = [&](const QString& words) {
        for (const QLabel* const label : f.page.findChildren<QLabel*>())
            if (label->isVisible() && label->text() == words) return label->mapTo(&f.page, QPoint()).x();
        return -1;
    };
    QTest::qWait(20);
    REQUIRE(left("Licence") > 0);
    CHECK(left("Licence") == left("MIT"));
    lookChoices().choose(Language::simplifiedChinese);
    f.page.retranslate();
    CHECK(left("许可") > 0);
}

TEST_CASE("Settings list networks with licence and size and offer only what can be done with each", "[settings]")
{
    Fixture f;
    CHECK(f.shows("yunet, the best that is installed"));
    CHECK(f.shows("Tells people apart"));
    CHECK(f.page.findChildren<ModelRow*>().front()->findChild<FactRow*>()->words() ==
          "Finds faces yunet, the best that is installed");
    CHECK(f.shows("MIT"));
    CHECK(f.shows("2.0 MB"));
    CHECK(f.button("use-mtcnn"));
    CHECK_FALSE(f.button("use-yunet"));  // in use
    CHECK_FALSE(f.button("use-sface"));  // not installed
    CHECK_FALSE(f.button("use-scene5")); // there is nothing to choose
    CHECK(f.button("fetch-sface"));
    CHECK_FALSE(f.button("fetch-mtcnn"));   // installed
    CHECK_FALSE(f.button("fetch-plain"));   // nowhere to be had
    CHECK_FALSE(f.button("default-yunet")); // nobody chose it
    CHECK_FALSE(f.shows("the paper"));
    f.click("figures-yunet");
    CHECK(f.shows("A face from a score of 0.6: the paper"));
    CHECK(f.shows("Milliseconds a photo 16.7: own measurement: a desk"));
    f.click("figures-yunet");
    CHECK_FALSE(f.shows("the paper"));
}

TEST_CASE("Another network is used by Enter and the default comes back by its button", "[settings]")
{
    Fixture f;
    f.button("use-mtcnn")->setFocus();
    QTest::keyClick(f.button("use-mtcnn"), Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.button("use-yunet") && !f.button("use-mtcnn"); }));
    CHECK(f.shows("mtcnn, chosen by you"));
    CHECK(f.bench.messages.last() == "mtcnn is used from the next run on.");
    f.click("default-mtcnn");
    REQUIRE(f.wait([&] { return f.button("use-mtcnn") && !f.button("default-mtcnn"); }));
    CHECK(f.library().read(f.library().used) ==
          std::vector<std::pair<ModelTask, std::string>>{{ModelTask::detect, "mtcnn"}, {ModelTask::detect, ""}});
}

TEST_CASE("Fetching a network shows how far it is in its row and can be stopped there", "[settings]")
{
    Fixture f;
    std::atomic<bool> go{false};
    f.library().job = [&go](const JobControl& control, const ProgressSink& progress) {
        return untilTold(control, progress, go);
    };
    f.click("fetch-sface");
    REQUIRE(f.wait([&] { return f.shows("1.0 MB of 2.0 MB"); }));
    CHECK(f.bench.bridge.job() == Job::other);
    CHECK_FALSE(f.button("fetch-sface"));
    CHECK_FALSE(f.button("cancel-yunet")); // only where something is fetched
    f.click("cancel-sface");
    REQUIRE(f.wait([&] { return !f.bench.bridge.running() && f.button("fetch-sface"); }));
    CHECK(f.bench.messages.last() == "Stopped. Fetching sface again goes on from here.");
    CHECK_FALSE(f.shows("1.0 MB of 2.0 MB"));

    go = true;
    f.click("fetch-sface");
    REQUIRE(f.wait([&] { return f.bench.messages.last() == "Fetched sface."; }));
    const std::vector<JobOrder> ran = f.library().read(f.library().ran);
    REQUIRE(ran.size() == 2);
    CHECK(std::get<jobs::FetchModel>(ran[1]).id == "sface");
}

TEST_CASE("While another job runs nothing is fetched or deleted and no path is changed", "[settings]")
{
    Fixture f;
    std::atomic<bool> go{false};
    f.library().job = [&go](const JobControl& control, const ProgressSink& progress) {
        return untilTold(control, progress, go);
    };
    REQUIRE(f.bench.bridge.start(jobs::GroupAgain{}));
    CHECK_FALSE(f.button("fetch-sface")->isEnabled());
    CHECK_FALSE(f.button("forgetFaces")->isEnabled());
    CHECK_FALSE(f.row("saveTo")->changeButton().isEnabled());
    CHECK(f.row("saveTo")->changeButton().toolTip() == "Pause or cancel first");
    go = true;
    REQUIRE(f.wait([&] { return !f.bench.bridge.running(); }));
    REQUIRE(f.wait([&] { return f.button("fetch-sface") && f.button("fetch-sface")->isEnabled(); }));
    CHECK(f.button("forgetFaces")->isEnabled());
    CHECK(f.row("saveTo")->changeButton().isEnabled());
    CHECK(f.bench.messages.said.isEmpty()); // it was none of this page's
}

TEST_CASE("A fall-back to the processor is said with its reason and nothing is said without one", "[settings]")
{
    Fixture f;
    CHECK(f.shows("Processor, 2 threads"));
    CHECK_FALSE(f.in<Notice>("fallBack")->isVisible());
    f.library().device.fellBack = true;
    f.library().device.reason = "The driver is too old";
    f.page.openAt({});
    REQUIRE(f.wait([&] { return f.in<Notice>("fallBack")->isVisible(); }));
    CHECK(f.in<Notice>("fallBack")->words().contains("The driver is too old"));
}

TEST_CASE("A refused folder says why and the path in force stays until another is taken", "[settings]")
{
    Fixture f;
    {
        const std::lock_guard lock(f.library().mutex);
        f.library().refuses = Code::pathNotWritable;
    }
    f.chooseFolder("saveTo", "/mnt/share");
    REQUIRE(f.wait([&] { return f.row("saveTo")->refused(); }));
    CHECK(f.row("saveTo")->facts() == "Not writable, choose another. /archive/People stays in force.");
    CHECK(f.bench.messages.said.last().rank == Rank::error);
    CHECK(f.library().read(f.library().now).save == "/archive/People");
    CHECK_FALSE(f.row("zipsTo")->refused());
    {
        const std::lock_guard lock(f.library().mutex);
        f.library().refuses.reset();
    }
    QTest::mouseClick(&f.row("saveTo")->defaultButton(), Qt::LeftButton);
    REQUIRE(f.wait([&] { return f.row("saveTo")->facts() == "One folder per person"; }));
    CHECK(f.library().read(f.library().now).save == "/default/People");
    CHECK_FALSE(f.row("saveTo")->defaultButton().isEnabled());
    CHECK(f.bench.messages.cleared.contains("folder2")); // the message of this row, and of no other
    CHECK_FALSE(f.bench.messages.cleared.contains("folder3"));
}

TEST_CASE("A folder is left out by the menu of its row and read again by the same, and sources are added and left out",
          "[settings]")
{
    Fixture f;
    const auto pick = [&f](const char* row, const QString& entry) {
        QTest::mouseClick(&f.row(row)->changeButton(), Qt::LeftButton);
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        REQUIRE(menu);
        QAction* wanted = nullptr;
        for (QAction* const action : menu->actions())
            if (action->text() == entry) wanted = action;
        REQUIRE(wanted);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(wanted).center());
    };
    const auto folder = [&f](const QString& path) {
        auto* const dialog = f.page.findChild<QFileDialog*>();
        REQUIRE(dialog);
        emit dialog->fileSelected(path);
        delete dialog;
    };
    CHECK(f.row("leftOut")->path() == "No folder");
    CHECK_FALSE(f.row("leftOut")->defaultButton().isEnabled());
    pick("leftOut", "One more folder…");
    folder("/photos/private");
    REQUIRE(f.wait([&] { return f.holds("leftOut", "/photos/private"); }));
    using Paths = std::vector<std::filesystem::path>;
    CHECK(f.library().read(f.library().now).excluded == Paths{"/photos/private"});
    pick("leftOut", "Read /photos/private again");
    REQUIRE(f.wait([&] { return f.holds("leftOut", "No folder"); }));
    CHECK(f.library().read(f.library().now).excluded.empty());

    pick("photosFrom", "One more folder…");
    folder("/more");
    REQUIRE(f.wait([&] { return f.holds("photosFrom", "/photos, /more"); }));
    pick("photosFrom", "Without /photos");
    REQUIRE(f.wait([&] { return f.holds("photosFrom", "/more"); }));
    CHECK(f.library().read(f.library().now).photos == Paths{"/more"});
    CHECK(f.library().read(f.library().now).save == "/archive/People"); // of the others nothing changed
}

TEST_CASE("Colours and language change at once by a click and the page follows in the new language", "[settings]")
{
    Fixture f;
    CHECK(f.in<QRadioButton>("appearance1")->isChecked());
    f.choose("appearance2");
    CHECK(themeChoice() == ThemeChoice::dark);
    CHECK(theme().dark);
    f.choose("language2");
    CHECK(language() == Language::simplifiedChinese);
    f.page.retranslate(); // as the window does
    CHECK(f.page.nav().item(0).text() == "文件夹");
    lookChoices().choose(ThemeChoice::light); // in the menu
    CHECK(f.in<QRadioButton>("appearance1")->isChecked());
}

TEST_CASE("Moving a limit counts what would change and decides when the slider is let go", "[settings]")
{
    Fixture f;
    QSlider* const match = f.slider("limitMatch");
    CHECK(match->value() == 60);
    match->setSliderDown(true);
    match->setValue(64);
    REQUIRE(f.wait([&] { return f.shows("4 faces would change."); }));
    CHECK(f.library().read(f.library().decided).empty());
    match->setSliderDown(false);
    REQUIRE(f.wait([&] { return f.library().read(f.library().decided).size() == 1; }));
    CHECK(f.library().read(f.library().decided)[0].match == Approx(0.04));
    CHECK(f.library().read(f.library().decided)[0].ask == 0);
    CHECK(f.wait([&] { return f.bench.messages.last() == "Changed a limit."; }));
    f.click("limitMatchDefault");
    REQUIRE(f.wait([&] { return f.library().read(f.library().decided).size() == 2; }));
    CHECK(f.library().read(f.library().decided)[1].match == 0);
    CHECK(match->value() == 60);
    CHECK_FALSE(f.button("limitMatchDefault")->isEnabled());
}

TEST_CASE("A press beside the handle of a limit is decided when it was said what it would change and not before",
          "[settings]")
{
    Fixture f;
    {
        const std::lock_guard lock(f.library().mutex);
        f.library().hold = true;
    }
    QSlider* const match = f.slider("limitMatch");
    QTest::mouseClick(match, Qt::LeftButton, {}, QPoint(match->width() - 3, match->height() / 2));
    REQUIRE(match->value() > 60);
    REQUIRE(f.wait([&] { return !f.library().read(f.library().held).empty(); }));
    QTest::qWait(1200); // longer than a moment
    CHECK(f.library().read(f.library().decided).empty());
    {
        const std::lock_guard lock(f.library().mutex);
        f.library().hold = false;
        f.library().held.clear();
    }
    f.library().went.notify_all();
    CHECK(f.wait([&] { return f.library().read(f.library().decided).size() == 1; }));
}

TEST_CASE("Keys on a limit are one decision a moment after the last and leaving the page takes it at once",
          "[settings]")
{
    Fixture f;
    f.slider("limitAsk")->setFocus();
    for (int i = 0; i < 3; ++i) QTest::keyClick(f.slider("limitAsk"), Qt::Key_Right);
    CHECK(f.library().read(f.library().decided).empty());
    f.page.left();
    REQUIRE(f.wait([&] { return f.library().read(f.library().decided).size() == 1; }));
    CHECK(f.library().read(f.library().decided)[0].ask == Approx(0.03));
    QTest::keyClick(f.slider("limitAsk"), Qt::Key_Left);
    REQUIRE(f.wait([&] { return f.library().read(f.library().decided).size() == 2; }));
    CHECK(f.library().read(f.library().decided)[1].ask == Approx(0.02));
}

TEST_CASE("Nothing is asked that is sure: a limit moved beyond the other takes it along", "[settings]")
{
    Fixture f;
    f.slider("limitMatch")->setSliderDown(true);
    f.slider("limitMatch")->setValue(75);
    CHECK(f.slider("limitAsk")->value() == 75);
    f.slider("limitMatch")->setValue(62);
    CHECK(f.slider("limitAsk")->value() == 70); // it came along no further than it had to
    f.slider("limitMatch")->setValue(75);
    f.slider("limitMatch")->setSliderDown(false);
    REQUIRE(f.wait([&] { return f.library().read(f.library().decided).size() == 1; }));
    CHECK(f.library().read(f.library().decided)[0].match == Approx(0.15));
    CHECK(f.library().read(f.library().decided)[0].ask == Approx(0.05));
}

TEST_CASE("Both limits are on one scale, and neither goes farther from its default than a limit may", "[settings]")
{
    Fixture f;
    QSlider *const match = f.slider("limitMatch"), *const ask = f.slider("limitAsk");
    CHECK(match->minimum() == ask->minimum());
    CHECK(match->maximum() == ask->maximum());
    match->setSliderDown(true);
    match->setValue(match->maximum());
    CHECK(match->value() == 80);
    CHECK(ask->value() == 80); // it came along
    match->setValue(match->minimum());
    CHECK(match->value() == 40);
    CHECK(ask->value() == 70);
}

TEST_CASE("What was answered before a limit was moved never moves it back", "[settings]")
{
    Fixture f;
    const auto hold = [&](bool limits, bool decisions) {
        {
            const std::lock_guard lock(f.library().mutex);
            f.library().holdLimits = limits;
            f.library().holdDecisions = decisions;
        }
        f.library().went.notify_all();
    };
    hold(true, true);
    f.page.openAt({}); // asks, and the answer is of now
    REQUIRE(f.wait([&] { return f.library().read(f.library().waitingLimits) == 1; }));
    f.slider("limitMatch")->setFocus();
    QTest::keyClick(f.slider("limitMatch"), Qt::Key_PageUp);
    f.page.left(); // decided at once
    REQUIRE(f.slider("limitMatch")->value() == 65);
    hold(false, true);
    QTest::qWait(100); // it arrives
    CHECK(f.slider("limitMatch")->value() == 65);
    hold(false, false);
    REQUIRE(f.wait([&] { return f.bench.messages.last() == "Changed a limit."; }));
    QTest::qWait(50);
    CHECK(f.slider("limitMatch")->value() == 65);
}

TEST_CASE("A limit that is moved moves nothing beside it, whatever its number", "[settings]")
{
    Fixture f;
    QSlider* const match = f.slider("limitMatch");
    QTest::qWait(100); // what was answered has its place
    const QRect place(match->mapTo(&f.page, QPoint()), match->size());
    const QRect told(f.in<QWidget>("limitsTold")->mapTo(&f.page, QPoint()), f.in<QWidget>("limitsTold")->size());
    match->setSliderDown(true);
    for (int value = match->minimum(); value <= match->maximum(); ++value) {
        match->setValue(value);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        INFO(value);
        CHECK(QRect(match->mapTo(&f.page, QPoint()), match->size()) == place);
        CHECK(f.in<QWidget>("limitsTold")->mapTo(&f.page, QPoint()) == told.topLeft());
        CHECK(f.in<QWidget>("limitsTold")->size() == told.size());
    }
    match->setValue(60);
    match->setSliderDown(false);
}

TEST_CASE("An older count never replaces a newer one", "[settings]")
{
    Fixture f;
    {
        const std::lock_guard lock(f.library().mutex);
        f.library().hold = true;
    }
    f.slider("limitMatch")->setSliderDown(true);
    f.slider("limitMatch")->setValue(67);
    REQUIRE(f.wait([&] { return f.library().read(f.library().held).size() == 1; }));
    {
        const std::lock_guard lock(f.library().mutex);
        f.library().hold = false;
    }
    f.slider("limitMatch")->setValue(62);
    REQUIRE(f.wait([&] { return f.shows("2 faces would change."); }));
    {
        const std::lock_guard lock(f.library().mutex);
        f.library().held.clear(); // the first one answers now
    }
    f.library().went.notify_all();
    QTest::qWait(100);
    CHECK(f.shows("2 faces would change."));
    CHECK_FALSE(f.shows("7 faces would change."));
    f.slider("limitMatch")->setValue(60);
    f.slider("limitMatch")->setSliderDown(false);
    CHECK(f.library().read(f.library().decided).empty()); // put back where it was
}

TEST_CASE("A backup is made by a click, said and listed", "[settings]")
{
    Fixture f;
    f.click("backUp");
    REQUIRE(f.wait([&] { return f.shows("new.sqlite"); }));
    CHECK(f.bench.messages.last() == "Backed up to /library/backups/new.sqlite.");
    CHECK(f.shows("1 kept"));
    CHECK(f.button("backUp")->isEnabled());
    f.click("backupFolder");
    REQUIRE(f.bench.opened.size() == 1);
    CHECK(f.bench.opened[0].toLocalFile() == "/library/backups");
}

TEST_CASE("Backups are listed by when and why they were made, with their size", "[settings]")
{
    Fixture f;
    {
        const std::lock_guard lock(f.bench.library.mutex);
        std::int64_t atMs = 1'794'692'400'000;
        for (const char* const name :
             {"day-20261114", "before-import-20261113-100000", "catalogue-20261112-100000", "before-events-from-9"})
            f.bench.library.copies.push_back({.file = std::string("/library/backups/") + name + ".sqlite",
                                              .bytes = 3'000'000,
                                              .atMs = atMs -= 60'000});
    }
    f.page.openAt({});
    REQUIRE(f.wait([&] { return f.shows("Of that day, by itself"); }));
    CHECK(f.shows("Before names or decisions were taken in"));
    CHECK(f.shows("Made by hand"));
    CHECK(f.shows("Before a newer version of the program changed the library"));
    CHECK(f.shows(whenText(1'794'692'340'000)));
    CHECK(f.shows(bytesText(3'000'000)));
    CHECK_FALSE(f.shows("before-import-20261113-100000.sqlite"));
}

TEST_CASE("While a backup is made the focus stays where it is, and then what is kept is told anew", "[settings]")
{
    Fixture f;
    REQUIRE(f.shows(bytesText(12'000)));
    {
        const std::lock_guard lock(f.library().mutex);
        f.library().logged = 5'000'000; // what is kept is read again
    }
    f.button("backUp")->setFocus();
    f.click("backUp");
    CHECK(f.button("backUp")->hasFocus());
    REQUIRE(f.wait([&] { return f.shows("new.sqlite"); }));
    CHECK(f.button("backUp")->hasFocus());
    CHECK(f.wait([&] { return f.shows(bytesText(5'000'000)); }));
}

TEST_CASE("A backup that fails is said as an error and listed nowhere", "[settings]")
{
    Fixture f;
    {
        const std::lock_guard lock(f.library().mutex);
        f.library().refuses = Code::backupFailed;
    }
    f.click("backUp");
    REQUIRE(f.wait([&] { return !f.bench.messages.said.isEmpty(); }));
    CHECK(f.bench.messages.said.last().rank == Rank::error);
    CHECK(f.shows("No backup yet"));
    CHECK(f.button("backUp")->isEnabled());
}

TEST_CASE("What going back to a backup would lose is said before and Enter loses nothing", "[settings]")
{
    Fixture f;
    f.giveBackups();
    f.click("restore1");
    REQUIRE(f.wait([&] { return f.button("restoreYes") != nullptr; }));
    const QString words = f.in<Notice>("restoreConfirm")->words();
    CHECK(words.contains("This would be lost: 12 decisions, 2 people."));
    CHECK(words.contains("kept in /library."));
    CHECK_FALSE(words.contains("newer backup")); // none has them
    CHECK(f.button("restoreCancel")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    CHECK_FALSE(f.button("restoreYes"));
    f.click("restore1");
    REQUIRE(f.wait([&] { return f.button("restoreYes") != nullptr; }));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(f.button("restoreYes"));
    f.click("restore1");
    REQUIRE(f.wait([&] { return f.button("restoreYes") != nullptr; }));
    f.page.left(); // nothing is left lying about
    CHECK_FALSE(f.button("restoreYes"));
    CHECK(f.library().read(f.library().next).empty());
}

TEST_CASE("Since when what a restore would lose was decided is said, and which newer backup has it", "[settings]")
{
    Fixture f;
    f.giveBackups();
    {
        const std::lock_guard lock(f.library().mutex);
        f.library().loss.sinceMs = 1'794'692'400'000; // 14 November 2026
        f.library().loss.newer = BackupCard{.file = "/b/newer.sqlite", .bytes = 1, .atMs = 1'794'778'800'000};
    }
    f.click("restore1");
    REQUIRE(f.wait([&] { return f.button("restoreYes") != nullptr; }));
    const QString words = f.in<Notice>("restoreConfirm")->words();
    CHECK(words.contains("This would be lost: 12 decisions since " + whenText(1'794'692'400'000) + ", 2 people. "));
    CHECK(words.contains("The newer backup of " + whenText(1'794'778'800'000) + " has what was decided."));
}

TEST_CASE("A backup is restored at the next start, which can be at once, and the wish can be taken back", "[settings]")
{
    Fixture f;
    f.giveBackups();
    f.click("restore1");
    REQUIRE(f.wait([&] { return f.button("restoreYes") && f.button("restoreYes")->isEnabled(); }));
    f.click("restoreYes");
    REQUIRE(f.wait([&] { return f.button("restartNow") != nullptr; }));
    CHECK(f.library().read(f.library().next) == "/library/backups/day-20260308.sqlite");
    CHECK(f.shows("The backup day-20260308.sqlite is restored at the next start."));
    f.click("restartNow");
    CHECK(f.restarts == 1);
    f.click("restoreNot");
    REQUIRE(f.wait([&] { return f.button("restartNow") == nullptr; }));
    CHECK(f.library().read(f.library().next).empty());
}

TEST_CASE("A damaged backup is not offered and the error says so", "[settings]")
{
    Fixture f;
    f.giveBackups();
    {
        const std::lock_guard lock(f.library().mutex);
        f.library().refuses = Code::catalogueBroken;
    }
    f.click("restore0");
    REQUIRE(f.wait([&] { return !f.bench.messages.said.isEmpty(); }));
    CHECK(f.bench.messages.said.last().rank == Rank::error);
    CHECK_FALSE(f.button("restoreYes"));
}

TEST_CASE("Why the networks run on the processor or the card is said in Chinese too", "[settings]")
{
    Fixture f;
    f.choose("language2");
    const auto differing = [](const char* why) {
        return DeviceOffer{.cudaBuilt = true, .compare = [why] { return std::optional<std::string>(why); }};
    };
    const DeviceOffer none{}, good{.cudaBuilt = true, .compare = [] { return std::optional<std::string>(); }};
    for (const DeviceChoice& choice :
         {decideDevice(Device::cpu, good), decideDevice(Device::cuda, none), decideDevice(Device::cuda, good),
          decideDevice(Device::cuda, differing("its results differ by 0.5")),
          decideDevice(Device::cuda, differing("it gives results of another size"))}) {
        QString words = deviceReasonText(choice.reason);
        INFO(words.toStdString());
        words.remove("CUDA").remove("OpenCV");
        CHECK_FALSE(words.contains(QRegularExpression("[A-Za-z]")));
        CHECK_FALSE(words.isEmpty());
    }
    CHECK(deviceReasonText("a new reason") == "a new reason");
}

TEST_CASE("What is deleted with all face data and what is kept is said before, with the backups that go", "[settings]")
{
    Fixture f;
    f.click("forgetFaces");
    const QString words = f.in<Notice>("forgetConfirm")->words();
    for (const char* const said : {"1,204 faces", "all backups made so far", "Kept: photos, archive, names",
                                   "The next run looks at all photos again", "This cannot be undone."}) {
        INFO(said);
        CHECK(words.contains(said));
    }
}

TEST_CASE("The log is listed with its place and size and deleted after it was confirmed", "[settings]")
{
    Fixture f;
    CHECK(f.shows("/state/albumen.log"));
    CHECK(f.shows("12 kB"));
    f.click("deleteLog");
    CHECK(f.button("forgetCancel")->hasFocus());
    CHECK(f.in<Notice>("forgetConfirm")->words().startsWith("Delete the log?"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK(f.button("deleteLog")->hasFocus());
    CHECK(f.shows("12 kB"));
    f.click("deleteLog");
    f.click("forgetYes");
    REQUIRE(f.wait([&] { return f.bench.messages.last() == "The log was deleted."; }));
    CHECK(f.wait([&] { return f.shows("0 B"); }));
    CHECK(f.library().read(f.library().ran).empty()); // no face went
    f.library().refuses = Code::pathDenied;
    f.click("deleteLog");
    f.click("forgetYes");
    REQUIRE(f.wait([&] { return f.bench.messages.said.last().rank == Rank::error; }));
    CHECK(f.bench.messages.last().contains("/state/albumen.log"));
}

TEST_CASE("Face data is deleted only after Delete in the panel, whose focus is on Cancel", "[settings]")
{
    Fixture f;
    CHECK(f.shows("Nothing leaves this computer by itself. 7.0 MB are kept on it."));
    f.click("forgetFaces");
    REQUIRE(f.button("forgetCancel"));
    CHECK(f.button("forgetCancel")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    CHECK_FALSE(f.button("forgetCancel"));
    CHECK(f.button("forgetFaces")->hasFocus());
    f.click("forgetFaces");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(f.button("forgetCancel"));
    f.click("forgetFaces");
    f.page.left(); // nothing is left lying about
    CHECK_FALSE(f.button("forgetCancel"));
    CHECK(f.library().read(f.library().ran).empty());

    f.click("forgetFaces");
    f.click("forgetYes");
    REQUIRE(f.wait(
        [&] { return f.bench.messages.last().startsWith("The face data and all older backups were deleted."); }));
    const std::vector<JobOrder> ran = f.library().read(f.library().ran);
    REQUIRE(ran.size() == 1);
    CHECK(std::holds_alternative<jobs::ForgetFaces>(ran[0]));
}

TEST_CASE("A panel of the settings opens below its row, and the page stays where it is then and when it closes",
          "[settings]")
{
    const auto [opener, cancel, panel, section] = GENERATE(
        table<const char*, const char*, const char*, int>({{"forgetFaces", "forgetCancel", "forgetConfirm", 8},
                                                           {"deleteLog", "forgetCancel", "forgetConfirm", 8},
                                                           {"restore1", "restoreCancel", "restoreConfirm", 7}}));
    INFO(opener);
    Fixture f({1240, 500});
    f.giveBackups();
    QTest::mouseClick(&f.page.nav().item(section), Qt::LeftButton);
    QScrollBar& bar = *f.page.scroll().verticalScrollBar();
    QWidget& all = *f.page.scroll().widget();
    const auto top = [&](const QWidget* what) { return what->mapTo(&all, QPoint()).y(); };
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
    bar.setValue(top(f.button(opener)) - 100);
    const int before = bar.value(), place = top(f.button(opener));
    const bool room = before < bar.maximum(); // below the row
    QTest::mouseClick(f.button(opener), Qt::LeftButton);
    REQUIRE(f.wait([&] { return f.button(cancel) != nullptr; }));
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
    if (room) CHECK(bar.value() == before);
    CHECK(std::abs(top(f.button(opener)) - place) <= f.button(opener)->height() / 2); // rows may be a little closer
    const int below = top(f.in<Notice>(panel)) - top(f.button(opener)) - f.button(opener)->height();
    CHECK(below >= 0);
    CHECK(below < 40);
    CHECK(f.in<Notice>(panel)->visibleRegion().boundingRect() == f.in<Notice>(panel)->rect());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
    CHECK(bar.value() == before);
    CHECK(f.button(opener)->hasFocus());
}

TEST_CASE("What a panel of the settings was opened for leaves the page where it is", "[settings]")
{
    Fixture f({1240, 500});
    f.giveBackups();
    QScrollBar& bar = *f.page.scroll().verticalScrollBar();
    f.click("deleteLog");
    f.click("forgetYes");
    REQUIRE(f.wait([&] { return f.bench.messages.last() == "The log was deleted."; }));
    CHECK(f.button("deleteLog")->hasFocus());
    CHECK(bar.value() > bar.maximum() / 2);
    f.click("forgetFaces");
    f.click("forgetYes");
    REQUIRE(f.wait(
        [&] { return f.bench.messages.last().startsWith("The face data and all older backups were deleted."); }));
    CHECK(f.button("forgetFaces")->hasFocus());
    CHECK(bar.value() > bar.maximum() / 2);
    f.click("restore1");
    REQUIRE(f.wait([&] { return f.button("restoreYes") && f.button("restoreYes")->isEnabled(); }));
    f.click("restoreYes");
    REQUIRE(f.wait([&] { return f.button("restoreNot") != nullptr; }));
    CHECK(f.button("restoreNot")->hasFocus());
    f.click("restoreNot");
    REQUIRE(f.wait([&] { return f.button("restoreNot") == nullptr; }));
    CHECK(f.button("restore1")->hasFocus());
    CHECK(bar.value() > bar.maximum() / 2);
    f.click("backUp"); // it cannot be pressed meanwhile
    REQUIRE(f.wait([&] { return f.bench.messages.last().startsWith("Backed up"); }));
    CHECK(bar.value() > bar.maximum() / 2);
}

TEST_CASE("The list of sections brings each into sight, follows the scroll, and is remembered as a place", "[settings]")
{
    Fixture f({1240, 500});
    QTest::mouseClick(&f.page.nav().item(7), Qt::LeftButton);
    CHECK(f.page.scroll().verticalScrollBar()->value() > 0);
    CHECK(f.in<Section>("backup")->visibleRegion().boundingRect().height() > 0);
    CHECK(f.page.place().query.value("section").toString() == "backup");
    f.page.scroll().verticalScrollBar()->setValue(0);
    CHECK(f.page.nav().current() == 0);
    f.page.openAt({.page = "settings", .query = {{"section", "recognition"}}});
    CHECK(f.page.nav().current() == 1);
    CHECK(f.page.nav().item(1).hasFocus()); // and not the one that was clicked before
}

TEST_CASE("Tab goes through the settings as they are seen, also through rows that came later, and back", "[settings]")
{
    Fixture f;
    f.giveBackups();
    const QWidget& all = *f.page.scroll().widget();
    const auto place = [&](const QWidget* widget) { return widget->mapTo(&all, widget->rect().center()); };
    const auto walk = [&](Qt::Key key) {
        QList<QWidget*> stops;
        for (QWidget* focus = QApplication::focusWidget(); focus && all.isAncestorOf(focus);
             focus = QApplication::focusWidget()) {
            stops << focus;
            QTest::keyClick(focus, key);
            if (QApplication::focusWidget() == focus) break;
        }
        return stops;
    };
    f.page.nav().item(0).setFocus();
    QTest::keyClick(&f.page.nav().item(0), Qt::Key_Tab);
    QList<QWidget*> there = walk(Qt::Key_Tab);
    for (const char* const name : {"backupFolder", "backUp"})
        CHECK(std::ranges::count(there, QLatin1String(name), &QWidget::objectName) == 1);
    for (qsizetype i = 1; i < there.size(); ++i) {
        const QPoint before = place(there[i - 1]), now = place(there[i]);
        INFO(there[i - 1]->objectName().toStdString() << " before " << there[i]->objectName().toStdString());
        CHECK((now.y() > before.y() + 12 || (std::abs(now.y() - before.y()) <= 12 && now.x() > before.x())));
    }
    there.last()->setFocus();
    QList<QWidget*> back = walk(Qt::Key_Backtab);
    std::reverse(back.begin(), back.end());
    CHECK(back == there);
}

TEST_CASE("Whether cards are offered is chosen among the settings, and places off this machine are reached from them",
          "[settings]")
{
    QSettings().remove("window/offerCards");
    Fixture f;
    CHECK(cardsOffered());
    auto* const nothing = f.page.findChild<QRadioButton*>("cards1");
    nothing->setFocus();
    QTest::keyClick(nothing, Qt::Key_Space);
    CHECK_FALSE(cardsOffered());
    f.click("offsitePlaces");
    CHECK(f.bench.navigator.current().page == "offsite");
    QSettings().remove("window/offerCards");
}

TEST_CASE("The section that is asked for stays in sight while what is above it fills", "[settings]")
{
    test::PageBench<SettingsLibrary> bench;
    for (const char* const day : {"20260309", "20260308"})
        bench.library.copies.push_back(
            {.file = std::string("/library/backups/day-") + day + ".sqlite", .bytes = 1'000, .atMs = 1});
    SettingsPage page(bench.parts(), &bench.window);
    bench.show(page, {.page = "settings", .query = {{"section", "backup"}}}, {1240, 500});
    const auto* const backup = page.findChild<Section*>("backup");
    const auto top = [&] { return backup->mapTo(page.scroll().viewport(), QPoint()).y(); };
    const auto filled = [&] { return page.findChild<ModelRow*>() && page.findChild<Button*>("restore1"); };
    REQUIRE(bench.wait([&] { return filled() && page.findChild<QSlider*>("limitMatch")->isEnabled(); }));
    QCoreApplication::processEvents();
    CHECK(bench.wait([&] { return page.nav().current() == 7; }));
    CHECK(page.place().query.value("section").toString() == "backup");
    CHECK(bench.wait([&] { return top() >= 0 && top() < page.scroll().viewport()->height() / 2; }));
    page.scroll().verticalScrollBar()->setValue(0); // whoever scrolls stays there
    {
        const std::lock_guard lock(bench.library.mutex);
        bench.library.networks.push_back(SettingsLibrary::card("more", "scene", true));
    }
    page.openAt({});
    REQUIRE(bench.wait([&] { return page.findChildren<ModelRow*>().size() > 5; }));
    QCoreApplication::processEvents();
    CHECK(page.scroll().verticalScrollBar()->value() == 0);
}

TEST_CASE("In a narrow window the list of sections stays and nothing is cut off at the right", "[settings]")
{
    for (const Language language : {Language::english, Language::simplifiedChinese}) {
        setLanguage(language);
        Fixture f({904, 428}); // what the smallest window leaves
        CHECK(f.page.nav().isVisible());
        for (int i = 0; i < 9; ++i) CHECK(f.page.nav().item(i).width() >= f.page.nav().item(i).sizeHint().width());
        QTest::mouseClick(&f.page.nav().item(8), Qt::LeftButton);
        CHECK(f.page.nav().current() == 8);
        for (Section* const section : f.page.findChildren<Section*>()) {
            INFO(section->objectName().toStdString());
            CHECK(section->mapTo(&f.page, QPoint(section->width(), 0)).x() <= f.page.width());
        }
    }
}

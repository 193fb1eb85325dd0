// A whole recognise job over painted photos: no network and no photo is needed.
#include "run/RecogniseJob.h"

#include <atomic>
#include <future>
#include <new>

#include <catch2/catch.hpp>

#include "base/Contract.h"
#include "support/CatalogueMaker.h"
#include "support/FakeStages.h"
#include "support/HookedFiles.h"
#include "support/NoMoreThreads.h"
#include "support/PaintedRun.h"
#include "support/Regions.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("Every painted face is found, stored, and grouped with its likes and with nobody else")
{
    PaintedRun run;
    run.paint("a.png",
              {{.person = 0, .box = {0.1F, 0.2F, 0.2F, 0.4F}}, {.person = 1, .box = {0.6F, 0.2F, 0.2F, 0.4F}}});
    run.paint("b.png", {{.person = 0}});
    run.paint("below/c.png", {{.person = 1}});
    run.paint("nobody.png", {});
    const Report report = run.look();
    CHECK(report.outcome == Outcome::completed);
    CHECK(report.problems.empty());
    CHECK(report.found == 4);
    CHECK(report.looked == 4);
    CHECK(report.unreadable == 0);
    CHECK(report.notReached == 0);
    CHECK(report.away.empty());
    CHECK(report.faces == 4);
    CHECK(run.library.count("SELECT count(*) FROM face WHERE state = 0") == 4);
    CHECK(run.library.count("SELECT count(*) FROM d.face_look WHERE grade = 0") == 4);
    CHECK(run.library.count("SELECT count(*) FROM d.face_group") == 2);
    CHECK(run.library.count("SELECT count(*) FROM d.face_group WHERE size = 2") == 2);
}

TEST_CASE("Photos that define people are counted where they alone are looked at and not beside a collection")
{
    PaintedRun run;
    run.paint("a.png", {{.person = 0}});
    run.paint("b.png", {{.person = 1}, {.person = 2, .box = {0.6F, 0.2F, 0.2F, 0.4F}}});
    const Path apart = run.library.folder / "known";
    const auto move = [&](const char* name) {
        std::filesystem::create_directories(apart);
        std::filesystem::rename(run.photos / name, apart / name);
    };
    move("b.png");
    writeFile(apart / "c.png", "no picture");
    const auto sources = [&] {
        RecogniseOrder order = run.order({run.photos, apart});
        for (SourceToScan& source : order.sources)
            if (source.root.path == apart) source.root.kind = RootKind::references;
        return order;
    };
    RecogniseOrder references = sources();
    std::erase_if(references.sources, [&](const SourceToScan& one) { return one.root.path != apart; });
    const Report both = run.look(sources());
    CHECK(both.found == 1);
    CHECK(both.looked == 1);
    CHECK(both.faces == 1);
    CHECK(both.unreadable == 0);
    CHECK(both.notReached == 0);
    CHECK(both.problems.size() == 1);
    writeFile(apart / "c.png", "no picture either");
    const Report alone = run.look(references);
    CHECK(alone.found == 2);
    CHECK(alone.looked == 1);
    CHECK(alone.unreadable == 1);
    CHECK(alone.notReached == 0);
}

TEST_CASE("A second run over the same photos looks at none of them")
{
    PaintedRun run;
    run.paint("a.png", {{.person = 3}});
    run.look();
    int opened = 0;
    run.stages.beforeDetect = [&] { ++opened; };
    const Report again = run.look();
    CHECK(again.outcome == Outcome::completed);
    CHECK(again.found == 1);
    CHECK(again.looked == 0);
    CHECK(opened == 0);
}

TEST_CASE(
    "A sidecar that comes, changes or goes after the first look says when a photo was taken, and no network looks")
{
    PaintedRun run;
    run.paint("a.png", {{.person = 3}});
    run.paint("b.png", {{.person = 4}});
    run.look();
    int opened = 0;
    run.stages.beforeDetect = [&] { ++opened; };
    const auto taken = [&] { return run.library.count("SELECT coalesce(sum(taken_s), 0) FROM photo"); };
    const auto dated = [&](const char* date) {
        writeFile(run.photos / "a.XMP",
                  mwgPacket({}, {}, "<xmp:CreateDate>" + std::string(date) + "</xmp:CreateDate>"));
    };
    CHECK(taken() == 0);
    dated("1970-01-01T00:00:20Z");
    CHECK(run.look().looked == 1);
    CHECK(taken() == 20);
    CHECK(run.look().looked == 0);
    dated("1970-01-01T00:00:03.5Z");
    CHECK(run.look().looked == 1);
    CHECK(taken() == 3);
    std::filesystem::remove(run.photos / "a.XMP");
    CHECK(run.look().looked == 1);
    CHECK(taken() == 0);
    writeFile(run.photos / "a.png.json", R"({"photoTakenTime": {"timestamp": "50"}})");
    run.look();
    CHECK(taken() == 50);
    CHECK(opened == 0);
    CHECK(run.library.count("SELECT count(*) FROM face WHERE state = 0") == 2);
}

TEST_CASE("On a full disk a run says that and how many photos were found, and never that there were none")
{
    PaintedRun run;
    constexpr int photos = 120; // of more rows than the pages that there are hold
    for (int i = 0; i < photos; ++i) run.paint(std::to_string(i) + ".png", {{.person = i % 4}});
    must(run.library.catalogue->writer().alone(
        [](Db& db) { return db.script("PRAGMA main.max_page_count = 1; PRAGMA d.max_page_count = 1"); }));
    const Report full = run.look();
    CHECK(full.outcome == Outcome::failed);
    REQUIRE(full.error);
    CHECK(full.error->code == Code::catalogueFull);
    CHECK(full.found == photos);
    must(run.library.catalogue->writer().alone(
        [](Db& db) { return db.script("PRAGMA main.max_page_count = 100000; PRAGMA d.max_page_count = 100000"); }));
    const Report roomy = run.look();
    CHECK(roomy.outcome == Outcome::completed);
    CHECK(roomy.found == photos);
    CHECK(roomy.missing == 0);
    CHECK(run.library.count("SELECT count(*) FROM face WHERE state = 0") == photos);
}

TEST_CASE("Every field of a report's seconds is filled by some stage")
{
    PaintedRun run;
    run.paint("a.png", {{.person = 0}});
    const StageSeconds& took = run.look().stages;
    const auto& [read, identify, load, detect, align, embed, thumbnail, store] = took;
    for (const double seconds : {read, identify, load, detect, align, embed, thumbnail, store}) CHECK(seconds > 0);
}

TEST_CASE("A photo that cannot be decoded is counted and told, and the rest is looked at")
{
    PaintedRun run;
    run.paint("a.png", {{.person = 0}});
    run.paint("b.png", {{.person = 1}});
    std::filesystem::resize_file(run.photos / "b.png", 200);
    const Report report = run.look();
    CHECK(report.outcome == Outcome::completed);
    CHECK(report.looked == 2);
    CHECK(report.unreadable == 1);
    CHECK(report.notReached == 0);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::imageBroken);
    CHECK(report.problems[0].path == run.photos / "b.png");
    CHECK(report.away.empty());
    CHECK(report.faces == 1);
    CHECK(report.unreadBefore.empty());
    const Report again = run.look(); // not tried again, and not forgotten
    CHECK(again.looked == 0);
    CHECK(again.problems.empty());
    REQUIRE(again.unreadBefore.size() == 1);
    CHECK(again.unreadBefore[0].code == Code::imageBroken);
    CHECK(again.unreadBefore[0].path == run.photos / "b.png");
    std::filesystem::remove(run.photos / "b.png");
    CHECK(run.look().unreadBefore.empty());
}

TEST_CASE("A source that is renamed while it is looked at is away, once, and none of its photos is broken or missing")
{
    PaintedRun run;
    constexpr int photos = 60;
    for (int i = 0; i < photos; ++i) run.paint("photo" + std::to_string(i) + ".png", {{.person = i % 20}});
    const RecogniseOrder order = run.order({run.photos});
    HookedFiles files;
    std::atomic<int> opened{0};
    files.onOpen = [&](const Path& path) {
        if (path.extension() == ".png" && ++opened == photos / 3)
            std::filesystem::rename(run.photos, run.library.folder / "renamed");
    };
    const Report report = run.look(order, files);
    CHECK(report.outcome == Outcome::completed);
    CHECK(report.away == std::vector<Path>{run.photos});
    CHECK(report.unreadable == 0);
    CHECK(report.missing == 0);
    CHECK(report.looked >= photos / 3 - 2); // two workers may have been between finding and opening
    CHECK(report.looked < photos / 3);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::rootOffline);
    CHECK(report.problems[0].path == run.photos);
    CHECK(run.library.count("SELECT count(*) FROM problem") == 0);
    CHECK(run.library.count("SELECT count(*) FROM photo WHERE state <> 0") == 0);
    CHECK(run.library.count("SELECT count(*) FROM root WHERE state = 1") == 1);

    std::filesystem::rename(run.library.folder / "renamed", run.photos);
    const Report again = run.look();
    CHECK(again.looked == photos - report.looked);
    CHECK(again.notReached == 0);
    CHECK(again.problems.empty());
    CHECK(again.away.empty());
    CHECK(run.library.count("SELECT count(*) FROM photo WHERE state = 0") == photos);
    CHECK(run.library.count("SELECT count(*) FROM root WHERE state = 0 AND kind = 0 AND path <> '/photos'") == 1);
}

TEST_CASE("Photos that wait when their source goes away are told as not reached")
{
    PaintedRun run;
    run.workers = 1;
    for (int i = 0; i < 12; ++i) run.paint(std::to_string(i) + ".png", {{.person = i}});
    std::promise<void> scanned; // the queue holds the rest
    run.progress = [&, told = false](const Progress& now) mutable {
        if (now.total > 0 && !std::exchange(told, true)) scanned.set_value();
    };
    run.stages.beforeDetect = [&, first = true]() mutable {
        if (!std::exchange(first, false)) return;
        scanned.get_future().wait();
        std::filesystem::rename(run.photos, run.library.folder / "renamed");
    };
    const Report report = run.look();
    CHECK(report.looked == 1);
    CHECK(report.notReached == 11);
    CHECK(report.away == std::vector<Path>{run.photos});
    CHECK(report.problems.size() == 1);
}

TEST_CASE("A file without a byte is told once and looked at again only when it changed")
{
    PaintedRun run;
    run.paint("a.png", {{.person = 0}});
    writeFile(run.photos / "zero.jpg", "");
    const Report first = run.look();
    REQUIRE(first.problems.size() == 1);
    CHECK(first.problems[0].code == Code::imageBroken);
    const Report second = run.look();
    CHECK(second.problems.empty());
    CHECK(second.looked == 0);
    CHECK(run.library.count("SELECT count(*) FROM problem WHERE solved_run IS NULL") == 1); // it is still listed
    run.paint("zero.jpg", {{.person = 0}});
    CHECK(run.look().looked == 1);
    CHECK(run.library.count("SELECT count(*) FROM problem WHERE solved_run IS NULL") == 0);
}

TEST_CASE("A source that is away from the start is told once and loses nothing")
{
    PaintedRun run;
    run.paint("a.png", {{.person = 0}});
    REQUIRE(run.look().problems.empty());
    std::filesystem::rename(run.photos, run.library.folder / "elsewhere");
    const Report report = run.look();
    CHECK(report.away == std::vector<Path>{run.photos});
    CHECK(report.problems.size() == 1);
    CHECK(report.missing == 0);
    CHECK(run.library.count("SELECT count(*) FROM photo WHERE state = 0") == 1);
}

TEST_CASE("A single file that is deleted while its source is there is missed and no source is away")
{
    PaintedRun run;
    run.paint("a.png", {{.person = 0}});
    run.paint("b.png", {{.person = 1}});
    const RecogniseOrder order = run.order({run.photos});
    HookedFiles files;
    files.onOpen = [&](const Path& path) {
        if (path.filename() == "b.png") std::filesystem::remove(path);
    };
    const Report report = run.look(order, files);
    CHECK(report.away.empty());
    CHECK(report.unreadable == 1);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::fileVanished);
    CHECK(run.library.count("SELECT count(*) FROM problem WHERE solved_run IS NULL") == 0); // surely gone
}

TEST_CASE("A photo at which a stage throws is a problem of that photo alone")
{
    PaintedRun run;
    run.workers = 1;
    for (int i = 0; i < 4; ++i) run.paint(std::to_string(i) + ".png", {{.person = i}});
    Code expected = Code::internal;
    SECTION("a broken contract")
    {
        run.stages.beforeDetect = [n = 0]() mutable {
            if (n++ == 1) throw ContractBroken("planted");
        };
    }
    SECTION("out of memory")
    {
        expected = Code::outOfMemory;
        run.stages.beforeDetect = [n = 0]() mutable {
            if (n++ == 1) throw std::bad_alloc();
        };
    }
    const Report report = run.look();
    CHECK(report.outcome == Outcome::completed);
    CHECK(report.looked == 4);
    CHECK(report.unreadable == 1);
    CHECK(report.faces == 3);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == expected);
    run.stages.beforeDetect = {};
    CHECK(run.look().looked == 1); // tried again
}

TEST_CASE("What is thrown outside of a photo is the one error of the job, and no thread is left")
{
    PaintedRun run;
    for (int i = 0; i < 8; ++i) run.paint(std::to_string(i) + ".png", {{.person = i}});
    const RecogniseOrder order = run.order({run.photos});
    HookedFiles files;
    RecogniseParts parts{
        files, *run.library.catalogue, run.stages.models(), nullptr, [&] { return run.stages.make(); }, 2, {}};
    ProgressSink progress;
    Code expected = Code::internal;
    SECTION("where a worker makes its stages")
    {
        parts.makeStages = []() -> Result<FaceStages> { throw ContractBroken("planted"); };
    }
    SECTION("where a worker makes its stages, out of memory")
    {
        expected = Code::outOfMemory;
        parts.makeStages = []() -> Result<FaceStages> { throw std::bad_alloc(); };
    }
    SECTION("where the scan lists a folder")
    {
        files.onList = [](const Path&) { throw ContractBroken("planted"); };
    }
    SECTION("where progress is told")
    {
        progress = [](const Progress& now) {
            if (!now.finished) throw ContractBroken("planted");
        };
    }
    const Report report = recognise(parts, order, run.job, progress);
    CHECK(report.outcome == Outcome::failed);
    REQUIRE(report.error);
    CHECK(report.error->code == expected);
    parts.makeStages = [&] { return run.stages.make(); };
    files.onList = {};
    CHECK(recognise(parts, run.order({run.photos}), run.job, {}).outcome == Outcome::completed);
    CHECK(run.library.count("SELECT count(*) FROM photo WHERE state = 0") == 8);
}

TEST_CASE("Stages that cannot be opened and threads that cannot start are the error of the job")
{
    PaintedRun run;
    run.paint("a.png", {{.person = 0}});
    const RecogniseOrder order = run.order({run.photos});
    RecogniseParts parts{
        *run.files, *run.library.catalogue, run.stages.models(), nullptr, [&] { return run.stages.make(); }, 2, {}};
    SECTION("stages")
    {
        parts.makeStages = [] { return Result<FaceStages>(fail(Code::modelMissing, Stage::detect)); };
        const Report report = recognise(parts, order, run.job, {});
        CHECK(report.outcome == Outcome::failed);
        REQUIRE(report.error);
        CHECK(report.error->code == Code::modelMissing);
    }
    SECTION("threads")
    {
        const NoMoreThreads none;
        const Report report = recognise(parts, order, run.job, {});
        CHECK(report.outcome == Outcome::failed);
        REQUIRE(report.error);
        CHECK(report.error->code == Code::internal);
    }
    CHECK(run.library.count("SELECT count(*) FROM photo") == 0);
    CHECK(run.look().looked == 1);
}

TEST_CASE("A cancelled run stores what it finished, tells what it did not reach and marks nothing missing")
{
    PaintedRun run;
    run.workers = 1;
    for (int i = 0; i < 6; ++i) run.paint(std::to_string(i) + ".png", {{.person = i}});
    REQUIRE(run.look().looked == 6);
    for (int i = 6; i < 12; ++i) run.paint(std::to_string(i) + ".png", {{.person = i}});
    std::filesystem::remove(run.photos / "0.png");
    run.stages.beforeDetect = [&, n = 0]() mutable {
        if (++n == 3) run.job.cancel();
    };
    const Report report = run.look();
    CHECK(report.outcome == Outcome::cancelled);
    CHECK(report.looked == 2);
    CHECK(report.notReached >= 1);
    CHECK(report.missing == 0);
    CHECK(run.library.count("SELECT count(*) FROM photo WHERE state = 0") == 8);
}

TEST_CASE("A moved photo keeps its row, and a disk that does not answer holds up no decision")
{
    PaintedRun run;
    run.paint("a.png", {{.person = 0}});
    run.paint("broken.png", {{.person = 1}});
    std::filesystem::resize_file(run.photos / "broken.png", 200);
    run.look();
    const auto photo = run.library.count("SELECT id FROM photo WHERE name = 'a.png'");
    std::filesystem::create_directories(run.photos / "below");
    std::filesystem::rename(run.photos / "a.png", run.photos / "below/b.png");
    std::filesystem::remove(run.photos / "broken.png");

    const auto asked = GENERATE(as<std::string>(), "a.png", "broken.png"); // where it was; where a problem was
    std::promise<void> reached, answer;
    HookedFiles files;
    files.onInfo = [&, first = true, answered = answer.get_future().share()](const Path& path) mutable {
        if (path.filename() != asked || !std::exchange(first, false)) return;
        reached.set_value();
        answered.wait();
    };
    const RecogniseOrder order = run.order({run.photos});
    auto running = std::async(std::launch::async, [&] { return run.look(order, files); });
    REQUIRE(reached.get_future().wait_for(std::chrono::seconds(20)) == std::future_status::ready);
    auto decided = std::async(std::launch::async, [&] {
        return run.library.catalogue->write([](Db& db) { return SettingRows(db).set("decided", "meanwhile"); });
    });
    const bool meanwhile = decided.wait_for(std::chrono::seconds(5)) == std::future_status::ready;
    answer.set_value();
    CHECK(meanwhile);
    CHECK(decided.get());
    const Report report = running.get();
    CHECK(report.moved == 1);
    CHECK(report.missing == 1); // broken.png
    CHECK(run.library.count("SELECT id FROM photo WHERE name = 'b.png' AND state = 0") == photo);
    CHECK(run.library.count("SELECT count(*) FROM problem WHERE solved_run IS NULL") == 0);
}

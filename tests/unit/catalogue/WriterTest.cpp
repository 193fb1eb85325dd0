#include "support/CatalogueMaker.h"
#include "support/NoMoreThreads.h"

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <future>
#include <thread>

using namespace albumen;
using namespace albumen::test;
using namespace std::chrono_literals;

namespace {

PhotoResult numbered(RootId root, std::uint64_t number)
{
    return photoResult(root, "folder" + std::to_string(number / 500), std::to_string(number) + ".jpg", number + 1, 2);
}

/// In a process of its own: stores photos until it is killed.
[[noreturn]] void storeForEver(const std::filesystem::path& at, const std::filesystem::path& cache, int ready)
{
    const Clock clock;
    auto catalogue = Catalogue::open(at, cache, Catalogue::Mode::readWrite, clock);
    if (!catalogue) _exit(2);
    RootId root{};
    RunId run{};
    const Status begun = (*catalogue)->write([&](Db& db) -> Status {
        RootRow row;
        row.path = "/photos";
        TRY_ASSIGN(root, PhotoRows(db).ensureRoot(row));
        TRY_ASSIGN(run, RunRows(db).begin(RunKind::recognise, 0));
        return {};
    });
    if (!begun) _exit(3);
    const std::uint64_t first = std::uint64_t(raw(run)) * 1'000'000; // other photos than the process before
    for (std::uint64_t i = 0;; ++i) {
        PhotoResult result = numbered(root, first + i);
        result.thumbnail = std::vector<std::byte>(5000, std::byte{9});
        if (!PhotoRows::storeLater((*catalogue)->writer(), std::move(result), run, {})) _exit(4);
        if (i == 0 && ::write(ready, "x", 1) != 1) _exit(5);
    }
}

void killedAfter(const std::filesystem::path& at, const std::filesystem::path& cache, std::chrono::milliseconds delay)
{
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) storeForEver(at, cache, ends[1]);
    ::close(ends[1]);
    char started = 0;
    REQUIRE(::read(ends[0], &started, 1) == 1);
    ::close(ends[0]);
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
}

} // namespace

TEST_CASE("A decision waits for no more than the batch that is being stored while results stream in")
{
    TestLibrary library;
    std::atomic<bool> going = true;
    std::atomic<std::uint64_t> stored = 0;
    std::thread stream([&] {
        for (std::uint64_t i = 0; going; ++i)
            if (!PhotoRows::storeLater(library.catalogue->writer(), numbered(library.root, i), library.run,
                                       [&](const StoredPhoto&) { ++stored; }))
                return;
    });
    constexpr int decisions = 40;
    int late = 0; // more was stored meanwhile than one batch, and another whose end is told by then
    for (int i = 0; i < decisions; ++i) {
        std::this_thread::sleep_for(20ms);
        const std::uint64_t before = stored;
        must(library.catalogue->decide({DecisionKind::limitChanged, "", {{Register::limit, i, 0, 0.5}}}));
        late += stored - before > 2 * Writer::batchItems ? 1 : 0;
    }
    going = false;
    stream.join();
    must(library.catalogue->writer().flush());
    CHECK(late < decisions / 2); // a busy machine may let this thread sleep
    CHECK(stored > 100);
    CHECK(library.count("SELECT count(*) FROM photo") == std::int64_t(stored));
    CHECK(library.count("SELECT count(*) FROM decision") == decisions);
}

TEST_CASE("A batch that fails is reported once, to whoever stores or waits next, and the writer goes on after that")
{
    TestLibrary library;
    Writer& writer = library.catalogue->writer();
    int told = 0;
    WriteWork bad;
    bad.catalogue = [](Db&) { return fail(Code::catalogueFull, Stage::store); };
    bad.stored = [&] { ++told; };
    WriteWork good;
    good.catalogue = [](Db& db) { return SettingRows(db).set("good", "1"); };
    good.stored = [&] { ++told; };
    must(writer.later(good));
    must(writer.later(bad));
    std::this_thread::sleep_for(Writer::batchTime + 200ms);
    CHECK(writer.later(good).error().code == Code::catalogueFull);
    CHECK(told == 0);
    must(
        library.catalogue->decide({DecisionKind::limitChanged, "", {{Register::limit, 1, 0, 0.5}}})); // decisions go on
    CHECK(writer.flush().error().code == Code::catalogueFull);
    CHECK(library.count("SELECT count(*) FROM setting WHERE key = 'good'") == 0);
    must(writer.flush());
    must(writer.later(good));
    must(writer.flush());
    CHECK(told == 1);
    CHECK(library.count("SELECT count(*) FROM setting WHERE key = 'good'") == 1);
}

TEST_CASE("A decision that fails is rolled back and tells why")
{
    TestLibrary library;
    const Status done = library.catalogue->write([](Db& db) -> Status {
        TRY(SettingRows(db).set("half", "1"));
        return db.run(
            "INSERT INTO photo(folder_id, name, size, mtime_ns, orientation, state) VALUES (99, 'x', 0, 0, 1, 0)");
    });
    REQUIRE_FALSE(done);
    CHECK(library.count("SELECT count(*) FROM setting WHERE key = 'half'") == 0);
    CHECK_FALSE(library.catalogue->write([](Db& db) { return db.run("no such words"); }));
}

TEST_CASE("A full disk is said as such and what was stored stays whole")
{
    TestLibrary library;
    library.store("a.jpg", 1, 2);
    must(library.catalogue->writer().alone([](Db& db) { // SQLite's own lid gives the answer of a full disk
        const auto pages = must(db.one("PRAGMA main.page_count"));
        return db.script("PRAGMA main.max_page_count = " + std::to_string(*pages + 2));
    }));
    Status done;
    for (std::uint64_t i = 2; i < 2000 && done; ++i)
        done = PhotoRows::storeLater(library.catalogue->writer(), numbered(library.root, i), library.run, {});
    if (done) done = library.catalogue->writer().flush();
    REQUIRE_FALSE(done);
    CHECK(done.error().code == Code::catalogueFull);
    library.close();
    library.open();
    CHECK(library.count("SELECT count(*) FROM photo WHERE name = 'a.jpg'") == 1);
}

TEST_CASE("Closing stores what waits")
{
    TestLibrary library;
    for (std::uint64_t i = 0; i < 450; ++i)
        must(PhotoRows::storeLater(library.catalogue->writer(), numbered(library.root, i), library.run, {}));
    library.close();
    library.open();
    CHECK(library.count("SELECT count(*) FROM photo") == 450);
    CHECK(library.count("SELECT count(*) FROM d.pass") == 900);
}

TEST_CASE("Killed in the middle of a batch, the library opens whole and each photo is whole or not asked")
{
    TempFolder folder;
    const std::filesystem::path at = folder / "library", cache = folder / "cache";
    const Clock clock;
    std::int64_t before = 0;
    for (const int delay : {1, 30, 90, 170, 310, 560}) {
        killedAfter(at, cache, std::chrono::milliseconds(delay));
        const auto catalogue = must(Catalogue::open(at, cache, Catalogue::Mode::readWrite, clock));
        CHECK(catalogue->notes().empty());
        must(catalogue->read([&](Db& db) -> Result<bool> {
            for (const char* file : {"main", "d"}) {
                Query check = db.query(std::string("PRAGMA ") + file + ".integrity_check");
                REQUIRE(check.next());
                CHECK(check.text(0) == "ok");
            }
            CHECK_FALSE(db.query("PRAGMA foreign_key_check").next());
            const auto photos = must(db.one("SELECT count(*) FROM photo")).value_or(-1);
            CHECK(photos >= before);
            before = photos;
            // No photo without content, no content with half its faces.
            CHECK(must(db.one("SELECT count(*) FROM photo WHERE content_id IS NULL")) == 0);
            CHECK(must(db.one("SELECT count(*) FROM content c WHERE (SELECT count(*) FROM face f WHERE f.content_id = "
                              "c.id) <> 2")) == 0);
            // A pass stands only where everything of it is there.
            CHECK(must(db.one("SELECT count(*) FROM d.pass s WHERE s.found <> 2 OR (SELECT count(*) FROM face f JOIN "
                              "d.embedding e ON e.face_id = f.id JOIN d.face_look l ON l.face_id = f.id "
                              "WHERE f.content_id = s.content_id) <> 2")) == 0);
            return true;
        }));
    }
    CHECK(before > 200);
}

TEST_CASE("A pass whose faces did not arrive is forgotten after an unclean end, others stay")
{
    TestLibrary library;
    library.store("a.jpg", 1, 2);
    library.store("b.jpg", 2, 2);
    library.store("c.jpg", 3, 2);
    must(library.catalogue->write([](Db& db) -> Status {
        TRY(db.run("DELETE FROM face WHERE id = 1")); // as after a power cut between two files
        return db.run("DELETE FROM d.embedding WHERE face_id = 3");
    }));
    library.close();
    library.open();
    CHECK(library.count("SELECT count(*) FROM d.pass") == 6); // a clean end: nothing is asked
    library.close();
    {
        const auto db = must(Db::open(library.at() / "catalogue.sqlite", DbAccess::readWrite));
        must(db->script("UPDATE meta SET value = 1 WHERE key = 'open'"));
    }
    library.open();
    CHECK(library.count("SELECT count(*) FROM d.pass") == 3); // c both, b its boxes
}

TEST_CASE("Whoever throws when told that it is stored is an error of the batch, and the writer goes on")
{
    TestLibrary library;
    int told = 0;
    WriteWork throwing, next;
    throwing.stored = [] { throw std::bad_alloc(); };
    next.stored = [&] { ++told; };
    must(library.catalogue->writer().later(std::move(throwing)));
    must(library.catalogue->writer().later(std::move(next)));
    const Status flushed = library.catalogue->writer().flush();
    REQUIRE_FALSE(flushed);
    CHECK(flushed.error().code == Code::outOfMemory);
    CHECK(told == 1);
    CHECK(library.store("a.jpg", 1, 1).photo != PhotoId{});
}

TEST_CASE("A library whose writing thread cannot start is not opened, and nothing else is lost")
{
    TestLibrary library;
    library.store("a.jpg", 1, 1);
    library.close();
    {
        const NoMoreThreads none;
        const auto opened = Catalogue::open(library.at(), library.cache(), Catalogue::Mode::readWrite, library.clock);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == Code::internal);
    }
    library.open();
    CHECK(library.count("SELECT count(*) FROM photo") == 1);
}

TEST_CASE("A reader that holds a moment of the library delays neither the end of a job nor a decision")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 2);
    must(library.catalogue->read([&](Db& db) -> Result<bool> {
        CHECK(must(db.one("SELECT count(*) FROM decision")) == 0); // from here on the moment is held
        library.person("Ada", {stored.faces[0]});                  // something that cannot be folded back now
        auto folded = std::async(std::launch::async, [&] { return library.catalogue->checkpoint(); });
        auto decided =
            std::async(std::launch::async, [&] { return library.catalogue->decide(ignoreDraft({stored.faces[1]})); });
        // One that waits for this reader waits as long as for a lock: five seconds for each file.
        CHECK(folded.wait_for(4s) == std::future_status::ready);
        CHECK(decided.wait_for(4s) == std::future_status::ready);
        must(folded.get());
        CHECK(must(decided.get()).has_value());
        CHECK(must(db.one("SELECT count(*) FROM decision")) == 0);
        return true;
    }));
    CHECK(library.count("SELECT count(*) FROM decision") == 2);
}

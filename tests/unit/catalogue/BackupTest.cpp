// Copies of the catalogue: which stay, how one comes back, and what is noticed of a catalogue that was lost or damaged.
#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "base/Sentence.h"
#include "catalogue/Backups.h"
#include "catalogue/Exchange.h"
#include "catalogue/ForgetFaces.h"
#include "catalogue/LedgerRows.h"
#include "catalogue/Migrations.h"
#include "catalogue/Restore.h"
#include "catalogue/RunRows.h"
#include "support/CatalogueMaker.h"

using namespace albumen;
using namespace albumen::test;

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t dayMs = 86'400'000;
constexpr std::int64_t someDayMs = 1'700'000'000'000; // 2023-11-14, a Tuesday

/// A library with a photo of two faces, one of them Ada's, and a copy of the day.
struct Copied : TestLibrary {
    StoredPhoto photo = store("a.jpg", 1, 2);

    Copied()
    {
        person("Ada", {photo.faces[0]});
        backUp();
    }
    void backUp()
    {
        must(catalogue->read([&](Db& db) { return backUpDay(db, at(), someDayMs); }));
    }
    fs::path copy() const { return backupFolder(at()) / dayCopyName(someDayMs); }
    fs::path file() const { return at() / "catalogue.sqlite"; }
    std::vector<std::string> names()
    {
        std::vector<std::string> all;
        for (const PersonRow& row : ask<PeopleRows>([](const PeopleRows& rows) { return rows.list(); }))
            all.push_back(row.name);
        return all;
    }
    std::optional<Error> refusal(Catalogue::Mode mode = Catalogue::Mode::readWrite) const
    {
        const auto opened = Catalogue::open(at(), cache(), mode, clock);
        if (opened) return std::nullopt;
        return opened.error();
    }
};

using Names = std::vector<std::string>;

unsigned rights(const fs::path& path)
{
    struct stat found {
    };
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & 07777U;
}

} // namespace

TEST_CASE("The name of a copy says when it was made, and other names say nothing")
{
    CHECK(timeInCopyName(timedCopyName("catalogue", someDayMs)) == someDayMs);
    CHECK(timeInCopyName(timedCopyName("before-import", someDayMs + 999)) == someDayMs);
    for (const char* const name : {"day-20231114.sqlite", "catalogue-20231314-221320.sqlite", "older.sqlite",
                                   "catalogue-20231114-2213xx.sqlite", "catalogue-20231114-221320.json"})
        CHECK_FALSE(timeInCopyName(name));
}

TEST_CASE("Of the copies of days stay seven days four weeks and twelve months and what somebody asked for stays")
{
    std::vector<std::string> names{"catalogue-20200101-101010.sqlite", "before-names-from-1.sqlite", "day-x.sqlite"};
    std::vector<std::string> days;
    for (int i = 0; i < 800; ++i) days.push_back(dayCopyName(someDayMs - i * dayMs));
    CHECK(days[0] == "day-20231114.sqlite");
    names.insert(names.end(), days.begin(), days.end());
    const std::set<std::string> out = outOfRotation(names);
    CHECK(out.size() == 800 - 7 - 4 - 12);
    for (int i = 0; i < 7; ++i) CHECK_FALSE(out.contains(days[std::size_t(i)]));
    for (std::size_t i = 0; i < 3; ++i) CHECK_FALSE(out.contains(names[i]));
    CHECK(out.contains("day-20231107.sqlite"));       // of a week that has a newer one
    CHECK_FALSE(out.contains("day-20231105.sqlite")); // the Sunday of the week before
    std::vector<std::string> left;                    // what stays is stable: nothing more goes from it
    for (const std::string& name : names)
        if (!out.contains(name)) left.push_back(name);
    CHECK(outOfRotation(left).empty());

    std::vector<std::string> imports;
    for (int i = 0; i < 9; ++i) imports.push_back(timedCopyName("before-import", someDayMs + i * 1000));
    CHECK(imports[0] == "before-import-20231114-221320.sqlite");
    CHECK(outOfRotation(imports) == std::set<std::string>{imports[0], imports[1]});
}

TEST_CASE("A copy is private and checked and says what it holds and one is due where somebody decided")
{
    TestLibrary empty;
    CHECK_FALSE(empty.read([&](Db& db) { return backUpDue(db, empty.at(), someDayMs); }));
    Copied library;
    CHECK_FALSE(library.read([&](Db& db) { return backUpDue(db, library.at(), someDayMs); }));
    CHECK(library.read([&](Db& db) { return backUpDue(db, library.at(), someDayMs + dayMs); }));
    CHECK(rights(library.copy()) == 0600);
    CHECK(rights(backupFolder(library.at())) == 0700);
    const CatalogueFacts facts = lookInto(library.copy());
    CHECK(facts.sound);
    CHECK(facts.people == 1);
    CHECK(facts.decisions == 1);
    CHECK(facts.photos == 1);
    writeFile(backupFolder(library.at()) / "day-20200101.sqlite", std::string(9000, 'x'));
    const auto copies = must(copiesOf(library.at()));
    REQUIRE(copies.size() == 2);
    CHECK(copies[0].sound != copies[1].sound);
}

TEST_CASE("A copy that the disk does not take leaves nothing of it, and halves that a kill left go with the next")
{
    Copied library;
    const fs::path folder = backupFolder(library.at());
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &old) == 0);
    rlimit small = old;
    small.rlim_cur = 64 * 1024;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const Status failed =
        library.catalogue->read([&](Db& db) { return copyDatabase(db, folder / "before-import-1.sqlite"); });
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &old) == 0);
    std::signal(SIGXFSZ, handler);
    REQUIRE_FALSE(failed);
    const auto names = [&folder] {
        std::set<std::string> all;
        for (const auto& entry : fs::directory_iterator(folder)) all.insert(entry.path().filename());
        return all;
    };
    const std::string copy = dayCopyName(someDayMs);
    CHECK(names() == std::set<std::string>{copy, logNameOf(copy)});
    writeFile(folder / "before-import-2.sqlite.part", "half");
    writeFile(folder / "before-import-2.sqlite.part-journal", "half");
    library.backUp();
    CHECK(names() == std::set<std::string>{copy, logNameOf(copy)});
}

TEST_CASE("A catalogue that is missing or empty beside a filled library is not begun anew whatever else is left")
{
    Copied library;
    library.close();
    SECTION("empty")
    {
        writeFile(library.file(), "");
    }
    SECTION("missing")
    {
        fs::remove(library.file());
    }
    SECTION("missing and nothing but copies left")
    {
        fs::remove(library.file());
        fs::remove(library.at() / "derived.sqlite");
    }
    SECTION("empty with a log that waits")
    {
        writeFile(library.file(), "");
        fs::remove(library.at() / "derived.sqlite");
        fs::remove_all(backupFolder(library.at()));
        writeFile(library.at() / "catalogue.sqlite-wal", "something");
    }
    for (const auto mode : {Catalogue::Mode::readWrite, Catalogue::Mode::readOnly, Catalogue::Mode::readWrite}) {
        const auto refused = library.refusal(mode);
        REQUIRE(refused);
        CHECK(refused->code == Code::catalogueBroken);
        CHECK_FALSE(refused->detail.empty());
    }
    CHECK((!fs::exists(library.file()) || fs::file_size(library.file()) == 0));
}

TEST_CASE("Damage is found when a small catalogue is opened also after a clean end and for reading")
{
    Copied library;
    library.close();
    std::string bytes = readFile(library.file());
    SECTION("cut")
    {
        bytes.resize(bytes.size() / 2 / 4096 * 4096);
    }
    SECTION("pages overwritten")
    {
        for (std::size_t page = 2; page < bytes.size() / 4096; ++page)
            std::fill_n(bytes.begin() + long(page * 4096), 64, '\x5a');
    }
    SECTION("zeroes")
    {
        std::fill(bytes.begin(), bytes.end(), '\0');
    }
    writeFile(library.file(), bytes);
    for (const auto mode : {Catalogue::Mode::readOnly, Catalogue::Mode::readWrite}) {
        const auto refused = library.refusal(mode);
        REQUIRE(refused);
        CHECK(refused->code == Code::catalogueBroken);
    }
    CHECK(readFile(library.file()) == bytes);
}

TEST_CASE("A copy takes the catalogue's place the old one is kept and what was found since is found anew")
{
    Copied library;
    const StoredPhoto later = library.store("b.jpg", 2, 2);
    library.person("Ben", {later.faces[0]});
    CHECK_FALSE(restoreCatalogue(library.at(), library.copy(), someDayMs)); // it is open
    library.close();
    const Loss loss = lostBy(lookInto(library.copy()), lookInto(library.file()));
    CHECK(loss.known);
    CHECK(loss.decisions == 1);
    CHECK(loss.people == 1);
    CHECK(loss.photos == 1);
    const fs::path kept = must(restoreCatalogue(library.at(), library.copy(), someDayMs));
    CHECK(lookInto(kept).people == 2);
    library.open();
    CHECK(library.names() == Names{"Ada"});
    CHECK(library.count("SELECT count(*) FROM d.embedding") == 2); // of a.jpg: they hold
    CHECK(library.count("SELECT count(*) FROM d.pass WHERE content_id > 1") == 0);
    // The next picture has the number of the one that is forgotten, and nothing of it.
    const StoredPhoto fresh = library.store("c.jpg", 3, 1);
    CHECK(raw(*fresh.content) == raw(*later.content));
    CHECK(library.count("SELECT count(*) FROM d.embedding") == 3);
    CHECK(library.count("SELECT count(*) FROM meta WHERE key = 'restored'") == 0);
}

TEST_CASE("A catalogue that is gone comes back and neither a damaged copy nor none takes its place")
{
    Copied library;
    library.close();
    const std::string good = readFile(library.copy());
    writeFile(library.copy(), std::string(9000, 'x'));
    const std::string before = readFile(library.file());
    CHECK(restoreCatalogue(library.at(), library.copy(), someDayMs).error().code == Code::catalogueBroken);
    CHECK(restoreCatalogue(library.at(), library.at() / "none", someDayMs).error().code == Code::pathMissing);
    CHECK(readFile(library.file()) == before);
    writeFile(library.copy(), good);
    fs::remove(library.file());
    writeFile(library.at() / "catalogue.sqlite-wal", "a log of before");
    CHECK_FALSE(lostBy(lookInto(library.copy()), lookInto(library.file())).known);
    must(restoreCatalogue(library.at(), library.copy(), someDayMs));
    library.open();
    CHECK(library.names() == Names{"Ada"});
}

TEST_CASE("A restore that is wished for happens at the next start once and can be taken back")
{
    Copied library;
    library.person("Ben", {library.photo.faces[1]});
    must(restoreAtNextStart(library.at(), library.copy()));
    CHECK(library.names().size() == 2); // not yet
    must(restoreAtNextStart(library.at(), {}));
    library.close();
    library.open();
    CHECK(library.names().size() == 2);
    must(restoreAtNextStart(library.at(), library.copy()));
    library.close();
    library.open(Catalogue::Mode::readOnly); // somebody who only reads changes nothing
    CHECK(library.names().size() == 2);
    library.close();
    library.open();
    CHECK(library.names() == Names{"Ada"});
    library.person("Cleo", {library.photo.faces[1]});
    library.close();
    library.open();
    CHECK(library.names() == Names{"Ada", "Cleo"});
    CHECK(must(wishedFor(library.at())).empty());
    CHECK(restoreAtNextStart(library.at(), library.at() / "none").error().code == Code::pathMissing);
}

TEST_CASE("A restore that is wished for is of the backup as it was then, whatever became of its file since")
{
    Copied library;
    library.person("Ben", {library.photo.faces[1]});
    must(restoreAtNextStart(library.at(), library.copy()));
    CHECK(must(wishedFor(library.at())) == library.copy());
    fs::remove(library.copy());
    library.close();
    library.open();
    CHECK(library.names() == Names{"Ada"});
    CHECK_FALSE(fs::exists(library.at() / "restore.next.sqlite"));
}

TEST_CASE("Logs of the catalogue that were lost leave a library that says what it has and nothing of others")
{
    Copied library;
    fs::create_directory(library.folder / "killed");
    const StoredPhoto later = library.store("b.jpg", 2, 1);
    must(library.catalogue->writer().alone([](Db& db) { return db.script("PRAGMA d.wal_checkpoint(TRUNCATE)"); }));
    const bool withLog = GENERATE(true, false);
    fs::remove_all(library.folder / "killed");
    fs::copy(library.at(), library.folder / "killed", fs::copy_options::recursive);
    fs::remove(library.folder / "killed/catalogue.sqlite-shm");
    if (!withLog) fs::remove(library.folder / "killed/catalogue.sqlite-wal");
    const Clock clock;
    const auto opened =
        Catalogue::open(library.folder / "killed", library.folder / "cache2", Catalogue::Mode::readWrite, clock);
    if (!opened) { // nothing had been folded into the file yet: then it is empty, and that is said
        CHECK(opened.error().code == Code::catalogueBroken);
        return;
    }
    const auto orphans = must((*opened)->read(
        [](Db& db) { return db.one("SELECT count(*) FROM d.pass WHERE content_id NOT IN (SELECT id FROM content)"); }));
    CHECK(orphans == 0);
    CHECK(raw(*later.content) > 0);
}

TEST_CASE("An older catalogue that was put in the newer one's place by hand is refused until one is chosen")
{
    Copied library;
    const std::string step = GENERATE("a decision", "a run");
    if (step == "a decision")
        library.person("Ben", {library.photo.faces[1]});
    else
        must(library.catalogue->write([](Db& db) -> Status {
            TRY(RunRows(db).begin(RunKind::all, someDayMs));
            return {};
        }));
    library.close();
    const std::string newer = readFile(library.file()), older = readFile(library.copy());
    writeFile(library.file(), older);
    for (int i = 0; i < 2; ++i) {
        const auto refused = library.refusal();
        REQUIRE(refused);
        CHECK(refused->code == Code::catalogueBroken);
        CHECK(refused->detail == olderCatalogue);
    }
    CHECK_FALSE(library.refusal(Catalogue::Mode::readOnly)); // a look files nothing
    SECTION("the newer one is put back")
    {
        writeFile(library.file(), newer);
    }
    SECTION("this one is chosen")
    {
        must(restoreCatalogue(library.at(), library.file(), someDayMs));
    }
    SECTION("a copy is chosen")
    {
        must(restoreCatalogue(library.at(), library.copy(), someDayMs));
    }
    SECTION("derived.sqlite is gone, and nothing tells")
    {
        fs::remove(library.at() / "derived.sqlite");
    }
    for (int i = 0; i < 2; ++i) {
        library.open();
        CHECK(library.names().front() == "Ada");
        library.close();
    }
}

TEST_CASE("A catalogue that is newer than the rest of its library and one as old are opened")
{
    Copied library;
    library.close();
    const std::string derived = readFile(library.at() / "derived.sqlite"), copy = readFile(library.copy());
    writeFile(library.file(), copy); // nothing was done since
    library.open();
    library.person("Ben", {library.photo.faces[1]});
    library.close();
    writeFile(library.at() / "derived.sqlite", derived);
    library.open();
    CHECK(library.names() == Names{"Ada", "Ben"});
}

TEST_CASE("Folders and files of a library are private whatever the umask and a pipe in their place makes nobody wait")
{
    const mode_t old = ::umask(0);
    {
        Copied library;
        CHECK(rights(library.at()) == 0700);
        CHECK(rights(library.cache()) == 0700);
        for (const char* const name : {"catalogue.sqlite", "derived.sqlite", "library.lock"})
            CHECK(rights(library.at() / name) == 0600);
        CHECK(rights(library.cache() / "thumbs.sqlite") == 0600);
        library.close();
        fs::permissions(library.file(), fs::perms(0644));
        library.open();
        CHECK(rights(library.file()) == 0600);
        library.close();
        const char* const name = GENERATE("library.lock", "catalogue.sqlite");
        fs::remove(library.at() / name);
        REQUIRE(::mkfifo((library.at() / name).c_str(), 0600) == 0);
        CHECK(library.refusal()->code == Code::foreignFile);
    }
    ::umask(old);
}

TEST_CASE("What stands in the place of a file of the library and is none is said by what it is and nobody waits")
{
    Copied library;
    library.close();
    const std::string name =
        GENERATE("catalogue.sqlite", "catalogue.sqlite-wal", "derived.sqlite", "library.lock", "thumbs.sqlite");
    const fs::path file = (name == "thumbs.sqlite" ? library.cache() : library.at()) / name;
    const fs::path aside = library.folder / "aside";
    if (fs::exists(file)) fs::rename(file, aside);
    std::string_view what = standsOther;
    SECTION("a folder")
    {
        fs::create_directory(file);
        what = standsFolder;
    }
    SECTION("a pipe")
    {
        REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
    }
    SECTION("a socket")
    {
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        REQUIRE(file.native().size() < sizeof(address.sun_path));
        std::ranges::copy(file.native(), address.sun_path);
        REQUIRE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
        ::close(descriptor);
    }
    SECTION("a link that leads nowhere")
    {
        fs::create_symlink(library.folder / "nowhere", file);
        what = standsLink;
    }
    SECTION("a link to itself")
    {
        fs::create_symlink(file, file);
        what = standsLink;
    }
    for (const auto mode : {Catalogue::Mode::readWrite, Catalogue::Mode::readOnly}) {
        const auto refused = library.refusal(mode);
        if (mode == Catalogue::Mode::readOnly && name == "library.lock") {
            CHECK_FALSE(refused); // who reads takes none
            continue;
        }
        REQUIRE(refused);
        CHECK(refused->code == Code::foreignFile);
        CHECK(refused->path == file);
        CHECK(refused->detail == what);
    }
    fs::remove(file);
    if (fs::exists(aside)) fs::rename(aside, file);
    library.open();
    CHECK(library.names() == Names{"Ada"});
}

TEST_CASE("Files of a library that are links to files elsewhere are read and written as before")
{
    Copied library;
    library.close();
    fs::rename(library.file(), library.folder / "elsewhere.sqlite");
    symlinkOrSkip(library.folder / "elsewhere.sqlite", library.file());
    library.open();
    library.person("Ben", {library.photo.faces[1]});
    CHECK(library.names() == Names{"Ada", "Ben"});
}

TEST_CASE("What faces look like is in no file after they are forgotten nor in older copies")
{
    Copied library;
    const std::vector<float> vector = unitVector(10);
    must(library.catalogue->checkpoint());
    const auto found = [&library](const std::string& pattern) {
        std::size_t files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(library.folder.path()))
            if (entry.is_regular_file() && readFile(entry.path()).find(pattern) != std::string::npos) ++files;
        return files;
    };
    std::string bytes;
    library.read([&](Db& db) -> Result<bool> {
        Query query = db.query("SELECT vec FROM d.embedding WHERE face_id = ?", library.photo.faces[0]);
        REQUIRE(query.next());
        bytes.assign(reinterpret_cast<const char*>(query.blob(0).data()), query.blob(0).size());
        return true;
    });
    REQUIRE(bytes.size() > 100);
    REQUIRE(found(bytes) > 0);
    fs::copy_file(library.at() / "derived.sqlite", library.at() / "derived.sqlite.broken");
    must(forgetFaces(library.catalogue->writer()));
    must(forgetCopies(library.at(), library.cache(), "day-20990101.sqlite"));
    CHECK(found(bytes) == 0);
    CHECK_FALSE(fs::exists(library.copy()));
    CHECK(library.count("SELECT count(*) FROM d.embedding") == 0);
    library.close();
    CHECK(found(bytes) == 0);
}

TEST_CASE("What a restore would lose is counted thing by thing and not by the difference of two sums")
{
    Copied library;
    library.close();
    const CatalogueFacts copy = lookInto(library.copy());
    fs::copy_file(library.file(), library.at() / "other.sqlite");
    library.open();
    const StoredPhoto b = library.store("b.jpg", 2, 2);
    library.person("Ben", {b.faces[0]}); // today: Ben
    library.close();
    const CatalogueFacts today = lookInto(library.file());
    fs::copy_file(library.file(), library.at() / "today.sqlite");
    must(restoreCatalogue(library.at(), library.at() / "other.sqlite", someDayMs));
    library.open();
    const StoredPhoto c = library.store("c.jpg", 3, 2);
    library.person("Cleo", {c.faces[0]}); // the other branch: Cleo and Dora
    library.person("Dora", {c.faces[1]});
    library.close();
    const CatalogueFacts branch = lookInto(library.file());
    const Loss loss = lostBy(branch, lookInto(library.at() / "today.sqlite"));
    CHECK(loss.known);
    CHECK(loss.people == 1); // Ben, though there are more people in the copy
    CHECK(loss.decisions == 1);
    CHECK(loss.photos == 1);
    CHECK(lostBy(branch, branch).people == 0);
    CHECK(copy.library == today.library);
}

TEST_CASE("The newest copy is the one with the last decision whatever time the disk says")
{
    struct Later final : Clock {
        std::int64_t nowMs() const override { return Clock().nowMs() + 5000; }
    } later;
    Copied library;
    library.close();
    {
        const auto catalogue = must(Catalogue::open(library.at(), library.cache(), Catalogue::Mode::readWrite, later));
        must(catalogue->decide({DecisionKind::personChanged, "", {{Register::personHidden, 1, 0, std::int64_t(1)}}}));
        must(catalogue->read([&](Db& db) { return backUpDay(db, library.at(), someDayMs + dayMs); }));
    }
    const fs::path older = library.copy(), newer = backupFolder(library.at()) / dayCopyName(someDayMs + dayMs);
    fs::last_write_time(older, fs::last_write_time(newer) + std::chrono::hours(1)); // copied about
    const auto copies = must(copiesOf(library.at()));
    REQUIRE(copies.size() == 2);
    CHECK(copies[0].file == newer);
    CHECK(copies[0].atMs > copies[1].atMs);
}

TEST_CASE("A catalogue of another library gets nothing of what was found here and that is said")
{
    Copied library;
    TestLibrary other;
    other.person("Zoe", {other.store("z.jpg", 9, 1).faces[0]});
    other.close();
    library.close();
    fs::copy_file(other.at() / "catalogue.sqlite", library.file(), fs::copy_options::overwrite_existing);
    library.open();
    REQUIRE(library.catalogue->notes().size() == 2);
    CHECK(library.catalogue->notes()[0].what == Note::What::ofAnother);
    CHECK(library.count("SELECT count(*) FROM d.embedding") == 0);
    CHECK(library.names() == Names{"Zoe"});
    CHECK(fs::exists(library.at() / "derived.sqlite.broken"));
    library.close();
    library.open(); // once
    CHECK(library.catalogue->notes().empty());
}

TEST_CASE("After a restore the record of what lies in the archive is that of the catalogue that was replaced")
{
    Copied library;
    const PersonId ada = *library.read([](Db& db) { return PeopleRows(db).find("Ada"); });
    const auto file = [&](const std::vector<Target>& targets, const std::vector<FiledFile>& filed) {
        LedgerRows ledger(*library.catalogue);
        auto archives = must(ledger.archives());
        if (archives.empty()) must(ledger.addArchive({.no = {}, .uid = Uid::random(), .save = "/s", .zips = "/z"}));
        const ArchiveNo no = must(ledger.archives()).front().no;
        LedgerBatch batch;
        for (const TargetKey& key : [&] {
                 std::vector<TargetKey> gone;
                 for (const Target& target : must(ledger.read(no)).targets) gone.push_back(target.key);
                 return gone;
             }())
            batch.targetsGone.push_back(key);
        batch.targets = targets;
        batch.filed = filed;
        must(ledger.settle(no, batch));
        return no;
    };
    const TargetKey adas{TargetKind::person, ada};
    FiledFile first{.target = adas, .name = "a.jpg", .content = *library.photo.content, .photo = library.photo.photo};
    file({{adas, "Ada"}}, {first});
    library.backUp();
    std::this_thread::sleep_for(std::chrono::milliseconds(5)); // what follows is later by the clock
    // Since then: she has another name, another person and photo came, and all lies under new names.
    const StoredPhoto b = library.store("b.jpg", 2, 1);
    const PersonId ben = library.person("Ben", {b.faces[0]});
    const TargetKey bens{TargetKind::person, ben};
    FiledFile second{
        .target = bens, .name = "b.jpg", .content = *b.content, .photo = b.photo, .mode = FilingMode::move};
    first.name = "a (2).jpg";
    file({{adas, "Ada Lovelace"}, {bens, "Ben"}}, {first, second});
    const bool damaged = GENERATE(false, true); // then a newer copy tells
    if (damaged) must(library.catalogue->read([&](Db& db) { return backUpDay(db, library.at(), someDayMs + dayMs); }));
    library.close();
    if (damaged) writeFile(library.file(), std::string(9000, 'x'));
    must(restoreCatalogue(library.at(), library.copy(), someDayMs));
    library.open();
    CHECK(library.names() == Names{"Ada"});
    LedgerRows ledger(*library.catalogue);
    const LedgerState state = must(ledger.read(must(ledger.archives()).front().no));
    REQUIRE(state.targets.size() == 2);
    CHECK(state.targets[0].key == adas);
    CHECK(state.targets[0].folder == "Ada Lovelace");
    CHECK(state.targets[1].folder == "Ben");
    REQUIRE(state.filed.size() == 2);
    CHECK(state.filed[0].name == "a (2).jpg");
    CHECK(state.filed[0].content == *library.photo.content);
    CHECK(state.filed[0].photo == library.photo.photo);
    CHECK(state.filed[1].mode == FilingMode::move);
    const auto known = library.ask<PhotoRows>([&](const PhotoRows& rows) { return rows.photo(state.filed[1].photo); });
    REQUIRE(known);
    CHECK(known->path == "/photos/b.jpg");
    REQUIRE(library.catalogue->notes().size() == 1);
    CHECK(library.catalogue->notes()[0].what == Note::What::recordTaken);
    CHECK(library.catalogue->notes()[0].count == 2);
    // The picture that is known again only by its key has nothing of what had its number before.
    CHECK(library.count("SELECT count(*) FROM d.pass WHERE content_id > 1") == 0);
    const StoredPhoto again = library.store("b.jpg", 2, 1);
    CHECK(*again.content == state.filed[1].content);
    library.close();
    library.open();
    CHECK(library.catalogue->notes().empty()); // once
}

TEST_CASE("Beside the copy of a day lies the log of decisions as another library takes it and both go together")
{
    Copied library;
    const fs::path log = backupFolder(library.at()) / "day-20231114.json";
    REQUIRE(logNameOf(library.copy().filename().native()) == log.filename());
    CHECK(rights(log) == 0600);
    const ExchangeFile told = must(exchangeIn(readFile(log)));
    CHECK(told.decisions.size() == 1);
    CHECK(told.people.size() == 1);
    TestLibrary other;
    other.store("elsewhere.jpg", 1, 2); // the same picture
    const Exchanged met = [&] {
        Exchanged exchanged;
        must(other.catalogue->write([&](Db& db) -> Status {
            TRY_ASSIGN(exchanged, Exchange(db).take(told, {"a log", false, someDayMs}));
            return {};
        }));
        return exchanged;
    }();
    CHECK(met.facesFound == 1);
    CHECK(other.read([](Db& db) { return PeopleRows(db).find("Ada"); }).has_value());

    const fs::path old = backupFolder(library.at()) / "day-20200101";
    for (const char* const day : {"01", "02"})
        for (const char* const end : {".sqlite", ".json"})
            writeFile(backupFolder(library.at()) / (std::string("day-202001") + day + end), "x");
    for (int i = 0; i < 30; ++i) writeFile(backupFolder(library.at()) / dayCopyName(someDayMs - i * dayMs), "x");
    library.backUp();
    const auto copies = must(copiesOf(library.at()));
    for (const auto& entry : fs::directory_iterator(backupFolder(library.at()))) {
        if (entry.path().extension() != ".json") continue;
        INFO(entry.path());
        CHECK(fs::exists(fs::path(entry.path()).replace_extension(".sqlite"))); // none outlives its copy
    }
    CHECK_FALSE(
        (fs::exists(old.native() + ".sqlite") && fs::exists(backupFolder(library.at()) / "day-20200102.sqlite")));
}

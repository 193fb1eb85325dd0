#include "catalogue/Catalogue.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/Contract.h"
#include "base/Counted.h"
#include "base/Files.h"
#include "base/Sentence.h"
#include "base/Threads.h"
#include "catalogue/Backups.h"
#include "catalogue/Migrations.h"
#include "catalogue/Position.h"
#include "catalogue/PrivateFiles.h"
#include "catalogue/ReadOnlyName.h"
#include "catalogue/Restore.h"
#include "catalogue/TakeRecord.h"
#include "catalogue/Views.h"

namespace albumen {

namespace {

constexpr auto memoryFile = "file:none?mode=memory"; // writable even on a read-only connection
constexpr std::size_t readersKept = 4;
constexpr int writerCacheKiB = 64 * 1024; // a database: core/README.md, Memory
constexpr int readerCacheKiB = 8 * 1024;
constexpr std::uint64_t alwaysCheckedBytes = 64 * 1024 * 1024; // a tenth of a second

constexpr int derivedToBeMadeAnew = -1; // as a version: a check found damage

/// A database beside the catalogue that can be made again.
struct SideFile {
    const char* name; ///< as attached: d, t
    std::filesystem::path file;
    std::string_view schema;
    int version;
    std::string_view additions = {};
};

/// What newer programs keep in a derived.sqlite beside the tables of its version: added where it is missing, for the
/// file holds hours of work. The first programs kept the limits in meta, as 'match_limit' and 'match_limit PERSON'.
constexpr auto derivedAdditions = R"sql(
CREATE TABLE IF NOT EXISTS d.match_limit(person_id INTEGER PRIMARY KEY, match REAL NOT NULL) STRICT; -- person 0: of all
CREATE INDEX IF NOT EXISTS d.face_group_number ON face_group(number);
CREATE TABLE IF NOT EXISTS d.label(id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT; -- scene.label
CREATE TABLE IF NOT EXISTS d.face_attribute(face_id INTEGER NOT NULL, rank INTEGER NOT NULL, label TEXT NOT NULL,
  p REAL NOT NULL, PRIMARY KEY(face_id, rank)) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO d.match_limit SELECT CAST(substr(key, 13) AS INTEGER), CAST(value AS REAL) FROM d.meta
  WHERE key = 'match_limit' OR key GLOB 'match_limit [0-9]*';
DELETE FROM d.meta WHERE key = 'match_limit' OR key GLOB 'match_limit [0-9]*';
)sql";

enum class SideState { right, absent, otherVersion, otherLibrary, broken };

Status attach(Db& db, const std::string& file, const char* name)
{
    return db.run(fmt::format("ATTACH DATABASE ? AS {}", name), file);
}

Result<std::optional<Uid>> uidIn(Db& db, std::string_view database)
{
    Query found = db.query(fmt::format("SELECT value FROM {}.meta WHERE key = 'library_uid'", database));
    std::optional<Uid> uid;
    if (found.next() && found.blob(0).size() == sizeof(Uid::bytes)) {
        uid.emplace();
        std::copy(found.blob(0).begin(), found.blob(0).end(), uid->bytes.begin());
    }
    TRY(found.status());
    return uid;
}

Result<bool> sound(Db& db, std::string_view database)
{
    Query check = db.query(fmt::format("PRAGMA {}.quick_check(1)", database));
    const bool ok = check.next() && check.text(0) == "ok";
    TRY(check.status());
    return ok;
}

/// Looks without changing anything. A lock that is held, or no rights, is no damage.
Result<SideState> stateOf(const SideFile& side, const Uid& library, bool checkPages,
                          DbAccess access = DbAccess::readOnly)
{
    const auto there = makeFiles()->info(side.file, Follow::yes);
    if (!there || there->size == 0) return SideState::absent;
    TRY_ASSIGN(const auto db, Db::open(side.file, access));
    const auto version = db->one("PRAGMA user_version");
    if (!version) {
        if (version.error().code == Code::catalogueBroken) return SideState::broken;
        return fail(version.error());
    }
    if (version->value_or(0) == derivedToBeMadeAnew) return SideState::broken;
    if (version->value_or(0) != side.version) return SideState::otherVersion;
    const auto uid = uidIn(*db, "main");
    if (!uid) return SideState::broken;
    if (*uid != library) return SideState::otherLibrary;
    if (!checkPages) return SideState::right;
    const auto whole = sound(*db, "main");
    return whole && *whole ? SideState::right : SideState::broken;
}

Status fill(Db& db, const SideFile& side, const Uid& library)
{
    return db.transaction([&]() -> Status {
        TRY(db.script(std::string(side.schema)));
        TRY(db.script(std::string(side.additions)));
        TRY(db.run(fmt::format("INSERT INTO {}.meta VALUES ('library_uid', ?)", side.name), library));
        return db.script(fmt::format("PRAGMA {0}.user_version = {1}; PRAGMA {0}.application_id = {2}", side.name,
                                     side.version, catalogueApplicationId));
    });
}

Status add(const SideFile& side)
{
    if (side.additions.empty()) return {};
    TRY_ASSIGN(const auto db, Db::open(":memory:", DbAccess::readWrite));
    TRY(attach(*db, side.file, side.name));
    return db->transaction([&] { return db->script(std::string(side.additions)); });
}

/// Ensures: the file is there, of this version and this library.
Status prepare(const SideFile& side, const Uid& library, bool checkPages, std::vector<Note>& notes)
{
    TRY_ASSIGN(SideState state, stateOf(side, library, checkPages));
    if (state == SideState::right) {
        const Status added = add(side);
        if (added || added.error().code != Code::catalogueBroken) return added;
        state = SideState::broken;
    }
    if (state == SideState::otherVersion) TRY(removeDatabase(side.file));
    if (state == SideState::broken || state == SideState::otherLibrary) {
        TRY(setAside(side.file));
        notes.push_back(
            {.what = state == SideState::broken ? Note::What::madeAnew : Note::What::ofAnother,
             .object = side.file.string(),
             .sentence = fmt::format("{} {}; it is kept as {}.broken and made again.", side.file.string(),
                                     state == SideState::broken ? "was damaged"
                                                                : "is of another library than the catalogue beside it",
                                     side.file.filename().string())});
    }
    TRY(makePrivateFile(side.file));
    TRY_ASSIGN(const auto db, Db::open(":memory:", DbAccess::readWrite));
    TRY(attach(*db, side.file, side.name));
    TRY(db->script(fmt::format("PRAGMA {}.journal_mode = WAL", side.name)));
    return fill(*db, side, library);
}

SideFile derivedIn(const std::filesystem::path& folder)
{
    return {"d", folder / "derived.sqlite", derivedSchema(), derivedVersion, derivedAdditions};
}

SideFile thumbsIn(const std::filesystem::path& cacheFolder)
{
    return {"t", cacheFolder / "thumbs.sqlite", thumbsSchema(), thumbsVersion, {}};
}

std::filesystem::path catalogueIn(const std::filesystem::path& folder)
{
    return folder / "catalogue.sqlite";
}

/// A folder or pipe in the place of a file of the library would be told as a right that is missing, or be waited for.
Status expectDatabases(const std::filesystem::path& folder, const std::filesystem::path& cacheFolder)
{
    TRY(expectDatabase(catalogueIn(folder)));
    TRY(expectDatabase(derivedIn(folder).file));
    return expectDatabase(thumbsIn(cacheFolder).file);
}

/// A catalogue that was lost is not begun anew in silence.
Status expectCatalogue(const std::filesystem::path& folder)
{
    std::string why = lostCatalogue(folder);
    if (why.empty()) return {};
    return fail(Code::catalogueBroken, Stage::store, folder, std::move(why)); // all of it is to be moved away
}

/// Small ones are looked through whenever they are opened; a large one after an unclean end, and by the copy that is
/// made of it every day.
Status expectSound(Db& db, bool cleanEnd)
{
    const auto info = makeFiles()->info(db.file(), Follow::yes);
    if (cleanEnd && info && info->size > alwaysCheckedBytes) return {};
    TRY_ASSIGN(const bool whole, sound(db, "main"));
    if (!whole) return fail(Code::catalogueBroken, Stage::store, db.file(), "quick_check found damage");
    return {};
}

/// Filing by an older one would take back what was done since. Fails: catalogueBroken.
Status expectNotOlder(Db& db, const std::filesystem::path& folder)
{
    TRY_ASSIGN(const auto uid, uidIn(db, "main"));
    const SideFile derived = derivedIn(folder);
    const auto state = uid ? stateOf(derived, *uid, false) : Result<SideState>(SideState::absent);
    if (!state || *state != SideState::right) return {}; // nothing to be compared
    TRY_ASSIGN(const bool older, isOlderThan(db, derived.file));
    if (older) return fail(Code::catalogueBroken, Stage::store, folder, std::string(olderCatalogue));
    return {};
}

/// The record of the catalogue that was replaced or of a copy, whichever was newest and knew no less than this one.
/// None: no such catalogue can be read.
Result<std::optional<std::uint64_t>> newestRecord(Db& db, const std::filesystem::path& folder,
                                                  const std::filesystem::path& replaced)
{
    const std::int64_t known = doneMs(db.file());
    std::vector<std::pair<std::int64_t, std::filesystem::path>> newer;
    if (const std::int64_t at = doneMs(replaced); at >= known) newer.emplace_back(at, replaced);
    TRY_ASSIGN(const auto copies, copiesOf(folder));
    for (const CatalogueFacts& copy : copies)
        if (copy.atMs > known) newer.emplace_back(copy.atMs, copy.file);
    std::ranges::stable_sort(newer, std::greater(), [](const auto& one) { return one.first; });
    std::optional<std::uint64_t> taken;
    for (const auto& [at, file] : newer) {
        TRY_ASSIGN(taken, takeRecord(db, file));
        if (taken) break;
    }
    return taken;
}

/// Once after a restore.
Status goOnAfterRestore(Db& db, const std::filesystem::path& folder, std::vector<Note>& notes)
{
    std::string replaced;
    {
        Query found = db.query("SELECT value FROM main.meta WHERE key = 'replaced'");
        if (!found.next()) return found.status();
        replaced = found.text(0);
    }
    TRY_ASSIGN(const auto taken, newestRecord(db, folder, folder / replaced));
    if (!taken) return db.run("DELETE FROM main.meta WHERE key = 'replaced'");
    if (*taken > 0)
        notes.push_back({.what = Note::What::recordTaken,
                         .object = replaced,
                         .sentence = fmt::format("What lies in the archive ({}) is known from the catalogue that "
                                                 "was replaced.",
                                                 counted(*taken, "file", "files")),
                         .count = *taken});
    return {};
}

Status setOpenMark(Db& db, bool open)
{
    return db.transaction([&] { return db.run("UPDATE meta SET value = ? WHERE key = 'open'", open ? 1 : 0); });
}

} // namespace

Catalogue::Catalogue(std::filesystem::path folder, std::filesystem::path cacheFolder, const Clock& clock)
    : folder_(std::move(folder)), cacheFolder_(std::move(cacheFolder)), clock_(clock)
{
}

Result<std::unique_ptr<Catalogue>> Catalogue::open(const std::filesystem::path& folder,
                                                   const std::filesystem::path& cacheFolder, Mode mode,
                                                   const Clock& clock)
{
    std::error_code ignored; // absolute() only asks for the current folder
    std::unique_ptr<Catalogue> catalogue(new Catalogue(std::filesystem::absolute(folder, ignored),
                                                       std::filesystem::absolute(cacheFolder, ignored), clock));
    TRY(mode == Mode::readWrite ? catalogue->openForWriting() : catalogue->openForReading());
    return catalogue;
}

Status Catalogue::openForWriting()
{
    TRY(makePrivateFolder(folder_));
    TRY(makePrivateFolder(cacheFolder_));
    TRY_ASSIGN(lock_, LibraryLock::take(folder_ / "library.lock"));
    TRY(expectDatabases(folder_, cacheFolder_));
    TRY(restoreWished(folder_, clock_.nowMs()));
    TRY(expectCatalogue(folder_));
    TRY_ASSIGN(const bool cleanEnd, openCatalogue());
    TRY(prepare(derivedIn(folder_), uid_, !cleanEnd, notes_));
    TRY(prepare(thumbsIn(cacheFolder_), uid_, !cleanEnd, notes_));
    TRY_ASSIGN(auto db, connect(DbAccess::readWrite));
    if (!cleanEnd) TRY(db->transaction([&] { return forgetHalfPasses(*db); }));
    TRY(db->transaction([&] { return forgetWhatIsNewer(*db); }));
    TRY(db->transaction([&] { return notePosition(*db); }));
    TRY(goOnAfterRestore(*db, folder_, notes_));
    TRY(setOpenMark(*db, true));
    TRY(FaceCounts::watch(*db));
    db_ = std::move(db);
    counts_ = std::make_unique<FaceCounts>([this](const std::function<Status(Db&)>& work) { return read(work); });
    return guarded(
        [this]() -> Status { // its thread may not be had
            writer_ = std::make_unique<Writer>(
                *db_, WithEach{.beforeCommit = [this](Db& of) { return counts_->beforeCommit(of); },
                               .afterCommit = [this](bool committed) { counts_->afterCommit(committed); }});
            return {};
        },
        Stage::store);
}

Result<bool> Catalogue::openCatalogue()
{
    const std::filesystem::path file = catalogueIn(folder_);
    TRY(makePrivateFile(file));
    TRY_ASSIGN(const auto db, Db::open(file, DbAccess::readWrite));
    // The version is asked before anything is written, so that a newer or foreign file stays as it is.
    if (Status usable = checkSchema(*db, catalogueMigrations());
        !usable && usable.error().code != Code::migrationFailed)
        return fail(std::move(usable).error());
    TRY_ASSIGN(const auto tables, db->one("SELECT count(*) FROM sqlite_master"));
    bool cleanEnd = true;
    if (tables.value_or(0) == 0) { // never filled, or all of it was in a log that is gone
        if (const std::string rest = restOfLibrary(folder_); !rest.empty())
            return fail(Code::catalogueBroken, Stage::store, file,
                        fmt::format("the catalogue holds nothing, but the library's {} is there", rest));
    } else {
        TRY_ASSIGN(const auto open, db->one("SELECT value FROM meta WHERE key = 'open'"));
        cleanEnd = open.value_or(0) == 0;
    }
    TRY(expectSound(*db, cleanEnd));
    if (tables.value_or(0) > 0) TRY(expectNotOlder(*db, folder_));
    TRY(db->script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON"));
    TRY(migrate(*db, catalogueMigrations(), backupFolder(folder_)));
    TRY_ASSIGN(const auto uid, uidIn(*db, "main"));
    if (!uid) return fail(Code::catalogueBroken, Stage::store, file, "without the library's uid");
    uid_ = *uid;
    return cleanEnd;
}

Status Catalogue::openForReading()
{
    TRY(expectDatabases(folder_, cacheFolder_));
    TRY(expectCatalogue(folder_));
    Status opened = openReader();
    const bool wantsRoom =
        !opened && (opened.error().code == Code::catalogueFull || opened.error().code == Code::pathNotWritable);
    if (!wantsRoom) return opened;
    // A full disk has no room for the files that reading beside a writer needs: without one it is read as it stands.
    auto alone = LibraryLock::take(folder_ / "library.lock");
    if (!alone) return opened;
    lock_ = std::move(*alone);
    reads_ = DbAccess::unchanging;
    return openReader();
}

Status Catalogue::openReader()
{
    const std::filesystem::path file = catalogueIn(folder_);
    if (const auto there = makeFiles()->info(file, Follow::yes);
        !there || there->kind != FileKind::file || there->size == 0)
        return fail(Code::pathMissing, Stage::store, file);
    TRY_ASSIGN(auto db, Db::open(file, reads_));
    TRY(checkSchema(*db, catalogueMigrations()));
    TRY(expectSound(*db, true));
    TRY_ASSIGN(const auto uid, uidIn(*db, "main"));
    if (!uid) return fail(Code::catalogueBroken, Stage::store, file, "without the library's uid");
    uid_ = *uid;
    TRY_ASSIGN(auto reader, connect(reads_));
    giveBack(std::move(reader));
    return {};
}

Result<std::unique_ptr<Db>> Catalogue::connect(DbAccess access) const
{
    TRY_ASSIGN(auto db, Db::open(catalogueIn(folder_), access));
    const bool writes = access == DbAccess::readWrite;
    TRY(db->script(
        fmt::format("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{}", writes ? writerCacheKiB : readerCacheKiB)));
    for (const SideFile& side : {derivedIn(folder_), thumbsIn(cacheFolder_)}) {
        // A writer prepared its files. A reader that finds none it can use reads an empty one and changes nothing.
        TRY_ASSIGN(const SideState state,
                   writes ? Result<SideState>(SideState::right) : stateOf(side, uid_, false, access));
        const bool usable = state == SideState::right;
        TRY(attach(*db,
                   !usable  ? std::string(memoryFile)
                   : writes ? side.file.native()
                            : readOnlyName(side.file, access == DbAccess::unchanging),
                   side.name));
        if (!usable) TRY(fill(*db, side, uid_));
    }
    if (writes)
        TRY(db->script(fmt::format("PRAGMA foreign_keys = ON; PRAGMA main.synchronous = FULL; "
                                   "PRAGMA d.synchronous = NORMAL; PRAGMA t.synchronous = OFF; "
                                   "PRAGMA d.cache_size = -{}",
                                   writerCacheKiB)));
    TRY(db->script(crossViews()));
    db->share(moment_);
    return db;
}

Catalogue::~Catalogue()
{
    writer_.reset();
    idleReaders_.clear();
    if (!db_) return;
    static_cast<void>(db_->transaction([this] { return notePosition(*db_); }));
    static_cast<void>(setOpenMark(*db_, false));
    // Another program may be reading: the log files stay then, and are folded back another time.
    static_cast<void>(db_->script("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)"));
}

Writer& Catalogue::writer()
{
    EXPECTS(writer_ != nullptr);
    return *writer_;
}

Status Catalogue::write(const std::function<Status(Db&)>& work)
{
    return writer().now(work);
}

Result<std::optional<DecisionId>> Catalogue::decide(const Draft& draft)
{
    std::optional<DecisionId> decision;
    TRY(write([&](Db& db) -> Status {
        TRY_ASSIGN(decision, DecisionLog(db, clock_.nowMs()).append(draft));
        return {};
    }));
    return decision;
}

Result<Undone> Catalogue::undoLast()
{
    Undone undone;
    TRY(write([&](Db& db) -> Status {
        TRY_ASSIGN(undone, DecisionLog(db, clock_.nowMs()).undoLast());
        return {};
    }));
    return undone;
}

Result<Undone> Catalogue::undo(DecisionId decision)
{
    Undone undone;
    TRY(write([&](Db& db) -> Status {
        TRY_ASSIGN(undone, DecisionLog(db, clock_.nowMs()).undo(decision));
        return {};
    }));
    return undone;
}

Result<Undone> Catalogue::redoLast()
{
    Undone undone;
    TRY(write([&](Db& db) -> Status {
        TRY_ASSIGN(undone, DecisionLog(db, clock_.nowMs()).redoLast());
        return {};
    }));
    return undone;
}

Status Catalogue::checkpoint()
{
    TRY(writer().flush());
    // PASSIVE: what a reader still needs stays in the log files. Any other kind waits for readers, and decisions with
    // it.
    return writer().alone([](Db& db) { return db.script("PRAGMA wal_checkpoint(PASSIVE)"); });
}

Status Catalogue::makeDerivedAnew()
{
    return writer().alone(
        [](Db& db) { return db.run(fmt::format("PRAGMA d.user_version = {}", derivedToBeMadeAnew)); });
}

Result<std::unique_ptr<Db>> Catalogue::takeReader() const
{
    {
        std::lock_guard lock(mutex_);
        if (!idleReaders_.empty()) {
            auto reader = std::move(idleReaders_.back());
            idleReaders_.pop_back();
            return reader;
        }
    }
    return connect(reads_);
}

void Catalogue::giveBack(std::unique_ptr<Db> reader) const
{
    std::lock_guard lock(mutex_);
    if (idleReaders_.size() < readersKept) idleReaders_.push_back(std::move(reader));
}

} // namespace albumen

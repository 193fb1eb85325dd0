#include "catalogue/Migrations.h"

#include <sqlite3.h>

#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "base/Contract.h"
#include "base/Files.h"
#include "catalogue/PrivateFiles.h"

namespace albumen {

namespace {

constexpr int pagesAStep = 256; // a copy goes on in steps while others write: core/README.md, Data
constexpr int oldestReader = 6; // schema_min of this program's schema: a program that knows no further files of a
                                // picture would take them for what lies beside it

struct SchemaFacts {
    std::int64_t version = 0, application = 0, tables = 0;
};

Result<SchemaFacts> factsOf(Db& db)
{
    SchemaFacts facts;
    TRY_ASSIGN(const auto version, db.one("PRAGMA user_version"));
    TRY_ASSIGN(const auto application, db.one("PRAGMA application_id"));
    TRY_ASSIGN(const auto tables, db.one("SELECT count(*) FROM sqlite_master"));
    facts.version = version.value_or(0);
    facts.application = application.value_or(0);
    facts.tables = tables.value_or(0);
    return facts;
}

/// A newer program may leave word (schema_min) that this one can still use what it made.
Result<bool> mayUseNewer(Db& db, std::int64_t version, std::int64_t newest)
{
    TRY_ASSIGN(const auto schema, db.one("SELECT value FROM meta WHERE key = 'schema'"));
    TRY_ASSIGN(const auto least, db.one("SELECT value FROM meta WHERE key = 'schema_min'"));
    return schema == version && least && *least <= newest;
}

/// How many steps the file has taken. Fails: catalogueNewer, catalogueBroken.
Result<std::int64_t> stepsTaken(Db& db, std::span<const Migration> steps)
{
    TRY_ASSIGN(const SchemaFacts facts, factsOf(db));
    if (facts.tables > 0 && facts.application != catalogueApplicationId)
        return fail(Code::catalogueBroken, Stage::store, db.file(), "a database of another program");
    const std::int64_t newest = steps.empty() ? 0 : steps.back().number;
    if (facts.version <= newest) return facts.version;
    const auto usable = mayUseNewer(db, facts.version, newest);
    if (usable && *usable) return newest;
    return fail(Code::catalogueNewer, Stage::store, db.file(),
                fmt::format("schema {}, this program knows {}", facts.version, newest));
}

Status begin(Db& db)
{
    TRY(db.run("INSERT OR IGNORE INTO meta VALUES ('library_uid', ?)", Uid::random()));
    TRY(db.run("INSERT OR IGNORE INTO meta VALUES ('epoch', 1), ('clock', 0), ('open', 0)"));
    return db.script(fmt::format("PRAGMA application_id = {}", catalogueApplicationId));
}

Status takeStep(Db& db, const Migration& step)
{
    return db.transaction([&]() -> Status {
        TRY(db.script(std::string(step.sql)));
        if (step.number == 1) TRY(begin(db));
        TRY(db.run("INSERT OR REPLACE INTO meta VALUES ('schema', ?), ('schema_min', ?)", step.number, oldestReader));
        return db.script(fmt::format("PRAGMA user_version = {}", step.number));
    });
}

/// Fails: diskFull; backupFailed. What was written until then stays.
Status writeCopy(Db& db, const std::filesystem::path& part)
{
    TRY(removeDatabase(part));
    TRY(makePrivateFile(part));
    TRY_ASSIGN(const auto copy, Db::open(part, DbAccess::readWrite));
    sqlite3_backup* backup = sqlite3_backup_init(copy->handle(), "main", db.handle(), "main");
    if (!backup) return fail(Code::backupFailed, Stage::store, part, sqlite3_errmsg(copy->handle()));
    int code = SQLITE_OK;
    while ((code = sqlite3_backup_step(backup, pagesAStep)) == SQLITE_OK || code == SQLITE_BUSY)
        if (code == SQLITE_BUSY) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE)
        return fail(code == SQLITE_FULL ? Code::diskFull : Code::backupFailed, Stage::store, part,
                    sqlite3_errstr(code));
    // One file, which may be read where nothing can be written beside it.
    TRY(copy->script("PRAGMA journal_mode = DELETE"));
    Query check = copy->query("PRAGMA integrity_check");
    if (!check.next() || check.text(0) != "ok") return fail(Code::backupFailed, Stage::store, part, "it is damaged");
    return {};
}

} // namespace

Status migrate(Db& db, std::span<const Migration> steps, const std::filesystem::path& copies)
{
    TRY_ASSIGN(const std::int64_t taken, stepsTaken(db, steps));
    bool copied = taken == 0; // a new file has nothing to keep
    for (const Migration& step : steps) {
        if (step.number <= taken) continue;
        if (!copied) TRY(copyDatabase(db, copies / fmt::format("before-{}-from-{}.sqlite", step.name, taken)));
        copied = true;
        if (Status done = takeStep(db, step); !done) {
            Error error = std::move(done).error();
            if (error.code != Code::catalogueFull && error.code != Code::libraryInUse)
                error.code = Code::migrationFailed;
            error.detail = fmt::format("{}: {}", step.name, error.detail);
            return fail(std::move(error));
        }
    }
    return {};
}

Status checkSchema(Db& db, std::span<const Migration> steps)
{
    TRY_ASSIGN(const std::int64_t taken, stepsTaken(db, steps));
    if (steps.empty() || taken >= steps.back().number) return {};
    return fail(
        Code::migrationFailed, Stage::store, db.file(),
        fmt::format("schema {} must first be brought to {}: open the library for writing", taken, steps.back().number));
}

Status copyDatabase(Db& db, const std::filesystem::path& to)
{
    const auto files = makeFiles();
    const auto broken = [&to](const Error& why) {
        return fail(why.code == Code::diskFull || why.code == Code::catalogueFull ? Code::diskFull : Code::backupFailed,
                    Stage::store, to, why.detail);
    };
    if (auto made = makePrivateFolder(to.parent_path()); !made) return broken(made.error());
    const std::filesystem::path part = to.native() + ".part";
    if (const Status written = writeCopy(db, part); !written) {
        static_cast<void>(removeDatabase(part)); // a half one only takes room
        return broken(written.error());
    }
    if (Status done = files->replace(part, to); !done) return broken(done.error());
    if (Status done = files->syncFolder(to.parent_path()); !done) return broken(done.error());
    return {};
}

} // namespace albumen

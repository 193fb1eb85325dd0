#include "catalogue/Db.h"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

#include "base/Contract.h"
#include "catalogue/ReadOnlyName.h"

namespace albumen {

namespace {

constexpr int busyTimeoutMs = 5000; // how long one connection waits for another: core/README.md, Data

/// A disk that fails is no damage of the file: what it could not do is said. Only the extended codes tell.
Code codeOfDisk(int sqlite, int reason)
{
    if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG) return Code::catalogueFull;
    switch (sqlite) {
    case SQLITE_IOERR_NOMEM: return Code::outOfMemory;
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT:
    case SQLITE_IOERR_ACCESS: return Code::fileUnreadable;
    default: return Code::pathNotWritable;
    }
}

Code codeOf(int sqlite, int reason)
{
    switch (sqlite & 0xFF) {
    case SQLITE_FULL: return Code::catalogueFull;
    case SQLITE_IOERR: return codeOfDisk(sqlite, reason);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Code::catalogueBroken;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Code::libraryInUse;
    case SQLITE_READONLY: return Code::pathNotWritable;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: return Code::pathDenied;
    case SQLITE_NOMEM: return Code::outOfMemory;
    case SQLITE_INTERRUPT: return Code::cancelled;
    default: return Code::internal;
    }
}

int bindOne(sqlite3_stmt* statement, int place, const SqlArgument::Held& held)
{
    if (const auto* integer = std::get_if<std::int64_t>(&held)) return sqlite3_bind_int64(statement, place, *integer);
    if (const auto* real = std::get_if<double>(&held)) return sqlite3_bind_double(statement, place, *real);
    if (const auto* text = std::get_if<std::string_view>(&held))
        return sqlite3_bind_text64(statement, place, text->data() ? text->data() : "", text->size(), SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    if (const auto* bytes = std::get_if<std::span<const std::byte>>(&held)) {
        if (bytes->empty()) return sqlite3_bind_zeroblob(statement, place, 0); // a null pointer would bind NULL
        return sqlite3_bind_blob64(statement, place, bytes->data(), bytes->size(), SQLITE_TRANSIENT);
    }
    return sqlite3_bind_null(statement, place);
}

} // namespace

SqlArgument::SqlArgument(const Value& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value)) held_ = *integer;
    if (const auto* real = std::get_if<double>(&value)) held_ = *real;
    if (const auto* text = std::get_if<std::string>(&value)) held_ = std::string_view(*text);
}

Query::Query(Db& db, sqlite3_stmt* statement, std::string key, std::optional<Error> error)
    : db_(&db), statement_(statement), key_(std::move(key)), error_(std::move(error))
{
}

Query::Query(Query&& other) noexcept
    : db_(other.db_), statement_(std::exchange(other.statement_, nullptr)), key_(std::move(other.key_)),
      error_(std::move(other.error_))
{
}

Query::~Query()
{
    if (!statement_) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    // Two queries of one text may run at once; the second one's statement finds the place taken and goes.
    if (!db_->idle_.try_emplace(std::move(key_), statement_).second) sqlite3_finalize(statement_);
}

bool Query::next()
{
    if (error_ || !statement_) return false;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) error_ = db_->lastError(key_);
    sqlite3_reset(statement_);
    return false;
}

Status Query::status() const
{
    if (error_) return fail(*error_);
    return {};
}

std::int64_t Query::integer(int column) const
{
    return sqlite3_column_int64(statement_, column);
}

double Query::real(int column) const
{
    return sqlite3_column_double(statement_, column);
}

std::string Query::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
}

std::span<const std::byte> Query::blob(int column) const
{
    const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Query::null(int column) const
{
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Value Query::value(int column) const
{
    switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER: return integer(column);
    case SQLITE_FLOAT: return real(column);
    case SQLITE_NULL: return std::monostate{};
    default: return text(column);
    }
}

std::optional<std::int64_t> Query::maybeInteger(int column) const
{
    if (null(column)) return std::nullopt;
    return integer(column);
}

std::optional<double> Query::maybeReal(int column) const
{
    if (null(column)) return std::nullopt;
    return real(column);
}

Result<std::unique_ptr<Db>> Db::open(const std::filesystem::path& file, DbAccess access)
{
    const int mode = access == DbAccess::readWrite    ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                     : access == DbAccess::unchanging ? SQLITE_OPEN_READWRITE // else no log is read from memory alone
                                                      : SQLITE_OPEN_READONLY;
    sqlite3* handle = nullptr;
    // URI: for the memory that stands in for a missing file, see Catalogue::connect, and for a folder where nothing can
    // be written. A path of ours is absolute and so is never read as a URI.
    const std::string name =
        access == DbAccess::readWrite ? file.native() : readOnlyName(file, access == DbAccess::unchanging);
    const int code = sqlite3_open_v2(name.c_str(), &handle, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
    if (!handle) return fail(Code::outOfMemory, Stage::store, file);
    auto db = std::unique_ptr<Db>(new Db(handle, file));
    if (code != SQLITE_OK) return fail(db->lastError("open"));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busyTimeoutMs);
    if (access == DbAccess::unchanging) sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    return db;
}

Db::~Db()
{
    for (const auto& [key, statement] : idle_) sqlite3_finalize(statement);
    sqlite3_close_v2(db_);
}

Query Db::start(std::string_view sql, std::initializer_list<SqlArgument> args)
{
    std::string key(sql);
    sqlite3_stmt* statement = nullptr;
    if (const auto idle = idle_.find(key); idle != idle_.end()) {
        statement = idle->second;
        idle_.erase(idle);
    } else if (sqlite3_prepare_v3(db_, key.data(), static_cast<int>(key.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                                  nullptr) != SQLITE_OK) {
        return Query(*this, nullptr, {}, lastError(key));
    }
    EXPECTS(sqlite3_bind_parameter_count(statement) == static_cast<int>(args.size()));
    Query query(*this, statement, std::move(key), std::nullopt);
    int place = 0;
    for (const SqlArgument& argument : args)
        if (bindOne(statement, ++place, argument.held()) != SQLITE_OK) query.error_ = lastError("bind");
    return query;
}

Status Db::script(const std::string& sql)
{
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
    return fail(lastError(sql.substr(0, 100)));
}

Status Db::transaction(const std::function<Status()>& work)
{
    TRY(run("BEGIN IMMEDIATE"));
    Status done;
    try {
        done = work();
    } catch (...) {
        static_cast<void>(run("ROLLBACK"));
        throw;
    }
    if (done) done = commit();
    // After some failures (a full disk) SQLite has rolled back by itself.
    if (!done && !sqlite3_get_autocommit(db_)) static_cast<void>(run("ROLLBACK"));
    return done;
}

Status Db::commit()
{
    std::unique_lock<std::shared_mutex> lock;
    if (moment_) lock = std::unique_lock(*moment_);
    return run("COMMIT");
}

/// A snapshot of a file begins with the first look at it.
Status Db::begin()
{
    std::shared_lock<std::shared_mutex> lock;
    if (moment_) lock = std::shared_lock(*moment_);
    TRY(run("BEGIN"));
    Status looked;
    if (moment_) looked = run("SELECT (SELECT 1 FROM main.meta LIMIT 1), (SELECT 1 FROM d.meta LIMIT 1)");
    if (!looked) static_cast<void>(run("ROLLBACK"));
    return looked;
}

Status Db::snapshot(const std::function<Status()>& work, const JobControl* job)
{
    constexpr int stepsBetweenLooks = 10'000; // of SQLite's own machine: under a millisecond
    TRY(begin());
    if (job)
        sqlite3_progress_handler(
            db_, stepsBetweenLooks,
            [](void* asked) { return static_cast<const JobControl*>(asked)->cancelled() ? 1 : 0; },
            const_cast<JobControl*>(job)); // SQLite hands it back as it is
    const auto end = [this] {
        sqlite3_progress_handler(db_, 0, nullptr, nullptr);
        static_cast<void>(run("ROLLBACK")); // nothing was written
    };
    Status done;
    try {
        done = work();
    } catch (...) {
        end();
        throw;
    }
    end();
    return done;
}

std::int64_t Db::lastId() const
{
    return sqlite3_last_insert_rowid(db_);
}

std::int64_t Db::changed() const
{
    return sqlite3_changes64(db_);
}

Error Db::lastError(std::string_view doing) const
{
    Error error;
    error.code = codeOf(sqlite3_extended_errcode(db_), sqlite3_system_errno(db_));
    error.stage = Stage::store;
    error.path = file_;
    error.detail = std::string(sqlite3_errmsg(db_)) + " (" + std::to_string(sqlite3_extended_errcode(db_)) +
                   "): " + std::string(doing);
    return error;
}

} // namespace albumen

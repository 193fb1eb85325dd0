// One connection to the catalogue's files, as values and Results. SQLite shows here and in Db.cpp alone; no exception
// leaves it (SQLite's C interface throws none, and its codes map to ours one by one).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/Error.h"
#include "base/JobControl.h"
#include "base/Uid.h"

struct sqlite3;
struct sqlite3_stmt;

namespace albumen {

/// What a register or a column without a type holds. monostate = NULL = nothing said.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A bound parameter. Ids and enums bind as integers, optionals as NULL when empty, byte ranges as blobs.
class SqlArgument
{
public:
    using Held = std::variant<std::monostate, std::int64_t, double, std::string_view, std::span<const std::byte>>;

    SqlArgument(std::nullptr_t) {}
    template <class T>
    requires std::is_integral_v<T> || std::is_enum_v<T> SqlArgument(T value) : held_(static_cast<std::int64_t>(value))
    {
    }
    SqlArgument(double value) : held_(value) {}
    SqlArgument(float value) : held_(static_cast<double>(value)) {}
    SqlArgument(std::string_view text) : held_(text) {}
    SqlArgument(const std::string& text) : held_(std::string_view(text)) {}
    SqlArgument(const char* text) : held_(std::string_view(text)) {}
    SqlArgument(std::span<const std::byte> bytes) : held_(bytes) {}
    SqlArgument(const std::vector<std::byte>& bytes) : held_(std::span<const std::byte>(bytes)) {}
    SqlArgument(const Uid& uid) : held_(std::span<const std::byte>(uid.bytes)) {}
    SqlArgument(const Value& value);
    template <class T> SqlArgument(const std::optional<T>& value)
    {
        if (value) held_ = SqlArgument(*value).held_;
    }
    const Held& held() const { return held_; }

private:
    Held held_;
};

class Db;

/// A running statement. A failure at any point makes next() false and stays in status().
/// Threads: one, that of its Db.
class Query
{
public:
    Query(Query&& other) noexcept;
    ~Query();

    /// Moves to the next row. False: no more rows, or failed: ask status().
    bool next();
    Status status() const;

    std::int64_t integer(int column) const;
    double real(int column) const;
    float single(int column) const { return static_cast<float>(real(column)); }
    std::string text(int column) const;
    /// Valid until the next row.
    std::span<const std::byte> blob(int column) const;
    bool null(int column) const;
    Value value(int column) const;
    template <class Id> Id id(int column) const { return static_cast<Id>(integer(column)); }
    std::optional<std::int64_t> maybeInteger(int column) const;
    std::optional<double> maybeReal(int column) const;

private:
    friend class Db;
    Query(Db& db, sqlite3_stmt* statement, std::string key, std::optional<Error> error);

    Db* db_;
    sqlite3_stmt* statement_;
    std::string key_; ///< empty: not to be kept
    std::optional<Error> error_;
};

/// unchanging: readOnly of a file that nobody changes meanwhile; nothing is made beside it.
enum class DbAccess { readWrite, readOnly, unchanging };

/// Threads: one at a time.
/// Fails (all): catalogueFull (no room, or the file system turned read-only), catalogueBroken (no database, or
/// damaged), libraryInUse (locked for longer than the waiting time), internal (a broken statement: our bug).
class Db
{
public:
    /// Opens or, with readWrite, makes the file. ":memory:" is a database of its own.
    static Result<std::unique_ptr<Db>> open(const std::filesystem::path& file, DbAccess access);
    ~Db();
    Db(const Db&) = delete;
    Db& operator=(const Db&) = delete;

    /// Prepares (or takes from the cache) and binds. Requires: as many arguments as question marks.
    template <class... Args> Query query(std::string_view sql, const Args&... args)
    {
        return start(sql, {SqlArgument(args)...});
    }
    /// Runs a statement to its end.
    template <class... Args> Status run(std::string_view sql, const Args&... args)
    {
        Query running = start(sql, {SqlArgument(args)...});
        while (running.next()) {
        }
        return running.status();
    }
    /// The first column of the first row. None: no row, or NULL.
    template <class... Args> Result<std::optional<std::int64_t>> one(std::string_view sql, const Args&... args)
    {
        Query running = start(sql, {SqlArgument(args)...});
        std::optional<std::int64_t> found;
        if (running.next()) found = running.maybeInteger(0);
        TRY(running.status());
        return found;
    }
    /// Several statements, without parameters.
    Status script(const std::string& sql);
    /// BEGIN IMMEDIATE, `work`, COMMIT; rolled back when `work` or the commit fails.
    Status transaction(const std::function<Status()>& work);
    /// One moment of the library for all reads inside `work`. Fails: cancelled, when the job was, within milliseconds.
    Status snapshot(const std::function<Status()>& work, const JobControl* job = nullptr);
    /// Connections that share this see what a transaction wrote to several attached files all at once: SQLite commits
    /// them one after the other. Requires: it outlives the connection.
    void share(std::shared_mutex& moment) { moment_ = &moment; }

    std::int64_t lastId() const;  ///< of the last INSERT
    std::int64_t changed() const; ///< rows the last statement wrote
    const std::filesystem::path& file() const { return file_; }
    sqlite3* handle() const { return db_; } ///< for core/catalogue alone

private:
    friend class Query;
    Db(sqlite3* db, std::filesystem::path file) : db_(db), file_(std::move(file)) {}
    Query start(std::string_view sql, std::initializer_list<SqlArgument> args);
    Status begin();
    Status commit();
    Error lastError(std::string_view doing) const;

    sqlite3* db_;
    std::filesystem::path file_;
    std::shared_mutex* moment_ = nullptr; ///< held while several files are committed, or looked at for the first time
    std::unordered_map<std::string, sqlite3_stmt*> idle_; ///< prepared statements nobody is stepping
};

} // namespace albumen

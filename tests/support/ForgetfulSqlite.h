// SQLite on a disk that loses its power: what was not flushed may be gone afterwards, or half there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace albumen::test {

/// While it lives, every database that is opened goes through it, and the real file system below it. Counts what
/// changes a database or its log. From change number `at` on, nothing reaches the disk any more and SQLite is told so.
/// Bytes that were written since the last flush of a file are there afterwards, lost, or there up to a sector of the
/// disk, each write for itself. Requires: one at a time; no database open before or after. Threads: all.
class ForgetfulSqlite
{
public:
    /// `at` 0: never.
    explicit ForgetfulSqlite(std::uint64_t at);
    ~ForgetfulSqlite();
    ForgetfulSqlite(const ForgetfulSqlite&) = delete;
    ForgetfulSqlite& operator=(const ForgetfulSqlite&) = delete;

    bool hears = true; ///< false: flushes do nothing, as with PRAGMA synchronous = OFF
    std::uint64_t changes() const;
    /// The power goes. Requires: all databases were closed.
    void cut(unsigned seed);

    struct Written {
        std::uint64_t offset = 0;
        std::string bytes;
        bool truncates = false; ///< the file ends at `offset`
    };
    struct Disk {
        std::string lasting;          ///< what is on the disk whatever happens
        std::vector<Written> pending; ///< since the last flush, oldest first
    };
    /// True: the change takes place. False: the power is gone.
    bool step(const std::filesystem::path& file, Written change);
    bool flush(const std::filesystem::path& file);
    bool remove(const std::filesystem::path& file);
    /// A file that was there before counts as lasting.
    void opened(const std::filesystem::path& file);

private:
    bool mayChange();

    mutable std::mutex mutex_;
    const std::uint64_t at_;
    std::uint64_t count_ = 0;
    std::map<std::filesystem::path, Disk> disks_;
    std::unique_ptr<sqlite3_vfs> vfs_;
};

} // namespace albumen::test

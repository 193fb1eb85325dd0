#include "support/ForgetfulSqlite.h"

#include <cstring>
#include <random>

#include <sqlite3.h>

#include "support/Support.h"

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t sector = 512; // the least that a disk writes whole

ForgetfulSqlite* theOne = nullptr;
sqlite3_vfs* real = nullptr;

/// What SQLite sees; the real file lies behind it in the same memory.
struct File {
    sqlite3_file base;
    const std::string* path; ///< of a file that is counted; null: a temporary one
    sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& of(sqlite3_file* file)
{
    return *reinterpret_cast<File*>(file);
}

int closeFile(sqlite3_file* file)
{
    File& mine = of(file);
    const int code = mine.below()->pMethods ? mine.below()->pMethods->xClose(mine.below()) : SQLITE_OK;
    delete mine.path;
    return code;
}

int readFile(sqlite3_file* file, void* into, int bytes, sqlite3_int64 offset)
{
    return of(file).below()->pMethods->xRead(of(file).below(), into, bytes, offset);
}

int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset)
{
    File& mine = of(file);
    const auto* const text = static_cast<const char*>(bytes);
    if (mine.path && !theOne->step(*mine.path, {static_cast<std::uint64_t>(offset), {text, text + count}}))
        return SQLITE_IOERR_WRITE;
    return mine.below()->pMethods->xWrite(mine.below(), bytes, count, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    File& mine = of(file);
    if (mine.path && !theOne->step(*mine.path, {static_cast<std::uint64_t>(size), {}, true}))
        return SQLITE_IOERR_TRUNCATE;
    return mine.below()->pMethods->xTruncate(mine.below(), size);
}

int syncFile(sqlite3_file* file, int)
{
    File& mine = of(file);
    return !mine.path || theOne->flush(*mine.path) ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

int sizeOf(sqlite3_file* file, sqlite3_int64* size)
{
    return of(file).below()->pMethods->xFileSize(of(file).below(), size);
}
int lockFile(sqlite3_file* file, int lock)
{
    return of(file).below()->pMethods->xLock(of(file).below(), lock);
}
int unlockFile(sqlite3_file* file, int lock)
{
    return of(file).below()->pMethods->xUnlock(of(file).below(), lock);
}
int isReserved(sqlite3_file* file, int* out)
{
    return of(file).below()->pMethods->xCheckReservedLock(of(file).below(), out);
}
int control(sqlite3_file* file, int what, void* argument)
{
    return of(file).below()->pMethods->xFileControl(of(file).below(), what, argument);
}
int sectorOf(sqlite3_file*)
{
    return static_cast<int>(sector);
}
int characteristics(sqlite3_file*)
{
    return 0; // promises nothing
}
int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** out)
{
    return of(file).below()->pMethods->xShmMap(of(file).below(), page, size, extend, out);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    return of(file).below()->pMethods->xShmLock(of(file).below(), offset, count, flags);
}
void barrier(sqlite3_file* file)
{
    of(file).below()->pMethods->xShmBarrier(of(file).below());
}
int unmapShared(sqlite3_file* file, int remove)
{
    return of(file).below()->pMethods->xShmUnmap(of(file).below(), remove);
}

const sqlite3_io_methods methods = {2,        closeFile,   readFile,        writeFile,  truncateFile,
                                    syncFile, sizeOf,      lockFile,        unlockFile, isReserved,
                                    control,  sectorOf,    characteristics, mapShared,  lockShared,
                                    barrier,  unmapShared, nullptr,         nullptr};

int openFile(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags)
{
    File& mine = of(file);
    mine.base.pMethods = nullptr;
    mine.path = nullptr;
    std::memset(mine.below(), 0, static_cast<std::size_t>(real->szOsFile));
    const bool counted = name && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    if (counted) theOne->opened(name);
    const int code = real->xOpen(real, name, mine.below(), flags, outFlags);
    if (code != SQLITE_OK) return code;
    if (counted) mine.path = new std::string(name);
    mine.base.pMethods = &methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncsFolder)
{
    if (!theOne->remove(name)) return SQLITE_IOERR_DELETE;
    return real->xDelete(real, name, syncsFolder);
}

} // namespace

ForgetfulSqlite::ForgetfulSqlite(std::uint64_t at) : at_(at)
{
    sqlite3_initialize();
    real = sqlite3_vfs_find(nullptr);
    theOne = this;
    vfs_ = std::make_unique<sqlite3_vfs>(*real);
    vfs_->zName = "forgetful";
    vfs_->szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    vfs_->pNext = nullptr;
    vfs_->xOpen = openFile;
    vfs_->xDelete = deleteFile;
    sqlite3_vfs_register(vfs_.get(), 1);
}

ForgetfulSqlite::~ForgetfulSqlite()
{
    sqlite3_vfs_unregister(vfs_.get());
    sqlite3_vfs_register(real, 1);
    theOne = nullptr;
}

std::uint64_t ForgetfulSqlite::changes() const
{
    const std::lock_guard lock(mutex_);
    return count_;
}

bool ForgetfulSqlite::mayChange()
{
    return ++count_ < at_ || at_ == 0;
}

void ForgetfulSqlite::opened(const fs::path& file)
{
    const std::lock_guard lock(mutex_);
    if (disks_.contains(file)) return;
    disks_[file].lasting = fs::exists(file) ? test::readFile(file) : std::string();
}

bool ForgetfulSqlite::step(const fs::path& file, Written change)
{
    const std::lock_guard lock(mutex_);
    if (!mayChange()) return false;
    disks_[file].pending.push_back(std::move(change));
    return true;
}

namespace {

void put(std::string& bytes, const ForgetfulSqlite::Written& change)
{
    if (change.truncates) return bytes.resize(std::min<std::size_t>(bytes.size(), change.offset));
    bytes.resize(std::max<std::size_t>(bytes.size(), change.offset + change.bytes.size()));
    bytes.replace(change.offset, change.bytes.size(), change.bytes);
}

} // namespace

bool ForgetfulSqlite::flush(const fs::path& file)
{
    const std::lock_guard lock(mutex_);
    if (!mayChange()) return false;
    if (!hears) return true;
    Disk& disk = disks_[file];
    for (const Written& change : disk.pending) put(disk.lasting, change);
    disk.pending.clear();
    return true;
}

bool ForgetfulSqlite::remove(const fs::path& file)
{
    const std::lock_guard lock(mutex_);
    if (!mayChange()) return false;
    disks_.erase(file);
    return true;
}

void ForgetfulSqlite::cut(unsigned seed)
{
    std::mt19937 random(seed);
    for (auto& [file, disk] : disks_) {
        for (Written& change : disk.pending) {
            const auto fate = random() % 3;
            if (fate == 0) continue;                       // lost
            if (fate == 1 && change.bytes.size() > sector) // torn
                change.bytes.resize(sector * (1 + random() % (change.bytes.size() / sector)));
            put(disk.lasting, change);
        }
        disk.pending.clear();
        test::writeFile(file, disk.lasting);
        fs::remove(file.native() + "-shm"); // memory
    }
}

} // namespace albumen::test

#include "base/Files.h"

#include <cerrno>
#include <optional>

#include <dirent.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/Errno.h"
#include "base/FileRights.h"
#include "base/FilesFence.h"
#include "base/FilesNaming.h"
#include "base/Hash.h"

namespace albumen {
namespace {

/// Whether a folder that nobody may write to would be written to all the same: the superuser's powers do not override
/// what somebody protected on purpose.
bool protectedFolder(const Path& folder)
{
    struct stat s {
    };
    const Path there = folder.empty() ? Path(".") : folder;
    return ::geteuid() == 0 && ::stat(there.c_str(), &s) == 0 && (s.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0;
}

constexpr std::int64_t second = 1'000'000'000;

/// Times that no count of nanoseconds holds, before 1678 and after 2261, are the first and the last that one holds.
std::int64_t nanosecondsOf(const timespec& time)
{
    constexpr std::int64_t most = INT64_MAX / second - 1;
    const auto seconds = std::int64_t{time.tv_sec};
    return seconds < -most ? -most * second : seconds > most ? most * second : seconds * second + time.tv_nsec;
}

FileInfo infoOf(const struct stat& s)
{
    FileInfo info;
    info.kind = S_ISREG(s.st_mode)   ? FileKind::file
                : S_ISDIR(s.st_mode) ? FileKind::folder
                : S_ISLNK(s.st_mode) ? FileKind::link
                                     : FileKind::other;
    info.size = static_cast<std::uint64_t>(s.st_size);
    info.mtimeNs = nanosecondsOf(s.st_mtim);
    info.device = s.st_dev;
    info.inode = s.st_ino;
    info.links = s.st_nlink;
    return info;
}

class PosixReadable final : public ReadableFile
{
public:
    PosixReadable(Descriptor fd, Path path, FileInfo info) : fd_(std::move(fd)), path_(std::move(path)), info_(info) {}

    FileInfo info() const override { return info_; }

    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) override
    {
        std::size_t done = 0;
        while (done < into.size()) {
            const ssize_t got =
                ::pread(fd_.get(), into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return failErrno(path_, Doing::reading);
            if (got == 0) break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

    void dropCache() override { ::posix_fadvise(fd_.get(), 0, 0, POSIX_FADV_DONTNEED); }

private:
    Descriptor fd_;
    Path path_;
    FileInfo info_;
};

class PosixWritable final : public WritableFile
{
public:
    PosixWritable(Descriptor fd, Path path) : fd_(std::move(fd)), path_(std::move(path)) {}

    Status write(std::uint64_t offset, std::span<const std::byte> bytes) override
    {
        std::size_t done = 0;
        while (done < bytes.size()) {
            const ssize_t put =
                ::pwrite(fd_.get(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) return failErrno(path_, Doing::writing);
            done += static_cast<std::size_t>(put);
        }
        return {};
    }

    Status reserve(std::uint64_t bytes) override
    {
        if (bytes == 0) return {};
        if (::fallocate(fd_.get(), FALLOC_FL_KEEP_SIZE, 0, static_cast<off_t>(bytes)) == 0) return {};
        if (errno == ENOSPC || errno == EDQUOT) return failErrno(path_, Doing::writing);
        return {}; // not every file system can reserve
    }

    Status truncate(std::uint64_t size) override
    {
        if (::ftruncate(fd_.get(), static_cast<off_t>(size)) != 0) return failErrno(path_, Doing::writing);
        return {};
    }

    Status setModified(std::int64_t mtimeNs) override
    {
        // Disks behind FUSE's second library ignore a time that comes without the other.
        const std::int64_t part = (mtimeNs % second + second) % second;
        const timespec times[2] = {{0, UTIME_NOW}, {(mtimeNs - part) / second, part}};
        if (::futimens(fd_.get(), times) != 0) return failErrno(path_, Doing::writing);
        return {};
    }

    Status sync() override
    {
        if (::fsync(fd_.get()) != 0) return failErrno(path_, Doing::writing);
        return {};
    }

    Result<FileInfo> info() override
    {
        struct stat s {
        };
        if (::fstat(fd_.get(), &s) != 0) return failErrno(path_, Doing::writing);
        return infoOf(s);
    }

private:
    Descriptor fd_;
    Path path_;
};

class PosixFiles final : public Files
{
public:
    PosixFiles(NamingRoad best, std::function<int()> beforeNaming) : naming_(best, std::move(beforeNaming)) {}

    Result<FileInfo> info(const Path& path, Follow follow) override
    {
        const auto at = fences_.find(path);
        if (!at) return failErrno(path, Doing::reading);
        struct stat s {
        };
        const int flags = follow == Follow::yes ? 0 : AT_SYMLINK_NOFOLLOW;
        if (::fstatat(at->folder, at->name.c_str(), &s, flags) != 0) {
            const int error = errno; // links that lead to each other lead nowhere
            return failErrno(path, Doing::reading, error == ELOOP ? ENOENT : error);
        }
        return infoOf(s);
    }

    Result<std::vector<FolderEntry>> list(const Path& folder) override
    {
        Descriptor fd = openFolder(folder);
        DIR* dir = fd ? ::fdopendir(fd.get()) : nullptr;
        if (!dir) return failErrno(folder, Doing::reading);
        (void)fd.release(); // closedir closes it
        const std::unique_ptr<DIR, int (*)(DIR*)> closer(dir, ::closedir);
        std::vector<FolderEntry> entries;
        errno = 0;
        while (const dirent* entry = ::readdir(dir)) {
            const std::string name = entry->d_name;
            if (name == "." || name == "..") continue;
            entries.push_back({name, kindOf(folder, *entry)});
            errno = 0;
        }
        if (errno != 0) return failErrno(folder, Doing::reading);
        return entries;
    }

    Result<Path> canonical(const Path& path) override
    {
        const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), ::free);
        if (!real) return failErrno(path, Doing::reading);
        return Path(real.get());
    }

    Result<Space> space(const Path& path) override
    {
        struct statvfs v {
        };
        struct stat s {
        };
        if (::statvfs(path.c_str(), &v) != 0 || ::stat(path.c_str(), &s) != 0) return failErrno(path, Doing::reading);
        return Space{std::uint64_t{v.f_bavail} * v.f_frsize, std::uint64_t{v.f_blocks} * v.f_frsize, s.st_dev};
    }

    Result<std::unique_ptr<Fence>> fence(const Path& folder) override { return fences_.put(folder); }

    Result<std::unique_ptr<ReadableFile>> openRead(const Path& path, Follow follow) override
    {
        const int nofollow = follow == Follow::no ? O_NOFOLLOW : 0;
        Descriptor fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | nofollow);
        if (!fd) return failErrno(path, Doing::reading);
        struct stat s {
        };
        if (::fstat(fd.get(), &s) != 0) return failErrno(path, Doing::reading);
        if (!S_ISREG(s.st_mode)) return fail(Code::fileUnreadable, Stage::none, path, "not a regular file");
        return std::make_unique<PosixReadable>(std::move(fd), path, infoOf(s));
    }

    Result<std::unique_ptr<WritableFile>> create(const Path& path) override
    {
        if (protectedFolder(path.parent_path())) return failErrno(path, Doing::writing, EACCES);
        Descriptor fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW);
        if (!fd) return failErrno(path, Doing::writing);
        return std::make_unique<PosixWritable>(std::move(fd), path);
    }

    Result<bool> makeFolders(const Path& folder) override
    {
        if (!exists(folder) && protectedFolder(folder.parent_path())) return failErrno(folder, Doing::writing, EACCES);
        if (makeOne(folder)) return made(folder);
        if (errno == EEXIST) return isFolder(folder);
        if (errno != ENOENT || !folder.has_parent_path() || folder.parent_path() == folder)
            return failErrno(folder, Doing::writing);
        TRY(makeFolders(folder.parent_path()));
        if (makeOne(folder)) return made(folder);
        if (errno == EEXIST) return isFolder(folder);
        return failErrno(folder, Doing::writing);
    }

    Status rename(const Path& from, const Path& to) override
    {
        const auto old = fences_.find(from);
        if (!old) return failErrno(from, Doing::writing);
        const auto now = fences_.find(to);
        if (!now) return failErrno(to, Doing::writing);
        const int error = naming_.give(*old, *now);
        if (error == 0) return {};
        const bool stays = error == EACCES && !mayChange(from.parent_path());
        return failErrno(stays ? from.parent_path() : error == ENOENT ? from : to, Doing::writing, error);
    }

    Status replace(const Path& from, const Path& to) override
    {
        const auto old = fences_.find(from), now = fences_.find(to);
        if (!old || !now || ::renameat(old->folder, old->name.c_str(), now->folder, now->name.c_str()) != 0)
            return failErrno(errno == ENOENT ? from : to, Doing::writing);
        return {};
    }

    Status hardLink(const Path& from, const Path& to) override
    {
        const auto old = fences_.find(from), now = fences_.find(to);
        if (!old || !now || ::linkat(old->folder, old->name.c_str(), now->folder, now->name.c_str(), 0) != 0)
            return failErrno(to, Doing::writing);
        return {};
    }

    Status reflink(const Path& from, const Path& to) override
    {
        const Descriptor source = open(from, O_RDONLY | O_NOFOLLOW);
        if (!source) return failErrno(from, Doing::reading);
        const Descriptor target = open(to, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW);
        if (!target) return failErrno(to, Doing::writing);
        if (::ioctl(target.get(), FICLONE, source.get()) == 0) return {};
        const int error = errno;
        (void)remove(to);
        return failErrno(to, Doing::writing, error);
    }

    Status remove(const Path& path) override { return unlink(path, 0); }
    Status removeFolder(const Path& folder) override { return unlink(folder, AT_REMOVEDIR); }

    Status syncFolder(const Path& folder) override
    {
        const Descriptor fd = openFolder(folder);
        if (!fd) return failErrno(folder, Doing::writing);
        if (::fsync(fd.get()) != 0 && errno != EINVAL)
            return failErrno(folder, Doing::writing); // some file systems sync no folders
        return {};
    }

private:
    Descriptor open(const Path& path, int flags)
    {
        const auto at = fences_.find(path);
        return Descriptor(at ? ::openat(at->folder, at->name.c_str(), flags | O_CLOEXEC, 0666) : -1);
    }

    /// Outside the fences a link is followed: whoever named the folder meant where it leads.
    Descriptor openFolder(const Path& folder)
    {
        const auto at = fences_.find(folder);
        const int nofollow = at && at->fence ? O_NOFOLLOW : 0;
        return Descriptor(at ? ::openat(at->folder, at->name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | nofollow)
                             : -1);
    }

    bool makeOne(const Path& folder)
    {
        const auto at = fences_.find(folder);
        return at && ::mkdirat(at->folder, at->name.c_str(), 0777) == 0;
    }

    /// What is put into a new folder is flushed; that must not go with the folder when the power does.
    Result<bool> made(const Path& folder)
    {
        const Path above = folder.has_parent_path() ? folder.parent_path() : Path(".");
        const Descriptor fd = openFolder(above);
        if (fd && ::fsync(fd.get()) != 0 && errno != EINVAL) return failErrno(above, Doing::writing);
        return true; // a folder that may be written and not read cannot be flushed
    }

    /// False: yes, and not made by this call.
    Result<bool> isFolder(const Path& folder)
    {
        const auto at = fences_.find(folder);
        TRY_ASSIGN(const FileInfo there, info(folder, at && at->fence ? Follow::no : Follow::yes));
        if (there.kind == FileKind::folder) return false;
        return fail(Code::pathNotFolder, Stage::none, folder);
    }

    Status unlink(const Path& path, int flags)
    {
        const auto at = fences_.find(path);
        if (!at || ::unlinkat(at->folder, at->name.c_str(), flags) != 0) return failErrno(path, Doing::writing);
        return {};
    }

    FileKind kindOf(const Path& folder, const dirent& entry)
    {
        switch (entry.d_type) {
        case DT_REG: return FileKind::file;
        case DT_DIR: return FileKind::folder;
        case DT_LNK: return FileKind::link;
        case DT_UNKNOWN: {
            const auto found = info(folder / entry.d_name, Follow::no);
            return found ? found->kind : FileKind::other;
        }
        default: return FileKind::other;
        }
    }

    Fences fences_;
    const Naming naming_;
};

} // namespace

std::unique_ptr<Files> makeFiles(NamingRoad best, std::function<int()> beforeNaming)
{
    return std::make_unique<PosixFiles>(best, std::move(beforeNaming));
}

bool isUnder(const Path& path, const Path& above)
{
    const std::string &whole = path.native(), &part = above.native();
    if (!whole.starts_with(part)) return false;
    return whole.size() == part.size() || part.ends_with('/') || whole[part.size()] == '/';
}

Result<std::vector<std::byte>> readWhole(Files& files, const Path& path, std::uint64_t limit, Follow follow)
{
    auto file = files.openRead(path, follow);
    if (!file) {
        Error error = std::move(file).error();
        if (error.code == Code::pathMissing) error.code = Code::fileVanished;
        if (error.code != Code::fileVanished) error.code = Code::fileUnreadable;
        return fail(std::move(error));
    }
    const std::uint64_t size = (*file)->info().size;
    if (size > limit)
        return fail(Error{.code = Code::fileTooBig,
                          .stage = Stage::read,
                          .path = path,
                          .detail = {},
                          .needed = size,
                          .available = limit});
    std::vector<std::byte> bytes(size);
    TRY_ASSIGN(const std::size_t got, (*file)->read(0, bytes));
    bytes.resize(got);
    return bytes;
}

namespace {

Status writeAnew(Files& files, const Path& path, std::span<const std::byte> bytes, bool forOwner)
{
    const Path part = path.parent_path() / (".albumen-" + randomHex(8) + ".part");
    auto written = [&]() -> Status {
        TRY_ASSIGN(const std::unique_ptr<WritableFile> file, files.create(part));
        if (forOwner) keepForOwner(part);
        TRY(file->write(0, bytes));
        return file->sync();
    }();
    if (written) written = files.replace(part, path);
    if (!written) {
        (void)files.remove(part);
        if (written.error().path == part) written.error().path = path;
        return written;
    }
    return files.syncFolder(path.has_parent_path() ? path.parent_path() : Path("."));
}

} // namespace

Status writeWhole(Files& files, const Path& path, std::span<const std::byte> bytes)
{
    return writeAnew(files, path, bytes, false);
}

Status writeWhole(Files& files, const Path& path, std::string_view text)
{
    return writeWhole(files, path, std::as_bytes(std::span(text.data(), text.size())));
}

Status writePrivate(Files& files, const Path& path, std::string_view text)
{
    return writeAnew(files, path, std::as_bytes(std::span(text.data(), text.size())), true);
}

} // namespace albumen

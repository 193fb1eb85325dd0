#include "base/Files.h"

#include <cerrno>
#include <cstring>

#include <dirent.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/Hash.h"

namespace albumen {
namespace {

Code codeOf(int error)
{
    switch (error) {
    case ENOENT: return Code::pathMissing;
    case EACCES:
    case EPERM: return Code::pathDenied;
    case ENOTDIR: return Code::pathNotFolder;
    case ENAMETOOLONG: return Code::pathTooLong;
    case EEXIST:
    case ENOTEMPTY: return Code::nameTaken;
    case ENOSPC:
    case EDQUOT: return Code::noSpace;
    case EROFS: return Code::pathNotWritable;
    default: return Code::fileUnreadable;
    }
}

tl::unexpected<Error> failErrno(const Path& path, int error = errno)
{
    return fail(codeOf(error), Stage::none, path, std::string(strerrorname_np(error)) + ": " + std::strerror(error));
}

/// Whether a folder that nobody may write to would be written to all the same: the superuser's powers do not override
/// what somebody protected on purpose.
bool protectedFolder(const Path& folder)
{
    struct stat s {
    };
    const Path there = folder.empty() ? Path(".") : folder;
    return ::geteuid() == 0 && ::stat(there.c_str(), &s) == 0 && (s.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0;
}

/// A file descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor()
    {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

private:
    int fd_;
};

FileInfo infoOf(const struct stat& s)
{
    FileInfo info;
    info.kind = S_ISREG(s.st_mode)   ? FileKind::file
                : S_ISDIR(s.st_mode) ? FileKind::folder
                : S_ISLNK(s.st_mode) ? FileKind::link
                                     : FileKind::other;
    info.size = static_cast<std::uint64_t>(s.st_size);
    info.mtimeNs = std::int64_t{s.st_mtim.tv_sec} * 1'000'000'000 + s.st_mtim.tv_nsec;
    info.device = s.st_dev;
    info.inode = s.st_ino;
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
            if (got < 0) return failErrno(path_);
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
            if (put < 0) return failErrno(path_);
            done += static_cast<std::size_t>(put);
        }
        return {};
    }

    Status reserve(std::uint64_t bytes) override
    {
        if (bytes == 0) return {};
        if (::fallocate(fd_.get(), FALLOC_FL_KEEP_SIZE, 0, static_cast<off_t>(bytes)) == 0) return {};
        if (errno == ENOSPC || errno == EDQUOT) return failErrno(path_);
        return {}; // not every file system can reserve
    }

    Status truncate(std::uint64_t size) override
    {
        if (::ftruncate(fd_.get(), static_cast<off_t>(size)) != 0) return failErrno(path_);
        return {};
    }

    Status setModified(std::int64_t mtimeNs) override
    {
        const timespec times[2] = {{0, UTIME_OMIT}, {mtimeNs / 1'000'000'000, mtimeNs % 1'000'000'000}};
        if (::futimens(fd_.get(), times) != 0) return failErrno(path_);
        return {};
    }

    Status sync() override
    {
        if (::fsync(fd_.get()) != 0) return failErrno(path_);
        return {};
    }

    Result<FileInfo> info() override
    {
        struct stat s {
        };
        if (::fstat(fd_.get(), &s) != 0) return failErrno(path_);
        return infoOf(s);
    }

private:
    Descriptor fd_;
    Path path_;
};

class PosixFiles final : public Files
{
public:
    Result<FileInfo> info(const Path& path, Follow follow) override
    {
        struct stat s {
        };
        const int done = follow == Follow::yes ? ::stat(path.c_str(), &s) : ::lstat(path.c_str(), &s);
        if (done != 0) return failErrno(path);
        return infoOf(s);
    }

    Result<std::vector<FolderEntry>> list(const Path& folder) override
    {
        DIR* dir = ::opendir(folder.c_str());
        if (!dir) return failErrno(folder);
        const std::unique_ptr<DIR, int (*)(DIR*)> closer(dir, ::closedir);
        std::vector<FolderEntry> entries;
        errno = 0;
        while (const dirent* entry = ::readdir(dir)) {
            const std::string name = entry->d_name;
            if (name == "." || name == "..") continue;
            entries.push_back({name, kindOf(folder, *entry)});
            errno = 0;
        }
        if (errno != 0) return failErrno(folder);
        return entries;
    }

    Result<Path> canonical(const Path& path) override
    {
        const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), ::free);
        if (!real) return failErrno(path);
        return Path(real.get());
    }

    Result<Space> space(const Path& path) override
    {
        struct statvfs v {
        };
        struct stat s {
        };
        if (::statvfs(path.c_str(), &v) != 0 || ::stat(path.c_str(), &s) != 0) return failErrno(path);
        return Space{std::uint64_t{v.f_bavail} * v.f_frsize, std::uint64_t{v.f_blocks} * v.f_frsize, s.st_dev};
    }

    Result<std::unique_ptr<ReadableFile>> openRead(const Path& path, Follow follow) override
    {
        const int nofollow = follow == Follow::no ? O_NOFOLLOW : 0;
        Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | nofollow));
        if (!fd) return failErrno(path);
        struct stat s {
        };
        if (::fstat(fd.get(), &s) != 0) return failErrno(path);
        if (!S_ISREG(s.st_mode)) return fail(Code::fileUnreadable, Stage::none, path, "not a regular file");
        return std::make_unique<PosixReadable>(std::move(fd), path, infoOf(s));
    }

    Result<std::unique_ptr<WritableFile>> create(const Path& path) override
    {
        if (protectedFolder(path.parent_path())) return failErrno(path, EACCES);
        Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
        if (!fd) return failErrno(path);
        return std::make_unique<PosixWritable>(std::move(fd), path);
    }

    Result<bool> makeFolders(const Path& folder) override
    {
        if (!exists(folder) && protectedFolder(folder.parent_path())) return failErrno(folder, EACCES);
        if (::mkdir(folder.c_str(), 0777) == 0) return true;
        if (errno == EEXIST) {
            TRY_ASSIGN(const FileInfo there, info(folder, Follow::yes));
            if (there.kind == FileKind::folder) return false;
            return fail(Code::pathNotFolder, Stage::none, folder);
        }
        if (errno != ENOENT || !folder.has_parent_path() || folder.parent_path() == folder) return failErrno(folder);
        TRY(makeFolders(folder.parent_path()));
        if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) return failErrno(folder);
        return true;
    }

    Status rename(const Path& from, const Path& to) override
    {
        if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
        if (errno != EINVAL && errno != ENOSYS) return failErrno(errno == ENOENT ? from : to);
        // The file system refuses the flag: a hard link refuses taken names too.
        if (::link(from.c_str(), to.c_str()) == 0) return remove(from);
        if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) return failErrno(to);
        // No links either (FAT and its kin): reserve the name, then put the file in its place.
        TRY(create(to));
        return replace(from, to);
    }

    Status replace(const Path& from, const Path& to) override
    {
        if (::rename(from.c_str(), to.c_str()) != 0) return failErrno(errno == ENOENT ? from : to);
        return {};
    }

    Status hardLink(const Path& from, const Path& to) override
    {
        if (::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), 0) != 0) return failErrno(to);
        return {};
    }

    Status reflink(const Path& from, const Path& to) override
    {
        const Descriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        if (!source) return failErrno(from);
        const Descriptor target(::open(to.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
        if (!target) return failErrno(to);
        if (::ioctl(target.get(), FICLONE, source.get()) == 0) return {};
        const int error = errno;
        ::unlink(to.c_str());
        return failErrno(to, error);
    }

    Status remove(const Path& path) override
    {
        if (::unlink(path.c_str()) != 0) return failErrno(path);
        return {};
    }

    Status removeFolder(const Path& folder) override
    {
        if (::rmdir(folder.c_str()) != 0) return failErrno(folder);
        return {};
    }

    Status syncFolder(const Path& folder) override
    {
        const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!fd) return failErrno(folder);
        if (::fsync(fd.get()) != 0 && errno != EINVAL) return failErrno(folder); // some file systems sync no folders
        return {};
    }

private:
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
};

} // namespace

std::unique_ptr<Files> makeFiles()
{
    return std::make_unique<PosixFiles>();
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

Status writeWhole(Files& files, const Path& path, std::span<const std::byte> bytes)
{
    const Path part = path.parent_path() / (".albumen-" + randomHex(8) + ".part");
    auto written = [&]() -> Status {
        TRY_ASSIGN(const std::unique_ptr<WritableFile> file, files.create(part));
        TRY(file->write(0, bytes));
        return file->sync();
    }();
    if (written) written = files.replace(part, path);
    if (!written) {
        (void)files.remove(part);
        return written;
    }
    return files.syncFolder(path.has_parent_path() ? path.parent_path() : Path("."));
}

Status writeWhole(Files& files, const Path& path, std::string_view text)
{
    return writeWhole(files, path, std::as_bytes(std::span(text.data(), text.size())));
}

} // namespace albumen

// Every file operation of the program: one door, so that faults can be injected and every promise about bytes proved.
// SQLite alone has its own door (its VFS). Paths are bytes of the file system.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/Error.h"

namespace albumen {

using Path = std::filesystem::path;

enum class FileKind { file, folder, link, other };

struct FileInfo {
    FileKind kind = FileKind::other;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t links = 1; ///< names that a file has
    bool operator==(const FileInfo&) const = default;
    bool isSameAs(const FileInfo& other) const { return inode == other.inode && device == other.device; }
};

struct FolderEntry {
    std::string name;
    FileKind kind = FileKind::other; ///< link: not followed; ask info(path, Follow::yes)
};

struct Space {
    std::uint64_t free = 0; ///< bytes a person without privileges may still write
    std::uint64_t total = 0;
    std::uint64_t device = 0;
};

enum class Follow { no, yes };

/// An open file for reading. Threads: one at a time.
class ReadableFile
{
public:
    virtual ~ReadableFile() = default;
    /// The state at opening. Used to see that a file changed between plan and copy.
    virtual FileInfo info() const = 0;
    /// Reads up to into.size() bytes at `offset`. Ensures: fewer bytes only at the end of the file.
    virtual Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) = 0;
    /// Asks the kernel to forget its copy, so that the next read comes from the disk.
    virtual void dropCache() = 0;
};

/// A new file being written. Closed, and left as it is, when destroyed. Threads: one at a time.
class WritableFile
{
public:
    virtual ~WritableFile() = default;
    virtual Status write(std::uint64_t offset, std::span<const std::byte> bytes) = 0;
    /// Reserves room. Fails: diskFull. A file system that cannot reserve is no failure.
    virtual Status reserve(std::uint64_t bytes) = 0;
    virtual Status truncate(std::uint64_t size) = 0;
    virtual Status setModified(std::int64_t mtimeNs) = 0;
    /// Ensures: the bytes are on the disk.
    virtual Status sync() = 0;
    virtual Result<FileInfo> info() = 0;
};

/// While it is held, nothing below its folder is reached through a link, and the folder stays the one it was when it
/// was put up, whatever its path leads to by now.
class Fence
{
public:
    virtual ~Fence() = default;
};

/// Fails (all): pathMissing, pathDenied, pathNotFolder, pathTooLong, nameTaken (something is already there), diskFull,
/// diskOutOfFiles (bytes are free, and no inode), diskReadOnly, fileNotWritten (of what writes) and fileUnreadable: EIO
/// and the rest; errno's words in `detail`. Below a fence also pathNotFolder: a link is on the way.
/// Threads: all; no state but the fences.
class Files
{
public:
    virtual ~Files() = default;

    virtual Result<FileInfo> info(const Path& path, Follow follow = Follow::no) = 0;
    bool exists(const Path& path) { return info(path).has_value(); }
    virtual Result<std::vector<FolderEntry>> list(const Path& folder) = 0;
    virtual Result<Path> canonical(const Path& path) = 0;
    virtual Result<Space> space(const Path& path) = 0;

    /// Fails: pathMissing and kin. Several may stand; the innermost counts.
    virtual Result<std::unique_ptr<Fence>> fence(const Path& folder) = 0;

    /// Never follows a link in the last component unless asked, and never blocks on a pipe or device.
    virtual Result<std::unique_ptr<ReadableFile>> openRead(const Path& path, Follow follow = Follow::no) = 0;
    /// O_EXCL: fails with nameTaken when anything has that name.
    virtual Result<std::unique_ptr<WritableFile>> create(const Path& path) = 0;

    /// Makes the folder and its missing parents. Ensures: they are on the disk; true when the last one was made by this
    /// call.
    virtual Result<bool> makeFolders(const Path& folder) = 0;
    /// Gives a finished file or folder its name, never over another's: not one that appears in between either, but on
    /// disks that know neither RENAME_NOREPLACE nor hard links, where it is looked for just before. Where capitals are
    /// no other name, a name may change in nothing but them. Killed, the file has the old name, the new one, or (on a
    /// disk without RENAME_NOREPLACE) both. Fails: nameTaken when `to` exists. One file system only (crossing it:
    /// fileUnreadable, "EXDEV" in detail).
    virtual Status rename(const Path& from, const Path& to) = 0;
    /// As rename, yet puts `from` in the place of what `to` names. For the program's own files only.
    virtual Status replace(const Path& from, const Path& to) = 0;
    virtual Status hardLink(const Path& from, const Path& to) = 0;
    /// Makes `to` a copy-on-write twin of `from`. Fails: fileUnreadable ("EOPNOTSUPP") where the disk cannot.
    virtual Status reflink(const Path& from, const Path& to) = 0;
    virtual Status remove(const Path& path) = 0;
    virtual Status removeFolder(const Path& emptyFolder) = 0;
    /// Ensures: names made, renamed or removed in this folder are on the disk.
    virtual Status syncFolder(const Path& folder) = 0;
};

/// How a name can be given that nobody has: the disk's own way, or where it has none a link, or after a look.
enum class NamingRoad { noReplace, link, plain };

/// The real file system. `best`: better roads are not tried. `beforeNaming`: called before every system call that gives
/// a name; what it returns is the call's errno, 0 lets it happen. Both for tests of what disks do.
std::unique_ptr<Files> makeFiles(NamingRoad best = NamingRoad::noReplace, std::function<int()> beforeNaming = {});

/// By their text alone: is `path` the folder `above`, or below it?
bool isUnder(const Path& path, const Path& above);

/// The whole file, at most `limit` bytes. Fails: fileTooBig (nothing read), fileVanished, fileUnreadable.
Result<std::vector<std::byte>> readWhole(Files& files, const Path& path, std::uint64_t limit,
                                         Follow follow = Follow::yes);
/// Small files of the program itself: temporary name, write, sync, replace, sync the folder.
Status writeWhole(Files& files, const Path& path, std::span<const std::byte> bytes);
Status writeWhole(Files& files, const Path& path, std::string_view text);
/// As writeWhole; nobody but the owner may read it, whatever the umask.
Status writePrivate(Files& files, const Path& path, std::string_view text);

} // namespace albumen

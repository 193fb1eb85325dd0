// Every file operation of the program: one door, so that faults can be injected and every promise about bytes proved.
// SQLite alone has its own door (its VFS). Paths are bytes of the file system.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
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
    /// Reserves room. Fails: noSpace. A file system that cannot reserve is no failure.
    virtual Status reserve(std::uint64_t bytes) = 0;
    virtual Status truncate(std::uint64_t size) = 0;
    virtual Status setModified(std::int64_t mtimeNs) = 0;
    /// Ensures: the bytes are on the disk.
    virtual Status sync() = 0;
    virtual Result<FileInfo> info() = 0;
};

/// Fails (all): pathMissing, pathDenied, pathNotFolder, pathTooLong, nameTaken (something is already there), noSpace,
/// pathNotWritable (read-only file system), fileUnreadable (EIO and the rest; errno's words in `detail`).
/// Threads: all; no state.
class Files
{
public:
    virtual ~Files() = default;

    virtual Result<FileInfo> info(const Path& path, Follow follow = Follow::no) = 0;
    bool exists(const Path& path) { return info(path).has_value(); }
    virtual Result<std::vector<FolderEntry>> list(const Path& folder) = 0;
    virtual Result<Path> canonical(const Path& path) = 0;
    virtual Result<Space> space(const Path& path) = 0;

    /// Never follows a link in the last component unless asked, and never blocks on a pipe or device.
    virtual Result<std::unique_ptr<ReadableFile>> openRead(const Path& path, Follow follow = Follow::no) = 0;
    /// O_EXCL: fails with nameTaken when anything has that name.
    virtual Result<std::unique_ptr<WritableFile>> create(const Path& path) = 0;

    /// Makes the folder and its missing parents. Ensures: true when the last one was made by this call.
    virtual Result<bool> makeFolders(const Path& folder) = 0;
    /// Fails: nameTaken when `to` exists. One file system only (crossing it: fileUnreadable, "EXDEV" in detail).
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

/// The real file system.
std::unique_ptr<Files> makeFiles();

/// By their text alone: is `path` the folder `above`, or below it?
bool isUnder(const Path& path, const Path& above);

/// The whole file, at most `limit` bytes. Fails: fileTooBig (nothing read), fileVanished, fileUnreadable.
Result<std::vector<std::byte>> readWhole(Files& files, const Path& path, std::uint64_t limit,
                                         Follow follow = Follow::yes);
/// Small files of the program itself: temporary name, write, sync, replace, sync the folder.
Status writeWhole(Files& files, const Path& path, std::span<const std::byte> bytes);
Status writeWhole(Files& files, const Path& path, std::string_view text);

} // namespace albumen

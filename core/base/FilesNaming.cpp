#include "base/FilesNaming.h"

#include <cerrno>
#include <set>

#include <dirent.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/SearchText.h"

namespace albumen {
namespace {

bool unknownToTheDisk(int error)
{
    return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP;
}

CallPlace folderOf(const CallPlace& place)
{
    const Path folder = Path(place.name).parent_path();
    return {.held = Descriptor(), .folder = place.folder, .name = folder.empty() ? "." : folder.native()};
}

bool isOneFolder(const CallPlace& one, const CallPlace& other)
{
    struct stat a {
    };
    struct stat b {
    };
    return ::fstatat(one.folder, one.name.c_str(), &a, 0) == 0 &&
           ::fstatat(other.folder, other.name.c_str(), &b, 0) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/// As they are written there.
std::set<std::string> namesIn(const CallPlace& folder)
{
    std::set<std::string> names;
    const int fd = ::openat(folder.folder, folder.name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR* const open = fd < 0 ? nullptr : ::fdopendir(fd);
    if (!open) return fd < 0 ? names : (::close(fd), names);
    while (const dirent* const entry = ::readdir(open)) names.insert(entry->d_name);
    ::closedir(open);
    return names;
}

/// Both are there. Does the disk take them for one: they differ in capitals alone, and one is written in the folder?
/// Numbers of inodes do not tell: behind FUSE each way of writing a name may have one of its own.
bool onlyCapitalsChange(const CallPlace& from, const CallPlace& to)
{
    const std::string before = Path(from.name).filename().native(), after = Path(to.name).filename().native();
    if (before == after || caselessKey(before) != caselessKey(after)) return false;
    if (!isOneFolder(folderOf(from), folderOf(to))) return false;
    const std::set<std::string> names = namesIn(folderOf(from));
    return names.contains(before) != names.contains(after);
}

} // namespace

template <class Call> int Naming::call(Call call) const
{
    if (const int error = before_ ? before_() : 0; error != 0) return error;
    return call() == 0 ? 0 : errno;
}

int Naming::noReplace(const CallPlace& from, const CallPlace& to) const
{
    if (best_ != NamingRoad::noReplace) return EINVAL;
    return call(
        [&] { return ::renameat2(from.folder, from.name.c_str(), to.folder, to.name.c_str(), RENAME_NOREPLACE); });
}

/// A link refuses a taken name too. Folders have none.
int Naming::link(const CallPlace& from, const CallPlace& to) const
{
    if (best_ == NamingRoad::plain) return EOPNOTSUPP;
    const int linked = call([&] { return ::linkat(from.folder, from.name.c_str(), to.folder, to.name.c_str(), 0); });
    if (linked != 0) return linked == EPERM || linked == EMLINK ? EOPNOTSUPP : linked;
    const int gone = call([&] { return ::unlinkat(from.folder, from.name.c_str(), 0); });
    if (gone != 0) (void)::unlinkat(to.folder, to.name.c_str(), 0); // it keeps the old name alone
    return gone;
}

/// FAT and its kin. A folder is never put over one that holds anything, nor over a file: the system sees to that.
int Naming::plain(const CallPlace& from, const CallPlace& to) const
{
    struct stat there {
    };
    if (::fstatat(to.folder, to.name.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0) return EEXIST;
    if (errno != ENOENT) return errno;
    return call([&] { return ::renameat(from.folder, from.name.c_str(), to.folder, to.name.c_str()); });
}

int Naming::give(const CallPlace& from, const CallPlace& to) const
{
    struct stat mine {
    };
    if (::fstatat(from.folder, from.name.c_str(), &mine, AT_SYMLINK_NOFOLLOW) != 0) return errno;
    int error = noReplace(from, to);
    if (unknownToTheDisk(error) && !S_ISDIR(mine.st_mode)) error = link(from, to);
    if (unknownToTheDisk(error)) error = plain(from, to);
    if (error == EEXIST && onlyCapitalsChange(from, to))
        return call([&] { return ::renameat(from.folder, from.name.c_str(), to.folder, to.name.c_str()); });
    return error;
}

} // namespace albumen

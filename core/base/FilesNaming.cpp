#include "base/FilesNaming.h"

#include <cerrno>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>

#include "base/SearchText.h"

namespace albumen {
namespace {

bool unknownToTheDisk(int error)
{
    return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP;
}

/// What the disk takes for one name: it is where `from` is, and differs in capitals alone.
bool onlyCapitalsChange(const CallPlace& from, const CallPlace& to)
{
    struct stat a {
    };
    struct stat b {
    };
    const std::string before = Path(from.name).filename().native(), after = Path(to.name).filename().native();
    return before != after && caselessKey(before) == caselessKey(after) &&
           ::fstatat(from.folder, from.name.c_str(), &a, AT_SYMLINK_NOFOLLOW) == 0 &&
           ::fstatat(to.folder, to.name.c_str(), &b, AT_SYMLINK_NOFOLLOW) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino && (S_ISDIR(a.st_mode) || a.st_nlink == 1);
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

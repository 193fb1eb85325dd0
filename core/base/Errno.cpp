#include "base/Errno.h"

#include <cstring>
#include <string>

#include <sys/statvfs.h>

namespace albumen {
namespace {

/// Bytes are free where `path` is or was to be, and no inode.
bool outOfFiles(const std::filesystem::path& path)
{
    struct statvfs v {
    };
    const auto folder = path.parent_path();
    if (::statvfs(path.c_str(), &v) != 0 && ::statvfs(folder.empty() ? "." : folder.c_str(), &v) != 0) return false;
    return v.f_files > 0 && v.f_favail == 0 && v.f_bavail > 0;
}

Code codeOf(const std::filesystem::path& path, Doing doing, int error)
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
    case EDQUOT: return outOfFiles(path) ? Code::diskOutOfFiles : Code::diskFull;
    case EROFS: return Code::diskReadOnly;
    default: return doing == Doing::writing ? Code::fileNotWritten : Code::fileUnreadable;
    }
}

} // namespace

tl::unexpected<Error> failErrno(const std::filesystem::path& path, Doing doing, int error)
{
    return fail(codeOf(path, doing, error), Stage::none, path,
                std::string(strerrorname_np(error)) + ": " + std::strerror(error));
}

} // namespace albumen

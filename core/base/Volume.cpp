#include "base/Volume.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

namespace albumen {

std::string volumeOf(const std::filesystem::path& folder)
{
    struct statvfs found {
    };
    if (::statvfs(folder.c_str(), &found) != 0 || found.f_fsid == 0) return {};
    return std::to_string(found.f_fsid);
}

bool isMountPoint(const std::filesystem::path& folder)
{
    struct stat here {
    }, above{};
    if (::stat(folder.c_str(), &here) != 0 || ::stat((folder / "..").c_str(), &above) != 0) return false;
    return here.st_dev != above.st_dev || here.st_ino == above.st_ino;
}

} // namespace albumen

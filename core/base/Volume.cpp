#include "base/Volume.h"

#include <sys/statvfs.h>

namespace albumen {

std::string volumeOf(const std::filesystem::path& folder)
{
    struct statvfs found {
    };
    if (::statvfs(folder.c_str(), &found) != 0 || found.f_fsid == 0) return {};
    return std::to_string(found.f_fsid);
}

} // namespace albumen

#include "base/FileRights.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace albumen {

void narrowRights(const std::filesystem::path& file, const std::filesystem::path& to)
{
    struct stat model {
    };
    struct stat found {
    };
    if (::stat(to.c_str(), &model) != 0) return;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) return;
    constexpr mode_t others = S_IRWXG | S_IRWXO; // the owner is the one who files
    if (::fstat(descriptor, &found) == 0 && (found.st_mode & others & ~model.st_mode) != 0)
        static_cast<void>(::fchmod(descriptor, found.st_mode & 07777 & (model.st_mode | ~others)));
    ::close(descriptor);
}

} // namespace albumen

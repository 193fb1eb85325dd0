#include "base/FileRights.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/Descriptor.h"

namespace albumen {

void narrowRights(const std::filesystem::path& file, const std::filesystem::path& to)
{
    struct stat model {
    };
    struct stat found {
    };
    constexpr mode_t others = S_IRWXG | S_IRWXO; // the owner is the one who files
    const auto isWider = [&] { return (found.st_mode & others & ~model.st_mode) != 0; };
    if (::stat(to.c_str(), &model) != 0 || ::lstat(file.c_str(), &found) != 0 || !isWider()) return;
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!descriptor) return;
    if (::fstat(descriptor.get(), &found) == 0 && isWider())
        static_cast<void>(::fchmod(descriptor.get(), found.st_mode & 07777 & (model.st_mode | ~others)));
}

void keepForOwner(const std::filesystem::path& file)
{
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (descriptor) static_cast<void>(::fchmod(descriptor.get(), S_IRUSR | S_IWUSR));
}

bool isForOwnerAlone(const std::filesystem::path& file)
{
    struct stat found {
    };
    return ::stat(file.c_str(), &found) == 0 && (found.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

bool mayRead(const std::filesystem::path& file)
{
    return ::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) == 0 || errno != EACCES;
}

bool mayLookInto(const std::filesystem::path& folder)
{
    return ::faccessat(AT_FDCWD, folder.c_str(), R_OK | X_OK, AT_EACCESS) == 0 || errno != EACCES;
}

bool mayChange(const std::filesystem::path& folder)
{
    return ::faccessat(AT_FDCWD, folder.c_str(), R_OK | W_OK | X_OK, AT_EACCESS) == 0 || errno != EACCES;
}

bool isReadOnly(const std::filesystem::path& folder)
{
    return ::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0 && errno == EROFS;
}

} // namespace albumen

#include "catalogue/LibraryLock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "catalogue/PrivateFiles.h"

namespace albumen {

Result<LibraryLock> LibraryLock::take(const std::filesystem::path& file)
{
    TRY(expectFile(file, Follow::no));
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (descriptor < 0) {
        const int reason = errno;
        const Code code = reason == EROFS    ? Code::diskReadOnly
                          : reason == ENOSPC ? Code::diskFull
                          : reason == ENOENT ? Code::pathMissing
                                             : Code::pathDenied;
        return fail(code, Stage::store, file.parent_path(),
                    std::strerror(reason)); // the library is what a person knows
    }
    LibraryLock lock(descriptor);
    struct stat found {
    };
    if (::fstat(descriptor, &found) != 0 || !S_ISREG(found.st_mode))
        return fail(Code::pathDenied, Stage::store, file, "is no file");
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
    return fail(errno == EWOULDBLOCK ? Code::libraryInUse : Code::pathDenied, Stage::store, file, std::strerror(errno));
}

LibraryLock::LibraryLock(LibraryLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1))
{
}

LibraryLock& LibraryLock::operator=(LibraryLock&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

LibraryLock::~LibraryLock()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

} // namespace albumen

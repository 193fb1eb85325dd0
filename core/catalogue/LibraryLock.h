// One process writes a library: an advisory lock on `library.lock`.
#pragma once

#include <filesystem>

#include "base/Error.h"

namespace albumen {

/// Held until destroyed, also given back by the system when the process dies.
class LibraryLock
{
public:
    /// Fails: libraryInUse, foreignFile (that name is no file), pathDenied, diskReadOnly, diskFull.
    static Result<LibraryLock> take(const std::filesystem::path& file);
    LibraryLock(LibraryLock&& other) noexcept;
    LibraryLock& operator=(LibraryLock&& other) noexcept;
    ~LibraryLock();

private:
    explicit LibraryLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

} // namespace albumen

// Folders below which the real file system follows no link.
#pragma once

#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "base/Descriptor.h"
#include "base/Files.h"

namespace albumen {

/// Where a system call takes place: a name in an open folder, or, outside all fences, a whole path.
struct CallPlace {
    std::shared_ptr<const void> fence; ///< keeps the fenced folder open; none outside
    Descriptor held;                   ///< keeps `folder` open where that lies deeper
    int folder;
    std::string name;
};

/// Threads: all.
class Fences
{
public:
    /// Fails: errno.
    Result<std::unique_ptr<Fence>> put(const Path& folder);
    /// Opens the folder that holds `path`, one part after the other, from the fenced one on. None: errno says why,
    /// ENOTDIR where a link is on the way.
    std::optional<CallPlace> find(const Path& path) const;

private:
    struct Root {
        Path path;
        Descriptor folder;
    };
    struct Roots {
        std::shared_mutex mutex;
        std::vector<std::shared_ptr<const Root>> all;
    };
    class Held;
    std::shared_ptr<const Root> around(const Path& path) const;

    std::shared_ptr<Roots> roots_ = std::make_shared<Roots>();
};

} // namespace albumen

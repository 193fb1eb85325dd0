// Which sources of a job are there while it runs: a drive is pulled out, a folder is renamed, and what cannot be read
// any more is not broken.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "base/Files.h"
#include "photo/Photo.h"
#include "run/SourcesToScan.h"

namespace albumen {

/// A source that went away stays away for this job. Threads: all.
class SourceWatch
{
public:
    /// Looks at every source. Requires: `files` and `sources` outlive it.
    SourceWatch(Files& files, const std::vector<SourceToScan>& sources);

    /// As far as is known by now; asks no file system.
    bool isAway(const FoundPhoto& photo) const;
    /// Of a file that could not be read: is its source away? Asks the file system.
    bool wentAway(const FoundPhoto& photo);
    /// Whether a file is surely not there any more: a source that is there holds it. So a drive that is away loses
    /// nothing. Asks the file system.
    bool isGone(const Path& file);
    /// Asks for every source that was there.
    void lookAgain();

    /// One per source, in their order.
    std::vector<bool> away() const;

private:
    struct Watched {
        const SourceToScan* source = nullptr;
        Path folder;
        std::optional<std::uint64_t> device; ///< of the folder at the start; none: it was not there
        bool away = false;
    };
    bool stands(const Watched& watched);
    bool goneAway(std::size_t index);
    std::optional<std::size_t> holding(const FoundPhoto& photo) const;

    Files& files_;
    std::vector<Watched> watched_; ///< `away` is guarded by mutex_, the rest never changes
    mutable std::mutex mutex_;
};

} // namespace albumen

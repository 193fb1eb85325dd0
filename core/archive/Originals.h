// The photos themselves: never the archive's to move, rename, renew or throw away, by whatever path they are reached.
#pragma once

#include <set>
#include <utility>

#include "archive/FilingPlan.h"
#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

/// Threads: one at a time.
class Originals
{
public:
    Originals() = default;
    /// Those of the input that are there, and their folders. Cancelled: some of them.
    Originals(Files& files, const FilingInput& input, const JobControl& job);
    bool hold(const FileInfo& file) const { return files_.contains({file.device, file.inode}); }
    bool lieIn(const FileInfo& folder) const { return folders_.contains({folder.device, folder.inode}); }

private:
    using Identity = std::pair<std::uint64_t, std::uint64_t>; ///< device, inode
    std::set<Identity> files_, folders_;
};

} // namespace albumen

// The one read of a photo's file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "photo/Photo.h"

namespace albumen {

/// The largest file that is read: two GiB, more than any photo of today's cameras and little enough to hold in memory.
inline constexpr std::uint64_t maxPhotoBytes = 2ULL << 30U;

/// Threads: all; no state.
class FileReader
{
public:
    /// Requires: `files` outlives the reader.
    explicit FileReader(Files& files, std::uint64_t limit = maxPhotoBytes) : files_(files), limit_(limit) {}

    /// The whole file as the scan saw it. The job is asked before every MiB.
    /// Fails: fileVanished, fileUnreadable, fileTooBig (nothing read), fileChanging (size or time differ from what the
    /// scan found, or changed while it was read: the next scan finds it again), cancelled.
    Result<std::vector<std::byte>> read(const FoundPhoto& photo, const JobControl& job) const;

private:
    Files& files_;
    std::uint64_t limit_;
};

} // namespace albumen

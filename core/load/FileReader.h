// The one read of a photo's file, and the opening of a film's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "base/MemoryBudget.h"
#include "load/ImageLoader.h"
#include "photo/Photo.h"

namespace albumen {

/// The largest file that is read: two GiB, more than any photo of today's cameras and little enough to hold in memory.
inline constexpr std::uint64_t maxPhotoBytes = 2ULL << 30U;

/// A photo that was read, with its share of memory; or a film, open to be read in pieces, since it may be larger than
/// memory.
struct PhotoFile {
    MemoryLease lease;
    std::vector<std::byte> bytes;       ///< of a photo
    std::unique_ptr<ReadableFile> film; ///< null: a photo
};
/// Fails: as the loader.
Result<LoadedImage> loadFile(ImageLoader& loader, const PhotoFile& file, const LoadRequest& request,
                             const JobControl& job);
/// By its first bytes. False also where it cannot be read.
bool isFilm(ReadableFile& file);

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
    /// The same within a budget, which a film takes nothing of: it is opened, of any size.
    Result<PhotoFile> open(const FoundPhoto& photo, MemoryBudget& budget, const JobControl& job) const;
    /// Is the file still as the scan saw it? Asked when a film was read. Fails: fileChanging, fileVanished and kin.
    Status unchanged(const FoundPhoto& photo) const;

private:
    Result<std::vector<std::byte>> readOpen(ReadableFile& file, const FoundPhoto& photo, const JobControl& job) const;
    Files& files_;
    std::uint64_t limit_;
};

} // namespace albumen

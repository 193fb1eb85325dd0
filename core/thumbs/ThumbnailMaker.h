// Makes the small picture of a photo or a face anew, from the file: read, decode small, cut, compress.
#pragma once

#include <cstddef>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "base/MemoryBudget.h"
#include "catalogue/PhotoRows.h"
#include "load/InProcessLoader.h"
#include "photo/Geometry.h"

namespace albumen {

/// Threads: all.
class ThumbnailMaker
{
public:
    /// Requires: `files` outlives it.
    explicit ThumbnailMaker(Files& files);

    /// The whole photo, as load/Thumbnailer.h says.
    /// Fails: fileVanished, fileUnreadable, fileChanging (another picture than the catalogue knows may be there), and
    /// as ImageLoader; cancelled.
    Result<std::vector<std::byte>> ofPhoto(const PhotoRow& photo, const JobControl& job);
    /// A square of faceThumbnailSide pixels. Fails: the same, and noFace.
    Result<std::vector<std::byte>> ofFace(const PhotoRow& photo, const RelBox& face, const JobControl& job);

private:
    Result<LoadedImage> load(const PhotoRow& photo, int longSide, const JobControl& job);

    Files& files_;
    MemoryBudget fileBytes_, pixels_; // in this order, as in a recognise job
    InProcessLoader loader_;
};

} // namespace albumen

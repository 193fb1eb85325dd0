// The regions that other programs wrote into a photo and beside it.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "metadata/FaceRegions.h"

namespace albumen {

/// Where sidecars lie: beside the photos, or in a tree of their own.
struct SidecarPlace {
    Path tree; ///< empty: beside the photos
    Path base; ///< the folder whose tree it mirrors
    /// PHOTO.jpg.xmp
    Path of(const Path& photo) const;
};

/// The deepest folder above all of these; empty for none.
Path commonFolder(const std::vector<Path>& folders);

/// Threads: one at a time.
class NamesInFiles
{
public:
    NamesInFiles(Files& files, SidecarPlace place) : files_(files), place_(std::move(place)) {}

    /// PHOTO.jpg.xmp, else PHOTO.xmp (as Lightroom names it, beside the photo); then what is embedded; then
    /// .picasa.ini. What an earlier one says of a face the later ones do not say again.
    /// None: cancelled. Fails: fileVanished, fileUnreadable, fileTooBig.
    Result<std::optional<std::vector<FaceRegion>>> read(const Path& photo, const PictureFrame& frame,
                                                        const JobControl& job);

private:
    Result<std::string> sidecarText(const Path& photo);
    Result<std::optional<std::vector<std::byte>>> bytesWithXmp(const Path& photo, const JobControl& job);
    Result<const PicasaIni*> picasaOf(const Path& folder);

    Files& files_;
    SidecarPlace place_;
    std::map<Path, PicasaIni> picasa_;
};

} // namespace albumen

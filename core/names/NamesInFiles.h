// The regions that other programs wrote into a photo and beside it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "metadata/FaceRegions.h"

namespace albumen {

/// Where sidecars lie: beside the photos, or in a tree of their own.
struct SidecarPlace {
    Path tree; ///< empty: beside the photos
    Path base; ///< the folder whose tree it mirrors
    /// Beside the photo as sidecarToWrite() has it; in a tree PHOTO.jpg.xmp.
    Path of(Files& files, const Path& photo) const;
};

/// The deepest folder above all of these; empty for none.
Path commonFolder(const std::vector<Path>& folders);

/// What other programs say of one photo.
struct NamesOfPhoto {
    std::vector<FaceRegion> regions;
    std::vector<std::string> placeless; ///< names that no region has
    std::vector<Error> problems; ///< files beside the photo that could not be read, each with its path; the others were
};

/// How the boxes of a HEIC or AVIF turn its stored picture; upright for every other file, and one that cannot be read.
Orientation turnByBoxes(Files& files, const Path& photo);

/// Threads: one at a time.
class NamesInFiles
{
public:
    /// `unreadable`: RAWs whose sidecars are read as those of the photos of their stems.
    NamesInFiles(Files& files, SidecarPlace place, std::set<Path> unreadable = {})
        : files_(files), place_(std::move(place)), unreadable_(std::move(unreadable))
    {
    }

    /// Remembers the contacts of the .picasa.ini in this folder for the photos of others. Fails: as readWhole; it
    /// counts as empty then, and is not told again.
    Status meetContacts(const Path& folder);

    /// The sidecars (metadata/SidecarFiles.h), but for one that other photos share and whose areas are said of a
    /// picture that one of those is more likely than this, by its size; then every packet that is embedded, then
    /// .picasa.ini, then Takeout's JSON. What an earlier one says of a face the later ones do not say again. One that
    /// cannot be read is a problem among the names. None: cancelled. Fails, of the photo itself: fileVanished,
    /// fileUnreadable, fileTooBig.
    Result<std::optional<NamesOfPhoto>> read(const Path& photo, const PictureFrame& frame, const JobControl& job);

private:
    struct Text {
        Path path;
        std::string text;
    };
    std::vector<Text> sidecarsOf(const Path& photo, const PictureFrame& frame, NamesOfPhoto& names);
    bool isOfAnother(const Path& photo, const PictureFrame& frame, const Text& sidecar);
    cv::Size sizeOf(const Path& photo);
    void readTakeout(const Path& photo, NamesOfPhoto& names);
    Result<std::optional<std::vector<std::byte>>> bytesWithXmp(const Path& photo, const JobControl& job);
    Result<const PicasaIni*> picasaOf(const Path& folder);

    Files& files_;
    SidecarPlace place_;
    std::set<Path> unreadable_;
    std::map<Path, PicasaIni> picasa_;
    PicasaContacts contacts_; ///< of all folders met
};

} // namespace albumen

// The photos whose names are read from files, or written into them.
#pragma once

#include <vector>

#include "base/JobControl.h"
#include "catalogue/Db.h"
#include "metadata/FaceRegions.h"
#include "names/NamesInFiles.h"
#include "photo/Ids.h"

namespace albumen {

/// A photo whose names are read or written, with its picture.
struct NamedPhoto {
    Path path;
    Path root;
    ContentNo content{};
    PictureFrame frame;
    PhotoId photo{};
    std::int64_t beside = 0; ///< as PhotoRow has it
};

struct PhotosToName {
    std::vector<NamedPhoto> photos; ///< by path; of roots that are there
    SidecarPlace place;
    std::set<Path> unreadable; ///< files that are there and no photos, since they cannot be read
};

/// Those at and below `paths`, of all of them where there is none; with sidecars below `tree`, or beside them.
/// Fails: pathMissing (the library has no photo there), cancelled.
Result<PhotosToName> photosToName(Db& db, const std::vector<Path>& paths, const Path& tree, const JobControl& job);

} // namespace albumen

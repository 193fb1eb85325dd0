// Names of faces, and stars, written into XMP sidecars, PHOTO.jpg.xmp beside PHOTO.jpg, so that other programs know
// them too.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/Error.h"
#include "base/Files.h"
#include "base/JobControl.h"
#include "metadata/FaceRegions.h"

namespace albumen {

/// A face of a photo, as a sidecar shall say it.
struct FaceToSay {
    RelBox box;
    std::string name;                 ///< empty: nobody's
    bool settled = false;             ///< a person decided that it is nobody's: what a sidecar says of this place goes
    std::vector<std::string> refused; ///< a person decided that it is none of these
};

/// How many stars a photo has, as a sidecar shall say it. A favourite is not said: no property of XMP means it.
struct StarsToSay {
    int now = 0; ///< 0: none
    std::set<int>
        before; ///< that it had: where it has none now the sidecar says so in their place, and what others wrote stays
};

/// The packet with these faces as MWG regions and Microsoft's, and their names as keywords (dc:subject, and
/// lr:hierarchicalSubject "People|NAME" as Lightroom and digiKam have them). A region that marks one of the faces keeps
/// its area and whatever else it says, and gets the face's name; the keywords of a name it lost go where no other
/// region has it. Stars as xmp:Rating. Everything else in the packet stays. Areas are said of the stored picture; of
/// the upright one where AppliedToDimensions say that the packet's are. Ensures: the very same text where it says all
/// this already; empty when the packet is, no face has a name and the photo no stars. Fails: foreignFile (XMP that
/// cannot be read, or of which something would be lost: it is best left alone). Threads: all.
Result<std::string> withFaces(std::string_view packet, const std::vector<FaceToSay>& faces, const PictureFrame& frame,
                              const StarsToSay& stars = {});

/// All that a sidecar shall say of its photo.
struct PhotoToSay {
    std::vector<FaceToSay> faces;
    PictureFrame frame;
    StarsToSay stars = {};
};

/// What else lies beside the photo.
struct OtherSidecars {
    std::vector<Path> paths;
    bool shared = false; ///< by other photos: the people and areas in it may be theirs
};

enum class SidecarChange { none, written };
/// Brings the sidecar up to date: written under a temporary name, flushed, read back, compared, renamed. Makes its
/// folder. What stands there is not written again where nothing changes; an empty or broken file is kept as
/// SIDECAR.broken, and in its place comes what the first of `others` says that is XMP. A new one begins with what that
/// says besides people and areas, where it is other photos' too.
/// A new one gives nobody a right that `rightsOf` does not, its photo for one; without it, it is the owner's alone. One
/// that is written anew gets none that it had not.
/// None: cancelled; then nothing was written. Fails: foreignFile, sourceChanged (another program wrote it meanwhile),
/// copyDiffers, and what Files gives.
/// Threads: one per sidecar.
Result<std::optional<SidecarChange>> writeSidecar(Files& files, const Path& sidecar, const PhotoToSay& photo,
                                                  const JobControl& job, const Path& rightsOf = {},
                                                  const OtherSidecars& others = {});

} // namespace albumen

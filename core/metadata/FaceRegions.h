// Faces and names that other programs wrote: regions of the Metadata Working Group (digiKam, Lightroom, Picasa), of
// Microsoft, and of .picasa.ini.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core/types.hpp>

#include "photo/Geometry.h"

namespace albumen {

enum class RegionSource { mwg, microsoft, picasa };

/// A face as another program marked it.
struct FaceRegion {
    std::string name; ///< printable, trimmed; empty: nobody was named
    RelBox box;       ///< of the upright picture, inside it
    RegionSource source = RegionSource::mwg;
};

/// How the picture lies in its file.
struct PictureFrame {
    cv::Size upright; ///< 0 x 0 where it is not known
    Orientation orientation = Orientation::upright;
};

/// Regions read of one photo at most: group photos of whole schools have some hundred.
inline constexpr std::size_t maxRegions = 1000;
/// What is longer is no name. Origin: file systems take names of 255 bytes.
inline constexpr std::size_t maxNameBytes = 255;

/// MWG regions of type Face, or named and without a type, then Microsoft's. An area is said of the stored picture, as
/// MWG 2.0 chapter 5 wants and digiKam, Lightroom and Picasa do, unless AppliedToDimensions are those of the turned
/// picture: then of the upright one, and Microsoft's regions of the same packet with it. What `extension` says of other
/// properties belongs to the packet (see metadata/ExtendedXmp.h).
/// Ensures: at most maxRegions, each with an area inside the picture; what is said badly is left out. Threads: all.
std::vector<FaceRegion> regionsInXmp(std::string_view packet, const PictureFrame& frame,
                                     std::string_view extension = {});

/// The regions of a .picasa.ini, of all photos beside it. Contacts whose names stand in Picasa's own contacts.xml are
/// nobody here. Areas are said of the stored picture, as Picasa's own XMP has them. Threads: all, once made.
class PicasaIni
{
public:
    /// Text larger than this is not read: 100,000 photos with two faces each.
    static constexpr std::size_t maxBytes = 16 << 20;

    explicit PicasaIni(std::string_view text);
    std::vector<FaceRegion> regionsOf(const std::string& fileName, const PictureFrame& frame) const;

private:
    std::map<std::string, std::string, std::less<>> names_; ///< by contact
    std::map<std::string, std::string, std::less<>> faces_; ///< the line "faces=" by file name
};

/// Which face each region marks: the pairs that overlap most first, none twice. Programs draw faces differently, so a
/// region marks a face when they share a third of what they cover together, or each holds the other's centre and
/// neither is more than six times the other.
std::vector<std::optional<std::size_t>> facesMarkedBy(const std::vector<RelBox>& regions,
                                                      const std::vector<RelBox>& faces);
/// The regions without those that mark a face which an earlier one marks already.
std::vector<FaceRegion> withoutDoubles(std::vector<FaceRegion> regions);

} // namespace albumen

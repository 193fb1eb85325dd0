// Faces and names that other programs wrote: regions of the Metadata Working Group (digiKam, Lightroom, Picasa), of
// Microsoft, ACDSee and IPTC, of .picasa.ini, and names without a place.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core/types.hpp>

#include "photo/Geometry.h"

namespace albumen {

enum class RegionSource { mwg, microsoft, acdsee, iptc, picasa, program };

/// A face as another program marked it.
struct FaceRegion {
    std::string name; ///< printable, trimmed; empty: nobody was named
    RelBox box;       ///< of the upright picture, inside it
    RegionSource source = RegionSource::mwg;
    std::vector<std::string> otherNames; ///< that further files of the picture have there (see unitedRegions)
};

/// How the picture lies in its file.
struct PictureFrame {
    cv::Size upright; ///< 0 x 0 where it is not known
    Orientation orientation = Orientation::upright;
    /// HEIC, AVIF and JPEG XL, which turn the stored picture themselves: how (OwnTurn.h). Areas are said of the turned
    /// one, unless their size is that of the stored.
    Orientation byBoxes = Orientation::upright;
};

/// Regions read of one photo at most: group photos of whole schools have some hundred.
inline constexpr std::size_t maxRegions = 1000;
/// What is longer is no name. Origin: file systems take names of 255 bytes.
inline constexpr std::size_t maxNameBytes = 255;

/// MWG regions of type Face, or named and without a type, then Microsoft's, ACDSee's and those of IPTC 2019, in shares
/// of the picture or in pixels. An area is said of the stored picture, as
/// MWG 2.0 chapter 5 wants and digiKam, Lightroom and Picasa do, unless AppliedToDimensions are those of the turned
/// picture: then of the upright one, and the others' regions of the same packet with it. What `extension` says of other
/// properties belongs to the packet (see metadata/ExtendedXmp.h).
/// Ensures: at most maxRegions, each with an area inside the picture; what is said badly is left out. Threads: all.
std::vector<FaceRegion> regionsInXmp(std::string_view packet, const PictureFrame& frame,
                                     std::string_view extension = {});

/// Names that are said of the photo without a place in it: PersonInImage, keywords below "People" as digiKam, Lightroom
/// and others have them, Microsoft's people without a rectangle. Each once; those of regions are among them.
/// Threads: all.
std::vector<std::string> namesInXmp(std::string_view packet, std::string_view extension = {});
/// The people that Google Takeout's JSON beside a photo names. Threads: all.
std::vector<std::string> namesInTakeout(std::string_view json);
/// As nameTakenIn() has it. Empty: too long for a name.
std::string personNameIn(std::string_view said);

/// Picasa's names by contact.
using PicasaContacts = std::map<std::string, std::string, std::less<>>;

/// The regions, stars and albums of a .picasa.ini, of all photos beside it, in UTF-8, UTF-16 or Windows' code page
/// 1252. Sections are found whatever their letter case. Contacts whose names stand in Picasa's own contacts.xml are
/// nobody here. Areas are said of the stored picture, as Picasa's own XMP has them. Threads: all, once made.
class PicasaIni
{
public:
    /// Text larger than this is not read: 100,000 photos with two faces each.
    static constexpr std::size_t maxBytes = 16 << 20;

    explicit PicasaIni(std::string_view text);
    /// `others`: contacts of other folders; Picasa lists one where it was first met.
    std::vector<FaceRegion> regionsOf(const std::string& fileName, const PictureFrame& frame,
                                      const PicasaContacts& others = {}) const;
    const PicasaContacts& contacts() const { return names_; }
    /// Every file of which it says a face, a star or an album.
    std::vector<std::string> files() const;
    bool isStarred(const std::string& fileName) const { return starred_.contains(fileName); }
    std::vector<std::string> albumsOf(const std::string& fileName) const; ///< as albumNames() has them
    const std::map<std::string, std::string>& albumNames() const { return albumNames_; }

private:
    void readLines(std::string_view text);

    PicasaContacts names_;
    std::map<std::string, std::string, std::less<>> faces_; ///< the line "faces=" by file name
    std::set<std::string> starred_;
    std::map<std::string, std::string, std::less<>> albums_; ///< the line "albums=" by file name
    std::map<std::string, std::string> albumNames_;          ///< by token, in small letters
    std::map<std::string, std::string, std::less<>> folded_; ///< the same by file name in small letters
};

/// Which face each region marks: the pairs that overlap most first, none twice. Programs draw faces differently, so a
/// region marks a face when they share a third of what they cover together, or each holds the other's centre and
/// neither is more than six times the other.
std::vector<std::optional<std::size_t>> facesMarkedBy(const std::vector<RelBox>& regions,
                                                      const std::vector<RelBox>& faces);
/// The regions without those that mark a face which an earlier one marks already.
std::vector<FaceRegion> withoutDoubles(std::vector<FaceRegion> regions);
/// The same of regions that several files of one picture have: the first one that names somebody holds, and keeps the
/// other names of its place.
std::vector<FaceRegion> unitedRegions(std::vector<FaceRegion> regions);

} // namespace albumen

// Where regions stand in XMP, and how their areas are read. For core/metadata alone.
#pragma once

#include <optional>

#include "metadata/FaceRegions.h"
#include "metadata/XmpTree.h"

namespace albumen {

// MWG 2.0, chapter 5; Microsoft's "People Tagging Overview".
inline constexpr const char* mwgRegions = "Xmp.mwg-rs.Regions";
inline constexpr const char* mwgSize = "Xmp.mwg-rs.Regions/mwg-rs:AppliedToDimensions";
inline constexpr const char* mwgList = "Xmp.mwg-rs.Regions/mwg-rs:RegionList";
inline constexpr const char* microsoftRegions = "Xmp.MP.RegionInfo";
inline constexpr const char* microsoftList = "Xmp.MP.RegionInfo/MPRI:Regions";
// ACDSee has MWG's structure under names of its own; IPTC Photo Metadata Standard 2019.1, chapter "Image Region".
inline constexpr const char* acdseeSize = "Xmp.acdsee-rs.Regions/acdsee-rs:AppliedToDimensions";
inline constexpr const char* acdseeList = "Xmp.acdsee-rs.Regions/acdsee-rs:RegionList";
inline constexpr const char* iptcList = "Xmp.iptcExt.ImageRegion";

// Keywords: Dublin Core's, and those in which programs keep people below a word for people.
inline constexpr const char* starsKey = "Xmp.xmp.Rating"; // XMP part 1, 8.4: -1 rejected, 0 none, 1 to 5
inline constexpr const char* subjectKey = "Xmp.dc.subject";
inline constexpr const char* hierarchyKey = "Xmp.lr.hierarchicalSubject";
inline constexpr const char* peopleKeywords[] = {"Xmp.digiKam.TagsList", hierarchyKey,
                                                 "Xmp.MicrosoftPhoto.LastKeywordXMP", "Xmp.mediapro.CatalogSets"};

/// Is it a person's region of MWG or ACDSee?
bool isFace(const XmpItem& item);
/// The part inside the picture. None: no area, or mostly outside.
std::optional<RelBox> insideOf(const RelBox& box);
/// As said, not turned; `stored`: the size that areas in pixels are said of. None: not four finite numbers.
std::optional<RelBox> mwgArea(const XmpItem& item, cv::Size stored);
std::optional<RelBox> microsoftArea(const XmpItem& item, cv::Size stored);
/// Regions of ACDSee and IPTC are added to `regions`, turned upright.
void addOtherRegions(std::vector<FaceRegion>& regions, const Exiv2::XmpData& data, const PictureFrame& frame);
/// The centre and sides, or the diameter, below "AREA/", as MWG says them.
std::optional<RelBox> centredArea(const XmpItem& item, const std::string& area, cv::Size stored);
/// "0.5", also with a comma. None: no finite number.
std::optional<float> numberOf(std::string_view text);
/// Adds it upright, unless it lies mostly outside the picture.
void addRegion(std::vector<FaceRegion>& regions, std::string_view name, const RelBox& said, const PictureFrame& frame,
               RegionSource source);
/// The size that areas in pixels are said of: what the packet says, else that of the frame.
cv::Size sizeOfAreas(const Exiv2::XmpData& data, const char* said, const PictureFrame& frame);
/// How the picture lies in the frame that the areas of this XMP are said of.
PictureFrame frameOfAreas(const Exiv2::XmpData& data, const PictureFrame& frame);

} // namespace albumen

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

/// As said, not turned. None: not four finite numbers.
std::optional<RelBox> mwgArea(const XmpItem& item);
std::optional<RelBox> microsoftArea(const XmpItem& item);
/// How the picture lies in the frame that the areas of this XMP are said of.
PictureFrame frameOfAreas(const Exiv2::XmpData& data, const PictureFrame& frame);

} // namespace albumen

// XMP as other programs write it.
#pragma once

#include <string>
#include <vector>

namespace albumen::test {

struct RegionText {
    std::string name, type, area; ///< area: "x y w h", of the centre
};

/// A packet as digiKam writes it; `size` "w h" as AppliedToDimensions, or none. `more` goes beside the regions.
std::string mwgPacket(const std::vector<RegionText>& regions, const std::string& size = "4000 3000",
                      const std::string& more = {});

struct RectangleText {
    std::string name, rectangle; ///< "x, y, w, h"
};
std::string microsoftPacket(const std::vector<RectangleText>& regions);

/// A .picasa.ini of one photo.
std::string picasaIni(const std::string& photo, const std::string& faces);

} // namespace albumen::test

// XMP as other programs write it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/Pictures.h"

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
std::string microsoftPacket(const std::vector<RectangleText>& regions, const std::string& more = {});

/// Says that the rest of a packet has this name: goes beside the regions of mwgPacket().
std::string extensionName(const std::string& name);
/// The body of an APP1 segment with a part of such a rest: its name, the length of all of it, and where this stands.
std::string extensionPart(const std::string& name, std::size_t whole, std::size_t offset, std::string_view text);
/// A JPEG whose XMP is `packet`, and goes on in parts of at most `most` bytes.
ByteVector withExtendedXmp(const ByteVector& jpeg, const std::string& packet, const std::string& name,
                           const std::string& rest, std::size_t most);

/// A .picasa.ini of one photo.
std::string picasaIni(const std::string& photo, const std::string& faces);

} // namespace albumen::test

// A photo as a file, and the picture in it as a content.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "photo/DateSpan.h"
#include "photo/Geometry.h"
#include "photo/Ids.h"

namespace albumen {

/// A file that a scan found. `path` is absolute; `folder` is relative to the root ("" for the root itself).
struct FoundPhoto {
    RootId root{};
    std::filesystem::path path;
    std::string folder;
    std::string name;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    std::int64_t beside = 0; ///< how its sidecars are, see metadata/SidecarStamps.h; 0: there are none
};

/// The name of a picture: the hash of its image data without metadata, so that moved, copied and re-tagged files of
/// one picture are one content.
struct ContentId {
    int method = 0; ///< 0: none. 1: image data by format, SHA-256, first 16 bytes. 2: the whole file
    std::array<std::byte, 16> hash{};
    auto operator<=>(const ContentId&) const = default;
};

/// Stored as numbers: a new one goes to the end.
enum class ImageFormat { unknown, jpeg, png, webp, tiff, bmp, gif, heif, avif, raw, jxl, film };
std::string_view nameOf(ImageFormat format);

/// What the metadata says. None = not said.
struct ExifFacts {
    std::optional<std::int64_t> takenLocalS;   ///< seconds since 1970 of the camera's own clock
    DateSpan takenSpan = DateSpan::moment;     ///< how much of it was said
    std::optional<int> takenOffsetMin;         ///< minutes east of UTC, where the camera wrote it
    std::optional<double> latitude, longitude; ///< degrees, north and east positive
    std::string camera;                        ///< maker and model, printable
    Orientation orientation = Orientation::upright;
    bool screenshot = false; ///< the file says that it is a picture of a screen
};

/// deleted: from the trash, for good, when a person wanted it.
enum class PhotoState { present = 0, missing = 1, trashed = 2, deleted = 3 };

} // namespace albumen

// PHOTO.xmp where several photos have that stem: it belongs to all of them, the people and areas in it to one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core/types.hpp>

#include "base/Files.h"

namespace albumen {

/// The other photos to which a sidecar of this stem belongs as well, by their names: of a RAW the other RAWs, of
/// another picture those that are no RAW. Threads: all.
std::vector<Path> othersOfStem(Files& files, const Path& photo);
/// Is it called after the photo's stem, and not after its whole name?
bool isCalledAfterStem(const Path& sidecar, const Path& photo);

/// What the packet says besides people and areas: neither regions nor names, nor the names among the keywords. Empty:
/// nothing, or it cannot be read. Threads: all.
std::string withoutPeople(std::string_view packet);
/// The size of the picture that the packet's areas are said of. None: it says none. Threads: all.
std::optional<cv::Size> appliedTo(std::string_view packet);

/// How well a picture is the one that areas are said of, turned or not.
enum class SizeFit { none, shape, size };
SizeFit fitOf(cv::Size picture, cv::Size areas);

} // namespace albumen

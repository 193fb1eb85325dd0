// Where other programs usually keep what they know of photos.
#pragma once

#include <filesystem>
#include <map>

#include "photo/OtherProgram.h"

namespace albumen {

/// Those that are there. Picasa keeps its lists among the photos, and a Takeout lies anywhere: neither is looked for.
/// Threads: all; it looks at the disk.
std::map<OtherProgram, std::filesystem::path> usualPlaces(const std::filesystem::path& home,
                                                          const std::filesystem::path& pictures);

} // namespace albumen

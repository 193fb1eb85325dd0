// The log: time, level, stage, code, path. No name of a person above debug. spdlog behind two functions.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/Error.h"

namespace albumen::log {

/// Opens the rotating log file (5 x 5 MB). Without it, lines go nowhere. Threads: all.
void open(const std::filesystem::path& file);
/// Where it is written, and the files that it was rotated into; none: nowhere. The one that is written comes first.
std::vector<std::filesystem::path> files();
/// Deletes what was logged so far. Fails: pathDenied, diskReadOnly.
Status clear();
void error(const Error& error);
/// Something that was done and that somebody may ask about: what, to which file.
void note(std::string_view what, const std::filesystem::path& path);

} // namespace albumen::log

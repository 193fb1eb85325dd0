// The log: time, level, stage, code, path. No name of a person above debug. spdlog behind two functions.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/Error.h"

namespace albumen::log {

/// Opens the rotating log file (5 x 5 MB). Without it, lines go nowhere. Threads: all.
void open(const std::filesystem::path& file);
void error(const Error& error);
/// Something that was done and that somebody may ask about: what, to which file.
void note(std::string_view what, const std::filesystem::path& path);

} // namespace albumen::log

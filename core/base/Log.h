// The log: time, level, stage, code, path. No name of a person above debug. spdlog behind four functions.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/Error.h"

namespace albumen::log {

/// Opens the rotating log file (5 x 5 MB). Without it, lines go nowhere. Threads: all.
void open(const std::filesystem::path& file);
void info(std::string_view line);
void warn(std::string_view line);
void error(const Error& error);

} // namespace albumen::log

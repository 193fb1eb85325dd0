// The day that cameras and messengers write into the name of a file: IMG_20190714_180359.jpg, 2019-07-14 party.jpg.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace albumen {

/// Seconds of the local clock since 1970, at midnight. None: its name holds no day, or one that never was.
std::optional<std::int64_t> dayInName(const std::filesystem::path& file);

} // namespace albumen

// Cameras' own formats by the names of their files.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

namespace albumen {

/// ".cr2" and the like, in small letters.
std::span<const std::string_view> rawExtensions();
/// Has it one of them, whatever the letter case?
bool isRawName(const std::filesystem::path& file);

} // namespace albumen

// Pictures by the names of their files.
#pragma once

#include <span>
#include <string_view>

namespace albumen {

/// Without the dot, in small letters.
std::span<const std::string_view> photoExtensions();
/// Ensures: true for the extensions (without regard to case) that are handed on unread, so that a broken photo is told.
bool hasPhotoExtension(std::string_view name);

} // namespace albumen

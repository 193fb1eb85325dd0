// Films by the names of their files, and the film of a live photo.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace albumen {

/// Ensures: true for the extensions (without regard to case) of films that are looked at as photos are.
bool hasFilmExtension(std::string_view name);

/// What phones put beside a photo of the same stem, in small letters.
inline constexpr std::array<std::string_view, 2> liveFilmEndings = {".mov", ".mp4"};

/// What the files of a live photo say in common, whatever they are called. Empty: nothing, or they cannot be read.
struct LiveIdentifiers {
    std::function<std::string(const std::filesystem::path&)> ofPhoto, ofFilm;
};

} // namespace albumen

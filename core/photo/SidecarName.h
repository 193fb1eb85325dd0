// Whose a sidecar is by its name, the one rule for reading, writing and filing.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace albumen {

/// photo.jpg.xmp is called after the name, photo.xmp after the stem.
enum class CalledAfter { name, stem };

/// Which photos lie in a folder, by their very names.
struct PhotosThere {
    std::function<bool(const std::string& name)> named;
    std::function<bool(const std::string& stem)> ofStem;
};

/// A sidecar is the photo's after which it is called, whatever the letter case, unless it is called to the letter as
/// another photo that is there. `called`: its name without its own ending, equal to the photo's name or stem but for
/// the letter case.
bool isAnothersSidecar(const std::string& called, const std::filesystem::path& photo, CalledAfter after,
                       const PhotosThere& there);

} // namespace albumen

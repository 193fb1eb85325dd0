// The photos of a library, found by the paths under which another program knows them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "names/ProgramSays.h"
#include "photo/Ids.h"

namespace albumen {

/// A photo as it may be met.
struct PhotoPlace {
    Path path;
    ContentNo content{};
    std::uint64_t size = 0;
    std::optional<std::int64_t> takenLocalS;
};

/// Threads: all, once made.
class PhotosByPath
{
public:
    explicit PhotosByPath(std::vector<PhotoPlace> photos);

    /// The photo at its very path; else the one that has the longest end of it in common, where there is only one such
    /// picture. With nothing in common but its name it is one of equal size, or taken at that time. None: no photo is
    /// it, or several may be.
    std::optional<std::size_t> find(const PictureSaid& picture) const;
    const PhotoPlace& at(std::size_t photo) const { return photos_[photo]; }

private:
    std::vector<PhotoPlace> photos_;
    std::map<std::string, std::vector<std::size_t>> byName_; ///< in small letters
};

} // namespace albumen

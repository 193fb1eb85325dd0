// The films of a folder that belong to its live photos: they go where those go, and are no films of their own.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/Files.h"
#include "photo/FilmName.h"

namespace albumen {

/// Threads: one.
class LiveFilms
{
public:
    /// Requires: `live` outlives it.
    LiveFilms(Path folder, const std::vector<FolderEntry>& entries, const LiveIdentifiers& live);

    /// A film called as a photo is that photo's. One of another name is where it says the identifier of a photo that
    /// has no film of its own name; photos are asked only where a film says one.
    bool contains(const std::string& name);

private:
    bool isSaid(const std::string& identifier);

    const Path folder_;
    const LiveIdentifiers& live_;
    std::set<std::string> photoStems_, filmStems_; ///< without regard to case
    std::vector<std::string> photos_;
    std::optional<std::set<std::string>> said_; ///< by the photos without a film
};

} // namespace albumen

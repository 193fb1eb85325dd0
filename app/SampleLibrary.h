// The album of drawn people has a library of its own beside it, so that nobody of it comes among the user's people.
#pragma once

#include <functional>

#include "Paths.h"
#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

/// As for the user's library, with library, photos and archive of the album in their place; `sample` stays where it
/// is.
Paths pathsOfSample(PathSources sources);
/// Draws what is missing of the album in `folder`. Fails: as drawSampleAlbum.
Status drawSample(Files& files, const std::filesystem::path& folder, const JobControl& job,
                  std::function<void()> drawn = {});

} // namespace albumen

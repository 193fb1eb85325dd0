// The album of drawn people has a library of its own beside it, so that nobody of it comes among the user's people.
#pragma once

#include <functional>

#include "Paths.h"
#include "base/Files.h"
#include "base/JobControl.h"
#include "library/Settings.h"

namespace albumen {

/// As for the user's library, with the one of the album in its place; `sample` stays where it is.
Paths pathsOfSample(PathSources sources);
/// Draws what is missing of the album in `folder`. Fails: as drawSampleAlbum.
Status drawSample(Files& files, const std::filesystem::path& folder, const JobControl& job,
                  std::function<void()> drawn = {});
/// The album's photos become the choice, with an archive beside them; a choice of later stands. Fails: as choose.
Status chooseSample(Settings& settings, const std::filesystem::path& folder);

} // namespace albumen

// Where a copy goes in a folder that is not ours: never over a file that is there, and never twice.
#pragma once

#include <optional>
#include <string>

#include "archive/VerifiedCopy.h"
#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

/// Is it an error of the file that was to be given, so that the others can be, and not of where they go? What decodes a
/// picture names no path.
bool isAbout(const Error& error, const Path& source);

struct GivenPlace {
    Path path;
    bool there = false; ///< a file with these bytes lies there already
};

/// "a.jpg", else "a (2).jpg" and so on: the first that is free, or that has the bytes of `like`. `like`: the photo, or
/// what was made of it. Nothing: cancelled. Fails: as the files.
Result<std::optional<GivenPlace>> placeFor(Files& files, const Path& folder, const std::string& name, const Path& like,
                                           const JobControl& job);

/// Gives a finished part its place; one whose bytes are there already goes away. Nothing: cancelled. Fails: as the
/// files. Ensures: there is no part any more (unless the disk refuses even that).
Result<std::optional<GivenPlace>> givePlace(Files& files, const Path& part, const Path& folder, const std::string& name,
                                            const JobControl& job);

} // namespace albumen

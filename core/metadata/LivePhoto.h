// Apple's content identifier: what photo and film of one live photo have in common, whatever they are called.
#pragma once

#include <string>

#include "base/Files.h"
#include "metadata/Bytes.h"
#include "photo/FilmName.h"

namespace albumen {

/// In the maker's note of a HEIC or JPEG. Empty: there is none. Threads: all.
std::string contentIdentifierIn(Bytes photo);
/// The same of a file, of which as much is read as its EXIF takes. Empty also where it cannot be read.
std::string contentIdentifierOfPhoto(Files& files, const Path& photo);
/// com.apple.quicktime.content.identifier of a QuickTime film. Reads the heads of its boxes and at most 256 KiB.
/// Empty: none, or it cannot be read. Threads: all.
std::string contentIdentifierOfFilm(Files& files, const Path& film);
/// Both. Requires: `files` outlives them.
LiveIdentifiers liveIdentifiers(Files& files);

} // namespace albumen

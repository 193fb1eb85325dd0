// What other programs lay beside a photo: its sidecars, and Google Takeout's JSON.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/Error.h"
#include "base/Files.h"

namespace albumen {

/// The sidecars that are there: PHOTO.jpg.xmp (digiKam, darktable), then PHOTO.xmp (Lightroom, Bridge), name and
/// extensions as they are, in small or in capital letters; one that is called as another photo is that one's. PHOTO.xmp
/// beside a RAW of that stem is the RAW's alone, unless that is one of `unreadable`. A link is followed: a sidecar may
/// be read through it. Threads: all.
std::vector<Path> sidecarsBeside(Files& files, const Path& photo, const std::set<Path>& unreadable = {});
/// The one to write into: the first that is there, else PHOTO.jpg.xmp, for cameras' RAW PHOTO.xmp. PHOTO.xmp that other
/// photos share (metadata/SharedSidecar.h) is none to write people into: then PHOTO.jpg.xmp. Threads: all.
Path sidecarToWrite(Files& files, const Path& photo);
/// The JSON that Takeout wrote for it, with its cut names. Threads: all.
std::vector<Path> takeoutBeside(Files& files, const Path& photo);

/// The texts of sidecarsBeside(), those that cannot be read left out. Threads: all.
std::vector<std::string> sidecarTexts(Files& files, const Path& photo);
/// The texts of takeoutBeside(), alike. Threads: all.
std::vector<std::string> takeoutTexts(Files& files, const Path& photo);
/// Empty: there is no such file, or nothing in it. Fails: as Files does, fileTooBig.
Result<std::string> textAt(Files& files, const Path& path, std::uint64_t limit);

} // namespace albumen

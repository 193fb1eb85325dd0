// What lies among photos and is none of a collection: caches and waste of other programs, and what the user names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/Files.h"

namespace albumen {

/// A folder of this name is left out wherever it lies: thumbnails of a NAS, waste baskets, previews of Lightroom,
/// caches of Capture One and iTunes. Without regard to case. Threads: all.
bool isOtherPrograms(std::string_view folderName);
/// Of Apple's libraries, which are folders, the originals alone are photos: may `name` directly in `folderName` be
/// entered? True in every other folder. Threads: all.
bool isOriginalsIn(std::string_view folderName, std::string_view name);
/// Is it one of Apple's libraries? A picture directly in it is none of its originals. Without regard to case. Threads:
/// all.
bool isAppleLibrary(std::string_view folderName);
/// Where the system keeps no files but its own state: /proc, /sys and all below them, and /dev and /run themselves, in
/// which people's drives may be mounted. By the canonical path. Threads: all.
bool isSystemFolder(const Path& canonical);
/// A small picture that a camera lays beside its film (.THM). Threads: all.
bool isFilmThumbnail(std::string_view name);
/// A folder that holds a file of this name says that it is not for collections (Android's convention).
inline constexpr std::string_view noMediaMark = ".nomedia";
/// The extension in small letters, where it is one of pictures that Albumen does not read and does not tell one by one
/// (PSD, TGA, PPM ...). Empty: another. Threads: all.
std::string otherPictureKind(std::string_view name);

/// What the user leaves out: a pattern of the shell (*, ?, [a-z]). Without a slash it is held against the name of every
/// file and folder, with one against the path below the source, and against the whole path. Threads: all.
class ExcludePatterns
{
public:
    void add(const std::string& pattern) { patterns_.push_back(pattern); }
    bool match(const Path& path, std::string_view relative) const;

private:
    std::vector<std::string> patterns_;
};

} // namespace albumen

// Walks folders and gives every photo and film in them once: photos by content, not by extension; links followed, loops
// ended.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "base/Uid.h"
#include "photo/FilmName.h"
#include "photo/Photo.h"
#include "scan/LeftOut.h"

namespace albumen {

/// A folder that is watched, or a part of it.
struct ScanRoot {
    RootId id{};
    Path path;                          ///< absolute
    Uid uid{};                          ///< what its marker says, see scan/RootMarker.h
    bool hasMarker = false;             ///< a marker was written once
    std::string below;                  ///< only this folder of it and all in that, relative; empty: all of it
    std::vector<std::string> onlyFiles; ///< only these files, relative to `path`; empty: all
    bool named = true;                  ///< somebody named onlyFiles, so that one that is gone is a problem
};

/// How a walk through one root ended.
struct WalkEnd {
    Outcome outcome = Outcome::completed; ///< completed or cancelled
    std::vector<Error> problems;          ///< folders and files that could not be opened; the rest went on
    /// Files and folders, relative to the root ("" = the root), of which this walk cannot tell whether they are there:
    /// closed to us, given by another root, or a link whose target is away. What was known there is not missing.
    std::vector<std::string> untold;
    std::uint64_t leftOut = 0;                       ///< files and folders that are no photos, see scan/LeftOut.h
    std::map<std::string, std::uint64_t> otherKinds; ///< pictures that are not read, by extension
};

/// Left out: names with a leading dot (the program's own trash is one), folders that hold an archive mark, what other
/// programs and the system keep for themselves (scan/LeftOut.h), excluded folders and patterns, files that are neither
/// pictures nor films, and the films of live photos (scan/LiveFilms.h) unless a root names them. The folder of a root
/// itself is entered whatever its name. Folders are visited once and files given once over all walks of one enumerator,
/// so that roots may overlap: the first root that comes to a file gives it. Threads: one.
class FileEnumerator
{
public:
    using OnPhoto = std::function<bool(FoundPhoto)>; ///< false: stop

    /// `excluded`: folders and files by their whole path; what is relative, or has signs and is not there, is a
    /// pattern.
    FileEnumerator(Files& files, std::span<const Path> excluded, LiveIdentifiers live = {});

    /// Photos in a fixed order: a folder's files by name (bytes), then its folders by name; what only links lead to
    /// comes last, so that a file is given under its own name where it has one.
    /// Asks `job` before every file and folder.
    WalkEnd walk(const ScanRoot& root, const JobControl& job, const OnPhoto& onPhoto);

private:
    class Walk;

    Files& files_;
    ExcludePatterns patterns_;
    LiveIdentifiers live_;
    std::set<Path> excluded_; ///< canonical where they exist
    std::set<Path> visited_;  ///< canonical folders given whole
    std::set<Path> given_;    ///< canonical files given apart from their folder
};

/// Whether the first bytes of a file (64 are enough) are those of a picture.
bool looksLikePicture(std::span<const std::byte> head);

} // namespace albumen

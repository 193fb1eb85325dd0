// Which roots of the library the chosen folders and photos are, so that no file is known twice.
#pragma once

#include <string>
#include <vector>

#include "base/Files.h"
#include "catalogue/PhotoRows.h"
#include "scan/FileEnumerator.h"

namespace albumen {

/// A root, or the part of it that is to be looked at.
struct SourceToScan {
    RootRow root;                       ///< id 0: not in the catalogue yet
    std::string below;                  ///< only this folder of it, relative; empty: all of it
    std::vector<std::string> onlyFiles; ///< only these files of it, relative; empty: all
    bool whole() const { return below.empty() && onlyFiles.empty(); }
};

/// What lies inside a root that is known is looked at as a part of that root. Known roots inside a chosen folder come
/// before it, so that their photos stay theirs. Last come the photos that define people and those that were moved into
/// the archive, which another network may have to look at again.
/// Threads: as the Db. Fails: as the catalogue.
Result<std::vector<SourceToScan>> sourcesToScan(Files& files, Db& db, const std::vector<Path>& chosen);

/// A folder whose photos define people, or some of them.
Result<std::vector<SourceToScan>> referencesToScan(Files& files, Db& db, const Path& folder,
                                                   const std::vector<std::string>& onlyFiles);

/// As the scan takes it: a root that is not there lacks a marker.
ScanRoot toScan(Files& files, const SourceToScan& source);

/// False: the folder is gone, or lacks the marker that was written there; where none could be written, it lies on
/// another file system than it did.
bool rootIsThere(Files& files, const RootRow& root);
/// Whether a photo is surely not there any more: one of these roots, which are there, held it. So a drive that is away
/// loses nothing.
bool isGone(Files& files, const std::vector<Path>& rootsThere, const Path& photo);
/// A marker tells an empty mount from an empty folder; a root that may not be written to goes without. A root whose
/// marker is gone is still that root where one of `some`, photos that are known in it, lies there, or where the folder
/// is on the file system of before and not empty. True: so it was, and it is marked anew or goes without from now on.
bool markRoot(Files& files, RootRow& root, const std::vector<PhotoRow>& some = {});

} // namespace albumen

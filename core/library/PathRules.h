// Which paths a library may work on: said in words before anything happens.
#pragma once

#include <vector>

#include "archive/Ledger.h"
#include "base/Files.h"
#include "library/Settings.h"

namespace albumen {

/// The folder inside a source that holds the archive by default; the one place inside a source where targets may lie.
inline constexpr const char* archiveFolderName = "Albumen";

/// Fails: pathMissing, pathDenied, pathEmpty (no source at all, or a file that is no photo); as checkNoTrash.
Status checkSources(Files& files, const ArchiveChoice& choice);
/// What was thrown away, from photo folders or archives, is no photo to look at. Fails: sourceInsideTarget.
Status checkNoTrash(Files& files, const Path& source);
/// Fails: pathEmpty (no photo in any of the sources).
Status checkNotEmpty(Files& files, const ArchiveChoice& choice);
/// Fails: pathNotFolder, pathSameAsSource, pathInsideSource (unless in the source's own `Albumen` folder, or marked as
/// an archive already), pathNotWritable, pathDenied, pathMissing (no existing parent at all).
Status checkTarget(Files& files, const Path& target, const std::vector<Path>& sources);
/// A folder of an archive, or what is below it or its zips, is no place for another archive. One that was moved has its
/// mark, and the filing tells it by what lies in it. Fails: pathInsideSource.
Status checkNoArchive(Files& files, const Path& save, const std::vector<ArchiveSettings>& archives);
/// The part of it that the sources have a say in. Fails: pathSameAsSource, pathInsideSource.
Status checkApart(Files& files, const Path& target, const std::vector<Path>& sources);
/// The nearest folder of the path that exists: the path itself or a parent.
Result<Path> nearestFolder(Files& files, const Path& path);
/// True when `inner` is `outer` or below it, by canonical paths where they exist.
bool isInside(Files& files, const Path& inner, const Path& outer);

} // namespace albumen

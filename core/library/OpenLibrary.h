// Opening a library: the folder with the catalogue, and the parts that work on it.
#pragma once

#include <memory>

#include "base/Clock.h"
#include "base/Files.h"
#include "library/Library.h"
#include "place/PlaceFolders.h"

namespace albumen {

class Engine;
class ModelStore;

/// unwritable: what readWrite becomes where the disk, or the rights, allow nothing but reading.
enum class LibraryMode { readOnly, readWrite, unwritable };

/// What a library works with; all must outlive it.
struct LibraryParts {
    Files& files;
    const Clock& clock;
    ModelStore& models;
    Engine& engine;
};

struct LibraryPlaces {
    Path library;                ///< made when missing (readWrite)
    Path cache;                  ///< made when missing
    Path pictures;               ///< the system's Pictures folder: the default source
    int workers = 0;             ///< photos worked on at a time; 0 = as many as cores, at most 8
    PlaceFolders geography = {}; ///< lists of places, and the lines of a map
};

/// readWrite holds the library's lock until the library is destroyed; readOnly works beside a writer, and its jobs and
/// decisions fail with libraryInUse. A library that is there and cannot be written is opened for reading all the same;
/// jobs and decisions fail with libraryReadOnly then, see Library::mayWrite.
/// Requires: `mode` is not unwritable. Fails: libraryInUse, catalogueNewer, catalogueBroken, migrationFailed,
/// pathDenied, diskReadOnly, diskFull.
Result<std::unique_ptr<Library>> openLibrary(const LibraryParts& parts, const LibraryPlaces& places, LibraryMode mode);

} // namespace albumen

// What files of one picture say besides it, each with what lies beside it: read once and kept.
#pragma once

#include <map>
#include <optional>

#include "archive/FilingPlan.h"
#include "base/JobControl.h"
#include "library/LibraryState.h"
#include "photo/FileSays.h"

namespace albumen {

/// Read where size and time tell that it is another than was kept. None: it cannot be read now. Fails: cancelled; as
/// the catalogue.
Result<std::optional<FileSays>> saysWithCompanions(const LibraryState& state, const PhotoToFile& photo,
                                                   const JobControl& job);

/// Of a photo that is gone, by what the archive has of it. None: it has nothing that tells. Fails: cancelled; as the
/// catalogue.
Result<std::optional<FileSays>> readSaysOfFiled(const LibraryState& state, ContentNo picture, PhotoId photo,
                                                const JobControl& job);

/// As a backup has it, and with the same beside it: nobody reads that.
bool isSameFile(const PhotoToFile& a, const PhotoToFile& b);

/// By photo. None: it cannot be read now.
using SaidByFiles = std::map<PhotoId, std::optional<FileSays>>;

/// Of every picture with several present files that are not one file and its backups; of one that says no time also the
/// day in its name. Takes as long as reading those files where nobody asked before. Fails: cancelled; as the catalogue.
Result<SaidByFiles> saidByFiles(const LibraryState& state, const JobControl& job);

} // namespace albumen

// Folders named by person: which face of each photo in them is meant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "catalogue/Db.h"
#include "catalogue/FaceRows.h"

namespace albumen {

/// The person a folder is named by.
struct FolderPerson {
    std::string name; ///< as nameTakenIn() has it
    std::vector<FaceId> faces;
};

struct FolderFaces {
    std::vector<FolderPerson> people; ///< with at least one face
    std::vector<Error>
        problems; ///< photos without a face (noFace), or with several of which none stands out (severalFaces)
};

/// The names of the folders in `folder`, sorted: DIR/NAME. `problems`: of each folder whose name can be nobody's
/// (nameRefused). Fails: pathMissing, pathNotFolder, pathDenied, pathEmpty (no folder in it), nameRefused (none of them
/// can be somebody's).
Result<std::vector<std::string>> namesOfFolders(Files& files, const Path& folder, std::vector<Error>& problems);

/// The live faces of the photo at this path, largest first.
Result<std::vector<LabelledFace>> facesAt(Db& db, const Path& photo);

/// Per photo below folder/NAME the face that is meant: the only one; else the one that is much larger than the others;
/// else, where vectors are there, the one that resembles the person's other photos. None: cancelled.
Result<std::optional<FolderFaces>> facesInFolders(Db& db, const Path& folder, const std::vector<std::string>& names,
                                                  const std::optional<ModelRev>& embedder, const JobControl& job);

} // namespace albumen

// Folders named by person as labels: which face of each photo is meant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/Files.h"
#include "catalogue/Db.h"
#include "catalogue/FaceRows.h"

namespace albumen {

struct LabelledPerson {
    std::string name;
    std::vector<FaceId> faces;
};

struct LabelFaces {
    std::vector<LabelledPerson> people; ///< with at least one face
    std::vector<Error>
        problems; ///< photos without a face (noFace), or with several of which none stands out (severalFaces)
};

/// The names of the folders in `folder`, sorted: DIR/NAME.
/// Fails: pathMissing, pathNotFolder, pathDenied, pathEmpty (no folder in it), nameRefused (a folder name that can be
/// none).
Result<std::vector<std::string>> labelFolders(Files& files, const Path& folder);

/// The live faces of the photo at this path, largest first.
Result<std::vector<LabelledFace>> facesAt(Db& db, const Path& photo);

/// Per photo below folder/NAME the face that is meant: the only one; else the one that is much larger than the others;
/// else, where vectors are there, the one that resembles the person's other photos.
Result<LabelFaces> chooseLabelFaces(Db& db, const Path& folder, const std::vector<std::string>& names,
                                    const std::optional<ModelRev>& embedder);

} // namespace albumen

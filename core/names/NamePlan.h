// Regions that other programs wrote, beside the faces a library knows: what becomes of each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/Db.h"
#include "metadata/FaceRegions.h"
#include "metadata/Sidecar.h"
#include "photo/Face.h"

namespace albumen {

/// A face as a region may meet it.
struct FaceThere {
    FaceId id{};
    RelBox box;
    LabelHow how = LabelHow::unknown;
    std::string name;                 ///< of its person; for decided, sure and ask
    bool removed = false;             ///< a person took it out of the picture
    std::vector<std::string> refused; ///< names a person refused for it
};

/// Whether a person said that it is not whoever has this name.
bool refusedFor(const FaceThere& face, const std::string& name);

/// name: the face gets the region's name. draw: no face was found there. already: it has that name. keep: a person
/// decided otherwise. nobody: the region has no name.
enum class RegionBecomes { name, draw, already, keep, nobody };

/// What a name that is given to this face becomes: never draw.
RegionBecomes becomes(const std::string& name, const FaceThere& face);

struct PlannedRegion {
    FaceRegion region;
    RegionBecomes becomes{};
    FaceId face{}; ///< for name, already, keep
};

/// Pure. Ensures: each face is in the plan once at most.
std::vector<PlannedRegion> planRegions(const std::vector<FaceRegion>& regions, const std::vector<FaceThere>& faces);

/// The faces of a picture that a region may meet: all but those gone or taken back.
Result<std::vector<FaceThere>> facesThere(Db& db, ContentNo content);
/// Which names are said: those that a person gave or confirmed, or also those that the program is sure of by itself.
enum class SayNames { all, confirmed };
/// The same for a sidecar; what a person took out or refused goes from it. Ensures: one for each face, in their order.
std::vector<FaceToSay> facesToSay(const std::vector<FaceThere>& faces, SayNames which = SayNames::all);

} // namespace albumen

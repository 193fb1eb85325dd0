// Faces as places in a picture: those a network found, and those a person or another program drew.
#pragma once

#include <string>
#include <vector>

#include <opencv2/core/types.hpp>

#include "catalogue/Db.h"
#include "catalogue/DecisionLog.h"
#include "photo/Geometry.h"
#include "photo/Ids.h"

namespace albumen {

/// A drawn or imported face is there as long as its register faceBox is: so drawing one is undone like any decision.
enum class FaceOrigin : int { detected = 0, drawn = 1, imported = 2 };

/// From this overlap (share of the union) on two boxes of one picture are one face.
inline constexpr float sameFaceIou = 0.5F;

/// shown: in every list. removed: a person took it out. takenBack: drawing it was undone. gone: no network finds it any
/// more, and nobody decided anything about it.
enum class BoxIs { shown, removed, takenBack, gone };

struct FaceBoxRow {
    FaceId id{};
    RelBox box;
    BoxIs is = BoxIs::shown;
};

/// How a picture lies in its files: boxes are said of the upright one.
struct PictureFacts {
    cv::Size upright; ///< 0 x 0: never decoded
    Orientation orientation = Orientation::upright;
};

/// Threads: as the Db. Writing functions: inside a transaction of the writer.
class FaceBoxRows
{
public:
    explicit FaceBoxRows(Db& db) : db_(db) {}

    /// Every face there ever was in the picture, by id.
    Result<std::vector<FaceBoxRow>> ofContent(ContentNo content) const;
    Result<std::optional<RelBox>> boxOf(FaceId face) const; ///< wherever it is; none: there never was such a face
    Result<PictureFacts> picture(ContentNo content) const;
    /// Names of the people a person refused for this face, and of all merged into them.
    Result<std::vector<std::string>> refusedNames(FaceId face) const;
    /// A face where none is; with the draft's writes it is shown. One that was taken back from this place comes back.
    /// Writes.
    Result<FaceId> draw(ContentNo content, const RelBox& box, FaceOrigin origin, Draft& draft);

private:
    Db& db_;
};

} // namespace albumen

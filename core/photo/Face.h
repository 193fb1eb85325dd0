// Faces: where, how they look, their vectors, whom they resemble.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "photo/Geometry.h"
#include "photo/Ids.h"

namespace albumen {

/// A model and the revision of its weights. Vectors of two ModelRevs are never compared.
struct ModelRev {
    std::string id, revision;
    auto operator<=>(const ModelRev&) const = default;
    std::string text() const { return id + "@" + revision; }
};

/// Of the person: right eye, left eye, nose, right and left mouth corner (the right eye is left in the picture).
/// Never clamped to the picture.
using Landmarks = std::array<RelPoint, 5>;

struct FaceBox {
    RelBox box;
    float score = 0; ///< 0..1
    Landmarks points{};
};

/// Good defines people and founds groups; Poor needs the strict limit and does neither; Unusable is shown, never
/// matched.
enum class FaceGrade { good = 0, poor = 1, unusable = 2 };

struct FaceQuality {
    float heightPx = 0;                 ///< of the box, in pixels of the original
    float sharpness = 0;                ///< variance of the Laplacian of the aligned chip, grey; see face/FaceGrader.h
    float yaw = 0, pitch = 0, roll = 0; ///< degrees; 0 = frontal, upright
    FaceGrade grade = FaceGrade::unusable;
};

/// The aligned pixels of a face in the embedder's size, BGR.
struct FaceChip {
    cv::Mat pixels;
};

/// Ensures: of unit length.
struct Embedding {
    ModelRev model;
    std::vector<float> vector;
};

/// 1 - cosine: 0 the same, 1 unrelated, 2 opposite. Requires: one ModelRev, unit vectors.
float distanceOf(const Embedding& a, const Embedding& b);

/// A face as the pipeline found it.
struct FaceFound {
    FaceBox box;
    FaceQuality quality;
    std::optional<Embedding> embedding;              ///< none: see the photo's errors, or no embedder installed
    std::optional<std::vector<std::byte>> thumbnail; ///< JPEG, square; none: not asked, or see the photo's errors
};

enum class MatchGrade { sure = 1, ask = 2 };

/// The machine's opinion of a face; may be thrown away.
struct Match {
    PersonId person{}; ///< the person the evidence face was given, never the merged root
    MatchGrade grade = MatchGrade::ask;
    float distance = 0; ///< 1 - cosine to the person, see people/Matcher.h
    FaceId evidence{};
    std::optional<PersonId> runnerUp;
    float runnerUpDistance = 0;
};

/// How a face came to its name: the decision of a person first, then the machine's match.
enum class LabelHow { decided, sure, ask, unknown, ignored, notAFace };
std::string_view nameOf(LabelHow how);
std::string_view nameOf(FaceGrade grade);

} // namespace albumen

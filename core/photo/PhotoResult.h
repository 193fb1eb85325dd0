// Everything one photo gave. None = not asked or not finished; an empty list = looked, nothing there.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/Error.h"
#include "photo/Face.h"
#include "photo/Photo.h"
#include "photo/Understanding.h"

namespace albumen {

/// The passes asked for.
struct WantedPasses {
    bool faces = true;
    bool thumbnail = true;
    bool understanding = false; ///< of the picture as a whole, on the same decode; needs faces asked as well
    bool none() const { return !faces && !thumbnail && !understanding; }
};

/// Where the time of a photo went, in seconds, summed over photos in a report.
struct StageSeconds {
    double read = 0, identify = 0, load = 0, detect = 0, align = 0, embed = 0, thumbnail = 0;
    double store = 0; ///< of the writer's thread, without its commits
    StageSeconds& operator+=(const StageSeconds& other);
};

/// The picture that a photo showed before it was saved over, and where faces of it lie now that have moved.
struct EditOf {
    ContentNo content{};
    std::map<FaceId, RelBox> boxes;
};

struct PhotoResult {
    FoundPhoto found;
    std::optional<ContentId> content;
    ImageFormat format = ImageFormat::unknown;
    cv::Size fullSize; ///< upright; 0 x 0 when not loaded
    std::optional<ExifFacts> exif;
    std::optional<std::vector<FaceFound>> faces;
    std::optional<ModelRev> detector, embedder; ///< which ones looked
    std::optional<ModelRev> masked;             ///< which one told covered faces
    std::optional<Understanding> understanding;
    std::optional<std::vector<std::byte>> thumbnail; ///< JPEG, long side 320
    std::optional<EditOf> edit; ///< it is an edit of a picture that is known: the decisions about that are about this
    std::vector<Error> errors;
    StageSeconds seconds;
    bool cancelled = false; ///< half looked at: not stored

    /// The file could not be read, so nothing is known about the picture.
    bool neverRead() const { return !content && !errors.empty() && errors.front().stage == Stage::read; }
};

} // namespace albumen

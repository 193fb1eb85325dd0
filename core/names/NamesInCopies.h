// Names written into filed copies, as the archive asks for it.
#pragma once

#include <string>
#include <vector>

#include "archive/FilingPlan.h"
#include "archive/NamedCopy.h"
#include "base/JobControl.h"
#include "catalogue/Db.h"
#include "metadata/FaceRegions.h"
#include "metadata/Sidecar.h"

namespace albumen {

/// What copies of a picture are to say, as a text that is the same as long as they say the same. Empty: nothing.
std::string namesText(const std::vector<FaceToSay>& faces, const PictureFrame& frame);

/// Says of every photo to file what its copies are to say. False: cancelled, and only some of them say it.
Result<bool> addNames(Db& db, FilingInput& input, const JobControl& job);

/// JPEG, PNG, WebP and TIFF can carry names.
class NamesInCopies final : public CopyNames
{
public:
    /// `names` as namesText() gives them.
    std::optional<std::vector<std::byte>> write(std::span<const std::byte> photo, const std::string& names) override;
};

} // namespace albumen

// Names written into filed copies, as the archive asks for it.
#pragma once

#include <string>
#include <vector>

#include "archive/NamedCopy.h"
#include "metadata/FaceRegions.h"
#include "metadata/Sidecar.h"

namespace albumen {

/// What copies of a picture are to say, as a text that is the same as long as they say the same. Empty: nothing.
std::string namesText(const std::vector<FaceToSay>& faces, const PictureFrame& frame);

/// JPEG, PNG, WebP and TIFF can carry names.
class NamesInCopies final : public CopyNames
{
public:
    /// `names` as namesText() gives them.
    std::optional<std::vector<std::byte>> write(std::span<const std::byte> photo, const std::string& names) override;
};

} // namespace albumen

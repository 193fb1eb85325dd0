// Finding faces: the port; YuNetDetector, MtcnnDetector and DlibDetector are behind it.
#pragma once

#include <vector>

#include "base/Error.h"
#include "photo/Face.h"
#include "photo/LoadedImage.h"

namespace albumen {

/// Threads: one at a time; each worker owns its own.
class FaceDetector
{
public:
    virtual ~FaceDetector() = default;
    /// Ensures: relative boxes with five points, best score first, no two of one face.
    /// Fails: netFailed, netShape.
    virtual Result<std::vector<FaceBox>> detect(const LoadedImage& image) = 0;
    /// A quick look that may miss small faces and scores the others roughly: which way up is a picture?
    virtual Result<std::vector<FaceBox>> glance(const LoadedImage& image) { return detect(image); }
    virtual const ModelRev& model() const = 0;
    /// The long side of the picture, in pixels, from which this detector finds its smallest faces: load scales to it.
    virtual int wantedLongSide() const = 0;
};

} // namespace albumen

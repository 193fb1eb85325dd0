#include "run/PhotoToGive.h"

#include "load/Orientation.h"
#include "load/Scaled.h"

namespace albumen {

Result<LoadedImage> PicturesToGive::read(const PhotoToGive& photo, int longSide, const JobControl& job)
{
    TRY_ASSIGN(const PhotoFile file, reader_.open(photo.file, read_, job));
    TRY_ASSIGN(LoadedImage image, loadFile(loader_, file, {.longSide = longSide}, job));
    image.pixels = turnedBy(atMost(image.pixels, longSide), photo.turn);
    return image;
}

} // namespace albumen

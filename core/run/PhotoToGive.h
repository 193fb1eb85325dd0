// A photo that leaves the library as a picture: smaller, and as the library shows it.
#pragma once

#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "base/MemoryBudget.h"
#include "load/FileReader.h"
#include "load/InProcessLoader.h"
#include "photo/LoadedImage.h"
#include "photo/Photo.h"

namespace albumen {

struct PhotoToGive {
    FoundPhoto file;
    int turn = 0; ///< quarters clockwise, beyond what the file says; files that are given as they are keep theirs
    std::vector<RelBox> faces = {}; ///< in the picture before that turn; for what is to keep them in sight
};

/// Threads: one at a time.
class PicturesToGive
{
public:
    /// Requires: `files` outlives it.
    explicit PicturesToGive(Files& files)
        : read_(readAtOnce), decoded_(decodedAtOnce), loader_(decoded_), reader_(files)
    {
    }

    /// Upright and turned, its long side at most this. Fails: as reading and loading.
    Result<LoadedImage> read(const PhotoToGive& photo, int longSide, const JobControl& job);

private:
    MemoryBudget read_, decoded_;
    InProcessLoader loader_;
    FileReader reader_;
};

} // namespace albumen

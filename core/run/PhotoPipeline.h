// The table of contents of a photo: read, identify, load, detect, align, grade, embed, understand. Stores nothing,
// matches nothing: what it found is a value.
#pragma once

#include <map>
#include <mutex>
#include <optional>

#include "base/JobControl.h"
#include "base/MemoryBudget.h"
#include "face/FaceStages.h"
#include "load/ContentHash.h"
#include "load/FileReader.h"
#include "load/ImageLoader.h"
#include "load/Thumbnailer.h"
#include "metadata/ExifReader.h"
#include "photo/PhotoResult.h"
#include "run/TurnedImage.h"
#include "run/UnderstandStages.h"

namespace albumen {

/// The pictures whose passes are done, so that a copy or a moved file is not looked at twice. Threads: all.
class KnownContents
{
public:
    explicit KnownContents(std::map<ContentId, Orientation> done = {}) : done_(std::move(done)) {}
    /// The id of image data that a file wants seen in this way. An earlier Albumen named pictures by their data alone:
    /// one that is known so, and seen in this way, keeps that name.
    ContentId idOf(const ContentId& data, Orientation orientation) const;
    /// What is still to do of what is wanted.
    WantedPasses missing(const ContentId& content, WantedPasses wanted) const;
    void add(const ContentId& content, Orientation orientation = Orientation::upright);

private:
    mutable std::mutex mutex_;
    std::map<ContentId, Orientation> done_;
};

/// Threads: one at a time; each worker owns its own stages and shares the rest.
class PhotoPipeline
{
public:
    /// `fileBytes`: what may be read and not decoded yet, over all workers; another budget than the loader's.
    /// `whole`: looks at the picture as a whole where that is wanted; null: nobody does.
    PhotoPipeline(Files& files, MemoryBudget& fileBytes, ImageLoader& loader, const KnownContents& known,
                  FaceStages& stages, UnderstandStages* whole = nullptr);

    /// Never throws: what is thrown past a stage's wrapper is an error of this photo, internal or outOfMemory.
    PhotoResult process(const FoundPhoto& found, WantedPasses wanted, const JobControl& job);

private:
    PhotoResult work(const FoundPhoto& found, WantedPasses wanted, const JobControl& job);
    std::optional<LoadedImage> load(PhotoResult& result, WantedPasses& wanted, const JobControl& job);
    Result<ContentId> identify(const PhotoFile& file, const FoundPhoto& found, const JobControl& job);
    void findFaces(const LoadedImage& image, const WantedPasses& wanted, PhotoResult& result, const JobControl& job);
    Result<std::vector<FaceBox>> detectTurned(const LoadedImage& image, const PhotoResult& result,
                                              std::optional<TurnedImage>& turned);
    void describe(const LoadedImage& image, const WantedPasses& wanted, FaceFound& face, PhotoResult& result);
    void understand(const LoadedImage& image, PhotoResult& result);

    Files& files_;
    FileReader reader_;
    MemoryBudget& fileBytes_;
    ContentHash identifier_;
    ExifReader exif_;
    ImageLoader& loader_;
    const KnownContents& known_;
    FaceStages& stages_;
    UnderstandStages* whole_;
    Thumbnailer thumbnailer_;
};

} // namespace albumen

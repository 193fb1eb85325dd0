// What things are in a picture, and the tags they give it.
#pragma once

#include <memory>
#include <vector>

#include "net/DecodeObjects.h"
#include "net/Engine.h"
#include "photo/LoadedImage.h"
#include "photo/Understanding.h"

namespace albumen {

/// Suppression class by class, and each thing once for each of its tags: boxes in parts of a picture of `size`, cut at
/// its edges; what has its middle outside is left out. Ensures: best score first; of one thing, tags in their order.
std::vector<SeenObject> taggedObjects(std::vector<RawObject> things, float nms, cv::Size2f size);

/// Threads: one at a time.
class ObjectTagger
{
public:
    /// Requires: a record of the task objects. Fails: as Engine::open; modelRecordWrong (its outputs have no decoder).
    static Result<ObjectTagger> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);

    /// Ensures: as taggedObjects, of things with the record's score or more.
    /// Fails: netFailed, netShape.
    Result<std::vector<SeenObject>> look(const LoadedImage& image);
    const ModelRev& model() const { return rev_; }

private:
    ObjectTagger(const ModelRecord& record, std::unique_ptr<Net> net);

    ModelRev rev_;
    ModelInput input_;
    bool darknet_;
    float score_, nms_;
    std::unique_ptr<Net> net_;
};

} // namespace albumen

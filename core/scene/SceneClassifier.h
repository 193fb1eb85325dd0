// The five classes of a photo: people, animals, landscape, vehicles, buildings.
#pragma once

#include <vector>

#include "net/Classifier.h"
#include "photo/LoadedImage.h"
#include "photo/Understanding.h"

namespace albumen {

/// Threads: one at a time.
class SceneClassifier
{
public:
    /// Requires: a record of the task scene. Fails: as Engine::open.
    static Result<SceneClassifier> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);

    /// Ensures: every label once, the likeliest first, equal ones in the record's order; the sum is 1.
    /// Fails: netFailed, netShape.
    Result<std::vector<Guess>> classify(const LoadedImage& image);

    /// The same, and the features of the same run, by which pictures can be compared where no better network is there.
    /// Fails also: zeroNorm.
    Result<Classification> look(const LoadedImage& image);
    const ModelRev& model() const { return classifier_.model(); }

private:
    explicit SceneClassifier(Classifier classifier) : classifier_(std::move(classifier)) {}

    Classifier classifier_;
};

} // namespace albumen

// How likely a photo is too dark to be of use: a number, no verdict; the limit in force decides when it is read.
#pragma once

#include "net/Classifier.h"
#include "photo/LoadedImage.h"

namespace albumen {

/// Threads: one at a time.
class DarkCheck
{
public:
    /// Requires: a record of the task dark. Fails: as Engine::open.
    static Result<DarkCheck> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);

    /// Ensures: 0..1; dark from the record's limit on. Fails: netFailed, netShape.
    Result<float> of(const LoadedImage& image);
    const ModelRev& model() const { return classifier_.model(); }

private:
    explicit DarkCheck(Classifier classifier) : classifier_(std::move(classifier)) {}

    Classifier classifier_;
};

} // namespace albumen

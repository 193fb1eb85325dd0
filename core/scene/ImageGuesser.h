// What a picture shows, as one of a thousand classes, and the features by which pictures are compared.
#pragma once

#include "net/Classifier.h"
#include "photo/LoadedImage.h"
#include "photo/Understanding.h"

namespace albumen {

/// Threads: one at a time.
class ImageGuesser
{
public:
    /// How many classes are answered.
    static constexpr std::size_t answered = 5;

    /// Requires: a record of the task imagenet. Fails: as Engine::open.
    static Result<ImageGuesser> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);

    /// The five likeliest classes, and the features of the same run. Ensures: none is "background", a class that some
    /// networks have for what is none of the others.
    /// Fails: netFailed, netShape, zeroNorm.
    Result<Classification> look(const LoadedImage& image);
    const ModelRev& model() const { return classifier_.model(); }

private:
    explicit ImageGuesser(Classifier classifier) : classifier_(std::move(classifier)) {}

    Classifier classifier_;
};

} // namespace albumen

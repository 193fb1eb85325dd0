// The stages that a whole picture goes through, as one worker owns them: measures, classes, tags, a date burnt in,
// looks.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "face/Attributes.h"
#include "model/ModelChoice.h"
#include "net/Engine.h"
#include "photo/LoadedImage.h"
#include "quality/DarkCheck.h"
#include "scene/DateImprint.h"
#include "scene/ImageGuesser.h"
#include "scene/ObjectTagger.h"
#include "scene/SceneClassifier.h"
#include "similar/AlikeLimits.h"

namespace albumen {

/// What is installed of the networks that look at whole pictures; the best of each task.
struct UnderstandModels {
    std::optional<ChosenModel> dark, scene, digits, objects, imagenet;
    std::optional<ChosenModel> attribute; ///< of faces, where somebody switched it on
    VerifiedFiles landmarks;              ///< that its chips are cut by
    std::vector<Note> notes;              ///< what is missing

    /// All that look, the program's own measures among them.
    std::vector<ModelRev> revisions() const;
    /// The one whose features pictures are compared by. None: there is none.
    std::optional<ModelRev> comparing() const;
    /// From where on its pictures are alike.
    AlikeLimits alikeLimits() const { return imagenet ? AlikeLimits{} : sceneNetworkLimits; }
};

/// A task without a network is a note; nothing of it fails.
UnderstandModels chooseUnderstandModels(ModelStore& store, const WantedModels& wanted = {});

/// Threads: one at a time; each worker owns its own.
class UnderstandStages
{
public:
    /// Fails: as Engine::open. `models` outlive the stages.
    static Result<UnderstandStages> open(const UnderstandModels& models, Engine& engine);

    /// All that can be said of a picture. What failed is absent, and its network not among those that looked, so that
    /// it is tried again; why is added to `errors`. The frames of a film are classed, guessed at and tagged; what
    /// judges a photo (measures, dates burnt in) and what compares two does not look at them.
    Understanding look(const LoadedImage& image, const std::vector<FaceBox>& faces, std::vector<Error>& errors);

private:
    Status classify(const LoadedImage& image, Understanding& seen);
    Status guess(const LoadedImage& image, Understanding& seen);
    Status tag(const LoadedImage& image, Understanding& seen);
    Status judgeDark(const LoadedImage& image, Understanding& seen);
    Status readImprint(const LoadedImage& image, Understanding& seen);
    Status judgeFaces(const LoadedImage& image, const std::vector<FaceBox>& faces, Understanding& seen);

    std::optional<DarkCheck> dark_;
    std::optional<SceneClassifier> scene_;
    std::optional<DateImprint> imprint_;
    std::optional<ObjectTagger> objects_;
    std::optional<ImageGuesser> guesser_;
    std::optional<Attributes> attributes_;
    const ModelRecord* sceneRecord_ = nullptr;
};

} // namespace albumen

// The open slot for what else a network may say of a face: an age group, glasses, a smile. Off unless somebody installs
// such a model and switches it on; nothing sorts, suggests or searches by it.
#pragma once

#include <vector>

#include "face/Landmarks68.h"
#include "net/Classifier.h"
#include "photo/LoadedImage.h"

namespace albumen {

/// The face as such a network sees it: the line of the eyes level, the eyes at 32 % of the width from the sides and at
/// 38 % of the height from the top, grey, the edge of the picture repeated beyond it. Fails: badLandmarks.
Result<cv::Mat> chipByEyes(const LoadedImage& image, const FaceBox& face, const Landmarks68& landmarks, cv::Size size);

/// Threads: one at a time.
class Attributes
{
public:
    /// Requires: a record of the task attribute with input kind eyes68; `landmarks` are the files of dlib's.
    /// Fails: as Engine::open and Landmarks68::open.
    static Result<Attributes> open(const ModelRecord& record, const VerifiedFiles& files,
                                   const VerifiedFiles& landmarks, Engine& engine);

    /// Ensures: every label once, the likeliest first.
    /// Fails: badLandmarks (no eyes apart, or outside of the picture), netFailed, netShape.
    Result<std::vector<Guess>> of(const LoadedImage& image, const FaceBox& face);

    const ModelRev& model() const { return classifier_.model(); }

private:
    Attributes(Classifier classifier, Landmarks68 landmarks)
        : classifier_(std::move(classifier)), landmarks_(std::move(landmarks))
    {
    }

    Classifier classifier_;
    Landmarks68 landmarks_;
};

} // namespace albumen

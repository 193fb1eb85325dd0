// Face stages without a network: a face is a coloured rectangle on grey, and who it is, is its colour. So a test paints
// who is where, and looks at photos for milliseconds.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "face/FaceStages.h"
#include "run/ChosenModels.h"

namespace albumen::test {

/// Who is painted: 0 to paintedPeople - 1, each a colour of its own.
inline constexpr int paintedPeople = 24;

struct PaintedFace {
    int person = 0;
    RelBox box{0.3F, 0.3F, 0.25F, 0.4F}; ///< inside the picture, apart from other faces by a pixel or more
};

/// Grey with these faces on it, graded good where they are 40 pixels high or more. `shade` (0..63) makes pictures of
/// the same faces that are not the same picture.
cv::Mat paintedPicture(const std::vector<PaintedFace>& faces, int shade = 0, cv::Size size = {320, 240});
/// The same as a file: PNG, so that the colours stay.
void writePainted(const std::filesystem::path& file, const std::vector<PaintedFace>& faces, int shade = 0,
                  cv::Size size = {320, 240});
/// The unit vector of that person, as the fake embedder gives it: the same for all its faces, and of nobody else within
/// a distance of 0.5.
std::vector<float> vectorOfPainted(int person);

/// Finds painted faces. Its model is testDetector of support/CatalogueMaker.h.
class FakeDetector final : public FaceDetector
{
public:
    /// Called before each picture; it may throw or wait. Empty: nothing.
    std::function<void()> before;

    Result<std::vector<FaceBox>> detect(const LoadedImage& image) override;
    const ModelRev& model() const override;
    int wantedLongSide() const override { return 640; }
};

/// The records of what looks, and a way to make it. Lives as long as what it made.
class FakeStages
{
public:
    FakeStages();
    FakeStages(const FakeStages&) = delete;
    FakeStages& operator=(const FakeStages&) = delete;

    /// Called before each picture by every detector made later.
    std::function<void()> beforeDetect;

    /// The real FaceEmbedder over a network that knows colours; its model is testEmbedder.
    Result<FaceStages> make() const;
    const ChosenModels& models() const { return models_; }

private:
    ModelRecord detect_, embed_;
    ChosenModels models_;
};

} // namespace albumen::test

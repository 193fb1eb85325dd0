// dlib's frontal face detector with its 68 landmarks: the detector that needs no download.
#pragma once

#include <filesystem>
#include <memory>

#include "face/FaceDetector.h"
#include "model/Manifest.h"

namespace albumen
{

/// Where Debian's libdlib-data puts the 68 landmarks.
inline constexpr const char* dlibLandmarksPath = "/usr/share/dlib/shape_predictor_68_face_landmarks.dat";

/// Threads: one at a time. The landmarks (70 MB in memory) are loaded once per file and shared by all detectors.
class DlibDetector final : public FaceDetector
{
public:
    /// Fails: modelMissing (no such file, the path is named), modelRecordWrong (a file that dlib cannot read).
    static Result<std::unique_ptr<DlibDetector>> open(ModelRev rev, const std::filesystem::path& landmarks);
    ~DlibDetector() override;

    Result<std::vector<FaceBox>> detect(const LoadedImage& image) override;
    const ModelRev& model() const override { return rev_; }
    int wantedLongSide() const override;

private:
    struct Inside;
    DlibDetector(ModelRev rev, std::unique_ptr<Inside> inside);
    ModelRev rev_;
    std::unique_ptr<Inside> inside_;
};

} // namespace albumen

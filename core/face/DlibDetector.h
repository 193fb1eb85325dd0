// dlib's frontal face detector with its 68 landmarks: the detector that needs no download.
#pragma once

#include <filesystem>
#include <memory>

#include "face/FaceDetector.h"
#include "net/Engine.h"

namespace albumen {

/// Threads: one at a time. The landmarks (70 MB in memory) are loaded once per file and shared by all detectors.
class DlibDetector final : public FaceDetector
{
public:
    /// Requires: record.engine is dlib; its one file holds the 68 landmarks.
    /// Fails: modelMissing (no such file, named), modelRecordWrong (a file that dlib cannot read).
    static Result<std::unique_ptr<DlibDetector>> open(const ModelRecord& record, const VerifiedFiles& files);
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

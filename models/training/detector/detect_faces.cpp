// Finds faces in a list of photos as the product does, second look and all, with any detector of a manifest: for
// figures.
//
//     albumen-detect-faces MANIFEST.json ID WEIGHTS < photos.txt > faces.csv
//
// photos.txt names one photo a line. Writes one line a face: the photo's line, x, y, width, height in pixels, score.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include <opencv2/core/utility.hpp>
#include <opencv2/imgcodecs.hpp>

#include "base/Files.h"
#include "face/DlibDetector.h"
#include "face/YuNetDetector.h"
#include "net/OpenCvEngine.h"

namespace {

using namespace albumen;

template <class Kind> Result<std::unique_ptr<FaceDetector>> asDetector(Result<std::unique_ptr<Kind>> opened)
{
    TRY_ASSIGN(auto detector, std::move(opened));
    return std::unique_ptr<FaceDetector>(std::move(detector));
}

Result<std::unique_ptr<FaceDetector>> open(const char* manifestPath, const char* id, const char* weights,
                                           Engine& engine)
{
    std::ifstream stream(manifestPath);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    TRY_ASSIGN(const Manifest manifest, Manifest::parse(text, manifestPath));
    const ModelRecord* record = manifest.find(id);
    if (!record) return fail(Code::modelMissing, Stage::model, id, "no such record");
    const VerifiedFiles files{{weights}};
    if (record->engine == "dlib") return asDetector(DlibDetector::open(*record, files));
    return asDetector(YuNetDetector::open(*record, files, engine));
}

Status look(FaceDetector& detector, const std::string& photo, int line)
{
    LoadedImage image;
    image.pixels = cv::imread(photo);
    if (image.pixels.empty()) return fail(Code::fileUnreadable, Stage::load, photo);
    image.fullSize = image.pixels.size();
    TRY_ASSIGN(const std::vector<FaceBox> faces, detector.detect(image));
    for (const FaceBox& face : faces) {
        const cv::Rect2f box = face.box.toPixels(image.fullSize);
        std::printf("%d,%.2f,%.2f,%.2f,%.2f,%.4f\n", line, static_cast<double>(box.x), static_cast<double>(box.y),
                    static_cast<double>(box.width), static_cast<double>(box.height), static_cast<double>(face.score));
    }
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::cerr << "usage: albumen-detect-faces MANIFEST.json ID WEIGHTS < photos.txt\n";
        return 2;
    }
    cv::setNumThreads(1);
    const std::unique_ptr<Files> files = makeFiles();
    OpenCvEngine engine(*files);
    auto detector = open(argv[1], argv[2], argv[3], engine);
    if (!detector) {
        std::cerr << detector.error().detail << "\n";
        return 1;
    }
    std::string photo;
    for (int line = 0; std::getline(std::cin, photo); ++line)
        if (const Status status = look(**detector, photo, line); !status) {
            std::cerr << photo << ": " << status.error().detail << "\n";
            return 1;
        }
    return 0;
}

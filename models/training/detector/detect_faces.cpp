// Finds faces in a list of photos as the product does, second look and all, with any detector of a manifest: for
// figures.
//
//     albumen-detect-faces MANIFEST.json ID WEIGHTS... < photos.txt > faces.csv
//
// WEIGHTS are the files of the record, in its order; photos.txt names one photo a line. A photo larger than the
// detector wants is shrunk, as the loader does. Writes one line a face: the photo's line, x, y, width, height in pixels
// of the photo, score. Says at the end, on standard error, how many milliseconds of one core a photo took, without
// reading it.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <opencv2/core/utility.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "base/Files.h"
#include "face/DlibDetector.h"
#include "face/MtcnnDetector.h"
#include "face/YuNetDetector.h"
#include "net/OpenCvEngine.h"

namespace {

using namespace albumen;

template <class Kind> Result<std::unique_ptr<FaceDetector>> asDetector(Result<std::unique_ptr<Kind>> opened)
{
    TRY_ASSIGN(auto detector, std::move(opened));
    return std::unique_ptr<FaceDetector>(std::move(detector));
}

Result<std::unique_ptr<FaceDetector>> open(const char* manifestPath, const char* id, VerifiedFiles files,
                                           Engine& engine)
{
    std::ifstream stream(manifestPath);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    TRY_ASSIGN(const Manifest manifest, Manifest::parse(text, manifestPath));
    const ModelRecord* record = manifest.find(id);
    if (!record) return fail(Code::modelMissing, Stage::model, id, "no such record");
    if (files.paths.size() != record->files.size())
        return fail(Code::usage, Stage::model, id, "the record has another number of files");
    if (record->engine == "dlib") return asDetector(DlibDetector::open(*record, files));
    if (record->outputs.front().kind == "mtcnn") return asDetector(MtcnnDetector::open(*record, files, engine));
    return asDetector(YuNetDetector::open(*record, files, engine));
}

/// The photo no larger than the detector wants it.
Result<LoadedImage> load(const std::string& photo, int longSide)
{
    LoadedImage image;
    image.pixels = cv::imread(photo);
    if (image.pixels.empty()) return fail(Code::fileUnreadable, Stage::load, photo, "no picture");
    image.fullSize = image.pixels.size();
    const double scale = static_cast<double>(longSide) / std::max(image.fullSize.width, image.fullSize.height);
    if (scale < 1) cv::resize(image.pixels, image.pixels, {}, scale, scale, cv::INTER_AREA);
    return image;
}

/// Prints the faces. Ensures: the milliseconds of one core that finding them took.
Result<double> look(FaceDetector& detector, const std::string& photo, int line)
{
    TRY_ASSIGN(const LoadedImage image, load(photo, detector.wantedLongSide()));
    const std::clock_t started = std::clock();
    TRY_ASSIGN(const std::vector<FaceBox> faces, detector.detect(image));
    const double took = 1000.0 * static_cast<double>(std::clock() - started) / CLOCKS_PER_SEC;
    for (const FaceBox& face : faces) {
        const cv::Rect2f box = face.box.toPixels(image.fullSize);
        std::printf("%d,%.2f,%.2f,%.2f,%.2f,%.4f\n", line, static_cast<double>(box.x), static_cast<double>(box.y),
                    static_cast<double>(box.width), static_cast<double>(box.height), static_cast<double>(face.score));
    }
    return took;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4) {
        std::cerr << "usage: albumen-detect-faces MANIFEST.json ID WEIGHTS... < photos.txt\n";
        return 2;
    }
    cv::setNumThreads(1);
    const std::unique_ptr<Files> files = makeFiles();
    OpenCvEngine engine(*files);
    auto detector = open(argv[1], argv[2], {{argv + 3, argv + argc}}, engine);
    if (!detector) {
        std::cerr << detector.error().detail << "\n";
        return 1;
    }
    std::string photo;
    double spent = 0;
    int photos = 0;
    for (; std::getline(std::cin, photo); ++photos) {
        const auto took = look(**detector, photo, photos);
        if (!took) {
            std::cerr << photo << ": " << took.error().detail << "\n";
            return 1;
        }
        spent += *took;
    }
    std::cerr << (photos > 0 ? spent / photos : 0) << " ms a photo\n";
    return 0;
}

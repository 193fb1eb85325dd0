#include "face/DlibDetector.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv.h>
#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {
namespace {

// The long side the detector works at, pixels. Its smallest face is 80 pixels high, so this finds faces from a sixteenth
// of the long side; its time grows with the square.
constexpr int detectSide = 1280;

// Small pictures are enlarged, but not more than this: dlib's own examples double them.
constexpr double largestScale = 2;

using SharedLandmarks = std::shared_ptr<const dlib::shape_predictor>;

// One predictor per file for the whole process; asking it for a shape changes nothing in it. Kept while anybody uses
// it.
Result<SharedLandmarks> landmarksOf(const std::filesystem::path& file, const ModelRev& rev)
{
    static std::mutex mutex;
    static std::map<std::filesystem::path, std::weak_ptr<const dlib::shape_predictor>> opened;
    const std::lock_guard lock(mutex);
    if (SharedLandmarks shared = opened[file].lock()) return shared;
    try {
        dlib::shape_predictor predictor;
        dlib::deserialize(file.string()) >> predictor;
        if (predictor.num_parts() != 68)
            return fail(Code::modelRecordWrong, Stage::detect, rev.id, file.string() + " does not hold 68 landmarks");
        SharedLandmarks shared = std::make_shared<const dlib::shape_predictor>(std::move(predictor));
        opened[file] = shared;
        return shared;
    } catch (const std::exception& e) {
        return fail(Code::modelRecordWrong, Stage::detect, rev.id, file.string() + ": " + e.what());
    }
}

// dlib's margin (0 and up, about 1 for a clear face) as a score: 0.5 at the margin where it begins to report.
float scoreOf(double margin)
{
    return static_cast<float>(1 / (1 + std::exp(-2 * margin)));
}

cv::Point2f meanOf(const dlib::full_object_detection& shape, unsigned long first, unsigned long last)
{
    double x = 0, y = 0;
    for (unsigned long i = first; i <= last; ++i)
        x += static_cast<double>(shape.part(i).x()), y += static_cast<double>(shape.part(i).y());
    const auto count = static_cast<double>(last - first + 1);
    return {static_cast<float>(x / count), static_cast<float>(y / count)};
}

// Of the 68: 36..41 right eye, 42..47 left eye, 30 tip of the nose, 48 and 54 right and left mouth corner of the
// person.
FaceBox faceOf(const dlib::full_object_detection& shape, double margin, cv::Size size)
{
    const dlib::rectangle& box = shape.get_rect();
    const std::array<cv::Point2f, 5> points{meanOf(shape, 36, 41), meanOf(shape, 42, 47), meanOf(shape, 30, 30),
                                            meanOf(shape, 48, 48), meanOf(shape, 54, 54)};
    FaceBox face{.box = toRelative(cv::Rect2f(static_cast<float>(box.left()), static_cast<float>(box.top()),
                                              static_cast<float>(box.width()), static_cast<float>(box.height())),
                                   size),
                 .score = scoreOf(margin)};
    for (std::size_t i = 0; i < points.size(); ++i) face.points[i] = toRelative(points[i], size);
    return face;
}

} // namespace

struct DlibDetector::Inside {
    dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
    SharedLandmarks landmarks;
};

DlibDetector::DlibDetector(ModelRev rev, std::unique_ptr<Inside> inside)
    : rev_(std::move(rev)), inside_(std::move(inside))
{
}
DlibDetector::~DlibDetector() = default;

Result<std::unique_ptr<DlibDetector>> DlibDetector::open(const ModelRecord& record, const VerifiedFiles& files)
{
    EXPECTS(record.engine == "dlib");
    if (files.paths.empty()) return fail(Code::modelMissing, Stage::detect, record.id, "the 68 landmarks");
    TRY_ASSIGN(SharedLandmarks landmarks, landmarksOf(files.paths.front(), record.rev()));
    auto inside = std::make_unique<Inside>();
    inside->landmarks = std::move(landmarks);
    return std::unique_ptr<DlibDetector>(new DlibDetector(record.rev(), std::move(inside)));
}

int DlibDetector::wantedLongSide() const
{
    return 2 * detectSide;
} // chips are cut from the picture: twice the detail

Result<std::vector<FaceBox>> DlibDetector::detect(const LoadedImage& image)
try {
    EXPECTS(image.pixels.type() == CV_8UC3);
    const cv::Mat& pixels = image.pixels;
    const double scale = std::min(static_cast<double>(detectSide) / std::max(pixels.cols, pixels.rows), largestScale);
    cv::Mat grey;
    cv::cvtColor(pixels, grey, cv::COLOR_BGR2GRAY);
    const cv::Size size(std::max(1, cvRound(grey.cols * scale)), std::max(1, cvRound(grey.rows * scale)));
    cv::resize(grey, grey, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);

    const dlib::cv_image<unsigned char> view(grey);
    std::vector<dlib::rect_detection> found;
    inside_->detector(view, found); // best first, suppressed
    std::vector<FaceBox> faces;
    for (const dlib::rect_detection& one : found)
        faces.push_back(faceOf((*inside_->landmarks)(view, one.rect), one.detection_confidence, size));
    return faces;
} catch (const std::exception& e) { // cv::Exception, dlib::error and bad_alloc alike
    return fail(Code::netFailed, Stage::detect, {}, e.what());
}

} // namespace albumen

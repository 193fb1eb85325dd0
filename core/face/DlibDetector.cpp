#include "face/DlibDetector.h"

#include <algorithm>
#include <cmath>

#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/opencv.h>
#include <opencv2/imgproc.hpp>

#include "base/Contract.h"
#include "face/Landmarks68.h"

namespace albumen {
namespace {

// The long side the detector works at, pixels. Its smallest face is 80 pixels high, so this finds faces from a
// sixteenth of the long side; its time grows with the square.
constexpr int detectSide = 1280;

// Small pictures are enlarged, but not more than this: dlib's own examples double them.
constexpr double largestScale = 2;

// dlib's margin (0 and up, about 1 for a clear face) as a score: 0.5 at the margin where it begins to report.
float scoreOf(double margin)
{
    return static_cast<float>(1 / (1 + std::exp(-2 * margin)));
}

FaceBox faceOf(const Points68& landmarks, const cv::Rect& box, double margin, cv::Size size)
{
    const std::array<cv::Point2f, 5> points{rightEye(landmarks), leftEye(landmarks), landmarks[30], landmarks[48],
                                            landmarks[54]}; // the tip of the nose, the corners of the mouth
    FaceBox face{.box = toRelative(cv::Rect2f(box), size), .score = scoreOf(margin)};
    for (std::size_t i = 0; i < points.size(); ++i) face.points[i] = toRelative(points[i], size);
    return face;
}

cv::Rect rectOf(const dlib::rectangle& box)
{
    return {static_cast<int>(box.left()), static_cast<int>(box.top()), static_cast<int>(box.width()),
            static_cast<int>(box.height())};
}

} // namespace

struct DlibDetector::Inside {
    explicit Inside(Landmarks68 points) : landmarks(std::move(points)) {}

    dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
    Landmarks68 landmarks;
};

DlibDetector::DlibDetector(ModelRev rev, std::unique_ptr<Inside> inside)
    : rev_(std::move(rev)), inside_(std::move(inside))
{
}
DlibDetector::~DlibDetector() = default;

Result<std::unique_ptr<DlibDetector>> DlibDetector::open(const ModelRecord& record, const VerifiedFiles& files)
{
    EXPECTS(record.engine == "dlib");
    TRY_ASSIGN(Landmarks68 landmarks, Landmarks68::open(record.rev(), files));
    auto inside = std::make_unique<Inside>(std::move(landmarks));
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
    for (const dlib::rect_detection& one : found) {
        const cv::Rect box = rectOf(one.rect);
        faces.push_back(faceOf(inside_->landmarks.of(grey, box), box, one.detection_confidence, size));
    }
    return faces;
} catch (const std::exception& e) { // cv::Exception, dlib::error and bad_alloc alike
    return fail(Code::netFailed, Stage::detect, {}, e.what());
}

} // namespace albumen

#include "support/FakeStages.h"

#include <algorithm>
#include <array>

#include <opencv2/imgproc.hpp>

#include "support/CatalogueMaker.h"
#include "support/Pictures.h"

namespace albumen::test {
namespace {

constexpr int grey = 40;           // of the picture around the faces; the shade is added
constexpr int texture = 24;        // lighter and darker squares of a face: without edges it would count as blurred
constexpr int leastColourful = 32; // difference of the strongest and the weakest channel that makes a pixel a face's
constexpr std::array levels{64, 128, 192};
constexpr int chipSide = 64;
/// Where the five points lie in a face's box, and in the chip.
constexpr Landmarks pointsInBox{{{0.3F, 0.35F}, {0.7F, 0.35F}, {0.5F, 0.55F}, {0.35F, 0.75F}, {0.65F, 0.75F}}};

/// Three levels in each channel without the three greys.
std::vector<std::array<int, 3>> colours()
{
    std::vector<std::array<int, 3>> all;
    for (const int b : levels)
        for (const int g : levels)
            for (const int r : levels)
                if (b != g || g != r) all.push_back({b, g, r});
    return all;
}

int personOf(const std::array<double, 3>& mean)
{
    const auto all = colours();
    const auto away = [&mean](const std::array<int, 3>& colour) {
        double sum = 0;
        for (std::size_t i = 0; i < 3; ++i) sum += std::pow(mean[i] - colour[i], 2);
        return sum;
    };
    const auto nearest =
        std::min_element(all.begin(), all.end(), [&](const auto& a, const auto& b) { return away(a) < away(b); });
    return static_cast<int>(nearest - all.begin());
}

/// The mean colour of the middle of a chip, then the vector of whose colour that is.
class ColourNet final : public Net
{
public:
    Result<std::vector<Tensor>> run(const Tensor& input) override
    {
        std::array<double, 3> mean{};
        for (int channel = 0; channel < 3; ++channel) {
            const cv::Mat plane(chipSide, chipSide, CV_32F, const_cast<float*>(input.ptr<float>(0, channel)));
            mean[static_cast<std::size_t>(channel)] =
                cv::mean(plane(cv::Rect(chipSide / 4, chipSide / 4, chipSide / 2, chipSide / 2)))[0];
        }
        const std::vector<float> vector = vectorOfPainted(personOf(mean));
        return std::vector<Tensor>{cv::Mat(vector, true).reshape(1, 1)};
    }
};

class ColourEngine final : public Engine
{
public:
    Result<std::unique_ptr<Net>> open(const ModelRecord&, const VerifiedFiles&) override
    {
        return std::make_unique<ColourNet>();
    }
    const DeviceChoice& device() const override { return device_; }

private:
    DeviceChoice device_;
};

void paint(cv::Mat& picture, const PaintedFace& face)
{
    const cv::Rect box(face.box.toPixels(picture.size()));
    const std::array<int, 3> colour = colours()[static_cast<std::size_t>(face.person)];
    for (int y = box.y; y < box.br().y; ++y)
        for (int x = box.x; x < box.br().x; ++x) {
            const int shift = (x / 4 + y / 4) % 2 == 0 ? texture : -texture;
            auto& pixel = picture.at<cv::Vec3b>(y, x);
            for (int i = 0; i < 3; ++i) pixel[i] = static_cast<uchar>(colour[static_cast<std::size_t>(i)] + shift);
        }
}

} // namespace

cv::Mat paintedPicture(const std::vector<PaintedFace>& faces, int shade, cv::Size size)
{
    cv::Mat picture(size, CV_8UC3, cv::Scalar::all(grey + shade));
    for (const PaintedFace& face : faces) paint(picture, face);
    return picture;
}

void writePainted(const std::filesystem::path& file, const std::vector<PaintedFace>& faces, int shade, cv::Size size)
{
    const ByteVector png = encoded(paintedPicture(faces, shade, size), ".png");
    writeFile(file, {reinterpret_cast<const char*>(png.data()), png.size()});
}

std::vector<float> vectorOfPainted(int person)
{
    return unitVector(9000 + static_cast<unsigned>(person));
}

Result<std::vector<FaceBox>> FakeDetector::detect(const LoadedImage& image)
{
    if (before) before();
    std::array<cv::Mat, 3> channels;
    cv::split(image.pixels, channels);
    const cv::Mat most = cv::max(cv::max(channels[0], channels[1]), channels[2]);
    const cv::Mat least = cv::min(cv::min(channels[0], channels[1]), channels[2]);
    cv::Mat parts, stats, centres;
    const int count = cv::connectedComponentsWithStats(most - least > leastColourful, parts, stats, centres);
    std::vector<FaceBox> faces;
    for (int i = 1; i < count; ++i) { // 0 is what is around them
        const cv::Rect2f box(cv::Rect(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                                      stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT)));
        FaceBox face{.box = toRelative(box, image.pixels.size()), .score = 0.9F};
        for (std::size_t p = 0; p < face.points.size(); ++p)
            face.points[p] = {face.box.x + face.box.w * pointsInBox[p].x, face.box.y + face.box.h * pointsInBox[p].y};
        faces.push_back(face);
    }
    return faces;
}

const ModelRev& FakeDetector::model() const
{
    return testDetector;
}

FakeStages::FakeStages()
    : detect_{.id = testDetector.id, .revision = testDetector.revision, .task = ModelTask::detect},
      embed_{.id = testEmbedder.id, .revision = testEmbedder.revision, .task = ModelTask::embed}
{
    embed_.input = {.kind = "align5", .width = chipSide, .height = chipSide};
    for (const RelPoint& point : pointsInBox) embed_.input.points.push_back(point.toPixels({chipSide, chipSide}));
    embed_.outputs = {{.kind = "embedding", .names = {}, .dim = static_cast<int>(vectorOfPainted(0).size())}};
    embed_.metric = "cosine";
    embed_.limits = {{"match", {0.5F, ""}}, {"strict", {0.4F, ""}}, {"ask", {0.6F, ""}}, {"group", {0.3F, ""}}};
    models_.detect = &detect_;
    models_.embed = &embed_;
}

Result<FaceStages> FakeStages::make() const
{
    FaceStages stages;
    auto detector = std::make_unique<FakeDetector>();
    detector->before = beforeDetect;
    stages.detector = std::move(detector);
    ColourEngine engine;
    TRY_ASSIGN(stages.embedder, FaceEmbedder::open(embed_, {}, engine));
    stages.aligner = FaceAligner(embed_.input);
    stages.embedRecord = &embed_;
    return stages;
}

} // namespace albumen::test

#include "Drawn.h"

#include <cmath>
#include <random>

#include <opencv2/imgproc.hpp>

#include "load/JpegDecoder.h"
#include "load/JpegEncoder.h"

namespace albumen::test {
namespace {

cv::Mat scaled(const cv::Mat& picture, double contrast, double light)
{
    cv::Mat result;
    picture.convertTo(result, -1, contrast, light);
    return result;
}

cv::Mat cropped(const cv::Mat& picture, double kept)
{
    const int width = cvRound(picture.cols * kept), height = cvRound(picture.rows * kept);
    return picture({(picture.cols - width) / 3, (picture.rows - height) * 2 / 3, width, height}).clone();
}

cv::Mat turnedBy(const cv::Mat& picture, double degrees)
{
    cv::Mat result;
    const cv::Point2f centre(static_cast<float>(picture.cols) / 2, static_cast<float>(picture.rows) / 2);
    cv::warpAffine(picture, result, cv::getRotationMatrix2D(centre, degrees, 1), picture.size());
    return result;
}

cv::Mat jpegOf(const cv::Mat& picture, int quality)
{
    return decodedSmallJpeg(encodedJpeg(picture, quality).value()).value();
}

cv::Mat framed(const cv::Mat& picture)
{
    cv::Mat result;
    cv::copyMakeBorder(picture, result, 16, 16, 16, 16, cv::BORDER_CONSTANT, cv::Scalar::all(255));
    return result;
}

cv::Mat writtenOn(const cv::Mat& picture)
{
    cv::Mat result = picture.clone();
    cv::putText(result, "2019 05 31", {190, 225}, cv::FONT_HERSHEY_SIMPLEX, 0.6, {0, 200, 255}, 1, cv::LINE_AA);
    return result;
}

cv::Mat greyed(const cv::Mat& picture)
{
    cv::Mat grey, result;
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, result, cv::COLOR_GRAY2BGR);
    return result;
}

cv::Mat half(const cv::Mat& picture)
{
    cv::Mat result;
    cv::resize(picture, result, {}, 0.5, 0.5, cv::INTER_AREA);
    return result;
}

cv::Mat mirrored(const cv::Mat& picture)
{
    cv::Mat result;
    cv::flip(picture, result, 1);
    return result;
}

void makeUnit(std::vector<float>& vector)
{
    double squares = 0;
    for (const float number : vector) squares += double(number) * double(number);
    for (float& number : vector) number = static_cast<float>(number / std::sqrt(squares));
}

} // namespace

cv::Mat drawnPicture(unsigned seed)
{
    std::mt19937 random(seed * 7919 + 13);
    const auto upTo = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
    const auto colour = [&] { return cv::Scalar(upTo(256), upTo(256), upTo(256)); };
    cv::Mat picture(240, 320, CV_8UC3);
    const cv::Vec3d from(upTo(200), upTo(200), upTo(200)), to(upTo(256), upTo(256), upTo(256));
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const double part = (x * 0.4 + y) / (320 * 0.4 + 240);
            picture.at<cv::Vec3b>(y, x) = from * (1 - part) + to * part;
        }
    for (int shape = 0; shape < 14; ++shape) {
        const cv::Point at(upTo(320), upTo(240));
        const cv::Size size(12 + upTo(60), 12 + upTo(60));
        if (shape % 3 == 0)
            cv::rectangle(picture, cv::Rect(at, size), colour(), cv::FILLED);
        else
            cv::ellipse(picture, at, size, upTo(180), 0, 360, colour(), cv::FILLED, cv::LINE_AA);
    }
    return picture;
}

const std::map<std::string, std::function<cv::Mat(const cv::Mat&)>>& edits()
{
    using M = const cv::Mat&;
    static const std::map<std::string, std::function<cv::Mat(const cv::Mat&)>> all{
        {"jpeg 30", [](M m) { return jpegOf(m, 30); }},
        {"half", half},
        {"cropped by 10 %", [](M m) { return cropped(m, 0.9); }},
        {"cropped by 20 %", [](M m) { return cropped(m, 0.8); }},
        {"mirrored", mirrored},
        {"brighter", [](M m) { return scaled(m, 1, 40); }},
        {"darker", [](M m) { return scaled(m, 0.6, 0); }},
        {"more contrast", [](M m) { return scaled(m, 1.4, -50); }},
        {"less contrast", [](M m) { return scaled(m, 0.6, 50); }},
        {"turned by 5 degrees", [](M m) { return turnedBy(m, 5); }},
        {"straightened", [](M m) { return cropped(turnedBy(m, 2), 0.93); }},
        {"framed", framed},
        {"written on", writtenOn},
        {"grey", greyed},
    };
    return all;
}

std::vector<float> plantedVector(unsigned seed, float apart, unsigned which, std::size_t dim)
{
    const auto drawn = [dim](unsigned from) {
        std::mt19937 random(from);
        std::normal_distribution<float> normal;
        std::vector<float> numbers(dim);
        for (float& number : numbers) number = normal(random);
        makeUnit(numbers);
        return numbers;
    };
    std::vector<float> vector = drawn(seed * 31 + 1);
    const std::vector<float> aside = drawn(seed * 131 + which * 7 + 100'003);
    for (std::size_t i = 0; i < dim; ++i) vector[i] += apart * aside[i];
    makeUnit(vector);
    return vector;
}

} // namespace albumen::test

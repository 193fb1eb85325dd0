#include "make/Align.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace albumen {
namespace {

constexpr double mostShift = 0.1; // of the side: the hand moves less between two frames of a burst
constexpr double leastPeak =
    0.12; // of the correlation: frames of other scenes with equal black edges reach 0.05 and more
constexpr int leastSide = 16;

cv::Mat greyOf(const cv::Mat& frame)
{
    cv::Mat grey, exact;
    cv::cvtColor(frame, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(exact, CV_32F);
    return exact;
}

/// How far `frame` lies from `first`; none: they do not fit.
cv::Point shiftOf(const cv::Mat& first, const cv::Mat& frame, const cv::Mat& window)
{
    double peak = 0;
    const cv::Point2d shift = cv::phaseCorrelate(first, greyOf(frame), window, &peak);
    const bool fits =
        peak >= leastPeak && std::abs(shift.x) <= mostShift * frame.cols && std::abs(shift.y) <= mostShift * frame.rows;
    return fits ? cv::Point(cvRound(shift.x), cvRound(shift.y)) : cv::Point();
}

} // namespace

std::vector<cv::Mat> alignedFrames(const std::vector<cv::Mat>& frames)
{
    if (frames.size() < 2 || std::min(frames.front().cols, frames.front().rows) < leastSide) return frames;
    const cv::Size size = frames.front().size();
    const cv::Mat first = greyOf(frames.front());
    cv::Mat window;
    cv::createHanningWindow(window, size, CV_32F);
    std::vector<cv::Point> shifts;
    for (const cv::Mat& frame : frames) shifts.push_back(shiftOf(first, frame, window));
    cv::Rect common({0, 0}, size); // in the first one
    for (const cv::Point& shift : shifts) common &= cv::Rect(-shift, size);
    std::vector<cv::Mat> aligned;
    for (std::size_t i = 0; i < frames.size(); ++i) aligned.push_back(frames[i](common + shifts[i]).clone());
    return aligned;
}

} // namespace albumen

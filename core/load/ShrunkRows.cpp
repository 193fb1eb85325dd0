#include "load/ShrunkRows.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"
#include "load/Scaled.h"

namespace albumen {

/// What `shrunk` does with a whole picture: halved while both sides are even and twice as long or more, then by areas.
struct ShrunkRows::Plan {
    static constexpr std::int64_t colours = 3;
    cv::Size wanted, halved;
    int halvings = 0;
    int bandRows = 0;

    Plan(cv::Size full, int longSide) : wanted(full), halved(full)
    {
        constexpr std::int64_t bandBytes = 1 << 20;
        const bool large = longSide > 0 && std::max(full.width, full.height) > 2 * longSide;
        if (large) wanted = sizeAtMost(full, longSide);
        while (halved.width >= 2 * wanted.width && halved.height >= 2 * wanted.height &&
               halved.width % 2 + halved.height % 2 == 0) {
            halved = halved / 2;
            ++halvings;
        }
        const std::int64_t unit = std::int64_t{1} << halvings;
        const std::int64_t units = std::max<std::int64_t>(1, bandBytes / (unit * full.width * colours));
        bandRows = static_cast<int>(std::min<std::int64_t>(full.height, unit * units));
        if (!large) bandRows = full.height;
    }
};

ShrunkRows::ShrunkRows(cv::Size full, int longSide) : left_(full.height)
{
    EXPECTS(full.width > 0 && full.height > 0);
    const Plan plan(full, longSide);
    halvings_ = plan.halvings;
    halved_ = plan.halved;
    picture_.create(plan.wanted, CV_8UC3);
    if (plan.wanted == full)
        band_ = picture_;
    else
        band_.create(plan.bandRows, full.width, CV_8UC3);
    if (plan.wanted != plan.halved) sum_ = cv::Mat(1, plan.wanted.width, CV_32FC3, cv::Scalar::all(0));
}

std::uint64_t ShrunkRows::bytesNeeded(cv::Size full, int longSide)
{
    const Plan plan(full, longSide);
    const auto bytes = [](std::int64_t width, std::int64_t height, std::int64_t each) {
        return static_cast<std::uint64_t>(width * height * each);
    };
    const std::uint64_t picture = bytes(plan.wanted.width, plan.wanted.height, Plan::colours);
    if (plan.wanted == full) return picture;
    const std::int64_t halvedRows = plan.bandRows >> plan.halvings;
    constexpr std::int64_t wide = Plan::colours * sizeof(float);
    return picture + 2 * bytes(full.width, plan.bandRows, Plan::colours) + // and its halves
           bytes(plan.halved.width + plan.wanted.width, halvedRows, wide) + bytes(plan.wanted.width, 1, wide);
}

void ShrunkRows::take()
{
    ++filled_;
    if (--left_ > 0 && filled_ < band_.rows) return;
    if (band_.data == picture_.data) return; // all of it, as it is
    cv::Mat rows = band_.rowRange(0, filled_);
    for (int i = 0; i < halvings_; ++i) {
        cv::Mat half;
        cv::resize(rows, half, rows.size() / 2, 0, 0, cv::INTER_AREA);
        rows = half;
    }
    filled_ = 0;
    passOn(rows);
}

void ShrunkRows::passOn(const cv::Mat& rows)
{
    if (!sum_.empty()) {
        passOnByAreas(rows);
        return;
    }
    rows.copyTo(picture_.rowRange(to_, to_ + rows.rows));
    to_ += rows.rows;
}

/// Each row lies in one row of the picture, or its share in two.
void ShrunkRows::passOnByAreas(const cv::Mat& rows)
{
    cv::Mat wide, narrow;
    rows.convertTo(wide, CV_32F);
    cv::resize(wide, narrow, {picture_.cols, rows.rows}, 0, 0, cv::INTER_AREA);
    const double high = double(halved_.height) / picture_.rows;
    for (int y = 0; y < narrow.rows; ++y, ++from_) {
        const double end = (to_ + 1) * high;
        const double share = std::clamp(end - from_, 0.0, 1.0);
        cv::scaleAdd(narrow.row(y), share / high, sum_, sum_);
        constexpr double nothing = 1e-6;
        if (end - from_ > 1 + nothing) continue;
        sum_.convertTo(picture_.row(to_), CV_8U);
        if (++to_ == picture_.rows) return;
        sum_ = narrow.row(y) * ((1 - share) / high);
    }
}

} // namespace albumen

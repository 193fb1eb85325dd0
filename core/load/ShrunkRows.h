// A picture that comes row by row and is made smaller as it comes, so that a large one is never held whole.
#pragma once

#include <cstdint>

#include <opencv2/core/mat.hpp>

namespace albumen {

/// 8-bit BGR from the top. Ensures: what `atMost` makes of the whole picture where it is more than twice as large
/// as wanted, but for one level of rounding; else the picture as it is. Threads: one at a time.
class ShrunkRows
{
public:
    /// `longSide` as in LoadRequest. Requires: `full` is not empty.
    ShrunkRows(cv::Size full, int longSide);
    /// Memory that one takes, its picture among it.
    static std::uint64_t bytesNeeded(cv::Size full, int longSide);

    /// A row to be filled, which is the next one. Requires: not all rows are there.
    cv::Mat next() { return band_.row(filled_); }
    /// It is.
    void take();
    /// Requires: all rows were taken.
    const cv::Mat& picture() const { return picture_; }

private:
    struct Plan;
    void passOn(const cv::Mat& rows);
    void passOnByAreas(const cv::Mat& rows);

    int halvings_ = 0;
    cv::Size halved_;       ///< what comes out of the halvings
    int left_ = 0;          ///< rows that are not there yet
    int filled_ = 0;        ///< of the band
    cv::Mat band_;          ///< rows that are made smaller together, or the picture itself
    cv::Mat sum_;           ///< of the row of the picture that is under way
    int from_ = 0, to_ = 0; ///< rows taken of what was halved, and finished of the picture
    cv::Mat picture_;
};

} // namespace albumen

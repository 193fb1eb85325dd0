// Digits along a line -> the date they are, whatever the order of day, month and year.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "photo/Understanding.h"

namespace albumen {

/// The height that digits are scaled to before anything is looked at, pixels.
inline constexpr int digitHeight = 20;

/// A digit that the network saw.
struct SeenDigit {
    float x = 0, y = 0; ///< its middle, pixels of the ink
    int value = 0;      ///< 0..9
    float sure = 0;     ///< probability, below 1
};

/// Three groups of digits that can be a date.
struct PrintedDate {
    std::vector<std::string> groups; ///< three, from left to right
    std::size_t year = 0;            ///< which group; the others are day and month
    bool marked = false;             ///< an apostrophe stands before the year
    float strength = 0;              ///< sum of the digits' log odds, less those left out
    float meanStrength = 0;          ///< the same for each digit read

    /// "'95 12 24"
    std::string text() const;
    /// What it can mean: one day, or two where day and month may be either way round; the earlier first.
    std::vector<Day> days() const;
};

/// The date that digits of one line are, after leaving out as many of the weakest as it takes; each of them speaks
/// against it. Requires: from left to right; `ink` is the 8-bit picture they were seen in.
std::optional<PrintedDate> dateOf(const cv::Mat& ink, std::vector<SeenDigit> digits);

} // namespace albumen

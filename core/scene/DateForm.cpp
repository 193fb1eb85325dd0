#include "scene/DateForm.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <opencv2/core.hpp>

namespace albumen {
namespace {

using Group = std::vector<SeenDigit>;

constexpr float heightOfDigit = digitHeight;
// In heights: the ink of a one stands so far right of its cell's middle; the widest gap between the middles of two
// neighbours, and of two of one group. Origin: the imprints that models/training/digits renders.
constexpr float oneStandsRight = 0.2F, widestGap = 4.5F, widestWithin = 1.35F;
constexpr float clearlyWider = 1.15F; // gaps between groups, than those within one
constexpr std::size_t fewestDigits = 4, mostDigits = 8;
constexpr float neverLeftOut = 0.95F; // a digit as sure as this stands there
constexpr int centuryBegins = 50;     // '50 to '99 are 19xx
constexpr int firstYear = 1970, lastYear = 2069;

float strengthOf(const SeenDigit& digit)
{
    return std::log(digit.sure / std::max(1e-3F, 1 - digit.sure));
}

/// The middle of the digit's cell.
float cellOf(const SeenDigit& digit)
{
    return digit.x - (digit.value == 1 ? oneStandsRight * heightOfDigit : 0);
}

/// Three groups, split at the two widest gaps; none where that is no date's form.
std::vector<Group> grouped(const std::vector<SeenDigit>& digits)
{
    if (digits.size() < fewestDigits || digits.size() > mostDigits) return {};
    std::vector<float> gaps;
    for (std::size_t i = 1; i < digits.size(); ++i) gaps.push_back(cellOf(digits[i]) - cellOf(digits[i - 1]));
    std::vector<std::size_t> order(gaps.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return gaps[a] > gaps[b]; });
    if (gaps[order[0]] > widestGap * heightOfDigit) return {};
    const float within = order.size() > 2 ? gaps[order[2]] : 0;
    if (within > widestWithin * heightOfDigit || gaps[order[1]] < clearlyWider * within) return {};
    const auto [first, second] = std::minmax(order[0], order[1]);
    const auto at = [&](std::size_t i) { return digits.begin() + static_cast<std::ptrdiff_t>(i); };
    return {Group(digits.begin(), at(first + 1)), Group(at(first + 1), at(second + 1)),
            Group(at(second + 1), digits.end())};
}

/// Means of the columns of a part of the ink, given in heights around a digit.
cv::Mat columnsOf(const cv::Mat& ink, const SeenDigit& digit, float left, float right, float top, float bottom)
{
    const auto column = [&](float heights) {
        return std::clamp(static_cast<int>(digit.x + heights * heightOfDigit), 0, ink.cols);
    };
    const auto row = [&](float heights) {
        return std::clamp(static_cast<int>(digit.y + heights * heightOfDigit), 0, ink.rows);
    };
    cv::Mat means;
    cv::reduce(ink(cv::Range(row(top), row(bottom)), cv::Range(column(left), column(right))), means, 0, cv::REDUCE_AVG,
               CV_32F);
    return means;
}

/// A short stroke high up on the left of the group's first digit, and nothing below it.
bool hasApostrophe(const cv::Mat& ink, const Group& group)
{
    constexpr float quote = 0.4F; // of the ink of the digit's strongest column
    const SeenDigit& digit = group.front();
    const float near = digit.value == 1 ? 0.25F : 0.33F;
    if (digit.x < 0.7F * heightOfDigit || digit.y < 0.6F * heightOfDigit ||
        digit.y + 0.5F * heightOfDigit > static_cast<float>(ink.rows))
        return false;
    const cv::Mat above = columnsOf(ink, digit, -0.7F, -near, -0.55F, -0.2F);
    const cv::Mat below = columnsOf(ink, digit, -0.7F, -near, 0, 0.5F);
    double most = 0, inside = 0;
    cv::minMaxLoc(above - below, nullptr, &most);
    cv::minMaxLoc(columnsOf(ink, digit, -0.3F, 0.3F, -0.5F, 0.5F), nullptr, &inside);
    return most > quote * inside;
}

std::string textOf(const Group& group)
{
    std::string text;
    for (const SeenDigit& digit : group) text += static_cast<char>('0' + digit.value);
    return text;
}

bool areMonthAndDay(int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// Those that are not the year.
std::array<int, 2> otherGroups(const PrintedDate& date)
{
    std::array<int, 2> others{};
    std::size_t next = 0;
    for (std::size_t i = 0; i < date.groups.size(); ++i)
        if (i != date.year) others.at(next++) = std::stoi(date.groups[i]);
    return others;
}

/// Whether the groups are a date if that one is the year.
bool mayBe(const PrintedDate& date)
{
    const std::string& year = date.groups[date.year];
    if (year.size() == 4 && (std::stoi(year) < firstYear || std::stoi(year) > lastYear)) return false;
    if (year.size() != 2 && year.size() != 4) return false;
    for (std::size_t i = 0; i < date.groups.size(); ++i)
        if (i != date.year && date.groups[i].size() > 2) return false;
    return !date.days().empty();
}

std::optional<PrintedDate> readGroups(const cv::Mat& ink, const std::vector<Group>& groups)
{
    PrintedDate date;
    std::array<bool, 3> marks{};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        date.groups.push_back(textOf(groups[i]));
        marks.at(i) = hasApostrophe(ink, groups[i]);
    }
    // The year stands last, or first; the one with the apostrophe is asked before the other.
    std::array<std::size_t, 2> order{2, 0};
    if (marks[0]) std::swap(order[0], order[1]);
    for (const std::size_t year : order) {
        date.year = year;
        date.marked = marks.at(year);
        if (mayBe(date)) return date;
    }
    return std::nullopt;
}

} // namespace

std::string PrintedDate::text() const
{
    std::string text;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i > 0) text += ' ';
        if (marked && i == year) text += '\'';
        text += groups[i];
    }
    return text;
}

std::vector<Day> PrintedDate::days() const
{
    const int number = std::stoi(groups[year]);
    const int full = number > 99 ? number : number + (number >= centuryBegins ? 1900 : 2000);
    const auto [first, second] = otherGroups(*this);
    std::vector<Day> days;
    if (areMonthAndDay(first, second)) days.push_back({full, first, second});
    if (year != 0 && first != second && areMonthAndDay(second, first)) days.push_back({full, second, first});
    std::sort(days.begin(), days.end());
    return days;
}

std::optional<PrintedDate> dateOf(const cv::Mat& ink, std::vector<SeenDigit> digits)
{
    float leftOut = 0;
    while (digits.size() >= fewestDigits) {
        const std::vector<Group> groups = grouped(digits);
        if (!groups.empty()) {
            if (auto date = readGroups(ink, groups)) {
                date->strength = -leftOut;
                for (const SeenDigit& digit : digits) date->strength += strengthOf(digit);
                date->meanStrength = date->strength / static_cast<float>(digits.size());
                return date;
            }
        }
        const auto weakest = std::min_element(digits.begin(), digits.end(),
                                              [](const auto& a, const auto& b) { return a.sure < b.sure; });
        if (weakest->sure > neverLeftOut) return std::nullopt;
        leftOut += strengthOf(*weakest);
        digits.erase(weakest);
    }
    return std::nullopt;
}

} // namespace albumen

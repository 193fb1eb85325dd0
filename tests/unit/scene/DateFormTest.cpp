#include "scene/DateForm.h"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

namespace albumen {
namespace {

/// Digits as a camera sets them: cells of 0.9 heights, a space is a cell. Everything is sure.
std::vector<SeenDigit> printed(const std::string& text, float x = 40)
{
    std::vector<SeenDigit> digits;
    for (const char sign : text) {
        if (sign >= '0' && sign <= '9')
            digits.push_back({x + (sign == '1' ? 0.2F * digitHeight : 0), 30, sign - '0', 0.99F});
        x += 0.9F * digitHeight;
    }
    return digits;
}

cv::Mat noInk()
{
    return cv::Mat::zeros(60, 600, CV_8UC1);
}

std::optional<PrintedDate> dateOf(const std::string& text)
{
    return albumen::dateOf(noInk(), printed(text));
}

} // namespace

TEST_CASE("Three groups of digits are a date, the year last or first")
{
    CHECK(dateOf("24 12 95")->days() == std::vector<Day>{{1995, 12, 24}});
    CHECK(dateOf("12 24 95")->days() == std::vector<Day>{{1995, 12, 24}});
    CHECK(dateOf("95 12 24")->days() == std::vector<Day>{{1995, 12, 24}});
    CHECK(dateOf("24 12 2004")->days() == std::vector<Day>{{2004, 12, 24}});
    CHECK(dateOf("24 12 04")->days() == std::vector<Day>{{2004, 12, 24}});
    CHECK(dateOf("95 12 24")->text() == "95 12 24");
}

TEST_CASE("Where day and month may be either way round, both days are offered")
{
    CHECK(dateOf("5 11 98")->days() == std::vector<Day>{{1998, 5, 11}, {1998, 11, 5}});
    CHECK(dateOf("7 7 98")->days() == std::vector<Day>{{1998, 7, 7}});
    CHECK(dateOf("98 5 11")->days() ==
          std::vector<Day>{{1998, 5, 11}}); // a year that stands first is followed by the month
}

TEST_CASE("An apostrophe marks the year")
{
    cv::Mat ink = noInk();
    const auto digits = printed("01 02 03");
    CHECK(albumen::dateOf(ink, digits)->days() == std::vector<Day>{{2003, 1, 2}, {2003, 2, 1}});
    // A short stroke above on the left of the first digit, and digits to compare it with.
    ink(cv::Rect(29, 19, 3, 6)).setTo(200);
    for (const SeenDigit& digit : digits) ink(cv::Rect(static_cast<int>(digit.x) - 4, 21, 8, 18)).setTo(200);
    const auto marked = albumen::dateOf(ink, digits);
    REQUIRE(marked);
    CHECK(marked->text() == "'01 02 03");
    CHECK(marked->days() == std::vector<Day>{{2001, 2, 3}});
}

TEST_CASE("What is no date is not made one")
{
    CHECK_FALSE(dateOf("13 13 95"));
    CHECK_FALSE(dateOf("0 12 95"));
    CHECK_FALSE(dateOf("123 12 95"));
    CHECK_FALSE(dateOf("12 95"));
    CHECK_FALSE(dateOf("1234567"));
    CHECK_FALSE(dateOf("24 12 1895"));
    CHECK_FALSE(dateOf("24        12 95"));
    CHECK_FALSE(dateOf(""));
}

TEST_CASE("A weak digit too many is left out, and speaks against the date")
{
    std::vector<SeenDigit> digits = printed("24 12 95");
    const float clean = albumen::dateOf(noInk(), digits)->strength;
    SeenDigit stray = digits.back();
    stray.x += 0.9F * digitHeight;
    stray.sure = 0.6F;
    digits.push_back(stray); // 24 12 95?: no date with three digits at its end
    const auto found = albumen::dateOf(noInk(), digits);
    REQUIRE(found);
    CHECK(found->text() == "24 12 95");
    CHECK(found->strength < clean);
}

} // namespace albumen

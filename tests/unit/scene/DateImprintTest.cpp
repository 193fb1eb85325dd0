#include "scene/DateImprint.h"

#include <map>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include "base/Files.h"
#include "net/OpenCvEngine.h"
#include "support/ModelsHere.h"
#include "support/Pictures.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

struct Reader {
    Reader()
    {
        const ModelRecord record = *shippedManifest().find("albumen-digits");
        auto opened = DateImprint::open(record, filesOrSkip(record), engine);
        REQUIRE(opened);
        imprint.emplace(*std::move(opened));
    }

    std::optional<PrintedDate> read(const cv::Mat& picture)
    {
        REQUIRE_FALSE(picture.empty());
        LoadedImage image;
        image.pixels = picture;
        image.fullSize = picture.size();
        const auto date = imprint->read(image);
        REQUIRE(date);
        return *date;
    }

    std::unique_ptr<Files> files = makeFiles();
    OpenCvEngine engine{*files};
    std::optional<DateImprint> imprint;
};

/// A digit of seven segments in a box, as light over the picture.
void light(cv::Mat& picture, cv::Rect box, int digit)
{
    static constexpr std::array<const char*, 10> segments = {"abcdef", "bc",     "abged", "abgcd",   "fgbc",
                                                             "afgcd",  "afgecd", "abc",   "abcdefg", "abcdfg"};
    const int left = box.x, right = box.x + box.width, top = box.y, bottom = box.y + box.height;
    const int middle = (top + bottom) / 2, width = std::max(2, box.height / 8);
    const std::map<char, std::pair<cv::Point, cv::Point>> lines = {
        {'a', {{left, top}, {right, top}}},        {'b', {{right, top}, {right, middle}}},
        {'c', {{right, middle}, {right, bottom}}}, {'d', {{left, bottom}, {right, bottom}}},
        {'e', {{left, middle}, {left, bottom}}},   {'f', {{left, top}, {left, middle}}},
        {'g', {{left, middle}, {right, middle}}}};
    for (const char* segment = segments.at(static_cast<std::size_t>(digit)); *segment; ++segment)
        cv::line(picture, lines.at(*segment).first, lines.at(*segment).second, {40, 90, 250}, width, cv::LINE_AA);
}

/// A photo of hills with a date burnt into its lower right.
cv::Mat stamped(const std::string& text)
{
    cv::Mat picture(480, 640, CV_8UC3);
    for (int y = 0; y < picture.rows; ++y)
        picture.row(y).setTo(y < 200 ? cv::Scalar(150 + y / 4, 120 + y / 4, 90) : cv::Scalar(50, 90 - y / 10, 60));
    int x = 380;
    for (const char sign : text) {
        if (sign >= '0' && sign <= '9') light(picture, {x, 420, 12, 26}, sign - '0');
        x += 23;
    }
    cv::GaussianBlur(picture, picture, {}, 1.0);
    return picture;
}

} // namespace

TEST_CASE("A date burnt into a photo is read, and a photo without one has none")
{
    Reader reader;
    const auto date = reader.read(stamped("95 12 24"));
    REQUIRE(date);
    CHECK(date->text() == "95 12 24");
    CHECK(date->days() == std::vector<Day>{{1995, 12, 24}});
    CHECK_FALSE(reader.read(stamped("")));
    CHECK_FALSE(reader.read(cv::Mat(5, 5, CV_8UC3, cv::Scalar(0, 0, 255))));
}

TEST_CASE("Dates on real film photos are read", "[photos]")
{
    const Path folder = photosOrSkip("digits/datestamp_real");
    Reader reader;
    std::istringstream table(readFile(folder / "ground_truth_by_eye.csv"));
    std::string line;
    std::getline(table, line); // file,text,note
    int seen = 0, right = 0, wrong = 0;
    while (std::getline(table, line)) {
        std::istringstream row(line);
        std::string file, text;
        std::getline(row, file, ',');
        std::getline(row, text, ',');
        if (!exists(folder / file)) continue; // some of the list are kept elsewhere
        ++seen;
        const auto date = reader.read(test::readPicture((folder / file).string()));
        if (date) ++(date->text() == text ? right : wrong);
        UNSCOPED_INFO(fmt::format("{}: {} (truth {})", file, date ? date->text() : "no date", text));
    }
    CHECK(seen >= 5);
    CHECK(right == seen);
    CHECK(wrong == 0);
}

TEST_CASE("Next to no photo without an imprint is given a date", "[photos]")
{
    const Path classes = photosOrSkip("classes");
    Reader reader;
    int seen = 0;
    std::set<std::string> dated;
    for (const auto& folder : std::filesystem::directory_iterator(classes)) {
        if (!folder.is_directory()) continue;
        int here = 0;
        for (const auto& photo : std::filesystem::directory_iterator(folder)) {
            if (++here > 3) break;
            ++seen;
            if (reader.read(test::readPicture(photo.path().string()))) dated.insert(photo.path().filename());
        }
    }
    CAPTURE(dated);
    CHECK(seen > 90);
    CHECK(dated.size() <= 1);
}

} // namespace albumen

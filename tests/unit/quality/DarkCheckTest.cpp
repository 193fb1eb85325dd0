#include "quality/DarkCheck.h"

#include <set>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

#include "base/Files.h"
#include "net/OpenCvEngine.h"
#include "support/ModelsHere.h"
#include "support/Pictures.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

struct Checked {
    Checked()
    {
        const ModelRecord record = *shippedManifest().find("albumen-dark");
        limit = record.limit("dark");
        auto opened = DarkCheck::open(record, filesOrSkip(record), engine);
        REQUIRE(opened);
        check.emplace(*std::move(opened));
    }

    bool isDark(const cv::Mat& picture)
    {
        REQUIRE_FALSE(picture.empty());
        LoadedImage image;
        image.pixels = picture;
        image.fullSize = picture.size();
        const auto darkness = check->of(image);
        REQUIRE(darkness);
        CHECK((*darkness >= 0 && *darkness <= 1));
        return *darkness >= limit;
    }

    /// The names of the dark ones.
    std::set<std::string> darkIn(const Path& folder, std::size_t& seen)
    {
        std::set<std::string> dark;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) continue;
            const cv::Mat picture = test::readPicture(entry.path().string());
            if (picture.empty()) continue; // a list among the photos
            ++seen;
            if (isDark(picture)) dark.insert(entry.path().filename());
        }
        return dark;
    }

    float limit = 0;
    std::unique_ptr<Files> files = makeFiles();
    OpenCvEngine engine{*files};
    std::optional<DarkCheck> check;
};

} // namespace

TEST_CASE("A black picture is dark, a bright one is not")
{
    Checked checked;
    CHECK(checked.isDark(cv::Mat(300, 400, CV_8UC3, cv::Scalar(3, 3, 4))));
    CHECK_FALSE(checked.isDark(cv::Mat(300, 400, CV_8UC3, cv::Scalar(190, 200, 210))));
}

TEST_CASE("The network for dark photos has 328,225 parameters")
{
    const VerifiedFiles files = filesOrSkip(*shippedManifest().find("albumen-dark"));
    cv::dnn::Net net = cv::dnn::readNetFromONNX(files.paths.front());
    std::size_t parameters = 0;
    for (const std::string& name : net.getLayerNames())
        for (const cv::Mat& blob : net.getLayer(name)->blobs) parameters += blob.total();
    CHECK(parameters == 328225);
}

TEST_CASE("Very dark photos are found", "[photos]")
{
    Checked checked;
    std::size_t seen = 0;
    const auto dark = checked.darkIn(photosOrSkip("quality/dark_lol"), seen);
    CHECK(seen == 7);
    CHECK(dark.size() == seen);
}

TEST_CASE("Next to no photo by day is called dark", "[photos]")
{
    Checked checked;
    std::size_t seen = 0;
    const auto dark = checked.darkIn(photosOrSkip("classes"), seen);
    CAPTURE(dark);
    CHECK(seen > 600);
    CHECK(static_cast<double>(dark.size()) < 0.03 * static_cast<double>(seen));
}

} // namespace albumen

#include <map>
#include <set>
#include <span>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "load/ImageFormat.h"
#include "metadata/ExifReader.h"
#include "sample/SampleAlbum.h"
#include "sample/SamplePlan.h"
#include "support/Pictures.h"
#include "support/Support.h"

namespace fs = std::filesystem;

namespace albumen {
namespace {

constexpr int small = 480; ///< px: enough to tell pictures apart, quick to draw

/// Every file below a folder and its bytes.
std::map<std::string, std::string> contentOf(const fs::path& folder)
{
    std::map<std::string, std::string> content;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) content[fs::relative(entry.path(), folder)] = test::readFile(entry.path());
    return content;
}

/// The album in small, drawn once for all cases of this process.
const fs::path& smallAlbum()
{
    static const test::TempFolder folder;
    static const fs::path album = [] {
        const auto files = makeFiles();
        REQUIRE(drawSampleAlbum(*files, folder / "album", {.longestSide = small}));
        return folder / "album";
    }();
    return album;
}

nlohmann::json truthOf(const fs::path& album)
{
    return nlohmann::json::parse(test::readFile(album / "truth.json"));
}

ExifFacts exifOf(const fs::path& file)
{
    const std::string bytes = test::readFile(file);
    return ExifReader().read(std::as_bytes(std::span(bytes)));
}

} // namespace

TEST_CASE("The sample holds the photos that truth.json names, and no other file")
{
    const auto content = contentOf(smallAlbum());
    const nlohmann::json truth = truthOf(smallAlbum());
    std::set<std::string> expected{"truth.json"};
    for (const auto& [path, what] : truth["photos"].items()) expected.insert("photos/" + path);
    for (const std::string name : truth["known"])
        for (const char* number : {"1", "2", "3"}) expected.insert("known/" + name + "/" + number + ".jpg");
    std::set<std::string> found;
    for (const auto& [path, bytes] : content) found.insert(path);
    CHECK(found == expected);
    CHECK(sampleSize().photos == truth["photos"].size());
    CHECK(sampleSize().known == 3 * truth["known"].size());
    CHECK(sampleSize().photos + sampleSize().known + 1 == content.size());
}

TEST_CASE("truth.json tells who is in each sample photo")
{
    const nlohmann::json truth = truthOf(smallAlbum());
    CHECK(truth["sample"] == 1);
    CHECK(truth["photos"]["2023/harbour.jpg"] == nlohmann::json{{"people", {"Ada", "Bruno"}}, {"unknown", 0}});
    CHECK(truth["photos"]["2024/from-a-friend/IMG_0042.jpg"] == truth["photos"]["2023/harbour.jpg"]);
    CHECK(truth["photos"]["2024/garden.jpg"] == nlohmann::json{{"people", {"Chloe"}}, {"unknown", 1}});
    std::map<std::string, int> times;
    int nobody = 0;
    std::set<std::string> withUnknown;
    for (const auto& [path, what] : truth["photos"].items()) {
        for (const std::string name : what["people"]) ++times[name];
        nobody += what["people"].empty() && what["unknown"] == 0;
        if (what["unknown"] == 1) withUnknown.insert(path);
    }
    CHECK(withUnknown == truth["the same unknown"].get<std::set<std::string>>());
    CHECK(withUnknown.size() == 3);
    CHECK(nobody == 4);
    CHECK(times.size() == truth["known"].size());
    for (const auto& [name, count] : times) CHECK(count >= 6);
}

TEST_CASE("Sample photos have the size, time, place, camera and orientation of their plan")
{
    std::set<Orientation> orientations;
    std::set<std::pair<int, int>> places;
    std::set<std::string> cameras;
    for (const SamplePhoto& photo : albumPhotos()) {
        CAPTURE(photo.path);
        if (!photo.copyOf.empty() || fs::path(photo.path).extension() != ".jpg") continue;
        const ExifFacts facts = exifOf(smallAlbum() / "photos" / photo.path);
        CHECK(facts.orientation == photo.exif.orientation);
        CHECK(facts.takenLocalS == photo.exif.takenLocalS);
        CHECK(facts.takenOffsetMin == photo.exif.takenOffsetMin);
        CHECK(facts.camera == photo.exif.camera);
        REQUIRE(facts.latitude.has_value() == photo.exif.latitude.has_value());
        if (facts.latitude) {
            CHECK(*facts.latitude == Approx(*photo.exif.latitude).margin(1e-4));
            CHECK(*facts.longitude == Approx(*photo.exif.longitude).margin(1e-4));
            places.insert({static_cast<int>(*facts.latitude), static_cast<int>(*facts.longitude)});
        }
        orientations.insert(facts.orientation);
        cameras.insert(facts.camera);
        const ImageHeader stored = readHeader(test::readBytes(smallAlbum() / "photos" / photo.path)).value();
        const bool turned = static_cast<int>(facts.orientation) >= 5;
        const bool wide = photo.size.width > photo.size.height;
        CHECK(std::max(stored.width, stored.height) == small);
        CHECK((stored.width > stored.height) == (wide != turned));
    }
    CHECK(orientations.size() == 8);
    CHECK(places.size() == 3);
    CHECK(cameras.size() == 2);
}

TEST_CASE("Loaded upright, every sample photo has the clothes where its plan puts the person")
{
    int looked = 0;
    for (const SamplePhoto& photo : albumPhotos()) {
        if (photo.people.empty() || photo.people.back().clothes == Clothes::stripes) continue;
        CAPTURE(photo.path);
        const Sitter& sitter = photo.people.back();
        const cv::Mat upright = test::readPicture(smallAlbum() / "photos" / photo.path);
        const auto width = static_cast<float>(upright.cols), height = static_cast<float>(upright.rows);
        const cv::Point2f chest(sitter.place.x * width, (sitter.place.y + 1.15F * sitter.size) * height);
        const cv::Rect spot(static_cast<int>(chest.x) - 2, static_cast<int>(chest.y) - 2, 5, 5);
        const cv::Scalar mean = cv::mean(upright(spot));
        const cv::Vec3f seen = cv::normalize(cv::Vec3f(cv::Vec3d(mean[0], mean[1], mean[2])));
        const cv::Vec3f planned = cv::normalize(rgb(sitter.cloth).mul(rgb(photo.gain)));
        CHECK(seen.dot(planned) > 0.99);
        ++looked;
    }
    CHECK(looked >= 15);
}

TEST_CASE("One sample photo is the exact copy of another, and no two others are")
{
    std::map<std::string, int> copies;
    for (const auto& [path, bytes] : contentOf(smallAlbum() / "photos")) ++copies[bytes];
    CHECK(copies.size() == sampleSize().photos - 1);
    CHECK(test::readFile(smallAlbum() / "photos/2023/harbour.jpg") ==
          test::readFile(smallAlbum() / "photos/2024/from-a-friend/IMG_0042.jpg"));
}

TEST_CASE("The sample is drawn the same twice, byte for byte")
{
    const test::TempFolder folder;
    const auto files = makeFiles();
    REQUIRE(drawSampleAlbum(*files, folder / "again", {.longestSide = small}));
    CHECK(contentOf(folder / "again") == contentOf(smallAlbum()));
}

TEST_CASE("A folder that holds something else is refused and left as it is")
{
    const test::TempFolder folder;
    const auto files = makeFiles();
    const auto refused = [&](const std::string& name, const std::string& text, Code code) {
        test::writeFile(folder / name, text);
        const auto before = contentOf(folder.path());
        const Status status = drawSampleAlbum(*files, folder / fs::path(name).parent_path(), {.longestSide = small});
        REQUIRE_FALSE(status);
        CHECK(status.error().code == code);
        CHECK(contentOf(folder.path()) == before);
    };
    refused("photos/holiday.jpg", "mine", Code::nameTaken);
    refused("other/truth.json", R"({"sample": 2})", Code::nameTaken);
    refused("broken/truth.json", R"({"sample": 1)", Code::nameTaken);
    refused("list/truth.json", "[1]", Code::nameTaken);
    test::writeFile(folder / "file", "mine");
    const Status status = drawSampleAlbum(*files, folder / "file");
    REQUIRE_FALSE(status);
    CHECK(status.error().code == Code::pathNotFolder);
}

TEST_CASE("A finished sample is left as it is, and what is missing from one is drawn again")
{
    const test::TempFolder folder;
    const auto files = makeFiles();
    fs::copy(smallAlbum(), folder / "album", fs::copy_options::recursive);
    test::writeFile(folder / "album/photos/2023/harbour.jpg", "changed by its owner");
    fs::remove(folder / "album/photos/2023/picnic.jpg");
    auto expected = contentOf(folder / "album");
    expected["photos/2023/picnic.jpg"] = test::readFile(smallAlbum() / "photos/2023/picnic.jpg");
    REQUIRE(drawSampleAlbum(*files, folder / "album", {.longestSide = small}));
    CHECK(contentOf(folder / "album") == expected);
}

TEST_CASE("A cancelled sample is completed by the next call")
{
    const test::TempFolder folder;
    const auto files = makeFiles();
    JobControl control;
    control.cancel();
    REQUIRE(drawSampleAlbum(*files, folder / "album", {.longestSide = small, .control = &control}));
    CHECK(contentOf(folder / "album").size() == 1);
    REQUIRE(drawSampleAlbum(*files, folder / "album", {.longestSide = small}));
    CHECK(contentOf(folder / "album") == contentOf(smallAlbum()));
}

TEST_CASE("Whoever draws the sample hears of every picture")
{
    const test::TempFolder folder;
    const auto files = makeFiles();
    std::size_t heard = 0;
    SampleOptions options{.longestSide = 400};
    options.drawn = [&] { ++heard; };
    REQUIRE(drawSampleAlbum(*files, folder / "album", options));
    CHECK(heard == sampleSize().photos + sampleSize().known);
}

TEST_CASE("The group picture shows everybody of the album and one stranger, each in a box of their own")
{
    const auto picture = drawGroupPicture();
    REQUIRE(picture);
    CHECK(test::decodedPicture(picture->jpeg).size() == cv::Size(990, 640));
    std::multiset<std::string> names;
    for (std::size_t i = 0; i < picture->faces.size(); ++i) {
        const RelBox& box = picture->faces[i].box;
        names.insert(picture->faces[i].name);
        CHECK((box.x >= 0 && box.y >= 0 && box.x + box.w <= 1 && box.y + box.h <= 1));
        if (i > 0) CHECK(picture->faces[i - 1].box.x < box.x);
        if (i > 0) CHECK(overlap(picture->faces[i - 1].box, box) == 0);
    }
    CHECK(names == std::multiset<std::string>{"", "Ada", "Bruno", "Chloe", "Dmitri"});
}

} // namespace albumen

// A photo that is stored turned or mirrored, in each of the eight ways that EXIF knows.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "CliHome.h"
#include "metadata/ExifWriter.h"
#include "support/Pictures.h"

using namespace albumen::test;
using albumen::Orientation;

namespace {

/// Nobody has the left and the right face of this one taken for each other.
cv::Mat twoPeople(const SampleHome& home)
{
    const Json truth = home.truth();
    for (const auto& [path, photo] : truth["photos"].items())
        if (photo["people"].size() == 2 && photo["unknown"] == 0 && path.ends_with(".jpg"))
            return readPicture((home.sample / "photos" / path).native());
    FAIL("no photo of two people in the sample album");
    return {};
}

void store(const fs::path& file, const cv::Mat& upright, Orientation orientation)
{
    albumen::ExifFacts facts;
    facts.orientation = orientation;
    const ByteVector bytes = albumen::withExif(encoded(storedAs(upright, orientation), ".jpg"), facts).value();
    writeFile(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// Who is where in each photo: name -> the box's middle.
std::map<std::string, std::map<std::string, cv::Point2d>> peopleIn(CliHome& cli, const fs::path& photos)
{
    std::map<std::string, std::map<std::string, cv::Point2d>> people;
    const Json faces = cli.ask({"faces", "list", photos})["faces"];
    for (const Json& face : faces) {
        const Json& box = face["box"];
        const cv::Point2d middle(box[0].get<double>() + box[2].get<double>() / 2,
                                 box[1].get<double>() + box[3].get<double>() / 2);
        people[fs::path(face["path"].get<std::string>()).filename()][face["person"].is_null() ? "" : face["person"]] =
            middle;
    }
    return people;
}

} // namespace

TEST_CASE(
    "A photo stored in any of the eight ways has the same people at the same places, and sidecars bring them back")
{
    SampleHome home(CliHome::Weights::own);
    CliHome& cli = home.cli;
    const cv::Mat upright = twoPeople(home);
    const fs::path photos = cli / "ways";
    for (int way = 1; way <= 8; ++way)
        store(photos / (std::to_string(way) + ".jpg"), upright, static_cast<Orientation>(way));
    cli.ask({"recognise", photos});
    const auto seen = peopleIn(cli, photos);
    REQUIRE(seen.size() == 8);
    cli.ask({"export", "xmp"});
    cli.ask({"--library", cli / "other", "recognise", photos});
    cli.ask({"--library", cli / "other", "import", "xmp"});
    const Json faces = cli.ask({"--library", cli / "other", "faces", "list"})["faces"];
    for (const Json& face : faces) CHECK(face["how"] == "decided");
    for (const auto& [name, people] : seen) {
        INFO(name);
        REQUIRE(people.size() == 2);
        for (const auto& [person, middle] : seen.at("1.jpg")) {
            REQUIRE(people.contains(person));
            CHECK(cv::norm(people.at(person) - middle) < 0.02);
        }
    }
    CHECK(faces.size() == 16);
}

// Films beside photos: listed, filed, moved, checked and thrown away like them.
#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "CliHome.h"
#include "support/Films.h"
#include "support/Pictures.h"

using namespace albumen::test;

namespace {

/// A photo and two films without anybody in them, which are filed to "No people"; a live photo among them.
struct FilmHome {
    CliHome cli{CliHome::Weights::own};
    fs::path photos = cli / "photos", save = cli / "People", zips = cli / "Zips", filed = save / "No people";

    FilmHome()
    {
        fs::create_directories(photos);
        drawPicture(photos / "photo.jpg");
        drawPicture(photos / "live.jpg", 1);
        const auto frames = [](int hue) { return std::vector<cv::Mat>(8, unevenPicture({64 + hue, 64})); };
        writeFilm(photos / "film.mp4", frames(0), {.says = {{"creation_time", "2019-06-15T10:00:00Z"}}});
        writeFilm(photos / "old.avi", frames(32), {.container = "avi", .motionJpeg = true});
        writeFilm(photos / "live.mov", frames(64), {.container = "mov"});
    }
    Json run(const std::string& mode = "copy", int code = 0)
    {
        return cli.ask({"run", photos, "--save", save, "--zips", zips, "--mode", mode}, code);
    }
};

using FileNames = std::set<std::string>;

} // namespace

TEST_CASE_METHOD(FilmHome, "A film is filed and checked like a photo, and a live photo's film is none")
{
    const auto before = contentsBelow(photos);
    run();
    CHECK(filesBelow(filed) == FileNames{"film.mp4", "live.jpg", "old.avi", "photo.jpg"});
    CHECK(readFile(filed / "film.mp4") == before.at("film.mp4"));
    for (const auto& [name, bytes] : before) CHECK(readFile(photos / name) == bytes);
    CHECK(cli({"verify"}).code == 0);
    CHECK(run()["filed"]["copied"] == 0);
    fs::resize_file(filed / "film.mp4", 1000);
    CHECK(cli({"verify"}).code == 4);
    run();
    CHECK(readFile(filed / "film.mp4") == before.at("film.mp4"));
    CHECK(cli({"verify"}).code == 0);
}

TEST_CASE_METHOD(FilmHome, "A film that was thrown away comes back, and it moves into the archive")
{
    const auto before = contentsBelow(photos);
    run();
    REQUIRE(cli({"trash", photos / "film.mp4"}).code == 0);
    CHECK_FALSE(fs::exists(photos / "film.mp4"));
    REQUIRE(cli({"restore", photos / "film.mp4"}).code == 0);
    CHECK(readFile(photos / "film.mp4") == before.at("film.mp4"));
    run("move");
    cli({"file", "--finish-move"});
    CHECK(filesBelow(photos).empty());
    CHECK(filesBelow(filed) == FileNames{"film.mp4", "live.jpg", "live.mov", "old.avi", "photo.jpg"});
    CHECK(readFile(filed / "film.mp4") == before.at("film.mp4"));
    CHECK(cli({"verify"}).code == 0);
}

TEST_CASE_METHOD(FilmHome, "A film is looked at as a whole and no queue of bad photos judges it")
{
    run();
    CHECK(cli({"understand"}).code == 0);
    const Json film = cli.ask({"describe", photos / "film.mp4"})["photos"][0];
    INFO(film.dump(1));
    CHECK(film["measures"].empty());
    for (const std::string queue : {"shaken", "dark", "unsharp", "screenshots", "similar"}) {
        const std::string said = cli({"--json", "review", queue}).out;
        CHECK(said.find("film.mp4") == std::string::npos);
        CHECK(said.find("old.avi") == std::string::npos);
    }
    const Said like = cli({"--json", "search", "--like", photos / "film.mp4"});
    CHECK(like.json()["problems"].back()["code"] == "imageUnsupported"); // not a missing network
    const Json hits = cli.ask({"search", "videos"})["photos"];
    REQUIRE(hits.size() == 2); // and not the film of the live photo
    for (const Json& hit : hits) CHECK(hit["why"] == Json{"videos: a film"});
    fs::create_directories(photos / "again");
    fs::copy_file(photos / "film.mp4", photos / "again/copy.mp4");
    run();
    CHECK(cli({"--json", "review", "duplicates"}).out.find("copy.mp4") != std::string::npos);
}

TEST_CASE_METHOD(FilmHome, "A film whose pictures cannot be read is named with the reason, and the rest is filed")
{
    writeFilm(photos / "locked.mp4", std::vector<cv::Mat>(8, unevenPicture()), {.encrypted = true});
    const Said said = cli({"run", photos, "--save", save, "--zips", zips});
    CHECK(said.code == 1);
    INFO(said.out << said.err);
    CHECK((said.out + said.err).find("locked.mp4 cannot be read (a coding without a reader here, encrypted") !=
          std::string::npos);
    CHECK(filesBelow(filed) == FileNames{"film.mp4", "live.jpg", "old.avi", "photo.jpg"});
}

namespace {

/// The whole photo in the middle of a square frame.
cv::Mat frameOf(const fs::path& photo)
{
    constexpr int side = 1200;
    cv::Mat picture = readPicture(photo.native()), frame(side, side, CV_8UC3, cv::Scalar::all(90));
    const double scale = double(side) / std::max(picture.cols, picture.rows);
    cv::resize(picture, picture, {}, scale, scale, cv::INTER_AREA);
    picture.copyTo(frame(cv::Rect((side - picture.cols) / 2, (side - picture.rows) / 2, picture.cols, picture.rows)));
    return frame;
}

} // namespace

TEST_CASE("A film lies in the folder of everybody who is in it and of nobody else", "[photos][models]")
{
    const fs::path album = photosOrSkip("album/big_bang_theory");
    CliHome cli(CliHome::Weights::published);
    const Json there = Json::parse(readFile(album / "truth.json"))["photos"]["bbt2.jpg"]["people"];
    auto people = there.get<std::set<std::string>>();
    REQUIRE(people.size() == 2);
    const cv::Mat scene = frameOf(album / "photos/bbt2.jpg");
    fs::create_directories(cli / "photos");
    writeFilm(cli / "photos/film.mp4", shownFor(12, {cv::Mat(scene.size(), CV_8UC3, cv::Scalar::all(90)), scene}));
    REQUIRE(cli({"people", "import", album / "known"}).code == 0);
    cli.ask({"run", cli / "photos", "--save", cli / "People", "--zips", cli / "Zips"});
    for (const auto& entry : fs::directory_iterator(cli / "People"))
        if (const std::string name = entry.path().filename(); !name.starts_with('.') && name != "Unknown")
            CHECK(people.erase(name) == 1);
    CHECK(people.empty());
}

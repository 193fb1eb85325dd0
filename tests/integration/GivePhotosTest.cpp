// Copies of photos for somebody else, by the command line.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "CliHome.h"
#include "archive/OwnParts.h"
#include "archive/ZipFile.h"
#include "metadata/ExifReader.h"
#include "metadata/ExifWriter.h"
#include "run/MakeGif.h"
#include "support/Pictures.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Three photos, two of one name; the first says when and where.
struct GiveHome {
    CliHome cli{CliHome::Weights::own};
    fs::path photos = cli / "photos", out = cli / "for grandma";

    GiveHome()
    {
        fs::create_directories(photos / "lake");
        ExifFacts facts;
        facts.takenLocalS = 1'689'357'839;
        facts.latitude = 46.5;
        facts.longitude = 8.25;
        facts.camera = "Maker 5";
        const auto bytes = withExif(encoded(unevenPicture({640, 480}), ".jpg"), facts).value();
        writeFile(photos / "a.jpg", {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        drawPicture(photos / "lake/a.jpg", 2);
        drawPicture(photos / "lake/b.jpg", 3);
        cli.ask({"recognise", photos});
    }
    Json give(std::vector<std::string> more)
    {
        std::vector<std::string> words{"export", "photos"};
        words.insert(words.end(), more.begin(), more.end());
        return cli.ask(words);
    }
};

} // namespace

TEST_CASE("Photos are given as they are, one of an equal name beside the other, and never twice")
{
    GiveHome home;
    const auto before = contentsBelow(home.photos);
    const Json given = home.give({home.photos.string(), "--to", home.out.string()});
    CHECK(given["copied"] == 3);
    CHECK(filesBelow(home.out).size() == 3);
    CHECK(fs::exists(home.out / "a (2).jpg"));
    CHECK(contentsBelow(home.photos) == before);
    const Json again = home.give({(home.photos / "lake/b.jpg").string(), "--to", home.out.string()});
    CHECK(again["copied"] == 0);
    CHECK(again["unchanged"] == 1);
    writeFile(home.out / "b.jpg", "somebody's own");
    CHECK(home.give({(home.photos / "lake/b.jpg").string(), "--to", home.out.string()})["copied"] == 1);
    CHECK(fs::file_size(home.out / "b.jpg") == std::string("somebody's own").size());
}

TEST_CASE("Smaller copies have the size that is wanted and say no place, unless that is wanted too")
{
    GiveHome home;
    const std::string one = (home.photos / "a.jpg").string();
    home.give({one, "--to", home.out.string(), "--long-side", "200"});
    const cv::Mat small = readPicture((home.out / "a.jpg").string());
    CHECK(std::max(small.cols, small.rows) == 200);
    const ExifFacts facts = ExifReader().read(readBytes(home.out / "a.jpg"));
    CHECK(facts.takenLocalS == 1'689'357'839);
    CHECK_FALSE(facts.latitude);
    home.give({one, "--to", (home.cli / "with places").string(), "--long-side", "200", "--places"});
    CHECK(ExifReader().read(readBytes(home.cli / "with places/a.jpg")).latitude);
}

TEST_CASE("A zip of an album holds its photos, whole or smaller, and replaces none that is there")
{
    GiveHome home;
    home.cli.ask({"album", "make", "Lake", home.photos / "lake"});
    const fs::path zip = home.cli / "lake.zip", small = home.cli / "small.zip";
    CHECK(home.give({"--album", "Lake", "--to", zip.string()})["copied"] == 2);
    const auto files = makeFiles();
    const ZipCheck check = checkZip(*files, zip, nullptr, JobControl());
    CHECK(check.damage.empty());
    CHECK(check.entries == 2);
    CHECK(home.cli({"export", "photos", "--album", "Lake", "--to", zip}).code == 2);
    CHECK(checkZip(*files, zip, nullptr, JobControl()).fingerprint == check.fingerprint);
    CHECK(home.give({"--album", "Lake", "--to", small.string(), "--long-side", "64"})["copied"] == 2);
    CHECK(checkZip(*files, small, nullptr, JobControl()).entries == 2);
    for (const std::string& left : filesBelow(home.cli.home())) CHECK(left.find(".part") == std::string::npos);
}

TEST_CASE(
    "Copies for others go neither into a photo folder nor into the archive, and one photo that is gone stops none")
{
    GiveHome home;
    const fs::path save = home.cli / "People";
    home.cli.ask({"run", home.photos, "--save", save});
    const std::string one = (home.photos / "lake/b.jpg").string();
    CHECK(home.cli({"export", "photos", one, "--to", home.photos / "lake"}).code == 2);
    CHECK(home.cli({"export", "photos", one, "--to", save / "No people"}).code == 2);
    CHECK(home.cli({"export", "photos", "--to", home.out}).code == 2);
    fs::remove(home.photos / "lake/b.jpg");
    const Said given = home.cli({"export", "photos", home.photos, "--to", home.out});
    CHECK(given.code == 1);
    CHECK(filesBelow(home.out).size() == 2);
}

TEST_CASE("An animated GIF of photos has the size and the bytes that are wanted, and replaces no file")
{
    GiveHome home;
    const fs::path gif = home.cli / "trip.gif", small = home.cli / "small.gif";
    const auto make = [&](const fs::path& to, std::vector<std::string> more, int code = 0) {
        std::vector<std::string> words{"export", "gif", home.photos.string(), "--to", to.string()};
        words.insert(words.end(), more.begin(), more.end());
        return home.cli.ask(words, code);
    };
    CHECK(make(gif, {"--long-side", "160"})["photos"] == 3);
    CHECK(readFile(gif).starts_with("GIF89a"));
    const auto size = fs::file_size(gif);
    CHECK(make(small, {"--long-side", "160", "--most-kb", std::to_string(size / 2000)})["bytes"] <= size / 2);
    make(gif, {}, 2);
    CHECK(fs::file_size(gif) == size);
    make(home.cli / "none.gif", {"--most-kb", "1"}, 2);
    CHECK_FALSE(fs::exists(home.cli / "none.gif"));
}

TEST_CASE("A video of photos is as long as they stand, and replaces no file")
{
    GiveHome home;
    const fs::path video = home.cli / "trip.mp4";
    const auto make = [&](const fs::path& to, int code) {
        return home.cli.ask({"export", "video", home.photos, "--to", to, "--height", "720", "--seconds", "0.5",
                             "--fade", "0.2", "--title", "Lake"},
                            code);
    };
    const Json made = make(video, 0);
    CHECK(made["photos"] == 3);
    CHECK(made["film_seconds"] == 1.5);
    CHECK(made["bytes"] == fs::file_size(video));
    make(video, 2);
    CHECK(made["bytes"] == fs::file_size(video));
    make(home.cli / "trip.avi", 2);
    make(home.photos / "trip.mp4", 2);
    CHECK(filesBelow(home.photos).size() == 3);
}

TEST_CASE("What a killed export left is cleared away by the next export into that folder, and nothing else is")
{
    GiveHome home;
    const fs::path out = home.cli / "out", half = out / ".albumen-0123456789ab.part";
    const std::set<std::string> theirs{".albumen-1.part", ".albumen-0123456789AB.part", ".albumen-0123456789ab.part2",
                                       ".albumen-aaaaaaaaaaaa.part"};
    for (const std::string& name : theirs)
        writeFile(out / (name.find("aaa") == name.npos ? name : name + "/in/it"), "of somebody");
    const auto hidden = [&] {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(out))
            if (entry.path().filename().native().starts_with('.')) names.insert(entry.path().filename());
        return names;
    };
    const std::vector<std::vector<std::string>> exports = {
        {"export", "video", home.photos, "--to", out / "trip.mp4", "--height", "720", "--seconds", "0.5"},
        {"export", "gif", home.photos, "--to", out / "trip.gif"},
        {"export", "photos", home.photos, "--to", out / "trip.zip"},
        {"export", "photos", home.photos, "--to", out / "small.zip", "--long-side", "200"},
        {"export", "photos", home.photos, "--to", out}};
    for (const auto& words : exports) {
        INFO(words[1] << " " << words[4]);
        const bool folder = words[4].ends_with("small.zip");
        writeFile(folder ? half / "a.jpg" : half, "half of it"); // of another name than is exported now
        home.cli.ask(words);
        CHECK(hidden() == theirs);
    }
    CHECK(readFile(out / ".albumen-aaaaaaaaaaaa.part/in/it") == "of somebody");
}

TEST_CASE("What another export is writing into a folder is not taken for left over")
{
    GiveHome home;
    const auto files = albumen::makeFiles();
    const fs::path out = home.cli / "out";
    fs::create_directories(out);
    fs::path part;
    {
        const auto atWork = OwnParts::in(*files, out);
        part = atWork.of("another.mp4");
        writeFile(part, "half of it");
        home.cli.ask({"export", "gif", home.photos, "--to", out / "trip.gif"});
        CHECK(fs::exists(part));
    }
    home.cli.ask({"export", "gif", home.photos, "--to", out / "trip 2.gif"});
    CHECK_FALSE(fs::exists(part));
}

TEST_CASE("A GIF that does not fit into memory is refused before its photos are read")
{
    TempFolder folder;
    const auto bytes = encoded(unevenPicture({2000, 1500}), ".jpg");
    writeFile(folder / "a.jpg", {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    const auto files = makeFiles();
    const FileInfo info = files->info(folder / "a.jpg").value();
    PhotoToGive photo;
    photo.file.path = folder / "a.jpg";
    photo.file.size = info.size;
    photo.file.mtimeNs = info.mtimeNs;
    const auto make = [&](std::size_t photos) {
        const GifToMake wanted{.photos = std::vector(photos, photo), .to = folder / "a.gif", .longSide = 2000};
        return makeGif(*files, wanted, JobControl(), {});
    };
    const Report refused = make(30); // 9 MB each
    REQUIRE(refused.error);
    CHECK(refused.error->code == Code::usage);
    CHECK(refused.problems.empty());
    CHECK_FALSE(fs::exists(folder / "a.gif"));
    CHECK(make(2).copied == 2);
}

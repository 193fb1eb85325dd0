// Pictures as a whole, by the command line: looked at, described, searched for, reviewed.
#include <fstream>

#include <catch2/catch.hpp>

#include <opencv2/imgproc.hpp>

#include "CliHome.h"
#include "support/Pictures.h"

using namespace albumen::test;

namespace {

/// The sample album, looked at for people; some pictures of it again, changed.
struct Looked {
    CliHome cli{CliHome::Weights::own};
    fs::path photos = cli / "sample" / "photos";
    std::string first;

    Looked()
    {
        cli.bringSample();
        first = aPhoto();
        const cv::Mat picture = readPicture(first);
        REQUIRE_FALSE(picture.empty());
        cv::Mat black = picture / 24, smaller;
        cv::resize(picture, smaller, {}, 0.7, 0.7, cv::INTER_AREA);
        writePicture(photos / "night.jpg", black);
        writePicture(photos / "smaller.jpg", smaller, 60);
        fs::copy_file(first, photos / "again.jpg");
    }

    std::string aPhoto() const
    {
        for (const std::string& file : filesBelow(photos))
            if (file.ends_with(".jpg")) return photos / file;
        FAIL("the album has no JPEG");
        return {};
    }
    std::set<std::string> queue(const std::string& name)
    {
        std::set<std::string> files;
        const Json groups = cli.ask({"review", name})["groups"];
        for (const Json& group : groups)
            for (const Json& photo : group) files.insert(fs::path(photo["path"].get<std::string>()).filename());
        return files;
    }
};

} // namespace

TEST_CASE("Pictures are looked at once, described, and found again by an example and in their queues", "[models]")
{
    Looked home;
    REQUIRE(home.cli({"recognise", home.photos}).code == 0);
    const Json before = home.cli.ask({"describe", home.first})["photos"][0];
    CHECK_FALSE(before["looked"].get<bool>());
    const std::uint64_t waiting = home.cli.ask({"review", "dark"})["waiting"];
    CHECK(waiting > 10);

    const Json looked = home.cli.ask({"understand"});
    CHECK(looked["understood"] == waiting);
    CHECK_FALSE(looked.contains("looked")); // of a scan, which this is not
    for (const char* const stage : {"measure", "classes"}) CHECK(looked["understand_seconds"][stage] > 0);
    CHECK(looked["seconds"]["load"] > 0);
    CHECK(home.cli.ask({"understand"})["understood"] == 0);
    const Json photo = home.cli.ask({"describe", home.first})["photos"][0];
    CHECK(photo["looked"].get<bool>());
    CHECK(photo["classes"].size() == 5);
    for (const char* const verdict : {"shaken", "dark", "screenshot", "unsharp"}) {
        INFO(verdict);
        CHECK(photo["verdicts"].contains(verdict));
    }
    const std::string described = home.cli({"describe", home.first}).out;
    CHECK(described.find("person") != std::string::npos);
    CHECK(described.find(" % at ") != std::string::npos); // where it is
    CHECK(home.cli({"taken", "1995-12-24", home.first}).code == 0);
    CHECK(home.cli({"describe", home.first}).out.find("taken      24 December 1995") != std::string::npos);
    const Said never = home.cli({"taken", "3000-01-01", home.first});
    CHECK(never.code == 2);
    CHECK(never.err.find("no photo was taken on 1 January 3000") != std::string::npos);
    CHECK(home.queue("dark").contains("night.jpg"));
    CHECK(home.cli.ask({"review", "dark"})["recommended"] == 1);
    CHECK(home.cli({"keep", home.photos / "night.jpg"}).code == 0);
    CHECK(home.cli.ask({"review", "dark"})["recommended"] == 0);
    CHECK(home.cli({"undo"}).code == 0);
    CHECK(home.cli.ask({"review", "dark"})["recommended"] == 1);
    CHECK_FALSE(home.queue("dark").contains(fs::path(home.first).filename()));
    CHECK(home.queue("duplicates").contains("again.jpg"));
    CHECK(home.queue("duplicates").contains("smaller.jpg"));

    const Json found = home.cli.ask({"search", "--like", home.photos / "smaller.jpg", "--most", "3"})["photos"];
    REQUIRE(found.size() == 3);
    std::set<std::string> names;
    for (const Json& hit : found) names.insert(fs::path(hit["path"].get<std::string>()).filename());
    CHECK(names.contains("smaller.jpg"));
    CHECK((names.contains("again.jpg") || names.contains(fs::path(home.first).filename())));
    CHECK_FALSE(found[0]["why"].empty());
}

TEST_CASE("A photo that cannot be read says so where it is described, and why")
{
    CliHome cli;
    fs::create_directories(cli / "photos");
    std::ofstream(cli / "photos" / "broken.jpg") << "\xFF\xD8\xFF\xE0 no picture";
    CHECK(cli({"recognise", cli / "photos"}).code == 1);
    writeFile(cli / "photos/large.bmp", "BM" + std::string(11'000'000, '\0'));
    CHECK(cli({"recognise", cli / "photos"}).code == 1);
    const Json unread = cli.ask({"review", "unreadable"})["groups"];
    REQUIRE(unread.size() == 2);
    CHECK(unread.dump().find("broken.jpg is damaged or cut off") != std::string::npos);
    const Json large = cli.ask({"review", "large"});
    REQUIRE(large["groups"].size() == 1);
    CHECK(large["groups"][0][0]["bytes"] == 11'000'002);
    CHECK(large["recommended"] == 0);
    const std::string described = cli({"describe", cli / "photos" / "broken.jpg"}).out;
    CHECK(described.find("broken.jpg is damaged or cut off") != std::string::npos);
    CHECK(described.find("not looked at yet") == std::string::npos);
    CHECK(cli.ask({"trash", cli / "photos" / "broken.jpg"})["trashed"] == 1);
    CHECK(cli.ask({"review", "unreadable"})["groups"].size() == 1);
}

TEST_CASE("Pictures looked at in one go with people give the same answers as those looked at later", "[models]")
{
    Looked later, atOnce;
    REQUIRE(later.cli({"recognise", later.photos}).code == 0);
    REQUIRE(later.cli({"understand"}).code == 0);
    REQUIRE(atOnce.cli({"recognise", atOnce.photos, "--understand"}).code == 0);
    CHECK(atOnce.cli.ask({"understand"})["understood"] == 0);
    for (const char* const queue : {"dark", "screenshots", "duplicates"}) {
        INFO(queue);
        CHECK(later.queue(queue) == atOnce.queue(queue));
    }
    const Json one = later.cli.ask({"describe", later.first})["photos"][0];
    const Json other = atOnce.cli.ask({"describe", atOnce.first})["photos"][0];
    CHECK(one["classes"][0]["label"] == other["classes"][0]["label"]);
    CHECK(one["measures"]["laplacian"].get<double>() ==
          Approx(other["measures"]["laplacian"].get<double>()).epsilon(0.1));
}

TEST_CASE("A search that names nobody known or a wrong time or queue says so")
{
    CliHome cli;
    CHECK(cli({"search", "--person", "Nobody"}).code == 2);
    CHECK(cli({"search", "--from", "yesterday"}).code == 2);
    CHECK(cli({"search", "--tag", "dragon"}).code == 2);
    CHECK(cli({"search", "dog", "--from", "2020", "--to", "2010"}).err.find("2020 is after 2010") != std::string::npos);
    CHECK(cli({"search", "dog", "--most", "-1"}).code == 2);
    CHECK(cli({"search", "dog", "--most", "99999999999999999999"}).code == 2);
    CHECK(cli({"review", "ugly"}).code == 2);
    CHECK(cli({"review", "large", "--limit", "0.5"}).code == 2);
    const Said signs = cli({"search", "!!!"});
    CHECK(signs.code == 2);
    CHECK(signs.err.find("!!! holds no word to look for") != std::string::npos);
    CHECK(cli({"describe", cli / "none.jpg"}).code == 2);
    CHECK(cli.ask({"search", "anything"})["found"] == 0);
}

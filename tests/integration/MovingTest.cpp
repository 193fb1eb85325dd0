// Filing by moving: what was moved before, what comes later, and what is lost.
#include <catch2/catch.hpp>

#include "CliHome.h"
#include "support/Regions.h"

using namespace albumen::test;

namespace {

std::string saying(const std::string& jpeg, const std::string& caption)
{
    const std::string words = "<dc:description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Alt><rdf:li "
                              "xml:lang=\"x-default\">" +
                              caption + "</rdf:li></rdf:Alt></dc:description>";
    const ByteVector bytes = withXmp(bytesOf(jpeg), ".jpg", mwgPacket({}, {}, words));
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Pictures without anybody in them, filed to "No people".
struct MovingHome {
    CliHome cli{CliHome::Weights::own};
    fs::path photos = cli / "photos", save = cli / "People", filed = save / "No people";
    std::string plain;

    MovingHome()
    {
        fs::create_directories(photos / "a");
        fs::create_directories(photos / "b");
        drawPicture(photos / "a/p.jpg");
        plain = readFile(photos / "a/p.jpg");
    }
    std::vector<std::string> order(const std::string& mode) const
    {
        return {"run", photos, "--save", save, "--no-zip", "--mode", mode};
    }
    Json run(const std::string& mode = "move", int code = 0) { return cli.ask(order(mode), code); }
    /// The files that a dry run says it leaves.
    std::set<std::string> left()
    {
        std::set<std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(photos))
            if (cli({"file", "--dry-run"}).out.find("leave " + entry.path().native() + ":") != std::string::npos)
                files.insert(entry.path().lexically_relative(photos));
        return files;
    }
    std::multiset<std::string> filedBytes() const
    {
        std::multiset<std::string> all;
        for (const auto& [name, bytes] : contentsBelow(filed)) all.insert(bytes);
        return all;
    }
};

std::size_t timesSaid(const std::string& text, const std::string& words)
{
    std::size_t times = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++times;
    return times;
}

} // namespace

TEST_CASE("After a move a photo of the same bytes stays where it is, and a variant that comes with it is filed beside")
{
    MovingHome home;
    const std::string sidecar = GENERATE(std::string(), std::string("a word beside"));
    const std::string bytes = saying(home.plain, "Grandma is 80"), variant = saying(home.plain, "By the lake");
    writeFile(home.photos / "a/p.jpg", bytes);
    const std::string xmp = mwgPacket(
        {}, {}, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + sidecar + "</rdf:li></rdf:Alt></dc:title>");
    if (!sidecar.empty()) writeFile(home.photos / "a/p.xmp", xmp);
    home.run();
    REQUIRE(readFile(home.filed / "p.jpg") == bytes);
    writeFile(home.photos / "a/first.jpg", variant);
    writeFile(home.photos / "b/later.jpg", bytes);
    if (!sidecar.empty()) writeFile(home.photos / "b/later.xmp", xmp);
    for (int i = 0; i < 2; ++i) {
        home.run();
        std::multiset<std::string> wanted{bytes, variant};
        if (!sidecar.empty()) wanted.insert(xmp);
        CHECK(home.filedBytes() == wanted);
    }
    CHECK(home.left() == std::set<std::string>{"b/later.jpg"});
    CHECK(home.cli({"verify"}).code == 0);
}

TEST_CASE("The twin of a photo that was filed as a copy and is gone is filed before, said so, and moved when told to")
{
    MovingHome home;
    fs::copy_file(home.photos / "a/p.jpg", home.photos / "b/q.jpg");
    home.run("copy");
    REQUIRE(home.filedBytes() == std::multiset<std::string>{home.plain});
    fs::remove(home.photos / "a/p.jpg");
    const Said said = home.cli(home.order("move"));
    CHECK(said.code == 0);
    CHECK(said.out.find("1 photo was filed as a copy before and stays where it is") != std::string::npos);
    CHECK(fs::exists(home.photos / "b/q.jpg"));
    CHECK(home.cli.ask({"file", "--finish-move"})["filed"]["removed"] == 1);
    CHECK_FALSE(fs::exists(home.photos / "b/q.jpg"));
    CHECK(home.filedBytes() == std::multiset<std::string>{home.plain});
    CHECK(home.run()["missing"] == 0);
    CHECK(home.cli({"verify"}).code == 0);
}

TEST_CASE("Of two files of one picture the one that says more is moved, and where the other stays is said at once")
{
    MovingHome home;
    writeFile(home.photos / "b/p.jpg", saying(home.plain, "By the lake"));
    const Said said = home.cli(home.order("move"));
    CHECK(said.code == 0);
    CHECK(home.filedBytes() == std::multiset<std::string>{saying(home.plain, "By the lake")});
    CHECK(readFile(home.photos / "a/p.jpg") == home.plain);
    CHECK(said.out.find("1 photo is in the archive already") != std::string::npos);
    CHECK(home.left() == std::set<std::string>{"a/p.jpg"});
}

TEST_CASE("A moved photo that is lost is named once by every run and every look, and nothing untrue beside it")
{
    MovingHome home;
    home.run();
    const std::string lost = (home.filed / "p.jpg").native();
    fs::remove(lost);
    std::vector<std::string> order{"run"};
    SECTION("by a run first")
    {
    }
    SECTION("by a look first")
    {
        order = {"recognise"};
    }
    SECTION("without the folder")
    {
        fs::remove_all(home.filed);
    }
    for (int i = 0; i < 3; ++i) {
        const Said said = home.cli(order);
        INFO(said.out << said.err);
        CHECK(said.code == 1);
        CHECK(timesSaid(said.out + said.err, lost) == 1);
        CHECK(said.err.find("nothing to make it anew from") != std::string::npos);
        CHECK((said.out + said.err).find("There is no photo in") == std::string::npos);
        order = {i == 0 ? "recognise" : "run"};
    }
    CHECK(home.cli({"recognise"}).code == 1);
    home.cli.ask({"run", "--exclude", lost});
    home.cli.ask({"recognise"});
}

TEST_CASE("What Takeout's list says of a photo holds after both were moved")
{
    CliHome cli(CliHome::Weights::own);
    const fs::path photos = cli / "photos", save = cli / "People", filed = save / "No people/a.jpg";
    fs::create_directories(photos);
    drawPicture(photos / "a.jpg");
    writeFile(photos / "a.jpg.supplemental-metadata.json",
              R"({"title": "a.jpg", "photoTakenTime": {"timestamp": "486986400"}})");
    for (int run = 0; run < 2; ++run) {
        cli.ask({"run", photos, "--save", save, "--zips", cli / "Zips", "--mode", "move"});
        REQUIRE(fs::exists(filed));
        CHECK(cli.ask({"describe", filed})["photos"][0]["taken"] == "7 June 1985 10:00");
    }
    CHECK(filesBelow(photos).empty());
    CHECK(filesBelow(filed.parent_path()) == std::set<std::string>{"a.jpg", "a.jpg.json"});
    CHECK(cli({"verify"}).code == 0);
}

TEST_CASE("A save folder that is a part of the archive is refused before anything is done, and nothing counts as lost")
{
    MovingHome home;
    const fs::path zips = home.cli / "Zips";
    home.cli.ask({"run", home.photos, "--save", home.save, "--zips", zips, "--mode", "move"});
    const auto filed = contentsBelow(home.save), packed = contentsBelow(zips);
    REQUIRE(filesBelow(home.save) == std::set<std::string>{"No people/p.jpg"});
    const fs::path part = home.cli / GENERATE("Zips", "People/No people", "People/new");
    for (int i = 0; i < 2; ++i) {
        const Said said = home.cli({"run", "--save", part});
        INFO(said.out << said.err);
        CHECK(said.code == 2);
        CHECK(timesSaid(said.err, part.native() + " belongs to the archive " + home.save.native()) == 1);
        CHECK(timesSaid(said.out + said.err, "nothing to make it anew from") == 0);
    }
    CHECK(contentsBelow(home.save) == filed);
    CHECK(contentsBelow(zips) == packed);
    CHECK(home.cli.ask({"run"})["missing"] == 0);
    CHECK(home.cli({"verify"}).code == 0);
}

TEST_CASE("An archive that was moved to where its zips were is gone on with")
{
    MovingHome home;
    const fs::path zips = home.cli / "Zips";
    home.cli.ask({"run", home.photos, "--save", home.save, "--zips", zips, "--mode", "move"});
    fs::remove_all(zips);
    fs::rename(home.save, zips);
    CHECK(home.cli.ask({"run", "--save", zips, "--zips", home.cli / "New zips"})["missing"] == 0);
    CHECK(fs::exists(zips / "No people/p.jpg"));
    CHECK(home.cli({"verify"}).code == 0);
}

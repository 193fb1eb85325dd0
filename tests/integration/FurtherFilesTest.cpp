// Several files of one picture: what each of them alone says is in the archive.
#include <catch2/catch.hpp>

#include "CliHome.h"
#include "metadata/ExifReader.h"
#include "metadata/ExifWriter.h"
#include "support/Pictures.h"
#include "support/Regions.h"

using namespace albumen::test;

namespace {

std::string captioned(const std::string& jpeg, const std::string& caption)
{
    const std::string words = "<dc:description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Alt><rdf:li "
                              "xml:lang=\"x-default\">" +
                              caption + "</rdf:li></rdf:Alt></dc:description>";
    const ByteVector bytes = withXmp(bytesOf(jpeg), ".jpg", mwgPacket({}, {}, words));
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A sidecar that says this.
std::string captionSidecar(const std::string& caption)
{
    return mwgPacket({}, {},
                     "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + caption +
                         "</rdf:li></rdf:Alt></dc:description>");
}

/// Pictures without anybody in them, filed to "No people".
struct Twins {
    CliHome cli{CliHome::Weights::own};
    fs::path photos = cli / "photos", save = cli / "People", zips = cli / "Zips", filed = save / "No people";
    std::string plain;

    Twins()
    {
        fs::create_directories(photos / "a");
        fs::create_directories(photos / "b");
        drawPicture(photos / "a/p.jpg");
        plain = readFile(photos / "a/p.jpg");
    }
    Json run(const std::string& mode = "copy", int code = 0)
    {
        return cli.ask({"run", photos, "--save", save, "--zips", zips, "--mode", mode}, code).at("filed");
    }
    std::set<std::string> names() { return filesBelow(filed); }
    /// Does some filed file hold these bytes?
    bool holds(const std::string& bytes)
    {
        for (const auto& [name, content] : contentsBelow(filed))
            if (content == bytes) return true;
        return false;
    }
};

} // namespace

TEST_CASE("Two files of one picture with other captions are both filed, and zipped, and stay as they are")
{
    Twins home;
    const std::string first = captioned(home.plain, "By the lake"), second = captioned(home.plain, "Grandma is 80");
    writeFile(home.photos / "a/p.jpg", first);
    writeFile(home.photos / "b/p.jpg", second);
    home.run();
    CHECK(home.names() == std::set<std::string>{"p (2).jpg", "p.jpg"});
    CHECK(home.holds(first));
    CHECK(home.holds(second));
    const Json again = home.run();
    CHECK(again["copied"] == 0);
    CHECK(again["unchanged"] == 2);
    CHECK(again["retired"] == 0);
    CHECK(home.cli({"verify"}).code == 0);
}

TEST_CASE("A file of the same bytes, and one that says less than another of its picture, make no second copy")
{
    Twins home;
    const std::string more = captioned(home.plain, "By the lake");
    writeFile(home.photos / "b/p.jpg", more);
    writeFile(home.photos / "b/q.jpg", more);
    home.run();
    CHECK(home.names() == std::set<std::string>{"p.jpg"});
    CHECK(home.holds(more));
    CHECK(home.run()["copied"] == 0);
}

TEST_CASE("A PNG or WebP and its tagged copy are filed once, and two that say different things twice")
{
    const std::string ending = GENERATE(".png", ".webp");
    Twins home;
    fs::remove(home.photos / "a/p.jpg");
    const ByteVector plain = encoded(unevenPicture({320, 240}), ending);
    const auto write = [&](const fs::path& file, const ByteVector& bytes) {
        writeFile(home.photos / file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    };
    write("a/p" + ending, plain);
    write("b/p" + ending, withXmp(plain, ending, captionSidecar("By the lake")));
    home.run();
    CHECK(home.names() == std::set<std::string>{"p" + ending});
    CHECK(home.holds(readFile(home.photos / "b" / ("p" + ending))));
    write("c/p" + ending, withXmp(plain, ending, captionSidecar("Grandma is 80")));
    home.run();
    CHECK(home.names() == std::set<std::string>{"p (2)" + ending, "p" + ending});
}

TEST_CASE("A file that comes later and says something new is filed beside the copy that is there")
{
    Twins home;
    home.run();
    const std::string more = captioned(home.plain, "By the lake");
    writeFile(home.photos / "0/new.jpg", more); // sorts before the one that was filed
    const Json came = home.run();
    CHECK(came["copied"] == 1);
    CHECK(came["retired"] == 0);
    CHECK(home.names() == std::set<std::string>{"new.jpg", "p.jpg"});

    SECTION("its caption is corrected")
    {
        const std::string corrected = captioned(home.plain, "By the sea");
        writeFile(home.photos / "0/new.jpg", corrected);
        fs::last_write_time(home.photos / "0/new.jpg", fs::file_time_type::clock::now() + std::chrono::seconds(5));
        home.run();
        CHECK(home.names() == std::set<std::string>{"new.jpg", "p.jpg"});
        CHECK(home.holds(corrected));
    }
    SECTION("the first file goes, and nothing that was filed leaves")
    {
        fs::remove(home.photos / "a/p.jpg");
        home.run();
        CHECK(home.names() == std::set<std::string>{"new.jpg", "p.jpg"});
        CHECK(home.holds(more));
        CHECK(home.holds(home.plain));
    }
    SECTION("the further file goes, and nothing that was filed leaves")
    {
        fs::remove(home.photos / "0/new.jpg");
        home.run();
        CHECK(home.names() == std::set<std::string>{"new.jpg", "p.jpg"});
        CHECK(home.cli({"verify"}).code == 0);
    }
    SECTION("both copies are lost, and made again")
    {
        fs::remove_all(home.filed);
        home.run();
        CHECK(home.names() == std::set<std::string>{"new.jpg", "p.jpg"});
        CHECK(home.holds(more));
    }
    SECTION("the picture is somebody's after all: both files go to them")
    {
        REQUIRE(
            home.cli({"faces", "draw", home.photos / "a/p.jpg", "--box", "0.2", "0.2", "0.3", "0.3", "--name", "Zoe"})
                .code == 0);
        home.run();
        CHECK(filesBelow(home.save) == std::set<std::string>{"Zoe/new.jpg", "Zoe/p.jpg"});
        CHECK(entriesOf(home.zips / "Zoe.zip") == std::set<std::string>{"new.jpg", "p.jpg"});
    }
}

TEST_CASE("Moving takes every file of a picture that says something of its own")
{
    Twins home;
    const std::string more = captioned(home.plain, "By the lake"), other = captioned(home.plain, "Elsewhere");
    writeFile(home.photos / "a/p.jpg", more);
    writeFile(home.photos / "b/p.jpg", other);
    home.run("move");
    CHECK(home.holds(more));
    CHECK(home.holds(other));
    CHECK(filesBelow(home.photos).empty());
    REQUIRE(
        home.cli({"faces", "draw", home.filed / "p.jpg", "--box", "0.2", "0.2", "0.3", "0.3", "--name", "Zoe"}).code ==
        0);
    home.run("move", 0);
    CHECK(filesBelow(home.save) == std::set<std::string>{"Zoe/p (2).jpg", "Zoe/p.jpg"});
}

TEST_CASE("What lies beside an exact duplicate and says something else is in the archive too")
{
    const auto mode = GENERATE(as<std::string>{}, "copy", "move");
    Twins home;
    fs::copy_file(home.photos / "a/p.jpg", home.photos / "b/p.jpg");
    const std::string ours = captionSidecar("By the lake"), theirs = captionSidecar("Grandma is 80"),
                      edit = "<plist>crop</plist>";
    writeFile(home.photos / "a/p.xmp", ours);
    SECTION("another sidecar of the same name")
    {
        writeFile(home.photos / "b/p.xmp", theirs);
        home.run(mode);
        CHECK(home.names() == std::set<std::string>{"p (2).jpg", "p (2).xmp", "p.jpg", "p.xmp"});
        CHECK(home.holds(ours));
        CHECK(home.holds(theirs));
        CHECK(filesBelow(home.photos).size() == (mode == "move" ? 0 : 4));
        CHECK(home.run(mode)["copied"] == 0);
        CHECK(home.cli({"verify"}).code == 0);
    }
    SECTION("a sidecar of another kind")
    {
        writeFile(home.photos / "b/p.AAE", edit);
        home.run(mode);
        CHECK(home.holds(ours));
        CHECK(home.holds(edit));
    }
    SECTION("a film")
    {
        writeFile(home.photos / "b/p.mov", "a film");
        home.cli.ask({"run", home.photos, "--save", home.save, "--zips", home.zips, "--mode", mode, "--films"});
        CHECK(home.holds(ours));
        CHECK(home.holds("a film"));
    }
    SECTION("the same again, or less: nothing is filed twice")
    {
        writeFile(home.photos / "b/p.xmp", ours);
        fs::create_directories(home.photos / "c");
        fs::copy_file(home.photos / "a/p.jpg", home.photos / "c/p.jpg");
        home.run(mode);
        CHECK(home.names() == std::set<std::string>{"p.jpg", "p.xmp"});
    }
}

TEST_CASE("The sidecar of an exact duplicate is in the zip, and is filed too where it comes after the filing")
{
    Twins home;
    fs::copy_file(home.photos / "a/p.jpg", home.photos / "b/p.jpg");
    home.run();
    REQUIRE(home.cli({"faces", "draw", home.photos / "a/p.jpg", "--box", "0.2", "0.2", "0.3", "0.3", "--name", "Zoe"})
                .code == 0);
    writeFile(home.photos / "b/p.xmp", captionSidecar("Grandma is 80"));
    home.run();
    CHECK(entriesOf(home.zips / "Zoe.zip") == std::set<std::string>{"p (2).jpg", "p (2).xmp", "p.jpg"});
    CHECK(home.run()["copied"] == 0);
}

TEST_CASE("A file that was never filed goes into the place of the one that is gone, and nothing is called lost")
{
    Twins home;
    writeFile(home.photos / "b/more.jpg", captioned(home.plain, "By the lake"));
    home.run();
    REQUIRE(home.names() == std::set<std::string>{"more.jpg"});
    writeFile(home.photos / "a/other.jpg", captioned(home.plain, "Elsewhere"));
    home.run();
    REQUIRE(home.names() == std::set<std::string>{"more.jpg", "other.jpg"});

    SECTION("in the picture's own place, by a file that says less than another")
    {
        fs::remove(home.photos / "b/more.jpg"); // "a/p.jpg" is left, which says nothing
        fs::remove(home.filed / "more.jpg");
    }
    SECTION("in a further file's place, by one that says the same")
    {
        fs::copy_file(home.photos / "a/other.jpg", home.photos / "b/same.jpg");
        home.run();
        REQUIRE(home.names() == std::set<std::string>{"more.jpg", "other.jpg"});
        fs::remove(home.photos / "a/other.jpg");
        fs::remove(home.filed / "other.jpg");
    }
    home.run(); // without a problem
    CHECK(home.names() == std::set<std::string>{"more.jpg", "other.jpg"});
    CHECK(home.holds(captioned(home.plain, "Elsewhere")));
    CHECK(home.cli({"verify"}).code == 0);
    CHECK(home.run()["copied"] == 0);
}

namespace {

/// What is recommended for the trash among duplicates, and what stays, by names.
struct Recommended {
    std::set<std::string> best, trash, kept;

    explicit Recommended(CliHome& cli)
    {
        const Json queue = cli.ask({"review", "duplicates"});
        for (const Json& group : queue.at("groups"))
            for (const Json& photo : group) {
                const fs::path path = photo.at("path").get<std::string>();
                auto& names = photo.at("best") ? best : photo.at("recommended") ? trash : kept;
                names.insert(path.filename().native());
            }
    }
};

std::string datedAndPlaced(const std::string& jpeg)
{
    albumen::ExifFacts facts;
    facts.takenLocalS = 1'224'672'000; // October 2008
    facts.latitude = 43.467;
    facts.longitude = 11.885;
    facts.camera = "A camera";
    const auto bytes = must(albumen::withExif(bytesOf(jpeg), facts));
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

TEST_CASE("Of files of one picture the one that says most stays, whichever was found first")
{
    Twins twins;
    fs::remove_all(twins.photos / "a");
    writeFile(twins.photos / "b/a.jpg", twins.plain);
    twins.cli.ask({"recognise", twins.photos});
    writeFile(twins.photos / "b/z.jpg", datedAndPlaced(twins.plain));
    writeFile(twins.photos / "b/z (1).jpg", datedAndPlaced(twins.plain));
    twins.cli.ask({"recognise", twins.photos});
    const Recommended found(twins.cli);
    CHECK(found.best == std::set<std::string>{"z.jpg"});
    CHECK(found.trash == std::set<std::string>{"a.jpg", "z (1).jpg"});
    CHECK(found.kept.empty());
    CHECK(twins.cli({"--json", "review", "duplicates"}).out.find("says more") != std::string::npos);
}

TEST_CASE("A file with a title that the one with date and place has not is not recommended for the trash")
{
    Twins twins;
    fs::remove_all(twins.photos / "a");
    writeFile(twins.photos / "b/a.jpg", captioned(twins.plain, "At the lake"));
    writeFile(twins.photos / "b/plain.jpg", twins.plain);
    writeFile(twins.photos / "b/again.jpg", captioned(twins.plain, "At the lake"));
    writeFile(twins.photos / "b/z.jpg", datedAndPlaced(twins.plain));
    twins.cli.ask({"recognise", twins.photos});
    const Recommended found(twins.cli);
    CHECK(found.best == std::set<std::string>{"z.jpg"});
    CHECK(found.trash.size() == 2);
    CHECK(found.trash.contains("plain.jpg"));
    CHECK(found.kept.size() == 1);
    CHECK_FALSE(found.kept.contains("plain.jpg"));

    // What lies beside a file says something too.
    writeFile(twins.photos / "b/plain.jpg.xmp", captionSidecar("By the water"));
    twins.cli.ask({"recognise", twins.photos});
    CHECK(Recommended(twins.cli).kept.contains("plain.jpg"));
}

TEST_CASE("A titled picture that is no JPEG stays rather than one without its title")
{
    Twins twins;
    fs::remove_all(twins.photos / "a");
    const ByteVector plain = encoded(unevenPicture(), ".png");
    const ByteVector titled = withXmp(plain, ".png", captionSidecar("At the lake"));
    const auto text = [](const ByteVector& bytes) {
        return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    };
    writeFile(twins.photos / "b/a.png", text(plain));
    twins.cli.ask({"recognise", twins.photos});
    writeFile(twins.photos / "b/b.png", text(titled));
    twins.cli.ask({"recognise", twins.photos});
    const Recommended found(twins.cli);
    CHECK(found.best == std::set<std::string>{"b.png"});
    CHECK(found.trash == std::set<std::string>{"a.png"});
}

TEST_CASE("A file that alone has a time of change, or a day in its name, is not recommended for the trash")
{
    Twins twins;
    fs::remove_all(twins.photos / "a");
    const ByteVector plain = encoded(unevenPicture(), ".png");
    const ByteVector changed = pngWithExif(plain, changeBlock("2008:10:22 10:40:00"));
    const auto text = [](const ByteVector& bytes) {
        return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    };
    const bool named = GENERATE(false, true);
    const std::string more = named ? "IMG_20081022_104000.png" : "z.png";
    for (const char* const name : {"a.png", "b.png"}) writeFile(twins.photos / "b" / name, text(plain));
    twins.cli.ask({"recognise", twins.photos});
    writeFile(twins.photos / "b" / more, text(named ? plain : changed));
    writeFile(twins.photos / "b" / ("copy of " + more), text(named ? plain : changed));
    twins.cli.ask({"recognise", twins.photos});
    const Recommended found(twins.cli);
    CHECK(found.best == std::set<std::string>{more});
    CHECK(found.trash == std::set<std::string>{"a.png", "b.png", "copy of " + more});
    CHECK(found.kept.empty());
}

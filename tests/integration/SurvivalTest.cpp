// Names and decisions hang on the picture, not on the file: whatever happens to the files, they stay.
#include <catch2/catch.hpp>

#include "CliHome.h"
#include "PreparedHome.h"
#include "metadata/ExifReader.h"
#include "metadata/ExifWriter.h"
#include "support/Pictures.h"
#include "support/Regions.h"

using namespace albumen::test;

namespace {

/// The sample album in two roots, recognised, with decisions of every kind.
struct Survivor {
    CliHome cli{CliHome::Weights::own};
    fs::path sample = cli / "sample", save = cli / "People", zips = cli / "Zips";
    fs::path first = sample / "photos/2023", second = sample / "photos/2024";

    Survivor()
    {
        if (!bringPrepared("survivor", cli.home(), cli.home())) prepare();
    }

    void prepare()
    {
        cli.bringSample();
        decide({"people", "import", sample / "known"});
        ask({"run", first, second, "--save", save, "--zips", zips});
        std::vector<std::string> sure;
        const Json faces = ask({"faces", "list", first})["faces"];
        for (const Json& face : faces)
            if (face["how"] == "sure") sure.push_back(face["id"].dump());
        REQUIRE(sure.size() > 4);
        decide({"faces", "assign", sure[0], "Aunt Maud"});
        decide({"faces", "not-a-face", sure[1]});
        decide({"faces", "reject", sure[2]});
        decide({"faces", "ignore", sure[3]});
        decide({"people", "name", ask({"people", "groups"})["groups"][0]["number"].dump(), "The Stranger"});
        ask({"run"}); // folders follow
    }

    void decide(const std::vector<std::string>& arguments) { REQUIRE(cli(arguments).code == 0); }

    Json ask(const std::vector<std::string>& arguments, int code = 0) { return cli.ask(arguments, code); }

    /// Face -> its label and place.
    std::map<int, std::string> faces(const std::vector<std::string>& photos = {})
    {
        std::vector<std::string> arguments{"faces", "list"};
        arguments.insert(arguments.end(), photos.begin(), photos.end());
        std::map<int, std::string> labels;
        const Json listed = ask(arguments)["faces"];
        for (const Json& face : listed)
            labels[face["id"]] = face["how"].get<std::string>() + " " + face["person"].dump() + face["box"].dump();
        return labels;
    }

    std::size_t decisions() { return ask({"history", "--limit", "1000"})["decisions"].size(); }
};

/// Nothing was looked at with a network, and no face is new.
void nothingLookedAt(const Json& result)
{
    CHECK(result["seconds"]["detect"] == 0.0);
    CHECK(result["faces"] == 0);
}

std::vector<fs::path> photosBelow(const fs::path& folder)
{
    std::vector<fs::path> photos;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && !entry.path().filename().native().starts_with('.'))
            photos.push_back(entry.path());
    return photos;
}

/// Other bytes, the same pixels: as a program does that writes a caption or a camera, or turns the photo by its flag.
void tagAnew(const fs::path& photo, std::optional<albumen::Orientation> turned = {})
{
    const ByteVector bytes = readBytes(photo);
    ByteVector tagged = bytes;
    if (photo.extension() == ".jpg") {
        albumen::ExifFacts facts = albumen::ExifReader().read(bytes);
        facts.camera = "Another Camera";
        facts.orientation = turned.value_or(facts.orientation);
        tagged = withXmp(albumen::withExif(bytes, facts).value(), ".jpg", mwgPacket({}));
    } else if (photo.extension() == ".png" || photo.extension() == ".webp") {
        tagged = withXmp(bytes, photo.extension().native(), mwgPacket({}));
    }
    writeFile(photo, {reinterpret_cast<const char*>(tagged.data()), tagged.size()});
}

} // namespace

TEST_CASE("A home with decisions of every kind is made once for the tests that begin with it", "[.survivor]")
{
    if (isPrepared("survivor")) return;
    const Survivor home;
    keepPrepared("survivor", home.cli.home(), home.cli.home());
}

TEST_CASE("Photos moved and renamed keep faces, names and decisions, and no network looks at them")
{
    Survivor home;
    const auto before = home.faces();
    fs::rename(home.first, home.second / "older");
    fs::create_directory(home.first);
    fs::copy_file(home.second / "older/.albumen-root", home.first / ".albumen-root");
    int number = 0;
    for (const fs::path& photo : photosBelow(home.second))
        fs::rename(photo, photo.parent_path() / ("renamed " + std::to_string(number++) + photo.extension().native()));
    const Json result = home.ask({"run"});
    nothingLookedAt(result);
    CHECK(result["moved"].get<int>() > 10);
    CHECK(result["missing"] == 0);
    CHECK(home.faces() == before);
    CHECK(home.ask({"run"})["looked"] == 0);
    CHECK(home.faces() == before);
}

TEST_CASE("Photos that another program tagged keep faces, names and decisions, and no network looks at them")
{
    Survivor home;
    const auto before = home.faces();
    for (const fs::path& photo : photosBelow(home.sample / "photos")) tagAnew(photo);
    const Json result = home.ask({"run"});
    CHECK(result["looked"].get<int>() > 20);
    nothingLookedAt(result);
    CHECK(home.faces() == before);
    CHECK(home.ask({"run"})["looked"] == 0);

    // Turned by its flag one is looked at as it is to be seen now, and what a person decided goes with it.
    fs::path turned;
    const Json listed = home.ask({"faces", "list"})["faces"];
    for (const Json& face : listed)
        if (face["person"] == "Aunt Maud") turned = face["path"].get<std::string>();
    REQUIRE(turned.extension() == ".jpg");
    tagAnew(turned, albumen::ExifReader().read(readBytes(turned)).orientation == albumen::Orientation::upright
                        ? albumen::Orientation::rotated180
                        : albumen::Orientation::upright);
    CHECK(home.ask({"run"})["looked"] == 1);
    std::size_t aunts = 0;
    for (const auto& [id, label] : home.faces({turned})) aunts += label.find("Aunt Maud") != std::string::npos ? 1 : 0;
    CHECK(aunts == 1);
}

TEST_CASE("Photos moved, renamed and tagged at one time keep faces, names and decisions")
{
    Survivor home;
    const auto before = home.faces();
    int number = 0;
    for (const fs::path& photo : photosBelow(home.first)) {
        tagAnew(photo);
        fs::rename(photo,
                   home.second / ("from the other disk " + std::to_string(number++) + photo.extension().native()));
    }
    nothingLookedAt(home.ask({"run"}));
    CHECK(home.faces() == before);
}

TEST_CASE("Copies of a photo have its faces and names at once, and a name given to one is given to all")
{
    Survivor home;
    const auto before = home.faces();
    const auto originals = photosBelow(home.first);
    fs::create_directories(home.second / "copy");
    for (const fs::path& photo : originals) {
        fs::copy_file(photo, home.second / "copy" / photo.filename());
    }
    const Json same = home.ask({"run"});
    nothingLookedAt(same);
    CHECK(same["looked"] == originals.size());
    CHECK(same["filed"]["copied"] == 0); // the same bytes are filed once
    for (const fs::path& photo : originals) {
        fs::copy_file(photo, home.second / ("copy of " + photo.filename().native()));
        tagAnew(home.second / ("copy of " + photo.filename().native()));
    }
    const Json tagged = home.ask({"run"});
    nothingLookedAt(tagged);
    CHECK(tagged["looked"] == originals.size());
    CHECK(tagged["filed"]["copied"] > 0); // what says something else is filed too
    CHECK(tagged["filed"]["retired"] == 0);
    CHECK(home.faces() == before);
    for (const fs::path& photo : originals) {
        const auto faces = home.faces({photo});
        CHECK(home.faces({home.second / "copy" / photo.filename()}) == faces);
        CHECK(home.faces({home.second / ("copy of " + photo.filename().native())}) == faces);
        if (faces.empty()) continue;
        home.decide({"faces", "assign", std::to_string(faces.begin()->first), "Everywhere"});
        CHECK(home.faces({home.second / "copy" / photo.filename()}).begin()->second.find("Everywhere") !=
              std::string::npos);
    }
    for (const fs::path& photo : originals) fs::remove(photo);
    nothingLookedAt(home.ask({"run"}));
    CHECK(home.faces().size() == before.size());
}

TEST_CASE("A root that goes away takes nothing with it: its photos are there again when it is")
{
    Survivor home;
    const auto before = home.faces();
    const std::size_t decisions = home.decisions();
    const auto filed = filesBelow(home.save);
    const fs::path away = home.cli / "away";
    fs::rename(home.first, away);
    SECTION("gone")
    {
    }
    SECTION("an empty folder where the disk was")
    {
        fs::create_directory(home.first);
    }
    const Said without = home.cli({"--json", "run"});
    INFO(without.out << without.err);
    CHECK(without.code == 1);
    REQUIRE(without.json()["problems"].size() >= 1);
    CHECK(without.json()["problems"][0]["code"] == "rootOffline");
    CHECK(without.json()["result"]["missing"] == 0);
    CHECK(without.json()["result"]["filed"]["retired"] == 0);
    CHECK(filesBelow(home.save) == filed);
    CHECK(home.faces() == before);
    CHECK(home.decisions() == decisions);

    fs::remove(home.first);
    fs::rename(away, home.first);
    const Json back = home.ask({"run"});
    CHECK(back["looked"] == 0);
    nothingLookedAt(back);
    CHECK(home.faces() == before);
    CHECK(filesBelow(home.save) == filed);
}

TEST_CASE("A root that comes back under another path keeps faces, names and decisions")
{
    Survivor home;
    const auto before = home.faces();
    fs::rename(home.first, home.cli / "mounted elsewhere");
    const Json result = home.ask({"run", home.cli / "mounted elsewhere", home.second});
    nothingLookedAt(result);
    CHECK(result["filed"]["copied"] == 0);
    CHECK(result["filed"]["retired"] == 0);
    CHECK(home.faces() == before);
}

TEST_CASE("Folders inside known ones and around them, and single photos of them, are known once")
{
    Survivor home;
    const auto before = home.faces();
    const Json info = home.ask({"info"});
    const fs::path inside = home.second / "from-a-friend", photo = photosBelow(inside).front();
    const std::vector<std::vector<std::string>> orders{{"run", inside},
                                                       {"run", photo},
                                                       {"run", home.sample / "photos"},
                                                       {"run", inside},
                                                       {"run", home.second, home.sample / "photos"},
                                                       {"run", photo, home.first}};
    for (const auto& order : orders) {
        const Json result = home.ask(order);
        CAPTURE(order, result.dump());
        nothingLookedAt(result);
        CHECK(result["looked"] == 0);
        CHECK(result["filed"]["copied"] == 0);
        CHECK(result["filed"]["retired"] == 0);
        CHECK(result["missing"] == 0);
        CHECK(home.ask({"info"})["photos"] == info["photos"]);
        CHECK(home.faces() == before);
    }
}

TEST_CASE("What is gone from a part of a folder is missing there, and nothing else is")
{
    SampleHome home(CliHome::Weights::own);
    const fs::path part = home.sample / "photos/2024", other = home.sample / "photos/2023";
    const auto missingAfter = [&home](const fs::path& path) {
        return home.cli.ask({"run", path})["missing"].get<int>();
    };
    const auto photos = [&home] { return home.cli.ask({"info"})["photos"].get<int>(); };
    const int before = photos();
    fs::remove(photosBelow(part).front());
    fs::remove(photosBelow(other).front());
    CHECK(missingAfter(part) == 1);
    CHECK(photos() == before - 1);
    CHECK(missingAfter(photosBelow(other).front()) == 0); // nobody asked for the one that is gone
    CHECK(photos() == before - 1);
    CHECK(missingAfter(home.sample / "photos") == 1);
    CHECK(photos() == before - 2);
}

TEST_CASE("Photos moved into the archive stay in the library, and follow their names there")
{
    Survivor home;
    const auto before = home.faces();
    const Json info = home.ask({"info"});
    const auto pictures = filesBelow(home.sample / "photos").size();
    home.save = home.cli / "Moved";
    home.ask({"run", "--mode", "move", "--save", home.save, "--zips", home.cli / "Moved zips"});
    CHECK(filesBelow(home.sample / "photos").size() < pictures / 4); // what belongs nowhere, and further copies
    for (int i = 0; i < 2; ++i) {
        const Json again = home.ask({"run"});
        nothingLookedAt(again);
        CHECK(again["filed"]["copied"] == 0);
        CHECK(again["missing"] == 0);
        CHECK(home.ask({"info"})["photos"] == info["photos"]);
        CHECK(home.faces() == before);
    }
    const fs::path filed = home.save / "Bruno";
    REQUIRE(fs::exists(filed));
    const auto files = filesBelow(filed);
    home.decide({"people", "rename", "Bruno", "Uncle Bruno"});
    home.ask({"run"});
    CHECK(filesBelow(home.save / "Uncle Bruno") == files);
    home.decide({"people", "merge", "Uncle Bruno", "Aunt Maud"});
    home.ask({"run"});
    for (const std::string& file : files) CHECK(filesBelow(home.save / "Aunt Maud").contains(file));
    CHECK(home.ask({"faces", "list", home.save / "Aunt Maud"})["faces"].size() > 0);
    home.decide({"undo"});
    home.ask({"run"});
    CHECK(filesBelow(home.save / "Uncle Bruno") == files);
    CHECK(home.ask({"info"})["photos"] == info["photos"]);
    CHECK(home.ask({"verify"})["damaged"] == 0);

    fs::remove(home.save / "Uncle Bruno" / *files.begin()); // somebody takes one out
    home.ask({"verify"}, 4);
    home.ask({"run"});
    CHECK(home.ask({"info"})["photos"].get<int>() >= info["photos"].get<int>() - 1);
}

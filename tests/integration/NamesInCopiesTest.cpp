// Names written into filed copies by choice: they follow every correction, and originals never change.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "CliHome.h"
#include "base/Hash.h"
#include "load/ContentHash.h"
#include "metadata/FaceRegions.h"
#include "metadata/XmpPacket.h"
#include "support/Pictures.h"

using namespace albumen;
using namespace albumen::test;

namespace {

using NamesOf = std::map<std::string, std::set<std::string>>; ///< picture -> names of the faces in it

std::string pictureOf(const ByteVector& bytes)
{
    return toHex(ContentHash().identify(bytes)->hash);
}

std::string textOf(const NamesOf& names)
{
    std::string text;
    for (const auto& [picture, some] : names) {
        text += picture.substr(0, 8);
        for (const std::string& name : some) text += ", " + name;
        text += "\n";
    }
    return text;
}

struct CopiesHome : SampleHome {
    const std::map<std::string, std::string> originals;

    CopiesHome() : SampleHome(CliHome::Weights::own), originals(withPng()) { REQUIRE(again().code == 0); }

    /// One of the photos as a PNG too: the sample has PNG only without people.
    std::map<std::string, std::string> withPng()
    {
        const Json truth = SampleHome::truth();
        for (const auto& [path, facts] : truth["photos"].items())
            if (facts["people"].size() == 1 && path.ends_with(".jpg")) {
                writePicture((sample / "photos" / "drawn.png").native(),
                             readPicture((sample / "photos" / path).native()));
                break;
            }
        return contentsBelow(sample / "photos");
    }

    Json ask(const std::vector<std::string>& arguments) { return cli.ask(arguments); }

    Json runNamed(const std::string& flag = "--names-in-copies") { return ask({"run", flag})["filed"]; }

    /// What the library says of every picture that is filed.
    NamesOf known()
    {
        NamesOf names;
        for (const std::string& file : filesBelow(save)) names[pictureOf(readBytes(save / file))];
        const Json listed = ask({"faces", "list", sample / "photos"});
        for (const Json& face : listed["faces"])
            if (face["how"] == "decided" || face["how"] == "sure")
                names[pictureOf(readBytes(face["path"].get<std::string>()))].insert(face["person"]);
        return names;
    }

    /// What the copies say. Ensures: all copies of a picture say the same.
    NamesOf inCopies() const
    {
        NamesOf names;
        for (const std::string& file : filesBelow(save)) {
            const ByteVector bytes = readBytes(save / file);
            std::set<std::string> said;
            for (const FaceRegion& region : regionsInXmp(xmpPacketOf(bytes), {})) said.insert(region.name);
            const auto [known, fresh] = names.emplace(pictureOf(bytes), said);
            INFO(file);
            CHECK((fresh || known->second == said));
        }
        return names;
    }

    /// Copy -> its bytes.
    std::map<std::string, std::string> copies() const
    {
        auto all = contentsBelow(save);
        std::erase_if(all, [](const auto& file) { return file.first.starts_with("."); });
        return all;
    }

    void expectOriginals() const { CHECK(contentsBelow(sample / "photos") == originals); }
    void expectArchive()
    {
        CHECK(cli({"verify"}).code == 0);
        for (const auto& folder : fs::directory_iterator(save))
            if (const auto zip = zips / (folder.path().filename().native() + ".zip"); fs::exists(zip))
                CHECK(entriesOf(zip) == filesBelow(folder.path()));
    }
};

} // namespace

TEST_CASE("Names go into JPEG, PNG and WebP copies, are what the library says, and no original changes")
{
    CopiesHome home;
    const auto plain = home.copies();
    const Json filed = home.runNamed();
    CHECK(filed["copied"] == 0);
    CHECK(filed["bytes"] == 0);
    CHECK(filed["nameless"] == 0);
    CHECK(filed["renewed"].get<std::size_t>() > 20);
    CHECK(textOf(home.inCopies()) == textOf(home.known()));
    std::set<std::string> changed;
    for (const auto& [file, bytes] : home.copies())
        if (plain.at(file) != bytes) changed.insert(fs::path(file).extension());
    CHECK(changed == std::set<std::string>{".jpg", ".png", ".webp"});
    home.expectOriginals();
    home.expectArchive();

    const auto named = home.copies();
    const Json again = home.again().json()["result"]; // the choice is remembered
    CHECK(again["filed"]["renewed"] == 0);
    CHECK(again["zips"]["made"] == 0);
    CHECK(home.copies() == named);
    CHECK(home.ask({"info"})["choice"]["names_in_copies"] == true);
}

TEST_CASE("A correction renews the copies it touches, and no others")
{
    CopiesHome home;
    home.runNamed();
    const auto before = home.copies();
    NamesOf expected = home.known();
    const auto named =
        std::find_if(expected.begin(), expected.end(), [](const auto& one) { return !one.second.empty(); });
    REQUIRE(named != expected.end());
    const std::string name = *named->second.begin();
    std::set<std::string> touched;
    for (auto& [picture, names] : expected)
        if (names.erase(name) > 0) {
            names.insert("Somebody Else");
            touched.insert(picture);
        }
    home.ask({"people", "rename", name, "Somebody Else"});
    const Json plan = home.ask({"file", "--dry-run"});
    const Json done = home.ask({"run"});
    CHECK(done["filed"]["renewed"] == plan["renew"]);
    CHECK(done["filed"]["copied"] == 0);
    CHECK(textOf(home.inCopies()) == textOf(expected));
    for (const auto& [file, bytes] : home.copies()) {
        const auto old = before.find(file);
        const bool same = old != before.end() && old->second == bytes;
        INFO(file);
        CHECK(same != touched.contains(pictureOf(readBytes(home.save / file))));
    }
    home.expectOriginals();
    home.expectArchive();

    // One face only: not that person.
    const Json faces = home.ask({"faces", "list", home.sample / "photos"})["faces"];
    const auto face = std::find_if(faces.begin(), faces.end(), [](const Json& one) { return one["how"] == "sure"; });
    REQUIRE(face != faces.end());
    home.ask({"faces", "reject", (*face)["id"].dump()});
    home.ask({"run"});
    CHECK(textOf(home.inCopies()) == textOf(home.known()));
    home.ask({"undo"});
    home.ask({"run"});
    CHECK(textOf(home.inCopies()) == textOf(home.known()));
    home.expectOriginals();
    home.expectArchive();
}

TEST_CASE("Without the choice copies are the originals' bytes again")
{
    CopiesHome home;
    const auto plain = home.copies();
    home.runNamed();
    CHECK(home.copies() != plain);
    const Json off = home.ask({"file", "--no-names-in-copies"});
    CHECK(off["filed"]["renewed"].get<std::size_t>() > 20);
    CHECK(home.copies() == plain);
    home.ask({"zip"});
    home.expectOriginals();
    home.expectArchive();
    CHECK(home.ask({"file"})["filed"]["renewed"] == 0);
    CHECK(home.cli({"file"}).out.find("0 copies made, ") != std::string::npos); // bytes of none are not told
}

TEST_CASE("Where photos are not copied, names in copies are refused before anything is written")
{
    CopiesHome home;
    const auto before = contentsBelow(home.cli.home() / "People");
    for (const char* mode : {"link", "reflink", "move"}) {
        const Said said = home.cli({"--json", "run", "--mode", mode, "--names-in-copies"});
        CHECK(said.code == 2);
        CHECK(said.json()["problems"][0]["code"] == "usage");
    }
    CHECK(contentsBelow(home.cli.home() / "People") == before);
    home.expectOriginals();
    const Json choice = home.ask({"info"})["choice"];
    CHECK(choice["names_in_copies"] == false);
    CHECK(choice["mode"] == "copy");
    home.runNamed();
    CHECK(home.cli({"run", "--mode", "link"}).code == 2);
    CHECK(home.cli({"file", "--dry-run", "--names-in-copies"}).code == 2);
}

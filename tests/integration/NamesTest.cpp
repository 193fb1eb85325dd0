// Names of other programs come in, names go out to them, and come back on the same faces.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "CliHome.h"
#include "PreparedHome.h"
#include "support/Pictures.h"
#include "support/Regions.h"

using namespace albumen::test;

namespace {

struct Named : SampleHome {
    Named() : SampleHome(CliHome::Weights::own) { REQUIRE(run.code == 0); }

    Json ask(std::vector<std::string> arguments, const std::vector<std::string>& library = {})
    {
        arguments.insert(arguments.begin(), library.begin(), library.end());
        return cli.ask(arguments);
    }

    /// A library of its own that has looked at the sample's photos, and knows nobody.
    std::vector<std::string> freshLibrary(const std::string& name = "fresh")
    {
        const std::vector<std::string> library{"--library", cli / name};
        bringPrepared("looked", cli / name, cli.home());
        ask({"recognise", sample / "photos"}, library);
        return library;
    }

    /// Photo -> its faces' names and places, in tenths of a thousandth.
    std::map<std::string, std::multiset<std::string>> named(const std::vector<std::string>& library = {})
    {
        std::map<std::string, std::multiset<std::string>> faces;
        const Json listed = ask({"faces", "list", sample / "photos"}, library)["faces"];
        for (const Json& face : listed) {
            if (!face["person"].is_string() || (face["how"] != "decided" && face["how"] != "sure")) continue;
            std::string text = face["person"].get<std::string>();
            for (const Json& side : face["box"]) text += " " + std::to_string(std::lround(side.get<double>() * 1e4));
            faces[face["path"]].insert(text);
        }
        return faces;
    }

    std::size_t faceCount(const std::vector<std::string>& library = {})
    {
        return ask({"faces", "list", sample / "photos"}, library)["faces"].size();
    }

    /// The folder of photos that show who somebody is.
    fs::path folderOfSomebody() const
    {
        for (const auto& entry : fs::directory_iterator(sample / "known"))
            if (entry.is_directory()) return entry.path();
        FAIL("nobody is known in the sample album");
        return {};
    }

    std::string photo(const char* name = nullptr)
    {
        const Json truth = SampleHome::truth();
        for (const auto& [path, facts] : truth["photos"].items())
            if (facts["people"].size() == 1 && (!name || facts["people"][0] == name)) return sample / "photos" / path;
        FAIL("no photo of one person in the sample album");
        return {};
    }
};

std::map<std::string, std::string> photosIn(const fs::path& folder)
{
    auto contents = contentsBelow(folder);
    std::erase_if(contents, [](const auto& file) { return file.first.ends_with(".xmp"); });
    return contents;
}

} // namespace

TEST_CASE("Names go into sidecars and come back on the same faces of another library, nothing twice")
{
    Named home;
    const auto before = photosIn(home.sample / "photos");
    const Json written = home.ask({"export", "xmp"});
    CHECK(written["photos"].get<int>() > 10);
    CHECK(written["written"] == written["photos"]);
    CHECK(photosIn(home.sample / "photos") == before);

    const auto library = home.freshLibrary();
    const std::size_t faces = home.faceCount(library);
    const Json read = home.ask({"import", "xmp"}, library);
    CHECK(read["photos"] == written["photos"]);
    CHECK(read["drawn"] == 0);
    CHECK(read["kept"] == 0);
    CHECK(home.named(library) == home.named());
    CHECK(home.faceCount(library) == faces);

    const auto sidecars = contentsBelow(home.sample / "photos");
    const Json again = home.ask({"export", "xmp"}, library);
    CHECK(again["written"] == 0);
    CHECK(again["unchanged"] == written["photos"]);
    CHECK(contentsBelow(home.sample / "photos") == sidecars);
    CHECK(home.ask({"import", "xmp"}, library)["named"] == 0);
    CHECK(home.ask({"import", "xmp"})["named"] == 0);
    CHECK(home.ask({"history"}, library)["decisions"].size() == 1);
    home.ask({"undo"}, library);
    CHECK(home.named(library).empty());
}

TEST_CASE("A tree of sidecars mirrors the photos, is read from there, and leaves the photos' folders alone")
{
    Named home;
    const auto before = contentsBelow(home.sample / "photos");
    home.ask({"export", "xmp", "--to", home.cli / "xmp"});
    CHECK(contentsBelow(home.sample / "photos") == before);
    const auto tree = contentsBelow(home.cli / "xmp");
    CHECK_FALSE(tree.empty());
    for (const auto& [file, text] : tree) CHECK(before.contains(file.substr(0, file.size() - 4)));
    home.ask({"export", "xmp", "--to", home.cli / "xmp2"});
    CHECK(contentsBelow(home.cli / "xmp2") == tree);

    const auto library = home.freshLibrary();
    CHECK(home.ask({"import", "xmp"}, library)["named"] == 0);
    CHECK(home.ask({"import", "xmp", "--from", home.cli / "xmp"}, library)["named"].get<int>() > 10);
    CHECK(home.named(library) == home.named());
}

TEST_CASE("Names in XMP too long for one segment of a JPEG come in, however far inside the file they end")
{
    Named home;
    const std::string photo = home.photo(), name(32, 'A');
    const std::string rest = mwgPacket({{"Corner", "Face", "0.04 0.05 0.05 0.06"}}, "") + std::string(2 << 20, ' ');
    const ByteVector jpeg =
        withExtendedXmp(readBytes(photo), microsoftPacket({}, extensionName(name)), name, rest, 65000);
    writeFile(photo, {reinterpret_cast<const char*>(jpeg.data()), jpeg.size()});
    REQUIRE(home.again().code == 0);
    const Json read = home.ask({"import", "xmp", photo});
    CHECK(read["photos"] == 1);
    CHECK(read["drawn"] == 1);
    CHECK(home.named()[photo].size() == 2);
}

TEST_CASE("A region where no face was found is a face drawn by hand, stays over runs, and goes with the import's undo")
{
    Named home;
    const std::string photo = home.photo();
    const std::size_t before = home.faceCount();
    writeFile(photo + ".xmp", mwgPacket({{"Corner", "Face", "0.04 0.05 0.05 0.06"}}, ""));
    const Json read = home.ask({"import", "xmp", photo});
    CHECK(read["drawn"] == 1);
    CHECK(home.faceCount() == before + 1);
    CHECK(home.ask({"import", "xmp"})["already"] == 1);
    CHECK(home.faceCount() == before + 1);

    setTime(photo, fs::last_write_time(photo) + std::chrono::hours(1));
    REQUIRE(home.again().code == 0);
    CHECK(home.faceCount() == before + 1);
    CHECK(fs::exists(home.save / "Corner" / fs::path(photo).filename()));

    home.ask({"undo"});
    CHECK(home.faceCount() == before);
    home.ask({"redo"});
    CHECK(home.faceCount() == before + 1);
    home.ask({"undo"});
    REQUIRE(home.again().code == 0);
    CHECK(home.faceCount() == before);
    CHECK(home.ask({"import", "xmp"})["drawn"] == 1);
    CHECK(home.faceCount() == before + 1);
}

TEST_CASE("What a person decided stands against what other programs wrote")
{
    Named home;
    const std::string photo = home.photo();
    home.ask({"export", "xmp"});
    const Json face = home.ask({"faces", "list", photo})["faces"][0];
    REQUIRE(home.cli({"faces", "assign", face["id"].dump(), "Somebody Else"}).code == 0);
    const Json kept = home.ask({"import", "xmp", photo});
    CHECK(kept["kept"] == 1);
    CHECK(kept["named"] == 0);
    CHECK(home.ask({"faces", "list", photo})["faces"][0]["person"] == "Somebody Else");
    CHECK(home.ask({"export", "xmp"})["written"] == 1);
    CHECK(readFile(photo + ".xmp").find("Somebody Else") != std::string::npos);
    CHECK(readFile(photo + ".xmp").find(face["person"].get<std::string>()) == std::string::npos);

    REQUIRE(home.cli({"faces", "not-a-face", face["id"].dump()}).code == 0);
    CHECK(home.ask({"import", "xmp", photo})["kept"] == 1);
    home.ask({"export", "xmp"});
    CHECK(readFile(photo + ".xmp").find("Somebody Else") == std::string::npos);
}

TEST_CASE("A folder named as somebody in other letters means them, and each of their photos is counted once")
{
    Named home;
    const fs::path known = home.folderOfSomebody();
    const std::string name = known.filename();
    const Json before = home.ask({"people", "list"})["people"];
    std::string loud = name;
    for (char& c : loud) c = static_cast<char>(std::toupper(c));
    fs::create_directories(home.sample / "photos/from aunt");
    fs::copy(known, home.sample / "photos/from aunt" / loud, fs::copy_options::recursive);
    home.ask({"recognise"}); // they are of the collection before
    const Json read = home.ask({"people", "import", home.sample / "photos/from aunt"});
    REQUIRE(read["people"].size() == 1);
    CHECK(read["people"][0]["name"] == name);
    CHECK(read["people"][0]["faces"] == std::distance(fs::directory_iterator(known), {}));
    CHECK(read["people"][0]["new"] == 0);
    CHECK(home.ask({"people", "list"})["people"].size() == before.size());
}

TEST_CASE("No import takes a face from whom a person said, or gives one a name that was refused")
{
    Named home;
    const fs::path known = home.folderOfSomebody();
    std::vector<std::string> photos;
    for (const auto& entry : fs::directory_iterator(known)) photos.push_back(entry.path());
    REQUIRE(photos.size() > 1);
    const auto face = [&](std::size_t i) { return home.ask({"faces", "list", photos[i]})["faces"][0]; };
    home.ask({"faces", "assign", face(0)["id"].dump(), "Somebody Else"});
    home.ask({"faces", "ignore", face(1)["id"].dump()});
    const Json read = home.ask({"people", "import", known.parent_path()});
    CHECK(read["kept"] == 2);
    CHECK(read["stays_with"] == Json{{"Somebody Else", 1}});
    CHECK(face(0)["person"] == "Somebody Else");
    CHECK(face(1)["how"] == "ignored");
    home.ask({"people", "add", known.filename(), photos[0]}); // somebody says so by name
    CHECK(face(0)["person"] == known.filename().native());
}

TEST_CASE("Names inside photos and in Picasa's own file are read, the photos' bytes untouched")
{
    Named home;
    const auto library = home.freshLibrary();
    const std::string first = home.photo();
    const Json box = home.ask({"faces", "list", first}, library)["faces"][0]["box"];
    const auto part = [&](int side) { return box[static_cast<std::size_t>(side)].get<double>(); };
    const std::string area = std::to_string(part(0) + part(2) / 2) + " " + std::to_string(part(1) + part(3) / 2) + " " +
                             std::to_string(part(2)) + " " + std::to_string(part(3));
    const std::string bytes = readFile(first);
    const auto tagged = withXmp(bytesOf(bytes), ".jpg", mwgPacket({{"Inside", "Face", area}}, ""));
    writeFile(first, {reinterpret_cast<const char*>(tagged.data()), tagged.size()});
    const std::string second = fs::path(first).parent_path() / "other.jpg";
    drawPicture(second, 5);
    writeFile(fs::path(first).parent_path() / ".picasa.ini",
              picasaIni("other.jpg", "rect64(4000400080008000),8e62398ebda8c1a5"));
    home.ask({"recognise"}, library);
    const auto before = photosIn(home.sample / "photos");
    const Json read = home.ask({"import", "xmp"}, library);
    CHECK(read["photos"] == 2);
    CHECK(read["named"] == 2);
    CHECK(read["drawn"] == 1);
    CHECK(home.ask({"faces", "list", first}, library)["faces"][0]["person"] == "Inside");
    CHECK(home.ask({"faces", "list", second}, library)["faces"][0]["person"] == "Rose");
    CHECK(photosIn(home.sample / "photos") == before);
}

TEST_CASE("Sidecars that cannot be read are problems, and the others are written and read")
{
    Named home;
    const std::string photo = home.photo();
    writeFile(photo + ".xmp", "this is no XMP");
    const Said written = home.cli({"--json", "export", "xmp"});
    CHECK(written.code == 1);
    CHECK(written.json()["problems"].size() == 1);
    CHECK(written.json()["problems"][0]["code"] == "foreignFile");
    CHECK(written.json()["result"]["written"].get<int>() > 5);
    CHECK(readFile(photo + ".xmp") == "this is no XMP");
    CHECK(home.cli({"import", "xmp", home.cli / "nowhere"}).code == 2);
    const Said read = home.cli({"--json", "import", "xmp"});
    CHECK(read.code == 1);
    CHECK(read.json()["result"]["unreadable"] == 1);
    CHECK(read.json()["problems"][0]["code"] == "sidecarBroken");
}

TEST_CASE("The program's own sidecars make it read no photo again, and another program's do")
{
    Named home;
    CHECK(home.ask({"export", "xmp"})["written"].get<int>() > 10);
    CHECK(home.ask({"recognise"})["looked"] == 0);
    const std::string photo = home.photo(), sidecar = photo + ".xmp";
    fs::last_write_time(sidecar, fs::last_write_time(sidecar) - std::chrono::hours(1));
    home.ask({"people", "rename",
              home.truth()["photos"][fs::path(photo).lexically_relative(home.sample / "photos")]["people"][0],
              "Somebody Else"});
    home.ask({"export", "xmp"}); // over what was not read yet
    CHECK(home.ask({"recognise"})["looked"] == 1);
}

TEST_CASE("Where nothing can be written beside a photo the export names the photo and what to do, and goes on with the "
          "others")
{
    rightsOrSkip();
    Named home;
    const fs::path photo = home.photo(), folder = photo.parent_path();
    const auto change = [&](fs::perm_options how) {
        fs::permissions(folder, fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write, how);
    };
    change(fs::perm_options::remove);
    const Said words = home.cli({"export", "xmp"});
    const Said said = home.cli({"--json", "export", "xmp"});
    change(fs::perm_options::add);
    CHECK(words.code == 1);
    CHECK(words.err.find("The names of " + photo.native() + " were not written") != std::string::npos);
    CHECK((words.out + words.err).find(".part") == std::string::npos);
    CHECK(words.out.find("could not be written.") != std::string::npos);
    CHECK(said.code == 1);
    const Json problems = said.json()["problems"];
    CHECK(said.json()["result"]["failed"] == problems.size());
    CHECK(said.json()["result"]["written"].get<int>() + said.json()["result"]["unchanged"].get<int>() > 0);
    for (const Json& problem : problems) {
        CHECK(problem["code"] == "pathNotWritable");
        CHECK(fs::path(problem["path"].get<std::string>()).parent_path() == folder);
        CHECK(fs::exists(problem["path"].get<std::string>()));
    }
}

TEST_CASE("What is exported is the owner's alone whatever the umask, and a sidecar gives nobody more than its photo")
{
    rightsOrSkip();
    Named home;
    const fs::path photo = home.photo();
    const auto rightsOf = [](const fs::path& file) { return static_cast<unsigned>(fs::status(file).permissions()); };
    fs::permissions(photo, fs::perms(0640));
    const mode_t before = ::umask(0);
    home.ask({"export", "json", "--to", home.cli / "out"});
    home.ask({"export", "xmp", "--to", home.cli / "tree"});
    home.ask({"export", "xmp"});
    ::umask(before);
    CHECK(rightsOf(home.cli / "out/albumen.json") == 0600);
    std::size_t sidecars = 0;
    for (const auto& entry : fs::recursive_directory_iterator(home.cli / "tree")) {
        if (!entry.is_regular_file()) continue;
        CHECK(rightsOf(entry.path()) == 0600);
        ++sidecars;
    }
    CHECK(sidecars > 5);
    CHECK(rightsOf(photo.native() + ".xmp") == 0640);
    fs::permissions(photo.native() + ".xmp", fs::perms(0600));
    const std::string relative = photo.lexically_relative(home.sample / "photos");
    home.ask({"people", "rename", home.truth()["photos"][relative]["people"][0], "Somebody Else"});
    home.ask({"export", "xmp"});
    CHECK(rightsOf(photo.native() + ".xmp") == 0600);
}

TEST_CASE("The decisions of a library come into another one, photos that come later with theirs, and twice is once")
{
    Named home;
    const std::string face = home.ask({"faces", "list", home.photo()})["faces"][0]["id"].dump();
    REQUIRE(home.cli({"faces", "assign", face, "Aunt Maud"}).code == 0);
    const int group = home.ask({"people", "groups"})["groups"][0]["number"];
    REQUIRE(home.cli({"people", "name", std::to_string(group), "The Stranger"}).code == 0);
    home.ask({"export", "json", "--to", home.cli / "out"});
    const fs::path file = home.cli / "out/albumen.json";
    CHECK(Json::parse(readFile(file))["photos"].size() > 20);

    const auto library = home.freshLibrary();
    const std::size_t faces = home.faceCount(library);
    const Json met = home.ask({"import", "json", file}, library);
    CHECK(met["decisions"] == 3);
    CHECK(met["people"].get<int>() > 4);
    CHECK(met["faces"]["waiting"].get<int>() > 4); // photos that said who is who
    CHECK(home.faceCount(library) == faces);
    const Json again = home.ask({"import", "json", file}, library);
    CHECK(again["decisions"] == 0);
    CHECK(again["known"] == 3);

    home.ask({"recognise", home.sample / "photos", home.sample / "known"}, library);
    CHECK(home.named(library) == home.named());
    CHECK(home.faceCount(library) == faces);
}

TEST_CASE("People of one name in two libraries are told, and become one when that is said")
{
    Named home;
    home.ask({"export", "json", "--to", home.cli / "out"});
    const auto library = home.freshLibrary();
    home.ask({"people", "import", home.sample / "known"}, library);
    const auto before = home.named(library);
    const Json met = home.ask({"import", "json", home.cli / "out/albumen.json"}, library);
    CHECK(met["same_names"].size() == met["people"]);
    CHECK(met["apart"].empty()); // each photo of known/ was given to somebody of the same name by both
    const Json merged = home.ask({"import", "json", home.cli / "out/albumen.json", "--same-names"}, library);
    CHECK(merged["merged"] == met["people"]);
    CHECK(merged["same_names"].empty());
    CHECK(home.named(library) == before);
    CHECK(home.ask({"import", "json", home.cli / "out/albumen.json", "--same-names"}, library)["merged"] == 0);
}

TEST_CASE("An import is undone and done again as one, with the names it made one, and told in the history as one")
{
    Named home;
    const fs::path file = home.cli / "out/albumen.json";
    const auto library = home.freshLibrary();
    const std::string photo = home.photo();
    const std::string face = home.ask({"faces", "list", photo}, library)["faces"][0]["id"].dump();
    home.ask({"people", "import", home.sample / "known"}, library);
    const std::string there = home.ask({"faces", "list", photo})["faces"][0]["id"].dump();
    home.ask({"faces", "assign", face, "Uncle Max"}, library); // earlier
    home.ask({"faces", "assign", there, "Aunt Mary"});
    home.ask({"faces", "assign", there, "Aunt Maud"});
    home.ask({"export", "json", "--to", home.cli / "out"});
    const auto before = home.named(library);
    const auto sizes = [&] { // the face that a group shows first may be another one of its own
        std::map<std::int64_t, std::int64_t> faces;
        for (const Json& group : home.ask({"people", "groups"}, library)["groups"])
            faces[group["number"]] = group["faces"];
        return faces;
    };
    const auto groups = sizes();

    const Json met = home.ask({"import", "json", file, "--same-names"}, library);
    CHECK(met["changes"].get<int>() > 4);
    REQUIRE(met["apart"].size() == 1);
    const Json apart = met["apart"][0];
    CHECK(apart["what"] == "who it is");
    CHECK(apart["face"].dump() == face);
    CHECK(apart["path"] == photo);
    CHECK(apart["box"] == home.ask({"faces", "list", photo}, library)["faces"][0]["box"]);
    CHECK(apart["person"].is_null());
    CHECK(apart["ours"] == "Uncle Max");
    CHECK(apart["theirs"] == "Aunt Maud");
    CHECK(apart["holds"] == "theirs");
    const auto after = home.named(library);
    CHECK(after != before);
    const Json entry = home.ask({"history"}, library)["decisions"][0];
    CHECK(entry["what"] == "exchange");
    CHECK(entry["note"] == file.string() + ", 3 decisions, same names: " + met["merged"].dump());
    CHECK(entry["changes"] == met["changes"]);

    CHECK(home.ask({"undo"}, library)["what"] == "exchange");
    CHECK(home.named(library) == before);
    CHECK(sizes() == groups);
    const Json again = home.ask({"import", "json", file, "--same-names"}, library);
    CHECK(again["decisions"] == 0);
    CHECK(again["changes"] == 0);
    CHECK(home.named(library) == before);
    CHECK(home.ask({"redo"}, library)["what"] == "exchange");
    CHECK(home.named(library) == after);
    home.ask({"undo"}, library);
    CHECK(home.ask({"undo"}, library)["note"] == "Bruno -> Uncle Max");
}

TEST_CASE("A file that is no export is refused with one error, and changes nothing")
{
    Named home;
    home.ask({"export", "json", "--to", home.cli / "out"});
    const std::string whole = readFile(home.cli / "out/albumen.json");
    const auto before = home.named();
    for (const std::string& text :
         {whole.substr(0, whole.size() / 2), std::string("{}"), std::string(), std::string("x")}) {
        writeFile(home.cli / "bad.json", text);
        const Said said = home.cli({"--json", "import", "json", home.cli / "bad.json"});
        CHECK(said.code == 2);
        REQUIRE(said.json()["problems"].size() == 1);
        CHECK(said.json()["problems"][0]["code"] == "foreignFile");
    }
    CHECK(home.cli({"import", "json", home.cli / "nowhere.json"}).code == 2);
    CHECK(home.named() == before);
    CHECK(home.ask({"history"})["decisions"].size() == 1);
}

// Corrections by the command line: each is one entry of the log, undone and done again in other runs of the program.
#include <catch2/catch.hpp>

#include "CliHome.h"

using namespace albumen::test;

namespace {

struct Corrected : SampleHome {
    Corrected() : SampleHome(CliHome::Weights::own) { REQUIRE(run.code == 0); }

    Json ask(const std::vector<std::string>& arguments) { return cli.ask(arguments); }

    /// NAME -> how many faces.
    std::map<std::string, int> people()
    {
        std::map<std::string, int> faces;
        const Json listed = ask({"people", "list"})["people"];
        for (const Json& person : listed) faces[person["name"]] = person["faces"];
        return faces;
    }

    /// How each face is labelled, by its number.
    std::map<int, std::string> labels(const std::vector<std::string>& photos = {})
    {
        std::vector<std::string> arguments{"faces", "list"};
        arguments.insert(arguments.end(), photos.begin(), photos.end());
        std::map<int, std::string> labels;
        const Json listed = ask(arguments)["faces"];
        for (const Json& face : listed)
            labels[face["id"]] = face["how"].get<std::string>() + " " + face["person"].dump();
        return labels;
    }

    /// A photo with somebody nobody has named.
    std::string photoWithStranger()
    {
        const Json truth = SampleHome::truth();
        for (const auto& [path, photo] : truth["photos"].items())
            if (photo["unknown"].get<int>() > 0) return sample / "photos" / path;
        FAIL("nobody is unknown in the sample album");
        return {};
    }
};

} // namespace

TEST_CASE("A merge is undone to exactly what it was, done again, and stands in the history")
{
    Corrected home;
    const auto before = home.people();
    REQUIRE(before.size() >= 2);
    const std::string from = before.begin()->first, into = std::next(before.begin())->first;
    REQUIRE(home.cli({"people", "merge", from, into}).code == 0);
    const auto merged = home.people();
    CHECK(merged.size() == before.size() - 1);
    CHECK(merged.at(into) > before.at(into)); // not their sum: where both stand in a photo, one of them is nobody now

    const Json undone = home.ask({"undo"});
    CHECK(undone["what"] == "merged");
    CHECK(undone["left"] == 0);
    CHECK(home.people() == before);
    CHECK(home.ask({"redo"})["what"] == "merged");
    CHECK(home.people() == merged);

    const Json decisions = home.ask({"history"})["decisions"];
    REQUIRE(decisions.size() == 4);
    CHECK(decisions[0]["what"] == "redo");
    CHECK(decisions[1]["what"] == "undo");
    CHECK_FALSE(decisions[1]["active"]);
    CHECK(decisions[2]["what"] == "merged");
    CHECK(decisions[2]["active"]);
    CHECK(decisions[3]["what"] == "import");
    CHECK(home.ask({"history", "--limit", "1"})["decisions"].size() == 1);
}

TEST_CASE("An older decision is undone by its number, and what was decided since stays")
{
    Corrected home;
    const std::string old = home.people().begin()->first;
    REQUIRE(home.cli({"people", "rename", old, "Aunt"}).code == 0);
    const int group = home.ask({"people", "groups"})["groups"][0]["number"];
    REQUIRE(home.cli({"people", "ignore", std::to_string(group)}).code == 0);
    CHECK(home.ask({"people", "groups"})["groups"].empty());

    const Json decisions = home.ask({"history"})["decisions"];
    REQUIRE(decisions[1]["what"] == "renamed");
    home.ask({"undo", decisions[1]["id"].dump()});
    CHECK(home.people().contains(old));
    CHECK_FALSE(home.people().contains("Aunt"));
    CHECK(home.ask({"people", "groups"})["groups"].empty());
    CHECK(home.cli({"undo", decisions[1]["id"].dump()}).code == 2); // it is undone already
    home.ask({"undo"});
    CHECK(home.ask({"people", "groups"})["groups"].size() == 1);
}

TEST_CASE("Strangers of a photo are ignored by one command, also after another look, and come back by undo")
{
    Corrected home;
    const std::string photo = home.photoWithStranger();
    const auto before = home.labels();
    const int ignored = home.ask({"faces", "ignore-unnamed", photo})["ignored"];
    CHECK(ignored > 0);
    int seen = 0;
    for (const auto& [face, label] : home.labels({photo})) seen += label.starts_with("ignored") ? 1 : 0;
    CHECK(seen == ignored);

    const auto decided = home.labels();
    setTime(photo, fs::last_write_time(photo) + std::chrono::hours(1));
    REQUIRE(home.again().code == 0);
    CHECK(home.labels() == decided);
    home.ask({"undo"});
    CHECK(home.labels() == before);
}

TEST_CASE("What is not a face is nobody's, is in no group, and may become a face again by undo")
{
    Corrected home;
    const auto before = home.labels();
    const Json best = home.ask({"people", "groups"})["groups"][0]["best"]["face"];
    REQUIRE(home.cli({"faces", "not-a-face", best.dump()}).code == 0);
    CHECK(home.labels().at(best).starts_with("notAFace"));
    const Json groups = home.ask({"people", "groups"})["groups"];
    for (const Json& group : groups) CHECK(group["best"]["face"] != best);
    home.ask({"undo"});
    CHECK(home.labels() == before);
    CHECK(home.cli({"faces", "not-a-face", "999999"}).code == 2);
}

TEST_CASE("A repeated import of people says that nothing is new, and one with a new photo says how many faces are")
{
    SampleHome home(CliHome::Weights::own);
    const std::size_t decided = home.cli.ask({"history"})["decisions"].size();
    const Json again = home.cli.ask({"people", "import", home.sample / "known"});
    for (const Json& person : again["people"]) CHECK(person["new"] == 0);
    const Said told = home.cli({"people", "import", home.sample / "known"});
    CHECK(told.out.find("Nothing is new") != std::string::npos);
    CHECK(home.cli.ask({"history"})["decisions"].size() == decided);

    const fs::path from = home.sample / "known/Ada", to = home.sample / "known/Aunt Ada";
    fs::create_directories(to);
    fs::rename(fs::directory_iterator(from)->path(), to / "a.jpg");
    const Json more = home.cli.ask({"people", "import", home.sample / "known"});
    for (const Json& person : more["people"]) CHECK(person["new"] == (person["name"] == "Aunt Ada" ? 1 : 0));
}

TEST_CASE("Names that differ by what cannot be seen around them are one name")
{
    SampleHome home(CliHome::Weights::own);
    const fs::path known = home.sample / "known";
    for (const char* const name : {" sp", "sp ", "sp\u00a0", "\u200bsp", "\ufeffsp\u200f"}) {
        fs::create_directories(home.cli / "k" / name);
        const fs::path photo = fs::directory_iterator(known / "Ada")->path();
        fs::copy_file(photo, home.cli / "k" / name / ("x" + photo.extension().native()));
    }
    const Json face = home.cli.ask({"faces", "list", fs::directory_iterator(known / "Ada")->path()})["faces"][0]["id"];
    home.cli.ask({"faces", "reject", face.dump()}); // else it stays with Ada
    const Json imported = home.cli.ask({"people", "import", home.cli / "k"});
    REQUIRE(imported["people"].size() == 1);
    CHECK(imported["people"][0]["name"] == "sp");
    const Json people = home.cli.ask({"people", "list"})["people"];
    CHECK(std::count_if(people.begin(), people.end(), [](const Json& one) {
              return one["name"].get<std::string>().find("sp") != std::string::npos;
          }) == 1);
    CHECK(home.cli({"people", "rename", "Bruno", "sp\u00a0"}).code == 2);
    CHECK(home.cli({"people", "rename", "Bruno", "\u200b\u00a0"}).code == 2);
    const Said renamed = home.cli({"people", "rename", "\u2009Bruno", "Ben\u200b "});
    CHECK(renamed.code == 0);
    CHECK(renamed.out.find("is called Ben now") != std::string::npos);
    CHECK(home.cli({"people", "photos", "\u00a0Ben"}).code == 0);
}

TEST_CASE("Where nothing was decided there is nothing to undo, and that is said")
{
    CliHome cli(CliHome::Weights::none);
    const Said undo = cli({"undo"});
    CHECK(undo.code == 2);
    CHECK(undo.err.find("nothing to undo") != std::string::npos);
    CHECK(cli({"redo"}).code == 2);
    CHECK(cli({"history"}).code == 0);
}

TEST_CASE("A birth date takes somebody out of older photos but for the faces a person named, and undo brings them back")
{
    Corrected home;
    const auto before = home.people();
    const std::string name = before.begin()->first;
    REQUIRE(home.cli({"people", "born", name, "2100-01-01"}).code == 0);
    const auto after = home.people();
    CHECK(after.at(name) < before.at(name));
    for (const auto& [other, faces] : before)
        if (other != name) CHECK(after.at(other) >= faces);
    CHECK(home.ask({"undo"})["what"] == "personChanged");
    CHECK(home.people() == before);

    const Said bad = home.cli({"people", "born", name, "yesterday"});
    CHECK(bad.code == 2);
    CHECK(bad.err.find("yesterday is no day") != std::string::npos);
    CHECK(home.cli({"people", "born", "Nobody", "2000-01-01"}).code == 2);
}

TEST_CASE("Faces are split from a person to another one, who is filed from then on")
{
    Corrected home;
    const auto before = home.people();
    const std::string name = before.begin()->first;
    std::vector<std::string> arguments{"people", "split", name, "Somebody Else"};
    const Json listed = home.ask({"faces", "list", home.sample / "photos"})["faces"];
    for (const Json& face : listed)
        if (face["person"] == name && arguments.size() < 6) arguments.push_back(std::to_string(face["id"].get<int>()));
    REQUIRE(arguments.size() == 6);
    REQUIRE(home.cli(arguments).code == 0);
    CHECK(home.people().at("Somebody Else") >= 2);
    REQUIRE(home.again().code == 0);
    CHECK(fs::exists(home.save / "Somebody Else"));
    CHECK(home.cli(arguments).code == 2); // they are not that person's any more
    CHECK(home.ask({"undo"})["what"] == "split");
    CHECK(home.people() == before);
}

TEST_CASE("Strangers seen on one day are counted, then ignored, then back")
{
    Corrected home;
    const Json would = home.ask({"people", "ignore-strangers", "--smaller-than", "100", "--dry-run"});
    const auto before = home.labels();
    CHECK(home.labels() == before);
    const Json did = home.ask({"people", "ignore-strangers", "--smaller-than", "100"});
    CHECK(did["faces"] == would["faces"]);
    int ignored = 0;
    for (const auto& [face, label] : home.labels()) ignored += label == "ignored null" ? 1 : 0;
    CHECK(ignored == did["faces"].get<int>());
    if (ignored > 0) home.ask({"undo"});
    CHECK(home.labels() == before);
}

TEST_CASE("Unknown faces are grouped again under their numbers, and names stay")
{
    Corrected home;
    const auto before = home.labels();
    const Json groups = home.ask({"people", "groups"})["groups"];
    REQUIRE_FALSE(groups.empty());
    const Json again = home.ask({"people", "group-again"});
    CHECK(again["groups"] == groups.size());
    CHECK(again["kept"] == groups.size());
    CHECK(home.ask({"people", "groups"})["groups"] == groups);
    CHECK(home.labels() == before);
    CHECK(home.ask({"history"})["decisions"].size() == 1); // no decision

    CliHome bare(CliHome::Weights::none);
    const Said none = bare({"--json", "people", "group-again"});
    CHECK(none.code == 2);
    CHECK(none.json()["problems"][0]["code"] == "modelMissing");
}

TEST_CASE("With nothing to ask nothing is suggested and nothing accepted")
{
    Corrected home;
    const Json suggested = home.ask({"people", "suggest"})["suggestions"];
    const Json would = home.ask({"people", "accept", "--within", "2", "--dry-run"});
    CHECK(would["faces"] == suggested.size());
    CHECK(home.cli({"people", "suggest", "Nobody"}).code == 2);
    CHECK(home.cli({"people", "accept"}).code == 2); // up to where?
}

TEST_CASE("A face drawn by hand is named, filed, kept through a rescan, removed and brought back")
{
    Corrected home;
    const std::string photo = home.photoWithStranger();
    const auto before = home.labels({photo});
    const Json drawn =
        home.ask({"faces", "draw", photo, "--box", "0.01", "0.01", "0.05", "0.06", "--name", "Nobody Saw"});
    const std::string id = std::to_string(drawn["face"].get<int>());
    CHECK(home.labels({photo}).size() == before.size() + 1);
    CHECK(home.people().at("Nobody Saw") == 1);
    REQUIRE(home.again().code == 0);
    CHECK(fs::exists(home.save / "Nobody Saw"));
    CHECK(home.labels({photo}).size() == before.size() + 1);

    // Drawn where a face is already: that one is meant.
    const Json listed = home.ask({"faces", "list", photo})["faces"];
    std::vector<std::string> again{"faces", "draw", photo, "--name", "Found Too", "--box"};
    for (const Json& side : listed.back()["box"]) again.push_back(side.dump());
    CHECK(home.ask(again)["face"] == listed.back()["id"]);
    home.ask({"undo"});

    home.ask({"faces", "remove", id});
    CHECK(home.labels({photo}) == before);
    CHECK(home.ask({"undo"})["what"] == "removed");
    CHECK(home.people().at("Nobody Saw") == 1);
    CHECK(home.ask({"undo"})["what"] == "drawn");
    CHECK(home.labels({photo}) == before);
    CHECK(home.cli({"faces", "draw", photo, "--box", "0.9", "0.9", "0.5", "0.5"}).code == 2);
    CHECK(home.cli({"faces", "draw", home.sample / "none.jpg", "--box", "0", "0", "0.5", "0.5"}).code == 2);
}

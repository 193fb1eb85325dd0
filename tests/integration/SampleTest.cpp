// The main job on the sample album, which every machine can draw for itself.
#include <catch2/catch.hpp>

#include "CliHome.h"
#include "PreparedHome.h"

using namespace albumen::test;

namespace {

/// Names in the photos' folders are unique, so a file name tells the photo.
std::set<std::string> photosWith(const Json& truth, const std::function<bool(const Json&)>& wanted)
{
    std::set<std::string> names;
    for (const auto& [path, photo] : truth["photos"].items())
        if (wanted(photo)) names.insert(fs::path(path).filename());
    return names;
}

/// One file per picture: of photos with the same bytes the first by path is filed.
std::set<std::string> withoutCopies(std::set<std::string> names, const fs::path& photos)
{
    std::map<std::string, fs::path> first;
    for (const auto& [path, bytes] : contentsBelow(photos))
        if (const auto [known, fresh] = first.emplace(bytes, path); !fresh) names.erase(fs::path(path).filename());
    return names;
}

/// Every person's folder and zip, the unknown, the rest, and the one group of the stranger: all as the truth says.
void checkFiledExactly(SampleHome& home)
{
    INFO(home.imported.out << home.run.out);
    REQUIRE(home.imported.code == 0);
    REQUIRE(home.run.code == 0);
    const Json truth = home.truth();
    for (const auto& [name, files] : truthByPerson(home.sample / "truth.json")) {
        CAPTURE(name);
        const auto expected = withoutCopies(files, home.sample / "photos");
        CHECK(filesBelow(home.save / name) == expected);
        CHECK(entriesOf(home.zips / (name + ".zip")) == expected);
    }
    const auto unknown = photosWith(truth, [](const Json& photo) { return photo["unknown"].get<int>() > 0; });
    const auto nobody = photosWith(
        truth, [](const Json& photo) { return photo["unknown"].get<int>() == 0 && photo["people"].empty(); });
    CHECK(filesBelow(home.save / "Unknown") == withoutCopies(unknown, home.sample / "photos"));
    CHECK(filesBelow(home.save / "No people") == withoutCopies(nobody, home.sample / "photos"));
    const Json groups = home.cli({"--json", "people", "groups"}).json()["result"]["groups"];
    REQUIRE(groups.size() == 1);
    CHECK(groups[0]["photos"] == truth["the same unknown"].size());
    CHECK(home.cli({"verify"}).code == 0);
}

} // namespace

TEST_CASE("The sample album is filed once for the tests that begin with it", "[.filed]")
{
    if (!isPrepared("filed")) SampleHome(CliHome::Weights::own).keep();
}

TEST_CASE("The sample album is filed exactly as its truth says", "[models]")
{
    SampleHome home(CliHome::Weights::published);
    checkFiledExactly(home);
    CHECK(home.run.json()["result"]["notes"].empty());
}

TEST_CASE("The sample album is filed exactly as its truth says with the project's own weights alone")
{
    SampleHome home(CliHome::Weights::own);
    checkFiledExactly(home);
    const Json result = home.run.json()["result"];
    CHECK(result["models"]["embed"].get<std::string>().starts_with("albumen-facenet@"));
    REQUIRE(result["notes"].size() == 1);
    CHECK(result["notes"][0].get<std::string>().find("models fetch") != std::string::npos);
}

TEST_CASE("Without any weights photos with and without faces are told apart, and one line says what is missing")
{
    SampleHome home(CliHome::Weights::none);
    INFO(home.run.out);
    REQUIRE(home.run.code == 0);
    const Json truth = home.truth(), result = home.run.json()["result"];
    CHECK(result["models"]["embed"].is_null());
    REQUIRE(result["notes"].size() >= 1);
    CHECK(result["notes"][0].get<std::string>().find("models fetch") != std::string::npos);
    const auto nobody = photosWith(
        truth, [](const Json& photo) { return photo["unknown"].get<int>() == 0 && photo["people"].empty(); });
    const auto filedAsNobody = filesBelow(home.save / "No people");
    for (const std::string& name : withoutCopies(nobody, home.sample / "photos")) CHECK(filedAsNobody.contains(name));
    CHECK(filesBelow(home.save / "Unknown").size() + filedAsNobody.size() == result["filed"]["copied"]);
    CHECK(filesBelow(home.save / "Unknown").size() > filedAsNobody.size());
    CHECK(home.cli({"verify"}).code == 0);
}

TEST_CASE("A moved photo keeps its faces and names, and nothing is looked at again", "[models]")
{
    SampleHome home(CliHome::Weights::published);
    REQUIRE(home.run.code == 0);
    const fs::path photos = home.sample / "photos";
    fs::rename(photos / "2023", photos / "the year 2023");
    const Said moved = home.again();
    REQUIRE(moved.code == 0);
    const Json result = moved.json()["result"];
    CHECK(result["moved"].get<int>() > 0);
    CHECK(result["seconds"]["detect"] == 0.0);
    CHECK(result["filed"]["copied"] == 0);
    CHECK(result["filed"]["retired"] == 0);
}

TEST_CASE("A photo removed while away loses nothing that was filed", "[models]")
{
    SampleHome home(CliHome::Weights::published);
    const auto filed = filesBelow(home.save);
    fs::rename(home.sample / "photos", home.sample / "elsewhere");
    fs::create_directories(home.sample / "photos"); // an empty mount point
    const Said run = home.cli({"--json", "run"});
    CHECK(run.code != 0);
    CHECK(filesBelow(home.save) == filed);
}

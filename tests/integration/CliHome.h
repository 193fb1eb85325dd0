// A home folder of its own for the command line, and what a command said there.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/Cli.h"
#include "support/Support.h"

namespace albumen::test {

using Json = nlohmann::json;
namespace fs = std::filesystem;

struct Said {
    int code = -1;
    std::string out, err;
    Json json() const { return Json::parse(out); }
};

class CliHome
{
public:
    /// none: the manifest alone. own: what the project trained itself, as a fresh clone has it. published: those and
    /// the ones others trained, or the test is skipped.
    enum class Weights { none, own, published };
    explicit CliHome(Weights weights = Weights::none);

    /// From now on the published weights are there too, or the test is skipped.
    void bringPublished();
    /// The album of drawn people, in the folder `sample` of this home.
    void bringSample();

    /// From now on the program's models are what is put into this new folder.
    fs::path ownModels();

    /// Runs albumen-cli with these arguments, in this process.
    Said operator()(std::vector<std::string> arguments);
    Said operator()(std::vector<std::string> arguments, JobControl& job);
    /// The result in its document. Requires: it ends with this code, else the test fails.
    Json ask(std::vector<std::string> arguments, int code = 0);

    fs::path operator/(const fs::path& name) const { return folder_ / name; }
    fs::path home() const { return folder_.path(); }

private:
    TempFolder folder_;
    PathSources sources_;
};

/// The sample album in a home, its people made known and the whole job done once. With the project's own weights it is
/// a copy of the one that was kept, if there is one.
struct SampleHome {
    CliHome cli;
    fs::path sample = cli / "sample", save = cli / "People", zips = cli / "Zips";
    Said imported, run;

    explicit SampleHome(CliHome::Weights weights);
    Said again() { return cli({"--json", "run", sample / "photos", "--save", save, "--zips", zips}); }
    Json truth() const { return Json::parse(readFile(sample / "truth.json")); }
    /// For the homes of other tests, as "filed"; and as "looked" a library that has looked at the photos and knows
    /// nobody.
    void keep();

private:
    Said readSaid(const char* name) const;
};

/// A small JPEG of nothing but coloured fields, made here. Another `seed`, another picture.
void drawPicture(const fs::path& file, int seed = 0);

/// Names of files (no folders) below a folder, by path relative to it; marks and trash left out.
std::set<std::string> filesBelow(const fs::path& folder);
/// Every file below a folder with its bytes.
std::map<std::string, std::string> contentsBelow(const fs::path& folder);
/// Entries of a zip, from its central directory.
std::set<std::string> entriesOf(const fs::path& zip);

/// NAME -> file names that truth.json says belong into the person's folder.
std::map<std::string, std::set<std::string>> truthByPerson(const fs::path& truthFile);

} // namespace albumen::test

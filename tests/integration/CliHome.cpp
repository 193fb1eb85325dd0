#include "CliHome.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <sstream>

#include <opencv2/imgproc.hpp>

#include "PreparedHome.h"
#include "support/Pictures.h"

namespace albumen::test {
namespace {

std::uint32_t numberAt(const std::string& bytes, std::size_t at, int size)
{
    std::uint32_t value = 0;
    for (int i = size - 1; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return value;
}

} // namespace

CliHome::CliHome(Weights weights)
{
    const fs::path models = fs::path(ALBUMEN_SOURCE) / "models";
    sources_.programFolder = ALBUMEN_SOURCE;
    sources_.environment["HOME"] = folder_.path();
    sources_.environment["ALBUMEN_GAZETTEER"] = folder_.path() / "lists"; // of the test alone
    if (weights == Weights::none) writeFile(ownModels() / "manifest.json", readFile(models / "manifest.json"));
    if (weights == Weights::published) bringPublished();
}

fs::path CliHome::ownModels()
{
    sources_.programFolder = folder_ / "program";
    const fs::path models = sources_.programFolder / "models";
    fs::create_directories(models);
    return models;
}

void CliHome::bringPublished()
{
    sources_.environment["ALBUMEN_MODEL_MIRROR"] = modelsOrSkip();
}

void CliHome::bringSample()
{
    const fs::path sample = folder_ / "sample";
    if (const char* const prepared = std::getenv("ALBUMEN_TEST_PREPARED")) // CTest had it drawn
        fs::copy(fs::path(prepared) / "sample", sample, fs::copy_options::recursive);
    else
        REQUIRE((*this)({"sample", sample}).code == 0);
}

Said CliHome::operator()(std::vector<std::string> arguments)
{
    JobControl job;
    return (*this)(std::move(arguments), job);
}

Json CliHome::ask(std::vector<std::string> arguments, int code)
{
    arguments.insert(arguments.begin(), "--json");
    const Said said = (*this)(std::move(arguments));
    INFO(said.out << said.err);
    REQUIRE(said.code == code);
    return said.json()["result"];
}

Said CliHome::operator()(std::vector<std::string> arguments, JobControl& job)
{
    std::ostringstream out, err;
    Said said;
    said.code = cli::run(arguments, sources_, {out, err}, job);
    said.out = out.str();
    said.err = err.str();
    return said;
}

SampleHome::SampleHome(CliHome::Weights weights) : cli(weights)
{
    const bool brought = weights == CliHome::Weights::own && bringPrepared("filed", cli.home(), cli.home());
    if (!brought) cli.bringSample();
    imported = brought ? readSaid("imported.json") : cli({"--json", "people", "import", sample / "known"});
    run = brought ? readSaid("run.json") : again();
}

void SampleHome::keep()
{
    for (const auto& [name, said] : {std::pair("imported.json", imported), std::pair("run.json", run)}) {
        REQUIRE(said.code == 0);
        writeFile(cli / name, said.out);
    }
    keepPrepared("filed", cli.home(), cli.home());
    REQUIRE(cli({"--library", cli / "looked", "recognise", sample / "photos"}).code == 0);
    keepPrepared("looked", cli / "looked", cli.home());
}

Said SampleHome::readSaid(const char* name) const
{
    const Said said{0, readFile(cli / name), {}};
    fs::remove(cli / name);
    return said;
}

void drawPicture(const fs::path& file, int seed)
{
    cv::Mat picture(240, 320, CV_8UC3, cv::Scalar(200, 170, 120));
    cv::rectangle(picture, {0, 150}, {320, 240}, {60, 140, 70}, cv::FILLED);
    cv::circle(picture, {40 + 23 * seed % 240, 60}, 20 + seed % 7, {90, 220, 250}, cv::FILLED);
    writePicture(file, picture);
}

std::set<std::string> filesBelow(const fs::path& folder)
{
    std::set<std::string> names;
    if (!fs::exists(folder)) return names;
    for (auto i = fs::recursive_directory_iterator(folder); i != fs::recursive_directory_iterator(); ++i) {
        if (i->path().filename().native().starts_with(".albumen")) {
            i.disable_recursion_pending();
            continue;
        }
        if (i->is_regular_file()) names.insert(fs::relative(i->path(), folder));
    }
    return names;
}

std::map<std::string, std::string> contentsBelow(const fs::path& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) contents[fs::relative(entry.path(), folder)] = readFile(entry.path());
    return contents;
}

/// The central directory, read by hand: another reader than the one that wrote it.
std::set<std::string> entriesOf(const fs::path& zip)
{
    const std::string bytes = readFile(zip);
    std::set<std::string> names;
    const std::size_t end = bytes.rfind("PK\x05\x06");
    if (end == std::string::npos) return names;
    std::size_t at = numberAt(bytes, end + 16, 4);
    for (std::uint32_t left = numberAt(bytes, end + 10, 2); left > 0; --left) {
        const std::size_t nameSize = numberAt(bytes, at + 28, 2);
        names.insert(bytes.substr(at + 46, nameSize));
        at += 46 + nameSize + numberAt(bytes, at + 30, 2) + numberAt(bytes, at + 32, 2);
    }
    return names;
}

std::map<std::string, std::set<std::string>> truthByPerson(const fs::path& truthFile)
{
    std::map<std::string, std::set<std::string>> byPerson;
    const Json truth = Json::parse(readFile(truthFile));
    for (const auto& [path, photo] : truth["photos"].items())
        for (const Json& name : photo["people"]) byPerson[name].insert(fs::path(path).filename());
    return byPerson;
}

} // namespace albumen::test

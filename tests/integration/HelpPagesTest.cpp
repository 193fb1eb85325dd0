// The man page and the completions, made from what --help shows.
#include <catch2/catch.hpp>

#include "CliHome.h"

using namespace albumen::test;

namespace {

/// What bash would offer after these words.
std::string completed(const fs::path& script, const std::string& words, const std::string& last)
{
    const fs::path out = fs::path(script) += ".out";
    const std::string line = "bash -c 'source " + script.string() + "; COMP_WORDS=(albumen-cli " + words + " \"" +
                             last + "\"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _albumen_cli albumen-cli \"" + last +
                             "\"; echo ${COMPREPLY[@]}' > " + out.string();
    REQUIRE(std::system(line.c_str()) == 0);
    return readFile(out);
}

} // namespace

TEST_CASE("The man page has every command with its options and hides what is hidden")
{
    CliHome cli;
    const Said page = cli({"man"});
    CHECK(page.code == 0);
    for (const char* part : {".TH ALBUMEN", ".SH NAME", ".SS people renames accept", ".SS run",
                             "\\-\\-placeless on|off", ".SH EXIT STATUS", "4 verification found damage"})
        CHECK(page.out.find(part) != std::string::npos);
    CHECK(page.out.find(".SS completion") == std::string::npos);
    CHECK(cli({"--help"}).out.find("completion") == std::string::npos);
}

TEST_CASE("Bash completes commands and options and values where they may stand and nothing elsewhere")
{
    CliHome cli;
    const Said script = cli({"completion", "bash"});
    CHECK(script.code == 0);
    const fs::path file = cli / "completion.bash";
    writeFile(file, script.out);
    CHECK(completed(file, "", "und") == "undo\n");
    CHECK(completed(file, "--json people", "ren") == "rename renames\n");
    CHECK(completed(file, "people renames", "") == "accept refuse\n");
    CHECK(completed(file, "run", "--plac") == "--placeless\n");
    CHECK(completed(file, "run --mode", "re") == "reflink\n");
    CHECK(completed(file, "run", "und") == "\n");
    CHECK(completed(file, "undo", "--plac") == "\n");
}

TEST_CASE("Zsh and fish are told the same commands and another shell is refused")
{
    CliHome cli;
    CHECK(cli({"completion", "zsh"}).out.starts_with("#compdef albumen-cli"));
    CHECK(cli({"completion", "fish"}).out.find("'__albumen_cli_at \"people renames\"' -f -a 'accept'") !=
          std::string::npos);
    CHECK(cli({"completion", "csh"}).code == 2);
}

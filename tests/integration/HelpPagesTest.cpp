// The man page and the completions, made from what --help shows.
#include <catch2/catch.hpp>

#include <sstream>

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

/// What a shell says when it runs this.
std::string saidBy(const fs::path& out, const std::string& shell, const std::string& words)
{
    if (std::system(("command -v " + shell + " > /dev/null").c_str()) != 0) albumen::test::skip(shell);
    REQUIRE(std::system((shell + " " + words + " > " + out.string()).c_str()) == 0);
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
    CHECK(completed(file, "", "und") == "undo understand\n");
    CHECK(completed(file, "--json people", "ren") == "rename renames\n");
    CHECK(completed(file, "people renames", "") == "accept refuse\n");
    CHECK(completed(file, "run", "--plac") == "--placeless\n");
    CHECK(completed(file, "run --mode", "re") == "reflink\n");
    CHECK(completed(file, "run --mode =", "re") == "reflink\n"); // as bash cuts --mode=re
    CHECK(completed(file, "run --mode", "=").find("reflink") != std::string::npos);
    CHECK(completed(file, "run", "und") == "\n");
    CHECK(completed(file, "undo", "--plac") == "\n");
}

TEST_CASE("Fish completes what bash does")
{
    CliHome cli;
    const fs::path file = cli / "completion.fish";
    writeFile(file, cli({"completion", "fish"}).out);
    const auto offered = [&](const std::string& line) {
        const std::string said =
            saidBy(cli / "out", "fish", "--no-config -c 'source " + file.string() + "; complete -C \"" + line + "\"'");
        std::set<std::string> words;
        std::istringstream lines(said);
        for (std::string one; std::getline(lines, one);) words.insert(one.substr(0, one.find('\t')));
        return words;
    };
    using Words = std::set<std::string>;
    CHECK(offered("albumen-cli und") == Words{"undo", "understand"});
    CHECK(offered("albumen-cli --json people ren") == Words{"rename", "renames"});
    CHECK(offered("albumen-cli people renames ") == Words{"accept", "refuse"});
    CHECK(offered("albumen-cli run --plac") == Words{"--placeless"});
    CHECK(offered("albumen-cli run --mode re") == Words{"reflink"});
    CHECK(offered("albumen-cli run --mode=re") == Words{"--mode=reflink"});
    CHECK(offered("albumen-cli undo --plac").empty());
}

TEST_CASE("Zsh is offered what bash is, where what it offers words with is told to say them")
{
    CliHome cli;
    const fs::path file = cli / "_albumen-cli";
    writeFile(file, cli({"completion", "zsh"}).out);
    const auto offered = [&](const std::string& words) { // those of which the last is typed
        const std::string script =
            "function _describe { [[ $1 == -o ]] && shift; print -r -- ${(P)2%%:*} }; function compadd { shift; print "
            "-r -- $* }; function _files { print files }; function compset { }; words=(albumen-cli " +
            words + "); CURRENT=$#words; source " + file.string();
        return saidBy(cli / "out", "zsh", "-f -c '" + script + "'");
    };
    CHECK(offered("\"\"").find(" undo") != std::string::npos);
    CHECK(offered("--json people ren").find(" renames ") != std::string::npos);
    CHECK(offered("people renames \"\"") == "accept refuse\n");
    CHECK(offered("run --plac").find("--placeless") != std::string::npos);
    CHECK(offered("run --mode re").find("reflink") != std::string::npos);
    CHECK(offered("run --mode=re").find("reflink") != std::string::npos);
    CHECK(offered("run --mode=re").find("--mode") == std::string::npos);
    CHECK(offered("undo --plac").find("--placeless") == std::string::npos);
    CHECK(offered("run ./a") == "files\n");
}

TEST_CASE("Zsh and fish are told the same commands and another shell is refused")
{
    CliHome cli;
    CHECK(cli({"completion", "zsh"}).out.starts_with("#compdef albumen-cli"));
    CHECK(cli({"completion", "fish"}).out.find("'__albumen_cli_at \"people renames\"' -f -a 'accept'") !=
          std::string::npos);
    CHECK(cli({"completion", "csh"}).code == 2);
}

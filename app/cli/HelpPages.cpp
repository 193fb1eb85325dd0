#include "cli/HelpPages.h"

#include <functional>
#include <vector>

#include <fmt/format.h>

namespace albumen::cli {
namespace {

/// A word that may stand somewhere, and what it means.
struct Word {
    std::string text, meaning;
    std::vector<std::string> values; ///< of an option: what it takes, where that is a choice
};

/// One command: what may follow it.
struct Level {
    std::string path; ///< "people renames"; empty: the program itself
    std::vector<Word> commands, options;
};

bool isShown(const CLI::App& command)
{
    return !command.get_group().empty();
}

/// "TEXT:{copy,link}": copy and link.
std::vector<std::string> valuesOf(const std::string& type)
{
    const std::size_t open = type.find('{'), close = type.find('}');
    if (open == type.npos || close == type.npos || close < open) return {};
    return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

std::vector<const CLI::App*> commandsOf(const CLI::App& app)
{
    return app.get_subcommands([](const CLI::App* command) { return isShown(*command); });
}

void addLevels(const CLI::App& app, const std::string& path, std::vector<Level>& levels)
{
    Level level{.path = path, .commands = {}, .options = {}};
    for (const CLI::App* command : commandsOf(app))
        level.commands.push_back({command->get_name(), command->get_description(), {}});
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames())
            level.options.push_back({"--" + name, option->get_description(), valuesOf(option->get_type_name())});
    levels.push_back(std::move(level));
    for (const CLI::App* command : commandsOf(app))
        addLevels(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), levels);
}

/// The program itself first; its options hold after every command too.
std::vector<Level> levelsOf(const CLI::App& app)
{
    std::vector<Level> levels;
    addLevels(app, {}, levels);
    for (std::size_t i = 1; i < levels.size(); ++i)
        for (const Word& option : levels.front().options)
            if (option.text != "--help" && option.text != "--version") levels[i].options.push_back(option);
    return levels;
}

/// In single quotes of a shell.
std::string inQuotes(const std::string& text)
{
    return "'" + CLI::detail::find_and_replace(text, "'", "'\\''") + "'";
}

std::string textsOf(const std::vector<Word>& words)
{
    return CLI::detail::join(
        words, [](const Word& word) { return word.text; }, " ");
}

/// The cases of a shell's `case` that take a known command further.
std::string pathsOf(const std::vector<Level>& levels)
{
    std::string paths;
    for (const Level& level : levels)
        if (!level.path.empty()) paths += (paths.empty() ? "" : "|") + inQuotes(level.path);
    return paths;
}

std::string valueCases(const std::vector<Level>& levels)
{
    std::string cases;
    for (const Level& level : levels)
        for (const Word& option : level.options) {
            if (option.values.empty()) continue;
            cases += fmt::format("    {}) values={} ;;\n", inQuotes(level.path + " " + option.text),
                                 inQuotes(CLI::detail::join(option.values, " ")));
        }
    return cases;
}

/// From command to command as far as they were typed, `at` is where that leads; then what can follow there, and after
/// the word `before`.
std::string walk(std::string_view typed, const std::vector<Level>& levels, const std::string& cases)
{
    return fmt::format(R"(  for word in "{}"; do
    next="${{at:+$at }}$word"
    case "$next" in
    {}) at=$next ;;
    esac
  done
  case "$at" in
{}  esac
  case "$at $before" in
{}  esac
)",
                       typed, pathsOf(levels), cases, valueCases(levels));
}

// --- bash ---

std::string bashCompletion(const std::vector<Level>& levels)
{
    std::string cases;
    for (const Level& level : levels)
        cases += fmt::format("    {}) commands={} options={} ;;\n", inQuotes(level.path),
                             inQuotes(textsOf(level.commands)), inQuotes(textsOf(level.options)));
    return fmt::format(R"(# Completion of albumen-cli for bash.
_albumen_cli() {{
  local at='' word next commands='' options='' values=''
  local before="${{COMP_WORDS[COMP_CWORD-1]}}" typed="$2"
  if [[ "${{COMP_WORDS[COMP_CWORD]}}" == = ]]; then
    typed=''
  elif [[ $before == = ]]; then
    before="${{COMP_WORDS[COMP_CWORD-2]}}"
  fi
{}  [[ $typed == -* ]] && values="" || options=""
  [[ -n $values ]] && commands=""
  mapfile -t COMPREPLY < <(compgen -W "$commands $options $values" -- "$typed")
}}
complete -o default -F _albumen_cli albumen-cli
)",
                       walk("${COMP_WORDS[@]:1:COMP_CWORD-1}", levels, cases));
}

// --- zsh ---

std::string described(const std::vector<Word>& words)
{
    const auto one = [](const Word& word) {
        return inQuotes(CLI::detail::find_and_replace(word.text, ":", "\\:") + ":" + word.meaning);
    };
    return CLI::detail::join(words, one, " ");
}

std::string zshCompletion(const std::vector<Level>& levels)
{
    std::string cases;
    for (const Level& level : levels)
        cases += fmt::format("    {}) commands=({}) options=({}) ;;\n", inQuotes(level.path), described(level.commands),
                             described(level.options));
    return fmt::format(R"(#compdef albumen-cli
# Completion of albumen-cli for zsh.
_albumen_cli() {{
  local at='' word next values='' before="${{words[CURRENT-1]}}" typed="${{words[CURRENT]}}"
  local -a commands options
  if [[ $typed == --*=* ]]; then
    before="${{typed%%=*}}" typed="${{typed#*=}}"
    compset -P '*='
  fi
{}  if [[ $typed == -* ]]; then
    _describe -o option options
  elif [[ -n $values ]]; then
    compadd -- ${{=values}}
  elif (( $#commands )); then
    _describe command commands
  else
    _files
  fi
}}
_albumen_cli "$@"
)",
                       walk("${(@)words[2,CURRENT-1]}", levels, cases));
}

// --- fish ---

std::string fishQuotes(const std::string& text)
{
    return "'" + CLI::detail::find_and_replace(CLI::detail::find_and_replace(text, "\\", "\\\\"), "'", "\\'") + "'";
}

std::string fishLine(const Level& level, const Word& word, bool option)
{
    std::string line = fmt::format("complete -c albumen-cli -n '__albumen_cli_at \"{}\"' ", level.path);
    line += option ? "-l " + word.text.substr(2) : "-f -a " + fishQuotes(word.text);
    if (!word.values.empty()) {
        line += " -x -a " + fishQuotes(CLI::detail::join(word.values, " "));
    }
    return line + " -d " + fishQuotes(word.meaning) + "\n";
}

std::string fishCompletion(const std::vector<Level>& levels)
{
    std::string paths, lines;
    for (const Level& level : levels) {
        if (!level.path.empty()) paths += " " + fishQuotes(level.path);
        for (const Word& command : level.commands) lines += fishLine(level, command, false);
        for (const Word& option : level.options) lines += fishLine(level, option, true);
    }
    return fmt::format(R"fish(# Completion of albumen-cli for fish.
function __albumen_cli_at
    set -l at
    for word in (commandline -opc)[2..-1]
        if contains -- "$(string join ' ' -- $at $word)"{}
            set -a at $word
        end
    end
    test "$(string join ' ' -- $at)" = "$argv[1]"
end
{})fish",
                       paths, lines);
}

// --- man ---

/// Text that stands in a man page as it is.
std::string roff(const std::string& text)
{
    std::string safe = CLI::detail::find_and_replace(CLI::detail::find_and_replace(text, "\\", "\\e"), "-", "\\-");
    return safe.starts_with('.') || safe.starts_with('\'') ? "\\&" + safe : safe;
}

/// "--mode copy|link", "[path...]"
std::string shownAs(const CLI::Option& option)
{
    std::string names;
    for (const std::string& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
    for (const std::string& name : option.get_lnames()) names += (names.empty() ? "--" : ", --") + name;
    if (names.empty()) return option.get_name(true);
    if (option.get_expected_max() == 0) return names; // a flag
    const std::string values = CLI::detail::join(valuesOf(option.get_type_name()), "|");
    return names + " " + (values.empty() ? "VALUE" : values);
}

std::string optionLines(const CLI::App& app)
{
    std::string lines;
    for (const CLI::Option* option : app.get_options()) {
        if (option->check_lname("help")) continue;
        lines += ".TP\n.B " + roff(shownAs(*option)) + "\n" + roff(option->get_description()) + "\n";
    }
    return lines;
}

std::string commandLines(const CLI::App& app, const std::string& path)
{
    std::string lines;
    for (const CLI::App* command : commandsOf(app)) {
        const std::string name = path + command->get_name();
        lines += ".SS " + roff(name) + "\n" + roff(command->get_description()) + "\n" + optionLines(*command) +
                 commandLines(*command, name + " ");
    }
    return lines;
}

} // namespace

std::string manPage(const CLI::App& app, const std::string& version)
{
    return ".TH ALBUMEN\\-CLI 1 \"\" \"Albumen " + roff(version) +
           "\"\n.SH NAME\nalbumen\\-cli \\- finds the people in " +
           "photos and files them by person\n.SH SYNOPSIS\n.B albumen\\-cli\n[options] command [options] "
           "[arguments]\n" +
           ".SH DESCRIPTION\n" + roff(app.get_description()) + "\n.SH OPTIONS\nThey may stand before and after the " +
           "command.\n" + optionLines(app) + ".SH COMMANDS\n" + commandLines(app, {}) + ".SH EXIT STATUS\n" +
           roff(app.get_footer()) + "\n";
}

std::string completionFor(const CLI::App& app, Shell shell)
{
    const std::vector<Level> levels = levelsOf(app);
    switch (shell) {
    case Shell::bash: return bashCompletion(levels);
    case Shell::zsh: return zshCompletion(levels);
    case Shell::fish: return fishCompletion(levels);
    }
    return {};
}

void defineHelpPages(CLI::App& app, std::optional<std::string>& page, const std::string& version)
{
    const std::string hidden;
    CLI::App* man = app.add_subcommand("man", "The man page")->group(hidden);
    man->callback([&app, &page, version] { page = manPage(app, version); });
    CLI::App* completion = app.add_subcommand("completion", "What a shell completes by")->group(hidden);
    completion->require_subcommand(1);
    for (const auto& [name, shell] :
         {std::pair("bash", Shell::bash), std::pair("zsh", Shell::zsh), std::pair("fish", Shell::fish)})
        completion->add_subcommand(name, "For this shell")->callback([&app, &page, one = shell] {
            page = completionFor(app, one);
        });
}

} // namespace albumen::cli

#include "cli/Cli.h"

#include <algorithm>
#include <ostream>
#include <sstream>

#include <fmt/format.h>

#include "base/Log.h"
#include "base/NearNames.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "base/Threads.h"
#include "cli/Command.h"
#include "cli/HelpPages.h"
#include "cli/ProgressBar.h"

namespace albumen::cli {
namespace {

struct GlobalOptions {
    std::string library, models;
    bool json = false, quiet = false;
};

/// In the order --help shows them.
constexpr Definition definitions[] = {defineRun,    defineRecognise, definePeople,   defineFaces,    defineUndo,
                                      defineFiling, defineVerify,    definePictures, definePlace,    defineEvent,
                                      defineAlbum,  defineMarks,     defineTrash,    defineModels,   defineSample,
                                      defineExport, defineImport,    defineSync,     defineEvaluate, defineInfo,
                                      defineForget, defineRestore,   defineOffsite};

int exitCodeOf(const Answer& answer)
{
    if (answer.error) return 2;
    if (answer.outcome == Outcome::cancelled) return 3;
    if (answer.damaged) return 4;
    return answer.problems.empty() ? 0 : 1;
}

std::string_view nameOf(Outcome outcome)
{
    return outcome == Outcome::completed ? "completed" : outcome == Outcome::cancelled ? "cancelled" : "failed";
}

Json problemJson(const Error& error)
{
    Json row{{"code", std::string(nameOf(error.code))}, {"stage", std::string(nameOf(error.stage))}};
    putPath(row, "path", error.path);
    row["message"] = sentence(error);
    if (!error.detail.empty()) row["detail"] = printable(error.detail);
    return row;
}

void printJson(const Answer& answer, const std::string& command, std::ostream& out)
{
    Json document{{"albumen", 1},
                  {"command", command},
                  {"outcome", std::string(nameOf(answer.error ? Outcome::failed : answer.outcome))}};
    document["exit"] = exitCodeOf(answer);
    document["result"] = answer.result;
    document["problems"] = Json::array();
    for (const Error& problem : answer.problems) document["problems"].push_back(problemJson(problem));
    if (answer.error) document["problems"].push_back(problemJson(*answer.error));
    out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

/// A sentence says that a model and its record differ, or that a library is damaged; the detail says in what.
bool detailHelps(const Error& error)
{
    return (error.code == Code::netShape || error.code == Code::modelRecordWrong ||
            error.code == Code::catalogueBroken) &&
           !error.detail.empty();
}

void printProblems(const Answer& answer, std::ostream& err)
{
    constexpr std::size_t shownProblems = 20;
    const std::size_t shown = answer.damaged ? answer.problems.size() : std::min(shownProblems, answer.problems.size());
    for (std::size_t i = 0; i < shown; ++i) err << sentence(answer.problems[i]) << '\n';
    if (answer.problems.size() > shown)
        err << counted(answer.problems.size() - shown, "more line", "more lines") << " like these; --json lists all.\n";
}

void printText(const Answer& answer, const Streams& streams)
{
    if (answer.damaged) printProblems(answer, streams.err); // each damaged thing, before how many there are
    for (const std::string& line : answer.lines) streams.out << line << '\n';
    if (!answer.damaged) printProblems(answer, streams.err);
    if (answer.error) streams.err << sentence(*answer.error) << '\n';
    if (answer.error && detailHelps(*answer.error)) streams.err << "  " << printable(answer.error->detail) << '\n';
    if (!answer.error && answer.outcome == Outcome::cancelled) streams.err << "Stopped. " << answer.afterStop << '\n';
}

PathSources withOptions(PathSources sources, const GlobalOptions& options)
{
    if (!options.library.empty()) sources.library = absolutePath(options.library);
    if (!options.models.empty()) sources.models = absolutePath(options.models);
    return sources;
}

Answer execute(const Action& action, const PathSources& sources, const GlobalOptions& options, const Streams& streams,
               JobControl& job)
{
    Composition composition(pathsFrom(withOptions(sources, options)));
    ProgressBar bar(streams.err, streams.errIsTerminal);
    ProgressSink sink;
    if (!options.quiet) sink = [&bar](const Progress& progress) { bar.show(progress); };
    Context context{composition, job, sink};
    const auto done = guarded([&]() -> Result<Answer> { return action(context); });
    Answer answer = done ? *done : failed(done.error());
    if (!options.quiet) bar.clear();
    if (answer.error) log::error(*answer.error);
    return answer;
}

/// Nobody means 16 by "0x10", nor 8 by "010", and "nan" is no number to work with.
std::string complaintOf(const std::string& number)
{
    const std::size_t sign = number.starts_with('-') ? 1 : 0;
    const std::string digits = number.substr(sign, number.find('.', sign) - sign);
    const bool plain = !digits.empty() && number.find_first_not_of("0123456789.", sign) == std::string::npos &&
                       std::count(number.begin(), number.end(), '.') <= 1 && number.back() != '.';
    return plain && (digits.size() == 1 || digits.front() != '0') ? std::string() : number + " is not a decimal number";
}

void wantDecimalNumbers(CLI::App& app)
{
    for (CLI::Option* const option : app.get_options()) {
        const std::string type = option->get_type_name();
        for (const char* const numeric : {"INT", "UINT", "FLOAT"})
            if (type.starts_with(numeric)) option->check(complaintOf);
    }
    for (CLI::App* const command : app.get_subcommands({})) wantDecimalNumbers(*command);
}

/// A word that is nothing names nobody and leads nowhere. To leave nothing out is to leave nothing out.
bool hasEmptyOne(const std::vector<std::string>& arguments)
{
    for (std::size_t i = 0; i < arguments.size(); ++i)
        if (arguments[i].empty() && (i == 0 || !arguments[i - 1].ends_with("exclude"))) return true;
    return false;
}

std::string commandOf(const CLI::App& app)
{
    std::string name;
    for (const CLI::App* sub = &app; !sub->get_subcommands().empty();) {
        sub = sub->get_subcommands().front();
        name += (name.empty() ? "" : " ") + sub->get_name();
    }
    return name;
}

constexpr const char* firstWords =
    R"(Albumen finds the people in your photos and files them into one folder and one zip per person.

  albumen-cli run PHOTOS                     the whole job: find people, make folders, file, zip
  albumen-cli people import known/           known/NAME/*.jpg say who is who
  albumen-cli people groups                  unknown people, grouped
  albumen-cli people name 1 "Grandma Rose"   naming a group names all its faces
  albumen-cli people suggest                 "is this X?", what is most worth an answer first
  albumen-cli undo                           takes back any decision
  albumen-cli verify                         reads every copy and zip again

albumen-cli --help lists all commands, albumen-cli COMMAND --help their options.
)";

constexpr const char* exitCodes = "Exit codes: 0 done, 1 done but some photos failed, 2 cannot run, 3 cancelled, "
                                  "4 verification found damage.";

/// The command that was probably meant. Empty: none is like it.
std::string nearestCommand(const CLI::App& level, const std::string& word)
{
    std::string nearest;
    std::size_t fewest = word.size() / 3 + 2; // two slips of the finger, more in long words
    for (const CLI::App* command : level.get_subcommands({})) {
        const bool begun = word.size() > 2 && command->get_name().starts_with(word);
        const std::size_t edits = begun ? 0 : editsBetween(word, command->get_name());
        if (edits >= fewest) continue;
        fewest = edits;
        nearest = command->get_name();
    }
    return nearest;
}

/// The words after a command, or those at the beginning.
std::string wordsOf(const CLI::App& level)
{
    std::string words;
    for (const CLI::App* command : level.get_subcommands({}))
        words += (words.empty() ? "" : ", ") + command->get_name();
    return words;
}

/// An option that neither the command nor the program has, and the one that was probably meant. Empty: they have it.
std::string unknownOption(const CLI::App& app, const CLI::App& level, const std::string& word)
{
    const std::string name = word.substr(0, word.find('='));
    if (!name.starts_with("--") || name == "--") return {};
    std::string nearest;
    std::size_t fewest = name.size() / 3 + 1;
    for (const CLI::App* one : {&app, &level})
        for (const CLI::Option* option : one->get_options({}))
            for (const std::string& known : option->get_lnames()) {
                const std::size_t edits = editsBetween(name, "--" + known);
                if (edits == 0) return {};
                if (edits >= fewest) continue;
                fewest = edits;
                nearest = known;
            }
    return "there is no option \"" + name + "\"" + (nearest.empty() ? "" : "; did you mean \"--" + nearest + "\"");
}

/// Which word is no command where one is wanted, or no option, and what may have been meant. Empty: it is something
/// else.
std::string unknownWord(const CLI::App& app, const std::vector<std::string>& arguments)
{
    const CLI::App* level = &app;
    std::string path, option;
    std::vector<std::string> options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (word == "--") break;
        if (word == "--library" || word == "--models") ++i;
        if (word.starts_with('-')) {
            options.push_back(word);
            continue;
        }
        const auto commands = level->get_subcommands({});
        if (commands.empty()) continue;
        const auto found = std::find_if(commands.begin(), commands.end(),
                                        [&](const CLI::App* command) { return command->check_name(word); });
        if (found != commands.end()) {
            level = *found;
            path += word + " ";
            continue;
        }
        const std::string nearest = nearestCommand(*level, word);
        std::string no = fmt::format("there is no command \"{}{}\"", path, word);
        return nearest.empty() ? no : fmt::format("{}; did you mean \"{}{}\"", no, path, nearest);
    }
    for (const std::string& one : options)
        if (option.empty()) option = unknownOption(app, *level, one);
    if (!option.empty() || level->get_subcommands({}).empty()) return option;
    if (path.empty()) return "a command is missing, one of: " + wordsOf(*level);
    return "\"" + std::string(trimmed(path)) + "\" wants one word more, one of: " + wordsOf(*level);
}

bool asksFor(const std::vector<std::string>& arguments, std::string_view flag)
{
    const auto end = std::find(arguments.begin(), arguments.end(), "--");
    return std::find(arguments.begin(), end, flag) != end;
}

} // namespace

int run(const std::vector<std::string>& arguments, const PathSources& sources, const Streams& streams, JobControl& job)
{
    GlobalOptions options;
    CLI::App app("Finds the people in your photos and files them into one folder and one zip per person.",
                 "albumen-cli");
    app.require_subcommand(1);
    app.fallthrough(); // --json and its kin may come after the command too
    app.footer(exitCodes);
    app.set_version_flag("--version", ALBUMEN_VERSION);
    app.add_option("--library", options.library, "The library's folder; catalogue, cache and log all go inside");
    app.add_option("--models", options.models, "A folder with models, looked in first");
    app.add_flag("--json", options.json, "One JSON document on standard output and nothing else");
    app.add_flag("--quiet", options.quiet, "No progress");
    Action action;
    for (const Definition define : definitions) define(app, action);
    std::optional<std::string> page;
    defineHelpPages(app, page, ALBUMEN_VERSION);
    wantDecimalNumbers(app);
    if (arguments.empty()) {
        streams.out << firstWords;
        return 0;
    }
    try {
        if (hasEmptyOne(arguments)) throw CLI::ParseError("an argument is empty", CLI::ExitCodes::BaseClass);
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend())); // CLI11 takes them from the back
    } catch (const CLI::ParseError& error) {
        std::ostringstream text, complaint;
        const int code = app.exit(error, text, complaint);
        if (code == 0) { // --help, --version
            streams.out << text.str();
            return 0;
        }
        const std::string word = unknownWord(app, arguments);
        const Answer answer = failed({.code = Code::usage,
                                      .stage = Stage::none,
                                      .path = {},
                                      .detail = word.empty() ? std::string(error.what()) : word});
        asksFor(arguments, "--json") ? printJson(answer, "", streams.out) : printText(answer, streams);
        return 2;
    }
    if (page) {
        streams.out << *page;
        return 0;
    }
    const Answer answer = execute(action, sources, options, streams, job);
    options.json ? printJson(answer, commandOf(app), streams.out) : printText(answer, streams);
    return exitCodeOf(answer);
}

} // namespace albumen::cli

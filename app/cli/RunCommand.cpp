// run: the one-click job. recognise: its first step alone.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

struct RunOptions {
    std::vector<std::string> paths;
    std::string save, zips, mode;
    bool noZip = false, noUnknown = false, noFaceless = false;
    std::optional<bool> namesInCopies, sidecars, films;
};

/// The remembered choice, changed by what the command line says.
ArchiveChoice changedBy(ArchiveChoice choice, const RunOptions& options)
{
    if (!options.paths.empty()) choice.photos = absolutePaths(options.paths);
    if (!options.save.empty()) choice.save = absolutePath(options.save);
    if (!options.zips.empty()) choice.zips = absolutePath(options.zips);
    if (options.mode == "copy") choice.mode = FilingMode::copy;
    if (options.mode == "link") choice.mode = FilingMode::hardLink;
    if (options.mode == "reflink") choice.mode = FilingMode::reflink;
    if (options.mode == "move") choice.mode = FilingMode::move;
    if (options.noZip) choice.zip = false;
    if (options.noUnknown) choice.unknown = false;
    if (options.noFaceless) choice.noPeople = false;
    choice.namesInCopies = options.namesInCopies.value_or(choice.namesInCopies);
    choice.sidecars = options.sidecars.value_or(choice.sidecars);
    choice.films = options.films.value_or(choice.films);
    return choice;
}

void sayRecognised(Answer& answer, const Report& report)
{
    answer.lines.push_back(
        fmt::format("{} photos found, {} looked at in {} ({:.1f} photos/s): {} faces.", report.found, report.looked,
                    durationText(report.recogniseSeconds),
                    report.recogniseSeconds > 0 ? static_cast<double>(report.looked) / report.recogniseSeconds : 0.0,
                    report.faces));
    if (report.unknownGroups > 0)
        answer.lines.push_back(fmt::format("{} groups of unknown people wait for a name: albumen-cli people groups",
                                           report.unknownGroups));
}

void sayFiled(Answer& answer, const Report& report, const ArchiveChoice& choice)
{
    answer.lines.push_back(fmt::format(
        "{}; {} zips made, {} unchanged.{}", filedText(report), report.zipsMade, report.zipsUnchanged,
        report.copied + report.renewed + report.zipsMade > 0 ? " Every new copy and zip was read back and matches."
                                                             : ""));
    for (const PersonReport& person : report.people)
        answer.lines.push_back(
            fmt::format("  {}: {} photos{}", person.name, person.photos,
                        person.newPhotos > 0 ? fmt::format(" (+{})", person.newPhotos) : std::string()));
    answer.lines.push_back("Folders: " + printable(choice.save));
    if (choice.zip) answer.lines.push_back("Zips: " + printable(choice.zips));
}

Answer runAll(Context& context, const RunOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const auto before = library.settings().choice();
        if (!before) return failed(before.error());
        const ArchiveChoice choice = changedBy(*before, options);
        if (const Status chosen = library.settings().choose(choice); !chosen) return failed(chosen.error());
        const Report report = library.run(jobs::All{}, context.job, context.progress);
        Answer answer = answerOf(report);
        putPath(answer.result, "save", choice.save);
        putPath(answer.result, "zip_folder", choice.zips);
        sayRecognised(answer, report);
        if (report.outcome == Outcome::completed)
            sayFiled(answer, report, choice);
        else if (report.copied + report.renewed > 0)
            answer.lines.push_back(filedText(report) + " before it ended.");
        return answer;
    });
}

Answer recogniseOnly(Context& context, const RunOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const auto before = library.settings().choice();
        if (!before) return failed(before.error());
        if (const Status chosen = library.settings().choose(changedBy(*before, options)); !chosen)
            return failed(chosen.error());
        const Report report = library.run(jobs::Recognise{}, context.job, context.progress);
        Answer answer = answerOf(report);
        sayRecognised(answer, report);
        return answer;
    });
}

} // namespace

void defineRun(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<RunOptions>();
    CLI::App* command = app.add_subcommand("run", "Recognise, make folders, file and zip: the whole job");
    command->add_option("path", options->paths,
                        "Folders and photos; else those of the last run, at first the Pictures folder");
    command->add_option("--save", options->save, "One folder per person goes in here");
    command->add_option("--zips", options->zips, "One zip per person goes in here");
    command->add_option("--mode", options->mode, "How photos are filed")
        ->check(CLI::IsMember({"copy", "link", "reflink", "move"}));
    command->add_flag("--no-zip", options->noZip, "Make no zips");
    command->add_flag("--no-unknown", options->noUnknown, "Do not file photos of unknown people");
    command->add_flag("--no-faceless", options->noFaceless, "Do not file photos without people");
    addNamesFlag(*command, options->namesInCopies);
    addChoice(*command, "--sidecars,!--no-sidecars", options->sidecars,
              "File sidecars (.xmp, .AAE) with their photos; remembered, at first yes");
    addChoice(*command, "--films,!--no-films", options->films,
              "File the films of live photos with them; remembered, at first no, and with --mode move always");
    command->callback(
        [options, &chosen] { chosen = [options](Context& context) { return runAll(context, *options); }; });
}

void defineRecognise(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<RunOptions>();
    CLI::App* command = app.add_subcommand("recognise", "Scan the photos and find the people in them; files nothing");
    command->add_option("path", options->paths, "Folders and photos; else those of the last run");
    command->callback(
        [options, &chosen] { chosen = [options](Context& context) { return recogniseOnly(context, *options); }; });
}

} // namespace albumen::cli

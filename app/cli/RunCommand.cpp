// run: the one-click job. recognise: its first step alone.
#include <algorithm>

#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

struct RunOptions {
    std::vector<std::string> paths;
    std::string save, zips, mode, placeless;
    bool noZip = false, noUnknown = false, noFaceless = false, again = false, yes = false, understand = false;
    std::vector<std::string> exclude, include;
    std::optional<bool> namesInCopies, sidecars, films;
};

/// A folder, or a pattern as it was typed.
std::filesystem::path excludedBy(const std::string& typed)
{
    const bool pattern = typed.find_first_of("*?[") != std::string::npos || typed.find('/') == std::string::npos;
    return pattern ? std::filesystem::path(typed) : absolutePath(typed);
}

void changeExcluded(ArchiveChoice& choice, const RunOptions& options)
{
    for (const std::string& typed : options.include) std::erase(choice.excluded, excludedBy(typed));
    for (const std::string& typed : options.exclude) {
        if (typed.empty()) continue; // as a variable that was never set gives it
        std::erase(choice.excluded, excludedBy(typed));
        choice.excluded.push_back(excludedBy(typed));
    }
}

void addExcludeOptions(CLI::App& command, RunOptions& options)
{
    command
        .add_option("--exclude", options.exclude,
                    "Leave out this folder or file, or what matches a pattern (*.tif, drafts*, 2019/raw*); remembered")
        ->allow_extra_args(false);
    command.add_option("--no-exclude", options.include, "Forget a folder or pattern that was excluded")
        ->allow_extra_args(false);
}

void addUnderstand(CLI::App& command, RunOptions& options)
{
    command.add_flag("--understand", options.understand,
                     "Look at new photos as a whole too, as `understand` does later: it is quicker in one go");
}

void addYes(CLI::App& command, RunOptions& options)
{
    command.add_flag("--yes", options.yes, "Take the whole disk, where / is named as the folder of photos");
}

bool isFolder(const std::filesystem::path& path, const std::filesystem::path& other)
{
    std::error_code neither;
    return std::filesystem::equivalent(path, other, neither);
}

/// The whole disk wants a word more: thousands of pictures there are programs' own.
Status expectMeant(const RunOptions& options)
{
    for (const std::filesystem::path& path : absolutePaths(options.paths))
        if (isFolder(path, "/") && !options.yes)
            return albumen::fail({.code = Code::usage,
                                  .detail = "/ is the whole disk, with the pictures that programs keep for themselves; "
                                            "name the folders of your photos, or add --yes to take all of it"});
    return {};
}

/// What is said of the home folder as a source: it is nothing wrong.
void sayBroad(const Context& context, const RunOptions& options, Answer& answer)
{
    for (const std::filesystem::path& path : absolutePaths(options.paths))
        if (isFolder(path, context.composition.paths().home) && !isFolder(path, "/"))
            answer.lines.insert(answer.lines.begin(),
                                "Photos are the whole home folder, " + printable(path) +
                                    ": pictures from programs, downloads and chats too. To leave out a folder: "
                                    "--exclude FOLDER");
}

/// The remembered choice, changed by what the command line says.
ArchiveChoice changedBy(ArchiveChoice choice, const RunOptions& options)
{
    if (!options.paths.empty()) choice.photos = absolutePaths(options.paths);
    if (!options.save.empty()) choice.save = absolutePath(options.save);
    if (!options.zips.empty()) choice.zips = absolutePath(options.zips);
    if (!options.zips.empty()) choice.zip = true;
    choice.mode = modeNamed(options.mode).value_or(choice.mode);
    if (options.noZip) choice.zip = false;
    if (options.noUnknown) choice.unknown = false;
    if (options.noFaceless) choice.noPeople = false;
    changeExcluded(choice, options);
    choice.namesInCopies = options.namesInCopies.value_or(choice.namesInCopies);
    if (!options.placeless.empty()) choice.placeless = options.placeless == "on";
    choice.sidecars = options.sidecars.value_or(choice.sidecars);
    choice.films = options.films.value_or(choice.films);
    return choice;
}

void sayRecognised(Answer& answer, const Report& report)
{
    if (report.error && report.found == 0) return; // it ended before anything was found
    answer.lines.push_back(
        fmt::format("{} found, {} looked at in {} ({:.1f} photos/s): {}.", counted(report.found, "photo", "photos"),
                    report.looked, durationText(report.recogniseSeconds),
                    report.recogniseSeconds > 0 ? static_cast<double>(report.looked) / report.recogniseSeconds : 0.0,
                    counted(report.faces, "face", "faces")));
    if (report.same > 0)
        answer.lines.push_back(fmt::format(
            "{} the same picture as another: such photos are filed once, unless they say more than the other.",
            counted(report.same, "photo is", "photos are")));
    const auto before = static_cast<std::uint64_t>(
        std::ranges::count(report.unreadBefore, Code::imageCut, &Error::code)); // of a run before
    if (const auto unread = report.unreadable + report.unreadBefore.size() - before; unread > 0)
        answer.lines.push_back(counted(unread, "photo", "photos") + " could not be read.");
    if (const auto cut = report.cut() + before; cut > 0) answer.lines.push_back(cutText(cut));
    if (report.leftOut > 0)
        answer.lines.push_back(
            fmt::format("{} left out: what other programs keep for themselves, and what is excluded.",
                        counted(report.leftOut, "file or folder", "files and folders")));
    if (!report.otherKinds.empty()) {
        std::string kinds;
        for (const auto& [kind, files] : report.otherKinds)
            kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", files, kind);
        answer.lines.push_back("Pictures of kinds that are not read: " + kinds + ".");
    }
    if (report.unknownGroups > 0)
        answer.lines.push_back(fmt::format(
            "{} for a name: albumen-cli people groups",
            counted(report.unknownGroups, "group of unknown people waits", "groups of unknown people wait")));
}

void sayFiled(Answer& answer, const Report& report, const ArchiveChoice& choice)
{
    const std::string filed = filedText(report), zipped = zippedText(report);
    if (!filed.empty() || !zipped.empty())
        answer.lines.push_back(fmt::format("{}{}{}.{}", filed, filed.empty() || zipped.empty() ? "" : "; ", zipped,
                                           report.copied + report.renewed + report.zipsMade > 0
                                               ? " Every new copy and zip was read back and matches."
                                               : ""));
    for (const PersonReport& person : report.people)
        answer.lines.push_back(
            fmt::format("  {}: {}{}{}", person.name, counted(person.photos, "photo", "photos"),
                        person.newPhotos > 0 ? fmt::format(" (+{})", person.newPhotos) : std::string(),
                        person.folder.empty() || person.folder.filename() == person.name
                            ? std::string()
                            : ", in the folder " + printable(person.folder.filename())));
    answer.lines.push_back("Folders: " + printable(choice.save));
    if (choice.zip) answer.lines.push_back("Zips: " + printable(choice.zips));
}

Answer runAll(Context& context, const RunOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        if (const Status meant = expectMeant(options); !meant) return failed(meant.error());
        const auto before = library.settings().choice();
        if (!before) return failed(before.error());
        const ArchiveChoice choice = changedBy(*before, options);
        if (const Status chosen = library.settings().choose(choice); !chosen) return failed(chosen.error());
        const bool named = !options.save.empty() || !options.zips.empty();
        if (const Status again = named ? library.settings().beginFoldersAgain() : Status(); !again)
            return failed(again.error());
        const Report report = library.run(jobs::All{options.understand}, context.job, context.progress);
        Answer answer = answerOf(report);
        putPath(answer.result, "save", choice.save);
        putPath(answer.result, "zip_folder", choice.zips);
        sayRecognised(answer, report);
        if (report.outcome == Outcome::completed)
            sayFiled(answer, report, choice);
        else if (report.copied + report.renewed > 0)
            answer.lines.push_back(filedText(report) + " before it ended.");
        sayBroad(context, options, answer);
        return answer;
    });
}

Answer recogniseOnly(Context& context, const RunOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        if (const Status meant = expectMeant(options); !meant) return failed(meant.error());
        const auto before = library.settings().choice();
        if (!before) return failed(before.error());
        if (options.again && options.paths.empty())
            return failed({.code = Code::usage, .detail = "--again wants photos or folders to look at again"});
        for (const auto& path : options.again ? absolutePaths(options.paths) : std::vector<std::filesystem::path>{})
            if (!std::filesystem::exists(path)) return failed({.code = Code::pathMissing, .path = path});
        const Status chosen = options.again ? Status() : library.settings().choose(changedBy(*before, options));
        if (!chosen) return failed(chosen.error());
        jobs::Recognise order{.understand = options.understand};
        if (options.again) order.again = absolutePaths(options.paths);
        const Report report = library.run(order, context.job, context.progress);
        Answer answer = answerOf(report);
        sayRecognised(answer, report);
        sayBroad(context, options, answer);
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
    command->add_option("--zips", options->zips, "One zip per person goes in here; also after --no-zip");
    addModeOption(*command, options->mode);
    command->add_flag("--no-zip", options->noZip, "Make no zips; remembered until --zips");
    command->add_flag("--no-unknown", options->noUnknown, "Do not file photos of unknown people");
    command->add_flag("--no-faceless", options->noFaceless, "Do not file photos without people");
    addNamesFlag(*command, options->namesInCopies);
    addPlaceless(*command, options->placeless);
    addChoice(*command, "--sidecars,!--no-sidecars", options->sidecars,
              "File sidecars (.xmp, .AAE) with their photos; remembered, at first yes");
    addChoice(*command, "--films,!--no-films", options->films,
              "File the films of live photos with them; remembered, at first no, and with --mode move always");
    addExcludeOptions(*command, *options);
    addUnderstand(*command, *options);
    addYes(*command, *options);
    command->callback(
        [options, &chosen] { chosen = [options](Context& context) { return runAll(context, *options); }; });
}

void defineRecognise(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<RunOptions>();
    CLI::App* command = app.add_subcommand("recognise", "Scan the photos and find the people in them; files nothing");
    command->add_option("path", options->paths, "Folders and photos; else those of the last run");
    addExcludeOptions(*command, *options);
    addUnderstand(*command, *options);
    addYes(*command, *options);
    command->add_flag("--again", options->again,
                      "Look at these photos of the library again, with the networks in force; decisions stay");
    command->callback(
        [options, &chosen] { chosen = [options](Context& context) { return recogniseOnly(context, *options); }; });
}

} // namespace albumen::cli

// folders, file, zip: the steps of filing, one at a time.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

Answer showPlan(Context& context)
{
    return withLibraryReadOnly(context, [&context](Library& library) {
        const auto plan = library.archive().plan(context.job, PlanDetail::steps);
        if (!plan) return failed(plan.error());
        Answer answer;
        answer.result = {{"photos", plan->photos},
                         {"bytes", plan->bytes},
                         {"folders", plan->folders},
                         {"renew", plan->toRenew},
                         {"steps", plan->lines}};
        answer.lines = plan->lines;
        answer.lines.push_back(
            fmt::format("{} ({}) into {}{}. Nothing was done.", counted(plan->photos, "copy", "copies"),
                        byteText(plan->bytes), counted(plan->folders, "folder", "folders"),
                        plan->toRenew > 0 ? fmt::format(", {} to renew", counted(plan->toRenew, "copy", "copies"))
                                          : std::string()));
        return answer;
    });
}

Answer makeFolders(Context& context)
{
    return withLibrary(context, [&](Library& library) {
        const Report report = library.run(jobs::MakeFolders{}, context.job, context.progress);
        Answer answer = answerOf(report);
        if (report.foldersMade + report.foldersThere > 0)
            answer.lines.push_back(fmt::format("{} made, {} there before.",
                                               counted(report.foldersMade, "folder", "folders"), report.foldersThere));
        else if (report.outcome == Outcome::completed)
            answer.lines.emplace_back("Nobody is known who would have a folder.");
        return answer;
    });
}

struct FileOptions {
    bool dryRun = false, finishMove = false;
    std::string mode, placeless;
    std::optional<bool> namesInCopies;
};

Answer fileNow(Context& context, const FileOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        if (options.namesInCopies || !options.mode.empty() || !options.placeless.empty()) {
            auto choice = library.settings().choice();
            if (!choice) return failed(choice.error());
            choice->namesInCopies = options.namesInCopies.value_or(choice->namesInCopies);
            choice->mode = modeNamed(options.mode).value_or(choice->mode);
            if (!options.placeless.empty()) choice->placeless = options.placeless == "on";
            if (const Status chosen = library.settings().choose(*choice); !chosen) return failed(chosen.error());
        }
        const Report report = library.run(jobs::File{options.finishMove}, context.job, context.progress);
        Answer answer = answerOf(report);
        if (report.foldersMade > 0)
            answer.lines.push_back(
                fmt::format("{} made.", counted(report.foldersMade, "missing folder was", "missing folders were")));
        if (const std::string filed = filedText(report); !filed.empty()) answer.lines.push_back(filed + ".");
        return answer;
    });
}

Answer zipNow(Context& context, const std::vector<std::string>& names)
{
    return withLibrary(context, [&](Library& library) {
        const Report report = library.run(jobs::Zip{names}, context.job, context.progress);
        Answer answer = answerOf(report);
        if (report.outcome == Outcome::failed && report.zipsMade == 0) return answer;
        if (const std::string zipped = zippedText(report); !zipped.empty())
            answer.lines.push_back(zipped + (report.zipsMade > 0 ? "; every new one was checked." : "."));
        return answer;
    });
}

} // namespace

void defineFiling(CLI::App& app, Action& chosen)
{
    app.add_subcommand("folders", "Make one folder per person")->callback([&chosen] { chosen = makeFolders; });

    auto options = std::make_shared<FileOptions>();
    CLI::App* file = app.add_subcommand("file", "File the photos into the folders of the people in them");
    CLI::Option* names = addNamesFlag(*file, options->namesInCopies);
    CLI::Option* placeless = addPlaceless(*file, options->placeless);
    CLI::Option* mode = addModeOption(*file, options->mode);
    CLI::Option* finish = file->add_flag("--finish-move", options->finishMove,
                                         "In mode move: originals that were filed as copies before go too, once every "
                                         "copy of them was read again");
    file->add_flag("--dry-run", options->dryRun, "Print the plan and do nothing")
        ->excludes(names)
        ->excludes(mode)
        ->excludes(placeless)
        ->excludes(finish);
    file->callback([&chosen, options] {
        chosen = [options](Context& context) {
            return options->dryRun ? showPlan(context) : fileNow(context, *options);
        };
    });

    auto people = std::make_shared<std::vector<std::string>>();
    CLI::App* zip = app.add_subcommand("zip", "One zip per person from the folders");
    zip->add_option("name", *people, "Only these people");
    zip->callback([&chosen, people] { chosen = [people](Context& context) { return zipNow(context, *people); }; });
}

} // namespace albumen::cli

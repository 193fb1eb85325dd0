// export: people, photos, faces and names of the library as one document, or as XMP for other programs.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

Answer exportJson(Context& context, const std::string& folder)
{
    const std::filesystem::path file = folder.empty() ? std::filesystem::path() : absolutePath(folder) / "albumen.json";
    return withLibraryReadOnly(context, [&](Library& library) {
        const Report report = library.run(jobs::ExportJson{file}, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result = Json::object();
        if (report.outcome != Outcome::completed) return answer;
        if (file.empty()) {
            answer.result = Json::parse(report.document);
            answer.lines.push_back(report.document);
            return answer;
        }
        putPath(answer.result, "file", file);
        answer.lines.push_back("Written: " + printable(file));
        return answer;
    });
}

Answer exportXmp(Context& context, const std::string& folder, bool confirmed)
{
    return withLibrary(context, [&](Library& library) {
        const std::filesystem::path to = folder.empty() ? std::filesystem::path() : absolutePath(folder);
        const Report report = library.run(jobs::ExportXmp{to, confirmed}, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result = {{"photos", report.names.photos},
                         {"written", report.names.sidecarsWritten},
                         {"unchanged", report.names.sidecarsUnchanged},
                         {"failed", report.problems.size()},
                         {"guesses", report.names.guesses}};
        putPath(answer.result, "to", to);
        answer.lines.push_back(fmt::format("{} with named people: {} written, {} said it all already.",
                                           counted(report.names.photos, "photo", "photos"),
                                           counted(report.names.sidecarsWritten, "sidecar", "sidecars"),
                                           report.names.sidecarsUnchanged));
        if (!report.problems.empty())
            answer.lines.push_back(fmt::format(
                "{} be written.", counted(report.problems.size(), "sidecar could not", "sidecars could not")));
        if (report.names.guesses > 0)
            answer.lines.push_back(
                fmt::format("{} that nobody confirmed: the log has their photos, and --confirmed leaves them out.",
                            counted(report.names.guesses, "name is a guess", "names are guesses")));
        return answer;
    });
}

} // namespace

void defineExport(CLI::App& app, Action& chosen)
{
    auto folder = std::make_shared<std::string>();
    auto confirmed = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("export", "Write out what the library knows")->require_subcommand(1);
    CLI::App* json = command->add_subcommand("json", "People, photos, faces, names and decisions as JSON");
    json->add_option("--to", *folder, "Into DIR/albumen.json; else to standard output");
    json->callback([&chosen, folder] { chosen = [folder](Context& context) { return exportJson(context, *folder); }; });
    CLI::App* xmp = command->add_subcommand("xmp", "Names of faces into XMP sidecars, for other programs");
    xmp->add_option("--to", *folder, "Into a tree like that of the photos; else beside the photos");
    xmp->add_flag("--confirmed", *confirmed, "Only names that a person gave or confirmed, no guesses");
    xmp->callback([&chosen, folder, confirmed] {
        chosen = [folder, confirmed](Context& context) { return exportXmp(context, *folder, *confirmed); };
    });
}

} // namespace albumen::cli

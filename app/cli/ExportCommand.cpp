// export json: people, photos, faces and names of the library as one document.
#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

Answer exportJson(Context& context, const std::string& folder)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto text = library.exportJson();
        if (!text) return failed(text.error());
        Answer answer;
        if (folder.empty()) {
            answer.result = Json::parse(*text);
            answer.lines.push_back(*text);
            return answer;
        }
        const std::filesystem::path file = absolutePath(folder) / "albumen.json";
        if (const auto made = context.composition.files().makeFolders(file.parent_path()); !made)
            return failed(made.error());
        if (const Status written = writeWhole(context.composition.files(), file, *text); !written)
            return failed(written.error());
        putPath(answer.result, "file", file);
        answer.lines.push_back("Written: " + printable(file));
        return answer;
    });
}

} // namespace

void defineExport(CLI::App& app, Action& chosen)
{
    auto folder = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("export", "Write out what the library knows")->require_subcommand(1);
    CLI::App* json = command->add_subcommand("json", "People, photos, faces and names as JSON");
    json->add_option("--to", *folder, "Into DIR/albumen.json; else to standard output");
    json->callback([&chosen, folder] { chosen = [folder](Context& context) { return exportJson(context, *folder); }; });
}

} // namespace albumen::cli

// info: the library, its paths, and what recognises faces here.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"
#include "model/ModelChoice.h"

namespace albumen::cli {
namespace {

Json choiceJson(const ArchiveChoice& choice)
{
    Json row{{"mode", std::string(nameOf(choice.mode))},
             {"zip", choice.zip},
             {"unknown", choice.unknown},
             {"no_people", choice.noPeople},
             {"names_in_copies", choice.namesInCopies}};
    row["photos"] = Json::array();
    for (const auto& path : choice.photos) row["photos"].push_back(printable(path));
    row["excluded"] = Json::array();
    for (const auto& path : choice.excluded) row["excluded"].push_back(printable(path));
    putPath(row, "save", choice.save);
    putPath(row, "zips", choice.zips);
    return row;
}

/// "yunet@1", "mtcnn@1 (your choice)", and what happens where a choice cannot be used.
std::string modelLine(const std::string& used, const std::string& wanted)
{
    if (used.empty()) return "nothing installed";
    if (wanted.empty()) return used;
    if (used.starts_with(wanted + "@")) return used + " (your choice)";
    return fmt::format("{} ({}, your choice, cannot be used: albumen-cli models fetch {})", used, wanted, wanted);
}

Answer info(Context& context)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto overview = library.archive().overview();
        if (!overview) return failed(overview.error());
        const EngineCard engine = library.archive().engine();
        const auto choice = library.settings().choice();
        if (!choice) return failed(choice.error());
        const auto wanted = library.settings().wantedModels();
        if (!wanted) return failed(wanted.error());
        Answer answer;
        answer.result["version"] = ALBUMEN_VERSION;
        putPath(answer.result, "library", context.composition.paths().library);
        answer.result["choice"] = choiceJson(*choice);
        answer.result["photos"] = overview->photos;
        answer.result["people"] = overview->people;
        answer.result["faces"] = overview->faces;
        answer.result["groups_to_name"] = overview->groupsToName;
        answer.result["faces_to_confirm"] = overview->facesToConfirm;
        answer.result["unreadable"] = overview->unreadable;
        answer.result["cut"] = overview->cut;
        answer.result["filed"] = {{"photos", overview->filedPhotos}, {"bytes", overview->filedBytes}};
        answer.result["moved_elsewhere"] = Json::array();
        for (const MovedElsewhere& left : overview->movedElsewhere)
            answer.result["moved_elsewhere"].push_back({{"folder", printable(left.folder)}, {"photos", left.photos}});
        answer.result["device"] = {{"name", engine.device},
                                   {"reason", engine.reason},
                                   {"fell_back", engine.fellBack},
                                   {"threads", engine.threads}};
        answer.result["models"] = {{"detect", engine.detector}, {"embed", engine.embedder}};
        answer.result["chosen_models"] = {{"detect", wanted->detect.empty() ? Json() : Json(wanted->detect)},
                                          {"embed", wanted->embed.empty() ? Json() : Json(wanted->embed)}};
        answer.result["missing"] = engine.missing ? Json(engine.missing->sentence) : Json();

        answer.lines.push_back("Albumen " ALBUMEN_VERSION);
        answer.lines.push_back("Library: " + printable(context.composition.paths().library));
        for (const auto& path : choice->photos) answer.lines.push_back("Photos from: " + printable(path));
        for (const auto& path : choice->excluded)
            answer.lines.push_back("Left out: " + printable(path) + " (forget it with: run --no-exclude ...)");
        answer.lines.push_back("Save to: " + printable(choice->save));
        answer.lines.push_back("Zips to: " + printable(choice->zips));
        for (const MovedElsewhere& left : overview->movedElsewhere)
            answer.lines.push_back(fmt::format(
                "Moved before: {} in {}", counted(left.photos, "photo lies", "photos lie"), printable(left.folder)));
        answer.lines.push_back(fmt::format("{}, {}, {}, {} to name, {}", counted(overview->photos, "photo", "photos"),
                                           counted(overview->people, "person", "people"),
                                           counted(overview->faces, "face", "faces"),
                                           counted(overview->groupsToName, "group", "groups"),
                                           counted(overview->unreadable, "unreadable photo", "unreadable photos")));
        if (overview->cut > 0) answer.lines.push_back(cutText(overview->cut));
        answer.lines.push_back(
            fmt::format("Runs on: {}, {} threads ({})", engine.device, engine.threads, engine.reason));
        answer.lines.push_back("Finds faces with: " + modelLine(engine.detector, wanted->detect));
        answer.lines.push_back("Tells people apart with: " + modelLine(engine.embedder, wanted->embed));
        if (engine.missing) answer.lines.push_back(engine.missing->sentence);
        return answer;
    });
}

} // namespace

void defineInfo(CLI::App& app, Action& chosen)
{
    app.add_subcommand("info", "The library, its paths, and what recognises faces here")->callback([&chosen] {
        chosen = info;
    });
}

} // namespace albumen::cli

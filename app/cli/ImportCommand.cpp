// import: photos of a card, names that other programs wrote, and the decisions of another library.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/Sentence.h"
#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

struct ImportOptions {
    std::vector<std::string> photos;
    std::string from, to, by, file;
    bool sameNames = false, dryRun = false;
};

/// Names that other programs gave faces later.
Status sayRenames(Answer& answer, const Library& library)
{
    TRY_ASSIGN(const std::vector<RenameCard> renames, library.people().renames());
    answer.result["renames"] = renamesJson(renames);
    for (const RenameCard& rename : renames)
        answer.lines.push_back(
            fmt::format("Another program calls {} of {} {} now. Yes or no: albumen-cli people renames",
                        counted(rename.faces.size(), "face", "faces"), rename.from, rename.to));
    return {};
}

Answer importXmp(Context& context, const ImportOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const std::filesystem::path from = options.from.empty() ? std::filesystem::path() : absolutePath(options.from);
        const Report report =
            library.run(jobs::ImportXmp{absolutePaths(options.photos), from}, context.job, context.progress);
        const NameCounts& names = report.names;
        Answer answer = answerOf(report);
        if (report.outcome == Outcome::failed) return answer;
        answer.result = {{"photos", names.photos},   {"named", names.named},         {"drawn", names.drawn},
                         {"already", names.already}, {"kept", names.kept},           {"unnamed", names.unnamed},
                         {"offered", names.offered}, {"placeless", names.placeless}, {"unreadable", names.unreadable},
                         {"new", names.fresh}};
        if (const Status told = sayRenames(answer, library); !told) return failed(told.error());
        answer.lines.push_back(fmt::format("{} with people marked by other programs: {} named, {} of them where none "
                                           "had been found.",
                                           counted(names.photos, "photo", "photos"),
                                           counted(names.named, "face", "faces"), names.drawn));
        answer.lines.push_back(
            fmt::format("{} known already, {}, {} nobody's. {}", counted(names.already, "face was", "faces were"),
                        counted(names.kept, "was decided otherwise and stays so", "were decided otherwise and stay so"),
                        counted(names.unnamed, "mark is", "marks are"),
                        names.fresh ? "Take it back with: albumen-cli undo" : "Nothing is new."));
        sayContradicted(answer, names);
        answer.lines.push_back(
            fmt::format("Names without a place: {} asked about (albumen-cli people suggest), {} kept "
                        "as \"in this photo\". {} could not be read.",
                        names.offered, names.placeless, counted(names.unreadable, "file", "files")));
        return answer;
    });
}

Answer importJson(Context& context, const ImportOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const Report report =
            library.run(jobs::ImportJson{absolutePath(options.file), options.sameNames}, context.job, context.progress);
        Answer answer = answerOf(report);
        const std::optional<ExchangeReport>& met = report.exchange;
        if (!met) return answer;
        answer.result = exchangeJson(*met);
        answer.lines.push_back(fmt::format("{} taken over, {} known already. {}.",
                                           counted(met->decisions, "decision", "decisions"), met->known,
                                           counted(met->people, "new person", "new people")));
        answer.lines.push_back(fmt::format("{} in photos of this library, {} for theirs.",
                                           counted(met->facesFound, "face is", "faces are"),
                                           counted(met->facesWaiting, "waits", "wait")));
        sayMeeting(answer, *met);
        if (met->changes > 0) answer.lines.emplace_back("Take it all back with: albumen-cli undo");
        if (met->decisions + met->known == 0)
            answer.lines.emplace_back("It holds no decision: nobody was named in that library.");
        else if (met->decisions + met->merged == 0)
            answer.lines.emplace_back("Nothing in it is new. If its import was undone, get it back with: albumen-cli "
                                      "redo");
        return answer;
    });
}

std::string whatText(BroughtIn::What what)
{
    switch (what) {
    case BroughtIn::What::fresh: return "new";
    case BroughtIn::What::known: return "known";
    case BroughtIn::What::twice: return "twice";
    case BroughtIn::What::unreadable: return "unreadable";
    }
    return {};
}

/// Of this import, not of an earlier try.
std::uint64_t copiedUnreadIn(const Report& report)
{
    return static_cast<std::uint64_t>(std::ranges::count(report.problems, std::string(copiedUnread), &Error::detail));
}

Answer importPhotos(Context& context, const ImportOptions& options)
{
    const auto open = options.dryRun ? withLibraryReadOnly : withLibrary;
    return open(context, [&](Library& library) {
        const jobs::BringIn order{.from = absolutePath(options.from),
                                  .to = options.to.empty() ? std::filesystem::path() : absolutePath(options.to),
                                  .by = options.by,
                                  .dryRun = options.dryRun};
        const Report report = library.run(order, context.job, context.progress);
        Answer answer = answerOf(report);
        std::map<BroughtIn::What, std::uint64_t> counts;
        std::uint64_t noPictures = 0; // copied all the same
        answer.result = Json::object();
        answer.result["photos"] = Json::array();
        for (const BroughtIn& one : report.broughtIn) {
            ++counts[one.what];
            noPictures += one.what == BroughtIn::What::unreadable && !one.to.empty() ? 1 : 0;
            Json row{{"what", whatText(one.what)}};
            putPath(row, "from", one.from);
            if (!one.to.empty()) putPath(row, "to", one.to);
            answer.result["photos"].push_back(std::move(row));
            if (options.dryRun)
                answer.lines.push_back(fmt::format("{:<10}  {}{}", whatText(one.what), printable(one.from),
                                                   one.to.empty() ? "" : "  ->  " + printable(one.to)));
        }
        answer.result["copied"] = report.copied;
        answer.result["unchanged"] = report.unchanged;
        answer.result["companions"] = report.companions;
        answer.result["bytes"] = report.bytesCopied;
        if (report.outcome == Outcome::failed && report.copied + report.unchanged == 0) return answer;
        using What = BroughtIn::What;
        const auto unread = options.dryRun ? noPictures : copiedUnreadIn(report);
        const std::string besides =
            unread == 0 ? "" : fmt::format(" and {} that cannot be read", counted(unread, "file", "files"));
        const std::string rest =
            fmt::format("{} known already, {} twice on it, {} unreadable and left out", counts[What::known],
                        counts[What::twice], counts[What::unreadable] - noPictures);
        answer.lines.push_back(
            options.dryRun ? fmt::format("{}{} would be copied; {}. Nothing was changed.",
                                         counted(counts[What::fresh], "new photo", "new photos"), besides, rest)
                           : fmt::format("{}{} copied ({}) with {} beside, {} there before; {}.",
                                         counted(report.copied - std::min(unread, report.copied), "photo", "photos"),
                                         besides, byteText(report.bytesCopied),
                                         counted(report.companions, "file", "files"), report.unchanged, rest));
        return answer;
    });
}

void definePhotoImport(CLI::App& importing, Action& chosen)
{
    auto options = std::make_shared<ImportOptions>();
    CLI::App* command =
        importing.add_subcommand("photos", "Photos of a card, a phone or a download, copied by date and recognised");
    command->add_option("from", options->from, "The card's folder; it is only read")->required();
    command->add_option("--to", options->to, "A photo folder of the library; else its first one");
    command->add_option("--by", options->by, "Folders by date, {year}/{year}-{month}-{day} unless said");
    command->add_flag("--dry-run", options->dryRun, "A table of what would come in, and nothing else");
    command->callback(
        [options, &chosen] { chosen = [options](Context& context) { return importPhotos(context, *options); }; });
}

} // namespace

void defineImport(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<ImportOptions>();
    CLI::App* command = app.add_subcommand("import", "Take in what other programs and libraries know");
    command->require_subcommand(1);
    definePhotoImport(*command, chosen);
    CLI::App* xmp =
        command->add_subcommand("xmp", "Names that other programs wrote into photos, sidecars, .picasa.ini");
    xmp->add_option("path", options->photos, "Photos or folders of the library; else all");
    xmp->add_option("--from", options->from, "Sidecars of a tree that `export xmp --to` wrote");
    xmp->callback(
        [options, &chosen] { chosen = [options](Context& context) { return importXmp(context, *options); }; });
    defineProgramImports(*command, chosen);
    CLI::App* json = command->add_subcommand("json", "The decisions of another library, written by `export json`");
    json->add_option("file", options->file, "Its file")->required();
    json->add_flag("--same-names", options->sameNames, "People of both libraries with equal names are one");
    json->callback(
        [options, &chosen] { chosen = [options](Context& context) { return importJson(context, *options); }; });
}

} // namespace albumen::cli

// sync: several machines, one family. Decisions go through a folder that their libraries share.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

struct SyncOptions {
    std::string folder;
    bool sameNames = false, dryRun = false, anew = false;
};

constexpr std::size_t shownDecisions = 20;

Json sentencesOf(const std::vector<ToldReport>& decisions)
{
    Json rows = Json::array();
    for (const ToldReport& one : decisions) rows.push_back(one.sentence);
    return rows;
}

void list(Answer& answer, const std::vector<ToldReport>& decisions)
{
    for (std::size_t i = 0; i < std::min(decisions.size(), shownDecisions); ++i)
        answer.lines.push_back("  " + decisions[i].sentence);
    if (decisions.size() > shownDecisions)
        answer.lines.push_back(fmt::format("  and {} more; --json lists all", decisions.size() - shownDecisions));
}

Json logJson(const SharedLogReport& log)
{
    Json row = exchangeJson(log.met);
    putPath(row, "file", log.file);
    row["own"] = log.own;
    row["coming"] = sentencesOf(log.coming);
    return row;
}

void sayComing(Answer& answer, const SharedLogReport& log)
{
    answer.lines.push_back(fmt::format("{}: {} would come, {} known already.", printable(log.file.filename()),
                                       counted(log.met.decisions, "decision", "decisions"), log.met.known));
    list(answer, log.coming);
}

void sayGoing(Answer& answer, const std::vector<ToldReport>& going)
{
    answer.lines.push_back(fmt::format("The others would hear of {} of this library{}",
                                       counted(going.size(), "decision", "decisions"), going.empty() ? "." : ":"));
    list(answer, going);
}

void sayTaken(Answer& answer, const SharedLogReport& log)
{
    const ExchangeReport& met = log.met;
    if (met.decisions + met.merged == 0) return;
    answer.lines.push_back(
        fmt::format("{}: {} taken over, {}; {} here, {} for their photos.", printable(log.file.filename()),
                    counted(met.decisions, "decision", "decisions"), counted(met.people, "new person", "new people"),
                    counted(met.facesFound, "face is", "faces are"), counted(met.facesWaiting, "waits", "wait")));
    if (log.own)
        answer.lines.emplace_back("That is this library's own log: it was put back to an earlier time, or is used on "
                                  "two machines.");
    sayMeeting(answer, met);
}

std::string givenLine(const SyncReport& sync, bool dryRun)
{
    if (dryRun) return "Nothing was changed.";
    const std::string decisions = counted(sync.decisions, "decision", "decisions");
    switch (sync.given) {
    case SyncReport::Given::written: return fmt::format("This library's {} lie there now.", decisions);
    case SyncReport::Given::unchanged: return fmt::format("This library's {} lay there already.", decisions);
    case SyncReport::Given::no: break;
    }
    return "Nothing could be given: the other libraries do not hear of what was decided here.";
}

Answer sync(Context& context, const SyncOptions& options)
{
    const auto open = options.dryRun ? withLibraryReadOnly : withLibrary;
    return open(context, [&](Library& library) {
        const jobs::Sync order{absolutePath(options.folder), options.sameNames, options.dryRun, options.anew};
        const Report report = library.run(order, context.job, context.progress);
        Answer answer = answerOf(report);
        if (!report.sync) return answer;
        answer.result = {{"logs", Json::array()}, {"gone", Json::array()}};
        std::uint64_t decisions = 0, changes = 0, others = 0;
        for (const SharedLogReport& log : report.sync->logs) {
            answer.result["logs"].push_back(logJson(log));
            options.dryRun ? sayComing(answer, log) : sayTaken(answer, log);
            decisions += log.met.decisions + log.met.merged;
            changes += log.met.changes;
            others += log.own ? 0 : 1;
        }
        for (const auto& gone : report.sync->gone) {
            answer.result["gone"].push_back(printable(gone));
            answer.lines.push_back(
                fmt::format("{} lay there the last time and is gone. What it said stays.", printable(gone.filename())));
        }
        if (options.dryRun) {
            answer.result["going"] = sentencesOf(report.sync->giving);
            sayGoing(answer, report.sync->giving);
        }
        answer.result["given"] = report.sync->given == SyncReport::Given::written;
        answer.result["decisions"] = decisions;
        answer.result["changes"] = changes;
        if (report.outcome == Outcome::cancelled) return answer;
        if (others == 0 && report.problems.empty())
            answer.lines.emplace_back("No other library has been there yet.");
        else if (decisions == 0)
            answer.lines.emplace_back("Nothing new from others.");
        answer.lines.push_back(givenLine(*report.sync, options.dryRun));
        if (changes > 0) answer.lines.emplace_back("Take back what came, a file at a time, with: albumen-cli undo");
        return answer;
    });
}

} // namespace

void defineSync(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<SyncOptions>();
    CLI::App* command =
        app.add_subcommand("sync", "Exchange decisions with other libraries through a folder they share");
    command
        ->add_option("folder", options->folder, "On a NAS, a stick or in a cloud; each library has a file of its own")
        ->required();
    command->add_flag("--same-names", options->sameNames, "People of several libraries with equal names are one");
    command->add_flag("--dry-run", options->dryRun, "What would come in, and nothing else");
    command->add_flag("--anew", options->anew, "Also where the folder was used before and is empty now");
    command->callback([options, &chosen] { chosen = [options](Context& context) { return sync(context, *options); }; });
}

} // namespace albumen::cli

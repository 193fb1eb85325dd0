// Several machines, one family: decisions go through a folder that their libraries share.
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/Text.h"
#include "catalogue/Exchange.h"
#include "catalogue/RunRows.h"
#include "library/ExchangeText.h"
#include "library/Jobs.h"
#include "library/Sentences.h"
#include "library/SharedFolder.h"

namespace albumen {
namespace {

using Json = nlohmann::ordered_json;

/// The setting that remembers which files lay in the folder, one name a line.
std::string memoryKey(const Path& folder)
{
    return "sync " + folder.native();
}

Result<std::set<std::string>> remembered(Db& db, const Path& folder)
{
    TRY_ASSIGN(const auto text, SettingRows(db).get(memoryKey(folder)));
    std::set<std::string> names;
    if (!text) return names;
    for (std::string_view rest = *text; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        names.emplace(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return names;
}

Status remember(Db& db, const Path& folder, const std::set<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        if (name.find('\n') == name.npos) text += name + "\n";
    return SettingRows(db).set(memoryKey(folder), text);
}

std::string textOf(const ExchangeFile& file)
{
    const Json document{{"albumen", "the decisions of one library, for the others that share this folder"},
                        {"library", file.library.value_or(Uid()).text()},
                        {"exchange", toJson(file)}};
    return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// What its file is not given over: another library's, or one that a newer program wrote.
std::optional<Error> guardOf(const Path& log, const Uid& own, const Result<ExchangeFile>& there)
{
    if (there && there->library && *there->library != own)
        return Error{.code = Code::nameTaken, .stage = Stage::import, .path = log};
    if (!there && there.error().code == Code::catalogueNewer) return there.error();
    return std::nullopt;
}

/// What an undo or a redo is about at last: a log has that before it. Null: not there, or it is neither.
const ToldDecision* undoneBy(const std::vector<ToldDecision>& log, std::size_t at)
{
    const auto takesBack = [](const ToldDecision& decision) {
        return decision.kind == DecisionKind::undo || decision.kind == DecisionKind::redo;
    };
    if (!takesBack(log[at])) return nullptr;
    std::optional<Uid> wanted = log[at].undoes;
    while (at > 0 && wanted) {
        const ToldDecision& before = log[--at];
        if (before.uid != *wanted) continue;
        if (!takesBack(before)) return &before;
        wanted = before.undoes;
    }
    return nullptr;
}

ToldReport toldReport(const std::vector<ToldDecision>& log, std::size_t at)
{
    const ToldDecision& decision = log[at];
    std::set<Value> faces, photos;
    for (const ToldChange& change : decision.changes) {
        const Part part = shapeOf(change.reg)->a;
        if (part == Part::face) faces.insert(change.a);
        if (part == Part::content) photos.insert(change.a);
    }
    ToldReport told{std::string(nameOf(decision.kind)), decision.note, faces.size(), photos.size(), {}};
    const ToldDecision* const undone = undoneBy(log, at);
    if (undone) told.of = nameOf(undone->kind);
    const std::string about = sentenceOf(undone ? undone->kind : decision.kind, decision.note, told.faces, told.photos);
    told.sentence = printable(undone ? told.what + ": " + about : about);
    return told;
}

SharedLogReport whatWouldCome(const Path& log, const ExchangeFile& file, const std::vector<std::size_t>& fresh)
{
    SharedLogReport report{.file = log};
    report.met.decisions = fresh.size();
    report.met.known = file.decisions.size() - fresh.size();
    for (const std::size_t i : fresh) report.coming.push_back(toldReport(file.decisions, i));
    return report;
}

} // namespace

/// One log of the folder, taken in where it has anything new.
Result<SharedLogReport> Jobs::meetLog(const jobs::Sync& order, const Path& log, const ExchangeFile& file,
                                      bool& backedUp)
{
    TRY_ASSIGN(const auto fresh, state_.catalogue().read([&](Db& db) { return Exchange(db).newIn(file); }));
    SharedLogReport report = whatWouldCome(log, file, fresh);
    if (order.dryRun || (fresh.empty() && !order.mergeSameNames)) return report;
    if (!backedUp) TRY(copies_.before("before-import"));
    backedUp = true;
    report.coming.clear();
    DecisionId newest{};
    TRY(state_.catalogue().write([&](Db& db) -> Status {
        const ExchangeChoice taking{printable(log.filename()), order.mergeSameNames, state_.parts.clock.nowMs()};
        TRY_ASSIGN(report.met, takeIn(db, file, taking));
        TRY_ASSIGN(newest, DecisionLog(db, 0).head());
        return {};
    }));
    decisions_.tookIn(newest);
    return report;
}

/// What the others would hear of this library: the decisions that lie in no log, `lying`.
Result<std::vector<ToldReport>> Jobs::whatWouldGo(const std::set<Uid>& lying) const
{
    TRY_ASSIGN(const ExchangeFile own, state_.catalogue().read([](Db& db) { return Exchange(db).tell(); }));
    std::vector<ToldReport> going;
    for (std::size_t i = 0; i < own.decisions.size(); ++i)
        if (!lying.contains(own.decisions[i].uid)) going.push_back(toldReport(own.decisions, i));
    return going;
}

/// This library's log, as it is by now.
Status Jobs::giveLog(const SharedFolder& folder, SyncReport& sync) const
{
    TRY_ASSIGN(const ExchangeFile own, state_.catalogue().read([](Db& db) { return Exchange(db).tell(); }));
    sync.decisions = own.decisions.size();
    TRY_ASSIGN(const bool written, folder.give(own.library.value_or(Uid()), textOf(own)));
    sync.given = written ? SyncReport::Given::written : SyncReport::Given::unchanged;
    return {};
}

Report Jobs::work(const jobs::Sync& order, RunId, const Told& told)
{
    const SharedFolder folder(state_.parts.files, order.folder);
    const auto logs = folder.logs();
    if (!logs) return failedBy({logs.error().code, Stage::import, order.folder, logs.error().detail});
    const auto before = state_.catalogue().read([&](Db& db) { return remembered(db, order.folder); });
    if (!before) return failedBy(before.error());
    if (logs->empty() && !before->empty() && !order.anew)
        return failedBy({.code = Code::rootOffline, .stage = Stage::import, .path = order.folder});
    const auto library = state_.catalogue().read([](Db& db) { return libraryUid(db); });
    if (!library) return failedBy(library.error());

    Report report{.sync = SyncReport()};
    std::set<std::string> names{sharedLogName(*library)};
    std::optional<Error> guard;
    bool backedUp = false;
    std::set<Uid> lying;
    for (const Path& log : *logs) {
        if (!told.job.mayGoOn()) return {.outcome = Outcome::cancelled, .sync = std::move(report.sync)};
        names.insert(log.filename().native());
        const auto file = folder.read(log);
        if (log == folder.ownLog(*library)) guard = guardOf(log, *library, file);
        if (!file) {
            report.problems.push_back(file.error());
            report.problems.back().stage = Stage::import;
            continue;
        }
        if (auto note = redatedNote(*file)) report.notes.push_back(*std::move(note));
        for (const ToldDecision& decision : file->decisions) lying.insert(decision.uid);
        auto met = meetLog(order, log, *file, backedUp);
        if (!met) return failedBy(met.error());
        met->own = file->library == *library;
        report.sync->logs.push_back(*std::move(met));
    }
    for (const std::string& name : *before)
        if (!names.contains(name)) report.sync->gone.push_back(order.folder / name);
    if (order.dryRun) {
        auto going = whatWouldGo(lying);
        if (!going) return failedBy(going.error());
        report.sync->giving = *std::move(going);
        return report;
    }
    const Status given = guard ? fail(*guard) : giveLog(folder, *report.sync);
    if (!given && (!guard || guard->code == Code::nameTaken)) report.problems.push_back(given.error());
    if (!given) names.erase(sharedLogName(*library));
    const Status noted = state_.catalogue().write([&](Db& db) { return remember(db, order.folder, names); });
    return noted ? report : failedBy(noted.error());
}

} // namespace albumen

// Copies of the archive and the catalogue to places off this machine, and back.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "archive/SafeName.h"
#include "archive/VerifiedCopy.h"
#include "base/Counted.h"
#include "base/FileRights.h"
#include "base/Text.h"
#include "catalogue/Backups.h"
#include "catalogue/LedgerRows.h"
#include "library/Jobs.h"
#include "library/OffsiteBook.h"
#include "library/PathRules.h"
#include "offsite/Offsite.h"

namespace albumen {
namespace {

constexpr std::size_t newestCopies = 3; // of the catalogue: older ones that were sent stay there

/// The newest copies of the catalogue, each with its log of decisions.
Result<OffsiteSource> librarySource(const LibrarySettings& settings, const Path& library)
{
    TRY_ASSIGN(const std::vector<BackupCard> copies, settings.backups());
    OffsiteSource source{.name = "Library", .folder = backupFolder(library)};
    for (std::size_t i = 0; i < std::min(newestCopies, copies.size()); ++i) {
        const std::string name = copies[i].file.filename();
        source.only.push_back(name);
        source.only.push_back(logNameOf(name));
    }
    return source;
}

/// Each folder of photos by a name of its own; single photos by the folder they lie in.
std::vector<OffsiteSource> photoSources(Files& files, const ArchiveChoice& choice, const std::vector<Path>& without)
{
    std::map<Path, OffsiteSource> byFolder;
    for (const Path& source : choice.photos) {
        const auto info = files.info(source, Follow::yes);
        const bool single = info && info->kind == FileKind::file;
        const Path folder = single ? source.parent_path() : source;
        const bool whole = byFolder.contains(folder) && byFolder[folder].only.empty();
        OffsiteSource& one = byFolder[folder];
        one.folder = folder;
        if (!single)
            one.only.clear();
        else if (!whole)
            one.only.push_back(source.filename());
        one.without = without;
    }
    NameSet names;
    std::vector<OffsiteSource> sources;
    for (auto& [folder, source] : byFolder) {
        source.name = "Photos/" + names.claimFolder(safeFolderName(folder.filename().native()));
        std::erase_if(source.without, [&at = folder](const Path& one) { return one.empty() || !isUnder(one, at); });
        sources.push_back(std::move(source));
    }
    return sources;
}

OffsiteCard checkedCard(OffsiteCard card, const OffsiteDone& done, std::int64_t nowMs)
{
    card.checkedMs = nowMs;
    card.differed = static_cast<std::uint64_t>(std::ranges::count(done.problems, Code::offsiteDiffers, &Error::code));
    return card;
}

OffsiteCard cardAfter(OffsiteCard card, const OffsiteReport& report, const JobControl& job, std::int64_t nowMs)
{
    card.lastMs = nowMs;
    card.outcome = job.cancelled() ? "cancelled" : report.error ? "failed" : "sent";
    if (!report.error && !report.done.problems.empty()) card.outcome = "sent with problems";
    if (report.error) return card;
    card.place.begun = true;
    card.files = report.done.files;
    card.bytes = report.done.bytes;
    if (!job.cancelled()) card = checkedCard(std::move(card), {}, 0); // what a check found is mended
    return card;
}

/// What went wrong at one of several places keeps nobody from the others.
void addPlace(OffsiteReport one, bool alone, Report& report)
{
    for (const Error& problem : one.done.problems) report.problems.push_back(problem);
    if (one.error && alone) report.error = one.error;
    if (one.error && !alone) report.problems.push_back(*one.error);
    report.offsite.push_back(std::move(one));
}

OffsiteReport reportOf(const OffsitePlace& place, const Status& ended, OffsiteDone done)
{
    OffsiteReport report{.place = place.name, .done = std::move(done), .error = {}};
    if (!ended && ended.error().code != Code::cancelled) report.error = ended.error();
    return report;
}

} // namespace

/// What goes to a place. Fails: archiveOffline (what was filed is not there: nothing is sent in its place).
Result<std::vector<OffsiteSource>> Jobs::offsiteSources(const OffsitePlace& place, const ArchiveChoice& choice) const
{
    Files& files = state_.parts.files;
    std::vector<OffsiteSource> sources;
    TRY_ASSIGN(sources.emplace_back(), librarySource(settings_, state_.places.library));
    if (sources.front().only.empty()) sources.clear(); // nothing was decided yet
    if (hasArchiveMark(files, choice.save)) {
        sources.push_back({.name = "People", .folder = choice.save});
    } else {
        TRY_ASSIGN(const auto archives, LedgerRows(state_.catalogue()).archives());
        if (std::ranges::any_of(archives, [&](const ArchiveSettings& one) { return one.save == choice.save; }))
            return fail(mayLookInto(choice.save) ? Code::archiveOffline : Code::archiveClosed, Stage::file,
                        choice.save);
    }
    if (place.zips && choice.zip && files.exists(choice.zips))
        sources.push_back({.name = "Zips", .folder = choice.zips});
    if (!place.photos) return sources;
    std::vector<Path> without{choice.save, choice.zips, state_.places.library, state_.places.cache};
    without.insert(without.end(), choice.excluded.begin(), choice.excluded.end());
    for (OffsiteSource& one : photoSources(files, choice, without)) sources.push_back(std::move(one));
    return sources;
}

Report Jobs::work(const jobs::SendOffsite& order, RunId, const Told& told)
{
    const OffsiteBook book(state_);
    const auto cards = book.called(order.name);
    if (!cards) return failedBy(cards.error());
    const auto choice = settings_.choice();
    if (!choice) return failedBy(choice.error());
    if (const Status fresh = copies_.fresh(); !fresh) return failedBy(fresh.error());
    Report report;
    ProgressMeter meter(JobStep::file, told.progress);
    for (const OffsiteCard& card : *cards) {
        if (!told.job.mayGoOn()) break;
        OffsiteDone done;
        const OffsiteWork work = book.workAt(card.place, told.job, meter, order.limitKbs);
        const Status sent = [&]() -> Status {
            TRY(book.checkApart(card.place, *choice));
            TRY_ASSIGN(const auto sources, offsiteSources(card.place, *choice));
            return sendOffsite(card.place, sources, work, done);
        }();
        OffsiteReport one = reportOf(card.place, sent, std::move(done));
        const Status noted = book.note(cardAfter(card, one, told.job, work.nowMs));
        if (!noted && !one.error) one.error = noted.error();
        addPlace(std::move(one), cards->size() == 1, report);
    }
    meter.finish();
    endBy({}, told.job, report);
    return report;
}

Report Jobs::work(const jobs::CheckOffsite& order, RunId, const Told& told)
{
    const OffsiteBook book(state_);
    const auto cards = book.called(order.name);
    if (!cards) return failedBy(cards.error());
    const auto choice = settings_.choice();
    if (!choice) return failedBy(choice.error());
    Report report;
    ProgressMeter meter(JobStep::verify, told.progress);
    for (const OffsiteCard& card : *cards) {
        OffsiteDone done;
        const OffsiteWork work = book.workAt(card.place, told.job, meter);
        const auto sources = offsiteSources(card.place, *choice);
        const Status checked = sources ? checkOffsite(card.place, *sources, work, done) : Status(fail(sources.error()));
        OffsiteReport one = reportOf(card.place, checked, std::move(done));
        const bool ended = checked && told.job.mayGoOn() && state_.mayWrite();
        const Status noted = ended ? book.note(checkedCard(card, one.done, work.nowMs)) : Status();
        if (!noted && !one.error) one.error = noted.error();
        addPlace(std::move(one), cards->size() == 1, report);
    }
    meter.finish();
    endBy({}, told.job, report);
    return report;
}

Report Jobs::work(const jobs::FetchOffsite& order, RunId, const Told& told)
{
    const OffsiteBook book(state_);
    const auto cards = book.called(order.name);
    if (!cards) return failedBy(cards.error());
    if (order.name.empty() || cards->empty()) return failedBy({.code = Code::offsiteUnknown, .stage = Stage::file});
    if (const Status place = checkGiven(order.to); !place) return failedBy(place.error());
    Report report;
    ProgressMeter meter(JobStep::file, told.progress);
    OffsiteDone done;
    const OffsitePlace& place = cards->front().place;
    const Status fetched = fetchOffsite(place, order.what, order.to, book.workAt(place, told.job, meter), done);
    addPlace(reportOf(place, fetched, std::move(done)), true, report);
    meter.finish();
    endBy({}, told.job, report);
    return report;
}

} // namespace albumen

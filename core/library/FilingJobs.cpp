// Folders, files, zips and their checking: the labels of the library handed to the archive's stages.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "archive/ArchiveHome.h"
#include "archive/Filer.h"
#include "archive/RenamedFolders.h"
#include "archive/Verifier.h"
#include "archive/Zipper.h"
#include "base/Counted.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "catalogue/FilingRows.h"
#include "catalogue/LedgerRows.h"
#include "catalogue/MovedPhotos.h"
#include "catalogue/PeopleRows.h"
#include "library/FilingInput.h"
#include "library/Jobs.h"
#include "library/UnrecordedLedger.h"
#include "names/NamesInCopies.h"
#include "run/SourcesToScan.h"

namespace albumen {
namespace {

void addNotes(const FilingReport& filed, std::vector<Note>& notes)
{
    const auto add = [&notes](Note::What what, std::uint64_t count, std::string sentence) {
        if (count > 0) notes.push_back({.what = what, .sentence = std::move(sentence), .count = count});
    };
    const auto again = [&add](Note::What what, std::uint64_t count, const char* one, const char* many) {
        add(what, count, fmt::format("Missing from the archive and made again: {}.", counted(count, one, many)));
    };
    add(Note::What::lookDue, filed.held,
        counted(
            filed.held,
            "filed photo stays where it is: it, or the photos that show who the people are, must be looked at first: "
            "albumen-cli recognise",
            "filed photos stay where they are: they, or the photos that show who the people are, must be looked at "
            "first: albumen-cli recognise"));
    add(Note::What::copiedBefore, filed.copiedBefore,
        counted(filed.copiedBefore,
                "photo was filed as a copy before and stays where it is. To move it too: albumen-cli file "
                "--finish-move",
                "photos were filed as copies before and stay where they are. To move them too: albumen-cli file "
                "--finish-move"));
    add(Note::What::alreadyThere, filed.alreadyThere,
        counted(filed.alreadyThere,
                "photo is in the archive already, from another file or as a link, and stays where it is. Which: "
                "albumen-cli file --dry-run",
                "photos are in the archive already, from other files or as links, and stay where they are. Which: "
                "albumen-cli file --dry-run"));
    add(Note::What::nameless, filed.nameless,
        fmt::format("{} no names: their kind of file, or what it says already, has no place for them "
                    "(JPEG, PNG, WebP and TIFF files up to {} have one).",
                    counted(filed.nameless, "copy says", "copies say"), byteText(maxNamedBytes)));
    add(Note::What::companions, filed.companions,
        fmt::format("Filed with {} {}.", filed.companions == 1 ? "its photo:" : "their photos:",
                    counted(filed.companions, "file that lies beside it", "files that lie beside them")));
    again(Note::What::foldersAgain, filed.foldersAgain, "folder", "folders");
    again(Note::What::copiesAgain, filed.copiesAgain, "copy", "copies");
    again(Note::What::zipsAgain, filed.zipsAgain, "zip", "zips");
    add(Note::What::mended, filed.mended,
        fmt::format("Damaged in the archive and made again: {}. What was damaged is in the archive's trash.",
                    filed.mended));
    for (const Path& file : filed.edited)
        notes.push_back({.what = Note::What::editedThere,
                         .object = file.native(),
                         .sentence = fmt::format("{} was edited in the archive, where it is the only one, and stays "
                                                 "filed as it is now.",
                                                 printable(file))});
    for (const std::string& folder : filed.numbered)
        notes.push_back(
            {.what = Note::What::numberedFolder,
             .object = folder,
             .sentence = fmt::format("{} has a number, for another name would be the same folder on Windows "
                                     "or macOS. A name of its own: albumen-cli people rename",
                                     printable(folder))});
    for (const std::string& folder : filed.passed)
        notes.push_back({.what = Note::What::numberedPast,
                         .object = folder,
                         .sentence = fmt::format("{} has a number: something else has its name, and stays as it is.",
                                                 printable(folder))});
    if (filed.takenOver)
        notes.push_back(
            {.what = Note::What::takenOver,
             .sentence = fmt::format("The library that this archive was of is gone, and this one goes on with "
                                     "it. Files in it: {}. Those with the bytes to be filed count as filed, "
                                     "all others stay as they are.",
                                     *filed.takenOver),
             .count = *filed.takenOver});
    add(Note::What::adopted, filed.adopted,
        fmt::format("In the archive already, byte for byte, and taken as filed: {}.", filed.adopted));
}

/// Each once: a photo is asked for by every folder that it goes into, and each step looks at the archive anew.
void addProblems(const std::vector<Error>& from, std::vector<Error>& problems)
{
    std::set<std::pair<Code, Path>> named;
    for (const Error& one : problems) named.emplace(one.code, one.path);
    for (const Error& one : from)
        if (named.emplace(one.code, one.path).second) problems.push_back(one);
}

Report reportOf(const FilingReport& filed)
{
    Report report;
    report.outcome = filed.outcome;
    report.error = filed.error;
    addProblems(filed.problems, report.problems);
    addProblems(filed.lostBefore, report.lostBefore);
    report.foldersMade = filed.foldersMade;
    report.foldersThere = filed.foldersThere;
    report.foldersRemoved = filed.foldersRemoved;
    report.foldersFilled = filed.filled.size();
    report.copied = filed.copied;
    report.renewed = filed.renewed;
    report.nameless = filed.nameless;
    report.companions = filed.companions;
    report.unchanged = filed.unchanged;
    report.retired = filed.retired;
    report.bytesCopied = filed.bytesCopied;
    report.zipsMade = filed.zipsMade;
    report.zipsNew = filed.zipsNew;
    report.zipsRetired = filed.zipsRetired;
    report.zipsUnchanged = filed.zipsUnchanged;
    report.foldersAgain = filed.foldersAgain;
    report.copiesAgain = filed.copiesAgain;
    report.zipsAgain = filed.zipsAgain;
    report.mended = filed.mended;
    report.adopted = filed.adopted;
    report.removed = filed.removed;
    report.checked = filed.checked;
    report.damaged = filed.damaged;
    addNotes(filed, report.notes);
    return report;
}

/// What is lost and was excluded is neither missed nor counted any more.
void leaveOut(const std::vector<Path>& excluded, Report& report)
{
    const auto isLeftOut = [&excluded](const Error& one) {
        return one.code == Code::archiveLost && std::ranges::find(excluded, one.path) != excluded.end();
    };
    report.damaged -= std::min<std::uint64_t>(report.damaged, std::erase_if(report.problems, isLeftOut));
    std::erase_if(report.lostBefore, isLeftOut);
}

/// Adds a later step of the one-click job to what the earlier ones did.
void append(Report& whole, const Report& step)
{
    whole.outcome = step.outcome;
    whole.error = step.error;
    addProblems(step.problems, whole.problems);
    addProblems(step.lostBefore, whole.lostBefore);
    std::erase_if(whole.lostBefore, [&whole](const Error& lost) { // an earlier step of this job saw it first
        return std::any_of(whole.problems.begin(), whole.problems.end(), [&lost](const Error& problem) {
            return problem.code == lost.code && problem.path == lost.path;
        });
    });
    whole.foldersMade += step.foldersMade;
    whole.foldersRemoved += step.foldersRemoved;
    whole.foldersFilled += step.foldersFilled;
    whole.copied += step.copied;
    whole.renewed += step.renewed;
    whole.nameless += step.nameless;
    whole.companions += step.companions;
    whole.unchanged += step.unchanged;
    whole.retired += step.retired;
    whole.removed += step.removed;
    whole.bytesCopied += step.bytesCopied;
    whole.zipsMade += step.zipsMade;
    whole.zipsNew += step.zipsNew;
    whole.zipsRetired += step.zipsRetired;
    whole.zipsUnchanged += step.zipsUnchanged;
    whole.foldersAgain += step.foldersAgain;
    whole.copiesAgain += step.copiesAgain;
    whole.zipsAgain += step.zipsAgain;
    whole.mended += step.mended;
    whole.adopted += step.adopted;
    whole.notes.insert(whole.notes.end(), step.notes.begin(), step.notes.end());
}

/// What lies in the archive of another library is filed and not moved. Gives each such archive.
std::vector<Error> leaveToOthers(Files& files, Ledger& ledger, FilingInput& input, const JobControl& job)
{
    std::map<Path, std::optional<Error>> folders;
    for (PhotoToFile& photo : input.photos) {
        if (!job.mayGoOn()) break;
        if (!photo.present) continue;
        const auto [folder, fresh] = folders.try_emplace(photo.source.parent_path());
        if (fresh) folder->second = archiveOfAnother(files, ledger, folder->first).value_or(std::nullopt);
        photo.waits = folder->second.has_value();
    }
    std::vector<Error> others;
    for (const auto& [folder, other] : folders)
        if (other) others.push_back(*other);
    return others;
}

/// A filing that was refused for want of room before it began anything leaves the folders chosen that were before.
void takeBackIfRefused(const LibrarySettings& settings, Ledger& ledger, const ArchiveChoice& choice, Report& report)
{
    if (!report.error || report.error->code != Code::noSpace) return;
    const auto begun = findArchive(ledger, choice.save, choice.zips);
    if (!begun || *begun) return;
    if (const Status back = settings.takeBackChoice(); !back) report.problems.push_back(back.error());
}

/// The library's own files, page by page. What can be made again is, at the next start. Fails: cancelled, and what is
/// no damage.
Status checkOwnFiles(Catalogue& catalogue, bool mayWrite, const JobControl& job, Report& report)
{
    const auto damageOf = [&](const char* pragma) -> Result<std::string> {
        auto found = catalogue.read(
            [&](Db& db) -> Result<std::string> {
                Query check = db.query(pragma);
                const std::string said = check.next() ? check.text(0) : std::string();
                TRY(check.status());
                return said == "ok" ? std::string() : said;
            },
            &job);
        if (!found && found.error().code == Code::catalogueBroken) return found.error().detail;
        return found;
    };
    TRY_ASSIGN(const std::string hurt, damageOf("PRAGMA main.integrity_check(1)"));
    TRY_ASSIGN(const std::string derived, damageOf("PRAGMA d.quick_check(1)"));
    report.damaged = (hurt.empty() ? 0U : 1U) + (derived.empty() ? 0U : 1U);
    if (!hurt.empty())
        report.problems.push_back({.code = Code::catalogueBroken,
                                   .stage = Stage::verify,
                                   .path = catalogue.folder() / "catalogue.sqlite",
                                   .detail = hurt});
    if (derived.empty()) return {};
    const Path file = catalogue.folder() / "derived.sqlite";
    report.notes.push_back({.what = Note::What::derivedHurt,
                            .object = file.native(),
                            .sentence = fmt::format("{} is damaged: it is made again at the next start, and photos are "
                                                    "looked at again.",
                                                    printable(file))});
    return mayWrite ? catalogue.makeDerivedAnew() : Status();
}

} // namespace

Status Jobs::followRenamedFolders(const ArchiveChoice& choice) const
{
    LedgerRows ledger(state_.catalogue());
    TRY_ASSIGN(const auto home, findArchive(ledger, choice.save, choice.zips));
    if (!home) return {};
    TRY_ASSIGN(const auto names, state_.catalogue().read([](Db& db) { return PeopleRows(db).names(); }));
    std::vector<PersonToFile> people;
    for (const auto& [id, name] : names) people.push_back({id, name});
    TRY_ASSIGN(const LedgerState state, ledger.read(home->no));
    LedgerBatch batch;
    TRY_ASSIGN(batch.targets, renamedByHand(state_.parts.files, home->save, state, people));
    return batch.empty() ? Status() : ledger.settle(home->no, batch);
}

Status Jobs::followMovedPhotos(const Path& save) const
{
    struct Rows {
        std::vector<RootRow> roots;
        std::vector<Path> old;
    };
    TRY_ASSIGN(const Rows rows, state_.catalogue().read([&](Db& db) -> Result<Rows> {
        Rows read;
        TRY_ASSIGN(read.roots, PhotoRows(db).roots());
        TRY_ASSIGN(read.old, oldPathsOfMoved(db, save));
        return read;
    }));
    std::vector<Path> there;
    for (const RootRow& root : rows.roots)
        if (rootIsThere(state_.parts.files, root)) there.push_back(root.path);
    std::set<Path> gone;
    for (const Path& path : rows.old)
        if (isGone(state_.parts.files, there, path)) gone.insert(path);
    return state_.catalogue().write([&](Db& db) { return followMoved(db, save, gone); });
}

Status Jobs::beginFiling(const ArchiveChoice& choice, const JobControl& job)
{
    TRY(decisions_.settle(job));
    return state_.catalogue().write([&](Db& db) { return followEdited(db, choice.save); });
}

Report Jobs::makeFolders(const ArchiveChoice& choice, const Told& told)
{
    if (const Status begun = beginFiling(choice, told.job); !begun) return failedBy(begun.error());
    const auto input = filingInput(state_, choice, NamesWanted::no, told.job);
    if (!input) return failedBy(input.error());
    LedgerRows ledger(state_.catalogue());
    Filer filer(state_.parts.files, ledger, state_.parts.clock, nullptr, openerOf(state_.parts.files, told.job));
    Report report = reportOf(filer.makeFolders({choice.save, choice.zips}, *input, told.job, told.progress));
    takeBackIfRefused(settings_, ledger, choice, report);
    return report;
}

Report Jobs::file(const ArchiveChoice& choice, const Told& told, bool finishMove)
{
    if (const Status begun = beginFiling(choice, told.job); !begun) return failedBy(begun.error());
    auto input = filingInput(state_, choice, NamesWanted::yes, told.job);
    if (!input) return failedBy(input.error());
    input->options.finishMove = finishMove;
    LedgerRows ledger(state_.catalogue());
    const auto others = choice.mode == FilingMode::move ? leaveToOthers(state_.parts.files, ledger, *input, told.job)
                                                        : std::vector<Error>();
    NamesInCopies names;
    Filer filer(state_.parts.files, ledger, state_.parts.clock, &names, openerOf(state_.parts.files, told.job));
    Report report = reportOf(filer.file({choice.save, choice.zips}, *input, told.job, told.progress));
    addProblems(others, report.problems);
    leaveOut(choice.excluded, report);
    takeBackIfRefused(settings_, ledger, choice, report);
    const Status followed = followMovedPhotos(choice.save);
    if (!followed && !report.error) {
        report.error = followed.error();
        report.outcome = Outcome::failed;
    }
    return report;
}

Report Jobs::zip(const ArchiveChoice& choice, const std::vector<std::string>& names, const Told& told)
{
    std::optional<std::set<PersonId>> only;
    for (const std::string& name : names) {
        const auto person = state_.catalogue().read([&](Db& db) { return PeopleRows(db).meant(name); });
        if (!person) return failedBy(person.error());
        if (!*person) return failedBy({.code = Code::personUnknown, .stage = Stage::zip, .path = name});
        if (!only) only.emplace();
        only->insert(**person);
    }
    LedgerRows ledger(state_.catalogue());
    return reportOf(Zipper(state_.parts.files, ledger, state_.parts.clock, openerOf(state_.parts.files, told.job))
                        .zip(choice.save, choice.zips, only, told.job, told.progress));
}

/// One line per person, with the folder and zip of each.
void Jobs::addPeople(const ArchiveChoice& choice, Report& report) const
{
    const Status read = state_.catalogue().read([&](Db& db) -> Status {
        TRY_ASSIGN(const std::vector<PersonRow> people, PeopleRows(db).list());
        TRY_ASSIGN(const auto places, filedPlaces(db, choice.save, choice.zips));
        for (const PersonRow& person : people) {
            const auto place = places.find(person.id);
            if (person.photos == 0 && (place == places.end() || place->second.folder.empty())) continue;
            const FiledPlace filed = place == places.end() ? FiledPlace{} : place->second;
            report.people.push_back({.name = person.name,
                                     .photos = person.photos,
                                     .newPhotos = person.newPhotos,
                                     .folder = filed.folder,
                                     .zip = filed.zip});
        }
        return {};
    });
    if (!read && !report.error) {
        report.error = read.error();
        report.outcome = Outcome::failed;
    }
}

void Jobs::checkLeftArchives(Ledger& ledger, const jobs::Verify& order, const HasPhoto& hasPhoto, const Told& told,
                             Report& report) const
{
    const auto left = settings_.leftArchives();
    if (!left) return addProblems({left.error()}, report.problems);
    for (const LeftArchive& archive : *left) {
        const auto toCheck = [&archive](const FiledFile& file) {
            return file.mode == FilingMode::move && archive.places.contains(file.photo);
        };
        if (report.outcome == Outcome::cancelled) return;
        const FilingReport checked =
            Verifier(state_.parts.files, ledger, openerOf(state_.parts.files, told.job), hasPhoto, toCheck)
                .verify(archive.save, archive.zips, order.share, {}, told.job, told.progress);
        const bool away = checked.error && (checked.error->code == Code::archiveOffline || // which is named with it
                                            checked.error->code == Code::nothingFiled);
        if (checked.error && !away) report.problems.push_back(*checked.error);
        addProblems(checked.problems, report.problems);
        report.checked += checked.checked;
        report.damaged += checked.damaged;
        if (checked.outcome == Outcome::cancelled) report.outcome = checked.outcome;
        if (checked.checked == 0 || !report.error || report.error->code != Code::nothingFiled) continue;
        report.error.reset(); // nothing is filed into the new one yet
        report.outcome = checked.outcome;
    }
}

void Jobs::nameLeftArchives(Report& report) const
{
    const auto left = settings_.leftArchives();
    if (!left) return addProblems({left.error()}, report.problems);
    Files& files = state_.parts.files;
    for (const LeftArchive& archive : *left) {
        const auto gone = std::ranges::count_if(archive.places, [&files](const auto& photo) {
            return std::ranges::none_of(photo.second, [&files](const Path& place) { return files.exists(place); });
        });
        const std::string folder = printable(archive.save);
        const std::string missing = !files.exists(archive.save) ? "That folder is not there now. "
                                    : gone > 0                  ? fmt::format("Not there any more: {}. ", gone)
                                                                : std::string();
        report.notes.push_back(
            {.what = Note::What::movedElsewhere,
             .object = archive.save.native(),
             .sentence = fmt::format("{} in {}, the save folder of before, where runs do not watch over them and "
                                     "albumen-cli verify does. {}To file there again: albumen-cli run --save {}. To "
                                     "take them along: move that folder to its new place and choose it with --save. "
                                     "Not to be told: albumen-cli run --exclude {}",
                                     counted(archive.places.size(), "moved photo lies", "moved photos lie"), folder,
                                     missing, folder, folder),
             .count = archive.places.size()});
    }
}

Report Jobs::work(const jobs::MakeFolders&, RunId, const Told& told)
{
    const auto choice = settings_.choice();
    return choice ? makeFolders(*choice, told) : failedBy(choice.error());
}

Report Jobs::work(const jobs::File& order, RunId, const Told& told)
{
    const auto choice = settings_.choice();
    if (!choice) return failedBy(choice.error());
    if (order.finishMove && choice->mode != FilingMode::move)
        return failedBy({.code = Code::usage, .detail = "moving is finished in mode move alone"});
    Report report = file(*choice, told);
    if (order.finishMove && report.outcome == Outcome::completed) { // all copies are as they are to be
        std::erase_if(report.notes, [](const Note& note) {          // the second pass says what is left of them
            return note.what == Note::What::copiedBefore || note.what == Note::What::alreadyThere;
        });
        const Report finished = file(*choice, told, true);
        const std::uint64_t unchanged = finished.unchanged;
        append(report, finished);
        report.unchanged = unchanged;
    }
    addPeople(*choice, report);
    return report;
}

Report Jobs::work(const jobs::Zip& order, RunId, const Told& told)
{
    const auto choice = settings_.choice();
    return choice ? zip(*choice, order.names, told) : failedBy(choice.error());
}

Report Jobs::work(const jobs::All& order, RunId run, const Told& told)
{
    const auto choice = sources();
    if (!choice) return failedBy(choice.error());
    Report report = recognise(*choice, order.understand, run, told);
    const auto goesOn = [&report] { return report.outcome == Outcome::completed; };
    if (goesOn()) {
        const Report folders = makeFolders(*choice, told);
        append(report, folders);
        report.foldersThere = folders.foldersThere; // the steps after it find all of them there
    }
    if (goesOn()) append(report, file(*choice, told));
    if (goesOn() && choice->zip) append(report, zip(*choice, {}, told));
    addPeople(*choice, report);
    if (report.copied + report.adopted + report.renewed + report.retired + report.unchanged > 0) report.nothing.reset();
    return report;
}

Report Jobs::work(const jobs::Verify& order, RunId, const Told& told)
{
    const auto choice = settings_.choice();
    if (!choice) return failedBy(choice.error());
    Report own;
    const bool mayWrite = state_.mayWrite().has_value();
    if (const Status checked = checkOwnFiles(state_.catalogue(), mayWrite, told.job, own); !checked)
        return failedBy(checked.error());
    if (!openingTold_) // damage that was found when the library was opened, and mended
        for (const Note& note : state_.catalogue().notes()) own.damaged += note.what == Note::What::madeAnew ? 1 : 0;
    LedgerRows rows(state_.catalogue());
    UnrecordedLedger unrecorded(rows);
    Ledger& ledger = mayWrite ? static_cast<Ledger&>(rows) : unrecorded;
    const auto photos = state_.catalogue().read([](Db& db) { return picturesWithPhotos(db); });
    if (!photos) return failedBy(photos.error());
    const auto hasPhoto = [&photos](ContentNo content) { return photos->contains(content); };
    Report report = reportOf(Verifier(state_.parts.files, ledger, openerOf(state_.parts.files, told.job), hasPhoto)
                                 .verify(choice->save, choice->zips, order.share, {}, told.job, told.progress));
    checkLeftArchives(ledger, order, hasPhoto, told, report);
    leaveOut(choice->excluded, report);
    report.flaws = flawsOf(report.problems);
    report.problems.insert(report.problems.begin(), own.problems.begin(), own.problems.end());
    report.notes.insert(report.notes.begin(), own.notes.begin(), own.notes.end());
    report.damaged += own.damaged;
    return report;
}

} // namespace albumen

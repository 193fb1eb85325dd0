// Folders, files, zips and their checking: the labels of the library handed to the archive's stages.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "archive/Filer.h"
#include "archive/Verifier.h"
#include "archive/Zipper.h"
#include "base/Text.h"
#include "catalogue/FacePlaces.h"
#include "catalogue/FilingRows.h"
#include "catalogue/LedgerRows.h"
#include "catalogue/MovedPhotos.h"
#include "library/LibraryImpl.h"
#include "library/PathRules.h"
#include "names/NamePlan.h"
#include "names/NamesInCopies.h"
#include "run/FilingLabels.h"
#include "run/SourcesToLook.h"

namespace albumen {
namespace {

Report reportOf(const FilingReport& filed)
{
    Report report;
    report.outcome = filed.outcome;
    report.error = filed.error;
    report.problems = filed.problems;
    report.foldersMade = filed.foldersMade;
    report.foldersThere = filed.foldersThere;
    report.copied = filed.copied;
    report.renewed = filed.renewed;
    report.nameless = filed.nameless;
    report.unchanged = filed.unchanged;
    report.retired = filed.retired;
    report.bytesCopied = filed.bytesCopied;
    report.zipsMade = filed.zipsMade;
    report.zipsUnchanged = filed.zipsUnchanged;
    report.checked = filed.checked;
    report.damaged = filed.damaged;
    if (filed.nameless > 0)
        report.notes.push_back(
            fmt::format("{} copies say no names: their kind of file, or what it says already, has no place for them "
                        "(JPEG, PNG, WebP and TIFF files up to {} have one).",
                        filed.nameless, byteText(maxNamedBytes)));
    return report;
}

Report failedWith(Error error)
{
    return {.outcome = Outcome::failed, .error = std::move(error)};
}

/// Adds a later step of the one-click job to what the earlier ones did.
void append(Report& whole, const Report& step)
{
    whole.outcome = step.outcome;
    whole.error = step.error;
    whole.problems.insert(whole.problems.end(), step.problems.begin(), step.problems.end());
    whole.foldersMade += step.foldersMade;
    whole.copied += step.copied;
    whole.renewed += step.renewed;
    whole.nameless += step.nameless;
    whole.unchanged += step.unchanged;
    whole.retired += step.retired;
    whole.bytesCopied += step.bytesCopied;
    whole.zipsMade += step.zipsMade;
    whole.zipsUnchanged += step.zipsUnchanged;
    whole.notes.insert(whole.notes.end(), step.notes.begin(), step.notes.end());
}

/// Says what copies are to say.
Status addNames(Db& db, FilingInput& input)
{
    for (PhotoToFile& photo : input.photos) {
        if (photo.targets.empty()) continue;
        TRY_ASSIGN(const std::vector<FaceThere> faces, facesThere(db, photo.content));
        TRY_ASSIGN(const PictureFacts picture, FacePlaces(db).picture(photo.content));
        photo.names = namesText(facesToSay(faces), {picture.upright, picture.orientation});
    }
    return {};
}

FilingOptions optionsOf(const ArchiveChoice& choice)
{
    return {.unknown = choice.unknown, .noPeople = choice.noPeople, .mode = choice.mode};
}

} // namespace

Result<FilingInput> LibraryImpl::filingInput(bool withNames) const
{
    const ArchiveChoice now = choice();
    const auto chosen = models(); // filing needs none
    const std::optional<ModelRev> embedder = chosen ? chosen->embedder() : std::nullopt;
    auto input = catalogue_->read([&](Db& db) -> Result<FilingInput> {
        TRY_ASSIGN(const std::vector<FilingContent> contents, filingContents(db, embedder));
        FilingInput wanted = filingInputOf(contents, optionsOf(now));
        if (withNames && now.namesInCopies) TRY(addNames(db, wanted));
        return wanted;
    });
    if (!input) return input;
    for (PhotoToFile& photo :
         input->photos) { // filing follows no links: a photo that is one is filed from where it lies
        const auto info = parts_.files.info(photo.source);
        if (!info || info->kind != FileKind::link) continue;
        if (auto real = parts_.files.canonical(photo.source)) photo.source = std::move(*real);
    }
    return input;
}

Result<PlanSummary> LibraryImpl::plan() const
{
    const ArchiveChoice now = choice();
    TRY_ASSIGN(const FilingInput input, filingInput(true));
    LedgerRows ledger(*catalogue_);
    TRY_ASSIGN(const FilingPlan plan, Filer(parts_.files, ledger, parts_.clock).plan({now.save, now.zips}, input));
    PlanSummary summary{.bytes = plan.bytesToCopy,
                        .folders = plan.folders,
                        .foldersMissing = plan.foldersMissing,
                        .toRenew = plan.toRenew,
                        .toRetire = plan.toRetire,
                        .lines = plan.lines()};
    for (const FilingStep& step : plan.steps)
        if (step.op == JournalOp::copy || step.op == JournalOp::hardLink || step.op == JournalOp::reflink)
            ++summary.photos;
    TRY_ASSIGN(summary.zipsStale, Zipper(parts_.files, ledger, parts_.clock).stale(now.save, now.zips));
    return summary;
}

Report LibraryImpl::foldersOf(const JobControl& job, const ProgressSink& progress)
{
    const ArchiveChoice now = choice();
    const auto input = filingInput(false);
    if (!input) return failedWith(input.error());
    LedgerRows ledger(*catalogue_);
    return reportOf(Filer(parts_.files, ledger, parts_.clock).makeFolders({now.save, now.zips}, *input, job, progress));
}

Report LibraryImpl::filesOf(const JobControl& job, const ProgressSink& progress)
{
    const ArchiveChoice now = choice();
    const auto input = filingInput(true);
    if (!input) return failedWith(input.error());
    LedgerRows ledger(*catalogue_);
    NamesInCopies names;
    Report report =
        reportOf(Filer(parts_.files, ledger, parts_.clock, &names).file({now.save, now.zips}, *input, job, progress));
    const Status followed = catalogue_->write([&](Db& db) -> Status {
        TRY_ASSIGN(const std::vector<RootRow> roots, PhotoRows(db).roots());
        std::vector<Path> there;
        for (const RootRow& root : roots)
            if (rootIsThere(parts_.files, root)) there.push_back(root.path);
        return followMoved(db, now.save, [&](const Path& path) { return isGone(parts_.files, there, path); });
    });
    if (!followed && !report.error) report.error = followed.error();
    if (!followed) report.outcome = Outcome::failed;
    return report;
}

Report LibraryImpl::zipsOf(const std::vector<std::string>& names, const JobControl& job, const ProgressSink& progress)
{
    const ArchiveChoice now = choice();
    std::optional<std::set<PersonId>> only;
    for (const std::string& name : names) {
        const auto person = catalogue_->read([&](Db& db) { return PeopleRows(db).find(name); });
        if (!person) return failedWith(person.error());
        if (!*person) return failedWith({.code = Code::personUnknown, .stage = Stage::zip, .path = name, .detail = {}});
        if (!only) only.emplace();
        only->insert(**person);
    }
    LedgerRows ledger(*catalogue_);
    return reportOf(Zipper(parts_.files, ledger, parts_.clock).zip(now.save, now.zips, only, job, progress));
}

/// One line per person, with the folder and zip of each.
void LibraryImpl::addPeople(Report& report) const
{
    const auto cards = people();
    if (!cards) return;
    for (const PersonCard& card : *cards)
        if (card.photos > 0 || !card.folder.empty())
            report.people.push_back({.name = card.name,
                                     .photos = card.photos,
                                     .newPhotos = card.newPhotos,
                                     .folder = card.folder,
                                     .zip = card.zip});
}

Report LibraryImpl::makeFolders(const JobControl& job, const ProgressSink& progress)
{
    return asJob(RunKind::folders, [&](RunId) { return foldersOf(job, progress); });
}

Report LibraryImpl::fileNow(const JobControl& job, const ProgressSink& progress)
{
    return asJob(RunKind::file, [&](RunId) {
        Report report = filesOf(job, progress);
        addPeople(report);
        return report;
    });
}

Report LibraryImpl::zipNow(const std::vector<std::string>& names, const JobControl& job, const ProgressSink& progress)
{
    return asJob(RunKind::zip, [&](RunId) { return zipsOf(names, job, progress); });
}

Report LibraryImpl::runAll(const JobControl& job, const ProgressSink& progress)
{
    return asJob(RunKind::all, [&](RunId run) {
        Report report = recogniseSources(run, job, progress);
        const auto goesOn = [&report] { return report.outcome == Outcome::completed; };
        if (goesOn()) {
            const Report folders = foldersOf(job, progress);
            append(report, folders);
            report.foldersThere = folders.foldersThere; // the steps after it find all of them there
        }
        if (goesOn()) append(report, filesOf(job, progress));
        if (goesOn() && choice().zip) append(report, zipsOf({}, job, progress));
        addPeople(report);
        return report;
    });
}

Report LibraryImpl::verify(double share, const JobControl& job, const ProgressSink& progress)
{
    return asJob(RunKind::verify, [&](RunId) {
        constexpr std::uint64_t seed = 1; // the same share is the same files: a check that was stopped goes on
        const ArchiveChoice now = choice();
        LedgerRows ledger(*catalogue_);
        return reportOf(Verifier(parts_.files, ledger).verify(now.save, now.zips, share, seed, job, progress));
    });
}

} // namespace albumen

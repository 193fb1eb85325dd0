// Photos that say who somebody is: given one by one, or as a folder per person.
#include <algorithm>

#include "archive/SafeName.h"
#include "base/Text.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/drafts/PersonDrafts.h"
#include "library/GivenNames.h"
#include "library/Jobs.h"
#include "names/NamedFolders.h"
#include "scan/FileEnumerator.h"

namespace albumen {
namespace {

/// What an import found in its folders before this one.
void addEarlier(Report& report, Report& earlier)
{
    report.found += earlier.found;
    report.looked += earlier.looked;
    report.faces += earlier.faces;
    report.unreadable += earlier.unreadable;
    std::ranges::move(earlier.problems, std::back_inserter(report.problems));
}

} // namespace

Report Jobs::work(const jobs::AddPerson& order, RunId run, const Told& told)
{
    if (const Status named = checkPersonName(order.name); !named) return failedBy(named.error());
    for (const Path& photo : order.photos) // before anything is known of its folder
        if (const auto there = state_.parts.files.info(photo, Follow::yes); !there)
            return failedBy({there.error().code, Stage::import, photo, there.error().detail});
    std::vector<FaceId> faces;
    for (const Path& photo : order.photos) {
        Report looked = recogniseReferences(photo.parent_path(), {photo.filename()}, run, told);
        if (looked.outcome != Outcome::completed) return looked;
        if (!looked.problems.empty()) return failedBy(looked.problems.front());
        const auto found = state_.catalogue().read([&](Db& db) { return facesAt(db, photo); });
        if (!found) return failedBy(found.error());
        if (found->empty()) return failedBy({.code = Code::noFace, .stage = Stage::import, .path = photo});
        if (found->size() > 1) return failedBy({.code = Code::severalFaces, .stage = Stage::import, .path = photo});
        faces.push_back(found->front().id);
    }
    Report report;
    const auto decided = decisions_.decideBy([&](Db& db) -> Result<Draft> {
        Draft draft{.kind = DecisionKind::named, .note = order.name, .writes = {}};
        TRY_ASSIGN(const auto known, PeopleRows(db).meant(order.name));
        TRY_ASSIGN(const PersonId person, known ? *known : findOrMakePerson(db, order.name, draft));
        TRY_ASSIGN(const std::string called, nameIn(db, draft, person));
        giveFaces(draft, faces, person);
        report.people = {{.name = called, .photos = faces.size(), .folder = {}, .zip = {}}};
        return draft;
    });
    return decided ? report : failedBy(decided.error());
}

Report Jobs::work(const jobs::ImportPeople& order, RunId run, const Told& told)
{
    std::vector<Error> unnamed;
    auto names = namesOfFolders(state_.parts.files, order.folder, unnamed);
    if (!names) return failedBy(names.error());
    std::vector<Path> folders{order.folder};
    if (!order.names.empty()) {
        std::erase_if(
            *names, [&](const std::string& name) { return std::ranges::find(order.names, name) == order.names.end(); });
        folders.clear();
        for (const std::string& name : *names) folders.push_back(order.folder / name);
    }
    Report report;
    for (const Path& folder : folders) {
        Report looked = recogniseReferences(folder, {}, run, told);
        addEarlier(looked, report);
        report = std::move(looked);
        if (report.outcome != Outcome::completed) return report;
    }
    const auto people = state_.people();
    if (!people) return failedBy(people.error());
    const std::optional<ModelRev> embedder = *people ? std::optional((*people)->embedder()) : std::nullopt;
    const auto found =
        state_.catalogue().read([&](Db& db) { return facesInFolders(db, order.folder, *names, embedder, told.job); });
    if (!found) return failedBy(found.error());
    const std::optional<FolderFaces>& references = *found;
    if (!references) return {.outcome = Outcome::cancelled};
    for (const std::vector<Error>& some : {unnamed, references->problems})
        report.problems.insert(report.problems.end(), some.begin(), some.end());
    const Report given = giveNames(printable(order.folder), references->people);
    if (given.error) return given;
    report.people = given.people;
    report.names = given.names;
    return report;
}

Report Jobs::giveNames(const std::string& note, const std::vector<FolderPerson>& people)
{
    Report report;
    const auto decided = decisions_.decideBy([&](Db& db) -> Result<Draft> {
        Draft draft{.kind = DecisionKind::import, .note = note, .writes = {}};
        GivenNames given(db, draft);
        for (const FolderPerson& person : people) TRY(given.give(person.name, person.faces));
        report.people = std::move(given.people);
        report.names = std::move(given.counts);
        return draft;
    });
    return decided ? report : failedBy(decided.error());
}

/// Counted by the names of files, without opening any.
Report Jobs::namesOfFoldersIn(const Path& folder, const Told& told)
{
    Report report;
    const auto names = namesOfFolders(state_.parts.files, folder, report.problems);
    if (!names) return failedBy(names.error());
    ProgressMeter meter(JobStep::names, told.progress);
    meter.setTotal(names->size());
    FileEnumerator enumerator(state_.parts.files, {});
    for (const std::string& name : *names) {
        PersonReport person{.name = name};
        const ScanRoot root{.path = folder / name};
        const WalkEnd end = enumerator.walk(root, told.job, [&](const FoundPhoto&) {
            ++person.photos;
            return true;
        });
        if (end.outcome != Outcome::completed) return {.outcome = Outcome::cancelled};
        report.problems.insert(report.problems.end(), end.problems.begin(), end.problems.end());
        report.people.push_back(std::move(person));
        meter.advance(1, 0, name);
    }
    meter.finish();
    return report;
}

} // namespace albumen

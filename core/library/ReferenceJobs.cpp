// Photos that say who somebody is: given one by one, or as a folder per person.
#include <algorithm>

#include "archive/SafeName.h"
#include "base/SearchText.h"
#include "base/Text.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/drafts/PersonDrafts.h"
#include "library/Jobs.h"
#include "names/NamedFolders.h"
#include "scan/FileEnumerator.h"

namespace albumen {
namespace {

/// The person of this name, made when new, is given the faces.
Status give(Db& db, const std::string& name, const std::vector<FaceId>& faces, Draft& draft)
{
    TRY_ASSIGN(const PersonId person, findOrMakePerson(db, name, draft));
    giveFaces(draft, faces, person);
    return {};
}

/// What an import found in its folders before this one.
void addEarlier(Report& report, Report& earlier)
{
    report.found += earlier.found;
    report.looked += earlier.looked;
    report.faces += earlier.faces;
    report.unreadable += earlier.unreadable;
    std::ranges::move(earlier.problems, std::back_inserter(report.problems));
}

/// How many of these faces nobody decided to be of this person yet.
Result<std::uint64_t> newFaces(Db& db, const FolderPerson& person)
{
    TRY_ASSIGN(const auto known, PeopleRows(db).find(person.name));
    std::uint64_t fresh = 0;
    for (const FaceId face : person.faces) {
        TRY_ASSIGN(const auto root, db.one("SELECT p.root_id FROM face_person f JOIN person p ON p.id = f.person_id "
                                           "WHERE f.face_id = ?",
                                           face));
        fresh += known && root == raw(*known) ? 0 : 1;
    }
    return fresh;
}

/// Folders whose names differ in how they were typed alone are one person's.
void addPerson(Report& report, const FolderPerson& person, std::uint64_t fresh)
{
    auto there = std::ranges::find(report.people, person.name, &PersonReport::name);
    if (there == report.people.end())
        there = report.people.insert(there, {.name = person.name, .folder = {}, .zip = {}});
    there->photos += person.faces.size();
    there->newPhotos += fresh;
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
    const auto decided = decisions_.decideBy([&](Db& db) -> Result<Draft> {
        Draft draft{.kind = DecisionKind::named, .note = order.name, .writes = {}};
        TRY(give(db, order.name, faces, draft));
        return draft;
    });
    return decided ? Report{} : failedBy(decided.error());
}

Report Jobs::work(const jobs::ImportPeople& order, RunId run, const Told& told)
{
    auto names = namesOfFolders(state_.parts.files, order.folder);
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
    for (const Error& problem : references->problems) report.problems.push_back(problem);
    std::vector<std::uint64_t> fresh;
    const auto decided = decisions_.decideBy([&](Db& db) -> Result<Draft> {
        Draft draft{.kind = DecisionKind::import, .note = printable(order.folder), .writes = {}};
        fresh.clear();
        for (const FolderPerson& person : references->people) {
            TRY_ASSIGN(const std::uint64_t unsaid, newFaces(db, person));
            fresh.push_back(unsaid);
            TRY(give(db, person.name, person.faces, draft));
        }
        return draft;
    });
    if (!decided) return failedBy(decided.error());
    for (std::size_t i = 0; i < fresh.size(); ++i) addPerson(report, references->people[i], fresh[i]);
    return report;
}

/// Counted by the names of files, without opening any.
Report Jobs::namesOfFoldersIn(const Path& folder, const Told& told)
{
    const auto names = namesOfFolders(state_.parts.files, folder);
    if (!names) return failedBy(names.error());
    Report report;
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

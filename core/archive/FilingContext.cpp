#include "archive/FilingContext.h"

#include <algorithm>

#include <fmt/format.h>

#include "archive/SafeName.h"
#include "archive/StepErrors.h"
#include "archive/VerifiedCopy.h"
#include "base/Contract.h"

namespace albumen {
namespace {

/// What desktops leave in any folder that is looked at.
bool isOfDesktop(const std::string& name)
{
    return name.starts_with('.') || name == "Thumbs.db" || name == "desktop.ini" || name == "@eaDir";
}

} // namespace

bool liesAlready(Files& files, const Path& folder, const FilingStep& step)
{
    if (step.plainName.empty()) return false;
    for (int number = 1;; ++number) {
        const auto there = files.info(folder / numberedFile(step.plainName, number));
        if (!there) return false;
        const bool fits = step.names.empty() ? there->size == step.size : there->size >= step.size;
        if (there->kind == FileKind::file && fits) return true;
    }
}

FilingContext::FilingContext(Files& files, const Identity& identity, const ArchiveSettings& home, FilingId filing,
                             const LedgerState& before, const FilingSteps* mayLie, const JobControl& job,
                             FilingReport& report)
    : files_(files), identity_(identity), home_(home), filing_(filing), mayLie_(mayLie), job_(job), report_(report)
{
    for (const Target& target : before.targets)
        if (target.made) folders_[target.key] = target.folder;
    for (const ZipRecord& zip : before.zips) zipped_.insert(zip.target);
    for (const FiledFile& one : before.filed) {
        if (!job.mayGoOn()) return; // no step is carried out then
        filed_[{one.target, one.name}] = one;
        if (one.state == FiledState::there) nameOf_[{one.target, one.content, one.companion}] = one.name;
    }
}

Path FilingContext::trash() const
{
    return home_.save / archiveTrashName / fmt::format("{}", static_cast<std::int64_t>(filing_));
}

Path FilingContext::folderOf(const TargetKey& key, const std::string& planned) const
{
    const auto known = folders_.find(key);
    return home_.save / (known == folders_.end() ? planned : known->second);
}

Path FilingContext::placeOf(const FilingStep& step) const
{
    const FiledFile* const copy = copyIn(step.target, step.content, step.companion);
    return folderOf(step.target, step.folder) / (copy ? copy->name : step.name);
}

SourceFacts FilingContext::sourceOf(const FilingStep& step) const
{
    const bool photo = step.source.is_absolute(); // else a filed file, which may lie in a folder of another name by now
    return {photo ? step.source : folderOf(step.from.target, step.fromFolder) / step.from.name, step.size,
            step.mtimeNs};
}

bool FilingContext::isFolderOfAnother(const TargetKey& key, const std::string& folder) const
{
    return std::any_of(folders_.begin(), folders_.end(),
                       [&](const auto& one) { return one.first != key && one.second == folder; });
}

bool FilingContext::isFolderOf(const TargetKey& key, const std::string& folder) const
{
    const auto recorded = folders_.find(key);
    if (recorded != folders_.end() && recorded->second == folder) return true;
    const auto entries = files_.list(home_.save / folder);
    if (!entries) return false;
    if (std::all_of(entries->begin(), entries->end(), [](const FolderEntry& one) { return isOfDesktop(one.name); }))
        return true;
    return mayLie_ && std::any_of(mayLie_->begin(), mayLie_->end(), [&](const FilingStep& step) {
               return step.target == key && liesAlready(files_, home_.save / folder, step);
           });
}

const FiledFile* FilingContext::filedAs(const FiledKey& key) const
{
    const auto known = filed_.find(key);
    return known == filed_.end() ? nullptr : &known->second;
}

FiledFile FilingContext::filed(const FiledKey& key) const
{
    const FiledFile* const known = filedAs(key);
    EXPECTS(known);
    return *known;
}

const FiledFile* FilingContext::copyIn(const TargetKey& key, ContentNo content, const std::string& companion) const
{
    const auto name = nameOf_.find({key, content, companion});
    return name == nameOf_.end() ? nullptr : &filed_.at({key, name->second});
}

bool FilingContext::isFilled(const TargetKey& key) const
{
    return std::any_of(filed_.begin(), filed_.end(), [&](const auto& one) {
        return one.first.target == key && one.second.state != FiledState::missing;
    });
}

Status FilingContext::ensureFolder(const Path& folder)
{
    TRY_ASSIGN(const bool there, isThere(files_, folder));
    if (there) {
        TRY_ASSIGN(const bool ours, identity_.isOurFolder(folder));
        return ours ? Status{} : problem(Code::foreignFile, folder);
    }
    if (!hasArchiveMark(files_, home_.save)) return problem(Code::archiveOffline, home_.save);
    auto made = files_.makeFolders(folder);
    if (!made) return fail(ofTarget(std::move(made).error()));
    return {};
}

Result<Path> FilingContext::placeInTrash(const std::string& folder, const std::string& name)
{
    const Path trashed = trash() / folder;
    TRY(ensureFolder(trashed));
    return trashed / freeFileName(name, [&](const std::string& one) { return !files_.exists(trashed / one); });
}

Status FilingContext::syncFolders()
{
    for (const Path& folder : changed_) left_.erase(folder);
    // First the folders that got a file, then those that lost it: a disk without a journal may lose both names else.
    for (const std::set<Path>& folders : {std::exchange(changed_, {}), std::exchange(left_, {})})
        for (const Path& folder : folders)
            if (auto synced = files_.syncFolder(folder); !synced && synced.error().code != Code::pathMissing)
                return fail(
                    ofTarget(std::move(synced).error())); // missing: renamed or removed by a later step of the batch
    return {};
}

void FilingContext::recordFolder(const TargetKey& key, const std::string& folder, LedgerBatch& batch)
{
    changed_.insert(home_.save);
    folders_[key] = folder;
    batch.targets.push_back({key, folder, true});
}

void FilingContext::record(FiledFile filed, const std::string& folder, LedgerBatch& batch)
{
    if (folders_.try_emplace(filed.target, folder).second) // its own step failed, yet the folder is there now
        batch.targets.push_back({filed.target, folder, true});
    // A file that lay there already keeps its own time.
    if (const auto there = files_.info(folderOf(filed.target, folder) / filed.name)) filed.mtimeNs = there->mtimeNs;
    filed_[{filed.target, filed.name}] = filed;
    nameOf_[{filed.target, filed.content, filed.companion}] = filed.name;
    batch.filed.push_back(std::move(filed));
}

void FilingContext::noCopyAnyMore(const FiledFile& file)
{
    const auto name = nameOf_.find({file.target, file.content, file.companion});
    if (name != nameOf_.end() && name->second == file.name) nameOf_.erase(name); // else a newer one is
}

void FilingContext::forget(const FiledKey& key, LedgerBatch& batch)
{
    if (const auto known = filed_.find(key); known != filed_.end()) {
        noCopyAnyMore(known->second);
        filed_.erase(known);
    }
    batch.filedGone.push_back(key);
}

Result<std::optional<FiledLook>> FilingContext::look(const FiledFile& record, const Path& path) const
{
    auto seen = identity_.look(record, path, Depth::whole);
    if (!seen && seen.error().code == Code::pathDenied) seen.error().code = Code::fileUnreadable;
    return seen;
}

tl::unexpected<Error> FilingContext::setAside(const FiledFile& record, const Path& path, Found found,
                                              LedgerBatch& batch)
{
    FiledFile& known = filed_[{record.target, record.name}];
    const bool damaged = found == Found::damaged;
    known.state = damaged ? FiledState::damaged : FiledState::foreign;
    noCopyAnyMore(known);
    batch.filed.push_back(known);
    return problem(damaged                   ? Code::archiveDamaged
                   : found == Found::notOurs ? Code::foreignFile
                                             : Code::editedFile,
                   path);
}

} // namespace albumen

// The trash of each folder of photos follows what was decided.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "archive/Companions.h"
#include "base/Log.h"
#include "base/Text.h"
#include "catalogue/TrashRows.h"
#include "library/Jobs.h"
#include "metadata/LivePhoto.h"
#include "metadata/SidecarFiles.h"
#include "photo/RawName.h"
#include "run/SourcesToScan.h"
#include "trash/TrashBin.h"
#include "trash/TrashRecord.h"

namespace albumen {
namespace {

constexpr TargetKey anywhere{TargetKind::noPeople, {}}; // a photo that is filed nowhere has nothing beside it

/// What lies beside photos that are to be thrown away, as mode move takes it: what several photos share goes with the
/// last of them, and stays while one stays.
class Besides
{
public:
    Besides(Files& files, Db& db, RootId root, const std::set<Path>& folders, const JobControl& job)
        : files_(files), db_(db), root_(root), folders_(folders), job_(job)
    {
    }

    /// False: cancelled. Fails: as the catalogue.
    Result<bool> find()
    {
        TRY_ASSIGN(const std::vector<FolderPhoto> photos, TrashRows(db_).inFolders(root_, folders_));
        TRY_ASSIGN(auto raws, RunRows(db_).unreadablePaths());
        std::erase_if(raws, [](const Path& file) { return !isRawName(file); });
        FilingInput input;
        input.options.mode = FilingMode::move;
        std::map<PhotoId, bool> thrown;
        for (const FolderPhoto& one : photos) {
            if (one.trash) raws.erase(one.photo.path);
            if (raws.contains(one.photo.path)) continue; // it cannot be read, and goes with the photo of its stem
            PhotoToFile& photo = input.photos.emplace_back();
            photo.photo = one.photo.id;
            photo.source = one.photo.path;
            photo.targets = {anywhere};
            photo.raw = one.raw;
            thrown[one.photo.id] = one.trash;
        }
        const auto lists = [this](const Path& photo) { return takeoutBeside(files_, photo); };
        if (!addCompanions(files_, input, {.raws = raws, .lists = lists}, job_, liveIdentifiers(files_))) return false;
        take(input, thrown);
        return true;
    }

    const std::vector<Companion>& of(PhotoId photo) { return besides_[photo]; }

private:
    void take(const FilingInput& input, const std::map<PhotoId, bool>& thrown)
    {
        std::map<Path, PhotoId> last;
        std::set<Path> stays;
        for (const PhotoToFile& photo : input.photos)
            for (const Companion& one : photo.companions) {
                last[one.source] = photo.photo;
                if (!thrown.at(photo.photo)) stays.insert(one.source);
            }
        for (const PhotoToFile& photo : input.photos)
            for (const Companion& one : photo.companions)
                if (last.at(one.source) == photo.photo && !stays.contains(one.source))
                    besides_[photo.photo].push_back(one);
    }

    Files& files_;
    Db& db_;
    const RootId root_;
    const std::set<Path>& folders_;
    const JobControl& job_;
    std::map<PhotoId, std::vector<Companion>> besides_;
};

/// The work of one root.
class RootTrash
{
public:
    RootTrash(LibraryState& state, const RootRow& root, Report& report, const JobControl& job)
        : files_(state.parts.files), state_(state), root_(root), notes_(state.catalogue(), root.id), report_(report),
          job_(job)
    {
    }

    /// Fails (both): as the catalogue. What does not move, or is not deleted, is a problem.
    Status follow(const std::vector<TrashWork>& work)
    {
        TRY_ASSIGN(const bool found, findBesides(work));
        if (!found) return {};
        return each(work, [this](TrashBin& bin, const TrashWork& one) {
            return !one.trash ? bringBack(bin, one) : isUnderWay(one) ? finish(bin, one) : throwAway(bin, one);
        });
    }

    Status empty(const std::vector<TrashWork>& work)
    {
        return each(work, [this](TrashBin& bin, const TrashWork& one) {
            return one.trash ? deleteForGood(bin, one) : forgetLost(bin, one);
        });
    }

private:
    /// Is the photo noted as on its way? What lies beside it may be noted alone, since it was lost once.
    static bool isUnderWay(const TrashWork& one) { return !std::ranges::all_of(one.files, &TrashedFile::beside); }

    template <class Do> Status each(const std::vector<TrashWork>& work, Do toDo)
    {
        auto bin = TrashBin::open(files_, notes_, state_.parts.clock, state_.catalogue().uid(), root_.path);
        if (!bin && !ends(bin.error())) report_.problems.push_back(bin.error());
        if (!bin) return ends(bin.error()) ? fail(bin.error()) : Status();
        for (const TrashWork& one : work) {
            if (!job_.mayGoOn()) return {};
            const Status done = toDo(*bin, one);
            if (done) continue;
            if (done.error().code == Code::cancelled) return {};
            if (ends(done.error())) return done;
            report_.problems.push_back(done.error());
        }
        return {};
    }

    /// Nothing more can be noted.
    static bool ends(const Error& error)
    {
        return error.code == Code::catalogueBroken || error.code == Code::catalogueFull;
    }

    Result<bool> findBesides(const std::vector<TrashWork>& work)
    {
        std::set<Path> folders;
        for (const TrashWork& one : work)
            if (one.trash && !isUnderWay(one)) folders.insert(relative(one.photo.path).parent_path());
        return state_.catalogue().read([&](Db& db) -> Result<bool> {
            Besides besides(files_, db, root_.id, folders, job_);
            TRY_ASSIGN(const bool found, besides.find());
            for (const TrashWork& one : work) besides_[one.photo.id] = besides.of(one.photo.id);
            return found;
        });
    }

    Path relative(const Path& path) const { return path.lexically_relative(root_.path); }

    Status throwAway(TrashBin& bin, const TrashWork& one)
    {
        std::vector<FileToTrash> files;
        for (const Companion& beside : besides_[one.photo.id])
            files.push_back({relative(beside.source), beside.size, beside.mtimeNs, true});
        files.push_back({relative(one.photo.path), one.photo.size, one.photo.mtimeNs, false});
        const auto thrown = bin.throwAway(one.photo.id, files, job_);
        if (!thrown && thrown.error().code == Code::fileVanished && thrown.error().path == one.photo.path)
            TRY(forget(one.photo));
        if (!thrown) return fail(thrown.error());
        if (!*thrown) return fail(Code::cancelled, Stage::trash);
        for (const FileToTrash& file : files) report_.bytesTrashed += file.size;
        ++report_.trashed;
        return {};
    }

    Status finish(TrashBin& bin, const TrashWork& one)
    {
        TRY(bin.finish(one.files, job_));
        for (const TrashedFile& file : one.files) report_.bytesTrashed += file.size;
        ++report_.trashed;
        return {};
    }

    Status bringBack(TrashBin& bin, const TrashWork& one)
    {
        TRY_ASSIGN(const BroughtBack brought, bin.bringBack(one.files, job_));
        for (const TrashedFile& file : brought.back) {
            report_.bytesRestored += file.size;
            report_.restored += file.beside ? 0 : 1;
            if (file.to != file.from) noteOther(file);
            if (file.changed) report_.problems.push_back(changedInTrash(root_.path / file.to));
        }
        if (brought.lost.empty()) return {};
        TRY_ASSIGN(const bool elsewhere,
                   state_.catalogue().read([&](Db& db) { return TrashRows(db).liesElsewhere(one.photo.id); }));
        for (const TrashedFile& file : brought.lost)
            report_.problems.push_back({.code = Code::trashLost,
                                        .stage = Stage::trash,
                                        .path = root_.path / file.from,
                                        .detail = elsewhere ? Path() : root_.path / trashFolderName / file.name});
        return elsewhere ? forgetLost(bin, {one.photo, false, brought.lost}) : Status();
    }

    Status forgetLost(TrashBin& bin, const TrashWork& one)
    {
        TRY_ASSIGN(const bool forgotten, bin.forgetLost(one.files));
        if (forgotten) log::note("forgotten, for it is not in the trash", one.photo.path);
        return {};
    }

    Status deleteForGood(TrashBin& bin, const TrashWork& one)
    {
        TRY_ASSIGN(const std::uint64_t bytes, bin.deleteForGood(one.files, job_));
        if (bytes == 0) return {}; // somebody was faster
        for (const TrashedFile& file : one.files) log::note("deleted from the trash", root_.path / file.from);
        report_.bytesDeleted += bytes;
        ++report_.deleted;
        return {};
    }

    void noteOther(const TrashedFile& file)
    {
        report_.notes.push_back(
            {.what = Note::What::restoredBeside,
             .object = (root_.path / file.to).native(),
             .sentence = fmt::format("{} came back as {}: its name was taken.", printable(root_.path / file.from),
                                     printable(file.to.filename()))});
    }

    /// It went away by other hands.
    Status forget(const PhotoRow& photo)
    {
        return state_.catalogue().write(
            [&](Db& db) { return db.run("UPDATE photo SET state = ? WHERE id = ?", PhotoState::missing, photo.id); });
    }

    Files& files_;
    LibraryState& state_;
    const RootRow& root_;
    TrashNotes notes_;
    Report& report_;
    const JobControl& job_;
    std::map<PhotoId, std::vector<Companion>> besides_;
};

} // namespace

Status Jobs::followTrash(const Told& told, Report& report)
{
    TRY_ASSIGN(const std::vector<TrashWork> work, state_.catalogue().read([](Db& db) { return TrashRows(db).work(); }));
    return workInTrash(work, false, told, report);
}

Status Jobs::workInTrash(const std::vector<TrashWork>& work, bool forGood, const Told& told, Report& report)
{
    if (work.empty()) return {};
    TRY_ASSIGN(std::vector<RootRow> roots, state_.catalogue().read([](Db& db) { return PhotoRows(db).roots(); }));
    for (RootRow& root : roots) {
        std::vector<TrashWork> here;
        std::ranges::copy_if(work, std::back_inserter(here),
                             [&](const TrashWork& one) { return one.photo.root == root.id; });
        if (here.empty() || !told.job.mayGoOn()) continue;
        TRY(meetRoot(root, report.notes));
        if (!rootIsThere(state_.parts.files, root)) {
            report.problems.push_back({.code = Code::rootOffline, .stage = Stage::trash, .path = root.path});
            continue;
        }
        RootTrash trash(state_, root, report, told.job);
        TRY(forGood ? trash.empty(here) : trash.follow(here));
    }
    return {};
}

/// Of a folder that no root is: its own trash, with nobody to note it.
Status Jobs::restoreUnknown(const Path& folder, const Told& told, Report& report)
{
    const Path root = folder.filename() == trashFolderName ? folder.parent_path() : folder;
    TRY_ASSIGN(const std::vector<RootRow> roots, state_.catalogue().read([](Db& db) { return PhotoRows(db).roots(); }));
    const auto known = std::ranges::find(roots, root, &RootRow::path);
    TrashNotes notes(state_.catalogue(), known == roots.end() ? RootId{} : known->id);
    TRY_ASSIGN(TrashBin bin,
               TrashBin::open(state_.parts.files, notes, state_.parts.clock, state_.catalogue().uid(), root));
    TRY_ASSIGN(const std::vector<Path> back, bin.bringBackUnknown(report.problems, told.job));
    report.restored += back.size();
    for (const Path& path : back)
        if (const auto info = state_.parts.files.info(path)) report.bytesRestored += info->size;
    return {};
}

Report Jobs::work(const jobs::FollowTrash& order, RunId, const Told& told)
{
    Report report;
    Status done = followTrash(told, report);
    if (done && !order.unknown.empty()) done = restoreUnknown(order.unknown, told, report);
    if (!done) {
        Report failed = failedBy(done.error());
        failed.problems = std::move(report.problems);
        return failed;
    }
    if (told.job.cancelled()) report.outcome = Outcome::cancelled;
    return report;
}

Report Jobs::work(const jobs::EmptyTrash& order, RunId, const Told& told)
{
    Report report;
    const Status done = [&]() -> Status {
        TRY(followTrash(told, report));
        TRY_ASSIGN(auto work, state_.catalogue().read([](Db& db) { return TrashRows(db).inTrash(); }));
        std::erase_if(work, [&](const TrashWork& one) {
            return order.photos && std::ranges::find(*order.photos, one.photo.id) == order.photos->end();
        });
        return workInTrash(work, true, told, report);
    }();
    if (!done) {
        Report failed = failedBy(done.error());
        failed.problems = std::move(report.problems);
        return failed;
    }
    if (told.job.cancelled()) report.outcome = Outcome::cancelled;
    return report;
}

} // namespace albumen

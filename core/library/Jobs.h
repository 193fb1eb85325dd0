// Runs the jobs of library/JobOrders.h, one at a time, each noted as a run.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <set>

#include "archive/FilingReport.h"
#include "archive/Verifier.h"
#include "base/Progress.h"
#include "catalogue/RunRows.h"
#include "library/DailyCopy.h"
#include "library/Decisions.h"
#include "library/JobOrders.h"
#include "library/LibrarySettings.h"
#include "names/NamedFolders.h"
#include "run/GiveCopies.h"
#include "run/RecogniseJob.h"
#include "run/Report.h"

namespace albumen {

struct ExchangeFile;
struct TrashWork;
struct OffsiteSource;
class SharedFolder;

/// Threads: all. Each job's steps stand in one file per subject: Jobs.cpp, FilingJobs.cpp, ReferenceJobs.cpp,
/// NamesJobs.cpp, ExchangeJobs.cpp, TrashJobs.cpp, GiveJobs.cpp, BringInJob.cpp, SyncJob.cpp, ProgramJob.cpp,
/// OffsiteJobs.cpp.
class Jobs
{
public:
    Jobs(LibraryState& state, const LibrarySettings& settings, Decisions& decisions, DailyCopy& copies)
        : state_(state), settings_(settings), decisions_(decisions), copies_(copies)
    {
    }

    /// As Library::run.
    Report run(const JobOrder& order, const JobControl& job, const ProgressSink& progress);

private:
    struct Told { ///< who hears of the job
        const JobControl& job;
        const ProgressSink& progress;
    };

    Report noted(RunKind kind, const std::function<Report(RunId)>& work);

    Report work(const jobs::All& order, RunId run, const Told& told);
    Report work(const jobs::Recognise&, RunId run, const Told& told);
    Report work(const jobs::MakeFolders&, RunId run, const Told& told);
    Report work(const jobs::File& order, RunId run, const Told& told);
    Report work(const jobs::Zip& order, RunId run, const Told& told);
    Report work(const jobs::Verify& order, RunId run, const Told& told);
    Report work(const jobs::GroupAgain&, RunId run, const Told& told);
    Report work(const jobs::AddPerson& order, RunId run, const Told& told);
    Report work(const jobs::ImportPeople& order, RunId run, const Told& told);
    Report work(const jobs::ImportXmp& order, RunId run, const Told& told);
    Report work(const jobs::ExportXmp& order, RunId run, const Told& told);
    Report work(const jobs::ImportJson& order, RunId run, const Told& told);
    Report work(const jobs::ExportJson& order, RunId run, const Told& told);
    Report work(const jobs::FetchModel& order, RunId run, const Told& told);
    Report work(const jobs::FindNames& order, RunId run, const Told& told);
    Report work(const jobs::ForgetFaces& order, RunId run, const Told& told);
    Report work(const jobs::Understand&, RunId run, const Told& told);
    Report work(const jobs::FollowTrash& order, RunId run, const Told& told);
    Report work(const jobs::EmptyTrash& order, RunId run, const Told& told);
    Report work(const jobs::GivePhotos& order, RunId run, const Told& told);
    Report work(const jobs::MakeGif& order, RunId run, const Told& told);
    Report work(const jobs::MakeVideo& order, RunId run, const Told& told);
    Report work(const jobs::BringIn& order, RunId run, const Told& told);
    Report work(const jobs::Sync& order, RunId run, const Told& told);
    Report work(const jobs::ImportProgram& order, RunId run, const Told& told);
    Report work(const jobs::SendOffsite& order, RunId run, const Told& told);
    Report work(const jobs::CheckOffsite& order, RunId run, const Told& told);
    Report work(const jobs::FetchOffsite& order, RunId run, const Told& told);

    Result<SharedLogReport> meetLog(const jobs::Sync& order, const Path& log, const ExchangeFile& file, bool& backedUp);
    Result<std::vector<ToldReport>> whatWouldGo(const std::set<Uid>& lying) const;
    Status giveLog(const SharedFolder& folder, SyncReport& sync) const;
    /// What the place is to have, as it lies here.
    Result<std::vector<OffsiteSource>> offsiteSources(const OffsitePlace& place, const ArchiveChoice& choice) const;
    /// May copies for somebody go into this folder? Fails: pathInsideSource, usage (in the archive).
    Status checkGiven(const Path& folder) const;
    Result<std::vector<PhotoToGive>> photosFor(const std::vector<PhotoId>& photos, const Path& folder) const;

    // Recognising
    Result<ArchiveChoice> sources() const;
    /// Makes the roots of these sources where they are not in the catalogue yet.
    Result<RecogniseOrder> orderFor(const std::function<Result<std::vector<SourceToScan>>(Db&)>& sources, RunId run);
    Status meetRoot(RootRow& root, std::vector<Note>& notes) const;
    Report look(const ChosenModels& chosen, const RecogniseOrder& order, const Told& told,
                const UnderstandModels* whole = nullptr);
    Report recognise(const ArchiveChoice& choice, bool understand, RunId run, const Told& told);
    /// What is decided and seen by now is what is filed.
    Status beginFiling(const ArchiveChoice& choice, const JobControl& job);
    /// Folders that somebody renamed as their people are called by now: what lies in them is not missing.
    Status followRenamedFolders(const ArchiveChoice& choice) const;
    /// Photos that were moved into the archive are there from now on.
    Status followMovedPhotos(const Path& save) const;
    /// One decision: each person is given the faces that photos say to be theirs, see GivenNames.h.
    Report giveNames(const std::string& note, const std::vector<FolderPerson>& people);
    Report namesOfFoldersIn(const Path& folder, const Told& told);
    Report namesOfFiles(const Told& told);
    /// Looks at photos that define people: they are known to the library, and never filed.
    Report recogniseReferences(const Path& folder, const std::vector<std::string>& onlyFiles, RunId run,
                               const Told& told);

    /// What was decided about the trash and not done yet. Fails: as the catalogue; problems go into the report.
    Status followTrash(const Told& told, Report& report);
    /// `forGood`: what lies there is deleted; else the files follow what was decided.
    Status workInTrash(const std::vector<TrashWork>& work, bool forGood, const Told& told, Report& report);
    Status restoreUnknown(const Path& folder, const Told& told, Report& report);

    // Filing
    Report makeFolders(const ArchiveChoice& choice, const Told& told);
    Report file(const ArchiveChoice& choice, const Told& told, bool finishMove = false);
    Report zip(const ArchiveChoice& choice, const std::vector<std::string>& names, const Told& told);
    void addPeople(const ArchiveChoice& choice, Report& report) const;
    /// What was moved into archives that are not filed into any more: checked there, or only named.
    void checkLeftArchives(Ledger& ledger, const jobs::Verify& order, const HasPhoto& hasPhoto, const Told& told,
                           Report& report) const;
    void nameLeftArchives(Report& report) const;
    Status nameLost(const ArchiveChoice& choice, Report& report) const;

    LibraryState& state_;
    const LibrarySettings& settings_;
    Decisions& decisions_;
    DailyCopy& copies_;
    std::mutex busy_; ///< held while a job runs
    std::atomic<bool> openingTold_{false};
};

/// A job that cannot go on; cancelled is an outcome of its own.
Report failedBy(Error error);

} // namespace albumen

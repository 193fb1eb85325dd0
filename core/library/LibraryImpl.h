// The library behind run/Library.h. Its functions stand in one file per subject: LibrarySettings, LibraryQuestions,
// LibrarySuggestions, LibraryDecisions, LibraryNames, LibraryExchange, LibraryJobs, LibraryFiling.
#pragma once

#include <mutex>
#include <optional>

#include "archive/FilingPlan.h"
#include "catalogue/Catalogue.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/RunRows.h"
#include "library/OpenLibrary.h"
#include "library/Suggestions.h"
#include "run/ChosenModels.h"
#include "run/RecogniseJob.h"

namespace albumen {

class LibraryImpl final : public Library
{
public:
    LibraryImpl(LibraryParts parts, LibraryPlaces places, LibraryMode mode, std::unique_ptr<Catalogue> catalogue);

    ArchiveChoice choice() const override;
    ArchiveChoice defaultChoice() const override;
    Status choose(const ArchiveChoice& choice) override;
    Result<PathFacts> sourceFacts(const std::vector<Path>& photos, const JobControl& job) const override;
    Result<PathFacts> targetFacts(const Path& folder) const override;
    WantedModels wantedModels() const override;
    Status useModel(ModelTask task, const std::string& id) override;

    Result<Overview> overview() const override;
    Result<std::vector<PersonCard>> people() const override;
    Result<std::vector<GroupCard>> groups() const override;
    Result<std::vector<FaceCard>> faces(const std::vector<Path>& photos) const override;
    Result<PlanSummary> plan() const override;
    Result<std::vector<Error>> problems() const override;
    EngineInfo engine() const override;
    Result<std::vector<std::byte>> faceThumbnail(FaceId face, int side) const override;
    Result<std::string> exportJson() const override;
    Result<std::vector<SuggestionCard>> suggestions(const std::string& name, std::size_t most) const override;
    Result<std::vector<HistoryCard>> history(std::size_t limit) const override;

    Result<PersonId> addPerson(const std::string& name, const std::vector<Path>& photos,
                               const JobControl& job) override;
    Report importPeople(const Path& folder, const JobControl& job, const ProgressSink& progress) override;
    Report importXmp(const std::vector<Path>& photos, const Path& from, const JobControl& job,
                     const ProgressSink& progress) override;
    Result<MeetingCard> importJson(const Path& file, bool mergeSameNames) override;
    Status renamePerson(const std::string& from, const std::string& to) override;
    Status mergePeople(const std::string& from, const std::string& into) override;
    Status nameGroup(std::int64_t number, const std::string& name) override;
    Status assignFace(FaceId face, const std::string& name) override;
    Status rejectFace(FaceId face) override;
    Status confirmFace(FaceId face) override;
    Result<AcceptedCard> acceptSuggestions(const std::string& name, float within, bool dry) override;
    Status splitPerson(const std::string& from, const std::string& to, const std::vector<FaceId>& faces) override;
    Status setBirth(const std::string& name, const std::string& day) override;
    Status sayPair(FaceId a, FaceId b, bool same) override;
    Status ignoreFace(FaceId face) override;
    Status ignoreGroup(std::int64_t number) override;
    Result<std::uint64_t> ignoreUnnamed(const std::vector<Path>& photos) override;
    Result<StrangersCard> ignoreStrangers(std::size_t smallerThan, bool dry) override;
    Status notAFace(FaceId face) override;
    Result<FaceId> drawFace(const Path& photo, const RelBox& box, const std::string& name) override;
    Status removeFace(FaceId face) override;
    Status restoreFace(FaceId face) override;
    Result<UndoneCard> undo(std::optional<DecisionId> decision) override;
    Result<UndoneCard> redo() override;

    Report recognise(const JobControl& job, const ProgressSink& progress) override;
    Report groupAgain(const JobControl& job) override;
    Report makeFolders(const JobControl& job, const ProgressSink& progress) override;
    Report fileNow(const JobControl& job, const ProgressSink& progress) override;
    Report zipNow(const std::vector<std::string>& names, const JobControl& job, const ProgressSink& progress) override;
    Report runAll(const JobControl& job, const ProgressSink& progress) override;
    Report exportXmp(const Path& to, const JobControl& job, const ProgressSink& progress) override;
    Report verify(double share, const JobControl& job, const ProgressSink& progress) override;

private:
    int workers() const;
    Status mayWrite() const;
    /// Runs one job at a time, noted as a run with its problems; `work` gets the run's number.
    Report asJob(RunKind kind, const std::function<Report(RunId)>& work);
    Result<ChosenModels> models() const { return chooseModels(parts_.models, wantedModels()); }
    /// The choice without sources that are known and away now, unless all are.
    Result<ArchiveChoice> withoutAway(ArchiveChoice choice) const;
    /// A decision, and then the matches that follow from it.
    Status decideAndMatch(const std::function<Result<Draft>(Db&)>& draft);
    /// Everybody anew, after another library's decisions came or went.
    Status matchAndGroup(const ChosenModels& chosen);
    Result<UndoneCard> tookBack(const Undone& undone);
    Result<std::vector<Suggestion>> openSuggestions(const std::string& name, std::size_t most) const;

    Report recogniseSources(RunId run, const JobControl& job, const ProgressSink& progress);
    /// Makes the roots of these sources where they are not in the catalogue yet.
    Result<RecogniseOrder> orderFor(const std::function<Result<std::vector<SourceToLook>>(Db&)>& sources, RunId run);
    /// Looks at photos that define people: they are known to the library, and never filed.
    Report recogniseLabels(const Path& folder, const std::vector<std::string>& onlyFiles, RunId run,
                           const JobControl& job, const ProgressSink& progress);
    Report importLabels(const Path& folder, RunId run, const JobControl& job, const ProgressSink& progress);
    std::vector<Path> archiveFolders() const;

    /// `withNames`: also what copies are to say, where that is chosen; folders need no names.
    Result<FilingInput> filingInput(bool withNames, const JobControl& job) const;
    Report foldersOf(const JobControl& job, const ProgressSink& progress);
    Report filesOf(const JobControl& job, const ProgressSink& progress);
    Report zipsOf(const std::vector<std::string>& names, const JobControl& job, const ProgressSink& progress);
    void addPeople(Report& report) const;

    LibraryParts parts_;
    LibraryPlaces places_;
    LibraryMode mode_;
    std::unique_ptr<Catalogue> catalogue_;
    std::mutex job_; ///< held while a job runs
};

} // namespace albumen

// A library in memory that does what a test says: people with drawn faces, jobs that take their time, paths that are
// refused.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "library/Library.h"
#include "model/ModelChoice.h"

namespace albumen::test {

/// Threads: as Library; the public fields are set before the window is made, or under `mutex`.
class GuiFakeLibrary final : public Library
{
public:
    using Script = std::function<Report(const JobControl&, const ProgressSink&)>;

    explicit GuiFakeLibrary(int people = 16);

    mutable std::mutex mutex;
    ArchiveChoice now, fallback;
    std::map<std::filesystem::path, Code> refused; ///< a choice with this path fails
    Overview counts;
    PlanSummary planned;
    std::vector<PersonCard> persons;
    std::vector<Error> problemList;
    EngineInfo runsOn;
    std::uint64_t sourcePhotos = 42816, saveFree = 212'000'000'000, zipFree = 1'400'000'000'000;
    std::chrono::milliseconds slow{0}; ///< every question and path check takes so long
    std::uint64_t photosPerStep = 40;  ///< a job's steps
    std::chrono::milliseconds perPhoto{5};
    std::optional<Error> jobError; ///< jobs fail with this at once
    Script script;                 ///< what jobs do instead
    std::atomic<int> jobsStarted{0}, questions{0};
    std::vector<std::string> calls;            ///< jobs, in order; guarded by mutex
    std::atomic<bool> askedOnGuiThread{false}; ///< a question or job came from `guiThread`
    std::thread::id guiThread = std::this_thread::get_id();
    std::filesystem::path facesFolder; ///< when set: a folder of pictures used for faces

    ArchiveChoice choice() const override;
    ArchiveChoice defaultChoice() const override;
    Status choose(const ArchiveChoice& choice) override;
    Result<PathFacts> sourceFacts(const std::vector<std::filesystem::path>& photos,
                                  const JobControl& job) const override;
    Result<PathFacts> targetFacts(const std::filesystem::path& folder) const override;
    WantedModels wantedModels() const override { return {}; }
    Status useModel(ModelTask, const std::string&) override { return {}; }
    Result<Overview> overview() const override;
    Result<std::vector<PersonCard>> people() const override;
    Result<std::vector<GroupCard>> groups() const override;
    Result<std::vector<FaceCard>> faces(const std::vector<std::filesystem::path>&) const override
    {
        return std::vector<FaceCard>();
    }
    Result<PlanSummary> plan() const override;
    Result<std::vector<Error>> problems() const override;
    EngineInfo engine() const override;
    Result<std::vector<std::byte>> faceThumbnail(FaceId face, int side) const override;
    Result<std::string> exportJson() const override { return std::string(); }
    Result<std::vector<SuggestionCard>> suggestions(const std::string&, std::size_t) const override
    {
        return std::vector<SuggestionCard>{};
    }
    Result<std::vector<HistoryCard>> history(std::size_t) const override { return std::vector<HistoryCard>{}; }
    Result<PersonId> addPerson(const std::string&, const std::vector<std::filesystem::path>&,
                               const JobControl&) override;
    Report importPeople(const std::filesystem::path&, const JobControl&, const ProgressSink&) override { return {}; }
    Report importXmp(const std::vector<std::filesystem::path>&, const std::filesystem::path&, const JobControl&,
                     const ProgressSink&) override
    {
        return {};
    }
    Report exportXmp(const std::filesystem::path&, const JobControl&, const ProgressSink&) override { return {}; }
    Result<MeetingCard> importJson(const std::filesystem::path&, bool) override { return MeetingCard{}; }
    Status renamePerson(const std::string&, const std::string&) override { return {}; }
    Status mergePeople(const std::string&, const std::string&) override { return {}; }
    Status nameGroup(std::int64_t, const std::string&) override { return {}; }
    Status assignFace(FaceId, const std::string&) override { return {}; }
    Status rejectFace(FaceId) override { return {}; }
    Status confirmFace(FaceId) override { return {}; }
    Result<AcceptedCard> acceptSuggestions(const std::string&, float, bool) override { return AcceptedCard{}; }
    Status splitPerson(const std::string&, const std::string&, const std::vector<FaceId>&) override { return {}; }
    Status setBirth(const std::string&, const std::string&) override { return {}; }
    Status sayPair(FaceId, FaceId, bool) override { return {}; }
    Status ignoreFace(FaceId) override { return {}; }
    Status ignoreGroup(std::int64_t) override { return {}; }
    Result<std::uint64_t> ignoreUnnamed(const std::vector<std::filesystem::path>&) override { return 0U; }
    Result<StrangersCard> ignoreStrangers(std::size_t, bool) override { return StrangersCard{}; }
    Status notAFace(FaceId) override { return {}; }
    Result<FaceId> drawFace(const std::filesystem::path&, const RelBox&, const std::string&) override
    {
        return FaceId{};
    }
    Status removeFace(FaceId) override { return {}; }
    Status restoreFace(FaceId) override { return {}; }
    Result<UndoneCard> undo(std::optional<DecisionId>) override { return UndoneCard{}; }
    Result<UndoneCard> redo() override { return UndoneCard{}; }
    Report recognise(const JobControl& job, const ProgressSink& progress) override;
    Report groupAgain(const JobControl&) override { return {}; }
    Report makeFolders(const JobControl& job, const ProgressSink& progress) override;
    Report fileNow(const JobControl& job, const ProgressSink& progress) override;
    Report zipNow(const std::vector<std::string>& names, const JobControl& job, const ProgressSink& progress) override;
    Report runAll(const JobControl& job, const ProgressSink& progress) override;
    Report verify(double share, const JobControl& job, const ProgressSink& progress) override;

private:
    void asked() const;
    Report work(const char* name, std::initializer_list<JobStep> steps, const JobControl& job,
                const ProgressSink& progress);
};

} // namespace albumen::test

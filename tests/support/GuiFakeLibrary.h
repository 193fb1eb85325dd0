// A library in memory that does what a test says: people with drawn faces, jobs that take their time, paths that are
// refused.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "base/Threads.h"
#include "support/FakeLibrary.h"
#include "support/GuiFakeAlbum.h"

namespace albumen::test {

/// Threads: as Library; the public fields are set before the window is made, or under `mutex`.
class GuiFakeLibrary final : public FakeLibrary, FakeSettings, FakePeople, FakeArchive, FakeHistory, ThumbnailSource
{
public:
    using Script = std::function<Report(const JobControl&, const ProgressSink&)>;

    explicit GuiFakeLibrary(int people = 16);

    mutable std::mutex mutex;
    ArchiveChoice now, fallback;
    std::map<std::filesystem::path, Code> refused; ///< a choice with this path fails
    Overview counts;
    PlanCard planned;
    std::vector<PersonCard> persons;
    std::vector<Error> problemList, cutList;
    std::vector<DamageCard> damage;
    std::vector<RunCard> runList; ///< newest first
    std::vector<HistoryCard> log; ///< newest first
    UndoCard would;               ///< what undoing any entry would do
    EngineCard runsOn;
    std::vector<ModelCard> networks;
    std::vector<StoredCard> kept;
    std::vector<BackupCard> copies; ///< newest first
    std::vector<OffsiteCard> away;  ///< places off this machine
    LossCard loss{.known = true, .decisions = 0, .people = 0, .photos = 0, .keptIn = {}};
    std::optional<LimitsCard> nearEnough;
    std::uint64_t wouldBeOther = 412; ///< faces that other limits would change
    std::uint64_t sourcePhotos = 42816, sourceToLook = 1284, saveFree = 212'000'000'000, zipFree = 1'400'000'000'000;
    std::chrono::milliseconds slow{0}; ///< every question and path check takes so long
    std::uint64_t photosPerStep = 40;  ///< a job's steps
    std::chrono::milliseconds perPhoto{5};
    std::optional<Error> jobError; ///< jobs fail with this at once
    std::optional<Error> onlyRead; ///< why nothing can be changed
    Script script;                 ///< what jobs do instead
    std::atomic<int> jobsStarted{0}, questions{0};
    std::vector<std::string> calls;            ///< jobs, in order; guarded by mutex
    std::atomic<bool> askedOnGuiThread{false}; ///< a question or job came from `guiThread`
    std::thread::id guiThread = std::this_thread::get_id();
    std::filesystem::path facesFolder; ///< when set: a folder of pictures used for faces
    GuiFakeAlbum album;                ///< empty unless it is filled

    Status mayWrite() const override { return onlyRead ? Status(fail(*onlyRead)) : Status(); }
    Settings& settings() override { return *this; }
    const PeopleQuestions& people() const override { return *this; }
    const ArchiveQuestions& archive() const override { return *this; }
    const HistoryQuestions& history() const override { return *this; }
    const GroupQuestions& groups() const override { return album.groups; }
    const FaceQuestions& faces() const override { return album.faces; }
    const PhotoQuestions& photos() const override { return album.photos; }
    const SuggestionQuestions& suggestions() const override { return album.questions; }
    PictureSource& pictures() override { return album.pictures; }
    const PictureQuestions& pictureFacts() const override { return album.facts; }
    const CleanupQuestions& cleanup() const override { return album.thrown; }
    const AlbumQuestions& albums() const override { return album.albums; }
    const EventQuestions& events() const override { return album.events; }
    const PlaceQuestions& where() const override { return album.where; }

    Result<ArchiveChoice> choice() const override;
    ArchiveChoice defaultChoice() const override;
    Status beginFoldersAgain() override { return {}; }
    Status choose(const ArchiveChoice& choice) override;
    Result<PathFacts> sourceFacts(const std::vector<std::filesystem::path>& photos,
                                  const JobControl& job) const override;
    Result<PathFacts> targetFacts(const std::filesystem::path& folder) const override;
    Result<std::vector<ModelCard>> models() const override;
    Status useModel(ModelTask task, const std::string& id) override;
    Result<std::optional<LimitsCard>> limits() const override;
    Result<std::uint64_t> wouldChange(const MoveLimits& to, const JobControl& job) const override;
    Result<std::vector<StoredCard>> stored() const override;
    Result<std::vector<BackupCard>> backups() const override;
    Result<std::vector<OffsiteCard>> offsite(const JobControl& job) const override;
    Result<BackupCard> backUp() override;
    Result<LossCard> wouldLose(const std::filesystem::path& backup) const override;
    Result<std::vector<PersonId>> ids(PeopleOrder order) const override;
    Result<std::vector<PersonCard>> cards(std::span<const PersonId> ids) const override;
    Result<PersonFaces> faces(PersonId person) const override;
    Result<std::vector<NameCard>> matching(const NameQuery& query) const override;
    Result<PairCard> pair(PersonId a, PersonId b) const override;
    Result<std::vector<RenameCard>> renames() const override { return std::vector<RenameCard>{}; }
    Result<Overview> overview() const override;
    Result<PlanCard> plan(const JobControl& job, PlanDetail detail) const override;
    Result<std::vector<Error>> unreadable() const override;
    Result<std::vector<Error>> cut() const override;
    Result<std::vector<RunCard>> runs(std::size_t most) const override;
    Result<std::vector<DamageCard>> damaged() const override;
    EngineCard engine() const override;
    Result<std::vector<HistoryCard>> newest(std::size_t limit) const override;
    Result<UndoCard> wouldUndo(DecisionId decision) const override;
    ThumbnailSource& thumbnails() override { return *this; }
    /// On a thread of its own, as the real one.
    Ticket request(const ThumbnailKey& key, Answer answer) override;
    void cancel(Ticket) override {}
    Report run(const JobOrder& order, const JobControl& job, const ProgressSink& progress) override;

private:
    void asked() const;
    std::vector<std::byte> picture(const ThumbnailKey& key, int side) const;
    ThreadGroup painters_;
    Report work(const char* name, std::initializer_list<JobStep> steps, const JobControl& job,
                const ProgressSink& progress);
};

/// Two runs: one that was done, one that was killed.
std::vector<RunCard> someRuns();

} // namespace albumen::test

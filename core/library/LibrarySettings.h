#pragma once

#include "catalogue/MovedPhotos.h"
#include "library/LibraryState.h"
#include "library/Settings.h"

namespace albumen {

class LibrarySettings final : public Settings
{
public:
    explicit LibrarySettings(LibraryState& state) : state_(state) {}

    Result<ArchiveChoice> choice() const override;
    ArchiveChoice defaultChoice() const override;
    Status choose(const ArchiveChoice& choice) override;
    Status beginFoldersAgain() override;
    Result<PathFacts> sourceFacts(const std::vector<Path>& photos, const JobControl& job) const override;
    Result<PathFacts> targetFacts(const Path& folder) const override;
    Result<WantedModels> wantedModels() const override { return state_.wantedModels(); }
    Status useModel(ModelTask task, const std::string& id) override;
    Result<std::vector<ModelCard>> models() const override;
    Result<std::optional<LimitsCard>> limits() const override;
    Result<std::uint64_t> wouldChange(const MoveLimits& to, const JobControl& job) const override;
    Result<std::vector<OffsiteCard>> offsite(const JobControl& job) const override;
    Result<bool> isOnTheirDisk(const OffsitePlace& place) const override;
    Status addOffsite(const OffsitePlace& place) override;
    Status removeOffsite(const std::string& name) override;
    Result<std::vector<StoredCard>> stored() const override;
    Status deleteLog() override;
    Result<std::vector<BackupCard>> backups() const override;
    Result<BackupCard> backUp() override;
    Result<LossCard> wouldLose(const Path& backup) const override;
    Status restoreAtNextStart(const Path& backup) override;
    Result<Path> restoredNext() const override;

    /// The choice without sources that are known and away now, unless all are.
    Result<ArchiveChoice> withoutAway(ArchiveChoice choice) const;
    /// Photos go again where they went, and as they did, before the folders that were chosen last.
    Status takeBackChoice() const;
    /// Folders that are never scanned: those of the archive, now and by default, and those that are excluded.
    Result<std::vector<Path>> archiveFolders() const;
    /// Archives that hold all there is of photos and are not filed into any more, unless they are left out.
    Result<std::vector<LeftArchive>> leftArchives() const;

private:
    Status expectNoneOfAnother(const std::vector<Path>& photos) const;

    LibraryState& state_;
};

} // namespace albumen

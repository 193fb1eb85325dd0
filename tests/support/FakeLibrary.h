// A library where nobody is known and nothing happens: a fake overrides the one or two answers that its test is about.
#pragma once

#include "library/Library.h"
#include "model/ModelChoice.h"

namespace albumen::test {

struct FakePeople : PeopleQuestions {
    Result<std::vector<PersonId>> ids(PeopleOrder) const override { return std::vector<PersonId>{}; }
    Result<std::vector<PersonCard>> cards(std::span<const PersonId>) const override
    {
        return std::vector<PersonCard>{};
    }
    Result<std::optional<PersonId>> named(const std::string&) const override { return std::nullopt; }
    Result<PersonFaces> faces(PersonId) const override { return PersonFaces{}; }
    Result<std::vector<NameCard>> matching(const NameQuery&) const override { return std::vector<NameCard>{}; }
    Result<PairCard> pair(PersonId, PersonId) const override { return PairCard{}; }
    Result<std::vector<RenameCard>> renames() const override { return std::vector<RenameCard>{}; }
};

struct FakeGroups : GroupQuestions {
    Result<std::vector<std::int64_t>> ids() const override { return std::vector<std::int64_t>{}; }
    Result<std::vector<GroupCard>> cards(std::span<const std::int64_t>) const override
    {
        return std::vector<GroupCard>{};
    }
    Result<std::vector<FaceId>> singles() const override { return std::vector<FaceId>{}; }
    Result<StrangersCard> strangers(std::size_t) const override { return StrangersCard{}; }
};

struct FakeFaces : FaceQuestions {
    Result<std::vector<FaceId>> ids(const FaceQuery&) const override { return std::vector<FaceId>{}; }
    Result<std::vector<FaceCard>> cards(std::span<const FaceId>) const override { return std::vector<FaceCard>{}; }
    Result<WhyCard> why(FaceId) const override { return WhyCard{}; }
    Result<std::vector<IgnoredCard>> ignored() const override { return std::vector<IgnoredCard>{}; }
};

struct FakePhotos : PhotoQuestions {
    Result<PhotoList> list(const PhotoQuery&) const override { return PhotoList{}; }
    Result<FilterCounts> counts(const PhotoQuery&) const override { return FilterCounts{}; }
    Result<std::vector<PhotoCard>> cards(std::span<const PhotoId>) const override { return std::vector<PhotoCard>{}; }
    Result<ViewedPhoto> viewed(PhotoId) const override { return ViewedPhoto{}; }
};

struct FakeSuggestions : SuggestionQuestions {
    Result<std::vector<SuggestionCard>> open(const std::string&, std::size_t) const override
    {
        return std::vector<SuggestionCard>{};
    }
    Result<AcceptedCard> within(const std::string&, float) const override { return AcceptedCard{}; }
};

struct FakeArchive : ArchiveQuestions {
    Result<Overview> overview() const override { return Overview{}; }
    Result<PlanCard> plan(const JobControl&, PlanDetail) const override { return PlanCard{}; }
    Result<std::vector<Error>> unreadable() const override { return std::vector<Error>{}; }
    Result<std::vector<Error>> cut() const override { return std::vector<Error>{}; }
    Result<std::vector<RunCard>> runs(std::size_t) const override { return std::vector<RunCard>{}; }
    Result<std::vector<DamageCard>> damaged() const override { return std::vector<DamageCard>{}; }
    EngineCard engine() const override { return {}; }
};

class FakePictureFacts : public PictureQuestions
{
public:
    Result<std::uint64_t> waiting() const override { return 0; }
    Result<DescribedPhoto> described(PhotoId) const override { return DescribedPhoto{}; }
    Result<ReviewCard> review(ReviewKind, std::optional<float>, const JobControl&) const override
    {
        return ReviewCard{};
    }
    Result<SearchAnswer> search(const SearchQuery&, const JobControl&) const override { return SearchAnswer{}; }
};

struct FakeHistory : HistoryQuestions {
    Result<std::vector<HistoryCard>> newest(std::size_t) const override { return std::vector<HistoryCard>{}; }
    Result<UndoCard> wouldUndo(DecisionId) const override { return UndoCard{}; }
};

struct FakeCleanup : CleanupQuestions {
    bool due = false;
    Result<std::vector<TrashCard>> trash() const override { return std::vector<TrashCard>{}; }
    Result<bool> filesAreDue() const override { return due; }
};

struct FakeAlbums : AlbumQuestions {
    Result<std::vector<AlbumCard>> all() const override { return std::vector<AlbumCard>{}; }
    Result<std::vector<PhotoId>> photos(AlbumId, const JobControl&) const override { return std::vector<PhotoId>{}; }
};

struct FakePlaces : PlaceQuestions {
    Result<PlacesCard> list(PlaceLevel, const std::string&) const override { return PlacesCard{}; }
    Result<std::vector<PhotoPlaceCard>> of(std::span<const PhotoId>, const std::string&) const override
    {
        return std::vector<PhotoPlaceCard>{};
    }
    Result<std::vector<PhotoPlaceCard>> proposals(const std::string&) const override
    {
        return std::vector<PhotoPlaceCard>{};
    }
    Result<std::vector<ClusterCard>> clusters(const GeoBox&, double, const std::string&) const override
    {
        return std::vector<ClusterCard>{};
    }
    Result<MapCard> map(const std::string&) const override { return MapCard{}; }
    Result<std::vector<PlaceOffer>> beginning(const std::string&, std::size_t, const std::string&) const override
    {
        return std::vector<PlaceOffer>{};
    }
    Result<std::vector<PlaceOffer>> called(const std::string&, const std::string&) const override
    {
        return std::vector<PlaceOffer>{};
    }
    Result<std::vector<MapLine>> mapLines(int) const override { return std::vector<MapLine>{}; }
};

struct FakeEvents : EventQuestions {
    Result<std::vector<EventRow>> list() const override { return std::vector<EventRow>{}; }
    Result<std::vector<EventCard>> cards(std::span<const PhotoId>, const std::string&) const override
    {
        return std::vector<EventCard>{};
    }
    Result<std::vector<PhotoId>> photos(PhotoId) const override { return std::vector<PhotoId>{}; }
    Result<std::vector<CalendarDay>> calendar(int, std::optional<unsigned>) const override
    {
        return std::vector<CalendarDay>{};
    }
    Result<std::vector<std::chrono::year_month>> months() const override
    {
        return std::vector<std::chrono::year_month>{};
    }
};

struct FakeSettings : Settings {
    Result<ArchiveChoice> choice() const override { return ArchiveChoice{}; }
    ArchiveChoice defaultChoice() const override { return {}; }
    Status beginFoldersAgain() override { return {}; }
    Status choose(const ArchiveChoice&) override { return {}; }
    Result<PathFacts> sourceFacts(const std::vector<std::filesystem::path>&, const JobControl&) const override
    {
        return PathFacts{};
    }
    Result<PathFacts> targetFacts(const std::filesystem::path&) const override { return PathFacts{}; }
    Result<WantedModels> wantedModels() const override { return WantedModels{}; }
    Status useModel(ModelTask, const std::string&) override { return {}; }
    Result<std::vector<ModelCard>> models() const override { return std::vector<ModelCard>{}; }
    Result<std::optional<LimitsCard>> limits() const override { return std::nullopt; }
    Result<std::uint64_t> wouldChange(const MoveLimits&, const JobControl&) const override { return std::uint64_t{0}; }
    Result<std::vector<OffsiteCard>> offsite(const JobControl&) const override { return std::vector<OffsiteCard>{}; }
    Result<bool> isOnTheirDisk(const OffsitePlace&) const override { return false; }
    Status addOffsite(const OffsitePlace&) override { return {}; }
    Status removeOffsite(const std::string&) override { return {}; }
    Result<std::vector<StoredCard>> stored() const override { return std::vector<StoredCard>{}; }
    Status deleteLog() override { return {}; }
    Result<std::vector<BackupCard>> backups() const override { return std::vector<BackupCard>{}; }
    Result<BackupCard> backUp() override { return BackupCard{}; }
    Result<LossCard> wouldLose(const std::filesystem::path&) const override { return LossCard{}; }
    Status restoreAtNextStart(const std::filesystem::path&) override { return {}; }
    Result<std::filesystem::path> restoredNext() const override { return std::filesystem::path(); }
};

struct FakeThumbnails : ThumbnailSource {
    Ticket request(const ThumbnailKey&, Answer) override { return {}; }
    void cancel(Ticket) override {}
};

struct FakePictures : PictureSource {
    Ticket request(const PictureKey&, PictureUse, Answer) override { return {}; }
    void cancel(Ticket) override {}
};

struct FakeLibrary : Library {
    FakePeople nobody;
    FakeGroups noGroups;
    FakeFaces noFaces;
    FakePhotos noPhotos;
    FakeSuggestions noSuggestions;
    FakeArchive noArchive;
    FakeHistory noHistory;
    FakePictureFacts noPictureFacts;
    FakeCleanup nothingToClean;
    FakeAlbums noAlbums;
    FakePlaces noPlaces;
    FakeEvents noEvents;
    FakeSettings noSettings;
    FakeThumbnails noThumbnails;
    FakePictures noPictures;
    ChangeLog changes;

    Settings& settings() override { return noSettings; }
    const PeopleQuestions& people() const override { return nobody; }
    const GroupQuestions& groups() const override { return noGroups; }
    const FaceQuestions& faces() const override { return noFaces; }
    const PhotoQuestions& photos() const override { return noPhotos; }
    const SuggestionQuestions& suggestions() const override { return noSuggestions; }
    const ArchiveQuestions& archive() const override { return noArchive; }
    const HistoryQuestions& history() const override { return noHistory; }
    const PictureQuestions& pictureFacts() const override { return noPictureFacts; }
    const CleanupQuestions& cleanup() const override { return nothingToClean; }
    const AlbumQuestions& albums() const override { return noAlbums; }
    const PlaceQuestions& where() const override { return noPlaces; }
    const EventQuestions& events() const override { return noEvents; }
    Result<Decided> decide(const Command&) override { return Decided{}; }
    Status settle(const JobControl&) override { return {}; }
    Report run(const JobOrder&, const JobControl&, const ProgressSink&) override { return {}; }
    Changes changesSince(std::uint64_t revision) const override { return changes.since(revision); }
    void listen(ChangeLog::Listener listener) override { changes.listen(std::move(listener)); }
    ThumbnailSource& thumbnails() override { return noThumbnails; }
    PictureSource& pictures() override { return noPictures; }
};

} // namespace albumen::test

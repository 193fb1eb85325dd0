// The questions of library/Questions.h, answered from the catalogue. One file per subject: PeopleAnswers.cpp and kin;
// one person, and why a face has its name, have PersonAnswers.cpp and WhyAnswers.cpp.
#pragma once

#include "catalogue/FilingRows.h"
#include "library/EventQuestions.h"
#include "library/LibrarySettings.h"
#include "library/NameBook.h"
#include "library/PlaceQuestions.h"
#include "library/Questions.h"

namespace albumen {

class PeopleAnswers final : public PeopleQuestions
{
public:
    PeopleAnswers(LibraryState& state, const LibrarySettings& settings) : state_(state), settings_(settings) {}
    Result<std::vector<PersonId>> ids(PeopleOrder order) const override;
    Result<std::vector<PersonCard>> cards(std::span<const PersonId> ids) const override;
    Result<std::optional<PersonId>> named(const std::string& name) const override;
    Result<PersonFaces> faces(PersonId person) const override;
    Result<std::vector<NameCard>> matching(const NameQuery& query) const override;
    Result<PairCard> pair(PersonId a, PersonId b) const override;
    Result<std::vector<RenameCard>> renames() const override;

private:
    LibraryState& state_;
    const LibrarySettings& settings_;
    mutable NameBook names_;
};

class GroupAnswers final : public GroupQuestions
{
public:
    explicit GroupAnswers(LibraryState& state) : state_(state) {}
    Result<std::vector<std::int64_t>> ids() const override;
    Result<std::vector<GroupCard>> cards(std::span<const std::int64_t> numbers) const override;
    Result<std::vector<FaceId>> singles() const override;
    Result<StrangersCard> strangers(std::size_t smallerThan) const override;

private:
    LibraryState& state_;
};

class FaceAnswers final : public FaceQuestions
{
public:
    explicit FaceAnswers(LibraryState& state) : state_(state) {}
    Result<std::vector<FaceId>> ids(const FaceQuery& query) const override;
    Result<std::vector<FaceCard>> cards(std::span<const FaceId> ids) const override;
    Result<WhyCard> why(FaceId face) const override;
    Result<std::vector<IgnoredCard>> ignored() const override;

private:
    LibraryState& state_;
};

class PhotoAnswers final : public PhotoQuestions
{
public:
    PhotoAnswers(LibraryState& state, const LibrarySettings& settings) : state_(state), settings_(settings) {}
    Result<PhotoList> list(const PhotoQuery& query) const override;
    Result<FilterCounts> counts(const PhotoQuery& query) const override;
    Result<std::vector<PhotoCard>> cards(std::span<const PhotoId> ids) const override;
    Result<ViewedPhoto> viewed(PhotoId photo) const override;

private:
    LibraryState& state_;
    const LibrarySettings& settings_;
};

class SuggestionAnswers final : public SuggestionQuestions
{
public:
    explicit SuggestionAnswers(LibraryState& state) : state_(state) {}
    Result<std::vector<SuggestionCard>> open(const std::string& name, std::size_t most) const override;
    Result<AcceptedCard> within(const std::string& name, float distance) const override;

private:
    LibraryState& state_;
};

class ArchiveAnswers final : public ArchiveQuestions
{
public:
    ArchiveAnswers(LibraryState& state, const LibrarySettings& settings) : state_(state), settings_(settings) {}
    Result<Overview> overview() const override;
    Result<PlanCard> plan(const JobControl& job, PlanDetail detail) const override;
    Result<std::vector<Error>> unreadable() const override;
    Result<std::vector<Error>> cut() const override;
    Result<std::vector<RunCard>> runs(std::size_t most) const override;
    Result<std::vector<DamageCard>> damaged() const override; ///< looks at folders and zips
    EngineCard engine() const override;

private:
    std::vector<DamageCard> blockedFolders(const std::vector<FolderRow>& folders) const;
    Result<std::vector<DamageCard>> damagedCopies(const ArchiveChoice& now) const;
    Result<std::vector<DamageCard>> damagedZips(const ArchiveChoice& now, const std::vector<DamageCard>& copies) const;

    LibraryState& state_;
    const LibrarySettings& settings_;
};

class CleanupAnswers final : public CleanupQuestions
{
public:
    explicit CleanupAnswers(LibraryState& state) : state_(state) {}
    Result<std::vector<TrashCard>> trash() const override;
    Result<bool> filesAreDue() const override;

private:
    LibraryState& state_;
};

class AlbumAnswers final : public AlbumQuestions
{
public:
    AlbumAnswers(LibraryState& state, const PictureQuestions& pictures) : state_(state), pictures_(pictures) {}
    Result<std::vector<AlbumCard>> all() const override;
    Result<std::vector<PhotoId>> photos(AlbumId album, const JobControl& job) const override;

private:
    LibraryState& state_;
    const PictureQuestions& pictures_; ///< that searches are asked of
};

/// In PlaceAnswers.cpp.
class PlaceAnswers final : public PlaceQuestions
{
public:
    explicit PlaceAnswers(LibraryState& state) : state_(state) {}
    Result<PlacesCard> list(PlaceLevel level, const std::string& language) const override;
    Result<std::vector<PhotoPlaceCard>> of(std::span<const PhotoId> photos, const std::string& language) const override;
    Result<std::vector<PhotoPlaceCard>> proposals(const std::string& language) const override;
    Result<std::vector<ClusterCard>> clusters(const GeoBox& box, double radiusKm,
                                              const std::string& language) const override;
    Result<MapCard> map(const std::string& language) const override;
    Result<std::vector<PlaceOffer>> called(const std::string& name, const std::string& language) const override;
    Result<std::vector<PlaceOffer>> beginning(const std::string& name, std::size_t most,
                                              const std::string& language) const override;
    Result<std::vector<MapLine>> mapLines(int detail) const override;

private:
    LibraryState& state_;
};

/// In EventAnswers.cpp.
class EventAnswers final : public EventQuestions
{
public:
    explicit EventAnswers(LibraryState& state) : state_(state) {}
    Result<std::vector<EventRow>> list() const override;
    Result<std::vector<EventCard>> cards(std::span<const PhotoId> events, const std::string& language) const override;
    Result<std::vector<PhotoId>> photos(PhotoId event) const override;
    Result<std::vector<CalendarDay>> calendar(int year, std::optional<unsigned> month) const override;
    Result<std::vector<std::chrono::year_month>> months() const override;

private:
    LibraryState& state_;
};

class HistoryAnswers final : public HistoryQuestions
{
public:
    explicit HistoryAnswers(LibraryState& state) : state_(state) {}
    Result<std::vector<HistoryCard>> newest(std::size_t limit) const override;
    Result<UndoCard> wouldUndo(DecisionId decision) const override;

private:
    LibraryState& state_;
};

} // namespace albumen

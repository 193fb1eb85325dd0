// What a library is asked, one class per subject. A list asks for all its ids at once (eight bytes a row), and for the
// cards of those rows that are in sight. A page knows the subjects that it shows, and a test of it fakes those.
//
// Threads (all): any; they block, so the window asks from a worker. Each answer is of one moment of the library.
#pragma once

#include <span>

#include "base/JobControl.h"
#include "library/Cards.h"
#include "photo/PeopleOrder.h"
#include "photo/PhotoQuery.h"

namespace albumen {

/// Names in which `text` is found anywhere, whatever its case, accents and script: Chinese ones also by their pinyin
/// and its initials. Empty: everybody.
struct NameQuery {
    std::string text;
    std::optional<FaceId> face;        ///< that is named
    std::optional<std::int64_t> group; ///< that is named
    std::size_t most = 6;
};

class PeopleQuestions
{
public:
    virtual ~PeopleQuestions() = default;
    /// Everyone with a name.
    virtual Result<std::vector<PersonId>> ids(PeopleOrder order) const = 0;
    /// In the order given, without those who are gone.
    virtual Result<std::vector<PersonCard>> cards(std::span<const PersonId> ids) const = 0;
    /// None: nobody has this name.
    virtual Result<std::optional<PersonId>> named(const std::string& name) const = 0;
    /// The faces of one person. Fails: personUnknown.
    virtual Result<PersonFaces> faces(PersonId person) const = 0;
    /// Names for what somebody types: whoever has just that name, then those near enough to the face or group to be
    /// asked about first, the others by name; by the faces known of them where there is none. Answered in under 20 ms
    /// with 2,000 people.
    virtual Result<std::vector<NameCard>> matching(const NameQuery& query) const = 0;
    /// What merging two people would join. Fails: personUnknown.
    virtual Result<PairCard> pair(PersonId a, PersonId b) const = 0;
    /// Names that other programs gave faces later, as the last import met them; answered by AnswerRename.
    virtual Result<std::vector<RenameCard>> renames() const = 0;
};

class GroupQuestions
{
public:
    virtual ~GroupQuestions() = default;
    /// The numbers of all groups of unknown faces, largest first.
    virtual Result<std::vector<std::int64_t>> ids() const = 0;
    virtual Result<std::vector<GroupCard>> cards(std::span<const std::int64_t> numbers) const = 0;
    /// Unknown faces that are in no group of two and more, newest photo first.
    virtual Result<std::vector<FaceId>> singles() const = 0;
    /// What ignoring the faces seen on one day only, in groups smaller than this, would do.
    virtual Result<StrangersCard> strangers(std::size_t smallerThan) const = 0;
};

/// Which faces: of one person, of one group, or in these photos and folders (all photos when none is given).
struct FaceQuery {
    std::optional<PersonId> person;
    std::optional<std::int64_t> group;
    std::vector<std::filesystem::path> photos;
};

class FaceQuestions
{
public:
    virtual ~FaceQuestions() = default;
    /// Fails: pathMissing (the library has no photo there), personUnknown.
    virtual Result<std::vector<FaceId>> ids(const FaceQuery& query) const = 0;
    virtual Result<std::vector<FaceCard>> cards(std::span<const FaceId> ids) const = 0;
    /// Fails: noFace.
    virtual Result<WhyCard> why(FaceId face) const = 0;
    /// Ignored faces by the decision that ignored them, newest first; RestoreFaces brings them back.
    virtual Result<std::vector<IgnoredCard>> ignored() const = 0;
};

class PhotoQuestions
{
public:
    virtual ~PhotoQuestions() = default;
    /// Fails: pathMissing (a folder without a photo of the library).
    virtual Result<PhotoList> list(const PhotoQuery& query) const = 0;
    /// For the values of a filter, under this one. Fails: as list.
    virtual Result<FilterCounts> counts(const PhotoQuery& query) const = 0;
    virtual Result<std::vector<PhotoCard>> cards(std::span<const PhotoId> ids) const = 0;
    /// Fails: pathMissing (no such photo).
    virtual Result<ViewedPhoto> viewed(PhotoId photo) const = 0;
};

class SuggestionQuestions
{
public:
    virtual ~SuggestionQuestions() = default;
    /// Of one person, of everybody when `name` is empty: those most worth an answer first, at most `most`.
    /// Fails: personUnknown.
    virtual Result<std::vector<SuggestionCard>> open(const std::string& name, std::size_t most) const = 0;
    /// What accepting all of them up to a distance would do. Fails: personUnknown.
    virtual Result<AcceptedCard> within(const std::string& name, float distance) const = 0;
};

/// What of a plan is wanted beside its counts. A large archive has hundreds of thousands of files and steps.
enum class PlanDetail { counts, files, steps };

class ArchiveQuestions
{
public:
    virtual ~ArchiveQuestions() = default;
    virtual Result<Overview> overview() const = 0;
    /// Fails: cancelled, when the job was.
    virtual Result<PlanCard> plan(const JobControl& job, PlanDetail detail = PlanDetail::counts) const = 0;
    /// Why photos that are there could not be read: each photo once, newest first.
    virtual Result<std::vector<Error>> unreadable() const = 0;
    /// As unreadable(), of photos that lack their end and are filed as far as they go.
    virtual Result<std::vector<Error>> cut() const = 0;
    /// Jobs that ran, newest first.
    virtual Result<std::vector<RunCard>> runs(std::size_t most) const = 0;
    /// What is filed and is not what was recorded: folders, copies by path, zips. After a check of the whole archive
    /// as many of each kind as it found (Report::flaws).
    virtual Result<std::vector<DamageCard>> damaged() const = 0;
    virtual EngineCard engine() const = 0;
};

class CleanupQuestions
{
public:
    virtual ~CleanupQuestions() = default;
    /// Photos that were thrown away, newest first.
    virtual Result<std::vector<TrashCard>> trash() const = 0;
    /// Files did not follow yet what was decided, in a folder that is there: jobs::FollowTrash has something to do.
    virtual Result<bool> filesAreDue() const = 0;
};

class AlbumQuestions
{
public:
    virtual ~AlbumQuestions() = default;
    /// By name.
    virtual Result<std::vector<AlbumCard>> all() const = 0;
    /// The photos of an album that are there, in its order; of one that a search fills, newest first where it gives no
    /// order. Fails: albumUnknown; as a search.
    virtual Result<std::vector<PhotoId>> photos(AlbumId album, const JobControl& job) const = 0;
};

class HistoryQuestions
{
public:
    virtual ~HistoryQuestions() = default;
    /// Newest first; what another library decided is in it as the import that brought it.
    virtual Result<std::vector<HistoryCard>> newest(std::size_t limit) const = 0;
    /// What undoing this decision would do now; nothing is changed. Fails: nothingToUndo.
    virtual Result<UndoCard> wouldUndo(DecisionId decision) const = 0;
};

} // namespace albumen

// What a library is asked, one class per subject. A list asks for all its ids at once (eight bytes a row), and for the
// cards of those rows that are in sight. A page knows the subjects that it shows, and a test of it fakes those.
//
// Threads (all): any; they block, so the window asks from a worker. Each answer is of one moment of the library.
#pragma once

#include <span>

#include "base/JobControl.h"
#include "library/Cards.h"
#include "photo/PeopleOrder.h"

namespace albumen {

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
};

class GroupQuestions
{
public:
    virtual ~GroupQuestions() = default;
    /// The numbers of all groups of unknown faces, largest first.
    virtual Result<std::vector<std::int64_t>> ids() const = 0;
    virtual Result<std::vector<GroupCard>> cards(std::span<const std::int64_t> numbers) const = 0;
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
};

/// Present photos in these folders, or these photos; all when none is given.
struct PhotoQuery {
    std::vector<std::filesystem::path> under;
};

class PhotoQuestions
{
public:
    virtual ~PhotoQuestions() = default;
    /// Newest first; photos that do not say when they were taken come last. Fails: pathMissing.
    virtual Result<std::vector<PhotoId>> ids(const PhotoQuery& query) const = 0;
    virtual Result<std::vector<PhotoCard>> cards(std::span<const PhotoId> ids) const = 0;
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

class ArchiveQuestions
{
public:
    virtual ~ArchiveQuestions() = default;
    virtual Result<Overview> overview() const = 0;
    /// Fails: cancelled, when the job was.
    virtual Result<PlanCard> plan(const JobControl& job) const = 0;
    virtual Result<std::vector<Error>> problems() const = 0; ///< open problems, newest first
    virtual EngineCard engine() const = 0;
};

class HistoryQuestions
{
public:
    virtual ~HistoryQuestions() = default;
    /// Newest first; what another library decided is in it as the import that brought it.
    virtual Result<std::vector<HistoryCard>> newest(std::size_t limit) const = 0;
};

} // namespace albumen

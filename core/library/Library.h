// An open library: the door of core for the window and the command line. It is asked (library/Questions.h), takes
// decisions (library/Commands.h), runs jobs (library/JobOrders.h) and says what changed (library/Changes.h).
#pragma once

#include "base/JobControl.h"
#include "base/Progress.h"
#include "library/Changes.h"
#include "library/Commands.h"
#include "library/EventQuestions.h"
#include "library/JobOrders.h"
#include "library/PictureQuestions.h"
#include "library/PlaceQuestions.h"
#include "library/Questions.h"
#include "library/Settings.h"
#include "run/Report.h"
#include "thumbs/PictureSource.h"
#include "thumbs/ThumbnailSource.h"

namespace albumen {

/// Takes decisions. Threads: all; blocks for a few milliseconds.
class TakesCommands
{
public:
    virtual ~TakesCommands() = default;
    /// Takes a decision, also while a job runs. It is durable and every question answers by it when this returns; what
    /// follows from it, matches of other faces, comes a moment later, see settle().
    /// Fails: as the command says, and catalogueFull and kin: nothing was decided then.
    virtual Result<Decided> decide(const Command& command) = 0;
    /// Waits until all follows from the decisions taken so far. What did not follow is made up when the library is
    /// opened again. Fails: cancelled; as the catalogue.
    virtual Status settle(const JobControl& job) = 0;
};

/// Runs jobs. Threads: all; blocks for as long as the job takes.
class RunsJobs
{
public:
    virtual ~RunsJobs() = default;
    /// Runs a job to its end; a second one fails with libraryInUse. Never throws.
    /// Ensures: ends within a second of being cancelled, whatever the library's size.
    virtual Report run(const JobOrder& order, const JobControl& job, const ProgressSink& progress) = 0;
};

/// Says what changed. Threads: all.
class TellsChanges
{
public:
    virtual ~TellsChanges() = default;
    virtual Changes changesSince(std::uint64_t revision) const = 0;
    /// As ChangeLog::listen.
    virtual void listen(ChangeLog::Listener listener) = 0;
};

class Library : public TakesCommands, public RunsJobs, public TellsChanges
{
public:
    /// May decisions and jobs change it? Fails: libraryInUse and libraryReadOnly, as openLibrary says.
    virtual Status mayWrite() const { return {}; }
    virtual Settings& settings() = 0;
    virtual const PeopleQuestions& people() const = 0;
    virtual const GroupQuestions& groups() const = 0;
    virtual const FaceQuestions& faces() const = 0;
    virtual const PhotoQuestions& photos() const = 0;
    virtual const SuggestionQuestions& suggestions() const = 0;
    virtual const ArchiveQuestions& archive() const = 0;
    virtual const HistoryQuestions& history() const = 0;
    virtual const PictureQuestions& pictureFacts() const = 0; ///< what is in pictures, and what follows from it
    virtual const CleanupQuestions& cleanup() const = 0;
    virtual const AlbumQuestions& albums() const = 0;
    virtual const PlaceQuestions& where() const = 0; ///< photos were taken
    virtual const EventQuestions& events() const = 0;

    virtual ThumbnailSource& thumbnails() = 0;
    virtual PictureSource& pictures() = 0; ///< for a viewer
};

} // namespace albumen

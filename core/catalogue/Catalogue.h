// An open library on disk: catalogue.sqlite (what cannot be computed again), derived.sqlite (hours of work, attached as
// `d`), thumbs.sqlite in the cache folder (attached as `t`), and the lock that keeps a second writer out.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <type_traits>
#include <vector>

#include "base/Clock.h"
#include "base/Note.h"
#include "base/Uid.h"
#include "catalogue/Db.h"
#include "catalogue/DecisionLog.h"
#include "catalogue/FaceCounts.h"
#include "catalogue/LibraryLock.h"
#include "catalogue/Writer.h"

namespace albumen {

/// Threads: all.
class Catalogue
{
public:
    enum class Mode { readWrite, readOnly };

    /// readWrite makes what is not there (folders 0700, files 0600), takes the lock, migrates, and after an unclean end
    /// checks the catalogue and forgets passes that did not arrive whole. readOnly takes no lock and changes nothing;
    /// on a full disk, where it takes more room to read beside a writer, it takes the lock and reads without one. A
    /// damaged derived.sqlite or one of another library is renamed to *.broken and made anew; so is thumbs.sqlite.
    /// Requires: `clock` outlives the catalogue.
    /// Fails: libraryInUse, catalogueNewer, catalogueBroken (nothing is overwritten), migrationFailed (the file is as
    /// it was), catalogueFull, foreignFile (that name is no file), pathMissing (readOnly and nothing there),
    /// pathDenied, diskReadOnly, diskFull.
    static Result<std::unique_ptr<Catalogue>>
    open(const std::filesystem::path& folder, const std::filesystem::path& cacheFolder, Mode mode, const Clock& clock);
    /// Writes what waits, marks the end as clean, folds the log files back unless somebody reads.
    ~Catalogue();

    /// Requires: opened readWrite.
    Writer& writer();
    /// Writer::now in words of this class: one transaction, before all waiting results.
    Status write(const std::function<Status(Db&)>& work);
    /// Appends a decision in its own transaction. None: nothing would have changed.
    Result<std::optional<DecisionId>> decide(const Draft& draft);
    Result<Undone> undoLast();
    Result<Undone> undo(DecisionId decision);
    Result<Undone> redoLast();

    /// Runs `work(db)` on a read-only connection of its own, all its reads at one moment. `work` returns a Result.
    /// What `writer().later` queued may not be seen yet; what write() and decide() returned is.
    /// Fails: cancelled, when the job was: nobody waits for a long read to end.
    template <class Work> std::invoke_result_t<Work, Db&> read(Work&& work, const JobControl* job = nullptr) const
    {
        TRY_ASSIGN(std::unique_ptr<Db> db, takeReader());
        std::optional<std::invoke_result_t<Work, Db&>> result;
        const Status snapshot = db->snapshot(
            [&]() -> Status {
                result.emplace(work(*db));
                return {};
            },
            job);
        giveBack(std::move(db));
        TRY(snapshot);
        return std::move(*result);
    }

    /// Null: opened for reading only; what another program writes is not told, so it is asked of PeopleRows, GroupRows.
    FaceCounts* counts() const { return counts_.get(); }

    /// At the end of a job: waits for queued results and folds the log files back as far as no reader needs them. Never
    /// waits for a reader.
    Status checkpoint();

    /// derived.sqlite is set aside and made anew when the library is opened the next time.
    Status makeDerivedAnew();

    const Uid& uid() const { return uid_; }
    const std::filesystem::path& folder() const { return folder_; }
    const Clock& clock() const { return clock_; }
    /// A sentence when something was mended at opening ("derived.sqlite was damaged ..."); empty: all was well.
    const std::vector<Note>& notes() const { return notes_; }

private:
    Catalogue(std::filesystem::path folder, std::filesystem::path cacheFolder, const Clock& clock);
    Status openForWriting();
    Status openForReading();
    Status openReader();
    Result<bool> openCatalogue(); ///< true: the last end was clean
    Result<std::unique_ptr<Db>> connect(DbAccess access) const;
    Result<std::unique_ptr<Db>> takeReader() const;
    void giveBack(std::unique_ptr<Db> reader) const;

    std::filesystem::path folder_, cacheFolder_;
    const Clock& clock_;
    std::optional<LibraryLock> lock_;
    DbAccess reads_ = DbAccess::readOnly; ///< how it is read
    Uid uid_;
    std::vector<Note> notes_;
    mutable std::shared_mutex moment_; ///< as Db::share: outlives all connections
    std::unique_ptr<Db> db_;           ///< the writer's
    std::unique_ptr<FaceCounts> counts_;
    std::unique_ptr<Writer> writer_;
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<Db>> idleReaders_;
};

} // namespace albumen

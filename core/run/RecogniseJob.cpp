#include "run/RecogniseJob.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>

#include "base/BoundedQueue.h"
#include "base/Log.h"
#include "base/Text.h"
#include "base/Threads.h"
#include "catalogue/RunRows.h"
#include "load/InProcessLoader.h"
#include "metadata/LivePhoto.h"
#include "metadata/SidecarStamps.h"
#include "run/EditedPhoto.h"
#include "run/PeopleJob.h"
#include "run/PhotoPipeline.h"
#include "run/SourceWatch.h"
#include "scan/ScanSession.h"

namespace albumen {
namespace {

constexpr std::uint64_t queueBytes = 64'000'000; // paths waiting for a worker: about 200,000
constexpr std::uint64_t entryBytes = 320;        // of a waiting photo, about

/// Why photos could not be read, until another file stands in their place.
Result<std::map<Path, Error>> unreadPhotos(Db& db)
{
    TRY_ASSIGN(const std::vector<Error> problems, RunRows(db).openProblems());
    std::map<Path, Error> unread;
    for (const Error& problem : problems)
        if (problem.stage == Stage::read || problem.stage == Stage::load) unread.emplace(problem.path, problem);
    return unread;
}

/// One recognise job: its queue, its workers, and what they add up.
class Recognition
{
public:
    Recognition(const RecogniseParts& parts, const RecogniseOrder& order, const JobControl& job,
                const ProgressSink& progress)
        : parts_(parts), order_(order), outer_(job), meter_(JobStep::recognise, progress), queue_(queueBytes),
          files_(readAtOnce), pixels_(decodedAtOnce), loader_(pixels_), with_(parts.models.lookedWith()),
          watch_(parts.files, order.sources)
    {
        const auto references = [](const SourceToScan& source) { return source.root.kind == RootKind::references; };
        if (std::all_of(order.sources.begin(), order.sources.end(), references)) return; // asked for by themselves
        for (const SourceToScan& source : order.sources)
            if (references(source)) uncounted_.insert(source.root.id);
    }

    Report run()
    {
        const auto started = std::chrono::steady_clock::now();
        endOn(guarded([this] { return look(); }));
        endOn(guarded([this] { return finish(); }));
        report_.outcome = failed_ ? Outcome::failed : outer_.cancelled() ? Outcome::cancelled : Outcome::completed;
        report_.recogniseSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        meter_.finish();
        return std::move(report_);
    }

private:
    bool stopped() const { return outer_.cancelled() || failed_; }
    bool counts(RootId root) const { return !uncounted_.contains(root); }

    /// The first error that ends the job; workers and scan stop at their next question.
    void fail(const Error& error)
    {
        failed_ = true;
        queue_.close();
        log::error(error);
        const std::lock_guard lock(mutex_);
        if (!report_.error) report_.error = error;
    }

    void endOn(const Status& status)
    {
        if (!status) fail(status.error());
    }

    void addProblem(const Error& error)
    {
        log::error(error);
        {
            const std::lock_guard lock(mutex_);
            report_.problems.push_back(error);
        }
        if (error.code != Code::imageCut) meter_.addProblem();
    }

    /// Scan, and what the scan finds looked at, stored and matched. Ensures: no thread is left.
    Status look()
    {
        TRY_ASSIGN(auto done, parts_.catalogue.read([&](Db& db) { return PhotoRows(db).finished(with_); }));
        known_ = std::make_unique<KnownContents>(std::move(done));
        const auto ending = [this](const Error& error) { fail(error); };
        ThreadGroup people(ending), workers(ending); // joined in the other order
        TRY(people.start([this] { return keepMatching(); }));
        const Status scanned = guarded([&]() -> Status {
            for (int i = 0; i < parts_.workers && !stopped(); ++i) TRY(workers.start([this] { return work(); }));
            return stopped() ? Status() : scan();
        });
        endOn(scanned);
        queue_.close();
        const Status worked = workers.join();
        working_ = false;
        TRY(scanned);
        TRY(worked);
        return people.join();
    }

    Status scan()
    {
        KnownRows known(parts_.catalogue, with_);
        SidecarStamps stamps(parts_.files);
        ScanSession session(
            parts_.files, known, order_.excluded, [&stamps](const Path& photo) { return stamps.of(photo); },
            liveIdentifiers(parts_.files));
        std::vector<ScanRoot> roots;
        for (const SourceToScan& source : order_.sources) roots.push_back(toScan(parts_.files, source));
        TRY_ASSIGN(const auto unread, parts_.catalogue.read(unreadPhotos));
        TRY_ASSIGN(scanned_, session.run(roots, outer_, [&](ScannedPhoto photo) {
            if (photo.change == Change::same) {
                const std::lock_guard lock(mutex_);
                if (const auto why = unread.find(photo.photo.path); why != unread.end())
                    report_.unreadBefore.push_back(why->second);
                return !stopped();
            }
            ++toLook_;
            toCount_ += counts(photo.photo.root) ? 1 : 0;
            const std::uint64_t bytes = entryBytes + photo.photo.path.native().size();
            return queue_.push(std::move(photo), bytes, outer_) && !stopped();
        }));
        meter_.setTotal(toLook_);
        for (const Error& problem : scanned_.problems) addProblem(problem);
        return {};
    }

    Status work()
    {
        auto next = queue_.pop(outer_);
        if (!next) return {};                               // nothing to look at: no network is opened
        TRY_ASSIGN(FaceStages stages, parts_.makeStages()); // each worker owns its networks
        std::optional<UnderstandStages> whole;
        if (parts_.understand) {
            TRY_ASSIGN(whole, UnderstandStages::open(*parts_.understand, *parts_.engine));
        }
        PhotoPipeline pipeline(parts_.files, files_, loader_, *known_, stages, whole ? &*whole : nullptr);
        for (; next; next = queue_.pop(outer_)) {
            if (!outer_.mayGoOn() || failed_) return {};
            if (watch_.isAway(next->photo)) continue; // not reached, and no fault of the photo
            PhotoResult result = pipeline.process(next->photo, {.understanding = whole.has_value()}, outer_);
            if (result.cancelled || outer_.cancelled()) return {}; // half looked at: looked at again next time
            if (result.neverRead() && watch_.wentAway(result.found)) continue;
            TRY(take(std::move(result)));
        }
        return {};
    }

    Status take(PhotoResult result)
    {
        for (const Error& error : result.errors) addProblem(error);
        if (result.content && result.faces)
            known_->add(*result.content, result.exif ? result.exif->orientation : Orientation::upright);
        const std::string shown = printable(result.found.path);
        const std::uint64_t bytes = result.found.size;
        meter_.addFaces(result.faces ? result.faces->size() : 0);
        {
            const std::lock_guard lock(mutex_);
            report_.stages += result.seconds;
            if (result.understanding) report_.understandStages += result.understanding->seconds;
            if (counts(result.found.root)) count(result);
        }
        TRY_ASSIGN(result.edit, parts_.catalogue.read([&](Db& db) { return editedFrom(db, result); }));
        TRY_ASSIGN(std::vector<Path> gone, goneTwins(result));
        TRY(PhotoRows::storeLater(
            parts_.catalogue.writer(), std::move(result), order_.run,
            [this](const StoredPhoto& photo) { stored(photo); }, std::move(gone)));
        meter_.advance(1, bytes, shown);
        return {};
    }

    void count(const PhotoResult& result)
    {
        ++report_.looked;
        if (!result.errors.empty() && !result.faces) ++report_.unreadable;
        report_.faces += result.faces ? result.faces->size() : 0;
        report_.understood += result.understanding ? 1 : 0;
    }

    /// Where the same picture was known to be and is not any more: this photo was moved. Asked here, because a drive
    /// that does not answer must not hold up the one thread that writes.
    Result<std::vector<Path>> goneTwins(const PhotoResult& result)
    {
        if (!result.content) return std::vector<Path>{};
        TRY_ASSIGN(std::vector<Path> paths, parts_.catalogue.read([&](Db& db) {
            return PhotoRows(db).otherPathsOf(*result.content, result.found.path);
        }));
        std::erase_if(paths, [this](const Path& path) { return !watch_.isGone(path); });
        return paths;
    }

    /// On the writer's thread, after the commit.
    void stored(const StoredPhoto& photo)
    {
        const std::lock_guard lock(mutex_);
        report_.stages.store += photo.seconds;
        if (photo.moved) {
            ++report_.moved;
            moved_.insert(photo.photo);
        }
        if (photo.content && !photo.faces.empty()) toMatch_.push_back(*photo.content);
    }

    /// Names grow while photos are looked at: every two seconds what was stored is matched.
    Status keepMatching()
    {
        using namespace std::chrono_literals;
        while (working_ && !stopped()) {
            for (int i = 0; i < 40 && working_ && !stopped(); ++i) std::this_thread::sleep_for(50ms);
            std::vector<ContentNo> contents;
            {
                const std::lock_guard lock(mutex_);
                contents.swap(toMatch_);
            }
            if (contents.empty() || !working_) continue;
            TRY(matchStored(contents));
        }
        return {};
    }

    Status matchStored(const std::vector<ContentNo>& contents)
    {
        if (parts_.people) {
            parts_.people->looked(contents);
            TRY(matchContents(parts_.catalogue, *parts_.people, contents, outer_));
        }
        if (parts_.told) parts_.told(contents);
        return {};
    }

    Status finish()
    {
        const Status stored = parts_.catalogue.writer().flush();
        countAway(); // what was found was, also where the disk takes none of it
        TRY(stored);
        if (failed_) return {};
        TRY(settle());
        return parts_.catalogue.checkpoint();
    }

    /// What the scan found of sources that are there, and which are not.
    void countAway()
    {
        watch_.lookAgain();
        away_ = watch_.away();
        for (std::size_t i = 0; i < scanned_.roots.size(); ++i) {
            const RootScan& root = scanned_.roots[i];
            const SourceToScan& source = order_.sources[i];
            const Path folder = source.below.empty() ? source.root.path : source.root.path / source.below;
            const bool told = root.outcome == RootOutcome::offline;
            if (away_[i] && !told) addProblem({.code = Code::rootOffline, .stage = Stage::scan, .path = folder});
            away_[i] = away_[i] || told;
            if (away_[i]) report_.away.push_back(folder);
            if (!counts(root.id)) continue;
            report_.found += root.found;
            report_.fresh += root.fresh;
            report_.leftOut += root.leftOut;
            for (const auto& [kind, files] : root.otherKinds) report_.otherKinds[kind] += files;
        }
        report_.notReached = toCount_ - std::min(toCount_, report_.looked);
    }

    /// What the scan did not see, and the roots that are away; then names and groups over the whole library.
    Status settle()
    {
        const bool seenToTheEnd = scanned_.outcome == Outcome::completed && !outer_.cancelled();
        std::vector<Path> gone;
        if (seenToTheEnd) {
            TRY_ASSIGN(gone, goneProblems());
        }
        const std::vector<PhotoId> missing = seenToTheEnd ? missingPhotos() : std::vector<PhotoId>{};
        TRY(parts_.catalogue.write([&](Db& db) -> Status {
            PhotoRows rows(db);
            TRY(storeRootStates(rows));
            if (!seenToTheEnd) return {};
            for (std::size_t i = 0; i < scanned_.roots.size(); ++i)
                if (completed(i) && order_.sources[i].whole()) TRY(rows.setScanned(scanned_.roots[i].id, order_.run));
            TRY(rows.markMissing(missing));
            for (const Path& path : gone) TRY(RunRows(db).solve(path, order_.run));
            return {};
        }));
        report_.missing = missing.size();
        if (!parts_.people) return {};
        parts_.people->looked(toMatch_);
        TRY(matchAll(parts_.catalogue, *parts_.people, outer_));
        return groupAll(parts_.catalogue, *parts_.people, parts_.workers, outer_);
    }

    bool completed(std::size_t i) const { return scanned_.roots[i].outcome == RootOutcome::completed && !away_[i]; }

    Status storeRootStates(PhotoRows& rows) const
    {
        for (std::size_t i = 0; i < scanned_.roots.size(); ++i) {
            if (away_[i] && order_.sources[i].below.empty())
                TRY(rows.setRootState(scanned_.roots[i].id, RootState::offline));
            if (completed(i)) TRY(rows.setRootState(scanned_.roots[i].id, RootState::online));
        }
        return {};
    }

    std::vector<PhotoId> missingPhotos() const
    {
        std::vector<PhotoId> missing;
        for (std::size_t i = 0; i < scanned_.roots.size(); ++i)
            if (completed(i))
                std::copy_if(scanned_.roots[i].missing.begin(), scanned_.roots[i].missing.end(),
                             std::back_inserter(missing), [this](PhotoId photo) { return !moved_.contains(photo); });
        return missing;
    }

    /// Open problems of files that are not there any more. Asked outside of the writer, as goneTwins.
    Result<std::vector<Path>> goneProblems()
    {
        TRY_ASSIGN(std::vector<Path> paths,
                   parts_.catalogue.read([](Db& db) { return RunRows(db).openProblemPaths(); }));
        std::erase_if(paths, [this](const Path& path) { return outer_.cancelled() || !watch_.isGone(path); });
        return paths;
    }

    const RecogniseParts& parts_;
    const RecogniseOrder& order_;
    const JobControl& outer_;
    ProgressMeter meter_;
    BoundedQueue<ScannedPhoto> queue_;
    // A worker takes of the first, then of the second, and gives back both before it asks again: so nobody who holds
    // pixels waits, and nobody waits for ever.
    MemoryBudget files_, pixels_;
    InProcessLoader loader_;
    LookedWith with_;
    SourceWatch watch_;
    std::set<RootId> uncounted_; ///< photos that define people are not of the collection
    std::unique_ptr<KnownContents> known_;
    std::atomic<bool> failed_{false};
    std::atomic<bool> working_{true};

    std::mutex mutex_; ///< guards what follows while threads run
    Report report_;
    std::vector<ContentNo> toMatch_;
    std::set<PhotoId> moved_; ///< not where the scan looked for them, and found elsewhere

    // Of the job's own thread.
    ScanReport scanned_;
    std::uint64_t toLook_ = 0, toCount_ = 0; ///< all; those of the report
    std::vector<bool> away_;                 ///< one per source, after the work
};

} // namespace

Report recognise(const RecogniseParts& parts, const RecogniseOrder& order, const JobControl& job,
                 const ProgressSink& progress)
{
    try {
        return Recognition(parts, order, job, progress).run();
    } catch (...) {
        return {.outcome = Outcome::failed, .error = errorOf(std::current_exception())};
    }
}

} // namespace albumen

#include "run/RecogniseJob.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "base/BoundedQueue.h"
#include "base/Log.h"
#include "base/Text.h"
#include "catalogue/RunRows.h"
#include "load/InProcessLoader.h"
#include "run/PeopleJob.h"
#include "run/PhotoPipeline.h"
#include "scan/ScanSession.h"

namespace albumen {
namespace {

constexpr std::uint64_t queueBytes = 64'000'000;        // paths waiting for a worker: about 200,000
constexpr std::uint64_t pixelBytes = 256 * 1024 * 1024; // decoded at one time, over all workers
constexpr std::uint64_t entryBytes = 320;               // of a waiting photo, about

/// One recognise job: its queue, its workers, and what they add up.
class Recognition
{
public:
    Recognition(const RecogniseParts& parts, const RecogniseOrder& order, const JobControl& job,
                const ProgressSink& progress)
        : parts_(parts), order_(order), outer_(job), meter_(JobStep::recognise, progress), queue_(queueBytes),
          budget_(pixelBytes), loader_(budget_), with_(parts.models.lookedWith())
    {
    }

    Report run()
    {
        const auto started = std::chrono::steady_clock::now();
        if (const Status prepared = prepare(); !prepared) fail(prepared.error());
        std::vector<std::thread> workers;
        for (int i = 0; i < parts_.workers && !stopped(); ++i) workers.emplace_back([this] { work(); });
        std::thread people([this] { keepMatching(); });
        if (!stopped()) scan();
        queue_.close();
        for (std::thread& worker : workers) worker.join();
        working_ = false;
        people.join();
        finish();
        report_.recogniseSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        meter_.finish();
        return std::move(report_);
    }

private:
    bool stopped() const { return outer_.cancelled() || failed_; }

    /// The first error that ends the job; workers and scan stop at their next question.
    void fail(Error error)
    {
        const std::lock_guard lock(mutex_);
        log::error(error);
        if (!report_.error) report_.error = std::move(error);
        failed_ = true;
        queue_.close();
    }

    void addProblem(const Error& error)
    {
        log::error(error);
        {
            const std::lock_guard lock(mutex_);
            report_.problems.push_back(error);
        }
        meter_.addProblem();
    }

    Status prepare()
    {
        TRY_ASSIGN(std::set<ContentId> done,
                   parts_.catalogue.read([&](Db& db) { return PhotoRows(db).finished(with_); }));
        known_ = std::make_unique<KnownContents>(std::move(done));
        for (const SourceToLook& source : order_.sources)
            if (rootIsThere(parts_.files, source.root)) standing_.push_back(source.root.path);
        return {};
    }

    void scan()
    {
        KnownRows known(parts_.catalogue, with_);
        ScanSession session(parts_.files, known, order_.excluded);
        std::vector<ScanRoot> roots;
        for (const SourceToLook& source : order_.sources)
            roots.push_back({source.root.id, source.root.path, source.root.uid, source.root.hasMarker, source.below,
                             source.onlyFiles});
        std::uint64_t toLook = 0;
        const auto scanned = session.run(roots, outer_, [&](ScannedPhoto photo) {
            if (photo.change == Change::same) return !stopped();
            ++toLook;
            const std::uint64_t bytes = entryBytes + photo.photo.path.native().size();
            return queue_.push(std::move(photo), bytes, outer_) && !stopped();
        });
        if (!scanned) return fail(scanned.error());
        meter_.setTotal(toLook);
        takeScan(*scanned);
    }

    void takeScan(const ScanReport& scanned)
    {
        scanCompleted_ = scanned.outcome == Outcome::completed;
        for (const Error& problem : scanned.problems) addProblem(problem);
        for (std::size_t i = 0; i < scanned.roots.size(); ++i) {
            const RootScan& root = scanned.roots[i];
            missing_.insert(missing_.end(), root.missing.begin(), root.missing.end());
            if (root.outcome == RootOutcome::offline) offline_.push_back(root.id);
            if (root.outcome == RootOutcome::completed) online_.push_back(root.id);
            if (root.outcome == RootOutcome::completed && order_.sources[i].whole()) whole_.push_back(root.id);
            if (order_.sources[i].root.kind == RootKind::labels)
                continue; // photos that define people are not of the collection
            report_.found += root.found;
            report_.fresh += root.fresh;
        }
    }

    void work()
    {
        auto next = queue_.pop(outer_);
        if (!next) return; // nothing to look at: no network is opened
        // Each worker owns its networks.
        auto stages = makeFaceStages(parts_.store, parts_.engine, parts_.models.wanted);
        if (!stages) return fail(stages.error());
        PhotoPipeline pipeline(parts_.files, loader_, *known_, *stages);
        for (; next; next = queue_.pop(outer_)) {
            if (!outer_.mayGoOn() || failed_) return;
            PhotoResult result = pipeline.process(next->photo, Wanted{}, outer_);
            if (result.cancelled || outer_.cancelled()) return; // half looked at: looked at again next time
            take(std::move(result));
        }
    }

    void take(PhotoResult result)
    {
        for (const Error& error : result.errors) addProblem(error);
        if (result.content && result.faces) known_->add(*result.content);
        const std::string shown = printable(result.found.path);
        const std::uint64_t bytes = result.found.size;
        meter_.addFaces(result.faces ? result.faces->size() : 0);
        {
            const std::lock_guard lock(mutex_);
            ++report_.looked;
            report_.faces += result.faces ? result.faces->size() : 0;
            report_.stages += result.seconds;
        }
        const Status queued = PhotoRows::storeLater(
            parts_.catalogue.writer(), std::move(result), order_.run,
            [this](const StoredPhoto& photo) { stored(photo); },
            [this](const Path& path) { return isGone(parts_.files, standing_, path); });
        if (!queued) return fail(queued.error());
        meter_.advance(1, bytes, shown);
    }

    /// On the writer's thread, after the commit.
    void stored(const StoredPhoto& photo)
    {
        const std::lock_guard lock(mutex_);
        if (photo.moved) {
            ++report_.moved;
            moved_.insert(photo.photo);
        }
        if (photo.content && !photo.faces.empty()) toMatch_.push_back(*photo.content);
    }

    /// Names grow while photos are looked at: every two seconds what was stored is matched.
    void keepMatching()
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
            if (const Status matched = matchLooked(contents); !matched) fail(matched.error());
        }
    }

    Status matchLooked(const std::vector<ContentNo>& contents)
    {
        if (parts_.people) {
            parts_.people->looked(contents);
            TRY(matchContents(parts_.catalogue, *parts_.people, contents, outer_));
        }
        if (parts_.told) parts_.told(contents);
        return {};
    }

    void finish()
    {
        if (const Status flushed = parts_.catalogue.writer().flush(); !flushed) fail(flushed.error());
        if (!failed_) settle();
        report_.outcome = failed_ ? Outcome::failed : outer_.cancelled() ? Outcome::cancelled : Outcome::completed;
        if (!failed_) (void)parts_.catalogue.checkpoint();
    }

    /// What the scan did not see, and the roots that are away; then names and groups over the whole library.
    void settle()
    {
        std::erase_if(missing_, [this](PhotoId photo) { return moved_.contains(photo); });
        const Status written = parts_.catalogue.write([&](Db& db) -> Status {
            PhotoRows rows(db);
            for (const RootId root : offline_) TRY(rows.setRootState(root, RootState::offline));
            for (const RootId root : online_) TRY(rows.setRootState(root, RootState::online));
            if (!scanCompleted_ || outer_.cancelled()) return {};
            for (const RootId root : whole_) TRY(rows.setScanned(root, order_.run));
            TRY(rows.markMissing(missing_));
            return RunRows(db).solveGone([this](const Path& path) { return isGone(parts_.files, standing_, path); },
                                         order_.run);
        });
        if (!written) return fail(written.error());
        report_.missing = scanCompleted_ && !outer_.cancelled() ? missing_.size() : 0;
        if (!parts_.people) return;
        parts_.people->looked(toMatch_);
        if (const Status matched = matchAll(parts_.catalogue, *parts_.people, outer_); !matched)
            return fail(matched.error());
        if (const Status grouped = groupAll(parts_.catalogue, *parts_.people, parts_.workers, outer_); !grouped)
            return fail(grouped.error());
    }

    const RecogniseParts& parts_;
    const RecogniseOrder& order_;
    const JobControl& outer_;
    ProgressMeter meter_;
    BoundedQueue<ScannedPhoto> queue_;
    MemoryBudget budget_;
    InProcessLoader loader_;
    LookedWith with_;
    std::unique_ptr<KnownContents> known_;
    std::vector<Path> standing_; ///< roots that are there; filled before threads start
    std::atomic<bool> failed_{false};
    std::atomic<bool> working_{true};

    std::mutex mutex_; ///< guards what follows
    Report report_;
    std::vector<ContentNo> toMatch_;
    std::set<PhotoId> moved_; ///< not where the scan looked for them, and found elsewhere

    // Of the scan's thread.
    bool scanCompleted_ = false;
    std::vector<PhotoId> missing_;
    std::vector<RootId> offline_, online_, whole_;
};

} // namespace

Report recognise(const RecogniseParts& parts, const RecogniseOrder& order, const JobControl& job,
                 const ProgressSink& progress)
{
    return Recognition(parts, order, job, progress).run();
}

} // namespace albumen

#include "run/UnderstandJob.h"

#include <algorithm>
#include <atomic>
#include <chrono>

#include "base/Log.h"
#include "base/MemoryBudget.h"
#include "base/Text.h"
#include "base/Threads.h"
#include "base/Timed.h"
#include "catalogue/UnderstandingRows.h"
#include "load/FileReader.h"
#include "load/InProcessLoader.h"
#include "quality/ShakeCheck.h"
#include "run/AlikeJob.h"

namespace albumen {
namespace {

constexpr std::size_t toldAtOnce = 50; // pictures: about every two seconds

class Understanders
{
public:
    Understanders(const UnderstandParts& parts, const JobControl& job, const ProgressSink& progress)
        : parts_(parts), job_(job), meter_(JobStep::understand, progress), files_(readAtOnce), pixels_(decodedAtOnce),
          loader_(pixels_), reader_(parts.files)
    {
    }

    Report look()
    {
        const auto started = std::chrono::steady_clock::now();
        const Status worked = guarded([this] { return work(); });
        const Status stored = parts_.catalogue.writer().flush();
        tellRest();
        const Status grouped = worked && stored && !job_.cancelled() ? guarded([this] { return group(); }) : Status();
        for (const Status& status : {worked, stored, grouped})
            if (!status && !report_.error) report_.error = status.error();
        report_.outcome = report_.error ? Outcome::failed : job_.cancelled() ? Outcome::cancelled : Outcome::completed;
        report_.understandSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        report_.notes.insert(report_.notes.end(), parts_.models.notes.begin(), parts_.models.notes.end());
        meter_.finish();
        return std::move(report_);
    }

private:
    bool stopped() const { return failed_ || job_.cancelled(); }

    Status work()
    {
        const std::vector<ModelRev> models = parts_.models.revisions();
        TRY_ASSIGN(waiting_, parts_.catalogue.read([&](Db& db) { return UnderstandingRows(db).waiting(models); }));
        meter_.setTotal(waiting_.size());
        ThreadGroup workers([this](const Error&) { failed_ = true; });
        const std::size_t most = std::min<std::size_t>(std::size_t(parts_.workers), waiting_.size());
        for (std::size_t i = 0; i < most; ++i) TRY(workers.start([this] { return lookAtNext(); }));
        return workers.join();
    }

    /// Also where nothing was to be looked at: photos come and go.
    Status group()
    {
        return groupAlikePhotos(parts_.catalogue, parts_.models.comparing(), parts_.models.alikeLimits(), job_);
    }

    Status lookAtNext()
    {
        TRY_ASSIGN(UnderstandStages stages, UnderstandStages::open(parts_.models, parts_.engine));
        for (std::size_t next = next_++; next < waiting_.size(); next = next_++) {
            if (!job_.mayGoOn() || stopped()) return {};
            TRY(lookAt(waiting_[next], stages));
            meter_.advance(1, waiting_[next].file.size, printable(waiting_[next].file.path));
        }
        return {};
    }

    Status lookAt(const ToUnderstand& one, UnderstandStages& stages)
    {
        std::vector<Error> errors;
        auto image = load(one);
        if (job_.cancelled()) return {};
        if (!image) {
            if (image.error().code != Code::fileChanging) addProblem(one, image.error()); // else the next scan's matter
            return {};
        }
        image->exif.takenLocalS = one.facts.takenLocalS; // what lies beside the file may say it too
        TRY_ASSIGN(const auto faces,
                   parts_.catalogue.read([&](Db& db) { return UnderstandingRows(db).facesIn(one.content); }));
        std::vector<FaceBox> boxes;
        std::vector<FaceId> ids;
        for (const FaceHere& face : faces) {
            boxes.push_back(face.box);
            ids.push_back(face.id);
        }
        auto seen = guarded([&]() -> Result<Understanding> { return stages.look(*image, boxes, errors); });
        if (!seen) errors.push_back(seen.error());
        for (const Error& error : errors) addProblem(one, error);
        if (!seen) return {};
        count(seen->seconds);
        return store(one.content, *std::move(seen), std::move(ids));
    }

    Result<LoadedImage> load(const ToUnderstand& one)
    {
        StageSeconds took;
        const auto file = timed(took.read, [&] { return reader_.open(one.file, files_, job_); });
        if (!file) return fail(file.error());
        auto image = timed(took.load, [&] { return loadFile(loader_, *file, {.longSide = sharpnessSide}, job_); });
        const std::lock_guard lock(mutex_);
        report_.stages += took;
        return image;
    }

    void count(const UnderstandSeconds& took)
    {
        const std::lock_guard lock(mutex_);
        report_.understandStages += took;
    }

    Status store(ContentNo content, Understanding seen, std::vector<FaceId> faces)
    {
        WriteWork work;
        work.bytes = sizeof seen + (seen.look ? seen.look->pooled.size() * sizeof(float) : 0);
        work.derived = [content, seen = std::move(seen), faces = std::move(faces)](Db& db) {
            return UnderstandingRows(db).store(content, seen, faces);
        };
        work.stored = [this, content] { tell(content); };
        return parts_.catalogue.writer().later(std::move(work));
    }

    /// On the writer's thread.
    void tell(ContentNo content)
    {
        std::vector<ContentNo> some;
        {
            const std::lock_guard lock(mutex_);
            ++report_.understood;
            toTell_.push_back(content);
            if (toTell_.size() < toldAtOnce) return;
            some.swap(toTell_);
        }
        if (parts_.told) parts_.told(some);
    }

    void tellRest()
    {
        if (parts_.told && !toTell_.empty()) parts_.told(toTell_);
    }

    void addProblem(const ToUnderstand& one, Error error)
    {
        error.path = one.file.path;
        log::error(error);
        const std::lock_guard lock(mutex_);
        report_.problems.push_back(std::move(error));
        meter_.addProblem();
    }

    const UnderstandParts& parts_;
    const JobControl& job_;
    ProgressMeter meter_;
    MemoryBudget files_, pixels_;
    InProcessLoader loader_;
    FileReader reader_;
    std::vector<ToUnderstand> waiting_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> failed_{false};
    std::mutex mutex_; ///< guards what follows while threads run
    Report report_;
    std::vector<ContentNo> toTell_;
};

} // namespace

Report understand(const UnderstandParts& parts, const JobControl& job, const ProgressSink& progress)
{
    return Understanders(parts, job, progress).look();
}

} // namespace albumen

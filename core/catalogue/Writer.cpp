#include "catalogue/Writer.h"

#include <utility>
#include <vector>

#include "base/Contract.h"
#include "base/Threads.h"

namespace albumen {

namespace {

/// A broken contract inside somebody's work must not end the one thread that writes.
Status guardedWork(const std::function<Status(Db&)>& work, Db& db)
{
    return guarded([&] { return work(db); }, Stage::store);
}

/// Everybody is told; where one throws, the rest is told all the same.
Status tell(const std::vector<WriteWork>& batch, std::size_t count)
{
    Status told;
    for (std::size_t i = 0; i < count; ++i) {
        if (!batch[i].stored) continue;
        const Status one = guarded(
            [&]() -> Status {
                batch[i].stored();
                return {};
            },
            Stage::store);
        if (!one && told) told = one;
    }
    return told;
}

} // namespace

Writer::Writer(Db& db, WithEach withEach) : db_(db), withEach_(std::move(withEach)), thread_([this] { loop(); })
{
}

Writer::~Writer()
{
    {
        std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

Status Writer::now(std::function<Status(Db&)> work)
{
    return urgently(std::move(work), true);
}

Status Writer::alone(std::function<Status(Db&)> work)
{
    return urgently(std::move(work), false);
}

Status Writer::urgently(std::function<Status(Db&)> work, bool transaction)
{
    EXPECTS(std::this_thread::get_id() != thread_.get_id());
    Urgent urgent{std::move(work), transaction, std::nullopt};
    std::unique_lock lock(mutex_);
    EXPECTS(!ending_);
    urgent_.push_back(&urgent);
    wake_.notify_all();
    changed_.wait(lock, [&] { return urgent.result.has_value(); });
    return std::move(*urgent.result);
}

Status Writer::later(WriteWork work)
{
    std::unique_lock lock(mutex_);
    EXPECTS(!ending_);
    changed_.wait(lock, [&] { return failure_ || results_.empty() || bytes_ + work.bytes <= waitingBytes; });
    if (failure_) return fail(*failure_);
    if (results_.empty()) oldest_ = std::chrono::steady_clock::now();
    bytes_ += work.bytes;
    results_.push_back(std::move(work));
    if (results_.size() == 1 || batchDue()) wake_.notify_all();
    return {};
}

Status Writer::flush()
{
    std::unique_lock lock(mutex_);
    ++flushing_;
    wake_.notify_all();
    changed_.wait(lock, [&] { return failure_ || (results_.empty() && !storing_); });
    --flushing_;
    if (!failure_) return {};
    Error reported = std::move(*failure_);
    failure_.reset();
    return fail(std::move(reported));
}

bool Writer::batchDue() const
{
    if (results_.empty()) return false;
    return results_.size() >= batchItems || flushing_ > 0 || ending_ || bytes_ >= waitingBytes / 2 ||
           std::chrono::steady_clock::now() >= oldest_ + batchTime;
}

void Writer::loop()
{
    std::unique_lock lock(mutex_);
    while (true) {
        if (!urgent_.empty())
            runUrgent(lock);
        else if (batchDue())
            runBatch(lock);
        else if (ending_)
            return;
        else if (results_.empty())
            wake_.wait(lock);
        else
            wake_.wait_until(lock, oldest_ + batchTime);
    }
}

Status Writer::transaction(const std::function<Status()>& work)
{
    const Status done = db_.transaction([&]() -> Status {
        TRY(work());
        return withEach_.beforeCommit ? guardedWork(withEach_.beforeCommit, db_) : Status();
    });
    if (withEach_.afterCommit) withEach_.afterCommit(done.has_value());
    return done;
}

void Writer::runUrgent(std::unique_lock<std::mutex>& lock)
{
    Urgent& urgent = *urgent_.front();
    urgent_.pop_front();
    lock.unlock();
    Status result =
        urgent.transaction ? transaction([&] { return guardedWork(urgent.work, db_); }) : guardedWork(urgent.work, db_);
    lock.lock();
    urgent.result = std::move(result);
    changed_.notify_all();
}

void Writer::runBatch(std::unique_lock<std::mutex>& lock)
{
    std::vector<WriteWork> batch;
    while (!results_.empty() && batch.size() < batchItems) {
        batch.push_back(std::move(results_.front()));
        results_.pop_front();
    }
    storing_ = true;
    lock.unlock();

    std::size_t taken = 0;
    Status done = storeBatch(batch, taken);
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < taken; ++i) bytes += batch[i].bytes;
    if (done) done = tell(batch, taken);

    lock.lock();
    storing_ = false;
    bytes_ -= bytes;
    for (std::size_t i = batch.size(); i > taken; --i) results_.push_front(std::move(batch[i - 1]));
    if (!done) {
        failure_ = done.error();
        results_.clear();
        bytes_ = 0;
    }
    if (taken == batch.size()) oldest_ = std::chrono::steady_clock::now();
    changed_.notify_all();
}

Status Writer::storeBatch(std::vector<WriteWork>& batch, std::size_t& taken)
{
    // Cut when somebody waits, and in time for somebody who comes: what is done so far is the batch.
    const auto catalogue = [&]() -> Status {
        const auto until = std::chrono::steady_clock::now() + batchStep;
        for (; taken < batch.size(); ++taken) {
            if (taken > 0) {
                std::lock_guard lock(mutex_);
                if (!urgent_.empty() || std::chrono::steady_clock::now() >= until) break;
            }
            if (batch[taken].catalogue) TRY(guardedWork(batch[taken].catalogue, db_));
        }
        return {};
    };
    const auto rest = [&](std::function<Status(Db&)> WriteWork::*part) -> Status {
        for (std::size_t i = 0; i < taken; ++i)
            if (batch[i].*part) TRY(guardedWork(batch[i].*part, db_));
        return {};
    };
    TRY(transaction(catalogue));
    TRY(transaction([&] { return rest(&WriteWork::derived); }));
    return transaction([&] { return rest(&WriteWork::thumbs); });
}

} // namespace albumen

// The one thread that writes. Two lanes: what a person or a filing job waits for goes at once in a transaction of its
// own; results of photos go in batches, cut short as soon as somebody waits.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "catalogue/Db.h"

namespace albumen {

/// A result to store. The parts run in three transactions, in this order, each over the whole batch: catalogue.sqlite,
/// then derived.sqlite, then thumbs.sqlite; a commit over several files is not one after a power cut. Each may be
/// empty.
struct WriteWork {
    std::function<Status(Db&)> catalogue;
    std::function<Status(Db&)> derived;
    std::function<Status(Db&)> thumbs;
    std::function<void()> stored; ///< after the batch was committed, on the writer's thread
    std::uint64_t bytes = 0;      ///< what it keeps in memory until then
};

/// What goes with every transaction, on the writer's thread. Each may be empty.
struct WithEach {
    std::function<Status(Db&)> beforeCommit;         ///< inside it, after the work; what fails is rolled back
    std::function<void(bool committed)> afterCommit; ///< before anybody who waits for it goes on
};

/// Threads: all functions from any thread but its own.
class Writer
{
public:
    static constexpr std::size_t batchItems = 200;                     // results in batches: core/README.md, Threads
    static constexpr auto batchTime = std::chrono::milliseconds(500);  // the same
    static constexpr auto batchStep = std::chrono::milliseconds(25);   // of one part: a decision waits 100 ms at most
    static constexpr std::uint64_t waitingBytes = 32ULL * 1024 * 1024; // worker -> writer queue

    /// Requires: `db` outlives the writer and is touched by nobody else meanwhile.
    explicit Writer(Db& db, WithEach withEach = {});
    /// Writes what waits, then ends the thread.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Runs `work` in its own transaction before any waiting result, and returns what it returned; durable when it
    /// returns (synchronous FULL). A failed `work` is rolled back.
    Status now(std::function<Status(Db&)> work);
    /// Runs `work` on the writer's connection outside any transaction (checkpoints, copies).
    Status alone(std::function<Status(Db&)> work);
    /// Queues a result; waits while more than `waitingBytes` wait. Fails: with the error of a batch that failed before;
    /// that batch and all that waited behind it were not stored, so their photos count as not looked at.
    Status later(WriteWork work);
    /// Waits until all queued results are stored. Fails: with the error of a batch that failed; it is forgotten then,
    /// and the writer takes results again.
    Status flush();

private:
    struct Urgent {
        std::function<Status(Db&)> work;
        bool transaction = true;
        std::optional<Status> result;
    };
    void loop();
    void runUrgent(std::unique_lock<std::mutex>& lock);
    void runBatch(std::unique_lock<std::mutex>& lock);
    Status storeBatch(std::vector<WriteWork>& batch, std::size_t& taken);
    Status transaction(const std::function<Status()>& work);
    Status urgently(std::function<Status(Db&)> work, bool transaction);
    bool batchDue() const;

    Db& db_;
    const WithEach withEach_;
    std::mutex mutex_;
    std::condition_variable wake_;    ///< the writer's thread
    std::condition_variable changed_; ///< those who wait for it
    std::deque<Urgent*> urgent_;
    std::deque<WriteWork> results_;
    std::uint64_t bytes_ = 0;
    std::chrono::steady_clock::time_point oldest_{};
    std::optional<Error> failure_;
    bool storing_ = false;
    std::size_t flushing_ = 0;
    bool ending_ = false;
    std::thread thread_;
};

} // namespace albumen

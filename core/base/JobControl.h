// How a job is paused and ended from outside.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace albumen {

/// How a job ended. Cancelled is an outcome, not an error.
enum class Outcome { completed, cancelled, failed };

/// Asked by every stage, before every photo and every MiB of a copy.
/// Threads: all. cancel() may be called from a signal handler (it only stores an atomic).
class JobControl
{
public:
    /// Blocks while paused. Ensures: false once cancelled, and for ever after.
    bool mayGoOn() const;
    bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }
    bool paused() const { return paused_.load(std::memory_order_relaxed); }

    void cancel() noexcept { cancelled_.store(true, std::memory_order_relaxed); }
    void pause();
    void resume();

private:
    std::atomic<bool> cancelled_{false};
    std::atomic<bool> paused_{false};
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
};

} // namespace albumen

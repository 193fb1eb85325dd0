// A queue between threads that is bounded by the bytes in it, not by the number of things.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "base/JobControl.h"

namespace albumen {

/// Threads: all.
template <class T> class BoundedQueue
{
public:
    explicit BoundedQueue(std::uint64_t byteLimit) : byteLimit_(byteLimit) {}

    /// Waits for room; a thing larger than the limit goes in when the queue is empty. False: closed or cancelled.
    bool push(T thing, std::uint64_t bytes, const JobControl& job)
    {
        std::unique_lock lock(mutex_);
        while (!closed_ && !job.cancelled() && !things_.empty() && bytes_ + bytes > byteLimit_)
            changed_.wait_for(lock, waitStep);
        if (closed_ || job.cancelled()) return false;
        bytes_ += bytes;
        things_.emplace_back(std::move(thing), bytes);
        changed_.notify_all();
        return true;
    }

    /// Waits for a thing. None: closed and empty, or cancelled.
    std::optional<T> pop(const JobControl& job)
    {
        std::unique_lock lock(mutex_);
        while (things_.empty() && !closed_ && !job.cancelled()) changed_.wait_for(lock, waitStep);
        if (things_.empty() || job.cancelled()) return std::nullopt;
        std::optional<T> thing(std::move(things_.front().first));
        bytes_ -= things_.front().second;
        things_.pop_front();
        changed_.notify_all();
        return thing;
    }

    /// No more things will come; those inside are still handed out.
    void close()
    {
        std::lock_guard lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

private:
    static constexpr auto waitStep = std::chrono::milliseconds(50); // bounds how late a cancel by signal is seen

    const std::uint64_t byteLimit_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::pair<T, std::uint64_t>> things_;
    std::uint64_t bytes_ = 0;
    bool closed_ = false;
};

} // namespace albumen

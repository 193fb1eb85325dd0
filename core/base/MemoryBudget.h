// Leases on bytes of pixels: what is decoded at one time stays under the budget, whatever the number of workers.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>

#include "base/JobControl.h"

namespace albumen {

class MemoryBudget;

/// Gives its bytes back when destroyed. The budget must outlive it.
class MemoryLease
{
public:
    MemoryLease() = default;
    MemoryLease(MemoryLease&& other) noexcept;
    MemoryLease& operator=(MemoryLease&& other) noexcept;
    ~MemoryLease();

private:
    friend class MemoryBudget;
    MemoryLease(MemoryBudget* budget, std::uint64_t bytes) : budget_(budget), bytes_(bytes) {}
    MemoryBudget* budget_ = nullptr;
    std::uint64_t bytes_ = 0;
};

/// Threads: all.
class MemoryBudget
{
public:
    explicit MemoryBudget(std::uint64_t bytes) : limit_(bytes) {}
    /// Waits until the bytes are free; a lease larger than the whole budget waits until it can be alone.
    /// None: cancelled.
    std::optional<MemoryLease> lease(std::uint64_t bytes, const JobControl& job);

private:
    friend class MemoryLease;
    void giveBack(std::uint64_t bytes);

    const std::uint64_t limit_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t used_ = 0;
};

} // namespace albumen

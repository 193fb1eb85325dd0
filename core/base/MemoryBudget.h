// Leases on bytes of memory: what is held at one time stays under the budget, whatever the number of workers.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
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

    /// Gives back what is above `bytes`; never waits.
    void shrinkTo(std::uint64_t bytes);
    std::uint64_t bytes() const { return bytes_; }

private:
    friend class MemoryBudget;
    MemoryLease(MemoryBudget* budget, std::uint64_t bytes) : budget_(budget), bytes_(bytes) {}
    MemoryBudget* budget_ = nullptr;
    std::uint64_t bytes_ = 0;
};

/// Nobody waits for a lease while holding another one of the same budget, so whoever holds one gives it back in time.
/// Threads: all.
class MemoryBudget
{
public:
    explicit MemoryBudget(std::uint64_t bytes) : limit_(bytes) {}
    /// Waits until the bytes are free; a lease larger than the whole budget waits until it can be alone. Served in the
    /// order of asking, so that a large one gets its turn among many small ones.
    /// None: cancelled.
    std::optional<MemoryLease> lease(std::uint64_t bytes, const JobControl& job);

private:
    friend class MemoryLease;
    bool fits(std::uint64_t bytes) const { return used_ == 0 || (bytes <= limit_ && used_ <= limit_ - bytes); }
    void giveBack(std::uint64_t bytes);

    const std::uint64_t limit_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t used_ = 0;
    std::uint64_t nextTurn_ = 0;
    std::deque<std::uint64_t> turns_; ///< of those who wait, in order
};

} // namespace albumen

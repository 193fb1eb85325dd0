#include "base/MemoryBudget.h"

#include <algorithm>
#include <chrono>

namespace albumen {

MemoryLease::MemoryLease(MemoryLease&& other) noexcept
    : budget_(std::exchange(other.budget_, nullptr)), bytes_(std::exchange(other.bytes_, 0))
{
}

MemoryLease& MemoryLease::operator=(MemoryLease&& other) noexcept
{
    std::swap(budget_, other.budget_);
    std::swap(bytes_, other.bytes_);
    return *this;
}

MemoryLease::~MemoryLease()
{
    if (budget_) budget_->giveBack(bytes_);
}

void MemoryLease::shrinkTo(std::uint64_t bytes)
{
    if (bytes >= bytes_) return;
    budget_->giveBack(bytes_ - bytes);
    bytes_ = bytes;
}

std::optional<MemoryLease> MemoryBudget::lease(std::uint64_t bytes, const JobControl& job)
{
    std::unique_lock lock(mutex_);
    const std::uint64_t turn = nextTurn_++;
    turns_.push_back(turn);
    while (!job.cancelled() && (turns_.front() != turn || !fits(bytes)))
        changed_.wait_for(lock, std::chrono::milliseconds(50)); // bounds how late a cancel by signal is seen
    turns_.erase(std::find(turns_.begin(), turns_.end(), turn));
    changed_.notify_all(); // whoever is next may fit too, or must not wait for this one any more
    if (job.cancelled()) return std::nullopt;
    used_ += bytes;
    return MemoryLease(this, bytes);
}

void MemoryBudget::giveBack(std::uint64_t bytes)
{
    {
        std::lock_guard lock(mutex_);
        used_ -= bytes;
    }
    changed_.notify_all();
}

} // namespace albumen

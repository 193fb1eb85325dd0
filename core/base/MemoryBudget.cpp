#include "base/MemoryBudget.h"

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

std::optional<MemoryLease> MemoryBudget::lease(std::uint64_t bytes, const JobControl& job)
{
    std::unique_lock lock(mutex_);
    while (used_ != 0 && used_ + bytes > limit_) {
        if (job.cancelled()) return std::nullopt;
        changed_.wait_for(lock, std::chrono::milliseconds(50));
    }
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

// Whole pictures for whoever looks at photos: read, decoded, turned as the library shows them. Nothing is stored.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "base/MemoryBudget.h"
#include "base/Threads.h"
#include "catalogue/Catalogue.h"
#include "load/InProcessLoader.h"
#include "thumbs/PictureSource.h"

namespace albumen {

/// Threads: all.
class PictureService final : public PictureSource
{
public:
    /// `threads`: one decodes what is looked at while the other decodes what comes next. Requires: all outlive it.
    PictureService(Files& files, const Catalogue& catalogue, int threads = 2);
    /// What waits is dropped unanswered; joins its threads.
    ~PictureService() override;
    PictureService(const PictureService&) = delete;
    PictureService& operator=(const PictureService&) = delete;

    Ticket request(const PictureKey& key, PictureUse use, Answer answer) override;
    void cancel(Ticket ticket) override;

private:
    struct Wanted;
    using Made = Result<std::shared_ptr<const Picture>>;

    Status work();
    std::shared_ptr<Wanted> next();
    void add(std::shared_ptr<Wanted> wanted, PictureUse use);
    Made make(const PictureKey& key, const JobControl& job);

    Files& files_;
    const Catalogue& catalogue_;
    const int most_;                  ///< threads
    MemoryBudget fileBytes_, pixels_; // in this order, as in a recognise job
    InProcessLoader loader_;
    std::mutex mutex_; ///< guards what follows
    std::condition_variable changed_;
    bool ending_ = false;
    std::uint64_t nextTicket_ = 1;
    std::vector<std::shared_ptr<Wanted>> shown_; ///< the last is made first
    std::deque<std::shared_ptr<Wanted>> ahead_;  ///< the first is made first, when nothing shown waits
    std::vector<std::shared_ptr<Wanted>> making_;
    int started_ = 0;
    ThreadGroup threads_; ///< last: joined before the rest goes
};

} // namespace albumen

// The small pictures of photos and faces, for whoever shows them: stored ones at once, others made from the photo and
// stored then. What was asked for last comes first, because that is what is looked at.
#pragma once

#include <compare>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "base/Clock.h"
#include "base/Files.h"
#include "base/JobControl.h"
#include "base/Threads.h"
#include "catalogue/Catalogue.h"
#include "catalogue/RunRows.h"
#include "thumbs/ThumbnailMaker.h"
#include "thumbs/ThumbnailSource.h"

namespace albumen {

struct ThumbnailParts {
    Files& files;
    Catalogue& catalogue;
    const Clock& clock;
    bool store = true; ///< false where the catalogue is open read-only: made anew each time
    int threads = 2;   ///< one reads while the other decodes
};

/// Threads: all.
class ThumbnailService final : public ThumbnailSource
{
public:
    /// A picture that could not be made is tried again after this, or as soon as its file is another.
    static constexpr std::int64_t againAfterMs = 60'000;

    /// Requires: all parts outlive it.
    explicit ThumbnailService(const ThumbnailParts& parts);
    /// What waits is dropped unanswered; joins its threads.
    ~ThumbnailService() override;
    ThumbnailService(const ThumbnailService&) = delete;
    ThumbnailService& operator=(const ThumbnailService&) = delete;

    /// `answer` is called once, on a thread of the service, unless it is cancelled before. Fails (the picture): noFace
    /// (no such face), fileVanished (no photo of it is there), as ThumbnailMaker, as the catalogue.
    Ticket request(const ThumbnailKey& key, Answer answer) override;
    /// Not wanted any more; what nobody else wants is not made. An answer that is being given right now still comes.
    void cancel(Ticket ticket) override;
    /// The same on the caller's own thread. Ensures (both): turned as the library shows the picture.
    Picture get(const ThumbnailKey& key, const JobControl& job);

private:
    struct Wanted;
    struct Failure;
    struct Source;

    Status work();
    std::shared_ptr<Wanted> next();
    static Result<int> turnFor(Db& db, const ThumbnailKey& key);
    Picture make(const ThumbnailKey& key, const JobControl& job);
    Picture makeFrom(const ThumbnailKey& key, const Source& source, const JobControl& job);
    Result<Source> sourceOf(const ThumbnailKey& key) const;
    std::optional<Error> failedBefore(const ThumbnailKey& key, const Source& source);
    void noteFailure(const ThumbnailKey& key, const Source& source, const Error& error);

    ThumbnailParts parts_;
    ThumbnailMaker maker_;
    std::mutex mutex_; ///< guards what follows
    std::condition_variable changed_;
    bool ending_ = false;
    std::uint64_t nextTicket_ = 1;
    std::vector<std::shared_ptr<Wanted>> waiting_; ///< the last is made first
    std::vector<std::shared_ptr<Wanted>> making_;
    std::map<ThumbnailKey, Failure> failures_;
    int started_ = 0;
    ThreadGroup threads_; ///< last: joined before the rest goes
};

} // namespace albumen

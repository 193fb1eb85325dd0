// The copy of the catalogue that is made every day somebody works with the library.
#pragma once

#include <functional>
#include <mutex>

#include "base/Threads.h"
#include "library/LibraryState.h"

namespace albumen {

/// Threads: all. What fails is logged, and tried again when the library is opened the next time: nobody's work ends for
/// it.
class DailyCopy
{
public:
    /// Begins the copy of today on a thread of its own, where one is due; or what a forgetting that was cut off left to
    /// be overwritten and removed. Requires: `state` outlives it.
    explicit DailyCopy(LibraryState& state);
    /// Waits for the copy that is being made.
    ~DailyCopy();

    /// Makes the copy of today anew: much was done.
    void renew();
    /// As renew, for what is to be sent elsewhere. Fails: diskFull, backupFailed.
    Status fresh();
    /// Before something that changes much at once; not where there is nothing to lose yet. Fails: diskFull,
    /// backupFailed.
    Status before(std::string_view what);
    /// Removes all copies, and makes one of today. Fails: as forgetCopies; diskFull, backupFailed.
    Status forget();

private:
    void begin(std::function<Status()> work);
    Status finishForgetting();
    Status make(bool anew);

    LibraryState& state_;
    std::mutex making_; ///< one copy at a time
    ThreadGroup thread_;
};

} // namespace albumen

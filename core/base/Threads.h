// Threads that cannot end the process: what one throws, and one that cannot start, is an error of the job, and every
// thread that was started is joined.
#pragma once

#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/Error.h"

namespace albumen {

/// The error for an exception: outOfMemory for std::bad_alloc, else internal with its words. A broken contract is
/// internal. Requires: an exception.
Error errorOf(const std::exception_ptr& thrown, Stage stage = Stage::none);

/// Runs `work`, which returns a Status or a Result; what it throws is an error.
template <class Work> auto guarded(Work&& work, Stage stage = Stage::none) -> decltype(work())
{
    try {
        return std::forward<Work>(work)();
    } catch (...) {
        return fail(errorOf(std::current_exception(), stage));
    }
}

/// Threads of one job. The thread that made it starts and joins them.
class ThreadGroup
{
public:
    /// Called once, with the first error, on the thread that met it: to stop the others.
    using OnError = std::function<void(const Error&)>;

    explicit ThreadGroup(OnError onError = {}) : onError_(std::move(onError)) {}
    ThreadGroup(const ThreadGroup&) = delete;
    ThreadGroup& operator=(const ThreadGroup&) = delete;
    /// Joins.
    ~ThreadGroup();

    /// Starts a thread. Fails: internal, when the system gives no more threads; it is the group's error too.
    Status start(std::function<Status()> work);
    /// Waits for all of them. Fails: with the first error that one returned or threw, or that start met.
    Status join();

private:
    void run(const std::function<Status()>& work) noexcept;
    void note(Error error) noexcept;

    OnError onError_;
    std::vector<std::thread> threads_;
    std::mutex mutex_; ///< guards error_
    std::optional<Error> error_;
};

} // namespace albumen

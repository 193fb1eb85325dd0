#include "base/Threads.h"

#include <new>

namespace albumen {

Error errorOf(const std::exception_ptr& thrown, Stage stage)
{
    Error error{.code = Code::internal, .stage = stage};
    try {
        std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        error.code = Code::outOfMemory;
    } catch (const std::exception& exception) {
        error.detail = exception.what();
    } catch (...) {
        error.detail = "unknown exception";
    }
    return error;
}

ThreadGroup::~ThreadGroup()
{
    for (std::thread& thread : threads_)
        if (thread.joinable()) thread.join();
}

Status ThreadGroup::start(std::function<Status()> work)
{
    const Status started = guarded([&]() -> Status {
        threads_.emplace_back([this, work = std::move(work)] { run(work); });
        return {};
    });
    if (!started) note(started.error());
    return started;
}

Status ThreadGroup::join()
{
    for (std::thread& thread : threads_)
        if (thread.joinable()) thread.join();
    threads_.clear();
    const std::lock_guard lock(mutex_);
    if (error_) return fail(*error_);
    return {};
}

void ThreadGroup::run(const std::function<Status()>& work) noexcept
{
    if (Status done = guarded(work); !done) note(std::move(done).error());
}

void ThreadGroup::note(Error error) noexcept
{
    {
        const std::lock_guard lock(mutex_);
        if (error_) return;
        error_ = std::move(error);
    }
    try {
        if (onError_) onError_(*error_); // nobody changes it any more
    } catch (...) {                      // out of memory while telling: join tells the error
    }
}

} // namespace albumen

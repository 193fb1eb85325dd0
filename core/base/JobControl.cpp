#include "base/JobControl.h"

#include <chrono>

namespace albumen {

bool JobControl::mayGoOn() const
{
    if (paused()) {
        std::unique_lock lock(mutex_);
        // A signal handler cannot notify: a short wait bounds how late a cancel is seen.
        while (paused() && !cancelled()) changed_.wait_for(lock, std::chrono::milliseconds(50));
    }
    return !cancelled();
}

void JobControl::pause()
{
    paused_ = true;
}

void JobControl::resume()
{
    {
        std::lock_guard lock(mutex_);
        paused_ = false;
    }
    changed_.notify_all();
}

} // namespace albumen

// A system that gives no more threads.
#pragma once

#include <pthread.h>

#include <cstddef>

namespace albumen::test {

/// While it lives, starting a thread fails: its stack would be larger than any address space.
class NoMoreThreads
{
public:
    NoMoreThreads()
    {
        pthread_getattr_default_np(&before_);
        pthread_attr_t absurd;
        pthread_getattr_default_np(&absurd);
        pthread_attr_setstacksize(&absurd, std::size_t{1} << 48U);
        pthread_setattr_default_np(&absurd);
        pthread_attr_destroy(&absurd);
    }
    ~NoMoreThreads()
    {
        pthread_setattr_default_np(&before_);
        pthread_attr_destroy(&before_);
    }
    NoMoreThreads(const NoMoreThreads&) = delete;
    NoMoreThreads& operator=(const NoMoreThreads&) = delete;

private:
    pthread_attr_t before_{};
};

} // namespace albumen::test

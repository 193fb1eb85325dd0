// Giving a finished thing its name, never over another's, on every kind of disk.
#pragma once

#include "base/FilesFence.h"

namespace albumen {

/// Threads: all.
class Naming
{
public:
    Naming(NamingRoad best, std::function<int()> before) : best_(best), before_(std::move(before)) {}
    /// Ensures: 0, or errno: EEXIST when somebody has that name; ENOENT when there is nothing to name.
    int give(const CallPlace& from, const CallPlace& to) const;

private:
    template <class Call> int call(Call call) const;
    int noReplace(const CallPlace& from, const CallPlace& to) const;
    int link(const CallPlace& from, const CallPlace& to) const;
    int plain(const CallPlace& from, const CallPlace& to) const;

    const NamingRoad best_;
    const std::function<int()> before_;
};

} // namespace albumen

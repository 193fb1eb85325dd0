// What became different in a library, so that nobody has to ask again and again.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

#include "photo/Consequences.h"
#include "photo/Ids.h"

namespace albumen {

/// What changed since a revision. Nothing of it names what it changed to: that is asked.
struct Changes {
    std::uint64_t revision = 0;    ///< now
    bool everything = false;       ///< too much, or too long ago, to be told one by one
    std::vector<FaceId> faces;     ///< with another label; each once
    std::vector<ContentNo> photos; ///< pictures looked at; each once
    bool people = false;           ///< names, merges, counts
    bool groups = false;
    bool history = false;
    bool archive = false;                    ///< folders, files, zips
    std::vector<Consequences> followed = {}; ///< from decisions, oldest first
    bool none() const;
};

/// Threads: all.
class ChangeLog
{
public:
    /// Ids beyond this are not told one by one. Origin: a window shows a few thousand rows at most.
    static constexpr std::size_t most = 20'000;

    using Listener = std::function<void()>;

    /// `change.revision` is given here.
    void add(Changes change);
    Changes since(std::uint64_t revision) const;
    /// Called after each change, on the thread that made it; one listener at a time, none when empty. Ensures: the old
    /// one is not running any more when this returns.
    void listen(Listener listener);

private:
    mutable std::mutex mutex_;
    std::deque<Changes> log_;                    ///< oldest first
    std::size_t ids_ = 0;                        ///< in the log
    std::uint64_t revision_ = 0, forgotten_ = 0; ///< forgotten: the newest revision that is not in the log any more
    std::mutex listening_;
    Listener listener_; ///< guarded by listening_
};

} // namespace albumen

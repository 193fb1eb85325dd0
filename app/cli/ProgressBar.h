// Progress on stderr: a bar that repaints itself on a terminal, a line a step elsewhere.
#pragma once

#include <iosfwd>
#include <mutex>
#include <string>

#include "base/Progress.h"

namespace albumen::cli {

/// Threads: all.
class ProgressBar
{
public:
    ProgressBar(std::ostream& err, bool terminal) : err_(err), terminal_(terminal) {}
    void show(const Progress& progress);
    /// Wipes the bar, so that other text can follow.
    void clear();

private:
    std::ostream& err_;
    bool terminal_;
    std::mutex mutex_;
    bool painted_ = false;
};

/// "[#####-----] 43 %  18240 of 42816  31/s  13 min left": with an unknown total count and rate only.
std::string progressLine(const Progress& progress);
/// "13 min left", rounded up; "under a minute".
std::string leftText(std::chrono::seconds left);

} // namespace albumen::cli

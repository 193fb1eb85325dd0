// Where a job stands, as a value; and the meter that makes such values, at most ten a second.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace albumen {

/// The four steps of the main job; checking the archive; fetching models; names from and into other programs' files;
/// what is in the photos beside people.
enum class JobStep { recognise, folders, file, zip, verify, fetch, names, understand };
std::string_view nameOf(JobStep step);

struct Progress {
    JobStep step = JobStep::recognise;
    std::uint64_t done = 0;
    std::uint64_t total = 0; ///< 0 = not known yet: show count and rate, no bar
    std::uint64_t bytes = 0;
    std::uint64_t problems = 0;               ///< photos that failed so far
    std::uint64_t faces = 0;                  ///< recognise: faces found so far
    double rate = 0;                          ///< things a second over the last seconds; 0 = not known yet
    std::optional<std::chrono::seconds> left; ///< known after 5 s of work with a known total
    std::string current;                      ///< what is worked on, as printable UTF-8
    bool finished = false;                    ///< the last value of this step
};

using ProgressSink = std::function<void(const Progress&)>;

/// Counts one step and reports it to a sink at most every 100 ms, the first and last value always.
/// Threads: all; the sink is called by one thread at a time, on the thread that counted.
class ProgressMeter
{
public:
    using Clock = std::chrono::steady_clock;
    ProgressMeter(JobStep step, ProgressSink sink);

    void setTotal(std::uint64_t total);
    void advance(std::uint64_t things, std::uint64_t bytes = 0, std::string current = {});
    void addProblem();
    void addFaces(std::uint64_t faces);
    /// The last value, whatever the time. Call once.
    void finish();
    Progress now() const;

private:
    void report(bool always);
    void measure(Clock::time_point now);

    ProgressSink sink_;
    mutable std::mutex mutex_;
    Progress progress_;
    Clock::time_point started_ = Clock::now();
    Clock::time_point reported_{};
    Clock::time_point measured_ = started_;
    std::uint64_t measuredDone_ = 0;
};

} // namespace albumen

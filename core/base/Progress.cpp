#include "base/Progress.h"

#include <cmath>

namespace albumen {
namespace {
using namespace std::chrono_literals;
constexpr auto reportEvery = 100ms;   // ten a second: smooth for the eye, nothing for the machine
constexpr auto measureEvery = 1000ms; // the rate is smoothed over seconds
constexpr auto leftAfter = 5s;        // earlier guesses of the time left jump about
constexpr double smoothing = 0.3;     // weight of the newest second in the rate
} // namespace

std::string_view nameOf(JobStep step)
{
    switch (step) {
    case JobStep::recognise: return "recognise";
    case JobStep::folders: return "folders";
    case JobStep::file: return "file";
    case JobStep::zip: return "zip";
    case JobStep::verify: return "verify";
    case JobStep::fetch: return "fetch";
    case JobStep::names: return "names";
    case JobStep::understand: return "understand";
    }
    return "";
}

ProgressMeter::ProgressMeter(JobStep step, ProgressSink sink) : sink_(std::move(sink))
{
    progress_.step = step;
}

void ProgressMeter::setTotal(std::uint64_t total)
{
    std::lock_guard lock(mutex_);
    progress_.total = total;
    report(false);
}

void ProgressMeter::advance(std::uint64_t things, std::uint64_t bytes, std::string current)
{
    std::lock_guard lock(mutex_);
    progress_.done += things;
    progress_.bytes += bytes;
    if (!current.empty()) progress_.current = std::move(current);
    report(false);
}

void ProgressMeter::addProblem()
{
    std::lock_guard lock(mutex_);
    ++progress_.problems;
}

void ProgressMeter::addFaces(std::uint64_t faces)
{
    std::lock_guard lock(mutex_);
    progress_.faces += faces;
}

void ProgressMeter::finish()
{
    std::lock_guard lock(mutex_);
    progress_.finished = true;
    progress_.left = std::chrono::seconds(0);
    report(true);
}

Progress ProgressMeter::now() const
{
    std::lock_guard lock(mutex_);
    return progress_;
}

void ProgressMeter::report(bool always)
{
    const auto now = Clock::now();
    if (!always && now - reported_ < reportEvery) return;
    measure(now);
    reported_ = now;
    if (sink_) sink_(progress_);
}

void ProgressMeter::measure(Clock::time_point now)
{
    const auto since = now - measured_;
    if (since < measureEvery) return;
    const double fresh =
        static_cast<double>(progress_.done - measuredDone_) / std::chrono::duration<double>(since).count();
    progress_.rate = progress_.rate == 0 ? fresh : smoothing * fresh + (1 - smoothing) * progress_.rate;
    measured_ = now;
    measuredDone_ = progress_.done;
    if (now - started_ < leftAfter || progress_.total == 0 || progress_.rate <= 0) return;
    const auto remaining = progress_.total > progress_.done ? progress_.total - progress_.done : 0;
    progress_.left =
        std::chrono::seconds(static_cast<long>(std::ceil(static_cast<double>(remaining) / progress_.rate)));
}

} // namespace albumen

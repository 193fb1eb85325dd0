#include "run/Report.h"

#include <algorithm>

namespace albumen {

std::uint64_t NameCounts::keptByNobody() const
{
    std::uint64_t rest = kept;
    for (const auto& [name, faces] : staysWith) rest -= std::min(rest, faces);
    return rest;
}

std::uint64_t Report::cut() const
{
    return static_cast<std::uint64_t>(std::ranges::count(problems, Code::imageCut, &Error::code));
}

void endBy(const Status& done, const JobControl& job, Report& report)
{
    if (!done && done.error().code != Code::cancelled && !report.error) report.error = done.error();
    report.outcome = report.error ? Outcome::failed : job.cancelled() ? Outcome::cancelled : Outcome::completed;
}

Ending endingOf(const Report& report)
{
    if (report.error || report.outcome == Outcome::failed) return Ending::failed;
    if (report.outcome == Outcome::cancelled) return Ending::cancelled;
    if (!report.problems.empty() || report.damaged > 0) return Ending::withProblems;
    return report.nothing ? Ending::nothingToDo : Ending::done;
}

std::string_view nameOf(Ending ending)
{
    switch (ending) {
    case Ending::done: return "done";
    case Ending::withProblems: return "withProblems";
    case Ending::nothingToDo: return "nothingToDo";
    case Ending::cancelled: return "cancelled";
    case Ending::failed: return "failed";
    }
    return "failed";
}

} // namespace albumen

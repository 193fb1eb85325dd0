#include "cli/ProgressBar.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "base/Counted.h"
#include "base/Text.h"

namespace albumen::cli {

std::string leftText(std::chrono::seconds left)
{
    const long minutes = (left.count() + 59) / 60;
    if (left.count() < 60) return "under a minute";
    return minutes < 60 ? fmt::format("{} min left", minutes)
                        : fmt::format("{} h {} min left", minutes / 60, minutes % 60);
}

namespace {

std::string problemsText(const Progress& progress)
{
    if (progress.step == JobStep::recognise) return fmt::format("{} could not be read", progress.problems);
    if (progress.step == JobStep::verify) return fmt::format("{} not as filed", progress.problems);
    return counted(progress.problems, "problem", "problems");
}

} // namespace

std::string progressLine(const Progress& progress)
{
    constexpr int width = 24;
    const bool bytes = progress.step == JobStep::fetch;
    const auto number = [bytes](std::uint64_t n) { return bytes ? byteText(n) : fmt::format("{}", n); };
    std::string line(nameOf(progress.step));
    if (progress.total > 0) {
        const double share = std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total));
        const int full = static_cast<int>(share * width);
        line += fmt::format(" [{}{}] {:3.0f} %  {} of {}", std::string(static_cast<std::size_t>(full), '#'),
                            std::string(static_cast<std::size_t>(width - full), '-'), share * 100,
                            number(progress.done), number(progress.total));
    } else {
        line += fmt::format(" {}", number(progress.done));
    }
    if (progress.rate > 0)
        line += bytes ? fmt::format("  {}/s", byteText(static_cast<std::uint64_t>(progress.rate)))
                      : fmt::format("  {:.1f}/s", progress.rate);
    if (progress.problems > 0) line += "  " + problemsText(progress);
    if (progress.left && !progress.finished) line += "  " + leftText(*progress.left);
    return line;
}

void ProgressBar::show(const Progress& progress)
{
    const std::lock_guard lock(mutex_);
    if (!terminal_) {
        if (progress.finished) err_ << progressLine(progress) << std::endl;
        return;
    }
    err_ << "\r\x1b[K" << progressLine(progress) << std::flush;
    painted_ = !progress.finished;
    if (progress.finished) err_ << std::endl;
}

void ProgressBar::clear()
{
    const std::lock_guard lock(mutex_);
    if (painted_) err_ << "\r\x1b[K" << std::flush;
    painted_ = false;
}

} // namespace albumen::cli

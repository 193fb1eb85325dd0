// albumen-cli: everything the core can do, without a display.
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>

#include <unistd.h>

#include "cli/Cli.h"

namespace {

albumen::JobControl job;

extern "C" void onInterrupt(int)
{
    job.cancel();
}

/// A worker inside a decoder cannot be stopped. When the job has not ended within the second after an interrupt, the
/// process leaves past it: the catalogue and the archive bear a death at any point.
void leaveInTime(const std::atomic<bool>& ended)
{
    using namespace std::chrono_literals;
    while (!ended && !job.cancelled()) std::this_thread::sleep_for(20ms);
    for (int waited = 0; waited < 45 && !ended; ++waited) std::this_thread::sleep_for(20ms);
    if (ended) return;
    static constexpr char words[] = "\nStopped. Next time it goes on from here.\n";
    (void)!::write(STDERR_FILENO, words, sizeof words - 1);
    std::_Exit(3);
}

} // namespace

int main(int argc, char** argv)
{
    struct sigaction action {
    };
    action.sa_handler = onInterrupt;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    std::atomic<bool> ended{false};
    std::thread watch([&ended] { leaveInTime(ended); });
    const albumen::cli::Streams streams{std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1};
    const int code = albumen::cli::run({argv + 1, argv + argc}, albumen::pathSourcesOfProcess(), streams, job);
    std::cout.flush();
    ended = true;
    watch.join();
    return code;
}

// albumen-cli: everything the core can do, without a display.
#include <csignal>
#include <iostream>

#include <unistd.h>

#include "cli/Cli.h"
#include "cli/OwnStandardError.h"

namespace {

albumen::JobControl job;

extern "C" void onInterrupt(int)
{
    job.cancel();
}

/// The first Ctrl-C cancels the job. The second one kills, for whoever waits for a disk that does not answer: the
/// catalogue and the archive bear a death at any point.
void cancelOn(int signal)
{
    struct sigaction action {
    };
    action.sa_handler = onInterrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigaction(signal, &action, nullptr);
}

} // namespace

int main(int argc, char** argv)
{
    cancelOn(SIGINT);
    cancelOn(SIGTERM);
    cancelOn(SIGHUP); // the terminal was closed
    std::signal(SIGPIPE, SIG_IGN);
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    albumen::cli::OwnStandardError err;
    const albumen::cli::Streams streams{std::cout, err.stream(), terminal};
    const int code = albumen::cli::run({argv + 1, argv + argc}, albumen::pathSourcesOfProcess(), streams, job);
    std::cout.flush();
    return code;
}

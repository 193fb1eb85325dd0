#include "EndSignals.h"

#include <atomic>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

#include <QApplication>
#include <QSocketNotifier>

namespace albumen {
namespace {

constexpr int endSignals[] = {SIGTERM, SIGINT, SIGHUP};

std::atomic<int> writeEnd = -1;

extern "C" void onEndSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1); // nothing else can be done here
}

} // namespace

EndSignals::EndSignals(QObject* parent) : QObject(parent)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return; // the signals kill, which the library bears
    read_ = ends[0];
    writeEnd = write_ = ends[1];
    auto* const notifier = new QSocketNotifier(read_, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [notifier] {
        notifier->setEnabled(false);
        QApplication::closeAllWindows();
        QApplication::quit(); // also where a dialog stayed
    });
    struct sigaction action {
    };
    action.sa_handler = onEndSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    for (const int signal : endSignals) ::sigaction(signal, &action, nullptr);
}

EndSignals::~EndSignals()
{
    if (read_ < 0) return;
    for (const int signal : endSignals) std::signal(signal, SIG_DFL);
    writeEnd = -1;
    ::close(read_);
    ::close(write_);
}

} // namespace albumen

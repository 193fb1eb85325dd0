// The application of the window. A debug build watches that no event holds the GUI thread up, and says which did.
#pragma once

#include <QApplication>

#include "Watchdog.h"

namespace albumen {

/// Threads: GUI.
class Application final : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    /// Watches from now on; tests do so in release builds too. Requires: `watchdog` outlives the watching; null ends
    /// it.
    void watch(Watchdog* watchdog) { watchdog_ = watchdog; }

    Watchdog* watched() const { return watchdog_; }

    bool notify(QObject* receiver, QEvent* event) override;

private:
#ifdef NDEBUG
    Watchdog* watchdog_ = nullptr;
#else
    Watchdog own_;
    Watchdog* watchdog_ = &own_;
#endif
};

} // namespace albumen

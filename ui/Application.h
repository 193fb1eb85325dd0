// The application of the window. A debug build watches that no event holds the GUI thread up, and says which did in the
// log; so does any other where the environment has ALBUMEN_STALLS.
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
    static bool watches()
    {
        return qEnvironmentVariableIsSet("ALBUMEN_STALLS");
    }
#else
    static bool watches()
    {
        return true;
    }
#endif
    Watchdog own_;
    Watchdog* watchdog_ = watches() ? &own_ : nullptr;
};

} // namespace albumen

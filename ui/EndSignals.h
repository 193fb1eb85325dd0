// The system asks the program to end: at logging out, at shutting down, by Ctrl+C where it was started.
#pragma once

#include <QObject>

namespace albumen {

/// Closes the windows then as a person would, so that the library ends cleanly and a job is cancelled. A second signal
/// kills. At most one at a time. Threads: GUI.
class EndSignals final : public QObject
{
public:
    explicit EndSignals(QObject* parent = nullptr);
    ~EndSignals() override; ///< from here on the signals kill again

private:
    int read_ = -1, write_ = -1; ///< a pipe from the handler, which may do little, to the event loop
};

} // namespace albumen

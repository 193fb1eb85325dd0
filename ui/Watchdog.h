// Events that held the GUI thread up for too long, and what they were.
#pragma once

#include <functional>
#include <string>
#include <vector>

class QEvent;
class QObject;

namespace albumen {

/// Threads: GUI.
class Watchdog
{
public:
    static constexpr double frameMs = 16; ///< a picture of the screen at 60 a second

    struct Stall {
        std::string what; ///< "Paint to albumen::TileView 'faces'"
        double ms = 0;
    };
    using Clock = std::function<double()>; ///< milliseconds

    /// `now` empty: a steady clock.
    explicit Watchdog(double limitMs = frameMs, Clock now = {});

    void setLimit(double ms) { limitMs_ = ms; }
    /// Around the delivery of an event. One that is delivered inside another counts as a part of that.
    void begin();
    /// `what`: named before the delivery, since the receiver may be gone after it.
    void end(const std::string& what);
    int depth() const { return depth_; }
    static std::string nameOf(const QObject& receiver, const QEvent& event);

    /// The first `most` of them.
    const std::vector<Stall>& stalls() const { return stalls_; }
    void clear() { stalls_.clear(); }

    static constexpr std::size_t most = 1000;

private:
    double limitMs_;
    Clock now_;
    double began_ = 0;
    int depth_ = 0;
    std::vector<Stall> stalls_;
};

} // namespace albumen

#include "Watchdog.h"

#include <chrono>

#include <QEvent>
#include <QMetaEnum>
#include <QObject>

namespace albumen {

Watchdog::Watchdog(double limitMs, Clock now) : limitMs_(limitMs), now_(std::move(now))
{
    if (!now_)
        now_ = [] {
            const auto since = std::chrono::steady_clock::now().time_since_epoch();
            return std::chrono::duration<double, std::milli>(since).count();
        };
}

void Watchdog::begin()
{
    if (depth_++ == 0) began_ = now_();
}

void Watchdog::end(const std::string& what)
{
    if (--depth_ > 0) return;
    const double ms = now_() - began_;
    if (ms > limitMs_ && stalls_.size() < most) stalls_.push_back({what, ms});
}

std::string Watchdog::nameOf(const QObject& receiver, const QEvent& event)
{
    const char* const type = QMetaEnum::fromType<QEvent::Type>().valueToKey(event.type());
    std::string what = (type ? std::string(type) : "event " + std::to_string(int(event.type()))) + " to " +
                       receiver.metaObject()->className();
    for (const QObject* named = &receiver; named; named = named->parent())
        if (!named->objectName().isEmpty()) return what + " '" + named->objectName().toStdString() + "'";
    return what;
}

} // namespace albumen

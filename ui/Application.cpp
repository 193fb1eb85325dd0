#include "Application.h"

#include <QThread>

#include "base/Log.h"

namespace albumen {

bool Application::notify(QObject* receiver, QEvent* event)
{
    Watchdog* const dog = watchdog_;
    if (!dog || QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
    const std::string what = dog->depth() == 0 ? Watchdog::nameOf(*receiver, *event) : std::string();
    const std::size_t before = dog->stalls().size();
    dog->begin();
    const bool done = QApplication::notify(receiver, event);
    dog->end(what);
    if (dog->stalls().size() > before)
        log::error({.code = Code::internal,
                    .stage = Stage::none,
                    .path = {},
                    .detail = dog->stalls().back().what + " took " +
                              std::to_string(static_cast<int>(dog->stalls().back().ms)) + " ms"});
    return done;
}

} // namespace albumen

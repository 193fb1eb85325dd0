#include <catch2/catch.hpp>

#include <QEvent>
#include <QTest>
#include <QTimer>

#include "Application.h"

using namespace albumen;

namespace {

/// An object whose events take as long as a test says, by a clock that the test moves.
class Slow final : public QObject
{
public:
    double* now = nullptr;
    double takes = 0;
    QObject* inner = nullptr;

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User) return QObject::event(event);
        *now += takes;
        if (inner) {
            QEvent other(QEvent::User);
            QCoreApplication::sendEvent(inner, &other);
        }
        return true;
    }
};

struct Watched {
    double now = 0;
    Watchdog dog{Watchdog::frameMs, [this] { return now; }};
    Application& app = *static_cast<Application*>(qApp);
    Watchdog* const before = app.watched();
    Slow slow, inner;

    Watched()
    {
        slow.setObjectName("slow one");
        slow.now = inner.now = &now;
        app.watch(&dog);
    }
    ~Watched() { app.watch(before); }
    void send()
    {
        QEvent event(QEvent::User);
        QCoreApplication::sendEvent(&slow, &event);
    }
};

} // namespace

TEST_CASE("The watchdog tells which event took too long, and of no other")
{
    Watched watched;
    watched.slow.takes = 15;
    watched.send();
    CHECK(watched.dog.stalls().empty());
    watched.slow.takes = 40;
    watched.send();
    REQUIRE(watched.dog.stalls().size() == 1);
    CHECK(watched.dog.stalls()[0].ms == 40);
    CHECK(watched.dog.stalls()[0].what.find("User to ") == 0);
    CHECK(watched.dog.stalls()[0].what.find("'slow one'") != std::string::npos);
    watched.dog.clear();
    watched.dog.setLimit(100);
    watched.send();
    CHECK(watched.dog.stalls().empty());
}

TEST_CASE("Time of an event inside another counts once, for the outer one")
{
    Watched watched;
    watched.slow.inner = &watched.inner;
    watched.slow.takes = 10;
    watched.inner.takes = 10;
    watched.send();
    REQUIRE(watched.dog.stalls().size() == 1);
    CHECK(watched.dog.stalls()[0].ms == 20);
    CHECK(watched.dog.stalls()[0].what.find("'slow one'") != std::string::npos);
}

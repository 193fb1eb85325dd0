// How the window answers on a large library: start, a fast scroll, a scan, names for groups, moves of wrong faces.
//   albumen-bench-library FOLDER 100000    then: albumen-bench-window FOLDER [PHOTOS [GROUPS]]
// FOLDER is written to: give it a copy. PHOTOS: a folder that is looked at while the window scrolls; "-": none.
// Offscreen unless QT_QPA_PLATFORM says otherwise. A frame is one delivery of UpdateRequest: all that is painted then.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <span>

#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "Actions.h"
#include "Application.h"
#include "Composition.h"
#include "JobBridge.h"
#include "MainWindow.h"
#include "Navigator.h"
#include "models/PhotoModel.h"
#include "pages/people/GroupsView.h"
#include "pages/people/PeoplePage.h"
#include "pages/person/PersonPage.h"
#include "pages/photos/PhotosPage.h"
#include "views/TileView.h"
#include "widgets/NameField.h"

using namespace albumen;

namespace {

constexpr int patienceMs = 120'000;
constexpr int notches = 2'000; ///< of the wheel, as fast as they are taken
constexpr int wrongFaces = 20;

class Since
{
public:
    double ms() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began_).count();
    }

private:
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

/// Every event of the window's thread since the last telling.
class Events
{
public:
    explicit Events(Application& app) { app.watch(&watchdog_); }

    /// Takes over what the watchdog holds, before it is full.
    void collect()
    {
        all_.insert(all_.end(), watchdog_.stalls().begin(), watchdog_.stalls().end());
        watchdog_.clear();
    }
    void forget()
    {
        watchdog_.clear();
        all_.clear();
    }
    void tell(const char* what)
    {
        collect();
        std::vector<double> frames;
        Watchdog::Stall longest;
        for (const Watchdog::Stall& event : all_) {
            if (event.what.rfind("UpdateRequest", 0) == 0) frames.push_back(event.ms);
            if (event.ms > longest.ms) longest = event;
        }
        std::sort(frames.begin(), frames.end());
        const auto share = [&](double of) {
            return frames.empty() ? 0 : frames[static_cast<std::size_t>(of * double(frames.size() - 1))];
        };
        std::printf("%s: %zu frames, median %.1f ms, 99 %% %.1f, longest %.1f; longest event %.1f ms: %s\n", what,
                    frames.size(), share(0.5), share(0.99), share(1), longest.ms, longest.what.c_str());
        std::fflush(stdout);
        forget();
    }

private:
    Watchdog watchdog_{0};
    std::vector<Watchdog::Stall> all_;
};

void need(bool holds, const char* what)
{
    if (holds) return;
    std::fprintf(stderr, "gave up: %s\n", what);
    std::exit(1);
}

template <class Condition> void await(Condition holds, const char* what)
{
    need(QTest::qWaitFor(holds, patienceMs), what);
}

void tellMemory(const char* when)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmRSS", 0) == 0 || line.rfind("VmHWM", 0) == 0) std::printf("%s, %s\n", when, line.c_str());
}

void wheel(TileView& view, int angle)
{
    const QPointF at = view.viewport()->rect().center();
    QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
    QCoreApplication::processEvents();
}

/// What the list of everyone asks, away from the window's thread.
void tellOrders(const Library& library)
{
    const std::pair<PeopleOrder, const char*> orders[] = {{PeopleOrder::mostPhotos, "most photos"},
                                                          {PeopleOrder::name, "name"},
                                                          {PeopleOrder::lastSeen, "last seen"},
                                                          {PeopleOrder::mostToConfirm, "most to confirm"}};
    for (const auto& [order, name] : orders) {
        const Since clock;
        const auto people = library.people().ids(order);
        need(people.has_value(), "people");
        std::printf("%zu people by %s: %.0f ms\n", people->size(), name, clock.ms());
    }
}

void scroll(MainWindow& window, Events& events, const char* what)
{
    window.navigator().go({.page = "photos"});
    auto& page = static_cast<PhotosPage&>(window.page("photos"));
    await([&] { return page.model().rowCount() > 0; }, "photos");
    QTest::qWait(1000);
    events.forget();
    for (int i = 0; i < notches; ++i) {
        wheel(page.view(), i % 500 < 400 ? -120 : 120);
        events.collect();
    }
    QScrollBar& bar = *page.view().verticalScrollBar();
    for (int i = 0; i <= 200; ++i) { // and the bar is dragged from one end to the other
        bar.setValue(bar.minimum() + (bar.maximum() - bar.minimum()) * i / 200);
        QCoreApplication::processEvents();
        events.collect();
    }
    events.tell(what);
}

void scan(MainWindow& window, Events& events, const char* photos)
{
    window.takePhotos({photos});
    QTest::qWait(2000);
    JobBridge& bridge = window.bridge();
    events.forget();
    need(bridge.start(JobOrder{jobs::Recognise{}}), "another job runs");
    scroll(window, events, "scroll while photos are looked at");
    window.navigator().go({.page = "people"});
    for (Since clock; bridge.running() && clock.ms() < patienceMs;) {
        QTest::qWait(50);
        events.collect();
    }
    events.tell("people page until the end of the scan");
    bridge.cancel();
    await([&] { return !bridge.running(); }, "the end of the scan");
}

void nameGroups(MainWindow& window, Events& events, int most)
{
    window.navigator().go({.page = "people"});
    GroupsView& groups = static_cast<PeoplePage&>(window.page("people")).groups();
    await([&] { return groups.waiting() > 0 && groups.edited() >= 0; }, "a group to name");
    QTest::qWait(1000);
    events.forget();
    std::vector<double> next;
    int keys = 0, named = 0;
    for (; named < most && groups.edited() >= 0; ++named) {
        const QByteArray name = "Bench " + QByteArray::number(named); // nobody there: Enter takes "New person"
        const qint64 group = groups.edited();
        QTest::keyClicks(&groups.field(), QString::fromLatin1(name));
        keys += static_cast<int>(name.size()) + 1;
        QTest::qWait(300); // the completion answers while a person types
        const Since clock;
        QTest::keyClick(&groups.field(), Qt::Key_Return);
        await([&] { return groups.edited() != group; }, "the next group");
        QCoreApplication::processEvents();
        next.push_back(clock.ms());
        events.collect();
    }
    std::sort(next.begin(), next.end());
    need(!next.empty(), "a group to name");
    std::printf("%d groups named by %d keys; Enter to the next field: median %.0f ms, longest %.0f\n", named, keys,
                next[next.size() / 2], next.back());
    events.tell("naming");
}

/// The first faces of the largest person, one after the other, to another who is typed by name.
void moveFaces(MainWindow& window, const Library& library, Events& events)
{
    const auto people = library.people().ids(PeopleOrder::mostPhotos);
    need(people && people->size() > 1, "two people");
    const auto other = library.people().cards(std::span(*people).subspan(1, 1));
    need(other && !other->empty(), "another person");
    window.navigator().go({.page = "person", .query = {{"person", static_cast<qint64>((*people)[0])}}});
    TileView& view = static_cast<PersonPage&>(window.page("person")).view();
    await([&] { return view.model()->rowCount() > wrongFaces; }, "faces");
    view.setFocus();
    view.setCurrentIndex(view.model()->index(0, 0));
    QTest::qWait(1000);
    events.forget();
    std::vector<double> took;
    int keys = 0;
    for (int i = 0; i < wrongFaces; ++i) {
        await([&] { return window.actions().action("person.move")->isEnabled(); }, "a face to move");
        QApplication::setActiveWindow(&window); // a list that floated may have been it; no manager gives it back here
        QTest::keyClick(&view, Qt::Key_M);
        await([&] { return qobject_cast<NameField*>(window.focusWidget()); }, "the field");
        auto* const field = static_cast<NameField*>(window.focusWidget());
        const QString name = QString::fromStdString((*other)[0].name);
        QTest::keyClicks(field, name);
        QTest::qWait(300);
        const Since clock;
        QTest::keyClick(field, Qt::Key_Return);
        await([&] { return window.focusWidget() != field; }, "the faces again");
        took.push_back(clock.ms());
        keys += 2 + static_cast<int>(name.size());
        QTest::qWait(100);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Right);
        ++keys;
        events.collect();
    }
    std::sort(took.begin(), took.end());
    std::printf("%d faces moved by %d keys (the whole name typed); Enter to the faces: median %.0f ms, longest %.0f\n",
                wrongFaces, keys, took[took.size() / 2], took.back());
    events.tell("moving faces");
}

} // namespace

int main(int count, char** values)
{
    if (count < 2) {
        std::fprintf(stderr, "usage: albumen-bench-window LIBRARY [PHOTOS|- [GROUPS]]\n");
        return 2;
    }
    const Since start;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    Application app(count, values);
    QApplication::setOrganizationName(QStringLiteral("albumen-bench"));
    QApplication::setApplicationName(QStringLiteral("albumen-bench"));
    Events events(app);

    PathSources sources = pathSourcesOfProcess();
    sources.programFolder = ALBUMEN_SOURCE;
    sources.library = values[1];
    Composition composition(pathsFrom(sources));
    auto library = composition.openLibrary(LibraryMode::readWrite);
    need(library.has_value(), "the library does not open");
    {
        MainWindow window(**library);
        window.resize(1280, 800);
        window.show();
        need(QTest::qWaitForWindowExposed(&window), "a window");
        std::printf("start to window: %.0f ms\n", start.ms());
        window.navigator().go({.page = "photos"});
        auto& photos = static_cast<PhotosPage&>(window.page("photos"));
        await([&] { return photos.model().rowCount() > 0; }, "photos");
        std::printf("start to %d photos in the grid: %.0f ms\n", photos.model().rowCount(), start.ms());
        tellMemory("then");
        tellOrders(**library);
        scroll(window, events, "fast scroll");
        tellMemory("after the scroll");
        if (count > 2 && std::strcmp(values[2], "-") != 0) scan(window, events, values[2]);
        nameGroups(window, events, count > 3 ? std::atoi(values[3]) : 100);
        tellMemory("after the names");
        moveFaces(window, **library, events);
        tellMemory("at the end");
    }
    return 0;
}

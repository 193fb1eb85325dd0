// What a page needs, on a library that a test makes: a page and its test know nothing of the window.
//
//     struct Three : test::FakePeople { ... };              // answers what this test is about
//     struct Library : test::FakeLibrary { Three three; const PeopleQuestions& people() const override { return three;
//     } }; test::PageBench<Library> bench; PeoplePage page(bench.parts(), &bench.window);        // after the bench, so
//     that it goes before it bench.show(page);
#pragma once

#include <catch2/catch.hpp>

#include <QList>
#include <QTest>
#include <QUrl>
#include <QVBoxLayout>
#include <QWidget>

#include "Actions.h"
#include "Decider.h"
#include "JobBridge.h"
#include "MessageSink.h"
#include "Page.h"
#include "Parts.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "support/FakeLibrary.h"

namespace albumen::test {

/// Keeps what was said.
struct HeardMessages : MessageSink {
    QList<Message> said;
    QStringList cleared;

    void say(Message message) override { said.append(std::move(message)); }
    void clear(const QString& topic) override { cleared << topic; }
    QString last() const { return said.isEmpty() ? QString() : plain(said.last().words()); }
};

template <class Lib = FakeLibrary> struct PageBench {
    Lib library;
    QWidget window; ///< in which keys are heard: the page's parent
    Worker worker;
    HeardMessages messages;
    JobBridge bridge{library, library};
    Thumbnails thumbnails{library.thumbnails()};
    Navigator navigator;
    Actions actions{&window};
    Decider decider{library, library.history(), bridge, worker, messages};
    QList<QUrl> opened;

    Parts parts()
    {
        return {.settings = library.settings(),
                .people = library.people(),
                .groups = library.groups(),
                .faces = library.faces(),
                .photos = library.photos(),
                .suggestions = library.suggestions(),
                .archive = library.archive(),
                .history = library.history(),
                .pictureFacts = library.pictureFacts(),
                .cleanup = library.cleanup(),
                .albums = library.albums(),
                .events = library.events(),
                .places = library.where(),
                .pictures = library.pictures(),
                .decider = decider,
                .bridge = bridge,
                .worker = worker,
                .thumbnails = thumbnails,
                .navigator = navigator,
                .messages = messages,
                .actions = actions,
                .openUrl = [this](const QUrl& url) { opened << url; }};
    }
    /// After a menu: the platform without a screen leaves no window active, as no desktop does.
    void activate()
    {
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
    }
    /// Brings the page into sight, as the window does.
    void show(Page& page, const Place& place = {}, const QSize& size = {1000, 700})
    {
        if (!window.layout()) (new QVBoxLayout(&window))->setContentsMargins(0, 0, 0, 0); // the window owns it
        window.layout()->addWidget(&page);
        window.resize(size);
        window.show();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        actions.setPage(&page);
        page.openAt(place);
    }
    template <class Condition> static bool wait(Condition condition) { return QTest::qWaitFor(condition, 5000); }
};

} // namespace albumen::test
